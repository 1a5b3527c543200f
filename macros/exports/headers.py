"""Response headers: the security policy of the site and more, for hosts that read a file of headers.

``_headers`` is read by Netlify, Cloudflare Pages and Codeberg's successor hosts;
``.htaccess`` by Apache with mod_headers. Policy after CSP level 3 (W3C).
"""

import re
from collections.abc import Iterator

from macros.exports.publication import Publication

POLICY = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)

MEDIA = {
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".csl.json": "application/vnd.citationstyles.csl+json",
    "linkset.json": "application/linkset+json",
    ".ttl": "text/turtle; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".cff": "text/yaml; charset=utf-8",
    "atom.xml": "application/atom+xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The media types that a server may not know, by how the names of the files end."""
HASHED = "assets/"
FOR_EVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=0, must-revalidate"


def policy(as_header: bool) -> str:
    """The Content-Security-Policy; ``frame-ancestors`` counts only as a header."""
    rules = [*POLICY, ("frame-ancestors", "'none'")] if as_header else POLICY
    return "; ".join(f"{name} {value}" for name, value in rules)


def every_answer() -> tuple[tuple[str, str], ...]:
    """The headers that go with every answer."""
    return (
        ("Content-Security-Policy", policy(as_header=True)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )


def headers(publication: Publication) -> Iterator[tuple[str, str]]:
    """The same headers, for the hosts that read one of these files."""
    yield "_headers", _netlify()
    yield ".htaccess", _apache(publication.kennisbank.instellingen.folder)


def _netlify() -> str:
    """The file ``_headers``: a path, then its headers indented."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in every_answer()), f"  Cache-Control: {SHORT}"]
    lines += [f"/{HASHED}*", "  ! Cache-Control", f"  Cache-Control: {FOR_EVER}"]
    for ending, media in MEDIA.items():
        lines += [f"/*{ending}", f"  Content-Type: {media}"]
    return "\n".join(lines) + "\n"


def _apache(folder: str) -> str:
    """The file ``.htaccess`` for Apache 2.4, for a site in a folder of its host."""
    lines = [f"ErrorDocument 404 {folder}404.html"]
    for ending, media in MEDIA.items():
        lines += [f'<FilesMatch "{re.escape(ending)}$">', f'  ForceType "{media}"', "</FilesMatch>"]
    lines += ["<IfModule mod_headers.c>"]
    lines += [f'  Header always set {name} "{value}"' for name, value in every_answer()]
    lines += [
        f'  Header set Cache-Control "{SHORT}"',
        f'  <If "%{{REQUEST_URI}} =~ m#^{re.escape(folder)}{HASHED}#">',
        f'    Header set Cache-Control "{FOR_EVER}"',
        "  </If>",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"
