"""One finding on a plan before its meeting is closed, and where to correct it."""

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
    """The meeting cannot be closed until this is corrected."""
    ACKNOWLEDGE = "acknowledge"
    """The meeting can be closed once somebody has said that they saw it."""
    RESULT = "result"
    """Information only: it is printed and carried to the next meeting, and never stops the closing."""


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
    """Which of several findings of this kind on one item it is: the other item’s id, or a task’s id."""
    place: Key
    """The step where it is corrected: “practice”, “meeting”, “item-4a”, “review”."""
    words: str
    """What to correct, or what the case is; without a full stop if `head` comes before it."""
    head: str = ""
    """How its sentence begins: “Item 3, Notice on services”; empty if `words` is a full sentence."""
    task: str = ""
    """The text of the task that it is about; empty if it is about none."""

    @property
    def sentence(self) -> str:
        """One sentence that names the item and says what to correct, or what the case is."""
        return _ended(f"{self.head}: {self.words}" if self.head else self.words)

    @property
    def name(self) -> str:
        """Its unique name: “no_owner:3”, “pulls_against:1:10”, or only the code."""
        return ":".join(part for part in (self.code, self.item, self.other) if part)

    @property
    def is_gap(self) -> bool:
        """Whether it says that a field is still empty, which can be filled in or left open."""
        return self.severity is Severity.ACKNOWLEDGE and self.code in _GAPS

    @property
    def group(self) -> str:
        """The group that it is acknowledged in: “item:3”, “practice”, “meeting”, or `LEFT_OPEN`."""
        if self.is_gap:
            return LEFT_OPEN
        if self.place == "practice":
            return "practice"
        return f"item:{self.item}" if self.item else "meeting"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


class FindingGroup(Value):
    """All findings on one item, the meeting or the practice, or all empty fields: one tick acknowledges them all."""

    name: str
    checks: tuple[Check, ...]

    @property
    def digest(self) -> str:
        """The digest of its findings: if one is added or changes, the group must be acknowledged again."""
        return digest({"findings": [[check.name, check.sentence] for check in self.checks]})

    @property
    def sentence(self) -> str:
        """All its findings in one sentence, which says once what they are about and how many there are."""
        said = _tasks_together(self.checks)
        heads = {check.head for check in said}
        if len(said) == 1 or len(heads) > 1 or heads == {""}:
            return " ".join(check.sentence for check in said)
        words = "; ".join(check.words.rstrip(".") for check in said)
        return _ended(f"{heads.pop()}, {len(said)} points: {words}")


_NAMED_TASKS = 2
"""How many tasks a sentence names if the same is missing in several."""

_SEVERAL_TASKS = {
    "task_without_owner": "tasks have no owner",
    "task_owner_unknown": "tasks belong to somebody who is not on the practice’s list of people",
    "task_due_before": "tasks are due before the meeting that sets them",
}
"""The words for each finding on a task if it is found in several tasks of one item."""


def _tasks_together(found: Iterable[Check]) -> tuple[Check, ...]:
    """Return findings, those of one kind on many tasks as one: nobody reads a sentence that names ten tasks."""
    kinds: dict[tuple[str, ...], list[Check]] = {}
    for check in found:
        kinds.setdefault((check.head, check.code) if check.task else (check.name,), []).append(check)
    said: list[Check] = []
    for alike in kinds.values():
        said += [_as_one(alike)] if alike[0].task and len(alike) > _NAMED_TASKS else alike
    return tuple(said)


def _as_one(alike: list[Check]) -> Check:
    named = ", ".join(f"“{check.task}”" for check in alike[:_NAMED_TASKS])
    words = f"{len(alike)} {_SEVERAL_TASKS[alike[0].code]}: {named} and {len(alike) - _NAMED_TASKS} more"
    return alike[0].replace(words=words)


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
"""The codes to read first before a meeting is closed; the others follow in the order of the checks."""


def weightiest_first(groups: Iterable[FindingGroup]) -> list[FindingGroup]:
    """Return groups with the most important first."""

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
    """Return findings, leaving out others on a field where one already blocks: there is only one thing to correct."""
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
    """Return the step of an item; “meeting” if it is not an item of the guidance."""
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
"""The control in which a finding is corrected."""


_LABELS = {row.code: row.label for row in NEEDS.values()}


def label_of(check: Check) -> str:
    """Return the label of the field to correct, such as “Owner”; empty if it is not a field of a proposal."""
    return _LABELS.get(check.code, "")


def place_of_check(check: Check) -> str:
    """Return where a finding is corrected, as exactly as possible."""
    if check.place == "review":
        return check.place
    return str(Place(check.place, _CONTROLS.get(check.code, "")))
