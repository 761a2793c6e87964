"""One thing to be said of a plan before its meeting is closed, and the place where it is put right."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from wizard.foundation.canonical_json import digest
from wizard.foundation.value import Key, Value
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.overview.places import Control, Place, item_key
from wizard.plan.meeting import MeetingGuidance
from wizard.plan.record import LEFT_OPEN
from wizard.voting.numbering import is_own_number


class Severity(StrEnum):
    """What a finding asks for."""

    BLOCKING = "blocking"
    """The meeting cannot be closed before it is mended."""
    ACKNOWLEDGE = "acknowledge"
    """The meeting can be closed once somebody has said that they saw it."""
    RESULT = "result"
    """How it is: printed, carried to the next meeting, never in the way."""


_GAPS = frozenset({row.code for row in NEEDS.values()} | {"field_empty", "no_watcher", "no_latest"})

Found = tuple[str, Severity, str]
"""A finding before its place is known: code, severity, and the words that follow the item's name."""


class Check(Value):
    """One finding."""

    code: Key
    """Its kind: “no_owner”."""
    severity: Severity
    item: Key | None = None
    """The item it is about; None for the meeting, the practice or the task list."""
    other: Key | None = None
    """What tells it from others of its kind on the same item: the other item, or a task’s id."""
    place: Key
    """The step where it is mended: “practice”, “meeting”, “item-4a”, “review”."""
    words: str
    """What is to be mended, or how it is; without a full stop where a head stands before it."""
    head: str = ""
    """What its sentence begins with: “Item 3, Notice on services”; empty where the words are whole."""

    @property
    def sentence(self) -> str:
        """One sentence that names the item and says what is to be mended, or how it is."""
        return _ended(f"{self.head}: {self.words}" if self.head else self.words)

    @property
    def name(self) -> str:
        """What tells it from every other: “no_owner:3”, “pulls_against:1:10”, or the code alone."""
        return ":".join(part for part in (self.code, self.item, self.other) if part)

    @property
    def is_gap(self) -> bool:
        """Whether it says that something is still empty, which may be filled in or left open."""
        return self.severity is Severity.ACKNOWLEDGE and self.code in _GAPS

    @property
    def group(self) -> str:
        """With what it is acknowledged: “item:3”, “practice”, “meeting”, or `LEFT_OPEN`."""
        if self.is_gap:
            return LEFT_OPEN
        if self.place == "practice":
            return "practice"
        return f"item:{self.item}" if self.item else "meeting"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


class FindingGroup(Value):
    """All findings on one item, the meeting or the practice, or all that is left open: they are acknowledged in one."""

    name: str
    checks: tuple[Check, ...]

    @property
    def digest(self) -> str:
        """The digest of its findings: one more, or one that says something else, is to be acknowledged anew."""
        return digest({"findings": [[check.name, check.sentence] for check in self.checks]})

    @property
    def sentence(self) -> str:
        """All of them, one after the other; what they are about is said once, and how many they are."""
        heads = {check.head for check in self.checks}
        if len(self.checks) == 1 or len(heads) > 1 or heads == {""}:
            return " ".join(check.sentence for check in self.checks)
        words = "; ".join(check.words.rstrip(".") for check in self.checks)
        return _ended(f"{heads.pop()}, {len(self.checks)} things to see: {words}")


WEIGHTIEST = (
    "met_against_fact",
    "in_place_against_fact",
    "pulls_against",
    "depends_on",
    "two_carried",
    "date_ahead",
    "not_recorded",
    "rule_not_recorded",
    "return_due",
    "hold_ended",
    "review_due",
)
"""What is read first before a meeting is closed; the rest follows in the order of the checks."""


def weightiest_first(groups: Iterable[FindingGroup]) -> list[FindingGroup]:
    """Return groups with those first that weigh most."""

    last = len(WEIGHTIEST)

    def weight(group: FindingGroup) -> int:
        return min((WEIGHTIEST.index(each.code) for each in group.checks if each.code in WEIGHTIEST), default=last)

    return sorted(groups, key=weight)


