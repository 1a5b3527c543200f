"""The door to the host, MkDocs 1.6: pages in, site out. Only the modules in this folder know it."""

from macros.host.plugin import KennisbankPlugin

__all__ = ["KennisbankPlugin"]
