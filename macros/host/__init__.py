"""The door to the host, MkDocs 1.6: only the modules in this folder know it, and only its public parts."""

from macros.host.plugin import KennisbankPlugin

__all__ = ["KennisbankPlugin"]
