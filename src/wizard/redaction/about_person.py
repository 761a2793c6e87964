"""List everything that a plan holds about one person, for that person to read, with all other names removed.

Each value that refers to the person, or names them in a text, is listed with its place. The whole plan is searched,
so a field that a later version adds is in the list as soon as it exists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import Value
from wizard.plan.consent import Consent
from wizard.plan.meeting import Attendance, Interest, Matter, Meeting, MeetingGuidance
from wizard.plan.people import Person
from wizard.plan.plan import Draft, FrozenGuidance, Plan, PrivateDissent, PrivateMatter
from wizard.plan.proposal import CheckedWith, Dissent, DutyCheck, Owner, Proposal, Vote
from wizard.plan.record import (
    Answer,
    CastingEntry,
    ClosedRecord,
    ConsentEntry,
    Correction,
    RecordContent,
    Reopening,
    Seal,
    WaitingEnded,
)
from wizard.plan.spell import Spell
from wizard.plan.task import Task
from wizard.redaction.name_finder import NAME_LEFT_OUT
from wizard.redaction.person_fields import NAME_FIELDS, PERSON_FIELDS, field_words, in_words, title_of
from wizard.redaction.pseudonyms import Called, called_in
from wizard.redaction.redact import names_in, others_hidden
from wizard.voting.numbering import item_number

_WHOLE = (
    Person, Spell, Task, Attendance, Interest, DutyCheck, Vote, Dissent, Consent, CheckedWith, Answer, ConsentEntry,
    CastingEntry, WaitingEnded, Correction, Draft,
)  # fmt: skip
"""Values that are about one person as a whole. From larger values, only the parts about the person are listed."""

_OF_THE_CHAIN = frozenset({"entry", "seal", "previous", "digest"})
"""Fields of a link that say nothing about a person."""

_SKIPPED = (FrozenGuidance, Seal, MeetingGuidance)


class UnknownPersonError(LookupError):
    """The plan names nobody by this name, or several people. The message is one sentence."""


@dataclass(frozen=True)
class HeldAbout:
    """One thing that the plan holds."""

    title: str
    """“Vote”, “Attendance”."""
    places: tuple[str, ...]
    """Where it is: “Meeting 1, item 3”; several places where records repeat it."""
    lines: tuple[tuple[str, str], ...]
    """The fields, each with its label."""


@dataclass(frozen=True)
class AboutPerson:
    """Everything about one person."""

    name: str
    practice: str
    on: date
    keeper: str
    """The practice that keeps the plan; empty if it is not named."""
    keep_until: date | None
    held: tuple[HeldAbout, ...]


@dataclass(frozen=True)
class _Subject:
    """The person that the report is about."""

    id: str
    """The person's id; empty where only their name was typed."""
    name: str
    called: Called
    pseudonym: str
    plan: Plan

    @property
    def practice(self) -> str:
        return self.plan.practice.name

    def is_named_in(self, text: str) -> bool:
        found = names_in(self.called, self.practice, text)
        # A surname that two people share may mean this person.
        return self.pseudonym in found or (
            NAME_LEFT_OUT in found and self.name.split()[-1].casefold() in text.casefold()
        )

    def owns(self, owner: Owner) -> bool:
        return (bool(self.id) and owner.person == self.id) or (bool(owner.name) and self.is_named_in(owner.name))

    def hide(self, text: str) -> str:
        return others_hidden(self.called, self.practice, self.pseudonym)(text)


def known_names(plan: Plan) -> tuple[str, ...]:
    """Return everybody named in the plan: its people, the people of its records, and owners whose names were typed."""
    called = called_in(plan, plan.people)
    return tuple(dict.fromkeys([*(name for name, _ in called.names), *(name for name, _ in called.others)]))


def about_person(plan: Plan, name: str, on: date) -> AboutPerson:
    """Return everything that a plan holds about the person called `name`.

    Raises:
        UnknownPersonError: The plan names nobody by this name, or several people.
    """
    who = _subject(plan, name)
    held: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for where, title, lines in _entries(plan, who, ""):
        held.setdefault((title, lines), []).append(where)
    return AboutPerson(
        who.name,
        plan.practice.name,
        on,
        plan.office.keeper,
        plan.office.keep_until,
        tuple(HeldAbout(title, tuple(dict.fromkeys(places)), lines) for (title, lines), places in held.items()),
    )


def as_text(about: AboutPerson) -> Iterator[str]:
    """Yield the report as lines of text."""
    yield f"Everything that this plan holds about {about.name}"
    yield f"{about.practice or 'An unnamed practice'}, as at {date_in_words(about.on)}"
    yield from kept_in_words(about)
    for entry in about.held:
        yield ""
        yield f"{entry.title} ({'; '.join(entry.places)})"
        yield from (f"  {label}: {text}" for label, text in entry.lines)
    if not about.held:
        yield ""
        yield "The plan holds nothing about them."


def kept_in_words(about: AboutPerson) -> Iterator[str]:
    """Yield a sentence each: who keeps the plan and for how long, and what was removed."""
    if about.keeper:
        yield f"Kept by {about.keeper}."
    if about.keep_until:
        yield f"To be kept until {date_in_words(about.keep_until)}."
    yield (
        "Other people’s names are left out. Read it before you give it out: nicknames and misspelt names are not found."
    )


