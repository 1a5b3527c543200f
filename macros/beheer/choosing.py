"""A file that another changed in the same place and that has no fields to choose from: one's own text, or that of the other."""

from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from macros.beheer.office import Office, as_download
from macros.beheer.safety import FormRequest
from macros.beheer.standing import title_at
from macros.proposals.waiting import chosen_at, waiting
from macros.proposals.work import whole
from macros.proposals.writing import Step, write


def page(office: Office, request: FormRequest, name: str) -> Response:
    """Both texts, and which of them it becomes."""
    root, desk = office.project.root, office.shared_desk
    one = next((each for each in waiting(root) if each.name == name), None)
    if one is None:
        raise NotFound
    mine, act = one.mine or b"", request.form.get("doe", "")
    if act == "bestand":
        return as_download(mine, f"{root.joinpath(one.file).stem}-mijn-tekst.txt", "text/plain; charset=utf-8")
    if request.method == "POST":
        with office.project.lock:
            if act == "mijn":
                write(desk.git, [Step(one.file, whole(root / one.file), one.mine)])
            if act in ("mijn", "ander"):
                chosen_at(root, one.file)
            desk.forget()
        return redirect("/beheer/?gedaan=gekozen", 303)
    texts = [(text or b"").decode("utf-8", "replace") for text in (mine, whole(root / one.file))]
    return office.page("beheer/kiezen.html", 200, one=one, title=title_at(one.file, mine), mine=texts[0], theirs=texts[1])
