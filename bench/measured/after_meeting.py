"""Measures the letters and the workbook in one process with everything loaded, and prints the figures as JSON."""

import json
import tempfile
from pathlib import Path

from bench.measured.documents import made, median
from tests.pdf.exports import signed_example
from tests.signing.large_plans import signed_plan

from wizard.services.after_meeting import sheet_bytes
from wizard.services.letter_making import make_letters


def main() -> None:
    """Measure both and print them."""
    with tempfile.TemporaryDirectory() as folder:
        example = signed_example()
        letters = median(lambda: make_letters(example, Path(folder), force=True))
        found = {"letters": {"ours": letters, "floor": median(lambda: made(example))}}
    sixty = signed_plan(60, 20, 0)
    found["workbook"] = {"ours": median(lambda: sheet_bytes(sixty))}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
