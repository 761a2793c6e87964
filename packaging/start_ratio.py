"""Prints how long a bundle takes to start, as a multiple of a start from source: python start_ratio.py PROGRAM.

Run it in the environment of the source. Both are started alternately, so that other load on the machine
affects both; the median of each counts.
"""

import subprocess
import sys
import time
from statistics import median

ROUNDS = 15


def seconds(command: list[str]) -> float:
    """Return the time of a command that opens the window and quits."""
    begun = time.perf_counter()
    subprocess.run([*command, "--smoke"], check=True, capture_output=True)
    return time.perf_counter() - begun


def main(program: str) -> int:
    """Measure and print; return the exit code."""
    bundle, source = [program], [sys.executable, "-m", "wizard"]
    seconds(bundle), seconds(source)
    pairs = [(seconds(bundle), seconds(source)) for _ in range(ROUNDS)]
    print(f"{median(pair[0] for pair in pairs) / median(pair[1] for pair in pairs):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
