"""Moments of the last days, as one says them."""

from datetime import date, datetime

from macros.words import MAANDEN


def moment(when: datetime | str) -> str:
    """``vandaag 15.40``, ``gisteren``, ``26 juni``, ``26 juni 2024``; empty for a text that is no moment."""
    try:
        when = datetime.fromisoformat(when) if isinstance(when, str) else when
    except ValueError:  # what another program wrote down may be no moment at all
        return ""
    days = (date.today() - when.date()).days
    if days <= 0:
        return f"vandaag {when:%H.%M}"
    year = "" if when.year == date.today().year else f" {when.year}"
    return "gisteren" if days == 1 else f"{when.day} {MAANDEN[when.month - 1]}{year}"
