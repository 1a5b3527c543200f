"""The form as a WSGI program: which address leads where, and what is refused at the door."""

import mimetypes
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.test import create_environ, run_wsgi_app
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer import acts, apart, came_in, choosing, conflict, handing_in, overview, record, sheets, start, undoing
from macros.beheer.office import BROKEN, Office, secured
from macros.beheer.pages import NOW
from macros.beheer.project import Subject
from macros.beheer.safety import FormRequest, let_in
from macros.editing.edit import finish
from macros.model import BY_NAME, SLUG, Instellingen
from macros.proposals.git import GitError
from macros.proposals.waiting import waiting_for
from macros.reading.files import SETTINGS_FILE, file_of

SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script>", re.DOTALL)

ROUTES = Map(
    [
        Rule("/beheer/", endpoint=overview.page, methods=["GET"]),
        Rule("/beheer/nieuw/", endpoint=start.page),
        Rule("/beheer/nieuw/<soort>/", endpoint="_new_record"),
        Rule("/beheer/rekenblad/", endpoint=sheets.begun),
        Rule("/beheer/rekenblad/leeg/<name>", endpoint=sheets.empty, methods=["GET"]),
        Rule("/beheer/rekenblad/<sha>/", endpoint=sheets.page),
        Rule("/beheer/rekenblad/<sha>/weggelaten.csv", endpoint=sheets.left_out, methods=["GET"]),
        Rule("/beheer/instellingen/", endpoint="_settings"),
        Rule("/beheer/akkoord/", endpoint=handing_in.page),
        Rule("/beheer/akkoord/<name>/", endpoint=handing_in.proposal_page),
        Rule("/beheer/akkoord/<name>/bestand", endpoint=handing_in.file_page, methods=["GET"]),
        Rule("/beheer/bijwerken/", endpoint="_update", methods=["POST"]),
        Rule("/beheer/botsing/<name>/", endpoint=choosing.page),
        Rule("/beheer/ingekomen/", endpoint=came_in.page),
        Rule("/beheer/ingekomen/<commit>/", endpoint=came_in.proposal_page),
        Rule("/beheer/ingekomen/voorbeeld/<name>/", endpoint=came_in.example_page),
        Rule("/beheer/terug/", endpoint=undoing.page),
        Rule("/beheer/eigen/<name>", endpoint="_own", methods=["GET"]),
        Rule("/beheer/beeld/<number>/", endpoint="_picture", defaults={"address": ""}, methods=["GET"]),
        Rule("/beheer/beeld/<number>/<path:address>", endpoint="_picture", methods=["GET"]),
        Rule("/beheer/<soort>/<id>/", endpoint="_record"),
        Rule("/beheer/<soort>/<id>/<act>/", endpoint="_act"),
    ],
    redirect_defaults=False,
)
"""Each address with the function that answers it, or the name of a method of ``Beheer``."""

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
            endpoint, values = ROUTES.bind_to_environ(request.environ).match()
            if endpoint != "_own":  # a style or font, of which no record says anything
                self.office.project.look()
            page = getattr(self, endpoint) if isinstance(endpoint, str) else partial(endpoint, self.office)
            found: Response = page(request, **values)
            return found
        except HTTPException as error:
            if error.response is not None or (error.code or 500) < 400:
                return secured(Response.force_type(error.get_response(request.environ)))
            told = {NotFound: "Deze pagina is er niet.", MethodNotAllowed: "Dit kan hier niet."}.get(type(error), error.description)
            return self.office.page("beheer/geweigerd.html", error.code or 500, text=told)
        except GitError:
            return self.office.page("beheer/geweigerd.html", 500, text=BROKEN)

    def _update(self, request: FormRequest) -> Response:
        self.office.bring_up_to_date()
        return redirect("/beheer/#bij", 303)

    def _new_record(self, request: FormRequest, soort: str) -> Response:
        if soort not in BY_NAME:
            raise NotFound
        return self._form(request, Subject(BY_NAME[soort]))

    def _settings(self, request: FormRequest) -> Response:
        return self._form(request, Subject(Instellingen, SETTINGS_FILE))

    def _record(self, request: FormRequest, soort: str, id: str) -> Response:
        subject = self.office.project.record(soort, id)
        if subject is not None:
            return self._form(request, subject)
        kept = apart.taken_up(self.office.project.root, request.args.get("apart", ""))
        form = request.form if request.method == "POST" else kept.form if kept else None
        if soort not in BY_NAME or not re.fullmatch(SLUG, id):
            raise NotFound
        was = Subject(BY_NAME[soort], file_of(BY_NAME[soort], id), id)
        if form is None and not waiting_for(self.office.project.root, was.file):
            raise NotFound
        return conflict.gone(self.office, form, was)

    def _act(self, request: FormRequest, soort: str, id: str, act: str) -> Response:
        if self.office.kb.known.get(id) != soort:
            raise NotFound
        with self.office.project.lock:  # who does two things at once does them one after the other
            return acts.page(self.office, request, id, act)

    def _form(self, request: FormRequest, subject: Subject) -> Response:
        if request.method == "GET":
            return record.opened(self.office, request, subject)
        with self.office.project.lock:  # who saves in two windows at once does so one after the other
            return record.answered(self.office, request, subject)

    def _own(self, request: FormRequest, name: str) -> Response:
        if (path := self.office.own_file(name)) is None:
            raise NotFound
        return secured(Response(path.read_bytes(), content_type=mimetypes.guess_type(name)[0] or "application/octet-stream"))

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
