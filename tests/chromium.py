"""Find a Chromium for the browser tests, or install Debian's when we may.

Prints nothing when there is one; ends with exit 1 and one line when there is
none. ``find`` is what the tests themselves use.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "Geen Chromium gevonden: installeer het pakket 'chromium' (Debian, Ubuntu) of zet CHROMIUM op het pad van een Chromium of Chrome."


def find() -> str | None:
    """Path of a Chromium: the one that CHROMIUM names, or the first on the PATH."""
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Debian's package, when this is Debian and we are root."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Chromium wordt geïnstalleerd ...", flush=True)
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(
                command,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )


if __name__ == "__main__":
    if not find():
        install()
    if not find():
        sys.exit(MISSING)
