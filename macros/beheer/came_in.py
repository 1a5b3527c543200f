"""What came in: proposals of others and examples that were shared; seen, taken over, or sent back with a sentence."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer import start
from macros.beheer.moments import moment
from macros.beheer.office import Office
from macros.beheer.safety import FormRequest
from macros.beheer.sayings import told
from macros.beheer.standing import Desk, kind_of, row
from macros.editing.edit import replace_file
from macros.finding import Finding, errors
from macros.model import Praktijkvoorbeeld
from macros.proposals.received import (
    ANSWERED,
    FOLDER,
    Brought,
    Received,
    brought,
    changes_in,
    note,
    opened,
    received,
    received_as,
    taken_over,
    with_it,
)
from macros.proposals.update import Met
from macros.reading.document import Data
from macros.reading.files import model_of
from macros.words import one_paragraph

NAME = re.compile(r"[0-9a-f]{12}")
MOST_PAGES = 3
"""That are tried, to show one."""
NO_PROPOSAL = "Hierin staat geen voorstel en geen voorbeeld. Kies het bestand dat iemand stuurde, of plak de hele tekst van de mail."


@dataclass(frozen=True)
class SharedExample:
    """An example that an organisation shared: its file here, what it says, and whether it stands in the kennisbank like that."""

    name: str
    title: str
    about: str
    taken: bool
    answer: str


def page(office: Office, request: FormRequest) -> Response:
    """The list, and where a file is opened."""
    desk = office.shared_desk
    wrong = ""
    if request.method == "POST":
        with office.project.lock:
            address, wrong = _opened(office, desk, request)
        if not wrong:
            return redirect(address, 303)
    own = [(one, moment(one.moment)) for one in received(desk.git)]
    return office.page("beheer/ingekomen.html", 200, proposals=own, shared=list(_shared(office)), wrong=wrong)


def _opened(office: Office, desk: Desk, request: FormRequest) -> tuple[str, str]:
    """Where what was opened stands, or what is wrong with it."""
    upload = request.files.get("bestand")
    data = (upload.read() if upload else b"") or request.form.get("tekst", "").encode()
    if data.startswith(b"# v2 git bundle") or data.startswith(b"# v3 git bundle"):
        why = opened(desk.git, data)
        return "/beheer/ingekomen/", why
    if start.shared_in(data.decode("utf-8", "replace")) is None:
        return "", NO_PROPOSAL
    name = sha256(data).hexdigest()[:12]
    replace_file(office.project.root / FOLDER / f"{name}.yml", data)
    return f"/beheer/ingekomen/voorbeeld/{name}/", ""


def _shared(office: Office) -> list[SharedExample]:
    """The examples that were opened here, the newest first."""
    files = sorted((office.project.root / FOLDER).glob("*.yml"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [one for path in files if (one := _example(office, path))]


def _example(office: Office, path: Path) -> SharedExample | None:
    data = start.shared_in(path.read_text(encoding="utf-8", errors="replace"))
    if data is None:
        return None
    answer = path.with_suffix(".antwoord")
    id = str(data.get("id", ""))
    subject = office.project.record(Praktijkvoorbeeld.kind.name, id)
    now = (office.project.said(subject) if subject else None) or {}
    taken = bool(now) and all(now.get(name) == value for name, value in data.items() if name in Praktijkvoorbeeld.model_fields and value)
    about = ", ".join(str(data[name]) for name in ("organisatie", "regio") if data.get(name))
    return SharedExample(path.stem, str(data.get("titel", id)), about, taken, answer.read_text(encoding="utf-8") if answer.exists() else "")


def example_page(office: Office, request: FormRequest, name: str) -> Response:
    """A shared example in the form, to read, to change and to save; or the sentence with which it goes back."""
    path = office.project.root / FOLDER / f"{name}.yml"
    if not NAME.fullmatch(name) or not path.exists():
        raise NotFound
    data = start.shared_in(path.read_text(encoding="utf-8", errors="replace"))
    if data is None:
        raise NotFound
    if request.method == "POST":
        return _back(office, request, path, data)
    return start.with_shared(office, request, data)


def _back(office: Office, request: FormRequest, path: Path, data: dict[str, Data]) -> Response:
    sentence = one_paragraph(request.form.get("zin", ""))
    if sentence:
        replace_file(path.with_suffix(".antwoord"), sentence.encode())
    return redirect(f"/beheer/ingekomen/#voorbeeld-{path.stem}", 303)


def proposal_page(office: Office, request: FormRequest, commit: str) -> Response:
    """One proposal of somebody else: what is different in it, its page, and what one does with it."""
    desk = office.shared_desk
    one = received_as(desk.git, commit)
    if one is None:
        raise NotFound
    found = brought(desk.git, one)
    if request.method == "POST":
        with office.project.lock:
            return _answered(office, desk, request, one, found)
    return _shown(office, one, found)


def _answered(office: Office, desk: Desk, request: FormRequest, one: Received, found: Brought) -> Response:
    if request.form.get("doe") == "neem":
        notes = taken_over(desk.git, one, found.met)
        desk.forget()
        office.told = list(notes)
        return redirect("/beheer/?gedaan=overgenomen", 303)
    sentence = one_paragraph(request.form.get("zin", ""))
    if not sentence:
        return _shown(office, one, found, "Zeg in één zin waarom.")
    note(office.project.root, one, ANSWERED, sentence)
    return redirect(f"/beheer/ingekomen/{one.commit}/", 303)


def _shown(office: Office, one: Received, found: Brought, wrong: str = "") -> Response:
    kb, root = office.kb, office.project.root
    rows = [row(kb, root, change) for change in changes_in(found.met)]
    waits = [each.title for each in found.met if each.result.waits]
    picture, findings = _picture(office, found.met)
    return office.page(
        "beheer/ontvangen.html",
        200,
        one=one,
        when=moment(one.moment),
        rows=rows,
        waits=waits,
        picture=picture,
        findings=list(dict.fromkeys(told(kb, one).whole for one in findings)),
        wrong=wrong,
        mail=mail_to(one, kb.instellingen.naam),
        kind_of=kind_of,
        taken=bool(found.met) and all(each.mine == each.theirs for each in found.met),
        strange=found.strange,
    )


def mail_to(one: Received, site: str) -> str:
    """A mail to who made a proposal, with the sentence in it."""
    subject = f"Je voorstel voor {site}: {one.sentence}"
    text = f"Dag {one.who},\n\nJe voorstel ‘{one.sentence}’ is nog niet overgenomen.\n\n{one.answer}\n"
    if "@" not in one.mail:
        return ""
    return f"mailto:{quote(one.mail, safe='@')}?subject={quote(subject)}&body={quote(text)}"


def _picture(office: Office, found: list[Met]) -> tuple[str, list[Finding]]:
    """The page of the first record with the proposal in it, and the errors that taking it over would bring."""
    now = office.project.now()
    if office.desk is None or not found:
        return "", []
    before = {(one.file, one.code, one.text) for one in now.findings}
    loaded = with_it(office.desk.git, found, office.desk.now(now).changes, office.project.memory)
    wrong = [one for one in errors(loaded.findings) if (one.file, one.code, one.text) not in before]
    if wrong:
        return "", wrong
    made = {read.document.file: read.value.address for read in loaded.kennisbank.reads.values()}
    shown = [made[one.file] for one in found if model_of(one.file) and one.file in made]
    for page in list(dict.fromkeys(address.partition("#")[0] for address in shown))[:MOST_PAGES]:
        if number := office.pictures.take(loaded, page):
            return f"/beheer/beeld/{number}/{next(one for one in shown if one.partition('#')[0] == page)}", []
    return "", []
