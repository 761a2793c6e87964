"""Page one: the whole meeting on one page, for a partner who was away."""

from collections.abc import Iterator

from wizard.foundation.formatting import capital, listed, short_date, time_in_words, weekday_in_words
from wizard.guidance.freshness import freshness
from wizard.overview.one_page import (
    OverviewRow,
    next_meeting_words,
    noted_records,
    overview_rows,
    overview_sentence,
    quorum_sentence,
    took_part,
    voters_of,
)
from wizard.pdf.sections.page_wording import NONE, day, marked, with_title
from wizard.redaction.reader_copy import Copy, corrections_printed
from wizard.tagged_pdf import Block, Callout, Heading, InkTone, Labels, Paragraph, Table, Text, semibold


def summary(copy: Copy) -> Iterator[Block]:
    """Yield page one: what was decided, where and by whom, its state, and a row for each item."""
    yield Heading(1, f"{copy.practice}: action plan", bookmark="On one page", anchor="summary")
    yield Paragraph(overview_sentence(copy.minutes), style="lead", wide=True)
    yield from _replaced(copy)
    yield from _corrected(copy)
    yield Labels(
        [
            ("Meeting", _meeting(copy)),
            ("Present", _present(copy)),
            ("State", _state(copy)),
            ("Guidance", _freshness(copy)),
            *_for_the_partners(copy),
        ]
    )
    rows = overview_rows(copy.minutes, copy.printed)
    if copy.large_print:
        yield Table(("Item", "Position", "How, owner and date"), [_wide_row(row) for row in rows], widths=(5, 5, 6))
    else:
        head = ("Item", "Position", "How", "Owner", "Date")
        yield Table(head, [_row(row) for row in rows], widths=(128, 106, 74, 56, 60))


def _for_the_partners(copy: Copy) -> Iterator[tuple[str, str]]:
    """Yield when the partners meet next, and what they noted; that is nobody else's business."""
    if not copy.gets.record:
        return
    if then := next_meeting_words(copy.minutes.meeting):
        yield "Next meeting", then
    yield from (("In writing", said) for said in noted_records(copy.minutes, copy.plan))


def _wide_row(row: OverviewRow) -> tuple[Text, ...]:
    """Return a row for large print, in which five columns would cut words."""
    title, position, how, _, _ = _row(row)
    owner = f" Owner: {with_title(row.owner)}." if row.owner else ""
    when = f" {row.word} {day(row.day)}." if row.day else f" {row.word}." if row.word else ""
    return title, position, f"{how}.{owner}{when}"


def _row(row: OverviewRow) -> tuple[Text, ...]:
    title: Text = (semibold(row.item, InkTone.TITLE), f" {row.title}")
    return title, marked(row.mark, row.label), row.outcome, with_title(row.owner) or NONE, _when(row)


def _when(row: OverviewRow) -> Text:
    if row.day is None:
        return row.word or NONE
    return f"{row.word} {short_date(row.day)}"


def _meeting(copy: Copy) -> str:
    meeting = copy.minutes.meeting
    if meeting.held_on is None:
        return f"Meeting {meeting.number}, no date yet"
    times = [time_in_words(at) for at in (meeting.starts, meeting.ends) if at]
    return ", ".join(part for part in (weekday_in_words(meeting.held_on), " to ".join(times)) if part)


def _present(copy: Copy) -> str:
    if copy.minutes.meeting.in_writing is not None:
        return quorum_sentence(copy.minutes)
    away = [person.name for person in voters_of(copy.minutes) if not took_part(copy.minutes, person)]
    named = f" Away: {listed(away)}." if away and copy.gets.names and len(away) <= 6 else ""
    return quorum_sentence(copy.minutes) + named


def _freshness(copy: Copy) -> str:
    # The label before it says “Guidance” already.
    return capital(freshness(copy.minutes.head, copy.minutes.held_on).sentence.removeprefix("Guidance "))


def _state(copy: Copy) -> str:
    if copy.minutes.draft:
        return "Draft: the meeting is open, and nothing here is final."
    return f"{copy.state}."


_MOST_CORRECTIONS = 3
"""More than these are counted, so that page one stays one page; each is printed at its place in any case."""


def _corrected(copy: Copy) -> Iterator[Block]:
    """Say what was corrected since the record was closed; what was signed is printed as it was."""
    found = list(corrections_printed(copy))
    if not found:
        return
    if len(found) > _MOST_CORRECTIONS:
        places = listed(list(dict.fromkeys(entry.where for entry in found)))
        said = f"{len(found)} corrections, each printed at its place: {places}."
    else:
        said = " ".join(f"{entry.where}: {entry.change} ({day(entry.correction.on)})." for entry in found)
    yield Callout("Corrected since it was closed", said)


def _replaced(copy: Copy) -> Iterator[Block]:
    """Say what this record replaces and what has superseded it."""
    record = copy.minutes.record
    said = []
    if copy.superseded_by is not None:
        said.append(f"A later meeting, number {copy.superseded_by}, has superseded this record.")
    if record is not None and record.content.replaces:
        signed = record.content.replaces_signed_on
        replaced = (
            f"it replaces one that was last signed on {day(signed)}. Signatures on that one are void."
            if signed
            else "it replaces one that nobody had signed."
        )
        said.append(f"Revision {record.content.revision}: {replaced}")
    if said:
        yield Callout("Before you rely on this", " ".join(said))
