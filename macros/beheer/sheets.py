"""A spreadsheet in the form: the file, what its columns are, the trial of its rows, and all of them taken over in one act.

The file is kept outside principles/ under its own print; what an editor chooses goes along in the form, so nothing else is kept.
"""

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer.office import Office, as_download
from macros.beheer.safety import SHEETS, FormRequest
from macros.beheer.sayings import told
from macros.editing.blank import SELF_MADE
from macros.editing.edit import RefusedError, replace_file
from macros.model import BY_NAME, KINDS, Praktijkvoorbeeld, Record
from macros.spreadsheet.columns import is_ours, paired, slots, twice
from macros.spreadsheet.csv_reading import CODES, DELIMITERS
from macros.spreadsheet.reading import first_texts, read_table
from macros.spreadsheet.table import Grid, Reading, SheetError, letters
from macros.spreadsheet.trial import Choices, DryRun, RowTrial, checked_again, dry_run, texts_of
from macros.spreadsheet.writing import empty_csv, empty_xlsx, left_out_csv
from macros.spreadsheet.xlsx import can_read_xlsx

FOLDER = ".beheer/rekenblad"
KEPT = 10
"""So many files are kept at most; one that was taken over goes at once."""
PRINT = re.compile(r"[0-9a-f]{64}")
MOST_SHOWN = 200
"""Rows on a page."""
MOST_ELSEWHERE = 20
CSV, XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """A file that is kept: its print, the name it came with, the kind of record, how it is read, and what it holds."""

    sha: str
    name: str
    kind: type[Record]
    reading: Reading
    table: Grid


def begun(office: Office, request: FormRequest) -> Response:
    """The page on which a file is chosen; a file that was sent is kept, and leads to its columns."""
    wrong = ""
    kind = BY_NAME.get(request.values.get("soort", ""), Praktijkvoorbeeld)
    if request.method == "POST":
        file = request.files.get("bestand")
        data = file.read() if file else b""
        try:
            read_table(data, kind)
            sha = _keep(office.project.root, data, Path(file.filename or "").name[:100] if file else "")
            return redirect(f"{SHEETS}{sha}/?{urlencode({'soort': kind.kind.name})}", 303)
        except SheetError as error:
            wrong = str(error) if data else "Kies eerst een bestand."
    return _choose(office, request, kind, wrong)


def _choose(office: Office, request: FormRequest, kind: type[Record], wrong: str = "") -> Response:
    done = request.args.get("gedaan", "")
    rest = request.args.get("rest", "")
    return office.page(
        "beheer/rekenblad.html",
        200,
        kinds=KINDS,
        kind=kind,
        wrong=wrong,
        done=int(done) if done.isdecimal() and len(done) < 6 else None,
        rest=rest if PRINT.fullmatch(rest) and _rest(office.project.root, rest).exists() else "",
        xlsx=can_read_xlsx(),
    )


def empty(office: Office, request: FormRequest, name: str) -> Response:
    """An empty spreadsheet of one kind, ``bronnen.csv`` or ``bronnen.xlsx``."""
    stem, _, form = name.rpartition(".")
    kind = next((cls for cls in KINDS if cls.kind.plural == stem), None)
    if kind is None or form not in ("csv", "xlsx") or (form == "xlsx" and not can_read_xlsx()):
        raise NotFound
    return as_download(empty_csv(kind) if form == "csv" else empty_xlsx(kind), f"leeg-{name}", CSV if form == "csv" else XLSX)


def left_out(office: Office, request: FormRequest, sha: str) -> Response:
    """The rows of a spreadsheet that were left out when the others were taken over."""
    path = _rest(office.project.root, sha)
    if not PRINT.fullmatch(sha) or not path.exists():
        raise NotFound
    return as_download(path.read_bytes(), "weggelaten-rijen.csv", CSV)


def page(office: Office, request: FormRequest, sha: str) -> Response:
    """The columns of a file, or what a button of that page asks for."""
    kept = _kept(office.project.root, sha)
    kind = BY_NAME.get(request.values.get("soort", ""))
    if kept is None or kind is None:
        return _choose(office, request, kind or Praktijkvoorbeeld, "Dit bestand is er niet meer. Kies het opnieuw." if kind else "")
    reading = Reading(*(request.values.get(name, "") for name in ("teken", "scheiding", "blad")))
    try:
        sheet = Sheet(sha, kept[1], kind, reading, read_table(kept[0], kind, reading))
    except SheetError as error:
        return _choose(office, request, kind, str(error))
    pairing = paired(kind, sheet.table.heads)
    if request.method == "GET":
        return _page(office, sheet, Choices(kind, pairing))
    return _answered(office, request, sheet, _choices(request, sheet, pairing))


def _choices(request: FormRequest, sheet: Sheet, pairing: tuple[str, ...]) -> Choices:
    """What was chosen in the form."""
    known = {slot.key for slot in slots(sheet.kind)} | {""}
    chosen = [request.form.get(f"kolom.{n}", key) for n, key in enumerate(pairing)]
    numbers = {
        name: frozenset(int(word) for word in request.form.getlist(name) if word.isdecimal() and len(word) < 8)
        for name in ("weg", "voorstel", "over", "letterlijk")
    }
    literal = numbers["letterlijk"] | (numbers["voorstel"] - numbers["over"])
    return Choices(sheet.kind, tuple(key if key in known else "" for key in chosen), numbers["weg"], literal - numbers["over"])


