"""The fields of a draft as controls to draw: what stands in each, what is to choose, and what the check says of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from pydantic import BaseModel

from macros.beheer.posted import BESIDE, COMMANDS, MADE, NEW, Draft, asked, listed, name_of
from macros.beheer.shapes import shapes_of
from macros.beheer.targets import FEW, MANY, MOST_FOUND, Group, Target, found, groups, target, targets
from macros.fields import Field, field_of, fields_of
from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import Part, Record, kinds_in_words
from macros.reading.document import Data
from macros.words import VERHOUDING, in_sentence


@dataclass(frozen=True)
class Offer:
    """A word to choose: what is sent, what is read, and what it means."""

    value: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Control:
    """One field, or one item of a list.

    ``name`` is the path, and the name and id of what is typed in. ``shape`` says which macro of controls.html draws it;
    beside those of ``shapes`` there are ``picked`` (a record that was picked), ``seek`` (one still to find), ``new``
    (a record made on the way), ``item`` (an item with fields of its own), ``fixed`` (what stays as it is)
    and ``unknown`` (a field that the model has not).
    """

    name: str
    shape: str
    label: str
    help: str = ""
    required: bool = False
    value: str = ""
    values: tuple[str, ...] = ()
    options: tuple[Offer, ...] = ()
    groups: tuple[Group, ...] = ()
    inner: tuple["Control", ...] = ()
    picked: Target | None = None
    sought: str | None = None
    number: int = 0
    last: bool = False
    noun: str = ""
    makes: bool = False
    most: int = 0
    aside: bool = False
    wrong: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.value and not self.values and not self.sought and all(one.empty for one in self.inner)

    @property
    def quiet(self) -> bool:
        """Whether nothing is said of it, or of what stands in it."""
        return not self.wrong and not self.advice and all(one.quiet for one in self.inner)


@dataclass
class Drawing:
    """What is needed to draw a draft: ``sought`` are the words that are looked for, by the name of the field."""

    kb: Kennisbank
    draft: Draft
    findings: Iterable[Finding] = ()
    sought: Mapping[str, str] = field(default_factory=dict)

    def controls(self) -> tuple[Control, ...]:
        """Every field that the form asks, and the fields that stand in the record and that the model has not."""
        draft = self.draft
        if issubclass(draft.model, Record) and "id" not in draft.was:
            return with_findings(self.new(draft.model, "", draft.data), self.findings)
        known = [self.field(draft.model, one, "", draft.data) for one in asked(draft.model, draft.was)]
        strange = [Control(name, "unknown", name) for name in draft.data if field_of(draft.model, name) is None]
        fixed = [Control("id", "fixed", "Id", value=str(draft.was["id"]))] if "id" in draft.was else []
        return with_findings((*known, *strange, *fixed), self.findings)

    def field(self, model: type[BaseModel], one: Field, before: str, data: Mapping[str, Data]) -> Control:
        """One field of a record or part; ``before`` stands in front of its name."""
        value = data.get(one.name, "")
        shape = shapes_of(model)[one.name]
        head = Control(f"{before}{one.name}", shape, one.label, _help(one), one.required, noun=_noun(one), most=one.most)
        if shape == "part" and one.part:
            return replace(head, inner=self.part(one.part, f"{head.name}.", value if isinstance(value, dict) else {}))
        if shape == "parts" and one.part:
            return replace(head, inner=self.items(one.part, head, listed(value)))
        texts = tuple(text for text in listed(value) if isinstance(text, str))
        if shape == "links":
            return self.links(one, head, texts)
        if shape == "link":
            return self.link(one, head, texts[0] if texts else "")
        if shape in ("choice", "tick", "ticks"):
            return _choice(one, head, texts)
        return replace(head, value="\n".join(texts))

    def part(self, model: type[Part], before: str, data: Mapping[str, Data]) -> tuple[Control, ...]:
        """The fields of a part."""
        return tuple(self.field(model, one, before, data) for one in fields_of(model))

    def new(self, model: type[Record], before: str, data: Mapping[str, Data]) -> tuple[Control, ...]:
        """The fields of a record that is new: first what must be filled in and what matters, then the id, then the rest."""
        fields = [one for one in fields_of(model) if one.name not in COMMANDS]
        first = [one for one in fields if (one.required or one.asked) and one.name != "id"]
        rest = [one for one in fields if one not in first and one.name != "id"]
        controls = [self.field(model, one, before, data) for one in first]
        id = self.field(model, fields_of(model)[0], before, data)
        proposed = replace(id, required=False, help=f"Laat leeg: dan stellen we er een voor uit de tekst. Daarna staat het vast. {id.help}")
        return (*controls, proposed, *(replace(self.field(model, one, before, data), aside=True) for one in rest))

    def items(self, model: type[Part], head: Control, rows: list[Data]) -> tuple[Control, ...]:
        """The items of a list of parts."""
        inner = [
            self.part(model, f"{head.name}.{index}.", row if isinstance(row, dict) else {}) for index, row in enumerate(rows)
        ]  # fmt: skip
        return tuple(_item(head, index, len(rows), fields) for index, fields in enumerate(inner))

    def links(self, one: Field, head: Control, ids: tuple[str, ...]) -> Control:
        """A list of records: boxes to tick when there are few to choose from, else one picked after the other."""
        if len(targets(self.kb, one.kinds)) <= FEW and MADE.kind.name not in one.kinds:
            offered = [Offer(each.id, each.name) for group in groups(self.kb, one.kinds) for each in group.targets]
            offered += [Offer(id, self._target(id).name) for id in ids if id not in {each.value for each in offered}]
            return replace(head, shape="ticks", values=ids, options=tuple(offered))
        rows = [
            self.link(one, Control(f"{head.name}.{index}", "link", f"{one.label} {index + 1}", required=True, noun=head.noun), id)
            for index, id in enumerate(ids)
        ]
        return replace(head, inner=tuple(_item(head, index, len(rows), (row,)) for index, row in enumerate(rows)))

    def link(self, one: Field, head: Control, id: str) -> Control:
        """One record: picked, made on the way, to choose from a list, or to find among many."""
        head = replace(head, value=id, makes=MADE.kind.name in one.kinds and not id)
        if id.startswith(NEW):
            return replace(head, shape="new", inner=self.new(MADE, f"{BESIDE}.{id[1:]}.", self.draft.beside.get(id[1:], {})))
        offered = len(targets(self.kb, one.kinds))
        if offered <= MANY:
            strange = (Group("", (self._target(id),)),) if id and id not in self.kb.reads else ()
            return replace(head, groups=(*groups(self.kb, one.kinds, id), *strange))
        if id:
            return replace(head, shape="picked", picked=self._target(id))
        words = self.sought.get(head.name)
        hits = tuple(target(self.kb, record) for record in found(self.kb, words or "", one.kinds)[:MOST_FOUND])
        return replace(head, shape="seek", sought=words, groups=(Group("", hits),), number=offered)

    def _target(self, id: str) -> Target:
        return target(self.kb, self.kb.get(id)) if id in self.kb.reads else Target(id, f"‘{id}’ (bestaat niet)", "")


def _item(head: Control, index: int, length: int, inner: tuple[Control, ...]) -> Control:
    """An item of a list, with what stands in it."""
    return Control(
        f"{head.name}.{index}", "item", f"{head.label} {index + 1}", inner=inner, number=index, last=index + 1 == length, noun=head.noun
    )


def _noun(one: Field) -> str:
    """What an item of a list is called in a sentence: the kind of record that it leads to, or a line."""
    required = [inner.kinds for inner in fields_of(one.part) if inner.kinds and inner.required and not inner.many] if one.part else []
    kinds = one.kinds or (required[0] if len(required) == 1 else ())
    return kinds_in_words(kinds) if kinds else "regel"


def _choice(one: Field, head: Control, words: tuple[str, ...]) -> Control:
    """Words to choose from; also one that stands there and is none of them, so that it can be seen and changed."""
    meanings = _meanings(one)
    strange = [word for word in words if word not in one.choices]
    offered = tuple(Offer(word, VERHOUDING.get(word, word), meanings.get(word, "")) for word in (*one.choices, *strange))
    shape = "choice" if head.shape == "tick" and strange else head.shape
    return replace(head, shape=shape, value=words[0] if words else "", values=words, options=offered)


@cache
def _meanings(one: Field) -> dict[str, str]:
    """What each word of a choice means, where the help says so of every one: ``concept: ...``."""
    starts = [(match.start(), match.end(), word) for word in one.choices if (match := re.search(rf"\b{re.escape(word)}: ", one.help))]
    if len(starts) < len(one.choices):
        return {}
    ends = [*sorted(start for start, *_ in starts), len(one.help)]
    return {word: one.help[end : next(at for at in ends if at > start)].strip() for start, end, word in starts}


def _help(one: Field) -> str:
    """The help of a field, without what stands at its choices."""
    starts = [one.help.find(f"{word}: ") for word in _meanings(one)]
    return one.help[: min(starts, default=len(one.help))].strip()


def with_findings(controls: tuple[Control, ...], findings: Iterable[Finding]) -> tuple[Control, ...]:
    """The controls, each with what is said of it."""
    told: dict[str, list[Finding]] = {}
    for one in findings:
        told.setdefault(anchor(controls, one), []).append(one)
    return tuple(_told(control, told) for control in controls)


def _told(control: Control, told: Mapping[str, list[Finding]]) -> Control:
    mine = told.get(control.name, ()) if not (control.shape == "item" and any(one.name == control.name for one in control.inner)) else ()
    return replace(
        control,
        inner=tuple(_told(one, told) for one in control.inner),
        wrong=tuple(one.text for one in mine if one.level == "fout"),
        advice=tuple(one.text for one in mine if one.level == "advies"),
    )


def anchor(controls: Iterable[Control], finding: Finding) -> str:
    """The name of the control that a finding speaks of: the field itself, or the nearest around it; empty for all of the record."""
    names = {one.name for one in flat(controls)}
    path = finding.path
    while path and name_of(path) not in names:
        path = path[:-1]
    return name_of(path)


def flat(controls: Iterable[Control]) -> Iterable[Control]:
    """The controls with those in them."""
    for one in controls:
        yield one
        yield from flat(one.inner)


def called(controls: tuple[Control, ...], name: str) -> str:
    """How a control is called in a sentence on its own: ``Punten 3, waarom``; in a record made on the way ``Nieuwe bron, titel``."""
    for one in flat(controls):
        if one.shape == "new" and any(inner.name == name for inner in flat(one.inner)):
            return f"Nieuwe {one.noun}, {in_sentence(_labels(one.inner, name))}"
    return _labels(controls, name)


def _labels(controls: tuple[Control, ...], name: str) -> str:
    """The labels on the way to a control, without those that the next one repeats."""
    labels = [one.label for one in flat(controls) if one.name == name or name.startswith(f"{one.name}.")]
    kept = [label for index, label in enumerate(labels) if label and not (index + 1 < len(labels) and labels[index + 1].startswith(label))]
    return ", ".join([*kept[:1], *(in_sentence(label) for label in kept[1:])])
