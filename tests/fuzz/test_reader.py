"""Whatever stands in a file: findings at a place in it, never an exception."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from editors import SMALL
from hypothesis import example, given
from hypothesis import strategies as st

from fuzz.made_up import HOSTILE, anything, texts, tries
from macros.check import check
from macros.editing.mend import mended
from macros.fields import fields_of
from macros.finding import Finding
from macros.model import BY_FOLDER, Record
from macros.reading.document import Document, lines_of
from macros.reading.reader import read_record
from macros.reading.source import read_bytes
from macros.written.calls import check_page
from macros.written.page import page_of

LISTS = (
    "brontekst.tsv",
    "verhuisd.tsv",
    "adressen.txt",
    "woordenlijst.txt",
    "versies/slot.tsv",
    "instellingen.yml",
    "../mkdocs.yml",
    "versies/u02/1.0.yml",
)


def inside(document: Document, findings: list[Finding]) -> None:
    """Every finding is at a line of the file, and says something."""
    for finding in findings:
        assert finding.line >= 1 and finding.column >= 1, finding
        if document.lines:  # a file that is refused has none
            assert finding.line <= len(document.lines), finding
            assert finding.column <= len(document.lines[finding.line - 1]) + 1, finding
        assert finding.text and finding.code and "\n" not in finding.text
        str(finding)


def looked_at(data: bytes, model: type[Record], name: str = "x") -> list[str]:
    """Read bytes as a record, and try to mend them; the codes of what is told."""
    file = f"principles/{model.kind.folder}/{name}.yml"
    document = read_bytes(data, file)
    read, findings = read_record(document, model)
    found = document.findings + findings
    assert read is not None or found, "a record is lost without a word"
    inside(document, found)
    if document.root is not None:
        mended(data, file, model)
    return [finding.code for finding in found]


@st.composite
def documents(draw: st.DrawFn) -> tuple[bytes, type[Record]]:
    """Lines as in a record: fields of its kind and others, too deep or not deep enough, with any text behind them."""
    model = draw(st.sampled_from(list(BY_FOLDER.values())))
    names = [one.name for one in fields_of(model)] + ["naar", "waarom", "onbekend", "", "id"]
    lines = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["", "", "  ", "   ", "- ", "  - ", "\t"]),
                st.sampled_from(names),
                st.sampled_from([": ", ":", " : ", ": >-\n  ", ": |\n    ", ": '", ': "', ": [", ": {", " "]),
                anything,
            ),
            max_size=12,
        )
    )
    text = "".join(f"{indent}{name}{colon}{value}\n" for indent, name, colon, value in lines)
    return text.encode("utf-8", "surrogatepass"), model


@tries(100, 100_000)
@given(documents())
def test_any_lines_are_read_or_told(made: tuple[bytes, type[Record]]) -> None:
    looked_at(*made)


@tries(60, 100_000)
@given(
    st.binary(max_size=300)
    | anything.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | anything.map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.sampled_from(list(BY_FOLDER.values())),
)
def test_any_bytes_are_read_or_told(data: bytes, model: type[Record]) -> None:
    looked_at(data, model)


pieces = (
    st.sampled_from(
        [
            *HOSTILE,
            '{{ kaart("u01") }}',
            '{{ kaart(id="u01", id="x") }}',
            "{{ lijst(",
            "{{ overzicht(1) }}",
            "---\n",
            "title: x\n",
            "{% raw %}",
            "[x](y.md#z)",
            "\n\n",
            "# kop\n",
        ]
    )
    | texts()
)


@tries(40, 20_000)
@given(st.lists(pieces, max_size=10).map("".join), st.booleans())
def test_any_page_is_read_or_told(text: str, with_head: bool) -> None:
    head = "---\ntitle: Proef\ndescription: Een proef.\n---\n\n" if with_head else ""
    document = lines_of(f"{head}{text}".encode("utf-8", "surrogatepass"), "docs/x.md")
    inside(document, list(check_page(page_of(document), None)))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("lijsten") / "project"
    shutil.copytree(SMALL, root)
    yield root


row = st.builds(
    lambda one, joint, other: one + joint + other,
    st.sampled_from(["u01", "u02@1.0", "praktijk/oud/", "praktijk/voorbeeld/", "", "naam"]),
    st.sampled_from(["\t", "\t\t", "", " ", ": "]),
    anything,
)


@tries(25, 5000)
@example("adressen.txt", "#")
@given(st.sampled_from(LISTS), st.lists(row | anything, max_size=6).map("\n".join))
def test_any_list_is_read_or_told(root: Path, name: str, text: str) -> None:
    """Beside the records that use it: all rules run."""
    path = (root / "principles" / name).resolve()
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        for finding in check(root).findings:
            assert (root / finding.file).exists() or finding.code in ("bestand-ontbreekt", "versie-weg", "instellingen"), finding
            str(finding)
    finally:
        path.unlink() if before is None else path.write_bytes(before)
