"""The kinds of position that an item can offer, ONE row each, and the particulars that a position can ask for.

A new kind is a member here and a row in `POSITION_KINDS`; nothing else in the program lists the kinds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class PositionKind(StrEnum):
    """What a position comes to. Never shown: an item's own label is."""

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
    """How an item stands, at a glance; each has a sign, and its word is the position's own label."""

    TAKEN_UP = "taken_up"
    ALREADY_SO = "already_so"
    COMES_BACK = "comes_back"
    NOT_TAKEN_UP = "not_taken_up"
    DUTY_NOT_MET = "duty_not_met"
    UNDECIDED = "undecided"

    @property
    def sign(self) -> str:
        """The sign that is printed: one character that the typeface has."""
        return _SIGNS[self]


_SIGNS = {
    Mark.TAKEN_UP: "✓",
    Mark.ALREADY_SO: "●",
    Mark.COMES_BACK: "○",
    Mark.NOT_TAKEN_UP: "✗",
    Mark.DUTY_NOT_MET: "!",
    Mark.UNDECIDED: "…",
}


class Need(StrEnum):
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
    """What stands beside its field, or the first of several."""
    called: str
    """What undo calls a change of it."""
    code: str
    """The code of the check that it is there."""
    lacking: str
    """What the check says is recorded where it is not; empty where the check has words of its own."""


NEEDS: Mapping[Need, NeedRow] = {
    Need.START: NeedRow("start", "Starts on", "start", "no_start", "no start date"),
    Need.HOLD_UNTIL: NeedRow("hold_until", "Hold until", "end of the hold", "no_hold_end", "no end of the hold"),
    Need.BRING_BACK: NeedRow("bring_back", "Bring it back", "when it comes back", "no_bring_back", ""),
    Need.OWNER: NeedRow("owner", "Owner", "owner", "no_owner", "no owner"),
    Need.REVIEW: NeedRow("review_on", "Review on", "review date", "no_review", "no review date"),
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
    GROUNDS = "grounds"
    """A reason and advice: without both the meeting stays open."""


@dataclass(frozen=True)
class KindRow:
    """Everything that the program knows of one kind of position."""

    mark: Mark
    became: tuple[str, str]
    """What is said of one item, and of several, that came to this; kinds that share the words are counted together."""
    needs: frozenset[Need] = frozenset()
    """What a pack's position of this kind has to ask for."""
    needs_one_of: frozenset[Need] = frozenset()
    """Of these it has to ask for one at least."""
    withdrawn: bool = False
    """Whether no pack may offer it any more; frozen texts of earlier plans may have it."""
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
        Mark.TAKEN_UP,
        ("was taken up", "were taken up"),
        in_force=True,
        offers_tasks=True,
        span=Span.IN_FORCE,
        checks=frozenset({KindCheck.TABLES, KindCheck.STAFF_TOLD}),
    ),
    PositionKind.IN_PLACE: KindRow(
        Mark.ALREADY_SO, ("is already so", "are already so"), in_force=True, span=Span.IN_FORCE
    ),
    PositionKind.LATER: KindRow(
        Mark.COMES_BACK,
        ("is to come back", "are to come back"),
        needs=frozenset({Need.BRING_BACK}),
        no_base="is to be decided later",
        checks=frozenset({KindCheck.RETURN}),
    ),
    PositionKind.DECLINE: KindRow(
        Mark.NOT_TAKEN_UP,
        ("was not taken up", "were not taken up"),
        needs=frozenset({Need.REASON}),
        no_base="is not adopted",
    ),
    PositionKind.MET: KindRow(
        Mark.ALREADY_SO,
        ("duty is met", "duties are met"),
        needs=frozenset({Need.CHECKED}),
        duty=True,
        recorded_as="met",
    ),
    PositionKind.MET_UNDER_PROTEST: KindRow(
        Mark.ALREADY_SO,
        ("duty is met", "duties are met"),
        needs=frozenset({Need.CHECKED}),
        duty=True,
        recorded_as="met under protest",
    ),
    PositionKind.NOT_YET_MET: KindRow(
        Mark.DUTY_NOT_MET,
        ("duty is not yet met", "duties are not yet met"),
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
        ("duty is not being met", "duties are not being met"),
        needs=frozenset({Need.REASON, Need.ADVICE}),
        withdrawn=True,
        duty=True,
        no_base="is not met",
        apart=True,
        alert=Alert.PROBLEM,
        checks=frozenset({KindCheck.GROUNDS}),
    ),
}
"""Every kind, in the order in which what became of the items is told."""
