"""A proposal on an item, and how it was decided."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from wizard.foundation.value import Day, Digest, Key, Line, Name, Note, Value, Whole
from wizard.foundation.word import Word
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice, Consent

Scalar = bool | Whole | Note
"""What a field holds: yes or no, a whole number (money in pence), text (dates as ISO 8601, choices as their words)."""

Row = Mapping[Key, Scalar]
"""One row of a table: column id to content."""

FieldValue = Scalar | tuple[Row, ...]
"""The value of one of the pack's fields."""

Fields = Mapping[Key, FieldValue]
"""Field id to what was recorded."""

MOST_HEADS = 10_000
"""The most votes that a counted vote may have on one side."""


OWN_POSITION = "own"
"""The position of every proposal on one of the practice's own items; the words are in the proposal."""


class Owner(Value):
    """Who carries something out: one of the practice's people, or somebody named in words."""

    person: Key | None = None
    name: Line = ""


class BringBack(Value):
    """Until when a matter is deferred: a date or an event, and a latest date."""

    on: Day | None = None
    event: Line = ""
    latest: Day | None = None
    """With an event: the latest date."""
    watcher: Owner | None = None
    """Who watches for it."""


class DutyCheck(Value):
    """How a duty was checked."""

    by: Owner = Owner()
    on: Day | None = None
    how: Line = ""


class Advice(Value):
    """Advice that was taken."""

    taken_from: Line = ""
    on: Day | None = None
    by: Day | None = None
    """The day by which it is due."""


class Vote(Value):
    """One person's vote, or the view of somebody without one."""

    person: Key
    choice: Choice


class Agreed(Value):
    """The chair asked, and nobody here was against except those whose dissent is recorded."""

    how: Literal["agreed"]
    together: bool = False
    """Whether it was read out with others and taken together with them."""
    casting: CastingChoice | None = None
    """The outcome of the casting vote, if recorded dissents made a tie."""
    cast_by: Key | None = None
    """Who gave or declined the casting vote, which counts while they hold it. None means the present holder."""


class RollCall(Value):
    """Every person's vote by name."""

    how: Literal["roll_call"]
    votes: tuple[Vote, ...] = ()
    casting: CastingChoice | None = None
    cast_by: Key | None = None


class Counted(Value):
    """A vote by numbers, for large partnerships."""

    how: Literal["counted"]
    votes_for: Annotated[int, Field(ge=0, le=MOST_HEADS)] = 0
    against: Annotated[int, Field(ge=0, le=MOST_HEADS)] = 0
    abstain: Annotated[int, Field(ge=0, le=MOST_HEADS)] = 0
    casting: CastingChoice | None = None
    cast_by: Key | None = None


class ContractorDecides(Value):
    """The decision of a single contractor."""

    how: Literal["contractor"]


class Noted(Value):
    """Recorded without a vote: the check of a duty."""

    how: Literal["noted"]


class CarryReason(Word):
    """Why nothing was decided."""

    TIME = "time"
    ADJOURNED = "adjourned"
    NO_QUORUM = "no_quorum"
    OTHER = "other"


class CarriedOver(Value):
    """No decision: the proposal is carried over to the next meeting."""

    how: Literal["carried_over"]
    to: Day | None = None
    """The day of that meeting, if it is known."""
    why: CarryReason = CarryReason.TIME
    words: Note = ""


class Circulated(Value):
    """Decided in writing, without a meeting; the answers are in the consents."""

    how: Literal["circulated"]


Voted = Agreed | RollCall | Counted
"""The ways of deciding in which equal votes can be a tie."""

Decision = Annotated[
    Agreed | RollCall | Counted | ContractorDecides | Noted | CarriedOver | Circulated, Field(discriminator="how")
]
"""How a proposal was decided. The outcome is worked out in `voting` and sealed at closing."""


class Dissent(Value):
    """Dissent that its author wants on the record."""

    person: Key
    words: Note = ""


class Proposal(Value):
    """One proposal on an item."""

    id: Key
    """Unique within its item at its meeting: “p1”, “p2”."""
    position: Key
    """The id of the position that the item offers; `OWN_POSITION` on an item of the practice's own."""
    words: Note = ""
    """On an item of the practice's own: what is proposed."""
    fields: Fields = Field(default_factory=dict)
    """The values of the position's own fields."""
    start: Day | None = None
    hold_until: Day | None = None
    """The end of a hold that is itself the action; not a date for deciding."""
    bring_back: BringBack | None = None
    owner: Owner | None = None
    review_on: Day | None = None
    reason: Note = ""
    conditions: Note = ""
    check: DutyCheck | None = None
    missing: Note = ""
    """What is still missing to meet a duty."""
    meanwhile: Note = ""
    """What the practice does until the duty is met."""
    right_by: Day | None = None
    """The day by which what is missing to meet a duty is put right."""
    advice: Advice | None = None
    proposed_by: Key | None = None
    seconded_by: Key | None = None
    out_of_room: tuple[Key, ...] = ()
    """People who attend the item but were out of the room when this was put."""
    decision: Decision | None = None
    """None: not yet put."""
    views: tuple[Vote, ...] = ()
    """Views of people without a vote; they are not counted and are shown separately."""
    dissents: tuple[Dissent, ...] = ()
    consents: tuple[Consent, ...] = ()
    """Absent partners' answers before closing; later answers are in the record's chain."""
    seen: Digest | None = None
    """The digest of the guidance on the item that the partners had when this was put."""


class CheckedWith(Value):
    """A note that somebody was asked: “who was asked, when, what they said”."""

    whom: Name
    on: Day | None = None
    said: Note = ""
