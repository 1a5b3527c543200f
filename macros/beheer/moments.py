"""Moments of the last days, as one says them."""

from datetime import date, datetime

from macros.words import MAANDEN


def moment(when: datetime | str) -> str:
    """``vandaag 15.40``, ``gisteren``, ``26 juni``."""
    when = datetime.fromisoformat(when) if isinstance(when, str) else when
    days = (date.today() - when.date()).days
    if days <= 0:
        return f"vandaag {when:%H.%M}"
    return "gisteren" if days == 1 else f"{when.day} {MAANDEN[when.month - 1]}"
