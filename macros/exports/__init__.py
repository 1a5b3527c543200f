"""Files beside the pages: one module per outcome, named by what it makes.

To add one, write a function from ``Publication`` to files (path in the site,
text) and name it in ``EXPORTS``. It may make one file, many, or none.
"""

from collections.abc import Callable, Iterator

from macros.exports import (
    atom,
    citation_check,
    citation_file,
    citations,
    csv_files,
    headers,
    json_context,
    json_files,
    json_schema,
    kit,
    linkset,
    markdown,
    redirects,
    robots,
    sharing,
    skos,
)
from macros.exports.publication import Files, Publication

EXPORTS: tuple[Callable[[Publication], Files], ...] = (
    robots.robots,
    headers.headers,
    redirects.redirects,
    atom.feeds,
    citation_file.citation,
    citations.citations,
    linkset.linksets,
    citation_check.citations,
    kit.questions,
    sharing.examples,
    json_files.everything,
    json_files.single_records,
    json_context.context,
    json_schema.schema,
    csv_files.tables,
    skos.as_turtle,
    citations.as_bibtex,
    citations.as_ris,
    citations.as_csl,
    markdown.index,
    markdown.pages,
)
"""Everything that makes files; two runs give the same files, byte for byte."""


def files(publication: Publication) -> Iterator[tuple[str, str]]:
    """Every file of every export: its path in the site, and its text."""
    for export in EXPORTS:
        yield from export(publication)
