"""The minutes of one meeting: everything that the screen, `show` and the PDF say about it, worked out in one place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any, NamedTuple, TypeVar

from wizard.foundation.formatting import listed
from wizard.guidance.item import Item, Position
from wizard.guidance.pack import Edition
from wizard.minutes.entries import NOT_PUT_YET, EntryMinutes, ItemMinutes, OwnMinutes, ProposalMinutes
from wizard.minutes.kept_entries import Frame, frame_of, kept_entry
from wizard.minutes.resolution import (
    OWN,
    FilledTable,
    Particular,
    as_proposed,
    own_particulars,
    own_resolution,
    particulars_of,
    resolution_of,
    tables_of,
)
from wizard.minutes.succession import between_meetings
from wizard.minutes.with_others import taken_together
from wizard.plan.circulation import Circulation
from wizard.plan.labels import INTERESTS
from wizard.plan.lapses import RanOut, not_decided
from wizard.plan.meeting import ActionOutline, Interest, Meeting, OwnItem
from wizard.plan.people import Person, Practice, Settings
from wizard.plan.plan import Plan
from wizard.plan.proposal import Fields, Proposal
from wizard.plan.record import ClosedRecord, SealedOutcome
from wizard.plan.ruling_kind import DECIDES_NOTHING, RulingKind
from wizard.plan.task import Task
from wizard.voting.circulating import circulation_sitting
from wizard.voting.numbering import numbers_given, outcome_number, task_numbers
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.positions import Standings, after_sitting, in_force, standing_after, standing_before, standing_now
from wizard.voting.rulings import live_ruling, rulings_on
from wizard.voting.sitting import Sitting, about, open_sitting, record_sitting
from wizard.voting.supersession import InOrder

Entry = TypeVar("Entry", bound=EntryMinutes)


@dataclass(frozen=True)
class Minutes:
    """Everything there is to say about one meeting, open or closed."""

    plan_id: str
    record: ClosedRecord | None
    """The closed record; None while the meeting is open."""
    practice: Practice
    people: tuple[Person, ...]
    settings: Settings
    meeting: Meeting
    head: Edition
    items: tuple[ItemMinutes, ...]
    """The items of the guidance, in its order."""
    own: tuple[OwnMinutes, ...]
    """The practice's own items."""
    tasks: tuple[Task, ...]
    task_numbers: Mapping[str, int]
    """The numbers of the tasks, by id; for an open meeting, the numbers that they would get."""

    @property
    def entries(self) -> tuple[EntryMinutes, ...]:
        """Everything that could be decided: the items of the guidance, then the practice's own."""
        return (*self.items, *self.own)

    @property
    def draft(self) -> bool:
        """Whether the meeting is still open."""
        return self.record is None

    def item(self, item_id: str) -> ItemMinutes:
        """Return the minutes of one item.

        Raises:
            KeyError: The meeting's guidance has no such item.
        """
        return _of_id(self.items, item_id)

    def entry(self, item_id: str) -> EntryMinutes:
        """Return the minutes of one item, either the guidance's or the practice's own.

        Raises:
            KeyError: The meeting has no such item.
        """
        return _of_id(self.entries, item_id)

    def own_item(self, item_id: str) -> OwnMinutes:
        """Return the minutes of one of the practice's own items.

        Raises:
            KeyError: It is not on the agenda.
        """
        return _of_id(self.own, item_id)

    def person_name(self, person_id: str | None) -> str:
        """Return somebody's name; empty for None, the id itself if the record names no such person."""
        if person_id is None:
            return ""
        return next((person.name for person in self.people if person.id == person_id), person_id)

    @property
    def held_on(self) -> date | None:
        """The date of the meeting."""
        return self.meeting.held_on


def interest_in_words(interest: Interest, minutes: Minutes) -> str:
    """Return a declared interest in words: “Mrs Dina Shah, item 3: speaks without voting. Her clinic may take them.”"""
    items = f"{'item' if len(interest.items) == 1 else 'items'} {listed(interest.items)}"
    words = f" {interest.words.rstrip('.')}." if interest.words else ""
    return f"{minutes.person_name(interest.person)}, {items}: {INTERESTS[interest.kind].printed}.{words}"


class NoMeetingError(LookupError):
    """The plan has no such meeting. The message is one sentence."""


def _of_id(entries: Iterable[Entry], item_id: str) -> Entry:
    for entry in entries:
        if entry.id == item_id:
            return entry
    raise KeyError(item_id)


def minutes_of(plan: Plan, number: int | None = None, today: date | None = None) -> Minutes:
    """Return the minutes of a meeting by its number, or of the latest one: the open one, or else the last closed.

    `today` decides whether the time for answers in writing is over; without it, only the record's own dates count.

    Raises:
        NoMeetingError: The plan has no meeting, or none with this number.
    """
    record = record_of(plan, number)
    if record is not None:
        return record_minutes(plan, record, today)
    assert plan.meeting is not None
    return _open_minutes(plan, plan.meeting, today)


