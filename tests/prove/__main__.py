"""`make prove`: every known alteration, made to documents of every kind; its log stays in dist/prove.log.

Ends with 1 if an altered file is called sound, or an untouched one changed.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pdf_check.alterations import ALTERATIONS, altered
from tests.pdf_check.alterations_of_bytes import OF_BYTES
from tests.pdf_check.honest_copies import BY_COMMAND, PROVEN, REWRITTEN
from tests.pdf_check.kinds import KINDS, Kind, export_once, kind
from tests.pdf_check.painting import painted

from wizard.pdf_check.verify_pdf import NOT_PROVEN, SOUND

LOG = Path("dist", "prove.log")
Done = tuple[str, bytes, tuple[int, ...]]
"""The alteration, the file that it made, and the correct verdicts."""

NEVER_SOUND = (1, NOT_PROVEN)


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.prove")
    parser.add_argument("--paintings", type=int, default=500)
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=KINDS)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    patch = pytest.MonkeyPatch()
    export_once(patch)
    LOG.parent.mkdir(exist_ok=True)
    bad, begun = 0, time.monotonic()
    with LOG.open("w", encoding="utf-8") as log:
        print(f"seed {asked.seed}", file=log)
        for number, name in enumerate(asked.kinds):
            document, verdicts = kind(name), Counter[str]()
            share = asked.paintings // len(asked.kinds) + (number < asked.paintings % len(asked.kinds))
            for what, data, right in everything(document, share, asked.seed):
                verdict = document.check(data)
                wrong = verdict.code not in right
                bad += wrong
                verdicts[str(verdict.code)] += 1
                print("WRONG" if wrong else "right", verdict.code, name, what, verdict.headline, sep="\t", file=log)
            print(f"{name}: {dict(sorted(verdicts.items()))}", flush=True)
        print(f"{bad} wrong, {time.monotonic() - begun:.0f} s", file=log)
    patch.undo()
    print(f"{bad} wrong verdicts; each one is in {LOG}")
    return 1 if bad else 0


def everything(document: Kind, paintings: int, seed: int) -> Iterator[Done]:
    """Yield every alteration of a document."""
    yield "untouched", document.data, (SOUND,)
    for name, change in ALTERATIONS.items():
        yield name, altered(change, document.data), NEVER_SOUND
    for name, spoil in OF_BYTES.items():
        yield name, spoil(document.data), NEVER_SOUND
    for name, save in PROVEN.items():
        yield name, save(document.data), (SOUND,)
    for name, save in REWRITTEN.items():
        yield name, save(document.data), (NOT_PROVEN,)
    for name, (save, proven) in BY_COMMAND.items():
        yield name, save(document.data), (SOUND,) if proven else (NOT_PROVEN,)
    for number in range(paintings):
        what, data = painted(document.data, seed + number)
        yield f"painting {seed + number}: {what}", data, NEVER_SOUND


if __name__ == "__main__":
    sys.exit(main())
