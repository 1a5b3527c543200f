"""What every page of the form needs: the project, the pictures of pages, the proof, and how a page is drawn."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werkzeug.wrappers import Response

from macros.beheer.pages import Pictures
from macros.beheer.project import Project, Subject
from macros.beheer.safety import FormRequest, new_proof
from macros.exports.headers import every_answer, policy
from macros.kennisbank import Kennisbank
from macros.model import Record
from macros.reading.document import Data
from macros.views.render import render

ASSETS = Path(".build/assets.json")
DEFAULTS = {"status": "concept", "status_redactie": "concept"}


@dataclass
class Office:
    """One run of the form."""

    project: Project
    pictures: Pictures
    proof: str

    @classmethod
    def of(cls, root: Path) -> "Office":
        return cls(Project(root), Pictures(root), new_proof())

    @property
    def kb(self) -> Kennisbank:
        """All records as they stand now."""
        return self.project.kb

    def page(self, template: str, status: int, **values: object) -> Response:
        """A page of the form."""
        body = render(template, self.kb, "beheer/", bewijs=self.proof, asset=self.asset, **values)
        return secured(Response(str(body), status, content_type="text/html; charset=utf-8"))

    def asset(self, name: str) -> str:
        """The address of a file of the site, such as its style sheet."""
        path = self.project.root / ASSETS
        names: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return f"/{names.get(name, name)}"

    def starts(self, request: FormRequest, subject: Subject) -> dict[str, Data]:
        """What a record that is new says to begin with: what was asked before the form opened, and that it is a draft."""
        if subject.id or not issubclass(subject.model, Record):
            return {}
        fields = subject.model.model_fields
        given: dict[str, Data] = {name: text for name, text in request.args.items() if name in fields and text}
        return {name: value for name, value in DEFAULTS.items() if name in fields} | given


def secured(response: Response, framed: bool = False) -> Response:
    """The answer with the headers of the site; pages that are shown beside the form may stand in its frame."""
    for name, value in every_answer():
        response.headers[name] = value
    own = policy(as_header=True)
    response.headers["Content-Security-Policy"] = (
        own.replace("frame-ancestors 'none'", "frame-ancestors 'self'") if framed else f"{own}; frame-src 'self'"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
