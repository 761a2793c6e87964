"""The dates as a calendar file after RFC 5545: starts, reviews, ends of holds, deferrals, tasks, the next meeting.

An entry keeps its id through all meetings of a plan, so that a calendar that reads a later file changes or removes its
entry, and never shows it twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from wizard.minutes.entries import EntryMinutes, ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import name_of
from wizard.plan.deferral import comes_back_by
from wizard.plan.record import Standing
from wizard.plan.task import TaskState
from wizard.voting.numbering import item_number

_LINE = 75
"""The most bytes in a line, without its line end."""

_REVISIONS, _ANSWERS = 100, 100
"""How many revisions of a meeting, and answers to each, an entry's sequence number can count."""


@dataclass(frozen=True)
class _Entry:
    """One entry of the calendar."""

    key: str
    """Its id, unique in the plan and the same at every meeting: “gpce-2024-7-hold”."""
    on: date
    summary: str
    note: str = ""
    at: time | None = None
    place: str = ""
    cancelled: bool = False
    """Whether it was in an earlier file but no longer applies."""


def dates_ics(minutes: Minutes, stamp: datetime) -> bytes:
    """Return the calendar; `stamp` is the time, with its offset, that every entry gives."""
    at = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//GP Action Wizard//EN", "CALSCALE:GREGORIAN"]
    for entry in _entries(minutes):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{minutes.plan_id}-{entry.key}@gp-action-wizard.invalid",
            f"DTSTAMP:{at}",
            f"SEQUENCE:{sequence_of(minutes)}",
            *_when(entry),
            f"SUMMARY:{escaped(entry.summary)}",
            *([f"DESCRIPTION:{escaped(entry.note)}"] if entry.note else []),
            *([f"LOCATION:{escaped(entry.place)}"] if entry.place else []),
            "STATUS:CANCELLED" if entry.cancelled else "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
            *([] if entry.cancelled else _alarm(entry)),
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def sequence_of(minutes: Minutes) -> int:
    """Return a number that grows with every meeting, every revision of its record and every answer to it."""
    record = minutes.record
    revision = min(record.content.revision, _REVISIONS - 1) if record else 0
    answers = min(len(record.answers), _ANSWERS - 1) if record else 0
    return (minutes.meeting.number * _REVISIONS + revision) * _ANSWERS + answers


def _when(entry: _Entry) -> Iterator[str]:
    if entry.at is not None:
        # A time without a zone means local time wherever the calendar is read (RFC 5545, 3.3.5).
        yield f"DTSTART:{_day(entry.on)}T{entry.at:%H%M}00"
        return
    yield f"DTSTART;VALUE=DATE:{_day(entry.on)}"
    if entry.on < date.max:
        # The end is the day after the last one (RFC 5545, 3.6.1); the last possible date has no day after it.
        yield f"DTEND;VALUE=DATE:{_day(entry.on + timedelta(days=1))}"


def _alarm(entry: _Entry) -> tuple[str, ...]:
    """Return an alarm a week before, so that there is time to put it on an agenda."""
    words = f"DESCRIPTION:{escaped(entry.summary)}"
    return "BEGIN:VALARM", "ACTION:DISPLAY", words, "TRIGGER:-P7D", "END:VALARM"


# --- What is in it ----------------------------------------------------------------------------------------------------


def _entries(minutes: Minutes) -> Iterator[_Entry]:
    pack = minutes.meeting.guidance.pack
    for entry in minutes.entries:
        yield from _item_entries(entry, pack)
    for task in minutes.tasks:
        if task.due:
            owner = name_of(task.owner, minutes.people)
            yield _Entry(
                key=f"task-{task.id}-due",
                on=task.due,
                summary=f"Due: {task.text}",
                note=f"Owner: {owner}" if owner else "",
                cancelled=task.state is not TaskState.OPEN,
            )
    coming = minutes.meeting.next_meeting
    if coming.on is not None:
        who = f", {minutes.practice.name}" if minutes.practice.name else ""
        yield _Entry("next-meeting", coming.on, f"Partners’ meeting{who}", at=coming.at, place=coming.place)


def _item_entries(entry: EntryMinutes, pack: str) -> Iterator[_Entry]:
    """Yield the current dates of an item, and dates from an earlier file that no longer apply."""
    title = entry.item.short_title if isinstance(entry, ItemMinutes) else entry.title
    # Another guidance may use the same item id for something else; the practice's own items are unique in the plan.
    prefix = f"{pack}-{entry.id}" if isinstance(entry, ItemMinutes) else entry.id
    now = dict(_dates(entry.after)) if entry.after else {}
    before = dict(_dates(entry.before)) if entry.before else {}
    for kind, word in _KINDS.items():
        on = now.get(kind) or before.get(kind)
        if on is not None:
            summary = f"{word}: {item_number(entry.id)} {title}"
            gone = kind not in now
            yield _Entry(f"{prefix}-{kind}", on, summary, "" if gone else entry.label, cancelled=gone)


_KINDS = {"start": "Starts", "review": "Review", "hold": "Hold ends", "return": "Deferred until"}


def _dates(standing: Standing) -> Iterator[tuple[str, date]]:
    proposal = standing.proposal
    for kind, on in (
        ("start", proposal.start),
        ("review", proposal.review_on),
        ("hold", proposal.hold_until),
        ("return", comes_back_by(proposal.bring_back)),
    ):
        if on is not None:
            yield kind, on


# --- How it is written ------------------------------------------------------------------------------------------------


def escaped(text: str) -> str:
    """Return text as a value of RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks escaped."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return a content line with CR LF, folded so that no line is longer than 75 octets and no character is cut."""
    if len(line) <= _LINE and line.isascii():
        return line.encode() + b"\r\n"
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
