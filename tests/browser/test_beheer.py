"""``make beheer``: an editor who is no programmer changes, adds and checks, with the screen alone."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect
from scratch import project

from browser.test_access import unseen, violations
from browser.test_preview import PATIENCE, free_port

EXAMPLE = "principles/praktijkvoorbeelden/samen-begeleiden-op-vijf-scholen.yml"
FORBIDDEN = re.compile(r"\b(commit|branch|tak|push|merge|yaml|git)\b", re.IGNORECASE)


@dataclass
class Hand:
    """An editor at the form; ``acts`` counts what is filled in, picked and clicked. ``problems`` are breaches that the browser tells of."""

    root: Path
    server: str
    page: Page
    problems: list[str]
    acts: int = 0
    seen: set[str] = field(default_factory=set)
    """Every sort of element that axe looked at."""

    def open(self, address: str = "/beheer/") -> "Hand":
        self.page.goto(self.server + address)
        self.acts = 0
        return self

    def fill(self, label: str, text: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(re.compile(f"^{label}")).first.fill(text)
        self.acts += 1

    def fill_field(self, name: str, text: str) -> None:
        """By its path; also of a field that is folded."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        self.page.locator(f'[name="{name}"]').last.fill(text)
        self.acts += 1

    def pick(self, name: str, value: str) -> None:
        """Choose from a list or a row of words; each field has its path for a name."""
        field = self.page.locator(f'[name="{name}"]').first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            self.page.locator(f'[name="{name}"][value="{value}"]').check()
        self.acts += 1

    def click(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=re.compile(f"^{name}")).last.click()  # type: ignore[arg-type]
        self.acts += 1

    def changed(self) -> list[str]:
        """The lines that went and came since the start."""
        subprocess.run(["git", "add", "-A", "--intent-to-add", "principles"], cwd=self.root, check=True)
        said = subprocess.run(["git", "diff", "--unified=0", "--", "principles"], cwd=self.root, capture_output=True, text=True, check=True)
        return [line for line in said.stdout.split("\n") if re.match(r"[-+][^-+]", line)]

    def undo(self) -> None:
        for words in (["reset", "--hard", "-q"], ["clean", "-fdq", "principles"]):
            subprocess.run(["git", *words], cwd=self.root, check=True)
        shutil.rmtree(self.root / ".beheer", ignore_errors=True)


