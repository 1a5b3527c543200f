"""What is wrong with a web address by the look of it: nobody is asked."""

import re
from urllib.parse import parse_qsl, quote, urlsplit

FOUND = re.compile(r"https?:[/\\]{1,2}[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]", re.IGNORECASE)
"""A web address in a text, without the mark that ends the sentence around it."""

WRAPPERS = (
    "safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com", "linkprotect.cudasvc.com", "protect.mimecast.com",
    "l.facebook.com", "lm.facebook.com", "l.instagram.com", "out.reddit.com", "t.co", "bit.ly", "tinyurl.com", "lnkd.in", "goo.gl", "ow.ly",
    "buff.ly", "is.gd", "rebrand.ly", "cutt.ly", "t.ly", "shorturl.at", "href.li", "list-manage.com", "sendgrid.net", "mandrillapp.com",
)  # fmt: skip
"""Hosts that send on to where somebody wants to go, and see who does."""
REDIRECTS = re.compile(
    r"(?:^|\.)(?:google\.[a-z.]+/(?:url|amp)|bing\.com/ck|linkedin\.com/(?:redir|safety/go)|youtube\.com/redirect|duckduckgo\.com/l)\b"
)
TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|yclid|msclkid|mc_cid|mc_eid|igshid|igsh|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|oly_\w+|pk_\w+|mtm_\w+|ref_src|s_cid|trk|trackingid|spm",
    re.IGNORECASE,
)
"""Fields of an address that say where a reader came from."""
TOKENS = re.compile(
    r"(?:access_?|auth_?|id_?|refresh_?)?token|sid|session(?:_?id)?|phpsessid|jsessionid|sig|signature|api_?key|apikey|passw(?:or)?d|pwd|wachtwoord|x-amz-\w+|x-goog-\w+|authkey|resourcekey|sharekey",
    re.IGNORECASE,
)
"""Fields that open a door for who holds them, for a while."""
COPY_SITES = (
    "5dok.net", "docplayer.nl", "docplayer.net", "yumpu.com", "scribd.com", "issuu.com", "adoc.pub", "fdocuments.nl", "exploredoc.com",
    "expydoc.com",
)  # fmt: skip
"""Sites that show what others wrote."""
TEST_SITES = ("raow.work",)


def fault(address: str) -> str:
    """Why an address cannot be right, in one Dutch sentence; empty when it can."""
    if "\\" in address:
        return "In dit webadres staat een \\. Een webadres heeft alleen schuine strepen naar rechts (/)."
    if re.match(r"https?:/*(?:https?:?/|https?:)", address, re.IGNORECASE):
        return "Hier staat twee keer https:// of http://. Eén keer is genoeg."
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "Dit is geen webadres. Neem het over uit de balk van je browser."
    if not re.fullmatch(r"[^\s.]+(\.[^\s.]+)+\.?", host) or re.search(r"[,;()]", host):
        return "In dit webadres ontbreekt de naam van de site, zoals www.voorbeeld.nl. Neem het over uit de balk van je browser."
    if "@" in parts.netloc:
        return "In dit webadres staat een naam of een wachtwoord. Haal alles weg van // tot en met @."
    if re.search(r"[.,;:!'’”»…]$", address) or _closes_too_much(address):
        mark = address[-1]
        return f"Dit webadres eindigt op een leesteken ('{mark}'). Hoort dat bij de zin eromheen, haal het dan weg. Hoort het er echt bij, schrijf dan {quote(mark) if mark not in '.!)' else f'%{ord(mark):02X}'}."
    return ""


def _closes_too_much(address: str) -> bool:
    return any(address.endswith(close) and address.count(close) > address.count(opens) for opens, close in ("()", "[]", "{}"))


def detour(address: str) -> str:
    """Why an address is not the plain one, in one Dutch sentence; empty when it is."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    if any(host == name or host.endswith(f".{name}") for name in WRAPPERS) or REDIRECTS.search(host + parts.path):
        return "Dit adres leidt via een andere site, die meekijkt. Open het, en neem het adres over uit de balk van je browser."
    names = [name for name, _ in parse_qsl(f"{parts.query}&{parts.fragment}", keep_blank_values=True)]
    if name := next((name for name in names if TOKENS.fullmatch(name)), "jsessionid" if ";jsessionid=" in parts.path.lower() else ""):
        return f"In dit adres staat een sleutel of sessie ('{name}'). Zulke adressen werken vaak maar kort, of maar voor één persoon. Zoek het vaste adres."
    if name := next((name for name in names if TRACKERS.fullmatch(name)), ""):
        return f"Met '{name}' houdt een ander bij waar lezers vandaan komen. Haal dat deel van het adres weg."
    return ""


def weakness(address: str | None) -> str:
    """Why an address may not last, in one Dutch sentence; empty when it may."""
    if not address:
        return ""
    parts = urlsplit(address)
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
