"""The date and the moment of a build: a parameter, so that a build can be repeated on any later day."""

import re
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

NAME = "KENNISBANK_DATUM"
AHEAD = timedelta(hours=2)
"""The Netherlands are one or two hours ahead of UTC; at worst a day starts an hour early."""


OLDEST = 315_532_800
"""1 January 1980 in seconds since 1970: a zip file, and so a document, knows no earlier day."""


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
        epoch = "" if given else environment.get("SOURCE_DATE_EPOCH", "")
        return (datetime.fromtimestamp(int(epoch) if epoch.isdecimal() else time.time(), UTC) + AHEAD).date()
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
            raise ValueError
        return date.fromisoformat(given)
    except ValueError:
        raise NoDateError(f"{NAME} is '{given}'. Schrijf een dag die bestaat, zoals 2026-12-01, of vandaag.") from None


def build_moment(environment: Mapping[str, str]) -> int:
    """What a file that is made says of when it was made: SOURCE_DATE_EPOCH in seconds since 1970, and never before 1980."""
    return max(OLDEST, int(environment.get("SOURCE_DATE_EPOCH", OLDEST)))
