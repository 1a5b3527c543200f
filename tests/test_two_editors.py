"""A week of two editors, with a shared place on disk: nothing that is typed is lost, nothing untrue is handed in, every conflict is shown."""

import os
import random
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from form import HERE, Window
from test_beheer import FORBIDDEN, SHARED
from test_proposals import ALONE, EXAMPLE, SOURCE, shared, shell
from werkzeug.test import Client

from macros.beheer.app import Beheer
from macros.beheer.safety import MOST_BYTES
from macros.check import check
from macros.finding import errors
from macros.proposals.git import Git, Who
from macros.proposals.proposal import Handed, as_file, hand_in
from macros.proposals.work import Work

QUESTION = "principles/peervragen/v001.yml"
ROLE = "principles/rollen/schoolopleider.yml"
LOOSE = "principles/bronnen/los.yml"
REFUSES = """#!/bin/sh
while read old new ref; do
  case $ref in
    refs/heads/main) echo "Op de hoofdlijn zet alleen de beheerder iets." >&2; exit 1;;
    refs/heads/voorstel/*) test -e {closed} && { echo "Vandaag is de plek dicht."; echo "Kom morgen terug." >&2; exit 1; };;
  esac
done
exit 0
"""


@dataclass
class Editor:
    """An editor with a copy of the files of her own, at the form."""

    name: str
    root: Path
    window: Window

    def starts(self) -> Window:
        """She starts Beheer, and sees the first page."""
        self.window = Window(Client(Beheer(self.root, lambda environ, start: [])))
        return self.window.open("/beheer/")

    def types(self, address: str, **fields: str) -> Window:
        """She opens a record, changes fields and saves."""
        self.window.open(address)
        for field, text in fields.items():
            self.window.type(field, text)
        self.window.press("Bewaar")
        assert "Bewaard." in self.window.text, self.window.text
        return self.window

    def hands_in(self, sentence: str, *left: str) -> Window:
        """She asks for approval for all that is ready, but for what she leaves out."""
        self.window.open("/beheer/akkoord/")
        for file in left:
            self.window.untick(file)
        return (
            self.window.type("zin", sentence)
            .type("naam", self.name)
            .type("mail", f"{self.name.lower()}@voorbeeld.nl")
            .press("Vraag akkoord")
        )

    def says(self, file: str) -> dict:
        """What a record says in her folder."""
        return yaml.safe_load((self.root / file).read_text(encoding="utf-8"))

    def stands_on_what_is_published(self) -> bool:
        return shell(self.root, "rev-parse", "HEAD") == shell(self.root, "rev-parse", "origin/main") and not shell(
            self.root, "diff", "--cached"
        )


@dataclass
class Shared:
    """The shared place: files without a work folder, with a rule of its own for who sends something."""

    root: Path

    @property
    def closed(self) -> Path:
        return self.root / "dicht"

    def waiting(self) -> list[str]:
        return shell(self.root, "for-each-ref", "--format=%(refname:short)", "refs/heads/voorstel").decode().split()

    def agrees(self, branch: str, *, squash: bool = False) -> None:
        """Somebody agrees: the proposal is put together with what is published, on the website of the place."""
        desk = self.root.parent / f"website-{len(list(self.root.parent.glob('website-*')))}"
        shell(self.root.parent, "clone", "-q", str(self.root), str(desk))
        joined = shell(desk, "merge", "-q", *(["--squash"] if squash else ["--no-ff"]), f"origin/{branch}", "-m", "akkoord")
        if squash:
            shell(desk, "commit", "-qm", "akkoord")
        assert not shell(desk, "diff", "--name-only", "--diff-filter=U"), joined
        subprocess.run(["git", "fetch", "-q", str(desk), "+main:main"], cwd=self.root, env=ALONE, check=True)
        shell(self.root, "branch", "-q", "-D", branch)

    def says(self, file: str, branch: str = "main") -> dict:
        return yaml.safe_load(shell(self.root, "show", f"{branch}:{file}").decode())


