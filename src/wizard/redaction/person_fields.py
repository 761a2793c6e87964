"""The fields of a plan that hold a person or a name, and what each is called in a report about one person."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from wizard.foundation.formatting import counted, date_in_words, time_in_words
from wizard.foundation.value import Value
from wizard.plan.choice import Choice
from wizard.plan.labels import ANSWERS, CHOICES, INTERESTS, PRESENCES, ROLES, TASK_STATES
from wizard.plan.meeting import InterestKind, Presence
from wizard.plan.people import Role
from wizard.plan.record import AnswerKind, Method
from wizard.plan.task import TaskState
from wizard.plan.written_labels import METHODS

PERSON_FIELDS = frozenset(
    {
        ("Person", "id"), ("DecidingRule", "board"), ("DecidingRule", "parties"), ("Tier", "veto"),
        ("Quorum", "includes"), ("Casting", "person"), ("Spell", "person"), ("Owner", "person"),
        ("Meeting", "chair"), ("Meeting", "minute_taker"), ("Attendance", "person"), ("Interest", "person"),
        ("Proposal", "proposed_by"), ("Proposal", "seconded_by"), ("Proposal", "out_of_room"),
        ("Agreed", "cast_by"), ("RollCall", "cast_by"), ("Counted", "cast_by"), ("Vote", "person"),
        ("Dissent", "person"), ("Consent", "person"), ("ItemTier", "agreed_by"), ("SentTo", "person"),
        ("MeetingCalled", "person"), ("RecordContent", "expected"), ("Answer", "person"), ("Answer", "recorded_by"),
        ("ConsentEntry", "recorded_by"), ("CastingEntry", "recorded_by"), ("CastingEntry", "by"),
        ("WaitingEnded", "recorded_by"), ("WaitingEnded", "by"), ("Correction", "recorded_by"),
        ("Correction", "chair"), ("PrivateMatter", "contacts"), ("Draft", "person"), ("Signatory", "person"),
        ("Returns", "contact"),
    }
)  # fmt: skip
"""Fields that hold the id of one or more of the practice's people; a test fails if one is missing."""

NAME_FIELDS = frozenset(
    {
        ("Answer", "witness"), ("Answer", "typed_name"), ("Consent", "seen_by"), ("CastingEntry", "seen_by"),
        ("CheckedWith", "whom"), ("Draft", "whom"), ("Signatory", "name"), ("Address", "name"),
        ("Address", "post_holder"), ("TypedText", "checked_by"), ("Confirmation", "by"), ("Office", "keeper"),
    }
)  # fmt: skip
"""Fields in which a name was typed: another person's is removed whole, because no search would recognise it."""

_TITLES: Mapping[str, str] = {
    "Person": "Who they are",
    "Spell": "Time away",
    "Attendance": "Attendance",
    "Interest": "Declared interest",
    "Vote": "Vote or view",
    "Dissent": "Dissent",
    "Consent": "Answer to a proposal",
    "Answer": "Answer to the record",
    "ConsentEntry": "Answer to a proposal, given later",
    "CastingEntry": "Casting vote, given later",
    "WaitingEnded": "End of the wait for answers",
    "Correction": "Correction of the record",
    "CheckedWith": "Who was asked",
    "DutyCheck": "Check of a duty",
    "RecordContent": "The record",
    "DecidingRule": "The rule",
    "Casting": "Who has a casting vote",
    "Tier": "The rule",
    "Quorum": "The quorum",
    "ItemTier": "A different rule for an item",
    "Agreed": "Decision",
    "RollCall": "Decision",
    "Counted": "Decision",
    "CarriedOver": "No decision",
    "BringBack": "Deferred decision",
    "SealedOutcome": "Outcome",
    "PrivateMatter": "Contact",
    "Draft": "Words not recorded yet",
    "SentTo": "Words that were sent",
    "MeetingCalled": "A meeting that was asked for",
    "Signatory": "Who signs letters",
    "Office": "Who keeps the plan",
    "StageTick": "Something done",
    "TypedText": "A text for others",
}

_WORDS: Mapping[str, str] = {
    "at": "when",
    "on": "date",
    "by": "by",
    "kind": "what",
    "method": "how it was given",
    "words": "in words",
    "gp": "GP",
    "latin": "name in Latin letters",
    "left": "has left the practice",
    "chair": "in the chair",
    "expected": "who must sign",
    "strokes": "drawn signature",
    "from_item": "from item",
    "until_item": "until item",
    "out_of_room": "out of the room",
    "contacts": "telephone or e-mail",
    "set_at": "set at meeting",
    "due": "due",
}


def title_of(value: Value) -> str:
    """Return what a value is called: “Vote or view”, “Task”."""
    name = type(value).__name__
    return (
        _TITLES.get(name)
        or "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name).strip().capitalize()
    )


def field_words(name: str) -> str:
    """Return what a field is called: “proposed by”."""
    return _WORDS.get(name, name.replace("_", " "))


def in_words(name: str, part: Any) -> str:
    """Return what a field holds, in words; empty if it holds nothing, or nothing that means anything to a person."""
    match part:
        case None | "" | ():
            return ""
        case bool():
            return "yes" if part else "no"
        case StrEnum():
            return _enum_words(part)
        case datetime():
            return f"{date_in_words(part.date())}, {time_in_words(part.time())}"
        case date():
            return date_in_words(part)
        case time():
            return time_in_words(part)
        case int() | str():
            return str(part)
        case tuple() if name == "strokes":
            return f"kept as {counted(len(part), 'stroke')}"
        case tuple() if all(isinstance(each, str) and len(each) < 64 for each in part):
            return ", ".join(part)
        case tuple() if name == "seen":
            return counted(len(part), "correction")
    return ""


def _enum_words(part: StrEnum) -> str:
    match part:
        case Role():
            return ROLES[part]
        case Choice():
            return CHOICES[part].ballot
        case Presence():
            return PRESENCES[part].words
        case InterestKind():
            return INTERESTS[part].printed
        case AnswerKind():
            return ANSWERS[part].given
        case Method():
            return METHODS[part].given.partition(" {")[0].rstrip(",")
        case TaskState():
            return TASK_STATES[part]
    return part.value.replace("_", " ")
