"""What a rule can be picked from: how much must be for, of whom, and whether absent partners may answer."""

from wizard.plan.labels import ABSENT_ANSWERS, BASES
from wizard.plan.tier import EVERYBODY, HALF, AllBut, Need, least
from wizard.ui.inputs.choice_inputs import ListChoice

OTHER_NEED = "other"
"""The choice that stands for a fraction or number which is not in the list."""

_NEEDS: dict[str, tuple[str, Need]] = {
    "half": ("More than half", HALF),
    "two-thirds": ("At least two thirds", least(2, 3)),
    "three-quarters": ("At least three quarters", least(3, 4)),
    "all": ("All", EVERYBODY),
    "all-but-one": ("All but one", AllBut(kind="all_but", fewer=1)),
}

NEED_CHOICES = tuple(ListChoice(key, words) for key, (words, _) in _NEEDS.items())
"""How much must be for."""

BASE_CHOICES = tuple(ListChoice(base, words) for base, words in BASES.items())
"""Of whom."""

ABSENT_CHOICES = tuple(ListChoice(absent, words.chosen) for absent, words in ABSENT_ANSWERS.items())
"""Whether absent partners may answer."""


def need_chosen(key: str) -> Need:
    """Return the need that a choice stands for.

    Raises:
        KeyError: It stands for none.
    """
    return _NEEDS[key][1]


def choice_of(need: Need) -> str:
    """Return the choice that stands for a need; `OTHER_NEED` if none does."""
    return next((key for key, (_, each) in _NEEDS.items() if each == need), OTHER_NEED)
