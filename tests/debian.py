"""Programs that the tests need and the project does not bring: installed from Debian when we may."""

import os
import shutil
import subprocess


def install(package: str) -> None:
    """Install a package, when this is Debian and we are root; else do nothing."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Het pakket {package} wordt geïnstalleerd ...", flush=True)
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", package]):
            subprocess.run(
                command,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )
