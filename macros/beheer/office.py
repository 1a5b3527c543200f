"""What every page of the form needs: the project, the pictures of pages, the proof, and how a page is drawn."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from macros.beheer.pages import Pictures
from macros.beheer.project import Project, Subject
from macros.beheer.safety import FormRequest, new_proof
from macros.beheer.standing import Desk
from macros.editing.blank import DEFAULTS
from macros.exports.headers import every_answer, policy
from macros.kennisbank import Kennisbank
from macros.model import Record
from macros.proposals.git import NETWORK, GitError, git_of
from macros.proposals.proposal import Proposal, Sending, settle
from macros.proposals.published import place_of, published
from macros.proposals.update import News, brought_up_to_date
from macros.proposals.work import Work
from macros.reading.document import Data
from macros.views.render import render

BUILT = Path(".build")
"""Where the front end's own build leaves what a browser loads; what only the form loads has a folder of its own there."""
OWN = ("beheer.css", "beheer.js")
AT_START = 10.0
"""Seconds that the start waits for the network."""
BROKEN = "Bijwerken lukte nu niet. Er is niets half gedaan: bij de volgende start gaat Beheer verder waar het was."


@dataclass
class Office:
    """One run of the form."""

    project: Project
    pictures: Pictures
    proof: str
    _desk: Desk | None = None
    news: News | None = None
    """What bringing up to date gave the last time."""
    let_go: list[Proposal] = field(default_factory=list)
    """Proposals that wait no longer since then: published, or taken away at the shared place."""
    told: list[str] = field(default_factory=list)
    """What to know about single records after a proposal was taken over."""
    sending: dict[str, Sending] = field(default_factory=dict)
    """How sending went in this run, by the name of the proposal."""

    @classmethod
    def of(cls, root: Path) -> "Office":
        office = cls(Project(root), Pictures(root), new_proof())
        office.bring_up_to_date(AT_START)
        return office

    @property
    def desk(self) -> Desk | None:
        """The work folder beside what is published; None as long as git keeps nothing here."""
        if self._desk is None and (git := git_of(self.project.root)):
            self._desk = Desk(git, Work(git))
        return self._desk

    @property
    def shared_desk(self) -> Desk:
        """The same, for a page that is not there without git. Raises NotFound."""
        if self.desk is None:
            raise NotFound
        return self.desk

    def bring_up_to_date(self, seconds: float = NETWORK) -> None:
        """Fetch what others published, and look at all records again. A folder that is broken is told."""
        if self.desk is None:
            return
        with self.project.lock:
            try:
                self.news = brought_up_to_date(self.desk.git, seconds)
                self.let_go = settle(self.desk.git, place_of(self.desk.git), published(self.desk.git))
            except (GitError, OSError):
                self.news = News(BROKEN, good=False)
            self.desk.forget()

    @property
    def counts(self) -> dict[str, int]:
        """What the bar counts: what is ready to hand in."""
        try:
            return {"akkoord": len(self.desk.now(self.project.now()).ready)} if self.desk else {}
        except GitError:
            return {}

    @property
    def kb(self) -> Kennisbank:
        """All records as they stand now."""
        return self.project.kb

    def page(self, template: str, status: int, **values: object) -> Response:
        """A page of the form."""
        body = render(
            template,
            self.kb,
            "beheer/",
            bewijs=self.proof,
            asset=self.asset,
            telling=self.counts,
            met_delen=self.desk is not None,
            **values,
        )
        return secured(Response(str(body), status, content_type="text/html; charset=utf-8"))

    def asset(self, name: str) -> str:
        """The address of a file of the site, such as its style sheet; the form has it also when the site cannot be made."""
        return f"/beheer/eigen/{Path(self._assets().get(name, name)).name}"

    def own_file(self, name: str) -> Path | None:
        """What stands at an address that the form gives out itself; None when nothing does."""
        files = {Path(file).name: BUILT / file for file in self._assets().values()} | {file: BUILT / "beheer" / file for file in OWN}
        path = self.project.root / files[name] if name in files else None
        return path if path and path.exists() else None

    def _assets(self) -> dict[str, str]:
        path = self.project.root / BUILT / "assets.json"
        names: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return names

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


def as_download(data: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    """A file to keep."""
    answer = secured(Response(data, content_type=kind))
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
