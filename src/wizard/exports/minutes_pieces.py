"""The minutes of a meeting as headings, paragraphs, lists and tables, and as a web page for the clipboard."""

from collections.abc import Iterator
from html import escape

from wizard.exports.written_piece import WrittenPiece
from wizard.foundation.formatting import date_in_words, time_in_words, weekday_in_words
from wizard.minutes.entries import EntryMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes, interest_in_words
from wizard.minutes.resolution import name_of
from wizard.minutes.task_list import NOBODY, by_date
from wizard.minutes.went_round import went_round
from wizard.overview.plan_lines import left_off
from wizard.plan.labels import PRESENCES
from wizard.plan.meeting import Meeting
from wizard.plan.task import TaskState

_IN_PROPOSAL = frozenset({"Starts", "Hold until", "Review", "Owner", "Reason", "Conditions", "Still missing",
                          "Until then", "To be put right by", "Deferred until"})  # fmt: skip
"""Which particulars of a decision the minutes say; the fields of the guidance are in the record."""
_NOT_CARRIED = frozenset({"Reason", "Conditions"})
"""Which of them they say of a proposal without effect: nothing starts, and nobody does anything."""


def minutes_pieces(minutes: Minutes) -> Iterator[WrittenPiece]:
    """Yield the minutes, with votes as the practice prints them."""
    meeting = minutes.meeting
    wrote = "Record of a decision in writing" if meeting.in_writing else "Minutes of the partners’ meeting"
    yield WrittenPiece(heading=wrote, level=1)
    if minutes.practice.name:
        yield WrittenPiece(text=minutes.practice.name)
    if minutes.draft:
        yield WrittenPiece(text="Draft: the record of this meeting is still open.")
    if meeting.in_writing:
        rows = tuple((label, words) for label, words in went_round(minutes, meeting.in_writing, each=True) if words)
        yield WrittenPiece(rows=rows)
    else:
        yield WrittenPiece(rows=tuple(_meeting(minutes)))
    present = tuple(_attendance(minutes))
    if present:
        yield WrittenPiece(heading="Attendance")
        yield WrittenPiece(head=("Name", "Attendance"), rows=present)
    yield from _said("Matters arising", meeting.matters_arising)
    yield WrittenPiece(heading="Decisions")
    for entry in minutes.entries:
        if entry.taken:
            yield from _entry(entry, minutes)
    yield from (WrittenPiece(text=said) for said in left_off(minutes))
    yield from _said("Any other business", meeting.other_business)
    yield from _tasks(minutes)
    yield from _end(minutes)


def _said(heading: str, words: str) -> Iterator[WrittenPiece]:
    if words.strip():
        yield WrittenPiece(heading=heading)
        yield WrittenPiece(text=words)


def _meeting(minutes: Minutes) -> Iterator[tuple[str, str]]:
    meeting = minutes.meeting
    times = [time_in_words(each) for each in (meeting.starts, meeting.ends) if each]
    for label, words in (
        ("Date", weekday_in_words(minutes.held_on) if minutes.held_on else ""),
        ("Time", " to ".join(times)),
        ("Place", meeting.place),
        ("Chair", minutes.person_name(meeting.chair)),
        ("Minute taker", minutes.person_name(meeting.minute_taker)),
        ("Last minutes", _last_minutes(meeting)),
        ("Interests", " ".join(interest_in_words(each, minutes) for each in meeting.interests) or "None declared"),
    ):
        if words:
            yield label, words


def _last_minutes(meeting: Meeting) -> str:
    last = meeting.last_minutes
    return " ".join(part for part in ("Approved." if last.approved else "", last.corrections) if part)


def _attendance(minutes: Minutes) -> Iterator[tuple[str, str]]:
    for entry in minutes.meeting.attendance:
        words = PRESENCES[entry.presence].words
        yield minutes.person_name(entry.person), words


def _entry(entry: EntryMinutes, minutes: Minutes) -> Iterator[WrittenPiece]:
    yield WrittenPiece(heading=f"{entry.number}. {entry.title}", level=3)
    if entry.matter.minute:
        yield WrittenPiece(text=entry.matter.minute)
    for put in entry.proposals:
        yield from _proposal(put, minutes)
    if not entry.proposals:
        yield WrittenPiece(text=entry.sentence)


def _proposal(put: ProposalMinutes, minutes: Minutes) -> Iterator[WrittenPiece]:
    number = f"{put.number} " if put.number else ""
    yield WrittenPiece(text=f"{number}{put.resolution} {put.sentence_printed(minutes.settings.votes_printed)}".strip())
    which = _IN_PROPOSAL if put.ruling.takes_effect or minutes.draft else _NOT_CARRIED
    said = tuple(f"{label}: {words}" for label, words in put.particulars if label in which and words)
    dissents = tuple(
        f"Dissent recorded, {minutes.person_name(each.person)}: {each.words}" for each in put.proposal.dissents
    )
    if said or dissents:
        yield WrittenPiece(bullets=(*said, *dissents))


def _tasks(minutes: Minutes) -> Iterator[WrittenPiece]:
    tasks = [task for task in by_date(minutes.tasks) if task.state is TaskState.OPEN]
    if tasks:
        yield WrittenPiece(heading="Tasks")
        yield WrittenPiece(
            head=("Task", "Owner", "By"),
            rows=tuple(
                (task.text, name_of(task.owner, minutes.people) or NOBODY, date_in_words(task.due) if task.due else "")
                for task in tasks
            ),
        )


def _end(minutes: Minutes) -> Iterator[WrittenPiece]:
    coming = minutes.meeting.next_meeting
    if coming.on:
        at = f" at {time_in_words(coming.at)}" if coming.at else ""
        yield WrittenPiece(heading="Next meeting")
        yield WrittenPiece(text=f"{weekday_in_words(coming.on)}{at}. {coming.place}".strip())
    if minutes.record is not None:
        yield WrittenPiece(
            text=f"The sealed record of this {'decision' if minutes.meeting.in_writing else 'meeting'} is in the "
            "partners’ action plan. If these minutes differ from it, the record counts."
        )
    yield WrittenPiece(text="Signed as a correct record: ______________________   Date: ______________")


def minutes_html(minutes: Minutes) -> str:
    """Return the minutes as a web page, for a clipboard that keeps headings and tables."""
    return "".join(_html(piece) for piece in minutes_pieces(minutes))


def _html(piece: WrittenPiece) -> str:
    if piece.heading:
        return f"<h{piece.level}>{escape(piece.heading)}</h{piece.level}>"
    if piece.head or piece.rows:
        head = "".join(f"<th>{escape(cell)}</th>" for cell in piece.head)
        first = "td" if piece.head else "th"
        rows = "".join(
            f"<tr><{first}>{_lines(row[0])}</{first}>{''.join(f'<td>{_lines(cell)}</td>' for cell in row[1:])}</tr>"
            for row in piece.rows
        )
        return f'<table border="1" cellspacing="0" cellpadding="4">{f"<tr>{head}</tr>" if head else ""}{rows}</table>'
    if piece.bullets:
        return "<ul>" + "".join(f"<li>{_lines(each)}</li>" for each in piece.bullets) + "</ul>"
    return f"<p>{_lines(piece.text)}</p>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
