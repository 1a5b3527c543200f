"""A form as a browser without JavaScript sends it."""

import io
from dataclasses import dataclass, field
from urllib.parse import urljoin

import lxml.html
from werkzeug.datastructures import MultiDict
from werkzeug.test import Client, TestResponse

HERE = "http://127.0.0.1:8000"


@dataclass
class Window:
    """A browser on the form; ``page`` is what it shows."""

    client: Client
    address: str = ""
    answer: TestResponse | None = None
    fields: list[tuple[str, str]] = field(default_factory=list)
    acts: int = 0
    """What was filled in, picked and clicked since it was opened."""
    shown: list[str] = field(default_factory=list)
    """All that could be read since it was opened."""

    def open(self, address: str) -> "Window":
        return self._shown(self.client.get(address, base_url=HERE, follow_redirects=True))

    def bytes_at(self, address: str) -> bytes:
        """What stands at an address, as it is sent."""
        data: bytes = self.client.get(address, base_url=HERE).data
        return data

    def _shown(self, answer: TestResponse) -> "Window":
        self.answer, self.address = answer, answer.request.path
        self.page = lxml.html.fromstring(answer.text)
        self.shown.append(" ".join(" ".join(self.page.itertext()).split()))
        form = self.page.find(".//form[@id='formulier']")
        self.fields = list(sent(form)) if form is not None else []
        self.action = (form.get("action", "") if form is not None else "").removeprefix("?") or self.address
        return self

    @property
    def text(self) -> str:
        """All that can be read."""
        main = self.page.find(".//main")
        assert main is not None
        return " ".join(" ".join(main.itertext()).split())

    def find(self, name: str, words: str) -> "Window":
        """Search with the field for it."""
        self.acts += 2
        return self.open(f"{self.address}?{name}={words}")

    def type(self, name: str, text: str) -> "Window":
        """Put a text in a field; there must be one."""
        assert any(field.get("name") == name for field in self.page.iter()), f"no field {name}"
        self.fields = [pair for pair in self.fields if pair[0] != name] + [(name, text)]
        self.acts += 1
        return self

    def tick(self, name: str, value: str) -> "Window":
        """Tick a box."""
        self.fields.append((name, value))
        self.acts += 1
        return self

    def untick(self, value: str) -> "Window":
        """Take a tick away; it must be there."""
        pair = next(pair for pair in self.fields if pair[1] == value)
        self.fields.remove(pair)
        return self

    def follow(self, label: str) -> "Window":
        """Follow the first link that says this."""
        link = next((one for one in self.page.iter("a") if "".join(one.itertext()).strip().startswith(label)), None)
        assert link is not None, f"no link {label}"
        self.acts += 1
        return self.open(urljoin(self.address, link.get("href")))

    def hand_over(self, name: str, data: bytes, **fields: str) -> "Window":
        """Choose a file in the form, and send it."""
        own = {pair[0]: pair[1] for pair in self.fields if pair[0] != name} | fields | {name: (io.BytesIO(data), "bestand")}
        return self._shown(self.client.post(self.action, data=own, base_url=HERE, follow_redirects=True, headers={"Origin": HERE}))

    def press(self, label: str, about: str = "") -> "Window":
        """Press the first button that says this (and, for who cannot see, that it is about ``about``)."""
        said = f"{label}: {about}" if about else label
        self.acts += 1
        for button in self.page.iter("button"):
            text = "".join(button.itertext()).strip()
            if button.get("name") and (text == said or (not about and text.partition(": ")[0] == label)):
                form = next((one for one in button.iterancestors("form") if one.get("id") != "formulier"), None)
                fields, action = (self.fields, self.action) if form is None else (list(sent(form)), form.get("action"))
                data = MultiDict([*fields, (button.get("name"), button.get("value"))])
                where = button.get("formaction") or action
                return self._shown(self.client.post(where, data=data, base_url=HERE, follow_redirects=True, headers={"Origin": HERE}))
        raise AssertionError(f"no button {said}")

    def links_of_errors(self) -> list[tuple[str, str]]:
        """The errors on top: where each leads to, and what it says."""
        return [(link.get("href", ""), "".join(link.itertext())) for link in self.page.iterfind(".//*[@id='fouten']//a")]

    def control(self, id: str) -> lxml.html.HtmlElement | None:
        return next((element for element in self.page.iter() if element.get("id") == id), None)


def sent(form: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    """What the form sends, without a button."""
    found = []
    for element in form.iter():
        name = element.get("name")
        if not name or element.tag == "button":
            continue
        if element.tag == "textarea":
            found.append((name, "".join(element.itertext()).removeprefix("\n")))
        elif element.tag == "select":
            options = list(element.iter("option"))
            chosen = next((one for one in options if "selected" in one.attrib), options[0])
            found.append((name, chosen.get("value", "")))
        elif element.get("type") not in ("checkbox", "radio") or "checked" in element.attrib:
            found.append((name, element.get("value", "")))
    return found