def _subject(plan: Plan, name: str) -> _Subject:
    called = called_in(plan, plan.people)
    ids = {person.name: person.id for person in _people(plan)}
    everybody = {**{known: called.people[ids[known]] for known in ids}, **dict(called.others)}
    wanted = name.casefold().split()
    exact = [known for known in everybody if known.casefold().split() == wanted]
    close = [known for known in everybody if wanted and set(wanted) <= set(known.casefold().split())]
    found = exact or close
    if len({everybody[known] for known in found}) != 1:
        listed = "; ".join(sorted(found or everybody))
        why = f"The plan names several people called “{name}”" if found else f"The plan names nobody called “{name}”"
        raise UnknownPersonError(f"{why}. Choose one of: {listed}." if listed else f"{why}.")
    known = found[0]
    return _Subject(ids.get(known, ""), known, called, everybody[known], plan)


def _people(plan: Plan) -> Iterator[Person]:
    """Yield the people of a plan: today's first, then those of its records and reopened revisions."""
    yield from (person for entry in plan.reopenings for person in entry.record.content.people)
    yield from (person for record in plan.records for person in record.content.people)
    yield from plan.people


def _entries(value: Any, who: _Subject, where: str) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Yield everything in a value that is about the person, the value itself first."""
    if isinstance(value, _SKIPPED):
        return
    if isinstance(value, Value):
        where = _place(value, where)
        lines = tuple(_lines(value, who))
        if lines:
            yield where or "The practice", title_of(value), lines
        for name, part in _parts(value):
            yield from _entries(part, who, f"{where}, {field_words(name)}" if name == "private" and where else where)
    elif isinstance(value, tuple):
        for part in value:
            yield from _entries(part, who, where)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            inside = f"{where or 'Local facts'}, item {key}" if isinstance(part, Mapping) else where
            yield from _entries(part, who, inside)
            if isinstance(part, str) and who.is_named_in(part):
                at = key if key == "meeting" else f"item {item_number(str(key))}"
                yield where or "Local facts", "Note", ((at, who.hide(part)),)


def _parts(value: Value) -> Iterator[tuple[str, Any]]:
    for name in type(value).model_fields:
        if isinstance(value, RecordContent) and name == "carried":
            # This only copies the record before.
            continue
        yield name, getattr(value, name)


def _place(value: Value, where: str) -> str:
    """Return where a value is, in words, from the values that contain it."""
    match value:
        case Reopening(record=record):
            return f"Meeting {record.content.number}, revision {record.content.revision}, reopened"
        case ClosedRecord(content=content):
            return where if where.endswith("reopened") else f"Meeting {content.number}, record"
        case Meeting() if not where:
            return f"Meeting {value.number}, open"
        case Matter():
            return f"{where}, item {item_number(value.item)}"
        case Proposal() if value.id != "p1":
            return f"{where}, proposal {value.id.removeprefix('p')}"
        case PrivateMatter():
            return "Kept privately, never printed"
        case PrivateDissent():
            return f"{where}, meeting {value.meeting}, item {item_number(value.item)}"
    return where


def _lines(value: Value, who: _Subject) -> Iterator[tuple[str, str]]:
    """Yield what a value says about the person; nothing where it is about somebody else."""
    about = [name for name in type(value).model_fields if _is_about(value, name, who)]
    if not about:
        return
    whole = isinstance(value, _WHOLE) and (not isinstance(value, Person) or value.id == who.id)
    for name, field in type(value).model_fields.items():
        plain = getattr(value, name) == field.default and not isinstance(value, Person)
        if name not in about and (not whole or name in _OF_THE_CHAIN or plain):
            continue
        words = _said(value, name, who)
        if words and name != "id":
            yield field_words(name), words
    if isinstance(value, Proposal) and value.seen:
        yield "position", who.plan.item(value.seen).position(value.position).label


def _is_about(value: Value, name: str, who: _Subject) -> bool:
    part = getattr(value, name)
    if isinstance(value, Owner):
        # List it where the person owns something.
        return False
    if (type(value).__name__, name) in PERSON_FIELDS:
        return bool(who.id) and (part == who.id or (isinstance(part, (tuple, Mapping)) and who.id in part))
    if isinstance(part, Owner):
        return who.owns(part)
    return isinstance(part, str) and not _is_key(value, name) and who.is_named_in(part)


def _is_key(value: Value, name: str) -> bool:
    return "pattern='^" in str(type(value).model_fields[name])


def _said(value: Value, name: str, who: _Subject) -> str:
    """Return one field in words, with all other names removed; empty if it says nothing."""
    part = getattr(value, name)
    if (type(value).__name__, name) in PERSON_FIELDS:
        return _persons(part, who)
    if isinstance(part, Owner):
        return who.name if who.owns(part) else (NAME_LEFT_OUT if part.person or part.name else "")
    if (type(value).__name__, name) in NAME_FIELDS and isinstance(part, str) and part:
        return part if who.is_named_in(part) else NAME_LEFT_OUT
    if isinstance(part, str) and _is_key(value, name):
        return "" if len(part) == 64 else part
    words = in_words(name, part)
    return who.hide(words) if isinstance(part, str) else words


def _persons(part: Any, who: _Subject) -> str:
    if isinstance(part, str):
        return who.name if part == who.id else who.called.people.get(part, NAME_LEFT_OUT)
    if isinstance(part, Mapping):
        return str(part.get(who.id, ""))
    others = len(part) - (who.id in part)
    beside = f"{others} other{'s' * (others != 1)}" if others else ""
    return " and ".join(each for each in (who.name if who.id in part else "", beside) if each)
