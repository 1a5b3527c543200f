"""The published site, looked at as a stranger does, beside the edition that was built.

What is published should be what was built: every file, byte for byte, with the headers and media types that it
asks for, at every address that there ever was. What is not so is a ``Fault``, with its cure.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from macros.exports.headers import HASHED, MEDIA, every_answer
from macros.site.visit import Answer, Visitor

FOR_SERVERS = {"_headers", ".htaccess", "404.html"}
ABSENT = "dit-adres-bestaat-niet/"
COMPRESSED = (".html", ".css", ".js", ".json", ".csv", ".txt", ".xml", ".ttl", ".md")
WORTH = 2_000
"""From how many bytes a text should travel compressed."""
LONG, SHORT = 2_592_000, 3_600
"""Seconds: what is called by its content may be kept a month at least, all else an hour at most."""
KNOWN_MEDIA = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".csv": "text/csv",
    ".txt": "text/plain", ".xml": "application/xml", ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp",
    ".woff2": "font/woff2", ".zip": "application/zip",
}  # fmt: skip
ALSO = {
    "application/javascript": "text/javascript",
    "text/xml": "application/xml",
    "text/yaml": "text/yaml",
    "application/x-zip-compressed": "application/zip",
}
"""Older names of media types, which browsers take for the same."""
ASKS = re.compile(r'<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\s(?:src|data)="([^"]+)"|<link\b[^>]*>')
RESOURCE = re.compile(r'\brel="(?:stylesheet|preload|icon|apple-touch-icon|manifest|modulepreload)"')
HREF = re.compile(r'\shref="([^"]+)"')
IN_STYLE = re.compile(r"(?:url\(|@import\s+)[\"']?((?:https?:)?//[^\"')\s]+)")


@dataclass(frozen=True, order=True)
class Fault:
    """What is not as it should be at an address, in Dutch, with the cure. Advice does not make the site wrong."""

    code: str
    text: str
    address: str
    advice: bool = False


@dataclass(frozen=True)
class Edition:
    """What should be found: the built files, every address that there ever was, those that lead on, and what never changes.

    ``folder`` is where the site stands on its host, ``frozen`` what the paths of frozen files begin with.
    """

    site: Path
    folder: str = "/"
    register: Sequence[str] = ()
    frozen: tuple[str, ...] = ()

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file that a stranger can ask for, by its address below the site."""
        found = {path.relative_to(self.site).as_posix(): path for path in sorted(self.site.rglob("*")) if path.is_file()}
        return {_address(name): path for name, path in found.items() if name not in FOR_SERVERS}

    def text(self, name: str) -> str:
        """What was built under a name; empty when it was not."""
        path = self.site / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""


def _address(name: str) -> str:
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


def look(visitor: Visitor, edition: Edition, seen: Callable[[int, int], None]) -> list[Fault]:
    """Every fault, sorted; ``seen`` is told how many addresses were looked at, of how many."""
    first = visitor.ask("")
    if not first.status:
        return [Fault("geen-antwoord", f"Er komt geen antwoord ({first.why}). Klopt het adres, en staat de server aan?", "")]
    others = sorted({address.partition("#")[0] for address in edition.register} - set(edition.files))
    asked = [*edition.files, *others]
    found: list[Fault] = []
    for answer in visitor.ask_all(asked, lambda count: seen(count, len(asked))):
        found += _file(answer, edition) if answer.address in edition.files else _was_there(answer)
    for check in (_absent, _listing, _for_servers, _slash, _secure, _again, _robots, _map):
        found += check(visitor, edition)
    return sorted(set(found))


def _file(answer: Answer, edition: Edition) -> Iterator[Fault]:
    """What is wrong with a file that was built."""
    path = edition.files[answer.address]
    if answer.status != 200:
        yield _missing(answer)
        return
    built = path.read_bytes()
    if hashlib.sha256(answer.body).digest() != hashlib.sha256(built).digest():
        yield from _different(answer, edition)
    yield from _media(answer, path.name)
    yield from _headers(answer)
    if path.suffix in COMPRESSED and len(built) > WORTH and answer.headers.get("content-encoding", "") not in ("gzip", "br", "zstd"):
        yield _at(
            answer, "niet-gecomprimeerd", "Teksten gaan ongecomprimeerd over de lijn. Zet gzip of brotli aan op de server.", advice=True
        )


