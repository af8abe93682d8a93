"""Starts Papershelf from a checkout: ``python main.py`` is the same as the command ``papershelf``."""

from desktop.__main__ import main

raise SystemExit(main())
