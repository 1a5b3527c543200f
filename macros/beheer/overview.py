"""The first page of the form: what do you want to change, and what is there still to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.wrappers import Response

from macros.beheer import apart
from macros.beheer.moments import moment
from macros.beheer.office import Office
from macros.beheer.safety import FormRequest
from macros.beheer.sayings import form_of, told
from macros.beheer.standing import ready_rows, title_at
from macros.beheer.targets import about, found
from macros.codes import groups
from macros.finding import Finding, summary, summed
from macros.kennisbank import Kennisbank
from macros.model import BY_NAME, KINDS, Record
from macros.proposals.waiting import waiting
from macros.reading.files import REGISTER

MOST_SHOWN = 100


@dataclass(frozen=True)
class ToDo:
    """Something that the check asks for: its code, what it is called, and where."""

    code: str
    title: str
    findings: tuple[Finding, ...]


def page(office: Office, request: FormRequest) -> Response:
    """The page with the search and what there is to do."""
    kb, words, kind = office.kb, request.args.get("zoek", "").strip(), request.args.get("soort", "")
    hits = found(kb, words, BY_NAME) if words else [one for one in kb.all() if one.soort == kind]
    rows = [one for one in hits if not kind or one.soort == kind]
    now = [one for one in summed(office.project.now().findings) if one.file != REGISTER]  # publishing writes that one itself
    todo = to_do(now)
    asked = next((one for one in todo if one.code == request.args.get("advies")), None)
    ready = ready_rows(office)
    return office.page(
        "beheer/overzicht.html",
        200,
        zoek=words,
        soort=kind,
        counts=[(cls.kind, sum(one.soort == cls.kind.name for one in hits)) for cls in KINDS] if words else [(cls.kind, len(kb.of(cls))) for cls in KINDS],
        total=len(hits),
        rows=rows[:MOST_SHOWN],
        more=max(0, len(rows) - MOST_SHOWN),
        asked=asked,
        findings=[told(kb, one) for one in asked.findings] if asked else [],
        about=lambda record: _about(kb, record),
        ready=ready,
        standing=office.desk and office.desk.now(office.project.now()),
        office=office,
        kopie=request.args.get("kopie", ""),
        waits=[(one, title_at(one.file, one.mine), form_of(one.file) or f"/beheer/botsing/{one.name}/") for one in waiting(office.project.root)],
        apart=apart.kept(office.project.root),
        planned=planned(kb),
        todo=todo,
        moment=moment,
        gedaan=request.args.get("gedaan", ""),
        start=not words and not kind and asked is None,
        counted=summary(now),
    )  # fmt: skip


def _about(kb: Kennisbank, record: Record) -> str:
    status = getattr(record, record.status_field, "")
    return " · ".join(filter(None, (record.kind.label.lower(), about(kb, record), status, record.id)))


def to_do(findings: Iterable[Finding]) -> list[ToDo]:
    """Findings by code: errors first, then what is said most."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.code, []).append(one)
    titles = {code.name: code.kop for group in groups() for code in group.codes}
    rows = [ToDo(code, titles.get(code, code), tuple(of_code)) for code, of_code in found.items()]
    return sorted(rows, key=lambda one: (one.findings[0].level != "fout", -len(one.findings), one.title))


def planned(kb: Kennisbank) -> list[tuple[Record, str, str]]:
    """The records with a day that is still to come, the first day first: the record, the day, and what happens then."""
    rows = [(one, one.publiceren_vanaf or "", "verschijnt") for one in kb.all() if kb.waits(one)]
    today = kb.today.isoformat()
    rows += [(one, one.ingetrokken.datum, "wordt ingetrokken") for one in kb.all() if one.ingetrokken and one.ingetrokken.datum > today]
    return sorted(rows, key=lambda row: row[1])
