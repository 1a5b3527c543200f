"""``kennisbank bekijk``: the site on this machine, which follows every save."""

import argparse
import signal
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.command import GOOD, WRONG, Command

if TYPE_CHECKING:
    from macros.host.preview import Preview

HOST = "127.0.0.1"


def run(root: Path, options: argparse.Namespace) -> int:
    """Serve until Ctrl+C, or until the machine asks to stop."""
    from macros.host.preview import BEHEER, Preview  # here: the host is slow to load, and no other command needs it

    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, _stop)
    preview = Preview(root, HOST, options.poort)
    try:
        print("De pagina's worden gemaakt ...", flush=True)
        if options.beheer:
            add_form(root, preview)
        preview.renew()
        if options.beheer:
            webbrowser.open(f"{preview.url.rstrip('/')}{BEHEER}")
        preview.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        print(f"Poort {options.poort} is niet vrij ({error.strerror}). Kies een andere, zoals: make serve POORT=8001", file=sys.stderr)
        return WRONG
    except OverflowError:
        print("Een poort is een getal van 1 tot en met 65535, zoals: make serve POORT=8001", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("Gestopt.")
    finally:
        preview.close()
    return GOOD


def add_form(root: Path, preview: "Preview") -> None:
    """Put the form for editors beside the site; both show the same reading of the records."""
    from macros.beheer.app import Beheer

    preview.beheer = beheer = Beheer(root, preview.serve_beside_form)
    preview.look = beheer.office.project.look
    if beheer.office.news:
        print(beheer.office.news.text, flush=True)


def _stop(*_: object) -> None:
    """End the run, once: make passes on what it gets, so a second signal comes while this ends."""
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.SIG_IGN)
    raise KeyboardInterrupt


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--beheer", action="store_true", help="open ook het formulier waarin je records verandert")
    parser.add_argument("--poort", type=int, default=8000, help="het nummer achter de dubbele punt in het adres; anders 8000")


COMMAND = Command("bekijk", "toon de site op deze computer en werk die bij als je bewaart", run, _options)
