"""Classes of the host with less to do: a page of a record is whole before the host sees it."""

from typing import Any

from jinja2 import FileSystemLoader
from jinja2.sandbox import SandboxedEnvironment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

CALL = "{{ pagina() }}\n"
"""All that a page of a record holds: a macro's call. The same text for all, so it is compiled once."""


class RecordPage(Page):
    """The page of a record: nothing in it is Markdown, so Markdown need not run."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.markdown
        self.toc = TableOfContents([])
        self.present_anchor_ids, self.links_to_anchors = set(), {}


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, which remembers what it compiled last."""

    compiled: tuple[object, Any] = (None, None)

    def from_string(self, source: Any, *args: Any, **named: Any) -> Any:
        if self.compiled[0] != source:
            self.compiled = (source, super().from_string(source, *args, **named))
        return self.compiled[1]


class Shell(FileSystemLoader):
    """The templates of the shell. The theme lends its name, not its files, so the host need not look for any."""

    def list_templates(self) -> list[str]:
        return []
