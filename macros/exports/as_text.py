"""Values and data as text, as more than one export writes them."""

import json

from macros.model import Part


def in_text(value: object, joint: str = " | ") -> str:
    """A value of a field as plain text; the items of a list with ``joint`` between them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, tuple):
        return joint.join(in_text(item, ", ") for item in value)
    if isinstance(value, Part):
        return ": ".join(in_text(item, ", ") for _, item in value)
    return str(value)


def script(name: str, data: object) -> str:
    """The text of a classic script that sets ``window.<name>``: a page that is opened from disk may not fetch a file.

    JSON (RFC 8259) in ASCII, which leaves out U+2028 and U+2029 too, and without ``<``: so it
    neither ends a script element nor depends on how the file is read.
    """
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.{name} = {text};\n"