def _missing(answer: Answer) -> Fault:
    if 300 <= answer.status < 400:
        where = answer.headers.get("location", "een ander adres")
        return _at(answer, "leidt-weg", f"Dit adres stuurt door naar {where}. Laat de server de pagina zelf geven.")
    came = f"de server antwoordt {answer.status}" if answer.status else f"er kwam geen antwoord ({answer.why})"
    return _at(answer, "weg", f"Dit hoort hier te staan, maar {came}. Publiceer de hele map opnieuw.")


def _was_there(answer: Answer) -> Iterator[Fault]:
    """An address that the register knows and the edition has no file for."""
    if answer.status not in (200, 301, 308):
        yield _at(
            answer, "oud-adres-weg", f"Dit adres stond ooit op de site en geeft nu {answer.status or answer.why}. Laat het doorsturen."
        )


def _different(answer: Answer, edition: Edition) -> Iterator[Fault]:
    frozen = answer.address.startswith((HASHED, *edition.frozen))
    code = "bevroren-anders" if frozen else "anders"
    what = "Dit is bevroren, en toch niet wat er gebouwd is" if frozen else "Dit is niet wat er gebouwd is"
    yield _at(answer, code, f"{what} (sha-256). Publiceer opnieuw; verandert de server teksten, zet dat dan uit.")
    if edition.files[answer.address].suffix == ".html":
        yield from _page(answer, edition)
    if answer.media == "text/css":
        yield from (_stranger(answer, address) for address in IN_STYLE.findall(answer.body.decode("utf-8", "replace")))
    if answer.address.endswith("atom.xml"):
        yield from _feed(answer, edition)


def _page(answer: Answer, edition: Edition) -> Iterator[Fault]:
    """What a page that is not as it was built asks for, and where its links lead."""
    text = answer.body.decode("utf-8", "replace")
    if "charset=utf-8" not in answer.headers.get("content-type", "").lower() and "charset" not in text[:1024].lower():
        yield _at(answer, "tekenset", "De pagina zegt niet dat zij UTF-8 is. Laat de server 'charset=utf-8' zeggen.")
    for match in ASKS.finditer(text):
        tag = match.group()
        source = match.group(1) or (href.group(1) if RESOURCE.search(tag) and (href := HREF.search(tag)) else "")
        if re.match(r"(?:https?:)?//", source):
            yield _stranger(answer, source)
    for href in re.findall(r'<a\b[^>]*?\shref="([^"]+)"', text):
        target, _, anchor = urljoin(f"//x/{answer.address}", href).partition("#")
        inside = target.startswith("//x/") and not re.match(r"[a-z]+:|//", href)
        address = target.removeprefix("//x/").partition("?")[0]
        if inside and address not in edition.files and address not in {known.partition("#")[0] for known in edition.register}:
            yield _at(answer, "dode-link", f"De link '{href}' leidt nergens heen.")
        elif inside and anchor and address in edition.files and f'id="{anchor}"' not in _html(edition, address, answer):
            yield _at(answer, "dood-anker", f"De link '{href}' leidt naar een plek die er niet is.")


def _html(edition: Edition, address: str, here: Answer) -> str:
    return here.body.decode("utf-8", "replace") if address == here.address else edition.files[address].read_text(encoding="utf-8")


def _stranger(answer: Answer, address: str) -> Fault:
    return _at(answer, "verzoek-aan-anderen", f"De pagina vraagt iets aan een ander: {address}. Zet wat de server toevoegt uit.")


