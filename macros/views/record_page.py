"""What the pages of all records share: what stands around the view of a record."""

from functools import partial

from markupsafe import Markup

from macros.kennisbank import Kennisbank
from macros.model import Punt, Record, Thema
from macros.views import citing
from macros.views.changes import feed_of
from macros.views.names import hue, kicker, number
from macros.views.page import Neighbour, Page, description
from macros.views.render import render


def record_page(
    kb: Kennisbank,
    record: Record,
    template: str,
    view: object,
    *,
    title: str,
    text: str,
    print_line: str,
    above: tuple[tuple[str, str], ...] = (),
) -> Page:
    """The page of a record.

    ``view`` is what ``template`` shows, ``text`` what the page is about.
    ``above`` are the pages between the overview of the kind and this one, by name and address.
    """
    before, after = kb.neighbours(record)
    return Page(
        address=record.address,
        title=f"{title} ({kicker(kb, record).lower()})" if isinstance(record, Punt) else title,
        description=description(text),
        body=partial(_body, template, kb, record, view),
        hue=hue(kb, record),
        breadcrumb=(("Start", ""), record.kind.hub, *above),
        sections=True,
        print_line=print_line,
        previous=_neighbour(kb, "Vorige", before),
        next=_neighbour(kb, "Volgende", after),
        file=kb.reads[record.id].document.file,
        head=citing.head(kb, record),
        feed=feed_of(record) if isinstance(record, Thema) else "",
    )


def _body(template: str, kb: Kennisbank, record: Record, view: object) -> Markup:
    """The page of a record, under its tombstone when it was withdrawn, or a note that it waits for its day."""
    stone = render("parts/withdrawn.html", kb, record.address, record=record) if record.ingetrokken or kb.waits(record) else Markup()
    return stone + render(template, kb, record.address, view=view, citeer=citing.citable(kb, record))


def _neighbour(kb: Kennisbank, label: str, record: Record | None) -> Neighbour | None:
    if record is None:
        return None
    own = f" · {number(kb, record)}" if number(kb, record) else ""
    return Neighbour(label + own, record.title, record.address)
