"""The dates as a calendar file after RFC 5545: all-day entries for reviews, ends, what comes back, and tasks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from wizard.foundation.formatting import time_in_words
from wizard.minutes.entries import EntryMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import name_of
from wizard.plan.deferral import comes_back_by
from wizard.plan.task import TaskState

_LINE = 75
"""The most octets in a line, its end not counted."""


def dates_ics(minutes: Minutes, stamp: datetime) -> bytes:
    """Return the calendar; `stamp` is the moment that every entry bears, with its offset."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//GP Action Wizard//EN", "CALSCALE:GREGORIAN"]
    at = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for key, on, summary, note in _dates(minutes):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{minutes.plan_id}-{minutes.meeting.number}-{key}@gp-action-wizard.invalid",
            f"DTSTAMP:{at}",
            f"DTSTART;VALUE=DATE:{_day(on)}",
            # The end is the first day on which it is over (RFC 5545, 3.6.1); the last of all days has none after it.
            *([f"DTEND;VALUE=DATE:{_day(on + timedelta(days=1))}"] if on < date.max else []),
            f"SUMMARY:{escaped(summary)}",
            *([f"DESCRIPTION:{escaped(note)}"] if note else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _dates(minutes: Minutes) -> Iterator[tuple[str, date, str, str]]:
    """Yield key, day, summary and note of each entry."""
    for entry in minutes.entries:
        yield from _item_dates(entry)
    yield from _next_meeting(minutes)
    for task in minutes.tasks:
        if task.due and task.state is TaskState.OPEN:
            owner = name_of(task.owner, minutes.people)
            yield f"task-{task.id}", task.due, f"Due: {task.text}", f"Owner: {owner}" if owner else ""


def _next_meeting(minutes: Minutes) -> Iterator[tuple[str, date, str, str]]:
    then = minutes.meeting.next_meeting
    if then.on:
        at = f", {time_in_words(then.at)}" if then.at else ""
        yield "next-meeting", then.on, f"Partners’ meeting{at}", then.place


def _item_dates(entry: EntryMinutes) -> Iterator[tuple[str, date, str, str]]:
    if entry.after is None:
        return
    proposal = entry.after.proposal
    back = comes_back_by(proposal.bring_back)
    for word, on in (
        ("Starts", proposal.start),
        ("Review", proposal.review_on),
        ("Hold ends", proposal.hold_until),
        ("Comes back", back),
    ):
        if on:
            key = f"item-{entry.id}-{word.split()[0].lower()}"
            yield key, on, f"{word}: {entry.number} {entry.short_title}", entry.label


def escaped(text: str) -> str:
    """Return text as a value of RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks escaped."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return a content line with CR LF, folded so that no line is longer than 75 octets and no character is cut."""
    out, length = bytearray(), 0
    for character in line:
        octets = character.encode()
        if length + len(octets) > _LINE:
            out += b"\r\n "
            length = 1
        out += octets
        length += len(octets)
    return bytes(out + b"\r\n")


def _day(on: date) -> str:
    # Not `strftime`: on some systems it writes years before 1000 with fewer than four digits.
    return f"{on.year:04}{on.month:02}{on.day:02}"