def _feed(answer: Answer, edition: Edition) -> Iterator[Fault]:
    """A feed that is not as it was built: is it one, and does it have every entry?"""
    entry = "{http://www.w3.org/2005/Atom}entry"
    try:
        here = len(ElementTree.fromstring(answer.body).findall(entry))  # noqa: S314 - of our own site, read to count
    except ElementTree.ParseError:
        yield _at(answer, "feed-stuk", "De feed is geen goede XML. Publiceer opnieuw.")
        return
    built = len(ElementTree.fromstring(edition.files[answer.address].read_bytes()).findall(entry))  # noqa: S314
    if here < built:
        yield _at(answer, "feed-onvolledig", f"De feed heeft {here} van de {built} berichten. Publiceer opnieuw.")


def _media(answer: Answer, name: str) -> Iterator[Fault]:
    """The media type: what was asked for, else what browsers and programs know."""
    own = next((media for ending, media in MEDIA.items() if name.endswith(ending)), "").partition(";")[0]
    wanted = own or KNOWN_MEDIA.get(Path(name).suffix, "")
    if wanted and ALSO.get(answer.media, answer.media) != wanted:
        cure = f"Laat de server bij {Path(name).suffix} het mediatype {wanted} geven; in _headers en .htaccess staat het al."
        yield _at(answer, "mediatype", f"Het mediatype is '{answer.media or 'niet genoemd'}'. {cure}", advice=bool(own))


def _headers(answer: Answer) -> Iterator[Fault]:
    """The headers of the site: for safety, and how long a browser keeps what it has."""
    for name, value in every_answer():
        given = answer.headers.get(name.lower())
        if given is None:
            yield _at(answer, "kop-ontbreekt", f"De antwoordkop {name} ontbreekt. Neem over wat in _headers en .htaccess staat.")
        elif name == "Content-Security-Policy" and given != value:
            yield _at(answer, "kop-anders", f"De antwoordkop {name} is een andere dan in _headers en .htaccess staat. Neem die over.")
    if "set-cookie" in answer.headers:
        yield _at(answer, "cookie", "De server zet een cookie. Zet dat uit: de site belooft dat er geen zijn.")
    told = answer.headers.get("cache-control", "").lower()
    age = max([int(found) for found in re.findall(r"max-age=(\d+)", told)], default=-1)
    if answer.address.startswith(HASHED) and age < LONG:
        yield _at(
            answer,
            "bewaren-te-kort",
            "Browsers bewaren dit te kort. Laat de server bij assets/ Cache-Control op een jaar zetten.",
            advice=True,
        )
    elif not answer.address.startswith(HASHED) and (age > SHORT or "immutable" in told):
        yield _at(
            answer,
            "bewaren-te-lang",
            "Browsers houden dit te lang vast: wie terugkomt, ziet een oude pagina. Zet Cache-Control op max-age=0.",
        )


def _absent(visitor: Visitor, edition: Edition) -> Iterator[Fault]:
    """An address that is not there is not there, and says so in our own page."""
    answer = visitor.ask(ABSENT)
    if answer.status != 404:
        yield _at(answer, "geen-404", f"Een adres dat er niet is, geeft {answer.status} in plaats van 404. Stel dat in op de server.")
    if answer.body != (edition.site / "404.html").read_bytes():
        yield _at(answer, "vreemde-404", "Wie een verkeerd adres heeft, krijgt niet onze pagina 404.html. Stel die in op de server.")


def _listing(visitor: Visitor, edition: Edition) -> Iterator[Fault]:
    answer = visitor.ask(HASHED)
    if answer.status == 200:
        yield _at(answer, "lijst-van-bestanden", "De server toont een lijst van de bestanden in een map. Zet dat uit.")


def _for_servers(visitor: Visitor, edition: Edition) -> Iterator[Fault]:
    answer = visitor.ask(".htaccess")
    if answer.status == 200:
        yield _at(
            answer,
            "htaccess-te-lezen",
            "Iedereen kan .htaccess lezen; de server gebruikt het dan meestal niet. Zet de koppen bij de server zelf.",
        )


