"""How a record begins: its kind chosen, or an example that an organisation shared."""

import re

from werkzeug.wrappers import Response

from macros.beheer.office import Office
from macros.beheer.posted import Draft
from macros.beheer.project import Subject
from macros.beheer.record import State, form_page
from macros.beheer.safety import FormRequest
from macros.beheer.trial import tried
from macros.model import KINDS, Praktijkvoorbeeld
from macros.reading.document import Data, said_by
from macros.reading.source import read_bytes

COMMON = ("praktijkvoorbeeld", "bron", "begrip", "peervraag", "rol", "criterium", "invulling", "synoniem")
"""The kinds that editors make most; the others stand folded below them."""
FIRST_FIELD = re.compile(r"^[a-z_]+:.*", re.MULTILINE | re.DOTALL)


def page(office: Office, request: FormRequest) -> Response:
    """Which kind of record it will be; or the form with a shared example in it."""
    if request.method == "POST" and (data := _shared(request)) is not None:
        return with_shared(office, request, data)
    first = sorted((cls for cls in KINDS if cls.kind.name in COMMON), key=lambda cls: COMMON.index(cls.kind.name))
    rest = [cls for cls in KINDS if cls not in first]
    return office.page("beheer/nieuw.html", 200, first=first, rest=rest, refused=request.method == "POST")


def _shared(request: FormRequest) -> dict[str, Data] | None:
    """The record in the file or mail that was sent; None when there is none."""
    file = request.files.get("bestand")
    return shared_in((file.read() if file else b"").decode("utf-8", "replace") or request.form.get("tekst", ""))


def shared_in(text: str) -> dict[str, Data] | None:
    """The record in a file or a mail; None when there is none."""
    found = FIRST_FIELD.search(text.replace("\r\n", "\n"))
    return said_by(read_bytes(found.group().encode(), "gedeeld").root) if found else None


def with_shared(office: Office, request: FormRequest, data: dict[str, Data]) -> Response:
    """The form with what was shared; of an example that is there already, with what would change."""
    id = str(data.get("id", ""))
    subject = office.project.record(Praktijkvoorbeeld.kind.name, id) or Subject(Praktijkvoorbeeld)
    was = (office.project.said(subject) or {}) if subject.file else {}
    kept = {name: value for name, value in data.items() if name in Praktijkvoorbeeld.model_fields}
    trial = tried(office.project, subject, Draft(Praktijkvoorbeeld, kept, was))
    return form_page(office, request, subject, trial.draft, State("goed" if trial.good else "fout", trial))
