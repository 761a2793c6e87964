"""Runs every measurement in this folder, or those named, and prints one table: python -m bench [--compare] [NAME...].

A measurement is a module of this folder with a function `figures`. The table is printed but not judged, because
measurements on a shared machine are no basis for a test. With `--compare` the output also names everything that
became slower since the last such run on this machine (`last_figures`).
"""

import importlib
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.last_figures import compared, kept_in, shares, yardstick
from bench.side_by_side import FailedProcessError, Figure

HEADINGS = ("", "ours", "against", "ratio", "aim", "most", "p99")


def measurements(names: list[str]) -> Iterator[Callable[[], Iterator[Figure]]]:
    """Yield the function `figures` of the modules in `names`, or of all modules that have one."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem.startswith("__") or (names and path.stem not in names):
            continue
        module = importlib.import_module(f"bench.{path.stem}")
        if hasattr(module, "figures"):
            yield module.figures


def row(figure: Figure) -> tuple[str, ...]:
    """Return the row of the table for `figure`, a text for each of `HEADINGS`."""
    ratio = None if figure.floor is None else figure.ours / figure.floor

    def measured(number: float | None) -> str:
        return "" if number is None else f"{number:.1f} {figure.unit}"

    def times(number: float | None) -> str:
        return "" if number is None else f"{number:.2f}"

    return (
        figure.what,
        measured(figure.ours),
        measured(figure.floor),
        times(ratio),
        times(figure.aim),
        times(figure.most),
        measured(figure.slowest),
    )


def table(rows: list[tuple[str, ...]]) -> str:
    """Return `rows` below `HEADINGS`, with the numbers aligned."""
    widths = [max(len(cells[place]) for cells in [HEADINGS, *rows]) for place in range(len(HEADINGS))]
    lines = []
    for first, *others in [HEADINGS, *rows]:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Measure, print, and return 0, or 1 if a measured process failed or `--compare` found something slower."""
    names = [each for each in arguments if each != "--compare"]
    compare, kept = len(names) < len(arguments), kept_in(os.environ, Path.home())
    figures: list[Figure] = []
    units: list[float] = []
    failures: list[str] = []
    # The unmeasured first round compiles the modules, as they are compiled at every start but the first.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"}
        os.environ |= {"XDG_STATE_HOME": f"{home}/state", "XDG_RUNTIME_DIR": home, "QT_QPA_PLATFORM": "offscreen"}
        for measure in measurements(names):
            try:
                units.append(yardstick())
                figures.extend(measure())
                units.append(yardstick())
            except FailedProcessError as failure:
                failures.append(str(failure))
    print(f"Medians, Python {sys.version.split()[0]}, {os.cpu_count()} cores\n")
    print(table([row(figure) for figure in figures]))
    for words in failures:
        print(f"\nNot measured: {words}", file=sys.stderr)
    found = compared(kept, shares(figures, statistics.median(units))) if compare and figures else []
    for sentence in found:
        print(f"\nSlower: {sentence}")
    if compare and not found:
        print("\nNothing became slower by more than a tenth since the last comparison on this machine.")
    return 1 if failures or found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