def groups_of(found: Iterable[Check]) -> tuple[FindingGroup, ...]:
    """Return the findings that are to be acknowledged, grouped, in the order in which each group begins."""
    groups: dict[str, list[Check]] = {}
    for check in found:
        if check.severity is Severity.ACKNOWLEDGE:
            groups.setdefault(check.group, []).append(check)
    return tuple(FindingGroup(name=name, checks=tuple(checks)) for name, checks in groups.items())


def without_weaker(found: Iterable[Check]) -> tuple[Check, ...]:
    """Return findings without those on a field on which a finding blocks: there is one thing to mend there."""
    found = tuple(found)
    blocked = {
        (check.item, control)
        for check in found
        if check.severity is Severity.BLOCKING and (control := _CONTROLS.get(check.code))
    }
    return tuple(
        check
        for check in found
        if check.severity is Severity.BLOCKING or (check.item, _CONTROLS.get(check.code)) not in blocked
    )


def place_of(guidance: MeetingGuidance, item_id: str | None) -> str:
    """Return the step of an item; “meeting” for what belongs to no item of the guidance."""
    own = bool(item_id) and is_own_number(item_id or "")
    return item_key(item_id) if item_id and (own or item_id in guidance.order) else "meeting"


NEED_CONTROLS = {
    Need.START: Control.START,
    Need.HOLD_UNTIL: Control.HOLD_UNTIL,
    Need.BRING_BACK: Control.BRING_BACK,
    Need.OWNER: Control.OWNER,
    Need.REVIEW: Control.REVIEW_ON,
    Need.REASON: Control.REASON,
    Need.CHECKED: Control.CHECKED_BY,
    Need.MISSING: Control.MISSING,
    Need.ADVICE: Control.ADVICE_FROM,
}
"""The control that a particular is filled in with, or the first of several."""

_CONTROLS = {NEEDS[need].code: control for need, control in NEED_CONTROLS.items()} | {
    "no_practice_name": Control.PRACTICE_NAME,
    "ods_code_form": Control.ODS_CODE,
    "nobody_votes": Control.NEW_PERSON,
    "no_clause": Control.CLAUSE,
    **dict.fromkeys(
        ("need_above", "need_below", "quorum_above", "veto_without_vote", "casting_without_vote"), Control.RULE
    ),
    **dict.fromkeys(("quorum_without_vote", "board_without_vote", "not_party"), Control.RULE),
    **dict.fromkeys(("spell_no_clause", "spell_over"), Control.AWAY),
    "no_date": Control.MEETING_DATE,
    "date_ahead": Control.MEETING_DATE,
    "ends_before_start": Control.MEETING_END,
    "nobody_present": Control.EVERYBODY_PRESENT,
    "no_chair": Control.CHAIR,
    "chair_absent": Control.CHAIR,
    "owner_unknown": Control.OWNER,
    "start_year": Control.START,
    "start_before": Control.START,
    "start_after_hold": Control.START,
    "staff_not_told": Control.START,
    "review_before_start": Control.REVIEW_ON,
    "review_after_hold": Control.REVIEW_ON,
    "return_after_latest": Control.LATEST,
    "hold_ended": Control.HOLD_UNTIL,
    "review_due": Control.REVIEW_ON,
    "return_due": Control.BRING_BACK,
    "owner_gone": Control.OWNER,
    "no_notice": Control.NOTICE_SENT,
    "short_notice": Control.NOTICE_SENT,
    "meeting_order": Control.MEETING_DATE,
    "corrections_open": Control.CORRECTIONS,
    "no_latest": Control.LATEST,
    "no_watcher": Control.WATCHER,
    "not_recorded": Control.ASIDE,
    "rule_not_recorded": Control.ITEM_RULE,
    "not_added": Control.CHECKED_WITH,
    "casting_open": Control.CASTING_VOTE,
}
"""The control that mends what a check found."""


_LABELS = {row.code: row.label for row in NEEDS.values()}


def label_of(check: Check) -> str:
    """Return the label of what mends a finding: “Owner”; empty where it is not one particular of a proposal."""
    return _LABELS.get(check.code, "")


def place_of_check(check: Check) -> str:
    """Return where a finding is mended, as exactly as it is known."""
    if check.place == "review":
        return check.place
    return str(Place(check.place, _CONTROLS.get(check.code, "")))
