"""Checks of what people typed: nothing should look like an NHS number, and nothing should be left unrecorded.

No patient belongs in a record of a partners' meeting. Ten digits with a valid check digit are treated as an NHS number.
"""

import re
from collections.abc import Iterator, Mapping

from wizard.checks.check import Check, Severity, place_of
from wizard.foundation.formatting import capital, listed
from wizard.foundation.value import Value
from wizard.plan.labels import DRAFTS
from wizard.plan.meeting import Attendance, Meeting, MeetingGuidance
from wizard.plan.plan import DraftKind, Plan, drafts_on
from wizard.plan.proposal import Vote
from wizard.voting.numbering import item_number

# These types hold no free text and there are hundreds of them; skipping them keeps the checks quick.
_WITHOUT_TEXT = frozenset({Vote, Attendance, MeetingGuidance})

# Look-ahead, so that matches overlap: inside a run that fails the check, one that passes may start later.
_TEN_DIGITS = re.compile(r"(?<![0-9])(?=((?:[0-9][ \u00a0-]?){9}[0-9])(?![0-9]))")
_WEIGHTS = range(10, 1, -1)


def text_checks(plan: Plan, meeting: Meeting) -> Iterator[Check]:
    """Yield where a text of the open meeting, the practice, its facts, tasks or notes looks like an NHS number."""
    if _suspect(plan.practice) or any(_suspect(person.name) for person in plan.people):
        yield _found("practice", "The practice’s entries contain")
    if _suspect((*_meeting_texts(meeting), plan.private.notes.get("meeting", ""))):
        yield _found("meeting", "The meeting’s entries contain")
    for item_id in meeting.order:
        note = plan.private.notes.get(item_id, "")
        if _suspect((meeting.matter(item_id), plan.facts.get(item_id, {}), note, _interests(meeting, item_id))):
            yield on_item(plan, meeting, item_id, "nhs_number", f"its entries contain {_LOOKS_LIKE}")
    for task in plan.tasks:
        if _suspect(task):
            if task.item in meeting.order:
                found = on_item(plan, meeting, task.item or "", "nhs_number", f"a task contains {_LOOKS_LIKE}")
            else:
                found = _found("review", "A task contains").replace(item=task.item)
            yield found.replace(other=task.id, place="review")


_LOOKS_LIKE = "what looks like an NHS number. No patient should be identifiable in this record"


def _meeting_texts(meeting: Meeting) -> Iterator[object]:
    """Yield the texts of a meeting that belong to no item."""
    yield meeting.place
    yield meeting.last_minutes
    yield meeting.matters_arising
    yield meeting.other_business
    yield meeting.own_items
    yield meeting.next_meeting
    yield meeting.lmc_asked


def _interests(meeting: Meeting, item_id: str) -> tuple[str, ...]:
    return tuple(interest.words for interest in meeting.interests if item_id == interest.items[0])


def _found(place: str, words: str) -> Check:
    return Check(code="nhs_number", severity=Severity.ACKNOWLEDGE, place=place, words=f"{words} {_LOOKS_LIKE}.")


def _suspect(value: object) -> bool:
    """Whether any text inside a value looks like an NHS number."""
    match value:
        case str():
            return len(value) >= 10 and holds_nhs_number(value)
        case Value():
            return type(value) not in _WITHOUT_TEXT and _value_suspect(value)
        case Mapping():
            return any(_suspect(entry) for entry in value.values())
        case tuple():
            return any(_suspect(entry) for entry in value)
        case int() if not isinstance(value, bool):
            # A number of ten figures could be an NHS number typed into a number field.
            return value >= 10**9 and holds_nhs_number(str(value))
        case _:
            return False


_MOST_CLEAR = 4_096
_clear: dict[int, Value] = {}
"""Values without such a number, by their ids: frozen values need to be looked through only once."""


def _value_suspect(value: Value) -> bool:
    # The value is kept too: once it is freed, Python may give its id to another object.
    if _clear.get(id(value)) is value:
        return False
    if any(map(_suspect, vars(value).values())):
        return True
    if len(_clear) >= _MOST_CLEAR:
        _clear.clear()
    _clear[id(value)] = value
    return False


def draft_checks(plan: Plan, meeting: Meeting) -> Iterator[Check]:
    """Yield the items on which something was typed but not recorded; never the words, which may be private."""
    for item_id in meeting.order:
        kinds = {draft.kind for draft in drafts_on(plan, item_id)}
        if DraftKind.RULE in kinds:
            words = capital(f"{DRAFTS[DraftKind.RULE].listed} on item {item_id} was typed but not recorded.")
            yield Check(code="rule_not_recorded", severity=Severity.ACKNOWLEDGE, place="meeting", words=words)
        what = [words.listed for kind, words in DRAFTS.items() if kind in kinds - {DraftKind.RULE} and words.listed]
        if what:
            verb = "was" if len(what) == 1 else "were"
            yield on_item(plan, meeting, item_id, "not_recorded", f"{listed(what)} {verb} typed but not recorded.")
        if DraftKind.ASKED in kinds:
            yield on_item(
                plan, meeting, item_id, "not_added", "who you asked, or what they said, was typed but not added."
            )


def on_item(plan: Plan, meeting: Meeting, item_id: str, code: str, words: str) -> Check:
    """Return a finding that must be acknowledged, with the item's name before its words."""
    return Check(
        code=code,
        severity=Severity.ACKNOWLEDGE,
        item=item_id,
        place=place_of(meeting.guidance, item_id),
        head=f"Item {item_number(item_id)}, {_title(plan, meeting, item_id)}",
        words=words.rstrip("."),
    )


def holds_nhs_number(text: str) -> bool:
    """Whether a text holds ten figures, with or without spaces or hyphens between them, that pass the check.

    The tenth figure is the modulus 11 check of the other nine (NHS Data Dictionary, NHS NUMBER).
    """
    return any(
        _passes([int(figure) for figure in found[1] if figure.isdigit()]) for found in _TEN_DIGITS.finditer(text)
    )


def _passes(figures: list[int]) -> bool:
    total = sum(weight * figure for weight, figure in zip(_WEIGHTS, figures[:9], strict=True))
    # A check digit of 10 is never issued; no single figure equals 10, so that case fails by itself.
    return (11 - total % 11) % 11 == figures[9]


def _title(plan: Plan, meeting: Meeting, item_id: str) -> str:
    own = meeting.own_item(item_id)
    return own.title if own else plan.item(meeting.guidance.items[item_id]).short_title
