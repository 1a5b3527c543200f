"""What no text of a record may hold: the check and the form to share refuse the same (gevallen/geweigerd.json)."""

import json
from pathlib import Path

import pytest
from test_search import node

from macros.reading.contact import mail_in, phone_in
from macros.reading.paragraph import broken_at
from macros.reading.reader import texts_of
from macros.reading.source import read_bytes
from macros.views.sharing import REFUSED

CASES = json.loads((Path(__file__).parent / "gevallen/geweigerd.json").read_text(encoding="utf-8"))


def listed(text: str, style: str = "|-") -> bool:
    """Whether the check takes the lines of a text for a list, in a block of YAML."""
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    document = read_bytes(f"samenvatting: {style}\n{lines}".encode(), "proef.yml")
    assert document.root is not None, document.findings
    return broken_at("\n".join(document.lines), document.root.items["samenvatting"]) > 0


TOLD = {"mail": mail_in, "telefoon": phone_in, "opsomming": listed}


@pytest.mark.parametrize("kind", TOLD)
def test_check_refuses_what_leads_to_a_person_and_what_folding_flattens(kind):
    assert [text for text in CASES[kind] if not TOLD[kind](text)] == []


def test_check_takes_what_only_looks_like_it():
    assert [text for text in CASES["niets"] if mail_in(text) or phone_in(text) or listed(text, ">-")] == []


def test_form_to_share_refuses_the_same(tmp_path):
    given = tmp_path / "paren.json"
    given.write_text(json.dumps({"patterns": REFUSED, "cases": CASES}), encoding="utf-8")
    result = node("--test", "tests/share.test.mjs", PAREN=str(given))
    assert result.returncode == 0, result.stdout


def test_no_text_of_the_real_content_is_refused_without_reason(kb):
    """A date, a span of years or the number of a law is no telephone number."""
    texts = [(id, node.text) for id, read in kb.reads.items() for _, node in texts_of(read.document.root, type(read.value))]
    assert [(id, text) for id, text in texts if mail_in(text) or phone_in(text)] == []
