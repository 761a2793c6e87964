"""The program's entry point: it starts the window or the command line, and passes in what they use."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from wizard.foundation.paths import MissingResourceError, check_whole

_UNREADABLE = 3
_BARE_WINDOW = {"--room", "--smoke"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process by default) and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _print_whatever_comes()
    try:
        check_whole()
    except MissingResourceError as error:
        print(f"gp-action-wizard: {error}", file=sys.stderr)
        return _UNREADABLE
    if _BARE_WINDOW.issuperset(given):
        # No argument needs parsing, and loading the parser would delay the window.
        return _window(None, room="--room" in given, smoke="--smoke" in given)
    from wizard.cli.arguments import parse

    request = parse(given)
    if request.verb == "window" and request.diagnose:
        return _diagnose()
    if request.verb == "window":
        code = _window(request.plan, room=request.room, smoke=request.smoke or request.self_test)
        return code or (_self_test() if request.self_test else 0)
    from wizard.cli import subcommands

    return subcommands.run(request)


def _print_whatever_comes() -> None:
    """Print “?” for what a terminal has no character for; without that, a name would end the program."""
    # Without a console Windows gives none, and a test may give another.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _window(plan: Path | None, *, room: bool, smoke: bool) -> int:
    # Qt is imported only for a window: everything else works on a machine without a display.
    from wizard.ui.application import launch

    return launch.run(plan, room=room, smoke=smoke)


def _diagnose() -> int:
    from wizard.services.diagnosis import diagnosis
    from wizard.ui.application.display_diagnosis import display_diagnosis

    print("\n".join([*diagnosis(), *display_diagnosis()]))
    return 0


def _self_test() -> int:
    from wizard.cli.self_test import self_test

    return self_test()
