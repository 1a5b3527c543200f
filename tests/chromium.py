"""Find a Chromium for the browser tests, or install Debian's when we may.

Prints nothing when there is one; ends with exit 1 and one line when there is
none. ``find`` is what the tests themselves use.
"""

import os
import shutil
import sys

from debian import install

SHELL = "chromium-headless-shell"
"""The same browser without the parts that only show windows on a screen: half the work for who drives it."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "Geen Chromium gevonden: installeer het pakket 'chromium-headless-shell' of 'chromium' (Debian) of zet CHROMIUM op het pad van een Chromium of Chrome."


def find() -> str | None:
    """Path of a Chromium: the one that CHROMIUM names, or the first on the PATH."""
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__":
    for package in (SHELL, "chromium"):
        if not find():
            install(package)
    if not find():
        sys.exit(MISSING)
