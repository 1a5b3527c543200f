"""What stands for a piece of HTML while Markdown runs over a page: signs of Unicode's private use, which no file may hold.

Even its number is written in such signs, so that no word, anchor or title is made of it.
"""

import re

FIRST, LAST, ZERO = "\ue000", "\ue001", 0xE010
IN_TEXT = re.compile(f"{FIRST}([^{LAST}]+){LAST}")
IN_PAGE = re.compile(f"<p>{IN_TEXT.pattern}</p>|{IN_TEXT.pattern}")
"""A placeholder, with the paragraph that Markdown put around one that stands alone."""


def placeholder(number: int) -> str:
    """The placeholder of a piece, by its number from 0."""
    return f"{FIRST}{''.join(chr(ZERO + int(digit)) for digit in str(number))}{LAST}"


def number_of(match: re.Match[str]) -> int:
    """The number of a placeholder that was found."""
    return int("".join(str(ord(sign) - ZERO) for sign in match[match.lastindex or 1]))
