"""The kinds of position that an item can offer, ONE row each, and the particulars that a position can ask for.

A new kind is a member here and a row in `POSITION_KINDS`; nothing else in the program lists the kinds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from wizard.foundation.word import Word


class PositionKind(Word):
    """The kind of a position. Never shown: an item's own label is."""

    ADOPT = "adopt"
    IN_PLACE = "in_place"
    LATER = "later"
    DECLINE = "decline"
    MET = "met"
    MET_UNDER_PROTEST = "met_under_protest"
    NOT_YET_MET = "not_yet_met"
    NOT_MEETING = "not_meeting"
    """No pack offers it any more; plans of the first version may hold it."""


OF_OWN_ITEMS = PositionKind.ADOPT
"""The kind of the one position on an item of the practice's own."""


class Mark(StrEnum):
    """In which state an item is, at a glance. Everything that is drawn, printed or said of it is in `MARKS`."""

    ADOPTED = "adopted"
    ALREADY_SO = "already_so"
    DEFERRED = "deferred"
    NOT_ADOPTED = "not_adopted"
    AWAITING = "awaiting"
    """Absent partners have still to consent."""
    NOT_DECIDED = "not_decided"
    DUTY_MET = "duty_met"
    DUTY_NOT_MET = "duty_not_met"
    DUTY_NOT_CHECKED = "duty_not_checked"
    OFF_AGENDA = "off_agenda"

    @property
    def sign(self) -> str:
        """The sign that is printed: one character that the typeface has."""
        return MARKS[self].sign


class MarkShape(StrEnum):
    """The outline of a mark: round is a choice, square a duty; filled is recorded."""

    RING = "ring"
    DISC = "disc"
    DASHED = "dashed"
    DOTTED = "dotted"
    SQUARE = "square"
    FILLED_SQUARE = "filled_square"


class MarkGlyph(StrEnum):
    """What is drawn inside."""

    NONE = "none"
    TICK = "tick"
    CROSS = "cross"
    CLOCK = "clock"
    DOTS = "dots"
    DASH = "dash"
    ALERT = "alert"


class MarkTone(StrEnum):
    """Its colour, by what it means; screen and paper have their own for each."""

    GOOD = "good"
    ACCENT = "accent"
    WAITING = "waiting"
    BAD = "bad"
    MUTED = "muted"
    OUTLINE = "outline"


class MarkRow(NamedTuple):
    """One state of an item: its word, and how it looks on screen and paper alike."""

    word: str
    beside: str
    """The short word beside the mark in a list; empty where the mark says enough."""
    shape: MarkShape
    glyph: MarkGlyph
    tone: MarkTone
    sign: str
    """One character that the typeface has, where nothing can be drawn."""

    @property
    def of_duty(self) -> str:
        """What is said of a duty in a sentence that names it as one: “not yet met”."""
        return self.word.removeprefix("Duty ")


MARKS: Mapping[Mark, MarkRow] = {
    Mark.ADOPTED: MarkRow("Adopted", "", MarkShape.DISC, MarkGlyph.TICK, MarkTone.GOOD, "✓"),
    Mark.ALREADY_SO: MarkRow("Already our practice", "", MarkShape.DISC, MarkGlyph.TICK, MarkTone.GOOD, "✓"),
    # Not adopting is as good an answer as adopting, so it has no colour of alarm.
    Mark.NOT_ADOPTED: MarkRow("Not adopted", "not adopted", MarkShape.DISC, MarkGlyph.CROSS, MarkTone.MUTED, "✗"),
    Mark.DEFERRED: MarkRow("Deferred", "deferred", MarkShape.DASHED, MarkGlyph.CLOCK, MarkTone.WAITING, "◌"),
    Mark.AWAITING: MarkRow("Awaiting consent", "awaiting", MarkShape.DASHED, MarkGlyph.DOTS, MarkTone.WAITING, "…"),
    Mark.NOT_DECIDED: MarkRow("Not decided", "", MarkShape.RING, MarkGlyph.NONE, MarkTone.OUTLINE, "○"),
    Mark.DUTY_MET: MarkRow("Duty met", "", MarkShape.FILLED_SQUARE, MarkGlyph.TICK, MarkTone.ACCENT, "■"),
    Mark.DUTY_NOT_MET: MarkRow(
        "Duty not yet met", "not yet met", MarkShape.FILLED_SQUARE, MarkGlyph.ALERT, MarkTone.BAD, "!"
    ),
    Mark.DUTY_NOT_CHECKED: MarkRow("Duty not checked", "", MarkShape.SQUARE, MarkGlyph.NONE, MarkTone.OUTLINE, "□"),
    Mark.OFF_AGENDA: MarkRow("Not on this agenda", "off agenda", MarkShape.DOTTED, MarkGlyph.DASH, MarkTone.MUTED, "–"),
}
"""Every state of an item, ONE row each: the list of steps, Review, signing, the room, the PDF and `show` read it."""


class Need(Word):
    """A particular of a proposal that a position asks for, beside an item's own fields."""

    START = "start"
    HOLD_UNTIL = "hold_until"
    BRING_BACK = "bring_back"
    OWNER = "owner"
    REVIEW = "review"
    REASON = "reason"
    CHECKED = "checked"
    MISSING = "missing"
    ADVICE = "advice"


@dataclass(frozen=True)
class NeedRow:
    """One particular: where a proposal holds it, and what it is called."""

    place: str
    """The name of the proposal's field."""
    label: str
    """The label of its field, or the first of several."""
    called: str
    """What undo calls a change of it."""
    code: str
    """The code of the check that it is there."""
    lacking: str
    """What the check says is recorded where it is not; empty where the check has words of its own."""


