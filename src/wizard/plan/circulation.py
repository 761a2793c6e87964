"""A decision by circulation in progress, besides the open meeting. Once closed, it is a meeting in writing."""

from wizard.foundation.formatting import listed
from wizard.foundation.value import Key, Value
from wizard.plan.in_writing import InWriting
from wizard.plan.meeting import Interest, Matter, Meeting, MeetingGuidance


class Circulation(Value):
    """Proposals sent round to every partner: one for each item, never on a duty."""

    id: Key
    """Unique within the plan, and never used again: “c1”."""
    guidance: MeetingGuidance
    matters: tuple[Matter, ...] = ()
    interests: tuple[Interest, ...] = ()
    terms: InWriting

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items in it."""
        return tuple(matter.item for matter in self.matters)

    @property
    def which(self) -> str:
        """The same in words: “item 3”, “items 3 and 4a”."""
        return f"item{'s' * (len(self.items) > 1)} {listed(self.items)}"

    def as_meeting(self, number: int) -> Meeting:
        """Return it as a meeting in writing, as it will be closed, without attendance and without a chair."""
        return Meeting(
            number=number,
            guidance=self.guidance,
            held_on=self.terms.ended_on,
            interests=self.interests,
            items=self.items,
            matters=self.matters,
            in_writing=self.terms,
        )
