"""Checks a plan's references to its own guidance: texts by digest, items and positions by id.

A file can be well formed, with the right checksum, and still refer to a text that it does not contain. Everything about
a meeting is looked up there, so this is checked when a plan is read, not at the first look-up.
"""

from collections.abc import Iterator, Mapping

from wizard.foundation.canonical_json import has_digest
from wizard.guidance.duty import DUTY_KINDS
from wizard.guidance.item import Item
from wizard.plan.meeting import Matter, MeetingGuidance
from wizard.plan.plan import FrozenGuidance
from wizard.plan.proposal import OWN_POSITION
from wizard.plan.record import Standing

NOT_HELD = "the plan does not contain this text"


def altered_texts(guidance: FrozenGuidance) -> Iterator[tuple[str, str]]:
    """Yield the texts that are not the ones that their digests name: “heads” or “items”, and the digest."""
    for part, texts in (("heads", guidance.heads), ("items", guidance.items)):
        for key, text in texts.items():
            if not has_digest(text, key):
                yield part, key


class GuidanceTexts:
    """The texts of a plan, indexed so that each reference is one look-up: plans have thousands of them."""

    def __init__(self, guidance: FrozenGuidance) -> None:
        self.items: Mapping[str, Item] = guidance.items
        self._heads = guidance.heads.keys()
        self._ids = {key: item.id for key, item in guidance.items.items()}
        self._positions = {
            key: {position.id: item.duty is not None or position.kind in DUTY_KINDS for position in item.positions}
            for key, item in guidance.items.items()
        }
        """By text: the positions that it offers, and whether each is the check of a duty."""

    def broken_in(self, guidance: MeetingGuidance) -> Iterator[tuple[str, str]]:
        """Yield the places in the guidance of a meeting that name no text of the plan, each with what is wrong."""
        if guidance.head not in self._heads:
            yield "guidance, head", NOT_HELD
        for item, text in guidance.items.items():
            if self._ids.get(text) != item:
                what = "this is the text of another item" if text in self._ids else NOT_HELD
                yield f"guidance, items, {item}", what
        for action in guidance.actions:
            for item in action.items:
                if item not in guidance.items:
                    yield f"guidance, items, {item}", "this is missing"

    def broken_proposals(
        self, matter: Matter, guidance: MeetingGuidance, *, own: bool
    ) -> Iterator[tuple[int, str, str]]:
        """Yield the number of each proposal on an item whose position its text does not offer, its place, and why.

        Args:
            matter: What a meeting did on the item.
            guidance: The guidance of that meeting.
            own: Whether the item is the practice's own.
        """
        positions = self._positions
        for number, proposal in enumerate(matter.proposals, start=1):
            text = proposal.seen or guidance.items.get(matter.item, "")
            # Only look-ups here: a large plan has thousands of proposals, and nearly all are sound.
            if proposal.position in positions.get(text, ()):
                continue
            if not (own and proposal.position == OWN_POSITION and not proposal.seen):
                yield number, *self._missing(text)

    def broken_standing(self, standing: Standing) -> tuple[str, str] | None:
        """Return the place of a carried position that its text does not offer, and why; None if it does."""
        if standing.guidance is None:
            return None if standing.proposal.position == OWN_POSITION else ("guidance", "this is missing")
        offered = standing.proposal.position in self._positions.get(standing.guidance, ())
        return None if offered else self._missing(standing.guidance)

    def _missing(self, text: str) -> tuple[str, str]:
        if text not in self._positions:
            return "the guidance that was seen", NOT_HELD
        return "position", "expected one of the item’s positions"

    def is_duty(self, text: str, position: str) -> bool | None:
        """Whether a position is the check of a duty: its kind says so, or its whole item is one.

        None: the text offers no such position, or the plan does not hold it.
        """
        offered = self._positions.get(text)
        return None if offered is None else offered.get(position)
