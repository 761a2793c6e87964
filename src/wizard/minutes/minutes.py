"""The minutes of one meeting: everything that the screen, `show` and the PDF say of it, worked out in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wizard.guidance.item import Item, Position
from wizard.guidance.pack import Edition
from wizard.guidance.position_kinds import POSITION_KINDS, Mark
from wizard.minutes.resolution import FilledTable, Particular, as_proposed, particulars_of, resolution_of, tables_of
from wizard.plan.meeting import ActionOutline, Matter, Meeting
from wizard.plan.people import Person, Practice, Settings, VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.proposal import Fields, Proposal
from wizard.plan.record import ClosedRecord, Standing
from wizard.plan.task import Task
from wizard.voting.outcome_rules import Outcome, not_reached, outcome_of
from wizard.voting.positions import standing_after, standing_before, standing_now
from wizard.voting.voting_sentences import OUTCOMES

UNDECIDED = "Not decided"
NOT_CHECKED = "Not checked"
"""What stands for a position where there is none: on a choice, and on a duty."""


def mark_of(position: Position | None) -> Mark:
    """Return the mark of a position; that of an undecided item for None."""
    return POSITION_KINDS[position.kind].mark if position else Mark.UNDECIDED


@dataclass(frozen=True)
class ProposalMinutes:
    """One proposal with what it says and what came of it."""

    proposal: Proposal
    position: Position
    outcome: Outcome
    resolution: str
    """The resolution in the past tense; “It was proposed that …” while it does not take effect."""
    particulars: tuple[Particular, ...]
    tables: tuple[FilledTable, ...]

    @property
    def sentence(self) -> str:
        """The outcome in one sentence, with its numbers."""
        return self.outcome.sentence

    def sentence_printed(self, printed: VotesPrinted) -> str:
        """Return the outcome as the practice prints votes: the sentence, or its first word alone: “Carried.”"""
        # The full sentence has numbers and may name whose vote is missing, which this setting does not print.
        return f"{OUTCOMES[self.outcome.kind].label}." if printed is VotesPrinted.OUTCOME else self.sentence


@dataclass(frozen=True)
class ItemMinutes:
    """One item at one meeting."""

    item: Item
    action: ActionOutline
    taken: bool
    """Whether it was for this meeting, or a proposal on it was put."""
    matter: Matter
    proposals: tuple[ProposalMinutes, ...]
    outcome: Outcome
    """That of the last proposal; “not reached” if there was none."""
    before: Standing | None
    after: Standing | None
    position: Position | None
    """The position in which the item stands after the meeting."""
    decided_here: bool
    """Whether that position was decided at this meeting."""
    facts: Fields

    @property
    def sentence(self) -> str:
        """The outcome in one sentence, with its numbers."""
        return self.outcome.sentence

    @property
    def last(self) -> ProposalMinutes | None:
        """The last proposal put at this meeting, if any."""
        return self.proposals[-1] if self.proposals else None

    @property
    def mark(self) -> Mark:
        """How the item stands, at a glance."""
        return mark_of(self.position)

    @property
    def label(self) -> str:
        """The position's own label, or the word for having none."""
        if self.position:
            return self.position.label
        return NOT_CHECKED if self.item.duty else UNDECIDED


@dataclass(frozen=True)
class Minutes:
    """Everything that is said of one meeting, open or closed."""

    plan_id: str
    record: ClosedRecord | None
    """The closed record; None while the meeting is open."""
    practice: Practice
    people: tuple[Person, ...]
    settings: Settings
    meeting: Meeting
    head: Edition
    items: tuple[ItemMinutes, ...]
    tasks: tuple[Task, ...]

    @property
    def draft(self) -> bool:
        """Whether the meeting is still open."""
        return self.record is None

    def item(self, item_id: str) -> ItemMinutes:
        """Return what the minutes say of one item.

        Raises:
            KeyError: The guidance before the meeting has no such item.
        """
        for entry in self.items:
            if entry.item.id == item_id:
                return entry
        raise KeyError(item_id)

    def person_name(self, person_id: str | None) -> str:
        """Return somebody's name; empty for None, the id itself if the record names no such person."""
        if person_id is None:
            return ""
        return next((person.name for person in self.people if person.id == person_id), person_id)

    @property
    def held_on(self) -> date | None:
        """The date of the meeting."""
        return self.meeting.held_on


