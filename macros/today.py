"""The date and the moment of a build: a parameter, so that a build can be repeated on any later day."""

import re
import time
from collections.abc import Mapping, MutableMapping
from datetime import UTC, date, datetime, timedelta

NAME = "KENNISBANK_DATUM"
EPOCH = "SOURCE_DATE_EPOCH"
AHEAD = timedelta(hours=2)
"""The Netherlands are one or two hours ahead of UTC; at worst a day starts an hour early."""

OLDEST = 315_532_800
"""1 January 1980 in seconds since 1970: a zip file, and so a document, knows no earlier day."""
LATEST = 4_102_444_799
"""The last second of 2099: a document knows no later day."""


class NoDateError(ValueError):
    """A date that cannot be read, in one Dutch sentence."""


def build_date(environment: Mapping[str, str]) -> date:
    """The date of a build in the Netherlands, on a machine anywhere.

    ``KENNISBANK_DATUM`` (as 2026-12-01, or ``vandaag``) when it is set; else the day of
    ``SOURCE_DATE_EPOCH`` (seconds, reproducible-builds.org), which the Makefile
    sets to the commit; else today. Raises NoDateError for what is no date.
    """
    given = environment.get(NAME, "")
    if given in ("", "vandaag"):
        moment = None if given else _moment(environment)
        return (datetime.fromtimestamp(time.time() if moment is None else moment, UTC) + AHEAD).date()
    try:
        if not re.fullmatch(r"(19[89]|20\d)\d-\d{2}-\d{2}", given):
            raise ValueError
        return date.fromisoformat(given)
    except ValueError:
        raise NoDateError(f"{NAME} is '{given}'. Schrijf een dag die bestaat, zoals 2026-12-01, of vandaag.") from None


def build_moment(environment: Mapping[str, str]) -> int:
    """What a file that is made says of when it was made: SOURCE_DATE_EPOCH in seconds since 1970, and never before 1980.

    Raises NoDateError for what is no moment.
    """
    return max(OLDEST, _moment(environment) or OLDEST)


def settle(environment: MutableMapping[str, str]) -> None:
    """Look at the moment that is given before the host does; one that is set and empty is not given. Raises NoDateError."""
    if _moment(environment) is None:
        environment.pop(EPOCH, None)


def _moment(environment: Mapping[str, str]) -> int | None:
    """The moment that is given; None when none is."""
    given = environment.get(EPOCH, "").strip()
    if not given:
        return None
    if not re.fullmatch(r"[0-9]{1,10}", given) or int(given) > LATEST:
        said = f"{EPOCH} is '{given}'. Daar hoort een aantal seconden sinds 1970: 0 tot en met {LATEST} (eind 2099)."
        raise NoDateError(f"{said} Haal de waarde weg; dan telt de dag van vandaag.")
    return int(given)