def _slash(visitor: Visitor, edition: Edition) -> Iterator[Fault]:
    """Who leaves out the last slash, is led on to the same page of the same site."""
    page = next((address for address in edition.files if address.endswith("/") and address.count("/") == 1), None)
    if page:
        answer = visitor.ask(page.rstrip("/"))
        where = urlsplit(urljoin(visitor.base + answer.address, answer.headers.get("location", ""))).path
        if answer.status not in (301, 302, 307, 308) or where != urlsplit(visitor.base + page).path:
            yield _at(
                answer,
                "zonder-streep",
                f"Zonder schuine streep aan het eind hoort de server door te sturen naar {page}; hij geeft {answer.status}.",
            )


def _secure(visitor: Visitor, edition: Edition) -> Iterator[Fault]:
    """Who asks without encryption, is led to the same address with it."""
    if visitor.base.startswith("https://"):
        answer = visitor.ask(f"http://{visitor.base.removeprefix('https://')}")
        if answer.status and not answer.headers.get("location", "").startswith("https://"):
            yield _at(answer, "onversleuteld", "Het adres met http:// stuurt niet door naar https://. Stel dat in op de server.")


def _again(visitor: Visitor, edition: Edition) -> Iterator[Fault]:
    """Who has a page already, need not get it again."""
    headers = visitor.ask("").headers
    asked = {"If_None_Match": headers["etag"]} if "etag" in headers else {"If_Modified_Since": headers.get("last-modified", "")}
    if visitor.ask("", **asked).status != 304:
        told = "De server stuurt een pagina opnieuw die de browser al heeft. Laat hem ETag of Last-Modified geven en ernaar kijken."
        yield Fault("steeds-opnieuw", told, "", advice=True)


def _robots(visitor: Visitor, edition: Edition) -> Iterator[Fault]:
    """What search engines and finders of leaks look for stands at the root of the host."""
    root = urljoin(visitor.base, "/")
    here, folder = urlsplit(visitor.base).path, edition.folder
    if here != folder:
        yield Fault(
            "andere-map", f"De site staat in {here}, maar is gebouwd voor {folder}. Zet het hele adres in principles/instellingen.yml.", ""
        )
    for name in ("robots.txt", ".well-known/security.txt"):
        wanted = [line for line in edition.text(name).splitlines() if line.strip()]
        told = visitor.ask(root + name)
        lines = told.body.decode("utf-8", "replace").splitlines() if told.status == 200 else []
        if missing := [line for line in wanted if line not in lines]:
            yield Fault("niet-in-hoofdmap", f"In {root}{name} ontbreekt: {missing[0]}. Neem over wat in {name} van de site staat.", name)
        if name == "robots.txt" and any(re.fullmatch(r"Disallow:\s*/\s*", line) for line in lines):
            yield Fault("niet-te-vinden", f"{root}{name} houdt elke zoekmachine tegen. Haal de regel 'Disallow: /' weg.", name)


def _map(visitor: Visitor, edition: Edition) -> Iterator[Fault]:
    """sitemap.xml names every page that it named when it was built."""
    built = set(_named(edition.text("sitemap.xml")))
    if built:
        answer = visitor.ask("sitemap.xml")
        here = set(_named(answer.body.decode("utf-8", "replace")))
        if missing := sorted(built - here):
            yield _at(
                answer, "sitemap-onvolledig", f"In sitemap.xml ontbreken {len(missing)} adressen, zoals {missing[0]}. Publiceer opnieuw."
            )
        if more := sorted(here - built):
            yield _at(
                answer,
                "sitemap-vreemd",
                f"In sitemap.xml staan {len(more)} adressen die er niet horen, zoals {more[0]}. Publiceer opnieuw.",
            )


def _named(text: str) -> list[str]:
    return re.findall(r"<loc>([^<]+)</loc>", text)


def _at(answer: Answer, code: str, text: str, advice: bool = False) -> Fault:
    return Fault(code, text, answer.address, advice)


def grouped(faults: Iterable[Fault]) -> Mapping[Fault, list[str]]:
    """Each thing that is wrong once, with every address where it is so; what is wrong before what is advice."""
    found: dict[Fault, list[str]] = {}
    for fault in sorted(faults, key=lambda fault: (fault.advice, fault)):
        found.setdefault(Fault(fault.code, fault.text, "", fault.advice), []).append(fault.address)
    return found
