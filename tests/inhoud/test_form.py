"""Whatever editors write: opened in the form and saved as it is, nothing of it changes."""

import lxml.html
from conftest import ROOT
from form import sent
from werkzeug.datastructures import MultiDict

from macros.beheer.controls import Drawing
from macros.beheer.pairs import in_table, sides, with_open_rows, without_open_rows
from macros.beheer.posted import Draft, draft_of, filled
from macros.check import Loaded
from macros.editing.in_place import changed
from macros.model import Instellingen
from macros.reading.document import said_by
from macros.reading.files import SETTINGS_FILE
from macros.reading.source import read_bytes
from macros.views.render import environment


def test_every_record_and_the_settings_saved_as_they_are_opened_are_the_same_to_the_byte(loaded: Loaded) -> None:
    """By the form's own fields and its own reading; a page around them says nothing."""
    kb, different = loaded.kennisbank, []
    files = [(read.document.file, type(read.value)) for read in kb.reads.values()]
    for file, model in [*files, (SETTINGS_FILE, Instellingen)]:
        data = (ROOT / file).read_bytes()
        was = said_by(read_bytes(data, file).root) or {}
        draft = Draft(model, was, was)
        whole = with_open_rows(kb, draft)
        controls = in_table(kb, whole, Drawing(kb, whole).controls())
        module = environment().get_template("beheer/controls.html").make_module({"kb": kb, "sides": sides(kb, draft)})
        form = lxml.html.fragment_fromstring(str(module.fields(controls)), create_parent="form")  # type: ignore[attr-defined]
        read_back = without_open_rows(draft_of(MultiDict(sent(form)), model, was))
        said = filled(model, read_back.data)
        if said != was or changed(data, file, model, said) != data:
            different.append(file)
    assert len(files) == len({file for file, _ in files}) and different == []
