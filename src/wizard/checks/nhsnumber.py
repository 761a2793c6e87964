"""Text that looks like an NHS number: no patient belongs in a record of a partners' meeting."""

import re

# Overlapping on purpose: a run of figures that fails the check may hide the start of one that passes.
_TEN_DIGITS = re.compile(r"(?<![0-9])(?=((?:[0-9][ \u00a0-]?){9}[0-9])(?![0-9]))")
_WEIGHTS = range(10, 1, -1)


def holds_nhs_number(text: str) -> bool:
    """Whether a text holds ten figures, with or without spaces or hyphens between them, that pass the check.

    The tenth figure is the modulus 11 check of the other nine (NHS Data Dictionary, NHS NUMBER).
    """
    return any(
        _passes([int(figure) for figure in found[1] if figure.isdigit()]) for found in _TEN_DIGITS.finditer(text)
    )


def _passes(figures: list[int]) -> bool:
    total = sum(weight * figure for weight, figure in zip(_WEIGHTS, figures[:9], strict=True))
    # A result of 10 is never issued; no single figure equals it, so it fails by itself.
    return (11 - total % 11) % 11 == figures[9]
