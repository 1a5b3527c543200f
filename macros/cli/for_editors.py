"""``kennisbank editorhulp``: templates and schemas made anew from the model and the records."""

import argparse
from pathlib import Path

from macros.check import load
from macros.cli.command import GOOD, Command
from macros.editing.for_editors import program_files, refresh, schema_files, template_files
from macros.words import count_words


def run(root: Path, options: argparse.Namespace) -> int:
    """Write what is not fresh. Not the register: every build asks for this, also one that looks at a day to come."""
    kb = load(root).kennisbank
    count = len(refresh(root, template_files() | program_files(root) | schema_files(kb)))
    print(f"{count_words(count, 'bestand', 'bestanden').capitalize()} bijgewerkt voor wie records schrijft.")
    return GOOD


COMMAND = Command("editorhulp", "ververs de sjablonen, en de hulp die je programma geeft terwijl je typt", run)
