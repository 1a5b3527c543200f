"""Which web addresses may not last; the checks and the pages both ask."""

from urllib.parse import urlsplit

from macros.model import Bron

COPY_SITES = (
    "5dok.net",
    "docplayer.nl",
    "docplayer.net",
    "yumpu.com",
    "scribd.com",
    "issuu.com",
    "adoc.pub",
    "fdocuments.nl",
    "exploredoc.com",
    "expydoc.com",
)
TEST_SITES = ("raow.work",)


def weakness(bron: Bron) -> str:
    """Why the address of this source is weak, in one Dutch sentence; empty when it is not."""
    if not bron.adres:
        return ""
    parts = urlsplit(bron.adres)
    host = parts.netloc.lower().removeprefix("www.").rstrip(".")
    if host.endswith(TEST_SITES):
        return "Dit adres is een kopie op een testsite. Zoek het adres van de uitgever zelf."
    if host.endswith(COPY_SITES):
        return "Dit adres is van een site met kopieën. Zoek het adres van de uitgever zelf."
    if parts.query.startswith(("p=", "page_id=")):
        return "Dit adres is een tijdelijk nummer (?p=). Zoek het vaste adres van de pagina."
    if parts.scheme == "http":
        return "Dit adres begint met http. Kijk of het met https ook werkt."
    return ""
