"""The practice's document: the practice, its people, its meetings. One `.gpplan` file holds one plan."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AwareDatetime, Field

from wizard.foundation.value import Day, Digest, Key, Line, Name, Note, Value
from wizard.foundation.word import Word
from wizard.guidance.item import Item
from wizard.guidance.pack import Edition
from wizard.plan.circulation import Circulation
from wizard.plan.meeting import Matter, Meeting, MeetingNumber
from wizard.plan.office import Office
from wizard.plan.people import Person, Practice, Settings
from wizard.plan.proposal import Dissent, Fields
from wizard.plan.record import ClosedRecord, Numbers, Reopening, Standing
from wizard.plan.task import Task

MOST_PEOPLE = 500
"""The most people that a plan may name."""

MOST_TASKS = 5_000
"""The most tasks in a plan's log."""

MOST_RECORDS = 500
"""The most closed meetings in one plan."""


MOST_CIRCULATIONS = 50
"""The most circulations in progress at one time."""


class FrozenGuidance(Value):
    """The guidance that partners saw, stored once per plan under the SHA-256 of its canonical JSON."""

    heads: Mapping[Digest, Edition] = Field(default_factory=dict)
    items: Mapping[Digest, Item] = Field(default_factory=dict)


class PrivateDissent(Value):
    """Dissent that its author does not want printed."""

    meeting: MeetingNumber
    item: Key
    proposal: Key
    dissent: Dissent


class DraftKind(Word):
    """What typed words would be once they are recorded."""

    DISSENT = "dissent"
    INTEREST = "interest"
    RULE = "rule"
    """The reason for a different rule on the item."""
    ASKED = "asked"
    """What somebody said who was asked."""
    MESSAGE = "message"
    """The words of an e-mail, letter or slip that is being recorded."""


class Draft(Value):
    """Words that were typed on an item but not recorded yet."""

    meeting: MeetingNumber
    item: Key
    kind: DraftKind
    person: Key | None = None
    """Whose words they are, if chosen."""
    whom: Line = ""
    """Who was asked, as it was typed."""
    words: Note = ""


class PrivateMatter(Value):
    """What is never sealed, printed or embedded."""

    notes: Mapping[Line, Note] = Field(default_factory=dict)
    """The minute-taker's notes, by item id or “meeting”."""
    contacts: Mapping[Key, Line] = Field(default_factory=dict)
    """A person's telephone number or e-mail address."""
    dissents: tuple[PrivateDissent, ...] = ()
    drafts: tuple[Draft, ...] = ()
    """Unrecorded words, at most one of each kind on an item."""


class Happened(Value):
    """A decision's awaited event that happened between two meetings."""

    item: Key
    on: Day
    words: Note = ""


class BegunWith(Value):
    """What a plan started from an earlier one took over."""

    plan: Name
    """The id of the earlier plan."""
    practice: Line = ""
    record: Digest | None = None
    """The seal of its last record."""
    positions: tuple[Standing, ...] = ()


class Plan(Value):
    """The practice's document."""

    # Not a field, so that it is never compared, copied or written; `impossible` remembers a search that found nothing.
    __slots__ = ("_found_possible",)

    id: Name
    """Set once when the plan is made: 32 hexadecimal digits."""
    created_at: AwareDatetime
    practice: Practice = Practice()
    people: Annotated[tuple[Person, ...], Field(max_length=MOST_PEOPLE)] = ()
    settings: Settings = Settings()
    guidance: FrozenGuidance = FrozenGuidance()
    facts: Mapping[Key, Fields] = Field(default_factory=dict)
    """Local facts, by item and field."""
    tasks: Annotated[tuple[Task, ...], Field(max_length=MOST_TASKS)] = ()
    meeting: Meeting | None = None
    """The open meeting, if there is one."""
    records: Annotated[tuple[ClosedRecord, ...], Field(max_length=MOST_RECORDS)] = ()
    """The closed meetings and circulations, oldest first."""
    circulations: Annotated[tuple[Circulation, ...], Field(max_length=MOST_CIRCULATIONS)] = ()
    """The circulations in progress; an item is open either in one of them or in the open meeting, never in both."""
    numbers: Numbers = Numbers()
    """The highest numbers ever given; reopening does not free any."""
    happened: tuple[Happened, ...] = ()
    begun_with: BegunWith | None = None
    """What it took over, if it was started from an earlier plan."""
    sealed: Digest | None = None
    """The seal of the last record, so that a record removed from the end is noticed.

    While its meeting is reopened, this is the digest of that reopening.
    """
    earlier: Annotated[tuple[Digest, ...], Field(max_length=2 * MOST_RECORDS)] = ()
    """The seals of earlier records and replaced revisions that are not in this copy, because it came from a PDF."""
    reopenings: tuple[Reopening, ...] = ()
    private: PrivateMatter = PrivateMatter()
    office: Office = Office()
    """For letters and copies; outside the seal, and in no copy."""
    read_only: Name | None = None
    """Why the plan may not be edited: a copy made for a certain reader."""

    @property
    def people_at_meeting(self) -> tuple[Person, ...]:
        """The people of the open meeting.

        Anyone with attendance recorded belongs to it until it ends, even after leaving the practice, so no vote is
        lost. The record keeps these people; the next meeting does not have them.
        """
        known = {entry.person for entry in self.meeting.attendance} if self.meeting else set()
        return tuple(
            person.replace(left=False) if person.left and person.id in known else person for person in self.people
        )

    def person(self, person_id: str) -> Person:
        """Return the person with this id.

        Raises:
            KeyError: The plan names no such person.
        """
        for person in self.people:
            if person.id == person_id:
                return person
        raise KeyError(person_id)

    def with_meeting(self, meeting: Meeting) -> "Plan":
        """Return the plan with this as its open meeting."""
        return self.replace(meeting=meeting)

    def with_matter(self, matter: Matter) -> "Plan":
        """Return the plan with this done on an item at the open meeting.

        Raises:
            ValueError: No meeting is open.
        """
        if self.meeting is None:
            raise ValueError("no meeting is open")
        return self.replace(meeting=self.meeting.with_matter(matter))

    def with_person(self, person: Person) -> "Plan":
        """Return the plan with this person added, or replacing the one with the same id."""
        entries = {entry.id: entry for entry in self.people} | {person.id: person}
        return self.replace(people=tuple(entries.values()))

    def with_task(self, task: Task) -> "Plan":
        """Return the plan with this task added, or replacing the one with the same id."""
        entries = {entry.id: entry for entry in self.tasks} | {task.id: task}
        return self.replace(tasks=tuple(entries.values()))

    def item(self, digest: str) -> Item:
        """Return the guidance on an item as it was frozen under this digest.

        Raises:
            KeyError: The plan does not contain this text.
        """
        return self.guidance.items[digest]

    def head(self, digest: str) -> Edition:
        """Return the head of the edition frozen under this digest.

        Raises:
            KeyError: The plan does not contain this text.
        """
        return self.guidance.heads[digest]


def open_meeting(plan: Plan) -> Meeting:
    """Return the plan's open meeting.

    Raises:
        ValueError: No meeting is open.
    """
    if plan.meeting is None:
        raise ValueError("no meeting is open")
    return plan.meeting


def drafts_on(plan: Plan, item_id: str) -> tuple[Draft, ...]:
    """Return all unrecorded words on an item at the open meeting."""
    number = plan.meeting.number if plan.meeting else 0
    return tuple(draft for draft in plan.private.drafts if (draft.meeting, draft.item) == (number, item_id))