def record_of(plan: Plan, number: int | None = None) -> ClosedRecord | None:
    """Return the record of a meeting by its number, or of the latest one; None of the meeting that is open.

    Raises:
        NoMeetingError: The plan has no meeting, or none with this number.
    """
    if plan.meeting is not None and number in (None, plan.meeting.number):
        return None
    for record in reversed(plan.records):
        if number in (None, record.content.number):
            return record
    known = ", ".join(str(n) for n in meeting_numbers(plan)) or "none"
    raise NoMeetingError(
        f"The plan has no meeting {number}. Choose one of: {known}." if number else "The plan has no meeting."
    )


def meeting_at(plan: Plan, number: int | None = None) -> Meeting:
    """Return a meeting by its number, or the latest one, with nothing worked out about it.

    Raises:
        NoMeetingError: The plan has no meeting, or none with this number.
    """
    record = record_of(plan, number)
    if record is not None:
        return record.content.meeting
    assert plan.meeting is not None
    return plan.meeting


def meeting_numbers(plan: Plan) -> tuple[int, ...]:
    """Return the numbers of the plan's meetings, oldest first."""
    numbers = [record.content.number for record in plan.records]
    return tuple([*numbers, plan.meeting.number] if plan.meeting else numbers)


def _open_minutes(plan: Plan, meeting: Meeting, today: date | None) -> Minutes:
    around = _Around(
        plan, open_sitting(plan, today), standing_before(plan, today), standing_now(plan, today), plan.facts
    )
    return Minutes(
        plan_id=plan.id,
        record=None,
        practice=plan.practice,
        people=plan.people_at_meeting,
        settings=plan.settings,
        meeting=meeting,
        head=plan.head(meeting.guidance.head),
        items=around.items(),
        own=around.own(),
        tasks=plan.tasks,
        task_numbers=task_numbers(plan.tasks, plan.numbers.tasks),
    )


def circulation_minutes(plan: Plan, circulation: Circulation, today: date | None = None) -> Minutes:
    """Return the minutes of a decision by circulation in progress, in the same form as those of an open meeting."""
    sitting = circulation_sitting(plan, circulation, today)
    before = standing_before(plan, today)
    around = _Around(plan, sitting, before, in_force(after_sitting(before, sitting)), plan.facts)
    return Minutes(
        plan_id=plan.id,
        record=None,
        practice=plan.practice,
        people=plan.people_at_meeting,
        settings=plan.settings,
        meeting=sitting.meeting,
        head=plan.head(circulation.guidance.head),
        items=around.items(),
        own=(),
        tasks=plan.tasks,
        task_numbers=task_numbers(plan.tasks, plan.numbers.tasks),
    )


def record_minutes(plan: Plan, record: ClosedRecord, today: date | None = None) -> Minutes:
    """Return the minutes of a closed record of `plan`, from the record's own copy of everything."""
    content = record.content
    before = in_force({standing.item: standing for standing in content.carried})
    around = _Around(plan, record_sitting(record, today), before, standing_after(record, today), content.facts, record)
    return Minutes(
        plan_id=content.plan,
        record=record,
        practice=content.practice,
        people=content.people,
        settings=content.settings,
        meeting=content.meeting,
        head=plan.head(content.meeting.guidance.head),
        items=around.items(),
        own=around.own(),
        tasks=content.tasks,
        task_numbers=task_numbers(content.tasks, content.numbers.tasks),
    )


class _Numbered(NamedTuple):
    """A proposal's outcome and number."""

    entry: InOrder
    number: str


