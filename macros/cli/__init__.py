"""The command ``kennisbank``: one module per command.

To add a command, write a module with a ``COMMAND`` and name it in ``COMMANDS``
in ``main``. What a command does stands on lower floors; here it is asked for,
told and written.
"""

from macros.cli.main import main

__all__ = ["main"]
