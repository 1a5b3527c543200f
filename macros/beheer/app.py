"""The form as a WSGI program: which address leads where, and what is refused at the door."""

import mimetypes
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.test import create_environ, run_wsgi_app
from werkzeug.wrappers import Response

from macros.beheer import acts, conflict, overview, record, start
from macros.beheer.office import Office, secured
from macros.beheer.pages import NOW
from macros.beheer.project import SETTINGS_FILE, Subject
from macros.beheer.safety import FormRequest, let_in
from macros.editing.edit import finish
from macros.model import BY_NAME, SLUG, Instellingen

OWN = Path(".build/beheer")
"""Where the front end's own build leaves what only the form loads."""
FILES = ("beheer.css", "beheer.js")

SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script>", re.DOTALL)

ROUTES = Map(
    [
        Rule("/beheer/", endpoint="overview", methods=["GET"]),
        Rule("/beheer/nieuw/", endpoint="new"),
        Rule("/beheer/nieuw/<soort>/", endpoint="new_record"),
        Rule("/beheer/instellingen/", endpoint="settings"),
        Rule("/beheer/eigen/<name>", endpoint="own", methods=["GET"]),
        Rule("/beheer/beeld/<number>/", endpoint="picture", defaults={"address": ""}, methods=["GET"]),
        Rule("/beheer/beeld/<number>/<path:address>", endpoint="picture", methods=["GET"]),
        Rule("/beheer/<soort>/<id>/", endpoint="record"),
        Rule("/beheer/<soort>/<id>/<act>/", endpoint="act"),
    ],
    redirect_defaults=False,
)

Site = Callable[[dict[str, Any], Any], Iterable[bytes]]
"""The site itself, as a WSGI program: what a page beside the form loads."""


def still(page: bytes) -> bytes:
    """A page without its scripts, which do not run in a frame of ours anyway."""
    return SCRIPT.sub(b"", page)


class Beheer:
    """The form on ``root``; ``site`` answers for the site as it is."""

    def __init__(self, root: Path, site: Site) -> None:
        finish(root)
        self.office = Office.of(root)
        self.site = site

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = FormRequest(environ)
        return self.answer(request)(environ, start_response)

    def answer(self, request: FormRequest) -> Response:
        """The answer to one request; what is refused says why, in Dutch."""
        try:
            let_in(request, self.office.proof)
            self.office.project.look()
            endpoint, values = ROUTES.bind_to_environ(request.environ).match()
            found: Response = getattr(self, f"_{endpoint}")(request, **values)
            return found
        except HTTPException as error:
            if error.response is not None or (error.code or 500) < 400:
                return secured(Response.force_type(error.get_response(request.environ)))
            told = {NotFound: "Deze pagina is er niet.", MethodNotAllowed: "Dit kan hier niet."}.get(type(error), error.description)
            return self.office.page("beheer/geweigerd.html", error.code or 500, text=told)

    def _overview(self, request: FormRequest) -> Response:
        return overview.page(self.office, request)

    def _new(self, request: FormRequest) -> Response:
        return start.page(self.office, request)

    def _new_record(self, request: FormRequest, soort: str) -> Response:
        if soort not in BY_NAME:
            raise NotFound
        return self._form(request, Subject(BY_NAME[soort]))

    def _settings(self, request: FormRequest) -> Response:
        return self._form(request, Subject(Instellingen, SETTINGS_FILE))

    def _record(self, request: FormRequest, soort: str, id: str) -> Response:
        subject = self.office.project.record(soort, id)
        if subject is None and request.method == "POST" and soort in BY_NAME and re.fullmatch(SLUG, id):
            return conflict.gone(self.office, request, Subject(BY_NAME[soort], f"principles/{BY_NAME[soort].kind.folder}/{id}.yml", id))
        if subject is None:
            raise NotFound
        return self._form(request, subject)

    def _act(self, request: FormRequest, soort: str, id: str, act: str) -> Response:
        if self.office.kb.known.get(id) != soort:
            raise NotFound
        return acts.page(self.office, request, id, act)

    def _form(self, request: FormRequest, subject: Subject) -> Response:
        answer = record.answered if request.method == "POST" else record.opened
        return answer(self.office, request, subject)

    def _own(self, request: FormRequest, name: str) -> Response:
        path = self.office.project.root / OWN / name
        if name not in FILES or not path.exists():
            raise NotFound
        return secured(Response(path.read_bytes(), content_type=mimetypes.guess_type(name)[0]))

    def _picture(self, request: FormRequest, number: str, address: str) -> Response:
        """A page beside the form; all that it loads comes from the site as it is."""
        if (made := self.office.pictures.at(number, address)) is not None:
            return secured(Response(still(made.encode()), content_type="text/html; charset=utf-8"), framed=True)
        if number != NOW and not number.isdecimal():
            raise NotFound
        environ = create_environ(f"/{address}", f"http://{request.host}/")
        body, status, headers = run_wsgi_app(self.site, environ, buffered=True)
        data = b"".join(body)
        return secured(Response(still(data) if "html" in headers.get("Content-Type", "") else data, status, headers), framed=True)