@pytest.fixture(scope="module")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hand]:
    root, port = project(tmp_path_factory.mktemp("beheer")), free_port()
    (root / ".gitignore").write_text(".beheer/\n.build/\n.venv\nnode_modules\n", encoding="utf-8")
    who = ["-c", "user.name=redactie", "-c", "user.email=redactie@voorbeeld.nl"]
    for words in (["init", "-q"], ["add", "principles", "docs"], [*who, "commit", "-qm", "begin"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    terminal = root.parent / "terminal.txt"
    command = [sys.executable, "-m", "macros.cli", "bekijk", "--beheer", "--poort", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(root), "BROWSER": "true"}
    with terminal.open("w") as out, subprocess.Popen(command, cwd=root, stdout=out, stderr=out, text=True, env=environment) as process:
        while "Het formulier staat op" not in terminal.read_text(encoding="utf-8"):
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
            assert process.poll() is None, terminal.read_text(encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)  # a machine at work may take its time
        problems: list[str] = []
        page.on("console", lambda said: problems.append(f"{said.text} {said.location}") if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(f"http://127.0.0.1:{port}/") else problems.append(request.url))
        yield Hand(root, f"http://127.0.0.1:{port}", page, problems)
        page.context.close()
        process.terminate()


@pytest.fixture
def hand(served: Hand) -> Iterator[Hand]:
    served.problems.clear()
    served.page.set_viewport_size({"width": 1280, "height": 900})
    yield served
    served.page.wait_for_load_state()  # the page beside the form is still there to be fetched
    problems = [*served.problems]
    served.page.goto("about:blank")
    served.undo()
    assert problems == []


def first_of_each(root: Path) -> list[str]:
    """The form of a record of every kind."""
    from macros.model import KINDS

    return [f"/beheer/{cls.kind.name}/{next(iter(sorted((root / 'principles' / cls.kind.folder).glob('*.yml')))).stem}/" for cls in KINDS]


def looked_at(hand: Hand, name: str, *, alike: bool = False) -> list[str]:
    """What is wrong with a screen: for who sees, hears or zooms to 400 %, in the light, in the dark and in colours of the system.

    Dark is looked at where a sort of element stands that was on no screen before; ``alike``: so is all that axe looks at.
    """
    page = hand.page
    page.wait_for_load_state()  # with its style
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.set_viewport_size({"width": 1280, "height": 900})
    new = unseen(page, hand.seen)
    found = [f"{name} light: {line}" for line in violations(page)] if new or not alike else []
    page.emulate_media(color_scheme="dark")
    found += [f"{name} dark: {line}" for line in violations(page, only_colours=True)] if new else []
    page.emulate_media(color_scheme="light", forced_colors="active")
    found += [f"{name}: {what} is not to be told from the others" for what in page.evaluate(ALIKE)]
    page.emulate_media(forced_colors="none")
    page.set_viewport_size({"width": 320, "height": 256})
    found += [f"{name} is too wide"] if page.evaluate("document.documentElement.scrollWidth") > 320 else []
    found += [f"{name}: the bar covers what one fills in"] if page.locator(".bar-end").evaluate_all(STAYS) else []
    return found + [f"{name}: {word}" for word in FORBIDDEN.findall(page.locator("body").inner_text())]


ALIKE = """() => [...document.querySelectorAll("nav ul, .chips, p.views")].filter(list => {
    const now = list.querySelector("[aria-current]"), other = list.querySelector("a:not([aria-current])");
    const look = one => ["borderBottomColor", "borderBottomWidth", "borderTopColor", "backgroundColor", "outlineStyle"].map(name => getComputedStyle(one)[name]).join();
    return now && other && look(now) === look(other);
}).map(list => list.textContent.trim().slice(0, 40))"""
STAYS = "bars => bars.some(bar => getComputedStyle(bar).position === 'sticky')"


@pytest.fixture
def still(hand: Hand) -> Iterator[Hand]:
    """Without the page beside the form, which has tests of its own."""
    hand.page.route("**/beheer/beeld/**", lambda route: route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html"))
    yield hand
    hand.page.unroute_all()
    hand.page.emulate_media(color_scheme="light", forced_colors="none")


def test_every_screen_is_open_to_everyone_fits_and_speaks_of_no_files(still: Hand) -> None:
    screens = ["/beheer/", "/beheer/?zoek=inductie", "/beheer/?zoek=xyzzy", "/beheer/nieuw/", "/beheer/nieuw/praktijkvoorbeeld/"]
    screens += ["/beheer/instellingen/", "/beheer/niets/niets/"]
    found = []
    for address in [*screens, *first_of_each(still.root)]:
        found += looked_at(still.open(address), address, alike=address not in screens)  # the fields of every kind are drawn alike
        still.problems[:] = [one for one in still.problems if "404" not in one]  # the one that is not there
    assert found == []


SHEET = """Naam;Wie;Sector;Jaar;Samenvatting;Punten;Herkomst;Bronnen;Contactpersoon
Samen begeleiden;Opleidingsschool;MBO;2024,0;Vijf scholen delen twee begeleiders.;u5: De scholen verdelen samen de plekken.;parafrase;wijleren-zij-instroom;
Nog een voorbeeld;Opleidingsschool;havo;2024;=A1;u21: De scholen verdelen samen de plekken.;parafrase;wijleren-zij-instroom;
"""


def test_a_spreadsheet_is_taken_over_on_screens_that_are_open_to_everyone(hand: Hand) -> None:
    page = hand.open("/beheer/rekenblad/").page
    found = looked_at(hand, "bestand")
    page.set_input_files("#bestand", {"name": "regio.csv", "mimeType": "text/csv", "buffer": SHEET.encode()})
    hand.click("Bekijk de kolommen")
    found += looked_at(hand, "kolommen")
    hand.pick("kolom.0", "titel")
    hand.click("Doe een proefronde")
    expect(page.get_by_role("heading", name="1 van 2 rijen heeft een fout. Er is niets bewaard.")).to_be_visible()
    found += looked_at(hand, "proefronde")
    page.get_by_label("laat weg: rij 3").check()
    hand.click("Doe de proefronde opnieuw")
    expect(page.get_by_text("Geen fouten.")).to_be_visible()
    hand.click("Neem 1 rij over")
    expect(page.get_by_text("1 record staat klaar om in te dienen.")).to_be_visible()
    assert found + looked_at(hand, "overgenomen") == []
    assert "+titel: Samen begeleiden" in hand.changed()


SOURCE, OTHER, TERM = (
    f"principles/{name}.yml" for name in ("bronnen/wijleren-zij-instroom", "peervragen/v001", "begrippen/begrip-bidbook")
)


def handed_over(root: Path) -> list[str]:
    """Bring the folder in every state of handing in; the screens that show them."""
    from macros.proposals.git import Git, Who
    from macros.proposals.proposal import Handed, forget, hand_in
    from macros.proposals.published import base_of
    from macros.proposals.waiting import wait
    from macros.proposals.work import Work

    git, texts = Git(root), {file: (root / file).read_bytes() for file in (SOURCE, OTHER, TERM)}

    def proposed(file: str, who: Who) -> Any:
        (root / file).write_bytes(re.sub(rb"(?m)^(titel|vraag|term): .*$", rb"\1: Een andere zin", texts[file]))
        base = base_of(git)
        return hand_in(
            git,
            base,
            Handed(tuple(one for one in Work(git).changes(base) if one.file == file), {}, "De zin is duidelijker.", ["Een zin"], who),
        )

    other = proposed(SOURCE, Who("Joris", "joris@voorbeeld.nl"))
    git.must("update-ref", "refs/ingekomen/bestand/voorstel/1", other.commit)
    forget(git, other)
    git.must("update-ref", "-d", f"refs/beheer/{other.branch}")
    own = proposed(OTHER, Who("Sanne", "sanne@voorbeeld.nl"))
    wait(root, TERM, texts[TERM], texts[TERM] + b"opmerking: Iets\n")
    wait(root, "docs/index.md", b"# Kop", b"# Mijn kop")
    (root / "principles/bronnen/nieuw-stuk.yml").write_text("id: nieuw-stuk\ntitel: Nieuw stuk\nuitgever: Iemand\n", encoding="utf-8")
    return [
        "/beheer/", "/beheer/akkoord/", f"/beheer/akkoord/{own.name}/", "/beheer/terug/", "/beheer/ingekomen/",
        f"/beheer/ingekomen/{other.commit}/", "/beheer/botsing/docs--index.md/", "/beheer/begrip/begrip-bidbook/",
    ]  # fmt: skip


def test_every_screen_of_handing_in_is_open_to_everyone_too(still: Hand) -> None:
    addresses = handed_over(still.root)
    assert [line for address in addresses for line in looked_at(still.open(address), address)] == []


def states(hand: Hand) -> Iterator[str]:
    """Every state that a button leads to, one after the other, in the window of an editor."""
    page, bron = hand.page, "/beheer/bron/wijleren-zij-instroom/"

    def typed(address: str, button: str, **fields: str) -> None:
        hand.open(address)
        for name, text in fields.items():
            hand.fill_field(name.replace("__", "."), text)
        hand.click(button)
        page.wait_for_load_state()

    typed("/beheer/praktijkvoorbeeld/rocmn-opleidingsschool/", "Controleer en bekijk", titel="", jaar="nu")
    yield "errors"
    typed("/beheer/praktijkvoorbeeld/rocmn-opleidingsschool/", "Controleer en bekijk", titel="Een andere titel", jaar="")
    yield "good"
    hand.click("Voeg een bron toe")
    hand.click("Maak een nieuwe bron")
    yield "a new source"
    hand.click("Leg apart")
    yield "set apart"
    hand.open("/beheer/praktijkvoorbeeld/rocmn-opleidingsschool/")
    hand.click("Voeg een bron toe")
    page.locator("input[type=search]").last.fill("xyzzy")
    expect(page.get_by_text("Niets gevonden met").last).to_be_visible()
    yield "a search without hits"
    for act, fields in (("naam", {"nieuw": "zij-instroom"}), ("intrek", {"reden": "Deze bron is vervangen."})):
        typed(f"{bron}{act}/", "Laat zien wat er verandert", **fields)
        yield f"the second step of {act}"
    typed("/beheer/uitgangspunt/u05/versie/", "Laat zien wat er verandert", versie="0.1")
    yield "an act that cannot be"
    typed("/beheer/uitgangspunt/u05/versie/", "Laat zien wat er verandert", versie="9.0", wijziging="De tekst is korter gezegd.")
    yield "the second step of versie"
    typed("/beheer/nieuw/bron/", "Bewaar", titel="Later", uitgever="Iemand")
    yield "saved"
    typed("/beheer/bron/later/datum/", "Laat zien wat er verandert", publiceren_vanaf="2030-01-31")
    yield "the second step of datum"
    typed("/beheer/overgang/kk2021-naar-kk-onderwijsregio/verhuis/", "Laat zien wat er verandert")
    yield "the second step of verhuis"
    typed("/beheer/overgang/kk2021-naar-kk-onderwijsregio/", "Controleer en bekijk", regels__0__waarom="")
    yield "an error in the table of two frameworks"
    path = hand.root / "principles/bronnen/wijleren-zij-instroom.yml"
    text = path.read_text(encoding="utf-8")
    hand.open(bron)
    path.write_text(re.sub("^titel: .*", "titel: Van een ander", text, flags=re.MULTILINE), encoding="utf-8")
    hand.fill_field("titel", "Van mij")
    hand.click("Bewaar")
    yield "two editors"
    hand.open(bron)
    path.unlink()
    hand.fill_field("titel", "Van mij")
    hand.click("Bewaar")
    yield "a record that went"
    path.write_text("id: [", encoding="utf-8")
    hand.open(bron)
    yield "a file that cannot be read"


def test_every_state_is_open_to_everyone_fits_and_speaks_of_no_files(still: Hand) -> None:
    found = []
    for name in states(still):
        still.page.wait_for_load_state()
        still.problems[:] = [one for one in still.problems if "409" not in one]  # how the form says that another was first
        found += looked_at(still, name)
        still.page.set_viewport_size({"width": 1280, "height": 900})
    assert found == []


def test_a_typo_is_mended_in_five_acts_and_one_line_changes(hand: Hand) -> None:
    hand.open()
    hand.fill("Zoek een record", "bovenbestuurlijke solidariteit")
    hand.page.keyboard.press("Enter")
    hand.acts += 1
    hand.click("Uitgangspunt 5", "link")
    hand.fill("Korte titel", "Solidariteit over besturen heen")
    expect(hand.page.frame_locator("iframe").get_by_role("heading", level=1)).to_contain_text("Solidariteit over besturen heen")
    hand.click("Bewaar")
    expect(hand.page.get_by_text("Bewaard.")).to_be_visible()
    assert hand.acts <= 5
    assert [line for line in hand.changed() if line.startswith("+")] == ["+titel: Solidariteit over besturen heen"]


def test_an_example_with_two_points_and_a_new_source_takes_at_most_twenty_acts(hand: Hand) -> None:
    page = hand.open().page
    hand.click("Nieuw", "link")
    hand.click("Praktijkvoorbeeld", "link")
    hand.fill("Titel", "Samen begeleiden op vijf scholen")
    hand.fill("Wie", "Onderwijsregio Achterhoek")
    hand.fill("Samenvatting", "Vijf scholen begeleiden studenten samen. Zij delen hun begeleiders.")
    for index, point in enumerate(("u03", "u05")):
        hand.click("Voeg een uitgangspunt of aandachtspunt toe")
        hand.pick(f"punten.{index}.naar", point)
        hand.fill("Waarom", "De scholen delen hun begeleiders met elkaar.", page.locator(f'[id="punten.{index}"]'))
    hand.pick("herkomst", "parafrase")
    hand.click("Voeg een bron toe")
    hand.click("Maak een nieuwe bron : Bronnen 1")
    source = page.locator("details", has_text="Je blijft in dit formulier")
    hand.fill("Titel", "Regioplan 2026 Achterhoek", source)
    hand.fill("Uitgever", "Onderwijsregio Achterhoek", source)
    hand.click("Bewaar")
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    assert hand.acts <= 20
    said = yaml.safe_load((hand.root / EXAMPLE).read_text(encoding="utf-8"))
    assert ([point["naar"] for point in said["punten"]], said["bronnen"]) == (["u03", "u05"], ["regioplan-2026-achterhoek"])
    assert (hand.root / "principles/bronnen/regioplan-2026-achterhoek.yml").exists()


def test_a_question_takes_fewer_acts_than_the_terminal(hand: Hand) -> None:
    hand.open()
    hand.click("Nieuw", "link")
    hand.click("Vraag voor peer review", "link")
    hand.fill("Vraag", "Wat doen jullie als een student vastloopt?")
    hand.click("Voeg een rol toe")
    hand.pick("voor.0", "schoolopleider")
    hand.pick("herkomst", "redactie")
    hand.click("Bewaar")
    expect(hand.page.get_by_text("Bewaard.")).to_be_visible()
    assert hand.acts <= 13
    assert any("Wat doen jullie als een student vastloopt?" in line for line in hand.changed())


def test_the_keyboard_alone_is_enough_and_errors_get_the_focus(hand: Hand) -> None:
    page = hand.open("/beheer/bron/wijleren-zij-instroom/").page
    page.get_by_label("Uitgever").focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")  # as a browser does: the first button
    expect(page.locator("#fouten")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("location.hash") == "#uitgever"
    page.get_by_label("Uitgever").focus()
    page.keyboard.type("Een ander")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Bewaar":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    assert [line for line in hand.changed() if line.startswith("+")] == ["+uitgever: Een ander"]


def test_lists_are_searched_while_typing_and_nobody_leaves_unasked(hand: Hand) -> None:
    page = hand.open("/beheer/praktijkvoorbeeld/groningen-kop-van-drenthe/").page
    hand.click("Voeg een bron toe")
    field = page.get_by_label("Zoek een bron").last
    expect(field).to_be_focused()
    field.press_sequentially("kwaliteitskader")
    expect(page.locator(".results").last).to_be_visible()
    assert violations(page) == []
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{hand.server}/beheer/")
    assert asked == ["beforeunload"]


def test_without_javascript_the_page_with_the_change_stands_beside_the_form(hand: Hand, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{hand.server}/beheer/peervraag/v001/")
    page.get_by_label(re.compile("^Vraag")).fill("Waarom doen wij dit samen, en niet ieder voor zich?")
    page.get_by_role("button", name="Controleer en bekijk").last.click()
    expect(page.get_by_text("Geen fouten.")).to_be_visible()
    expect(page.frame_locator("iframe").get_by_text("Waarom doen wij dit samen, en niet ieder voor zich?").first).to_be_attached()
    context.close()
