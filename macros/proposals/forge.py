"""Where on the web a request is opened, filled in: GitHub, GitLab and Forgejo, from the setting ``broncode``.

Its form says which of the three it is: ``…/blob/main/`` is GitHub's, ``…/-/blob/main/`` GitLab's, ``…/src/branch/main/``
Forgejo's. Names of hosts say nothing: all three also run elsewhere.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

LONGEST = 1500
"""Characters of the text that goes along in an address; longer addresses are refused by servers."""
SHAPES = (
    (re.compile(r"(?P<at>https://[^/]+/.+?)/-/(?:blob|tree|edit|raw)/(?P<main>.+)/"), "gitlab"),
    (re.compile(r"(?P<at>https://[^/]+/.+?)/(?:src|raw)/branch/(?P<main>.+)/"), "forgejo"),
    (re.compile(r"(?P<at>https://[^/]+/[^/]+/[^/]+)/(?:blob|tree|edit|raw)/(?P<main>.+)/"), "github"),
)


@dataclass(frozen=True)
class Forge:
    """A place where requests are opened: its kind, the address of the files there, and the main line."""

    kind: str
    at: str
    main: str

    def request(self, branch: str, title: str, text: str) -> str:
        """The address at which a request is opened, with its title and text in it."""
        text = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
        if self.kind == "gitlab":
            said = {"source_branch": branch, "target_branch": self.main, "title": title, "description": text}
            return f"{self.at}/-/merge_requests/new?{_query({f'merge_request[{name}]': value for name, value in said.items()})}"
        compare = f"{self.at}/compare/{quote(self.main)}...{quote(branch)}"
        return f"{compare}?{_query({'quick_pull': '1', 'title': title, 'body': text})}"

    @property
    def button(self) -> str:
        """What the button there is called."""
        return "Create merge request" if self.kind == "gitlab" else "Create pull request"


def forge_of(broncode: str | None) -> Forge | None:
    """The place that the setting names; None when it names none, or one of another kind."""
    for shape, kind in SHAPES:
        if found := shape.fullmatch(broncode or ""):
            return Forge(kind, found["at"], found["main"])
    return None


def _query(said: dict[str, str]) -> str:
    return urlencode(said, quote_via=quote)
