"""Findings as text for a person, and as the files that code hosts show beside the lines."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from macros.cli.screen import Screen
from macros.codes import address_of, codes
from macros.finding import Finding, errors

Form = Callable[[list[Finding], str], str]
"""Findings and the address of the site (may be empty) to text that ends with a line break, or to nothing."""


def as_text(findings: list[Finding], site: str, screen: Screen = Screen()) -> str:  # noqa: B008 - frozen
    """Advice first and errors last: what must be mended stands just above the count."""
    wrong = errors(findings)
    advice = [finding for finding in findings if finding.level != "fout"]
    return "".join(f"{_shown(finding, site, screen)}\n" for finding in advice + wrong)


def _shown(finding: Finding, site: str, screen: Screen) -> str:
    head, *lines = str(finding).split("\n")
    mark = f"{finding.level} [{finding.code}]"
    place, _, text = head.partition(f" {mark} ")
    code = screen.link(finding.code, address_of(finding.code, site) if site else "")
    lines = [screen.paint(line, "zacht") for line in lines]
    return "\n".join([f"{place} {screen.paint(finding.level, finding.level)} [{code}] {text}", *lines])


def summary_of_new(findings: list[Finding], new: list[Finding]) -> str:
    """One Dutch line that counts what is new, and the advice that was there already."""
    wrong, advice = errors(findings), [finding for finding in findings if finding.level != "fout"]
    fresh = sum(finding in new for finding in advice)
    old = len(advice) - fresh
    first = f"{len(wrong)} {'fout' if len(wrong) == 1 else 'fouten'}, {fresh} {'nieuw advies' if fresh == 1 else 'nieuwe adviezen'}."
    rest = f" {old} {'advies stond' if old == 1 else 'adviezen stonden'} er al; toon ze met: kennisbank controleer" if old else ""
    return first + rest


def as_github(findings: list[Finding], site: str) -> str:
    """Workflow commands of GitHub Actions: an annotation beside the line. Errors first, for GitHub shows ten of a kind."""
    return "".join(map(_annotation, sorted(findings, key=lambda finding: finding.level != "fout")))


def _annotation(finding: Finding) -> str:
    kind = "error" if finding.level == "fout" else "notice"
    values = {"file": finding.file, "line": finding.line, "col": finding.column, "title": f"{finding.level} {finding.code}"}
    properties = ",".join(f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}" for name, value in values.items())
    return f"::{kind} {properties}::{_escaped(finding.text)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_gitlab(findings: list[Finding], site: str) -> str:
    """A Code Quality report of GitLab (the CodeClimate subset it reads). A finding keeps its fingerprint when lines shift."""
    seen: Counter[str] = Counter()
    rows = []
    for finding in findings:
        key = "\0".join((finding.file, finding.code, finding.text, finding.source))
        seen[key] += 1
        rows.append(
            {
                "description": finding.text,
                "check_name": finding.code,
                "fingerprint": hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest(),
                "severity": "major" if finding.level == "fout" else "info",
                "location": {"path": finding.file, "lines": {"begin": finding.line}},
            }
        )
    return _json(rows)


def as_sarif(findings: list[Finding], site: str) -> str:
    """SARIF 2.1.0 (OASIS), with the rules that were met and where they are explained."""
    used = sorted({finding.code for finding in findings})
    driver = {"name": "kennisbank", "rules": [_rule(code, site) for code in used]}
    run = {
        "tool": {"driver": driver | ({"informationUri": site} if site else {})},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, used) for finding in findings],
    }
    return _json({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _rule(code: str, site: str) -> dict[str, Any]:
    known = codes()[code]
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": known.kop}, "help": {"text": known.uitleg}}
    return rule | ({"helpUri": address_of(code, site)} if site else {})


def _result(finding: Finding, used: list[str]) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    place = {"artifactLocation": {"uri": quote(finding.file)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": used.index(finding.code),
        "level": "error" if finding.level == "fout" else "note",
        "message": {"text": finding.text},
        "locations": [{"physicalLocation": place}],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMS: dict[str, Form] = {"tekst": as_text, "github": as_github, "gitlab": as_gitlab, "sarif": as_sarif}
