"""``kennisbank importeer``: the rows of a spreadsheet as records; first tried, and written only when asked."""

import argparse
import sys
from pathlib import Path

from macros.check import Memory, check
from macros.cli.command import GOOD, WRONG, WRONG_USE, Command
from macros.editing.blank import model_for
from macros.editing.edit import Changes, RefusedError, written
from macros.editing.for_editors import address_file, refresh, schema_files
from macros.finding import printable, suggest
from macros.model import BY_NAME, KINDS, Record
from macros.spreadsheet.columns import is_ours, paired, slot_of, slots, twice
from macros.spreadsheet.reading import read_table
from macros.spreadsheet.table import Grid, SheetError, letters
from macros.spreadsheet.trial import Choices, DryRun, checked_again, dry_run, texts_of
from macros.spreadsheet.writing import empty_csv, empty_xlsx
from macros.spreadsheet.xlsx import NOT_HERE, can_read_xlsx
from macros.words import count_words


def run(root: Path, options: argparse.Namespace) -> int:
    """Try the rows of a file, or make an empty one."""
    model = model_for(options.soort)
    if model is None:
        known = [name for cls in KINDS for name in (cls.kind.name, cls.kind.plural)]
        return _refused(f"Er is geen soort '{options.soort}'.{suggest(options.soort, known)} Kies uit: {', '.join(BY_NAME)}.", WRONG_USE)
    path = Path(options.bestand)
    try:
        if options.leeg:
            return _empty(path, model)
        return _taken_over(root, path, model, options)
    except (SheetError, RefusedError) as error:
        return _refused(f"{error}\nEr is niets geschreven.", WRONG)
    except OSError:
        return _refused(f"'{path}' is niet te openen. Kijk of het er staat en of je het mag lezen.", WRONG_USE)


def _refused(text: str, code: int) -> int:
    print(printable_lines(text), file=sys.stderr)
    return code


def printable_lines(text: str) -> str:
    """The text without signs that could steer a terminal; its lines stay."""
    return "\n".join(map(printable, text.split("\n")))


def _empty(path: Path, model: type[Record]) -> int:
    """Write an empty spreadsheet. Raises OSError."""
    if path.exists():
        return _refused(f"'{path}' bestaat al. Kies een andere naam.", WRONG_USE)
    if path.suffix.lower() == ".xlsx" and not can_read_xlsx():
        return _refused(NOT_HERE, WRONG)
    path.write_bytes(empty_xlsx(model) if path.suffix.lower() == ".xlsx" else empty_csv(model))
    print(f"Geschreven: {path}. De eerste rij zegt hoe de kolommen heten, de tweede wat erin komt.")
    return GOOD


def _taken_over(root: Path, path: Path, model: type[Record], options: argparse.Namespace) -> int:
    """Try the rows, say what there is to say, and write when that is asked. Raises SheetError, RefusedError and OSError."""
    table = read_table(path.read_bytes(), model)
    pairing = _pairing(model, table, options.kolom)
    memory = Memory()
    now = check(root, memory)
    tried = dry_run(root, now, memory, table, Choices(model, pairing, frozenset(options.weg)))
    texts: dict[str, bytes] = {}
    if tried.good and options.doe:
        texts = texts_of(root, tried)
        tried = checked_again(root, now, memory, tried, texts)
    _show(tried, table, pairing)
    if not tried.good:
        print("Er is niets geschreven. Alles of niets: verbeter de rijen, of laat ze weg met --weg.")
        return WRONG
    if not options.doe:
        print("Geen fouten. Er is nog niets geschreven; dat doet --doe.")
        return GOOD
    written(root, Changes({file: data.decode() for file, data in texts.items()}))
    after = check(root, memory)
    refresh(root, schema_files(after.kennisbank) | address_file(after.kennisbank, after.documents))
    print(f"{count_words(len(texts), 'bestand', 'bestanden').capitalize()} geschreven.")
    return GOOD


def _pairing(model: type[Record], table: Grid, given: list[str]) -> tuple[str, ...]:
    """The slot of every column, as its name says or as the editor does: ``Naam=titel``. Raises SheetError."""
    pairing = list(paired(model, table.heads))
    keys = [slot.key for slot in slots(model)]
    for words in given:
        head, _, key = words.rpartition("=")
        if head not in table.heads:
            raise SheetError(f"Er is geen kolom '{head}'.{suggest(head, filter(None, table.heads))}")
        if key and not slot_of(model, key):
            raise SheetError(f"Een {model.kind.label.lower()} heeft geen veld '{key}'.{suggest(key, keys)}")
        pairing[table.heads.index(head)] = slot_of(model, key)
    if wrong := twice(model, pairing):
        raise SheetError(wrong)
    return tuple(pairing)


def _show(run: DryRun, table: Grid, pairing: tuple[str, ...]) -> None:
    """Tell what was read, row by row what there is to say, and the counts."""
    lines = [table.how, *table.notes]
    loose = [
        f"{letters(n)} ‘{head}’"
        for n, (head, key) in enumerate(zip(table.heads, pairing, strict=True))
        if head and not key and not is_ours(head)
    ]
    if loose:
        lines.append(f"Deze kolommen gaan niet mee: {', '.join(loose)}. Kies er een veld bij met --kolom 'Naam=veld'.")
    for one in run.rows:
        lines += [f"rij {one.row.number}: {'fout' if told.wrong else 'advies'}: {run.in_words(told)}" for told in one.told]
        if one.said.proposals and not one.left_out:
            lines.append(f"rij {one.row.number}: gelezen als: {', '.join(one.said.proposals)}")
        if one.filled:
            lines.append(f"rij {one.row.number}: vult aan bij {one.id}: {', '.join(one.filled)}")
    lines += [f"{finding.file}: fout: {finding.text}" for finding in run.elsewhere]
    wrong = run.count("fout")
    counts = [f"{run.count('nieuw')} nieuw", f"{run.count('aangevuld')} aangevuld", f"{run.count('bestaat al')} bestaat al"]
    lines.append(
        f"{count_words(len(run.rows), 'rij', 'rijen').capitalize()}: {', '.join(counts)}, {wrong} fout, {run.count('weggelaten')} weggelaten."
    )
    print(printable_lines("\n".join(lines)))


def _rows(text: str) -> list[int]:
    return [int(number) for number in text.replace(";", ",").split(",") if number.strip()]


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bestand", help="een rekenblad: .csv, of .xlsx als openpyxl er is")
    parser.add_argument("--soort", required=True, help=f"wat de rijen worden: {', '.join(BY_NAME)}")
    parser.add_argument("--doe", action="store_true", help="schrijf de records; zonder --doe is het een proefronde")
    parser.add_argument("--weg", type=_rows, default=[], metavar="RIJEN", help="rijen die niet meegaan, zoals 4,7")
    parser.add_argument(
        "--kolom", action="append", default=[], metavar="NAAM=VELD", help="wat een kolom wordt; leeg achter = laat haar weg"
    )
    parser.add_argument("--leeg", action="store_true", help="schrijf een leeg rekenblad om in te vullen")


COMMAND = Command("importeer", "neem records over uit een rekenblad; eerst op proef", run, _options)
