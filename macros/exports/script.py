"""Data as a classic script that sets one global: a page that is opened from disk may not fetch a file."""

import json


def script(name: str, data: object) -> str:
    """The text of a script that sets ``window.<name>``.

    JSON (RFC 8259) in ASCII, which leaves out U+2028 and U+2029 too, and without ``<``: so it
    neither ends a script element nor depends on how the file is read.
    """
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.{name} = {text};\n"
