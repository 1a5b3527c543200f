"""Find a Firefox for the tests of the ways that matter, or install Debian's when we may.

Prints nothing when there is one; ends with exit 1 and one line when there is none.
"""

import os
import shutil
import sys

from debian import install

NAMES = ("firefox-esr", "firefox")
MISSING = "Geen Firefox gevonden: installeer het pakket 'firefox-esr' (Debian) of zet FIREFOX op het pad van een Firefox."


def find() -> str | None:
    """Path of a Firefox: the one that FIREFOX names, or the first on the PATH."""
    return os.environ.get("FIREFOX") or next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__":
    if not find():
        install("firefox-esr")
    if not find():
        sys.exit(MISSING)
