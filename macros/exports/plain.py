"""The value of a field as plain text, for exports without structure."""

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
