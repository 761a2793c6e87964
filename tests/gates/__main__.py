"""The gates of `make check` that no ready-made tool keeps: `python -m tests.gates [NAME …]`."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.gates.coverage_list import not_covered
from tests.gates.dead_code import uncalled
from tests.gates.language import unsaid
from tests.gates.sizes import too_long

_ROOT = Path(__file__).parents[2]
_GATES: dict[str, Callable[[Path], Iterable[str]]] = {
    "sizes": too_long,
    "dead-code": uncalled,
    "coverage": not_covered,
    "language": unsaid,
}


def main() -> int:
    """Try the gates that were named, all if none was; return 1 if one is shut, and say why."""
    parser = argparse.ArgumentParser(prog="python -m tests.gates", description=__doc__)
    parser.add_argument("gate", nargs="*", choices=[*_GATES, []], help="which to try; all if none is named")
    problems = [line for name in parser.parse_args().gate or _GATES for line in _GATES[name](_ROOT)]
    print(*problems, sep="\n", end="\n" * bool(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
