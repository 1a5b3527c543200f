"""One record in the form: open it, check it, save it, or set it apart."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer import apart, conflict
from macros.beheer.acts import acts_for
from macros.beheer.changes import changes
from macros.beheer.controls import Control, Drawing, anchor, called
from macros.beheer.merging import chosen, merged
from macros.beheer.office import Office
from macros.beheer.pairs import in_table, sides, with_open_rows, without_open_rows
from macros.beheer.posted import Draft, asked, draft_of, sought_in, was_of
from macros.beheer.project import Subject
from macros.beheer.rows import ACTS, acted
from macros.beheer.safety import FormRequest
from macros.beheer.sayings import said, told
from macros.beheer.trial import Trial, tried
from macros.editing.edit import RefusedError
from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import Record
from macros.proposals.waiting import chosen_at
from macros.reading.files import SETTINGS_FILE
from macros.views.names import name as name_of_record


@dataclass(frozen=True)
class Remark:
    """An error or advice on top of the form: what it says, and the field that it leads to."""

    href: str
    text: str


@dataclass(frozen=True)
class State:
    """What a record page shows beside its fields."""

    kind: str
    trial: Trial | None = None
    focus: str = ""
    others: tuple[str, ...] = ()


def opened(office: Office, request: FormRequest, subject: Subject) -> Response:
    """The form with what the file says now, or with what was set apart."""
    if subject.file and "apart" not in request.args and (waits := conflict.kept(office, request, subject)):
        return waits
    was = office.project.said(subject) if subject.file else {}
    if was is None:
        return office.page("beheer/onleesbaar.html", 200, subject=subject, findings=_told(subject.model, office, subject.file))
    if waiting := apart.taken_up(office.project.root, request.args.get("apart", "")):
        draft = draft_of(waiting.form, subject.model, was_of(waiting.form))
        return form_page(office, request, subject, draft, State("terug", tried(office.project, subject, draft)))
    start = office.starts(request, subject)
    return form_page(
        office, request, subject, Draft(subject.model, {**start, **was}, was), State("bewaard" if "bewaard" in request.args else "")
    )


def answered(office: Office, request: FormRequest, subject: Subject) -> Response:
    """What a button of the form asks for."""
    draft = without_open_rows(chosen(request.form, draft_of(request.form, subject.model, was_of(request.form))))
    act, _, name = request.form.get("doe", "bekijk").partition(":")
    if act in ACTS:
        focus = acted(draft, act, name)
        if act != "terug":
            return form_page(office, request, subject, draft, State("rij", focus=focus))
    if act == "bestand":
        return conflict.as_file(subject, draft)
    both = merged(draft, office.project.said(subject) or draft.was) if subject.file and draft.was else None
    if both and both.both and act != "apart":
        return conflict.page(office, request, subject, both)
    trial = tried(office.project, subject, both.draft if both else draft)
    if act == "apart":
        return _set_apart(office, request, subject, trial)
    if act == "bewaar" and trial.good:
        return _saved(office, request, subject, trial)
    return form_page(
        office, request, subject, trial.draft, State("goed" if trial.good else "fout", trial, others=both.theirs if both else ())
    )


def _set_apart(office: Office, request: FormRequest, subject: Subject, trial: Trial) -> Response:
    title = _title(office.kb, subject, trial.draft)
    one = apart.set_apart(
        office.project.root, subject.soort, subject.id, title, len(trial.wrong), request.form, request.form.get("apart", "")
    )
    return redirect(f"/beheer/?gedaan=apart#apart-{one.name}", 303)


def _saved(office: Office, request: FormRequest, subject: Subject, trial: Trial) -> Response:
    """Save a good draft, or say who was first."""
    changed = {file: data for file, data in trial.texts.items() if _bytes(office, file) != data}
    try:
        office.project.save(changed)
    except RefusedError as refused:
        wrong = Finding(trial.subject.file, 1, 1, "vorm", str(refused))
        return form_page(office, request, subject, trial.draft, State("fout", replace(trial, wrong=(wrong,))))
    apart.done(office.project.root, request.form.get("apart", ""))
    chosen_at(office.project.root, request.form.get("botsing", ""))
    word = "bewaard" if changed else "gelijk"
    return redirect(f"{address_of(trial.subject)}?{word}=1", 303)


def _bytes(office: Office, file: str) -> bytes | None:
    path = office.project.root / file
    return path.read_bytes() if path.exists() else None


def address_of(subject: Subject) -> str:
    """Where the form of a subject stands."""
    if not subject.file:
        return f"/beheer/nieuw/{subject.soort}/"
    return f"/beheer/{subject.soort}/{subject.id}/" if subject.id else f"/beheer/{subject.soort}/"


def form_page(office: Office, request: FormRequest, subject: Subject, draft: Draft, state: State) -> Response:
    """The page with the form, the errors, what changes, and the real page beside it."""
    kb, trial = office.kb, state.trial
    found = (*trial.wrong, *trial.advice) if trial else _about(kb.findings, subject.file)
    findings = [replace(one, text=said(draft.model, one)) for one in found]
    seen = trial.loaded.kennisbank if trial and trial.loaded else kb
    drawing = Drawing(seen, with_open_rows(seen, draft), findings, sought_in(request.form))
    controls = in_table(seen, draft, drawing.controls())
    return office.page(
        "beheer/record.html",
        200,
        **_beside(office, subject, trial),
        subject=subject,
        action=address_of(subject),
        anders=draft.data != draft.was if draft.was else bool(state.kind),
        state=state,
        gedaan=next((word for word in ("bewaard", "gelijk") if word in request.args), ""),
        title=_title(kb, subject, draft),
        becomes=_becomes(trial) if trial else "",
        record=kb.reads[subject.id].value if subject.id in kb.reads else None,
        controls=controls,
        acts=acts_for(kb, kb.get(subject.id)) if subject.id in kb.reads else {},
        was=json.dumps(draft.was, ensure_ascii=False),
        apart=request.form.get("apart") or request.args.get("apart", ""),
        botsing=request.form.get("botsing", ""),
        focus=state.focus,
        others=[field for field in asked(subject.model, draft.was) if field.name in state.others],
        wrong=[_link(controls, one) for one in findings if one.level == "fout"],
        advice=[_link(controls, one) for one in findings if one.level == "advies"],
        elsewhere=[told(kb, one) for one in trial.elsewhere] if trial else [],
        changes=changes(seen, draft) if draft.was else (),
        sides=sides(seen, draft),
    )


def _told(model: type[BaseModel], office: Office, file: str) -> list[Finding]:
    """What the check says of a file, in the words of the form."""
    return [replace(one, text=said(model, one)) for one in _about(office.project.now().findings, file)]


def _about(findings: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.file == file and file)


def _beside(office: Office, subject: Subject, trial: Trial | None) -> dict[str, Any]:
    """Where the page is shown: as it is now (``nu``), and with the change (``beeld``)."""
    record = office.kb.reads[subject.id].value if subject.id in office.kb.reads else None
    now = record.address if record else "" if subject.file == SETTINGS_FILE else None
    shown = {"nu": f"/beheer/beeld/nu/{now}" if now is not None else "", "beeld": ""}
    if trial and trial.good and trial.loaded:
        reads = trial.loaded.kennisbank.reads
        address = reads[trial.subject.id].value.address if trial.subject.id in reads else ""
        if number := office.pictures.take(trial.loaded, address.partition("#")[0]):
            shown["beeld"] = f"/beheer/beeld/{number}/{address}"
    return shown


def _becomes(trial: Trial) -> str:
    """The address that a record that is new gets; empty for what is there already, or not right yet."""
    reads = trial.loaded.kennisbank.reads if trial.loaded and trial.good and "id" not in trial.draft.was else {}
    return reads[trial.subject.id].value.address if trial.subject.id in reads else ""


def _title(kb: Kennisbank, subject: Subject, draft: Draft) -> str:
    if subject.id in kb.reads:
        return name_of_record(kb, kb.get(subject.id))
    if not issubclass(draft.model, Record):
        return "Gegevens van de site"
    return str(draft.data.get(draft.model.kind.title_field) or f"Nieuw: {draft.model.kind.label.lower()}")


def _link(controls: tuple[Control, ...], finding: Finding) -> Remark:
    name = anchor(controls, finding)
    label = called(controls, name)
    return Remark(f"#{name or 'formulier'}", f"{label}: {finding.text}" if label else finding.text)