@dataclass(frozen=True)
class _Around:
    """The sources for the minutes of every item of a meeting."""

    plan: Plan
    sitting: Sitting
    before: Standings
    after: Standings
    facts: Mapping[str, Fields]
    record: ClosedRecord | None = None

    def items(self) -> tuple[ItemMinutes, ...]:
        meeting = self.sitting.meeting
        return tuple(
            self._kept(item_id, ItemMinutes, partial(self._item, action, item_id))
            for action in meeting.guidance.actions
            for item_id in action.items
        )

    def own(self) -> tuple[OwnMinutes, ...]:
        return tuple(self._kept(own.id, OwnMinutes, partial(self._own, own)) for own in self.sitting.meeting.own_items)

    def _kept(self, item_id: str, kind: type[Entry], work: Callable[[], Entry]) -> Entry:
        # The records of a plan are read rarely, and each needs other answers and numbers.
        return work() if self.record else kept_entry(self._frame, self.sitting, item_id, kind, work)

    @cached_property
    def _frame(self) -> Frame:
        return frame_of(self.plan, self.sitting)

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(self.sitting.meeting.taken)

    def _item(self, action: ActionOutline, item_id: str) -> ItemMinutes:
        plan, facts = self.plan, self.facts.get(item_id, {})
        item = plan.item(self.sitting.meeting.guidance.items[item_id])
        put = tuple(
            self._proposal(item, proposal, entry, facts)
            for proposal, entry in zip(
                self.sitting.meeting.matter(item_id).proposals, self._numbered(item_id), strict=True
            )
        )
        stands = self.after.get(item_id)
        position = plan.item(stands.guidance).position(stands.proposal.position) if stands and stands.guidance else None
        return ItemMinutes(item=item, action=action, facts=facts, **self._common(item_id, put, position))

    def _own(self, own: OwnItem) -> OwnMinutes:
        put = tuple(
            self._own_proposal(own, proposal, entry)
            for proposal, entry in zip(
                self.sitting.meeting.matter(own.id).proposals, self._numbered(own.id), strict=True
            )
        )
        position = OWN if own.id in self.after else None
        return OwnMinutes(own=own, **self._common(own.id, put, position))

    def _numbered(self, item_id: str) -> tuple[_Numbered, ...]:
        """Return the outcome of each proposal on an item, with its number."""
        entries = rulings_on(self.sitting, item_id)
        last = 0 if self.record else self.plan.numbers.decisions.get(item_id, 0)
        given = (each.printed(item_id) for each in numbers_given(entries, last))
        return tuple(_Numbered(entry, number) for entry, number in zip(entries, given, strict=True))

    def _common(self, item_id: str, put: tuple[ProposalMinutes, ...], position: Position | None) -> dict[str, Any]:
        meeting, stands = self.sitting.meeting, self.after.get(item_id)
        return {
            "taken": item_id in self._taken,
            "draft": self.record is None,
            "in_writing": meeting.in_writing is not None,
            "matter": meeting.matter(item_id),
            "proposals": put,
            "ruling": put[-1].ruling if put else live_ruling(self.sitting, item_id),
            "before": self.before.get(item_id),
            "after": stands,
            "position": position,
            "decided_here": stands is not None and stands != self.before.get(item_id),
            "brought_from": next((each.meeting for each in meeting.brought if each.item == item_id), None),
            "ran_out": self._ran_out(item_id, put),
        }

    def _ran_out(self, item_id: str, put: tuple[ProposalMinutes, ...]) -> tuple[RanOut, ...]:
        meeting, before = self.sitting.meeting, self.before.get(item_id)
        on = meeting.held_on or (None if self.record else self.sitting.today)
        decided = any(entry.ruling.kind not in DECIDES_NOTHING for entry in put)
        if before is None or on is None or decided:
            return ()
        # A record never shows what happened after it was closed.
        happened = () if self.record else self.plan.happened
        return tuple(not_decided(before, on, meeting.lapses, happened))

    def _proposal(self, item: Item, proposal: Proposal, numbered: _Numbered, facts: Fields) -> ProposalMinutes:
        """Return the words of one proposal, from the guidance that the partners had when it was put."""
        seen, people = self.plan.item(proposal.seen) if proposal.seen else item, self.sitting.people
        return self._came_to(
            item.id,
            proposal,
            numbered,
            seen.position(proposal.position),
            resolution_of(seen, proposal, people, facts),
            (particulars_of(seen, proposal, people, facts), tables_of(seen, proposal, facts)),
        )

    def _own_proposal(self, own: OwnItem, proposal: Proposal, numbered: _Numbered) -> ProposalMinutes:
        said = (own_particulars(proposal, self.sitting.people), ())
        return self._came_to(own.id, proposal, numbered, OWN, own_resolution(proposal), said)

    def _came_to(
        self,
        item_id: str,
        proposal: Proposal,
        numbered: _Numbered,
        position: Position,
        resolution: str,
        said: tuple[tuple[Particular, ...], tuple[FilledTable, ...]],
    ) -> ProposalMinutes:
        entry, sealed = numbered.entry, self.record.content.outcome(item_id, proposal.id) if self.record else None
        return ProposalMinutes(
            proposal=proposal,
            position=position,
            ruling=entry.ruling,
            succession=entry.succession,
            sentence=self._sentence(item_id, proposal, entry, sealed),
            resolution=resolution if entry.ruling.takes_effect else as_proposed(resolution),
            particulars=(*taken_together(self.sitting.meeting, item_id, proposal), *said[0]),
            tables=said[1],
            source=self.sitting.source(item_id),
            sealed=sealed,
            # Records closed by an older version have no numbers: give them the numbers that they would get today.
            number=(outcome_number(item_id, sealed) if sealed else "") or numbered.number,
            between=between_meetings(self.plan, item_id, entry, proposal, self.before.get(item_id), self.record),
        )

    def _sentence(self, item_id: str, proposal: Proposal, entry: InOrder, sealed: SealedOutcome | None) -> str:
        """Return the sealed sentence if it is still true, so that a record never changes its words."""
        if entry.ruling.kind is RulingKind.NOT_PUT and sealed is None:
            brought = [each.meeting for each in self.sitting.meeting.brought if each.item == item_id]
            return f"Carried over from meeting {brought[0]}, and not decided yet." if brought else NOT_PUT_YET
        if sealed is not None and sealed.sentence and not self._moved(item_id, proposal, entry, sealed):
            return sealed.sentence
        return outcome_sentence(entry.ruling) + entry.suffix

    def _moved(self, item_id: str, proposal: Proposal, entry: InOrder, sealed: SealedOutcome) -> bool:
        if (entry.ruling.kind, entry.succession) != (sealed.kind, sealed.succession):
            return True
        return any(answered == (item_id, proposal.id) for answered in map(about, self.sitting.chain))
