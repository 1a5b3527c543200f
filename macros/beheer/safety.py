"""Who may ask the form anything: a browser on this machine, from a page of the form itself."""

import hmac
import re
import secrets

from werkzeug.exceptions import BadRequest, Forbidden, RequestEntityTooLarge
from werkzeug.wrappers import Request

from macros.spreadsheet.table import MOST_BYTES as MOST_OF_SHEET
from macros.spreadsheet.table import TOO_LARGE

NAMES = ("127.0.0.1", "localhost", "[::1]")
"""How this machine calls itself. Under another name a page of somebody else could read along (DNS rebinding)."""
MOST_BYTES, MOST_FIELDS = 256 * 1024, 10_000
STRANGE = "Dit formulier luistert alleen naar deze computer."
OLD = "Deze pagina is van voor de herstart van Beheer. Ga terug, kopieer wat je typte, en laad de pagina opnieuw."


SHEETS = "/beheer/rekenblad/"
LARGE = {SHEETS: TOO_LARGE, "/beheer/ingekomen/": "Dit bestand is te groot voor een voorstel."}
"""Where a file is sent that may be large, and what is said when it is larger still."""
MOST_IN_SHEET = MOST_OF_SHEET + 64 * 1024
"""Of a request with a spreadsheet in it (``spreadsheet.table.MOST_BYTES``), or a proposal, and the form around that."""


class FormRequest(Request):
    """A request within limits; what is larger is refused before it is read. Only a file may be large."""

    @property
    def max_content_length(self) -> int:  # type: ignore[override]
        return MOST_IN_SHEET if self.path in LARGE else MOST_BYTES

    max_form_memory_size = MOST_BYTES
    max_form_parts = MOST_FIELDS


def new_proof() -> str:
    """A secret that stands in every form of one run."""
    return secrets.token_urlsafe(24)


def let_in(request: FormRequest, proof: str) -> None:
    """Raise Forbidden, BadRequest or RequestEntityTooLarge for what no form of ours sends."""
    name = re.sub(r":\d+$", "", request.host.lower())
    if name not in NAMES:
        raise Forbidden(STRANGE)
    if request.method not in ("POST",):
        return
    if (request.content_length or 0) > request.max_content_length:
        raise RequestEntityTooLarge(LARGE.get(request.path, "Dit is te veel tekst voor één record."))
    origin = request.headers.get("Origin")
    if origin not in (None, f"http://{request.host}") or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Forbidden(STRANGE)
    if len(request.form) > MOST_FIELDS:
        raise RequestEntityTooLarge("Dit zijn te veel velden voor één record.")
    if not hmac.compare_digest(request.form.get("bewijs", "").encode(), proof.encode()):
        raise BadRequest(OLD)