def _answered(office: Office, request: FormRequest, sheet: Sheet, choices: Choices) -> Response:
    """The trial of the rows, the rows that are wrong as a file, or all of it taken over."""
    if wrong := twice(sheet.kind, choices.pairing):
        return _page(office, sheet, choices, wrong=wrong)
    act = request.form.get("doe", "proef")
    run = _tried(office, sheet, choices)
    if act == "rest":
        return as_download(_rest_of(office, sheet, choices, run), "rijen-om-te-verbeteren.csv", CSV)
    if act == "neem" and run.good:
        texts = texts_of(office.project.root, run)
        with office.project.lock:
            run = checked_again(office.project.root, office.project.now(), office.project.memory, run, texts)
        if run.good:
            return _taken_over(office, sheet, run, texts)
    return _page(office, sheet, choices, run, everything=act == "alles")


def _tried(office: Office, sheet: Sheet, choices: Choices) -> DryRun:
    project = office.project
    with project.lock:
        return dry_run(project.root, project.now(), project.memory, sheet.table, choices)


def _rest_of(office: Office, sheet: Sheet, choices: Choices, run: DryRun) -> bytes:
    """The rows that were left out or are wrong, each with why."""
    if not choices.left_out:
        return left_out_csv(run)
    wrong = {one.row.number for one in run.rows if one.wrong}
    whole = _tried(office, sheet, Choices(choices.kind, choices.pairing, literal=choices.literal))
    return left_out_csv(whole, choices.left_out | wrong)


def _taken_over(office: Office, sheet: Sheet, run: DryRun, texts: dict[str, bytes]) -> Response:
    """Write all of it in one act; what was left out is kept as a file to fetch."""
    root = office.project.root
    rest = _rest_of(office, sheet, run.choices, run) if run.choices.left_out else b""
    try:
        office.project.save(texts)
    except RefusedError as refused:
        return _page(office, sheet, run.choices, run, wrong=str(refused))
    _forget(root, sheet.sha, sheet.name)
    asked = {"gedaan": len(texts), "soort": sheet.kind.kind.name}
    if rest:
        replace_file(_rest(root, sheet.sha), rest)
        asked["rest"] = sheet.sha
    return redirect(f"{SHEETS}?{urlencode(asked)}", 303)


def _page(office: Office, sheet: Sheet, choices: Choices, run: DryRun | None = None, wrong: str = "", everything: bool = False) -> Response:
    """The page of one file: its columns, and under them the rows as they were tried."""
    table = sheet.table
    columns = [
        {"number": n, "letter": letters(n), "head": head, "first": first, "key": key, "ours": is_ours(head)}
        for n, (head, first, key) in enumerate(zip(table.heads, first_texts(table), choices.pairing, strict=True))
    ]
    shown, hidden = _shown(run, everything) if run else ([], [])
    return office.page(
        "beheer/rekenblad-blad.html",
        200,
        sheet=sheet,
        kinds=BY_NAME,
        table=table,
        columns=columns,
        slots=[slot for slot in slots(sheet.kind) if slot.field.name not in SELF_MADE or slot.key in choices.pairing],
        codes=CODES,
        delimiters=DELIMITERS,
        run=run,
        shown=shown,
        hidden=hidden,
        writes=run.count("nieuw", "aangevuld") if run else 0,
        elsewhere=[told(office.kb, one) for one in run.elsewhere[:MOST_ELSEWHERE]] if run else [],
        wrong=wrong,
    )


def _shown(run: DryRun, everything: bool) -> tuple[list[RowTrial], list[RowTrial]]:
    """The rows to show, those that are wrong before others when there is no room for all, and the others."""
    worth = [one for one in run.rows if everything or one.told or one.said.proposals or one.filled or one.left_out or one.literal]
    first = sorted(worth, key=lambda one: not one.wrong)[: len(run.rows) if everything else MOST_SHOWN]
    numbers = {one.row.number for one in first}
    return [one for one in run.rows if one.row.number in numbers], [one for one in run.rows if one.row.number not in numbers]


# The files that are kept


def _keep(root: Path, data: bytes, name: str) -> str:
    """Keep a file; those that were kept longest make room."""
    sha = sha256(data).hexdigest()
    replace_file(root / FOLDER / sha, data)
    replace_file(root / FOLDER / f"{sha}.json", json.dumps({"naam": name}, ensure_ascii=False).encode())
    files = [path for path in (root / FOLDER).iterdir() if PRINT.fullmatch(path.name)]
    for path in sorted(files, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]:
        _forget(root, path.name)
    return sha


def _kept(root: Path, sha: str) -> tuple[bytes, str] | None:
    """A file that is kept, and the name it came with."""
    path = root / FOLDER / sha
    if not PRINT.fullmatch(sha) or not path.exists():
        return None
    try:
        said: Any = json.loads((root / FOLDER / f"{sha}.json").read_bytes())
        name = str(said["naam"])
    except (OSError, ValueError, KeyError, TypeError):
        name = ""
    return path.read_bytes(), name or "rekenblad"


def _forget(root: Path, sha: str, name: str = "") -> None:
    """Throw away a file; with a name also those that came under the same name, such as it was before it was mended."""
    same = [
        path.name
        for path in (root / FOLDER).iterdir()
        if name and PRINT.fullmatch(path.name) and (_kept(root, path.name) or ("", ""))[1] == name
    ]
    for each in {sha, *same}:
        for file in (each, f"{each}.json"):
            (root / FOLDER / file).unlink(missing_ok=True)


def _rest(root: Path, sha: str) -> Path:
    return root / FOLDER / f"{sha}.weg.csv"
