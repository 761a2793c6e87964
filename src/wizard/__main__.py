"""Runs the program as `python -m wizard`."""

import os
import sys

# `python -m` looks for modules in the current folder first, and that may be any: a downloaded “json.py” would be run.
if not sys.flags.safe_path and sys.path[:1] in ([""], [os.getcwd()]):  # noqa: PTH109  # pathlib is not loaded yet.
    del sys.path[0]

from wizard.app import main  # The path comes first.

sys.exit(main())
