"""The order in which people sign a record: the status of each person between two signers, and who comes next."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from wizard.foundation.formatting import time_in_words
from wizard.plan.labels import ANSWERS
from wizard.plan.meeting import Presence
from wizard.plan.record import ClosedRecord, Method
from wizard.signing.closing import signing_state
from wizard.signing.signers import answer_of, was_present
from wizard.ui.steps.sign.handed_round.answer_forms import SIGNS
from wizard.ui.theme import Icon, Tone


class Turn(NamedTuple):
    """One person's place in the order."""

    person: str
    name: str
    present: bool
    """Whether they took part, in the room or online."""
    online: bool
    """Whether they took part online today, so that they confirm by e-mail."""
    note: str
    """“Signed 14:06”, “online: confirms by e-mail”; empty if there is nothing to say."""
    sign: tuple[Icon, Tone] | None
    """The icon for their answer; None while it is awaited."""


def turns_of(record: ClosedRecord, today: date, skipped: Collection[str] = ()) -> tuple[Turn, ...]:
    """Return the turns of all whose answer is expected, in order. `skipped` people sign later."""
    names = {person.id: person.name for person in record.content.people}
    return tuple(_turn(record, person, names[person], today, skipped) for person in record.content.expected)


def turn_of(record: ClosedRecord, person_id: str, today: date) -> Turn:
    """Return the turn of one person, even if no answer is expected from them."""
    name = next(person.name for person in record.content.people if person.id == person_id)
    return _turn(record, person_id, name, today, ())


def next_in_turn(record: ClosedRecord, skipped: Collection[str]) -> str:
    """Return the id of the next person who was there and has neither answered nor been skipped; empty if none."""
    awaited = signing_state(record).awaited
    return next((each for each in awaited if each not in skipped and was_present(record.content, each)), "")


def ways_open_to(record: ClosedRecord, person_id: str, today: date) -> tuple[Method, ...]:
    """Return the ways in which somebody may sign a record today.

    People who took part online are not at this screen on the day of the meeting, so they cannot draw or type here.
    """
    if is_online(record, person_id, today):
        return (Method.WRITING, Method.SLIP, Method.PAPER)
    return (Method.DRAWN, Method.TYPED, Method.PAPER, Method.SLIP, Method.WRITING)


def is_online(record: ClosedRecord, person_id: str, today: date) -> bool:
    """Whether somebody takes part online on this day. Later they may be at the practice."""
    meeting = record.content.meeting
    attendance = meeting.attendance_of(person_id)
    return attendance is not None and attendance.presence is Presence.BY_LINK and meeting.held_on == today


def _turn(record: ClosedRecord, person: str, name: str, today: date, skipped: Collection[str]) -> Turn:
    present, online = was_present(record.content, person), is_online(record, person, today)
    given = answer_of(record, person)
    if given is not None:
        note, sign = f"{ANSWERS[given.kind].given} {time_in_words(given.at.time())}", SIGNS[given.kind]
    else:
        sign = None
        note = "" if present else "was not present, will sign later"
        note = "online: confirms by e-mail" if online else note
        note = "will sign later" if person in skipped else note
    return Turn(person, name, present, online, note, sign)
