"""Several resolutions on one item: work out which is in force, so that two opposite ones never both are."""

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.voting.ruling import Ruling

_SUFFIXES = {
    Succession.ALONE: "",
    Succession.SUPERSEDED: " Superseded later at this meeting.",
    Succession.SUCCEEDS: " It takes the place of the earlier resolution.",
    Succession.OVERTAKEN: " A later resolution took effect, so this one waits no longer.",
}


@dataclass(frozen=True, slots=True)
class InOrder:
    """One proposal among those on its item."""

    ruling: Ruling
    succession: Succession

    @property
    def in_force(self) -> bool:
        """Whether it is in force on the item."""
        return self.ruling.takes_effect and self.succession in (Succession.ALONE, Succession.SUCCEEDS)

    @property
    def suffix(self) -> str:
        """The words to add to its sentence, with a space before them; empty if there are none."""
        return _SUFFIXES[self.succession]


def in_order(rulings: Sequence[Ruling]) -> tuple[InOrder, ...]:
    """Return the proposals on one item at one meeting, in the order in which they were put, each with its succession.

    The later one prevails: a resolution that takes effect ends every earlier one, even one that waits for answers.
    """
    if len(rulings) == 1:
        return (InOrder(rulings[0], Succession.ALONE),)
    effective = [place for place, ruling in enumerate(rulings) if ruling.takes_effect]
    last = effective[-1] if effective else -1
    return tuple(InOrder(ruling, _succession(place, rulings, last)) for place, ruling in enumerate(rulings))


def _succession(place: int, rulings: Sequence[Ruling], last: int) -> Succession:
    ruling = rulings[place]
    if ruling.takes_effect:
        if place < last:
            return Succession.SUPERSEDED
        return Succession.SUCCEEDS if any(earlier.takes_effect for earlier in rulings[:place]) else Succession.ALONE
    waits = ruling.kind is RulingKind.AWAITING
    return Succession.OVERTAKEN if waits and place < last else Succession.ALONE
