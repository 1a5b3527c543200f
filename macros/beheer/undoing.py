"""Back to what is published: first it shows what goes, then it does it, and what went can be put back."""

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer.office import Office
from macros.beheer.safety import FormRequest
from macros.beheer.standing import row
from macros.finding import Finding, errors
from macros.proposals.needs import items, needing
from macros.proposals.undo import copy_there, put_back, undo_undoing, undone


def page(office: Office, request: FormRequest) -> Response:
    """Put one record back, or all; ``bestand`` names those that are asked for."""
    desk = office.shared_desk
    if request.method == "POST" and request.form.get("doe") == "toch":
        return _again(office, request.form.get("kopie", ""))
    with office.project.lock:
        now = desk.now(office.project.now())
        all_items = items(now.changes)
        asked = (request.form if request.method == "POST" else request.args).getlist("bestand")
        chosen = {one.file for one in all_items if not asked or one.file in asked}
        chosen |= set(needing(chosen, now.ways))
        wrong: list[Finding] = []
        if request.method == "POST" and chosen:
            before = set(office.project.now().findings)
            copy = put_back(desk.git, undone(desk.git, now.base, [one for one in all_items if one.file in chosen], now.changes))
            desk.forget()
            wrong = [one for one in errors(office.project.look().findings) if one not in before]
            if not wrong:
                return redirect(f"/beheer/?gedaan=terug&kopie={copy}", 303)
            undo_undoing(desk.git, copy)
            office.project.look()
    rows = [row(office.kb, office.project.root, one) for one in all_items if one.file in chosen]
    return office.page("beheer/terug.html", 200, rows=rows, asked=asked, everything=not asked, wrong=wrong, added=len(chosen) - len(asked))


def _again(office: Office, copy: str) -> Response:
    """Put what went in place again."""
    if not copy_there(office.project.root, copy):
        raise NotFound
    with office.project.lock:
        undo_undoing(office.shared_desk.git, copy)
        office.shared_desk.forget()
    return redirect("/beheer/?gedaan=tochniet", 303)
