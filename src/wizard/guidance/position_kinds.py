"""...."""

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
