"""What a plan refers to in its own guidance: the texts by their digests, items and positions by their ids.

A file can be well formed and bear the right checksum, and yet name a text that it does not hold. Everything that is
said of a meeting is looked up there, so this is seen when a plan is read, and not at the first look-up.
"""

from collections.abc import Iterator, Sequence

from wizard.foundation.canonical_json import digest
from wizard.plan.meeting import Meeting
from wizard.plan.people import Person
from wizard.plan.plan import FrozenGuidance, Plan
from wizard.plan.proposal import OWN_POSITION
from wizard.plan.record import RecordContent, Standing
from wizard.voting.circulating import NO_NUMBER


def broken_reference(plan: Plan) -> str:
    """Return the first place that refers to guidance which is not there, or to one of two people; empty if none does.

    “meeting, guidance, items, 4a: the plan does not hold this text”
    """
    if twice := _twice(plan.people):
        return twice
    texts = _Texts(plan.guidance)
    if plan.meeting is not None and (broken := texts.broken_in(plan.meeting)):
        return f"meeting, {broken}"
    if broken := _broken_circulation(plan, texts):
        return broken
    for number, record in enumerate(plan.records, start=1):
        if broken := texts.broken_in_record(record.content):
            return f"records, entry {number}, content, {broken}"
    for number, entry in enumerate(plan.reopenings, start=1):
        if broken := texts.broken_in_record(entry.record.content):
            return f"reopenings, entry {number}, record, content, {broken}"
    return ""


def _broken_circulation(plan: Plan, texts: "_Texts") -> str:
    """Return the first circulation that refers to what is not there, or is about an item that is open elsewhere."""
    open_items = set(plan.meeting.put) if plan.meeting else set()
    for number, circulation in enumerate(plan.circulations, start=1):
        place = f"circulations, entry {number}"
        if broken := texts.broken_in(circulation.as_meeting(NO_NUMBER)):
            return f"{place}, {broken}"
        for at, matter in enumerate(circulation.matters, start=1):
            if len(matter.proposals) != 1:
                return f"{place}, matters, entry {at}, proposals: expected one"
            if matter.item in open_items:
                return f"{place}, matters, entry {at}, item: this is open in another place, too"
            open_items.add(matter.item)
    return ""


def altered_texts(guidance: FrozenGuidance) -> Iterator[tuple[str, str]]:
    """Yield the texts that are not the ones that their digests name: “heads” or “items”, and the digest."""
    for part, texts in (("heads", guidance.heads), ("items", guidance.items)):
        for key, text in texts.items():
            if digest(text) != key:
                yield part, key


def _twice(people: Sequence[Person]) -> str:
    ids = {person.id for person in people}
    return "" if len(ids) == len(people) else "people: two of them have the same id"


class _Texts:
    """The texts that a plan holds, laid out so that each reference is one look: plans have thousands of them."""

    def __init__(self, guidance: FrozenGuidance) -> None:
        self._heads = guidance.heads.keys()
        self._ids = {key: item.id for key, item in guidance.items.items()}
        self._positions = {
            key: frozenset(position.id for position in item.positions) for key, item in guidance.items.items()
        }

    def broken_in_record(self, content: RecordContent) -> str:
        if twice := _twice(content.people):
            return twice
        for number, standing in enumerate(content.carried, start=1):
            if broken := self._broken_standing(standing):
                return f"carried, entry {number}, {broken}"
        broken = self.broken_in(content.meeting)
        return f"meeting, {broken}" if broken else ""

    def _broken_standing(self, standing: Standing) -> str:
        if standing.guidance is None:
            return "" if standing.proposal.position == OWN_POSITION else "guidance: this is missing"
        return self._broken(standing.guidance, standing.proposal.position)

    def broken_in(self, meeting: Meeting) -> str:
        guidance = meeting.guidance
        if guidance.head not in self._heads:
            return "guidance, head: the plan does not hold this text"
        for item, text in guidance.items.items():
            if self._ids.get(text) != item:
                what = "this is the text of another item" if text in self._ids else "the plan does not hold this text"
                return f"guidance, items, {item}: {what}"
        for action in guidance.actions:
            for item in action.items:
                if item not in guidance.items:
                    return f"guidance, items, {item}: this is missing"
        positions, own = self._positions, {item.id for item in meeting.own_items}
        for number, matter in enumerate(meeting.matters, start=1):
            for at, proposal in enumerate(matter.proposals, start=1):
                text = proposal.seen or guidance.items.get(matter.item, "")
                if matter.item in own and proposal.position == OWN_POSITION and not proposal.seen:
                    continue
                # Only look up here and explain in `_broken`: a large plan has thousands of proposals, and nearly always
                # all are sound.
                if proposal.position not in positions.get(text, ()):
                    return f"matters, entry {number}, proposals, entry {at}, {self._broken(text, proposal.position)}"
        return ""

    def _broken(self, text: str, position: str) -> str:
        offered = self._positions.get(text)
        if offered is None:
            return "the guidance that was seen: the plan does not hold this text"
        return "" if position in offered else "position: expected one that the item offers"
