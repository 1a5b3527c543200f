"""The edition to put away: the built site as a BagIt bag (RFC 8493) in a zip, with what is different from the edition before.

Two runs on one site give the same bytes: names sorted, one moment for all files.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from macros.kennisbank import Kennisbank
from macros.site.differences import as_csv, as_json, as_page, differences
from macros.site.replace_folder import PlaceError
from macros.site.takeaway import NAME
from macros.today import build_date, build_moment
from macros.views.citing import site_author

WHOLE = "data/kennisbank.json"


def put_away(kb: Kennisbank, site: Path, folder: Path, before: Path | None) -> None:
    """Write the bag into ``folder``, and beside it the differences with the edition at ``before``. Raises PlaceError."""
    payload = {f"site/{path.relative_to(site).as_posix()}": path.read_bytes() for path in site.rglob("*") if path.is_file()}
    if before:
        lists = _lists(before, json.loads(payload[f"site/{WHOLE}"]), _number(kb))
        payload |= {f"verschillen/{name}": text.encode() for name, text in lists.items()}
        for name, text in lists.items():
            (folder / name).write_bytes(text.encode())
    name = f"{NAME}-{_number(kb)}"
    _zip(folder / f"{name}.zip", name, bag(payload, _info(kb)))


def _number(kb: Kennisbank) -> str:
    """The number of the edition; the day of the build while none has been chosen."""
    return kb.instellingen.uitgave.nummer if kb.instellingen.uitgave else build_date(os.environ).isoformat()


def _info(kb: Kennisbank) -> dict[str, str]:
    """What the bag says of itself."""
    settings, edition = kb.instellingen, kb.instellingen.uitgave
    told = {
        "Source-Organization": site_author(kb),
        "Contact-Email": settings.contact or "",
        "External-Description": f"{settings.naam}: de hele kennisbank zoals zij is gepubliceerd.",
        "External-Identifier": f"https://doi.org/{edition.doi}" if edition and edition.doi else settings.adres or "",
        "Internal-Sender-Identifier": f"{NAME}-{_number(kb)}",
        "Bagging-Date": build_date(os.environ).isoformat(),
    }
    return {name: value for name, value in told.items() if value}


def bag(payload: Mapping[str, bytes], info: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a bag by their path in it."""
    files = {f"data/{name}": content for name, content in sorted(payload.items())}
    size = f"{sum(map(len, files.values()))}.{len(files)}"
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in {**info, "Payload-Oxum": size}.items()),
        "manifest-sha256.txt": _manifest(files),
    }
    written = {name: text.encode() for name, text in tags.items()}
    return {**written, "tagmanifest-sha256.txt": _manifest(written).encode(), **files}


def _manifest(files: Mapping[str, bytes]) -> str:
    escaped = {name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D"): content for name, content in files.items()}
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(escaped.items()))


def _zip(target: Path, name: str, files: Mapping[str, bytes]) -> None:
    moment = time.gmtime(build_moment(os.environ))[:6]
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as opened:
        for path, content in files.items():
            entry = ZipInfo(f"{name}/{path}", moment)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            opened.writestr(entry, content)


def _lists(before: Path, now: dict[str, Any], number: str) -> dict[str, str]:
    """The differences as page, JSON and CSV."""
    old = read(before)
    rows, named = differences(old, now), before.stem.removeprefix(f"{NAME}-")
    return {
        "index.html": as_page(rows, named, number),
        "verschillen.json": as_json(rows, named, number),
        "verschillen.csv": as_csv(rows),
    }


def read(path: Path) -> dict[str, Any]:
    """What an edition holds, from its zip or from its kennisbank.json. Raises PlaceError."""
    try:
        if path.suffix != ".zip":
            return dict(json.loads(path.read_bytes()))
        with ZipFile(path) as archive:
            inside = next(name for name in archive.namelist() if name.endswith(f"/{WHOLE}"))
            return dict(json.loads(archive.read(inside)))
    except (OSError, BadZipFile, StopIteration, ValueError):
        raise PlaceError(
            f"In {path} staat geen uitgave. Geef VORIGE het zip-bestand van de vorige uitgave, of de kennisbank.json ervan."
        ) from None
