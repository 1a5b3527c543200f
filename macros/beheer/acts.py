"""Acts that reach over more than one field or record: another name, withdrawn, a version, a day. Each first shows what it would do."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer.changes import FieldChange, changes
from macros.beheer.controls import Control, Drawing, anchor, with_findings
from macros.beheer.office import Office
from macros.beheer.posted import Draft, draft_of, filled, sought_in
from macros.beheer.rows import ACTS, acted
from macros.beheer.safety import FormRequest
from macros.beheer.trial import led
from macros.check import Loaded
from macros.editing.draft import Drafts
from macros.editing.edit import Changes, RefusedError
from macros.editing.move_links import move_links
from macros.editing.release import release
from macros.editing.rename import rename
from macros.editing.withdraw import withdraw
from macros.editing.yaml_text import NotWritableError, fields_lines
from macros.fields import fields_of
from macros.finding import Finding, errors
from macros.kennisbank import Kennisbank
from macros.model import ANY, Dag, Id, JaNee, Overgang, Part, Punt, Record, Ref, Zin
from macros.reading.document import Data, said_by
from macros.reading.files import id_of
from macros.reading.reader import read_part
from macros.reading.source import read_bytes
from macros.views.names import name


class NieuweNaam(Part):
    """Another id, and so another address."""

    nieuw: Annotated[
        Id, Field(title="Nieuw id", description="Kleine letters, cijfers en streepjes. Het oude adres blijft werken en leidt door.")
    ]


class Intrekken(Part):
    """A record that no longer holds."""

    reden: Annotated[Zin, Field(title="Waarom?", description="Eén zin, voor lezers. Staat op de pagina.")]
    opvolger: Annotated[str | None, Ref(ANY), Field(title="Wat komt ervoor in de plaats?", description="")] = None
    koppelingen: Annotated[
        Literal["blijven staan", "gaan naar de opvolger"],
        Field(
            title="De koppelingen hiernaartoe",
            description="blijven staan: Met ‘ingetrokken’ erbij. Je vindt ze terug bij ‘Te doen’. gaan naar de opvolger: Lees daarna elke reden na: die ging over de oude tekst.",
        ),
    ]
    met_onderdelen: Annotated[JaNee, Field(title="Trek ook in wat eronder hangt", description="")] = False
    datum: Annotated[
        Dag | None, Field(title="Vanaf welke dag?", description="Zoals 2026-12-01; mag nog komen. Laat leeg voor vandaag.")
    ] = None


class NieuweVersie(Part):
    """A text that is frozen under a number."""

    versie: Annotated[
        str,
        Field(
            title="Nummer",
            description="Twee getallen met een punt. Het eerste getal gaat omhoog als de betekenis anders is, het tweede als alleen de woorden anders zijn.",
            pattern=r"^[0-9]+\.[0-9]+$",
        ),
    ]
    wijziging: Annotated[
        Zin | None,
        Field(title="Wat is er anders?", description="Eén zin, voor lezers: hij komt ook bij Wijzigingen. Leeg: de nieuwste regel daar."),
    ] = None


class Dagkeuze(Part):
    """The day from which readers see a record."""

    publiceren_vanaf: Annotated[
        Dag | None, Field(title="Eerste dag op de site", description="Zoals 2026-12-01. Leeg: het staat er meteen.")
    ] = None


def _renamed(root: Path, now: Loaded, id: str, said: dict[str, str]) -> Changes:
    return rename(root, now.kennisbank, now.documents, id, said["nieuw"])


def _withdrawn(root: Path, now: Loaded, id: str, said: dict[str, str]) -> Changes:
    day = said.get("datum") or now.kennisbank.today.isoformat()
    follow, whole = said["koppelingen"] == "gaan naar de opvolger", said.get("met_onderdelen") == "ja"
    return withdraw(root, now.kennisbank, id, said["reden"], said.get("opvolger", ""), day, follow, whole)


def _released(root: Path, now: Loaded, id: str, said: dict[str, str]) -> Changes:
    return release(root, now.kennisbank, id, said["versie"], said.get("wijziging", ""))


def _planned(root: Path, now: Loaded, id: str, said: dict[str, str]) -> Changes:
    drafts = Drafts(root, now.kennisbank)
    data = drafts.of(id)
    data.pop("publiceren_vanaf", None)
    if day := said.get("publiceren_vanaf"):
        data["publiceren_vanaf"] = day
    return Changes(drafts.texts())


class Verhuizing(Part):
    """Nothing to ask."""


def _moved(root: Path, now: Loaded, id: str, said: dict[str, str]) -> Changes:
    return move_links(root, now.kennisbank, id)


@dataclass(frozen=True)
class Act:
    """One act: how it is called, what it asks, and what it changes. ``fits`` says for which records it is."""

    title: str
    button: str
    intro: str
    asks: type[Part]
    make: Callable[[Path, Loaded, str, dict[str, str]], Changes]
    fits: Callable[[Kennisbank, Record], bool]


ALL: dict[str, Act] = {
    "naam": Act(
        "Geef een andere naam",
        "Geef deze naam",
        "Alles wat ernaar wijst, gaat mee. Het oude adres leidt door.",
        NieuweNaam,
        _renamed,
        lambda kb, record: not isinstance(record, Punt) and not kb.released.of(record.id),
    ),
    "intrek": Act(
        "Trek in",
        "Trek in",
        "De pagina blijft bestaan en zegt dat dit is ingetrokken, wanneer en waarom.",
        Intrekken,
        _withdrawn,
        lambda kb, record: not record.ingetrokken,
    ),
    "versie": Act(
        "Geef een nieuwe versie uit",
        "Geef uit",
        "De tekst wordt bevroren onder een nummer. Wie hem citeert, vindt precies die tekst terug.",
        NieuweVersie,
        _released,
        lambda kb, record: record.releasable,
    ),
    "verhuis": Act(
        "Neem de koppelingen over",
        "Neem over",
        "Naast elke koppeling met een oud deel komt die met het nieuwe, met de reden van toen. Lezers zien die pas als jij de reden hebt nagelezen.",
        Verhuizing,
        _moved,
        lambda kb, record: isinstance(record, Overgang),
    ),
    "datum": Act(
        "Plan",
        "Plan",
        "Tot die dag staat hier niets van op de site.",
        Dagkeuze,
        _planned,
        lambda kb, record: kb.waits(record) or record.address not in kb.adressen,
    ),
}


def acts_for(kb: Kennisbank, record: Record) -> dict[str, Act]:
    """The acts that a record can have."""
    return {key: act for key, act in ALL.items() if act.fits(kb, record)}


@dataclass(frozen=True)
class Effect:
    """What an act does to one record: its title, what is to say of all of it, and which fields are different."""

    title: str
    note: str
    fields: tuple[FieldChange, ...]


def page(office: Office, request: FormRequest, id: str, key: str) -> Response:
    """An act on one record: asked, shown, or done."""
    kb = office.kb
    record = kb.get(id) if id in kb.reads else None
    act = acts_for(kb, record).get(key) if record else None
    if act is None or record is None:
        raise NotFound
    draft = draft_of(request.form, act.asks, {}) if request.method == "POST" else Draft(act.asks, _start(act, record))
    said, _, name_of_field = request.form.get("doe", "").partition(":")
    if said in ACTS:
        focus = acted(draft, said, name_of_field)
        return _shown(office, request, record, act, draft, focus=focus)
    draft = replace(draft, data=filled(act.asks, draft.data))
    if request.method == "GET":
        return _shown(office, request, record, act, draft)
    return _answered(office, request, record, act, draft)


def _start(act: Act, record: Record) -> dict[str, Data]:
    """What stands in the fields at first."""
    start: dict[str, Data] = {"nieuw": record.id, "koppelingen": "blijven staan", "publiceren_vanaf": record.publiceren_vanaf or ""}
    return {name: value for name, value in start.items() if name in act.asks.model_fields}


def _answered(office: Office, request: FormRequest, record: Record, act: Act, draft: Draft) -> Response:
    """What the act would do, or what keeps it from being done; and the doing."""
    if wrong := _wrong(act.asks, draft.data):
        return _shown(office, request, record, act, draft, wrong)
    try:
        made = act.make(office.project.root, office.project.now(), record.id, {name: str(value) for name, value in draft.data.items()})
        if request.form.get("doe") == "doe":
            if wrong := office.project.carry_out(made):
                return _shown(office, request, record, act, draft, wrong)
            id = next((id_of(new) for old, new in made.moves.items() if id_of(old) == record.id), record.id)
            return redirect(f"/beheer/{record.soort}/{id}/?bewaard=1", 303)
    except RefusedError as refused:
        return _shown(office, request, record, act, draft, [_general(text) for text in str(refused).split("\n")])
    if wrong := _wrong_after(office, made):
        return _shown(office, request, record, act, draft, wrong)
    effects = _effects(office, made)
    return _shown(office, request, record, act, draft, effects=effects, notes=[note for note in made.notes if "principles/" not in note])


def _wrong(model: type[Part], data: dict[str, Data]) -> list[Finding]:
    """What is wrong with what was filled in, in the words of the check."""
    try:
        text = "\n".join(fields_lines(data, model) if data else ["{}"])
    except NotWritableError as error:
        return [_general(str(error))]
    document = read_bytes(text.encode(), "")
    return errors([*document.findings, *read_part(document, model)[1]])


def _general(text: str) -> Finding:
    return Finding("", 1, 1, "vorm", text)


def _wrong_after(office: Office, made: Changes) -> list[Finding]:
    """The errors that changes to records would bring; of another name or a new file only the doing tells."""
    files = {read.document.file for read in office.kb.reads.values()}
    if made.moves or not files.issuperset(made.texts):
        return []
    before = set(office.project.now().findings)
    tried = office.project.with_unsaved({file: text.encode() for file, text in made.texts.items()})
    return [one for one in errors(tried.findings) if one not in before]


def _effects(office: Office, made: Changes) -> list[Effect]:
    """What changes, record by record, in words."""
    kb, found = office.kb, []
    old = {id_of(new): id_of(file) for file, new in made.moves.items()}
    for file, text in made.texts.items():
        id = id_of(file)
        if id not in kb.reads or kb.reads[id].document.file != file:
            continue
        record, after = kb.get(id), said_by(read_bytes(text.encode(), file).root) or {}
        was = said_by(kb.reads[id].document.root) or {}
        fields = changes(kb, Draft(type(record), led(after, old), was))
        note = f"heet voortaan {id_of(made.moves[file])}" if file in made.moves else "" if fields else "noemt voortaan de nieuwe naam"
        found.append(Effect(name(kb, record), note, fields))
    return found


def _shown(
    office: Office,
    request: FormRequest,
    record: Record,
    act: Act,
    draft: Draft,
    wrong: list[Finding] | None = None,
    effects: list[Effect] | None = None,
    notes: list[str] | None = None,
    focus: str = "",
) -> Response:
    kb = office.kb
    controls = with_findings(_controls(kb, record, act, draft, request), wrong or [])
    return office.page(
        "beheer/daad.html",
        200,
        record=record,
        act=act,
        controls=controls,
        wrong=[(anchor(controls, one) or "formulier", one.text) for one in wrong or []],
        effects=effects,
        notes=notes or [],
        focus=focus,
        pointing=list(dict.fromkeys(link.source for link in kb.links_to(record))),
        below=list(kb.all_below(record)),
    )


def _controls(kb: Kennisbank, record: Record, act: Act, draft: Draft, request: FormRequest) -> tuple[Control, ...]:
    """The fields of the act; a successor is of the same kind, and parts are asked after only where there are any."""
    drawing = Drawing(kb, draft, (), sought_in(request.form))
    fields = [replace(one, kinds=(record.soort,)) if one.kinds else one for one in fields_of(act.asks)]
    parts = any(kb.all_below(record))
    return tuple(drawing.field(act.asks, one, "", draft.data) for one in fields if parts or one.name != "met_onderdelen")
