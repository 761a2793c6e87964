"""The kinds of position that an item can offer, ONE row each, and the details that a position can ask for.

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
    """No longer offered by any pack, but plans made by the first version may have it."""


OF_OWN_ITEMS = PositionKind.ADOPT
"""The kind of the one position on an item of the practice's own."""


class Mark(StrEnum):
    """The state of an item. `MARKS` has everything that is drawn, printed or said for it."""

    ADOPTED = "adopted"
    ALREADY_SO = "already_so"
    DEFERRED = "deferred"
    NOT_ADOPTED = "not_adopted"
    AWAITING = "awaiting"
    """Absent partners still have to consent."""
    NOT_DECIDED = "not_decided"
    DUTY_MET = "duty_met"
    DUTY_NOT_MET = "duty_not_met"
    DUTY_NOT_CHECKED = "duty_not_checked"
    OFF_AGENDA = "off_agenda"

    @property
    def sign(self) -> str:
        """The printed sign: one character that the typeface has."""
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
    """The sign drawn inside the outline."""

    NONE = "none"
    TICK = "tick"
    CROSS = "cross"
    CLOCK = "clock"
    DOTS = "dots"
    DASH = "dash"
    ALERT = "alert"


class MarkTone(StrEnum):
    """Its colour, named by meaning; screen and paper each have their own shade."""

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
    """The short word beside the mark in a list; empty if the mark is enough."""
    shape: MarkShape
    glyph: MarkGlyph
    tone: MarkTone
    sign: str
    """One character of the typeface, used where nothing can be drawn."""

    @property
    def of_duty(self) -> str:
        """The words for a duty in a sentence that calls it one: “not yet met”."""
        return self.word.removeprefix("Duty ")


MARKS: Mapping[Mark, MarkRow] = {
    Mark.ADOPTED: MarkRow("Adopted", "", MarkShape.DISC, MarkGlyph.TICK, MarkTone.GOOD, "✓"),
    Mark.ALREADY_SO: MarkRow("Already our practice", "", MarkShape.DISC, MarkGlyph.TICK, MarkTone.GOOD, "✓"),
    # Not adopting is as good an answer as adopting, so it is not shown in a warning colour.
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
    """One detail: the field of a proposal that has it, and its names."""

    place: str
    """The name of the proposal's field."""
    label: str
    """The label of its input, or of the first of several."""
    called: str
    """The name of a change to it, for undo."""
    code: str
    """The code of the check for it."""
    lacking: str
    """What the check says if it is missing; empty if the check has its own words."""


NEEDS: Mapping[Need, NeedRow] = {
    Need.START: NeedRow("start", "Starts", "start", "no_start", "no start date"),
    Need.HOLD_UNTIL: NeedRow("hold_until", "Hold until", "end of the hold", "no_hold_end", "no hold end date"),
    Need.BRING_BACK: NeedRow("bring_back", "Deferred until", "what it is deferred until", "no_bring_back", ""),
    Need.OWNER: NeedRow("owner", "Owner", "owner", "no_owner", "no owner"),
    Need.REVIEW: NeedRow("review_on", "Review", "review date", "no_review", "no review date"),
    Need.REASON: NeedRow("reason", "Reason", "reason", "no_reason", "no reason"),
    Need.CHECKED: NeedRow("check", "Checked by", "check", "not_checked_how", "no checker, date or method"),
    Need.MISSING: NeedRow(
        "missing", "What is missing", "what is missing", "nothing_missing", "no note of what is missing"
    ),
    Need.ADVICE: NeedRow("advice", "Advice taken from", "advice taken", "no_advice", "no advice, or no date for it"),
}
"""Each detail with its names."""


class Span(StrEnum):
    """What the timeline shows for a position in force; a deferral has its own dates."""

    IN_FORCE = "in_force"
    """A bar from its start to its end or review."""
    WAITING = "waiting"
    """A bar up to its review, because something is still to be put right."""
    REVIEW = "review"
    """No bar, only its review."""


class Alert(StrEnum):
    """How prominently the outcome of a duty's check is shown below the decision."""

    NONE = "none"
    WARNING = "warning"
    PROBLEM = "problem"


class KindCheck(StrEnum):
    """The checks before closing for one kind of proposal, in addition to those for every proposal."""

    RETURN = "return"
    """That it has a date or an event to end the deferral."""
    TABLES = "tables"
    """That its tables have rows."""
    STAFF_TOLD = "staff_told"
    """That staff were told in writing if their work changes soon."""
    LIMIT_ABOVE = "limit_above"
    """That a future limit is not above the present average."""
    LIMIT_BELOW = "limit_below"
    """That a limit said to be in place is not below the present average."""
    GROUNDS = "grounds"
    """A reason and advice: the meeting cannot be closed without both."""


@dataclass(frozen=True)
class KindRow:
    """Everything that the program knows of one kind of position."""

    mark: Mark
    tail: str = ""
    """Words after its mark's word: “under protest”."""
    needs: frozenset[Need] = frozenset()
    """The details that a pack's position of this kind must ask for."""
    needs_one_of: frozenset[Need] = frozenset()
    """It must ask for at least one of these."""
    withdrawn: bool = False
    """Whether packs may no longer offer it; frozen texts of earlier plans may have it."""
    began_before: bool = False
    """Whether the practice already did it before the meeting, so that any start date is possible."""
    duty: bool = False
    """Whether it belongs to a duty: a check that was made, not a choice."""
    in_force: bool = False
    """Whether the practice works this way from now on, so that it can pull against another item."""
    offers_tasks: bool = False
    """Whether the item's usual tasks are offered with it."""
    recorded_as: str = ""
    """How a duty in this position is recorded; empty if its label says it."""
    no_base: str = ""
    """What to say if another item depends on an item in this position; empty if it can."""
    apart: bool = False
    """Whether it must be shown apart from the others and print a warning."""
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
