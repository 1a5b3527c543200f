"""A new editor at work: a computer without the internet, on which all that the guide names can be used."""

import io
import os
import shlex
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

import scratch
from conftest import ROOT
from guide import Step, do

from macros.cli import main

IDENTITY = {f"GIT_{who}_{what}": "redacteur@voorbeeld.nl" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
RELEASE = "20240101T000000Z-oud"


READY = """#!/bin/sh
# After a clone: share the environment that is there, so that no package is fetched; old files ask for no new build.
[ -e .venv ] && exit
for name in {names}; do ln -s {root}/$name $name; done
cp -a {root}/macros/. macros/ # the same modules, and translated already
find . -type f -not -path './.git/*' -not -path './macros/*' -exec touch -d @0 {{}} +
"""


@dataclass
class Newcomer:
    """A new editor: a computer of her own without the internet, the place where the files stand, and a web server."""

    home: Path
    made: dict[str, str] = field(default_factory=dict)
    """What ``make`` was seen to run, by what was typed: a second time it is asked without a program of its own."""

    @property
    def root(self) -> Path:
        return self.home / "kennisbank"

    @property
    def environment(self) -> dict[str, str]:
        path = f"{self.root}/.venv/bin:{self.home}/bin:{os.environ['PATH']}"
        hooks = {"GIT_TEMPLATE_DIR": f"{self.home}/template", "PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"}
        nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
        return {**os.environ, **IDENTITY, **hooks, **nowhere, "PATH": path, "HOME": str(self.home)}

    def follow(self, step: Step) -> subprocess.CompletedProcess[str]:
        """Do one step of the guide; gives what the terminal, or the browser, then shows."""
        do(step, self.root)
        return self.serve(step.command) if "make serve" in step.command else self.type(step.command, step.answers)

    def type(self, command: str, answers: str = "") -> subprocess.CompletedProcess[str]:
        """Type a block in a terminal, and then the answers; the places that the guide names are on this machine."""
        for told, real in (
            ("https://voorbeeld.nl/kennisbank.git", f"{self.home}/plek/kennisbank.git"),
            (":/var/www/kennisbank", f":{self.home}/www"),
            ("20260101T120000Z-abc1234", RELEASE),
        ):
            command = command.replace(told, real)
        if lines := self.known(command):
            return here(lines, self.root, answers, self.environment)
        where = self.home / "www" if command.startswith("ln ") else self.home / "elders" if command.startswith("git clone") else self.root
        return subprocess.run(["bash", "-ec", command], cwd=where, input=answers, capture_output=True, text=True, env=self.environment)

    def known(self, command: str) -> list[str]:
        """The lines of a block that is ``kennisbank`` alone, or "make check" once that has run; else nothing."""
        lines = [self.made.get(line, line) for line in command.strip().splitlines()]
        if "make check" in command:
            self.made["make check"] = "kennisbank controleer --nieuw"
        return lines if all(line.startswith("kennisbank ") for line in lines) else []

    def serve(self, command: str) -> subprocess.CompletedProcess[str]:
        """Start what serves a site, open its address, and stop it."""
        with self.serving(command) as address, urllib.request.urlopen(address) as answer:
            return subprocess.CompletedProcess(command, 0, answer.read().decode(), "")

    @contextmanager
    def serving(self, command: str) -> Iterator[str]:
        """The address at which ``command`` serves the site, on a port that is free."""
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            address = f"http://127.0.0.1:{door.getsockname()[1]}/"
        process = subprocess.Popen(
            ["bash", "-c", command], cwd=self.root, env={**self.environment, "POORT": address.split(":")[2].rstrip("/")},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        try:
            said = []
            for line in process.stdout or []:
                said.append(line)
                if address in line:
                    break
            else:
                raise AssertionError("".join(said))
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.communicate()


def here(lines: list[str], root: Path, answers: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Ask ``kennisbank`` in this process, line after line until one fails, as a terminal without colours in ``root`` would show it."""
    out, wrong, code = io.StringIO(), io.StringIO(), 0
    before, typed = dict(os.environ), sys.stdin
    sys.stdin = io.StringIO(answers)
    os.environ.update(environment)
    try:
        with chdir(root), redirect_stdout(out), redirect_stderr(wrong):
            for line in lines:
                if code := main(shlex.split(line)[1:]):
                    break
    finally:
        sys.stdin = typed
        os.environ.clear()
        os.environ.update(before)
    return subprocess.CompletedProcess(lines, code, out.getvalue(), wrong.getvalue())


def settled(home: Path) -> Newcomer:
    """The files at their place on the web (a folder), a clone, and a server on which an older release stands."""
    editor = Newcomer(home)
    source = scratch.project(home / "bron")
    for name in scratch.SHARED:
        (source / name).unlink()
    for name, text in (
        ("template/hooks/post-checkout", READY.format(names=" ".join(scratch.SHARED), root=ROOT)),
        ("bin/ssh", scratch.FAKE_SSH.format(seen=home / "servers")),
    ):
        (home / name).parent.mkdir(parents=True)
        (home / name).write_text(text, encoding="utf-8")
        (home / name).chmod(0o755)
    for folder in ("elders", f"www/uitgaven/{RELEASE}"):
        (home / folder).mkdir(parents=True)
    web = home / "plek/kennisbank.git"
    begin = f"git init -q -b main && git add -A && git commit -qm begin && git clone -q --bare . {web} && git clone -q {web} {editor.root}"
    subprocess.run(["bash", "-ec", begin], cwd=source, check=True, env=editor.environment)
    return editor
