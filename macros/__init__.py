"""The knowledge base: records in, linked pages out.

``mkdocs-macros-plugin`` calls ``define_env``. Nothing is imported at the top
of this file: that plugin reports an ImportError here as a missing module.
"""

from typing import Any


def define_env(env: Any) -> None:
    """Give authors of pages in docs/ their macros; ``env`` is the macros plugin."""
    from macros.host.plugin import register

    register(env)
