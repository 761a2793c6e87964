"""Exported PDFs, damaged at random: there is always a verdict, and none is called unchanged."""

import random
import time
from dataclasses import dataclass

from tests.pdf.exports import closed_example, opened, pdf

from wizard.pdf_check.verify_pdf import SOUND, check_pdf

RESAVED = "Another program saved this copy again"


@dataclass
class Tears:
    """The results of all cases."""

    cases: int = 0
    refused: int = 0
    resaved: int = 0
    """Cases taken for a file that another program saved again, whose pages look and read the same."""
    taken: int = 0
    """Cases called unchanged."""
    slowest: float = 0.0
    """Seconds of processor time: by the clock, a busy machine takes many times as long."""

    def __str__(self) -> str:
        return (
            f"{self.cases:,} damaged PDFs: {self.refused:,} refused with a sentence, {self.resaved:,} taken for saved "
            f"again, {self.taken} said to be as exported; slowest {self.slowest:.1f} s"
        )


def tear_rounds(cases: int, seed: int) -> Tears:
    """Damage an exported PDF at random and check each."""
    tears, chance, whole = Tears(), random.Random(seed), pdf(closed_example())
    for _ in range(cases):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 5, 50))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        begin = time.process_time()
        verdict = check_pdf(bytes(data), opened)
        tears.slowest = max(tears.slowest, time.process_time() - begin)
        tears.cases += 1
        resaved = verdict.code == SOUND and any(note.startswith(RESAVED) for note in verdict.notes)
        tears.resaved += resaved
        tears.refused += verdict.code != SOUND
        tears.taken += verdict.code == SOUND and not resaved and bytes(data) != whole
    return tears
