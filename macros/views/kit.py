"""What a peer review can be about: everything, a theme, a waarborg or a point, each with its questions.

The kit in the browser, the ready-made documents and their pages all start from
the same choices, so they are made here and nowhere else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from macros.kennisbank import Kennisbank
from macros.model import Criterium, Peervraag, Punt, Record, Rol, Waarborg
from macros.views.names import framework, hue, kicker, name
from macros.views.page import Page
from macros.views.render import render
from macros.views.themes_and_roles import themes
from macros.words import count_words, in_sentence

EVERYTHING = "alles"
FOLDER = "peer-review/"
DOWNLOADS = "documenten/"


FORMS = {
    "uur": ("Een uur", "een agenda met minuten"),
    "vragenlijst": ("Vragenlijst per rol", "met ruimte om te schrijven"),
    "kaarten": ("Gesprekskaarten", "om uit te knippen"),
    "reflectie": ("Reflectiedocument per waarborg", "met de criteria in een tabel"),
    "programma": ("Programma voor een dag", "een voorbeeldindeling van de redactie"),
}
"""What a choice can become (overrides/js/kit/compose.js makes it): its name, and what it is."""


@dataclass(frozen=True)
class Choice:
    """A subject with its questions: those linked to it, and those of the points that belong to it."""

    id: str
    title: str
    record: Record | None
    questions: tuple[Peervraag, ...]
    further: tuple[Peervraag, ...] = ()

    @property
    def ready_made(self) -> bool:
        """Whether there is a page and a document of it."""
        return not isinstance(self.record, Punt)

    @property
    def form(self) -> str:
        """The form of its document, one of ``FORMS``: only a waarborg has criteria to reflect on."""
        return "reflectie" if isinstance(self.record, Waarborg) else "vragenlijst"

    @property
    def address(self) -> str:
        """Address of its page to print, relative to the root of the site."""
        return f"{FOLDER}{self.id}/"

    @property
    def document(self) -> str:
        """Path of its document for a word processor, relative to the root of the site."""
        return f"{DOWNLOADS}peer-review-{self.id}.docx"


@dataclass(frozen=True)
class QuestionGroup:
    """Questions for one role; without a role, a source did not say for whom."""

    role: Rol | None
    questions: tuple[Peervraag, ...]


def choices(kb: Kennisbank) -> tuple[Choice, ...]:
    """Every choice: all, themes in their order, waarborgen, points."""
    return kb.once("choices", lambda: tuple(_choices(kb)))


def offered(kb: Kennisbank) -> tuple[Choice, ...]:
    """The choices without those of withdrawn records: their pages stay, and nobody is led there."""
    return tuple(choice for choice in choices(kb) if not (choice.record and choice.record.ingetrokken))


def _choices(kb: Kennisbank) -> Iterator[Choice]:
    yield Choice(EVERYTHING, "Alle vragen", None, kb.standing(Peervraag))
    for thema in themes(kb):
        yield Choice(thema.id, f"Thema {in_sentence(thema.naam)}", thema, _of(kb, kb.leading_to(thema, Punt)))
    for waarborg in kb.of(Waarborg):
        parts = parts_of(kb, waarborg)
        own = _of(kb, parts)
        title = f"{kicker(kb, waarborg)}: {in_sentence(waarborg.naam)}"
        yield Choice(waarborg.id, title, waarborg, own, _besides(kb, own, [punt for part in parts for punt in kb.leading_to(part, Punt)]))
    for punt in kb.of(Punt):
        own = _of(kb, [punt])
        yield Choice(punt.id, name(kb, punt), punt, own, _besides(kb, own, akin(kb, punt)))


def akin(kb: Kennisbank, punt: Punt) -> list[Punt]:
    """The points that a point is akin to, said at either of the two."""
    ends = [*kb.links_from(punt, "verwant"), *(link for link in kb.links_to(punt, Punt) if link.field == "verwant")]
    return [record for link in ends for record in (link.source, link.target) if isinstance(record, Punt) and record is not punt]


def _besides(kb: Kennisbank, own: tuple[Peervraag, ...], records: Sequence[Record]) -> tuple[Peervraag, ...]:
    """The questions linked to any of these records, without ``own``."""
    return tuple(row for row in _of(kb, records) if row not in own)


def parts_of(kb: Kennisbank, waarborg: Waarborg) -> list[Waarborg | Criterium]:
    """A waarborg and its criteria."""
    return [waarborg, *kb.leading_to(waarborg, Criterium)]


def _of(kb: Kennisbank, records: Sequence[Record]) -> tuple[Peervraag, ...]:
    """The questions linked to any of these records, each once, by id; the withdrawn ones are no longer asked."""
    found = {row for record in records for row in kb.leading_to(record, Peervraag) if not row.ingetrokken}
    return tuple(sorted(found, key=lambda row: row.id))


def by_role(kb: Kennisbank, questions: tuple[Peervraag, ...]) -> tuple[QuestionGroup, ...]:
    """Questions under the first role they are for, in the order of the list of roles; those for nobody named come last."""
    order: list[Rol | None] = [*kb.of(Rol), None]
    groups = [QuestionGroup(rol, tuple(row for row in questions if _first(kb, row) is rol)) for rol in order]
    return tuple(group for group in groups if group.questions)


def _first(kb: Kennisbank, question: Peervraag) -> Record | None:
    return kb.get(question.voor[0]) if question.voor else None


@dataclass(frozen=True)
class DocumentView:
    """A page to print."""

    choice: Choice
    groups: tuple[QuestionGroup, ...]
    further: tuple[QuestionGroup, ...]
    criteria: tuple[Criterium, ...]


def pages(kb: Kennisbank) -> Iterator[Page]:
    """A page to print for everything, for each theme and for each waarborg."""
    for choice in choices(kb):
        if choice.ready_made:
            yield _page(kb, choice)


def _page(kb: Kennisbank, choice: Choice) -> Page:
    record = choice.record
    criteria = tuple(part for part in parts_of(kb, record) if isinstance(part, Criterium)) if isinstance(record, Waarborg) else ()
    view = DocumentView(choice, by_role(kb, choice.questions), by_role(kb, choice.further), criteria)
    number = count_words(len(choice.questions) + len(choice.further), "vraag", "vragen")
    about = f"Waarborg {record.nummer} · {framework(kb, record).naam}" if isinstance(record, Waarborg) else choice.title
    return Page(
        address=choice.address,
        title=f"Vragen voor peer review: {in_sentence(choice.title)}",
        description=f"{number} voor een peer review, per rol, met herkomst en ruimte voor bewijs en aantekeningen. Om te printen.",
        body=partial(render, "kit/vragen.html", kb, choice.address, view=view),
        hue=hue(kb, record) if record else 0,
        breadcrumb=(("Start", ""), ("Peer review", FOLDER)),
        print_line=f"Peer review · {about}",
        styles=("kit.css",),
    )