class NoMeetingError(LookupError):
    """The plan has no such meeting. The message is one sentence."""


def minutes_of(plan: Plan, number: int | None = None) -> Minutes:
    """Return the minutes of a meeting by its number, or of the latest one: the open one, else the last closed.

    Raises:
        NoMeetingError: The plan has no meeting, or none with this number.
    """
    if plan.meeting is not None and number in (None, plan.meeting.number):
        return _open_minutes(plan, plan.meeting)
    for record in reversed(plan.records):
        if number in (None, record.content.number):
            return record_minutes(plan, record)
    known = ", ".join(str(n) for n in meeting_numbers(plan)) or "none"
    raise NoMeetingError(
        f"The plan has no meeting {number}; it has: {known}." if number else "The plan has no meeting."
    )


def meeting_numbers(plan: Plan) -> tuple[int, ...]:
    """Return the numbers of the plan's meetings, oldest first."""
    numbers = [record.content.number for record in plan.records]
    return tuple([*numbers, plan.meeting.number] if plan.meeting else numbers)


def _open_minutes(plan: Plan, meeting: Meeting) -> Minutes:
    before, now = standing_before(plan), standing_now(plan)
    return Minutes(
        plan_id=plan.id,
        record=None,
        practice=plan.practice,
        people=plan.people_at_meeting,
        settings=plan.settings,
        meeting=meeting,
        head=plan.head(meeting.guidance.head),
        items=_items(plan, meeting, plan.people_at_meeting, plan.settings, before, now, plan.facts),
        tasks=plan.tasks,
    )


def record_minutes(plan: Plan, record: ClosedRecord) -> Minutes:
    """Return the minutes of a closed record of `plan`, from the record's own copy of everything."""
    content = record.content
    before = {standing.item: standing for standing in content.carried}
    after = standing_after(content)
    return Minutes(
        plan_id=content.plan,
        record=record,
        practice=content.practice,
        people=content.people,
        settings=content.settings,
        meeting=content.meeting,
        head=plan.head(content.meeting.guidance.head),
        items=_items(plan, content.meeting, content.people, content.settings, before, after, content.facts),
        tasks=content.tasks,
    )


def _items(
    plan: Plan,
    meeting: Meeting,
    people: tuple[Person, ...],
    settings: Settings,
    before: Mapping[str, Standing],
    after: Mapping[str, Standing],
    facts: Mapping[str, Fields],
) -> tuple[ItemMinutes, ...]:
    entries = []
    taken = set(meeting.taken)
    for action in meeting.guidance.actions:
        for item_id in action.items:
            item = plan.item(meeting.guidance.items[item_id])
            matter = meeting.matter(item_id)
            proposals = tuple(
                proposal_minutes(plan, item, proposal, meeting, people, settings, facts.get(item_id, {}))
                for proposal in matter.proposals
            )
            stands = after.get(item_id)
            entries.append(
                ItemMinutes(
                    item=item,
                    action=action,
                    taken=item_id in taken,
                    matter=matter,
                    proposals=proposals,
                    outcome=proposals[-1].outcome if proposals else not_reached(item_id, meeting, people, settings),
                    before=before.get(item_id),
                    after=stands,
                    position=plan.item(stands.guidance).position(stands.proposal.position) if stands else None,
                    decided_here=stands is not None and stands.meeting == meeting.number,
                    facts=facts.get(item_id, {}),
                )
            )
    return tuple(entries)


def proposal_minutes(
    plan: Plan,
    item: Item,
    proposal: Proposal,
    meeting: Meeting,
    people: tuple[Person, ...],
    settings: Settings,
    facts: Fields,
) -> ProposalMinutes:
    """Return what one proposal says, under the guidance that was before the partners when it was put."""
    seen = plan.item(proposal.seen) if proposal.seen else item
    outcome = outcome_of(proposal, item.id, meeting, people, settings)
    resolution = resolution_of(seen, proposal, people, facts)
    return ProposalMinutes(
        proposal=proposal,
        position=seen.position(proposal.position),
        outcome=outcome,
        resolution=resolution if outcome.takes_effect else as_proposed(resolution),
        particulars=particulars_of(seen, proposal, people, facts),
        tables=tables_of(seen, proposal, facts),
    )