@pytest.fixture
def week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Shared, Editor, Editor]]:
    """A shared place, and two editors with a copy each."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    hub, *copies = shared(tmp_path)
    place = Shared(hub)
    hook = place.root / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(REFUSES.replace("{closed}", str(place.closed)), encoding="utf-8")
    hook.chmod(0o755)
    editors = []
    for name, root in zip(("Sanne", "Joris"), copies, strict=True):
        for folder in ("overrides", ".build"):
            (root / folder).symlink_to(ROOT / folder)
        editors.append(Editor(name, root, Window(Client(Beheer(root, lambda environ, start: [])))))
    yield place, *editors


def test_a_week_of_two_editors(week):
    shared, sanne, joris = week

    # Monday. Sanne gives an example a better title, and a source that is new. She leaves the source out by mistake.
    sanne.types("/beheer/nieuw/bron/", titel="Regioplan", uitgever="De regio")
    sanne.window.open("/beheer/praktijkvoorbeeld/voorbeeld/").press("Voeg een bron toe").type("bronnen.1", "regioplan")
    sanne.window.type("titel", "Een beter voorbeeld").press("Bewaar")
    sanne.hands_in("De titel is duidelijker.", "principles/bronnen/regioplan.yml")
    assert "Er gaat meer mee dan je koos" in sanne.window.text and shared.waiting() == []
    sanne.window.press("Vraag akkoord")
    assert "2 records zijn samen één voorstel." in sanne.window.text
    (monday,) = shared.waiting()
    assert shared.says(EXAMPLE, monday)["titel"] == "Een beter voorbeeld" and shared.says(EXAMPLE)["titel"] == "Een voorbeeld"
    assert "Er staat niets klaar." in sanne.window.open("/beheer/").text and "De titel is duidelijker." in sanne.window.text

    # Joris meanwhile writes in another field of that example. The proposal is agreed to.
    joris.types("/beheer/praktijkvoorbeeld/voorbeeld/", regio="Walcheren")
    shared.agrees(monday)

    # Tuesday. Both start: each has what the other published, and Joris still has his own.
    assert "Bijgewerkt met wat anderen publiceerden: 2 records." in joris.starts().text
    assert joris.says(EXAMPLE)["titel"] == "Een beter voorbeeld" and joris.says(EXAMPLE)["regio"] == "Walcheren"
    assert "wacht niet meer" in sanne.starts().text
    assert sanne.stands_on_what_is_published() and joris.stands_on_what_is_published()
    joris.hands_in("Het voorbeeld staat op Walcheren.")
    (tuesday,) = shared.waiting()
    told = shell(shared.root, "diff", "main", tuesday, "--unified=0", "--", "principles").decode()
    assert [line for line in told.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")] == [
        "-regio: Zeeland",
        "+regio: Walcheren",
    ]
    shared.agrees(tuesday, squash=True)

    # Wednesday. Both change the same sentence. Sanne is first; Joris is shown both, and nothing of his is lost.
    joris.starts(), sanne.starts()
    sanne.types("/beheer/bron/stuk/", titel="Het stuk van Sanne", uitgever="Sannes uitgever")
    joris.types("/beheer/bron/stuk/", titel="Het stuk van Joris", datum="2025-07-01")
    sanne.hands_in("Het stuk heet anders.")
    shared.agrees(*shared.waiting())
    page = joris.starts()
    assert "‘Het stuk van Joris’: jij en een ander veranderden hetzelfde." in page.text and "Kies eerst" in page.text
    assert joris.says(SOURCE)["titel"] == "Het stuk van Sanne" and "Er staat niets klaar." in page.text
    page.open("/beheer/bron/stuk/")
    assert "Het stuk van Sanne" in page.text.replace("  ", " ") and "Dit past vanzelf bij elkaar" in page.text
    page.type("kies.titel", "nieuw").type("tekst.titel", "Het stuk van ons samen").press("Bewaar samen")
    assert (joris.says(SOURCE)["titel"], joris.says(SOURCE)["uitgever"], str(joris.says(SOURCE)["datum"])) == (
        "Het stuk van ons samen", "Sannes uitgever", "2025-07-01",
    )  # fmt: skip
    assert "Kies eerst" not in page.open("/beheer/").text

    # Thursday. The shared place is closed. The proposal stands on Joris' computer; he gives it to Sanne as a file.
    shared.closed.touch()
    joris.hands_in("Het stuk heet naar ons allebei.")
    assert "Versturen lukte niet." in joris.window.text and "Vandaag is de plek dicht. Kom morgen terug." in joris.window.text
    assert shared.waiting() == []
    name = joris.window.address.split("/")[3]
    file = joris.window.client.get(f"/beheer/akkoord/{name}/bestand", base_url=HERE)
    page = sanne.starts().open("/beheer/ingekomen/").hand_over("bestand", file.data)
    page.follow("Het stuk heet naar ons allebei.")
    assert "Joris" in page.text and "ons samen" in page.text.replace("  ", " ")
    page.press("Neem over")
    assert sanne.says(SOURCE)["titel"] == "Het stuk van ons samen" and "Overgenomen." in page.text
    shared.closed.unlink()
    joris.window.open(f"/beheer/akkoord/{name}/").press("Verstuur")
    assert "Je voorstel is verstuurd." in joris.window.text
    shared.agrees(*shared.waiting())
    assert "Er staat niets klaar." in sanne.starts().text and sanne.stands_on_what_is_published()

    # Friday. Sanne gives a role another name, and all that names it goes along. Joris wrote in it under the old name:
    # what he wrote goes along too, and he is told.
    joris.starts()
    sanne.window.open("/beheer/rol/schoolopleider/naam/").type("nieuw", "opleider-op-school").press("Laat zien wat er verandert").press(
        "Geef deze naam"
    )
    joris.types("/beheer/rol/schoolopleider/", naam="Opleider van Joris")
    joris.types("/beheer/peervraag/v001/", vraag="Wat doen jullie als het vastloopt?")
    sanne.hands_in("De rol heet anders.", "principles/rollen/opleider-op-school.yml", QUESTION).press("Vraag akkoord")
    assert "3 records zijn samen één voorstel." in sanne.window.text, sanne.window.text
    shared.agrees(*shared.waiting())
    page = joris.starts()
    assert "kreeg een andere naam, terwijl de ander het veranderde. Dat is samengegaan." in page.text
    assert joris.says(QUESTION)["voor"] == ["opleider-op-school"] and joris.says(QUESTION)["vraag"] == "Wat doen jullie als het vastloopt?"
    assert joris.says("principles/rollen/opleider-op-school.yml")["naam"] == "Opleider van Joris" and not (joris.root / ROLE).exists()

    # And he thinks better of it: all back to what is published, and once more not.
    page.open("/beheer/terug/")
    assert "vastloopt?" in page.text
    page.press("Zet terug")
    assert joris.says(QUESTION) == shared.says(QUESTION) and shell(joris.root, "status", "--porcelain") == b""
    page.press("Toch niet: zet mijn wijziging er weer in")
    assert joris.says(QUESTION)["vraag"] == "Wat doen jullie als het vastloopt?"

    # What is published is what they typed and agreed to, and no more.
    assert (shared.says(SOURCE)["titel"], shared.says(EXAMPLE)["titel"], shared.says(EXAMPLE)["regio"]) == (
        "Het stuk van ons samen", "Een beter voorbeeld", "Walcheren",
    )  # fmt: skip


def handed_in(editor: Editor, sentence: str) -> str:
    """Hand in all that is ready; the name of the proposal."""
    page = editor.hands_in(sentence)
    assert "één voorstel." in page.text, page.text
    return page.address.split("/")[3]


def test_a_record_that_one_gives_another_name_takes_what_the_other_changed_along(week):
    shared, sanne, joris = week
    joris.types("/beheer/rol/schoolopleider/", naam="Opleider van Joris")
    handed_in(joris, "De rol heet anders.")
    sanne.window.open("/beheer/rol/schoolopleider/naam/").type("nieuw", "opleider-op-school").press("Laat zien wat er verandert").press(
        "Geef deze naam"
    )
    shared.agrees(*shared.waiting())
    assert "Dat is samengegaan." in sanne.starts().text
    assert sanne.says("principles/rollen/opleider-op-school.yml")["naam"] == "Opleider van Joris" and not (sanne.root / ROLE).exists()
    assert errors(check(sanne.root).findings) == []


def test_what_one_wrote_in_a_record_that_went_waits_until_one_puts_it_back_or_lets_it_go(week):
    shared, sanne, joris = week
    joris.types("/beheer/nieuw/bron/", titel="Los", uitgever="Iemand")
    handed_in(joris, "Een losse bron.")
    shared.agrees(*shared.waiting())
    joris.starts(), sanne.starts().open("/beheer/bron/los/").type("titel", "Van Sanne").press("Bewaar")
    (joris.root / LOOSE).unlink()
    handed_in(joris, "De losse bron gaat weg.")
    shared.agrees(*shared.waiting())
    assert "is verwijderd of heet anders, terwijl jij het veranderde. Wat jij schreef, is bewaard." in sanne.starts().text
    page = sanne.window.open("/beheer/bron/los/").press("Zet het record terug")
    assert sanne.says(LOOSE)["titel"] == "Van Sanne" and "Kies eerst" not in page.open("/beheer/").text
    page.open("/beheer/terug/").press("Zet terug").press("Toch niet").open("/beheer/terug/").press("Zet terug")
    assert not (sanne.root / LOOSE).exists()


def test_the_page_of_the_proposal_is_opened_filled_in_where_the_place_is_known(week):
    _, sanne, _ = week
    sanne.types("/beheer/instellingen/", broncode="https://git.voorbeeld.nl/platform/kennisbank/src/branch/main/")
    name = handed_in(sanne, "De plek van de bestanden staat erbij.")
    link = next(one for one in sanne.window.page.iter("a") if "Open de pagina van het voorstel" in "".join(one.itertext()))
    assert link.get("href").startswith(
        f"https://git.voorbeeld.nl/platform/kennisbank/compare/main...voorstel/{name}?quick_pull=1&title=De%20plek"
    )


def test_what_is_changed_again_goes_on_in_the_same_proposal(week):
    shared, sanne, _ = week
    sanne.types("/beheer/bron/stuk/", titel="Eerste poging")
    name = handed_in(sanne, "Het stuk heet anders.")
    sanne.types("/beheer/bron/stuk/", titel="Tweede poging")
    assert "Dit komt daarbij: het blijft één voorstel." in sanne.window.open("/beheer/akkoord/").text
    assert handed_in(sanne, "Het stuk heet nog anders.") == name
    assert shared.waiting() == [f"voorstel/{name}"] and shared.says(SOURCE, f"voorstel/{name}")["titel"] == "Tweede poging"
    sanne.window.open(f"/beheer/akkoord/{name}/").press("Trek het voorstel in")
    assert shared.waiting() == [] and "Tweede poging" in sanne.window.text
    assert sanne.says(SOURCE)["titel"] == "Tweede poging"


def test_what_joins_two_proposals_makes_them_one(week):
    shared, sanne, _ = week
    sanne.types("/beheer/nieuw/bron/", titel="Regioplan", uitgever="De regio")
    first = handed_in(sanne, "Een bron erbij.")
    sanne.types("/beheer/praktijkvoorbeeld/voorbeeld/", regio="Walcheren")
    second = handed_in(sanne, "Een regio.")
    assert len(shared.waiting()) == 2
    sanne.window.open("/beheer/praktijkvoorbeeld/voorbeeld/").press("Voeg een bron toe").type("bronnen.1", "regioplan").press("Bewaar")
    name = handed_in(sanne, "Het voorbeeld noemt de bron.")
    assert (
        name in (first, second) and shared.waiting() == [f"voorstel/{name}"] and "2 records zijn samen één voorstel." in sanne.window.text
    )
    assert "regioplan" in shared.says(EXAMPLE, f"voorstel/{name}")["bronnen"] and shared.says(
        LOOSE.replace("los", "regioplan"), f"voorstel/{name}"
    )
    shared.agrees(f"voorstel/{name}")
    assert "Er staat niets klaar." in sanne.starts().text


def test_two_proposals_of_one_day_get_names_of_their_own_whoever_is_first(week):
    shared, sanne, joris = week
    sanne.types("/beheer/bron/stuk/", titel="Van Sanne")
    joris.types("/beheer/praktijkvoorbeeld/voorbeeld/", regio="Walcheren")
    shared.closed.touch()
    first, second = handed_in(sanne, "Een titel."), handed_in(joris, "Een regio.")
    assert first == second
    shared.closed.unlink()
    for editor in (sanne, joris):
        editor.window.press("Verstuur")
        assert "Je voorstel is verstuurd." in editor.window.text
    assert [shared.says(SOURCE, name)["titel"] for name in shared.waiting()].count("Van Sanne") == 1 and len(shared.waiting()) == 2


def test_a_proposal_of_another_is_sent_back_with_a_sentence_and_what_one_wrote_oneself_waits(week):
    shared, sanne, joris = week
    sanne.types("/beheer/bron/stuk/", titel="Van Sanne", uitgever="Uitgever van Sanne")
    handed_in(sanne, "Het stuk heet anders.")
    joris.types("/beheer/bron/stuk/", titel="Van Joris")
    page = joris.starts().follow("Ingekomen").follow("Het stuk heet anders.")
    assert "Van Sanne" in page.text.replace("  ", " ") and "Jij veranderde hier hetzelfde" in page.text
    page.press("Stuur terug")
    assert "Zeg in één zin waarom." in page.text
    page.type("zin", "De titel staat zo niet op het stuk.").press("Stuur terug")
    mail = next(one.get("href") for one in page.page.iter("a") if one.get("href", "").startswith("mailto:"))
    assert mail.startswith("mailto:sanne@voorbeeld.nl?") and "De%20titel%20staat%20zo%20niet" in mail
    assert "teruggestuurd" in page.open("/beheer/ingekomen/").text
    page.follow("Het stuk heet anders.").press("Neem over")
    assert "jij en een ander veranderden hetzelfde" in page.text and joris.says(SOURCE)["titel"] == "Van Sanne"
    page.open("/beheer/bron/stuk/").type("kies.titel", "mijn").press("Bewaar samen")
    assert (joris.says(SOURCE)["titel"], joris.says(SOURCE)["uitgever"]) == ("Van Joris", "Uitgever van Sanne")


def test_a_shared_example_stands_in_the_list_until_it_is_taken_over_or_sent_back(week):
    _, sanne, _ = week
    page = sanne.window.open("/beheer/ingekomen/").type("tekst", f"Hallo,\n\n{SHARED}").press("Open")
    assert dict(page.fields)["titel"] == "Samen begeleiden" and not (sanne.root / EXAMPLE).with_name("samen-begeleiden.yml").exists()
    page.open("/beheer/ingekomen/")
    assert "Samen begeleiden" in page.text and "overgenomen" not in page.text
    own = next(form for form in page.page.iter("form") if "/voorbeeld/" in form.get("action", ""))
    said = {"bewijs": dict(page.fields)["bewijs"], "zin": "Van wie is de toestemming?", "doe": "stuur"}
    page.client.post(own.get("action"), base_url=HERE, data=said)
    assert "teruggestuurd" in page.open("/beheer/ingekomen/").text and "Van wie is de toestemming?" in page.text
    page.follow("Samen begeleiden").press("Bewaar")
    assert "overgenomen" in page.open("/beheer/ingekomen/").text
    assert "Hierin staat geen voorstel en geen voorbeeld." in page.hand_over("bestand", b"Zomaar een brief.").text


def test_a_large_proposal_is_opened_from_its_file_too(week):
    _, sanne, joris = week
    dice = random.Random(1)
    for number in range(60):
        words = " ".join(f"{dice.getrandbits(64):x}" for _ in range(440))
        (joris.root / f"principles/bronnen/groot-{number}.yml").write_text(
            f"id: groot-{number}\ntitel: Groot\nuitgever: Iemand\nnotitie: {words}\n", "utf-8"
        )
    git, base = Git(joris.root), shell(joris.root, "rev-parse", "HEAD").decode().strip()
    made = hand_in(git, base, Handed(tuple(Work(git).changes(base)), {}, "Veel bronnen.", ["Groot"], Who("Joris", "joris@voorbeeld.nl")))
    data = as_file(git, made)
    assert len(data) > MOST_BYTES
    assert "Veel bronnen." in sanne.window.open("/beheer/ingekomen/").hand_over("bestand", data).text


@pytest.mark.parametrize("data", [b"# v2 git bundle\n", b"# v2 git bundle\n-" + b"0" * 40 + b"\n\nPACK"], ids=["empty", "of another"])
def test_a_file_that_is_no_whole_proposal_is_refused_in_dutch(week, data):
    _, sanne, _ = week
    assert sanne.window.open("/beheer/ingekomen/").hand_over("bestand", data).control("fouten") is not None
    assert "Er wacht geen voorstel." in sanne.window.text


def test_what_is_missing_before_handing_in_is_said_at_once_and_nothing_is_handed_in(week):
    shared, sanne, _ = week
    sanne.types("/beheer/bron/stuk/", titel="Van Sanne")
    page = sanne.window.open("/beheer/akkoord/").untick(SOURCE).type("naam", "").press("Vraag akkoord")
    assert [href for href, _ in page.links_of_errors()] == ["#records", "#zin", "#naam", "#mail"]
    assert shared.waiting() == [] and page.open("/beheer/akkoord/").control("zin") is not None


def test_who_hands_in_is_asked_once_and_remembered_in_this_folder_only(week):
    _, sanne, _ = week
    sanne.types("/beheer/bron/stuk/", titel="Van Sanne")
    handed_in(sanne, "Een titel.")
    sanne.types("/beheer/praktijkvoorbeeld/voorbeeld/", regio="Walcheren")
    fields = dict(sanne.window.open("/beheer/akkoord/").fields)
    assert (fields["naam"], fields["mail"]) == ("Sanne", "sanne@voorbeeld.nl")
    assert b"Sanne" in shell(sanne.root, "config", "--local", "user.name")


def test_one_record_is_put_back_with_what_cannot_stay_without_it(week):
    _, sanne, _ = week
    sanne.types("/beheer/nieuw/bron/", titel="Regioplan", uitgever="De regio")
    sanne.window.open("/beheer/praktijkvoorbeeld/voorbeeld/").press("Voeg een bron toe").type("bronnen.1", "regioplan").press("Bewaar")
    sanne.types("/beheer/bron/stuk/", titel="Blijft staan")
    page = sanne.window.open("/beheer/terug/?bestand=principles/bronnen/regioplan.yml")
    assert "Er gaat meer terug dan je koos" in page.text and "Een voorbeeld" in page.text
    page.press("Zet terug")
    assert not (sanne.root / "principles/bronnen/regioplan.yml").exists() and "regioplan" not in str(sanne.says(EXAMPLE))
    assert sanne.says(SOURCE)["titel"] == "Blijft staan"


def test_no_screen_of_handing_in_speaks_of_how_files_are_kept_and_the_guide_names_what_stands_there(week):
    shared, sanne, joris = week
    joris.types("/beheer/praktijkvoorbeeld/voorbeeld/", regio="Walcheren")
    handed_in(joris, "Een regio.")
    sanne.types("/beheer/bron/stuk/", titel="Van Sanne")
    sanne.types("/beheer/nieuw/bron/", titel="Regioplan", uitgever="De regio")
    seen = [sanne.starts().text]
    seen += [sanne.window.open(f"/beheer/{name}/").text for name in ("akkoord", "terug", "ingekomen")]
    seen.append(sanne.window.follow("Een regio.").text)
    seen.append(sanne.hands_in("Een titel.").text)
    joris.types("/beheer/bron/stuk/", titel="Van Joris")
    shared.agrees(next(name for name in shared.waiting() if "Sanne" in str(shared.says(SOURCE, name))))
    seen.append(joris.starts().text)
    page = (ROOT / "docs/over/redactie/akkoord.md").read_text(encoding="utf-8")
    assert [label for label in re.findall(r"\*\*(.+?)\*\*", page) if label not in " ".join(seen)] == []
    for text in seen:
        assert not {word.strip(".,:;()‘’").lower() for word in text.split()} & FORBIDDEN


def sends_strange(shared: Shared, message: str, files: dict[str, tuple[str, bytes]], date: str = "") -> None:
    """Somebody who does not use Beheer puts a proposal at the shared place; each file with its mode."""
    desk = shared.root.parent / f"vreemd-{len(list(shared.root.parent.glob('vreemd-*')))}"
    shell(shared.root.parent, "clone", "-q", str(shared.root), str(desk))
    for file, (mode, text) in files.items():
        name = subprocess.run(["git", "hash-object", "-w", "--stdin"], cwd=desk, input=text, capture_output=True, check=True).stdout
        shell(desk, "update-index", "--add", "--cacheinfo", f"{mode},{name.decode().strip()},{file}")
    shell(desk, "commit", "-q", "--allow-empty-message", "-m", message, f"--date={date or 'now'}")
    shell(desk, "push", "-q", "origin", f"HEAD:refs/heads/voorstel/{desk.name}")


def test_a_proposal_never_brings_the_program_or_what_steers_it_and_says_what_it_left(week):
    shared, sanne, _ = week
    source = (sanne.root / SOURCE).read_bytes().replace(b"titel: ", b"titel: Nieuw ", 1)
    strange = {
        "macros/eigen.py": ("100644", b"print()\n"), "mkdocs.yml": ("100644", b"site_name: X\n"), "docs/.gitattributes": ("100644", b"* -text\n"),
        "docs/weg": ("120000", b"/etc"), "docs/iets.js": ("100644", b"alert()\n"), "principles/.gitattributes": ("100644", b"* -text\n"),
        "principles/bronnen/link.yml": ("120000", b"/etc/passwd"), "principles/extra.py": ("100644", b"print()\n"),
        "docs/groot.md": ("100644", b"\0" * 6_000_000),
    }  # fmt: skip
    sends_strange(shared, "Van alles.", strange | {SOURCE: ("100644", source)})
    sends_strange(shared, "Alleen het programma.", {"Makefile": ("100644", b"all:\n")})
    page = sanne.starts().follow("Ingekomen").follow("Van alles.")
    assert [file for file in strange if file not in page.text] == [] and "verandert ook iets anders" in page.text
    page.press("Neem over")
    assert shell(sanne.root, "status", "--porcelain", "--untracked-files=all").decode().split() == ["M", SOURCE]
    assert "Overgenomen. Wat je hieronder ziet, staat ook bij jou." in page.open("/beheer/ingekomen/").follow("Van alles.").text
    page.open("/beheer/ingekomen/").follow("Alleen het programma.")
    assert "niets dat Beheer kan overnemen" in page.text and "Makefile" in page.text and "Overgenomen" not in page.text
    assert "Neem over" not in [button.text for button in page.page.iter("button")]


def test_a_record_that_cannot_be_read_is_said_to_be_so_and_not_to_have_lost_its_fields(week):
    _, sanne, _ = week
    path = sanne.root / SOURCE
    path.write_text(path.read_text(encoding="utf-8").replace("titel: ", 'titel: "Open" en ', 1), encoding="utf-8")
    page = sanne.window.open("/beheer/akkoord/")
    assert "niet te lezen" in page.text and "Uitgever: weggehaald" not in page.text


def test_a_proposal_tells_what_becomes_wrong_and_shows_the_lines_of_a_page(week):
    shared, sanne, joris = week
    shell(joris.root, "rm", "-q", SOURCE)
    text = "---\ntitle: Over ons\ndescription: Wie wij zijn.\n---\n\n# Over ons\n\nWij zijn een regio.\n"
    sends_strange(shared, "Een pagina.", {"docs/over-ons.md": ("100644", text.encode())})
    page = sanne.starts().follow("Ingekomen").follow("Een pagina.")
    assert "Wij zijn een regio." in page.text
    git, base = Git(joris.root), shell(joris.root, "rev-parse", "HEAD").decode().strip()
    changes = tuple(one for one in Work(git).changes(base) if one.file == SOURCE)
    data = as_file(git, hand_in(git, base, Handed(changes, {}, "Een stuk minder.", ["Stuk"], Who("Joris", "joris@voorbeeld.nl"))))
    page.open("/beheer/ingekomen/").hand_over("bestand", data).follow("Een stuk minder.")
    assert "‘Een voorbeeld’: Er is geen bron met id 'stuk'." in page.text


@pytest.mark.parametrize(
    "message",
    ["Een\u2028zin\x0c met\x1d \x1b[31mtekens", "", "woord " * 5000, "<script>alert(1)</script>"],
    ids=["signs", "none", "long", "html"],
)
def test_whatever_another_program_wrote_as_sentence_and_moment_the_list_stays_open(week, message):
    shared, sanne, _ = week
    source = (sanne.root / SOURCE).read_bytes().replace(b"titel: ", b"titel: Nieuw ", 1)
    sends_strange(shared, message, {SOURCE: ("100644", source)}, date="@99999999999999 +0000")
    page = sanne.starts().follow("Ingekomen")
    links = [one for one in page.page.iter("a") if re.fullmatch("/beheer/ingekomen/[0-9a-f]{40}/", one.get("href", ""))]
    assert [1 <= len(one.text_content()) <= 300 and one.text_content().isprintable() for one in links] == [True]
    assert page.open(links[0].get("href")).answer.status_code == 200 and not page.page.xpath("//script[contains(., 'alert')]")
