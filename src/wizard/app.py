"""Where the parts meet: the program's entry. The window and the command line get from here what they use."""

import sys
from collections.abc import Sequence

from wizard import cli


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process by default) and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    request = cli.parse(given)
    if request.verb == "window":
        # Qt is imported only where a window is wanted: every other verb works on a machine without a display.
        from wizard.ui import launch

        return launch.run(request)
    from wizard import verbs

    return verbs.run(request)
