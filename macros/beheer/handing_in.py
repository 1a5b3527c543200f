"""Vraag akkoord: which records go along, what is different in them, in one sentence, in whose name; and what was handed in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer.office import Office, as_download
from macros.beheer.posted import Form
from macros.beheer.record import Remark
from macros.beheer.safety import FormRequest
from macros.beheer.sayings import form_of, told
from macros.beheer.standing import Desk, Standing, row, title_at, title_of
from macros.proposals.forge import forge_of
from macros.proposals.git import Who
from macros.proposals.needs import beside, items, needed
from macros.proposals.proposal import Handed, Proposal, as_file, forget, hand_in, proposal_of, send, withdraw, wrong_in
from macros.proposals.published import place_of
from macros.proposals.work import FileChange
from macros.words import one_paragraph

MAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[a-z]+", re.IGNORECASE)
LONGEST_SENTENCE = 300


@dataclass(frozen=True)
class Wish:
    """What the form says: the files that are ticked, the sentence, and who."""

    files: frozenset[str]
    sentence: str
    who: Who

    @classmethod
    def of(cls, form: Form) -> "Wish":
        name, mail = (one_paragraph(form.get(part, "")) for part in ("naam", "mail"))
        return cls(frozenset(form.getlist("mee")), one_paragraph(form.get("zin", "")), Who(name, mail))


def page(office: Office, request: FormRequest) -> Response:
    """The page on which one hands in."""
    desk = office.shared_desk
    if request.method == "POST":
        with office.project.lock:
            office.bring_up_to_date()
            office.project.look()
            return _answered(office, desk, Wish.of(request.form))
    now = desk.now(office.project.now())
    return _shown(office, desk, now, Wish(frozenset(one.file for one in now.ready), "", _who(desk)))


def _who(desk: Desk) -> Who:
    """Who hands in, by the settings of this folder."""
    return Who(desk.git.word("config", "user.name"), desk.git.word("config", "user.email"))


def _remembered(desk: Desk, who: Who) -> None:
    """Keep it in the settings of this folder, when they say something else."""
    if _who(desk) != who:
        desk.git.must("config", "--local", "user.name", who.name)
        desk.git.must("config", "--local", "user.email", who.mail)


def _answered(office: Office, desk: Desk, asked: Wish) -> Response:
    """Hand it in, or say what keeps it from being handed in."""
    now = desk.now(office.project.now())
    by_file = {one.file: one for one in items(now.changes)}
    ticked = [file for file in by_file if file in asked.files]
    along = _along(now, by_file, ticked)
    if wrong := [*_blank(asked, ticked), *_waits(now, {*asked.files, *along})]:
        return _shown(office, desk, now, asked, wrong)
    if fresh := [file for file in along if file not in now.handed]:
        return _shown(office, desk, now, Wish(asked.files | frozenset(fresh), asked.sentence, asked.who), along=fresh)
    chosen = tuple(by_file[file] for file in dict.fromkeys([*ticked, *along]))
    parts = beside({one.owner for one in chosen}, now.changes)
    if found := wrong_in(desk.git, now.base, parts, [one.file for one in chosen]):
        more = [one.file for one in now.ready if one.file in {each.file for each in found} and one not in chosen]
        if more:
            return _shown(office, desk, now, Wish(asked.files | frozenset(more), asked.sentence, asked.who), along=more)
        return _shown(office, desk, now, asked, [Remark(one.href, one.whole) for one in (told(office.kb, each) for each in found)])
    _remembered(desk, asked.who)
    handed = Handed(chosen, parts, asked.sentence, [title_of(office.kb, one) for one in chosen], asked.who)
    earlier = _earlier(now, [*ticked, *along])
    proposal = _sent(office, desk, hand_in(desk.git, now.base, handed, earlier))
    for one in earlier[1:]:  # taken up in this one
        if not withdraw(desk.git, place_of(desk.git), one).good:
            forget(desk.git, one)
    return redirect(f"/beheer/akkoord/{proposal.name}/", 303)


def _along(now: Standing, by_file: Mapping[str, FileChange], ticked: list[str]) -> list[str]:
    """What goes along with the ticked files: what they need, and all that a proposal holds of which they are a part."""
    found: set[str] = set()
    more = set(ticked)
    while more != found:
        found = more
        more = found | set(needed(found, now.ways)) | {file for one in _earlier(now, found) for file in one.files if file in by_file}
    return [file for file in by_file if file in found and file not in ticked]


def _earlier(now: Standing, files: Iterable[str]) -> list[Proposal]:
    """The proposals that wait and hold one of these: what is handed in now goes on from them."""
    asked = set(files)
    return [one for one in now.proposals if asked & set(one.files)]


def _blank(asked: Wish, ticked: list[str]) -> list[Remark]:
    wrong = [] if ticked else [Remark("#records", "Kies minstens één record.")]
    if not 0 < len(asked.sentence) <= LONGEST_SENTENCE:
        wrong.append(Remark("#zin", f"Zeg in één zin wat er verandert, in hoogstens {LONGEST_SENTENCE} tekens."))
    if not asked.who.name or set("<>") & set(asked.who.name):
        wrong.append(Remark("#naam", "Vul je naam in, of die van je redactie."))
    if not MAIL.fullmatch(asked.who.mail):
        wrong.append(Remark("#mail", "Vul een e-mailadres in, zoals redactie@voorbeeld.nl."))
    return wrong


def _waits(now: Standing, files: set[str]) -> list[Remark]:
    """Records that others changed in the same place: first one chooses there."""
    return [
        Remark(
            form_of(one.file) or f"/beheer/botsing/{one.name}/",
            f"‘{title_at(one.file, one.mine)}’: een ander veranderde hetzelfde. Kies eerst wat het wordt.",
        )
        for one in now.waiting
        if one.file in files
    ]


def _shown(
    office: Office, desk: Desk, now: Standing, asked: Wish, wrong: list[Remark] | None = None, along: list[str] | None = None
) -> Response:
    kb, root = office.kb, office.project.root
    advice: dict[str, list[str]] = {}
    for finding in office.project.now().findings:
        if finding.level == "advies":
            advice.setdefault(finding.file, []).append(finding.text)
    rows = [row(kb, root, one, advice.get(one.file, ())) for one in now.ready]
    titles = {one.file: one.title for one in rows}
    return office.page(
        "beheer/akkoord.html",
        200,
        rows=rows,
        because=_because(now, titles),
        extends=[one for one in now.proposals if any(file in titles for file in one.files)],
        handed=now.proposals,
        waiting=now.waiting,
        other=now.other,
        asked=asked,
        wrong=wrong or [],
        along=[titles.get(file, file) for file in along or []],
        news=office.news,
        possible=bool(now.base),
    )


def _because(now: Standing, titles: dict[str, str]) -> dict[str, str]:
    """For each record that another needs: the title of that other."""
    found: dict[str, str] = {}
    for file in titles:
        for other in needed([file], now.ways):
            found.setdefault(other, titles[file])
    return found


def _sent(office: Office, desk: Desk, proposal: Proposal) -> Proposal:
    """Send it when there is a place for it; how that went is kept for its page."""
    if (place := place_of(desk.git)) is not None:
        proposal, office.sending[proposal.name] = send(desk.git, place, proposal)
    desk.forget()
    return proposal


def proposal_page(office: Office, request: FormRequest, name: str) -> Response:
    """One proposal: where it stands, and what one can do with it."""
    desk = office.shared_desk
    proposal = proposal_of(office.project.root, name)
    if proposal is None:
        raise NotFound
    if request.method == "POST":
        with office.project.lock:
            return _done(office, desk, proposal, request.form.get("doe", ""))
    place, forge = place_of(desk.git), forge_of(office.kb.instellingen.broncode)
    now = desk.now(office.project.now())
    left = [row(office.kb, office.project.root, one) for one in now.ready]
    return office.page(
        "beheer/voorstel.html",
        200,
        proposal=proposal,
        place=place,
        forge=forge,
        request=forge.request(proposal.branch, proposal.sentence, proposal.text) if forge else "",
        sending=office.sending.get(proposal.name),
        is_sent=proposal.sent == proposal.commit,
        left=left,
    )


def _done(office: Office, desk: Desk, proposal: Proposal, act: str) -> Response:
    if act == "verstuur":
        proposal = _sent(office, desk, proposal)
    if act == "intrek":
        office.sending[proposal.name] = gone = withdraw(desk.git, place_of(desk.git), proposal)
        desk.forget()
        if gone.good:
            return redirect("/beheer/?gedaan=ingetrokken", 303)
    return redirect(f"/beheer/akkoord/{proposal.name}/", 303)


def file_page(office: Office, request: FormRequest, name: str) -> Response:
    """The proposal as a file."""
    proposal = proposal_of(office.project.root, name)
    if proposal is None:
        raise NotFound
    return as_download(as_file(office.shared_desk.git, proposal), f"voorstel-{proposal.name}.voorstel")