NEEDS: Mapping[Need, NeedRow] = {
    Need.START: NeedRow("start", "Starts", "start", "no_start", "no start date"),
    Need.HOLD_UNTIL: NeedRow("hold_until", "Hold until", "end of the hold", "no_hold_end", "no end of the hold"),
    Need.BRING_BACK: NeedRow("bring_back", "Deferred until", "what it is deferred until", "no_bring_back", ""),
    Need.OWNER: NeedRow("owner", "Owner", "owner", "no_owner", "no owner"),
    Need.REVIEW: NeedRow("review_on", "Review", "review date", "no_review", "no review date"),
    Need.REASON: NeedRow("reason", "Reason", "reason", "no_reason", "no reason"),
    Need.CHECKED: NeedRow("check", "Checked by", "check", "not_checked_how", "no word on who checked, when and how"),
    Need.MISSING: NeedRow(
        "missing", "What is missing", "what is missing", "nothing_missing", "no word on what is missing"
    ),
    Need.ADVICE: NeedRow(
        "advice", "Advice taken from", "advice taken", "no_advice", "no advice taken, or no date of it"
    ),
}
"""What is known of each particular."""


class Span(StrEnum):
    """What is drawn on the timeline for a position that is in force; a decision put off has its own dates."""

    IN_FORCE = "in_force"
    """A bar from its start to its end or review."""
    WAITING = "waiting"
    """A bar that waits for its review: something is still to be put right."""
    REVIEW = "review"
    """No bar, its review alone."""


class Alert(StrEnum):
    """How loudly the outcome below the decision speaks of a duty that was checked."""

    NONE = "none"
    WARNING = "warning"
    PROBLEM = "problem"


class KindCheck(StrEnum):
    """What is checked of a proposal of one kind before closing, beside what every proposal has to have."""

    RETURN = "return"
    """That something brings it back."""
    TABLES = "tables"
    """That its tables hold rows."""
    STAFF_TOLD = "staff_told"
    """That staff were told in writing where their work changes soon."""
    LIMIT_ABOVE = "limit_above"
    """That a limit to come is not above what is done already."""
    LIMIT_BELOW = "limit_below"
    """That a limit said to hold already is not below what is done."""
    GROUNDS = "grounds"
    """A reason and advice: without both the meeting stays open."""


@dataclass(frozen=True)
class KindRow:
    """Everything that the program knows of one kind of position."""

    mark: Mark
    tail: str = ""
    """What follows the word of its mark: “under protest”."""
    needs: frozenset[Need] = frozenset()
    """What a pack's position of this kind has to ask for."""
    needs_one_of: frozenset[Need] = frozenset()
    """Of these it has to ask for one at least."""
    withdrawn: bool = False
    """Whether no pack may offer it any more; frozen texts of earlier plans may have it."""
    began_before: bool = False
    """Whether the practice did it before the meeting, so that it may have started on any day."""
    duty: bool = False
    """Whether it belongs to a duty: a check that was made, not a choice."""
    in_force: bool = False
    """Whether the practice works so from now on, so that it can pull against another item."""
    offers_tasks: bool = False
    """Whether the item's usual tasks are offered with it."""
    recorded_as: str = ""
    """What a duty in it is recorded as; empty where its label says it."""
    no_base: str = ""
    """What is said of an item in it that another item rests on; empty where that one can rest on it."""
    apart: bool = False
    """Whether it has to lie one step away from the others and to print a warning."""
    span: Span = Span.REVIEW
    alert: Alert = Alert.NONE
    checks: frozenset[KindCheck] = frozenset()


POSITION_KINDS: Mapping[PositionKind, KindRow] = {
    PositionKind.ADOPT: KindRow(
        Mark.ADOPTED,
        in_force=True,
        offers_tasks=True,
        span=Span.IN_FORCE,
        checks=frozenset({KindCheck.TABLES, KindCheck.STAFF_TOLD, KindCheck.LIMIT_ABOVE}),
    ),
    PositionKind.IN_PLACE: KindRow(
        Mark.ALREADY_SO,
        in_force=True,
        began_before=True,
        span=Span.IN_FORCE,
        checks=frozenset({KindCheck.LIMIT_BELOW}),
    ),
    PositionKind.LATER: KindRow(
        Mark.DEFERRED,
        needs=frozenset({Need.BRING_BACK}),
        no_base="is to be decided later",
        checks=frozenset({KindCheck.RETURN}),
    ),
    PositionKind.DECLINE: KindRow(
        Mark.NOT_ADOPTED,
        needs=frozenset({Need.REASON}),
        no_base="is not adopted",
    ),
    PositionKind.MET: KindRow(
        Mark.DUTY_MET,
        needs=frozenset({Need.CHECKED}),
        duty=True,
        recorded_as="met",
    ),
    PositionKind.MET_UNDER_PROTEST: KindRow(
        Mark.DUTY_MET,
        tail="under protest",
        needs=frozenset({Need.CHECKED}),
        duty=True,
        recorded_as="met under protest",
    ),
    PositionKind.NOT_YET_MET: KindRow(
        Mark.DUTY_NOT_MET,
        needs=frozenset({Need.MISSING}),
        needs_one_of=frozenset({Need.OWNER, Need.ADVICE}),
        duty=True,
        no_base="is not yet met",
        offers_tasks=True,
        span=Span.WAITING,
        alert=Alert.WARNING,
    ),
    PositionKind.NOT_MEETING: KindRow(
        Mark.DUTY_NOT_MET,
        needs=frozenset({Need.REASON, Need.ADVICE}),
        withdrawn=True,
        duty=True,
        no_base="is not met",
        apart=True,
        alert=Alert.PROBLEM,
        checks=frozenset({KindCheck.GROUNDS}),
    ),
}
"""Every kind."""
