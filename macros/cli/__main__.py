"""``python -m macros.cli``, as ``kennisbank``."""

from macros.cli.main import main

raise SystemExit(main())
