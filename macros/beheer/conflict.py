"""Somebody else changed or took away the record meanwhile: nothing is saved, and nothing that was typed is lost."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer.changes import FieldChange, change_of, in_words
from macros.beheer.merging import Merged, chosen, merged, packed
from macros.beheer.moments import moment
from macros.beheer.office import Office, as_download
from macros.beheer.posted import Draft, Form, draft_of, was_of
from macros.beheer.project import Subject
from macros.beheer.safety import FormRequest
from macros.beheer.shapes import shapes_of
from macros.beheer.trial import tried
from macros.editing.yaml_text import fields_lines
from macros.fields import field_of
from macros.kennisbank import Kennisbank
from macros.proposals.waiting import chosen_at, waiting_for
from macros.proposals.work import read_as


@dataclass(frozen=True)
class Both:
    """A field that two editors changed; ``text`` is empty when it is no text that one can write anew."""

    name: str
    label: str
    before: str
    theirs: FieldChange
    mine: FieldChange
    text: str


def kept(office: Office, request: FormRequest, subject: Subject) -> Response | None:
    """The same page for one's own text that waits since another's came in; None when nothing waits for this file."""
    one = waiting_for(office.project.root, subject.file)
    if one is None:
        return None
    mine, was, now = read_as(one.mine, one.file), read_as(one.was, one.file) or {}, office.project.said(subject)
    if mine is None or now is None:
        return redirect(f"/beheer/botsing/{one.name}/", 303)
    return page(office, request, subject, merged(Draft(subject.model, mine, was), now), waits=True)


def page(office: Office, request: FormRequest, subject: Subject, found: Merged, waits: bool = False) -> Response:
    """The page on which one chooses, field by field; ``waits`` says that one's own text waits since it came in."""
    kb, draft = office.kb, found.draft
    mine = [
        name for name in draft.data.keys() | found.before.keys() if draft.data.get(name) != draft.was.get(name) and name not in found.both
    ]
    together = [("jij", change_of(kb, draft, name, found.before.get(name, ""), draft.data.get(name, ""))) for name in sorted(mine)]
    together += [("de ander", change_of(kb, draft, name, found.before.get(name, ""), draft.was.get(name, ""))) for name in found.theirs]
    return office.page(
        "beheer/botsing.html",
        200 if waits else 409,
        botsing=subject.file if waits else request.form.get("botsing", ""),
        subject=subject,
        fields=[_both(kb, found, name) for name in found.both],
        together=together,
        was=json.dumps(draft.was, ensure_ascii=False),
        alles=packed(draft),
        apart=request.form.get("apart", ""),
        moment=moment(datetime.fromtimestamp((office.project.root / subject.file).stat().st_mtime).astimezone()),
    )


def _both(kb: Kennisbank, found: Merged, name: str) -> Both:
    draft, before = found.draft, found.before.get(name, "")
    one = field_of(draft.model, name)
    mine = draft.data.get(name, "")
    writable = one is not None and shapes_of(draft.model)[name] in ("line", "area") and isinstance(mine, str)
    return Both(
        name,
        one.label if one else name,
        in_words(kb, draft, name, before),
        change_of(kb, draft, name, before, draft.was.get(name, "")),
        change_of(kb, draft, name, before, mine),
        str(mine) if writable else "",
    )


def gone(office: Office, form: Form | None, subject: Subject) -> Response:
    """The answer when the record is no longer there: what was typed goes along to its new name, is kept as a file, or put back.

    Without a form it waits since the record went.
    """
    draft, form = _typed(office, form, subject), form or Form()
    if form.get("doe") == "bestand":
        return as_file(subject, draft)
    if form.get("doe") == "zetterug":
        trial = tried(office.project, subject, replace(draft, was={}))
        if trial.good:
            office.project.save(trial.texts)
            chosen_at(office.project.root, subject.file)
            return redirect(f"/beheer/{subject.soort}/{subject.id}/?bewaard=1", 303)
    waits = waiting_for(office.project.root, subject.file)
    if waits and form.get("doe") == "los":
        chosen_at(office.project.root, subject.file)
        return redirect("/beheer/?gedaan=gekozen", 303)
    leads = next((id for address, id in office.kb.verhuisd.items() if subject.id in address.replace("#", "/").split("/")), "")
    now = office.kb.reads[leads].value if leads in office.kb.reads else None
    was, alles = json.dumps(draft.was, ensure_ascii=False), packed(draft)
    status = 409 if form else 200
    return office.page(
        "beheer/weg.html",
        status,
        subject=subject,
        now=now,
        was=was,
        alles=alles,
        apart=form.get("apart", ""),
        botsing=waits and subject.file,
    )


def _typed(office: Office, form: Form | None, subject: Subject) -> Draft:
    """What was typed: it comes along with the form, or it waits since the record went."""
    one = waiting_for(office.project.root, subject.file)
    if form is None and one:
        return Draft(subject.model, read_as(one.mine, one.file) or {}, read_as(one.was, one.file) or {})
    form = form or Form()
    return chosen(form, draft_of(form, subject.model, was_of(form)))


def as_file(subject: Subject, draft: Draft) -> Response:
    """What was typed, as a file to keep."""
    text = "\n".join(fields_lines(draft.data, draft.model)) + "\n"
    return as_download(text.encode(), f"{subject.id or subject.soort}-mijn-tekst.txt", "text/plain; charset=utf-8")
