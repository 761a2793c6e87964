"""The briefing for the week before: what the partners need to do, a spread for each choice, a page for each duty.

Background, sheets to fill in by hand and a slip to hand back come last.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from wizard.foundation.atomic_file import put_in_place
from wizard.foundation.formatting import capital, date_in_words, listed, number_word, time_in_words
from wizard.guidance.freshness import freshness
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import NoMeetingError, minutes_of
from wizard.overview.one_page import voters_of
from wizard.overview.plan_lines import left_off
from wizard.pdf.attachments import BRIEFING_NAME, BriefingNote, enclosed_plan
from wizard.pdf.export_pdf import ExportReport, Progress, replaced_characters
from wizard.pdf.paper_sheets import paper_twin, sheets, slip
from wizard.pdf.plan_copy import Copy, copy_of
from wizard.pdf.plan_digest import plan_digest
from wizard.pdf.sections.abbreviations import with_abbreviations
from wizard.pdf.sections.briefing_items import choice_pages, duty_page, own_items
from wizard.pdf.sections.page_wording import bound
from wizard.pdf.sections.sources_section import background
from wizard.plan.plan import Plan
from wizard.plan.tier import Base, needed_of
from wizard.tagged_pdf import (
    Attachment,
    Block,
    Bullets,
    Callout,
    Furniture,
    Heading,
    Info,
    InkTone,
    Paragraph,
    Strip,
    Table,
    TableRow,
    Text,
    TypeScale,
    build,
    on_page,
    semibold,
)
from wizard.tagged_pdf.story_blocks import mapped
from wizard.voting.circulating import items_going_round
from wizard.voting.numbering import item_number
from wizard.voting.quorum import came_to
from wizard.voting.rule_in_words import rule_in_words
from wizard.voting.sitting import Sitting

TITLE = "Briefing"
SHEET_TITLE = "Meeting sheet"
_NOTE = Attachment(BRIEFING_NAME, BriefingNote().to_bytes(), "application/json", "What this file is", "Supplement")
_MOST_BASES = 6
"""The number of rows in the table of votes needed."""


def brief(
    plan: Plan, out: Path, *, large_print: bool = False, sheet: bool = False, progress: Progress | None = None
) -> ExportReport:
    """Write the briefing for the open meeting to `out`, which is replaced once the new file is complete.

    With `sheet`, write the single sheet for notes at a meeting without a screen.

    Raises:
        NoMeetingError: No meeting is open.
        OSError: The file cannot be written.
    """
    copy = _copy_of(plan, large_print=large_print)
    with put_in_place(out) as unfinished:
        parts = _write(copy, unfinished, sheet=sheet, progress=progress)
    return ExportReport(parts, replaced_characters(plan, copy.minutes.meeting.number))


def briefing_bytes(plan: Plan, *, large_print: bool = False, sheet: bool = False) -> bytes:
    """Return the briefing for the open meeting, or the sheet, to compare a copy with.

    Raises:
        NoMeetingError: No meeting is open.
    """
    stream = BytesIO()
    _write(_copy_of(plan, large_print=large_print), stream, sheet=sheet, progress=None)
    return stream.getvalue()


def brief_pages(plan: Plan, *, sheet: bool = False, progress: Progress | None = None) -> tuple[int, ...]:
    """Return how many pages the briefing for the open meeting, or the sheet, would have.

    Raises:
        NoMeetingError: No meeting is open.
    """
    return _write(_copy_of(plan, large_print=False), BytesIO(), sheet=sheet, progress=progress)


def _copy_of(plan: Plan, *, large_print: bool) -> Copy:
    if plan.meeting is None:
        raise NoMeetingError("No meeting is open, so there is nothing to brief the partners for.")
    enclosed = enclosed_plan(plan, plan.meeting.number)
    # Decisions in writing still in progress are not in any sealed file, so the partners are told about them here.
    told = enclosed.replace(circulations=plan.circulations, guidance=plan.guidance)
    return copy_of(told, plan.meeting.number, large_print=large_print)


def _write(copy: Copy, target: BinaryIO, *, sheet: bool, progress: Progress | None) -> tuple[int, ...]:
    title = SHEET_TITLE if sheet else TITLE
    return build(
        target,
        list(mapped(paper_twin(copy) if sheet else briefing(copy), bound)),
        _info(copy, title),
        furniture=Furniture(
            header_left=f"{copy.practice}: {title.lower()}",
            header_right=f"For {copy.held}" if copy.minutes.held_on else "No date yet",
            footer_left="To be typed into the program afterwards."
            if sheet
            else "For the partners before the meeting. Nothing here has been decided yet.",
        ),
        attachments=[_NOTE],
        scale=TypeScale.LARGE if copy.large_print else TypeScale.PLAN,
        progress=progress,
    )


def most_pages(plan: Plan) -> int:
    """Return how many pages the open meeting's briefing should have at most.

    They are the cover, two for each choice, one for each duty, and six for background, sheets and slip.

    Raises:
        NoMeetingError: There is no meeting.
    """
    taken = [entry for entry in minutes_of(plan).items if entry.taken]
    return 7 + sum(1 if entry.is_duty else 2 for entry in taken)


def _info(copy: Copy, title: str) -> Info:
    held = copy.minutes.held_on
    return Info(
        f"{title}, {copy.practice}, {copy.held}",
        datetime.combine(held, time(), tzinfo=UTC) if held else copy.plan.created_at,
        f"{title} {plan_digest(copy.plan)} {copy.large_print}",
        author=copy.practice,
    )


def briefing(copy: Copy) -> Iterator[Block]:
    """Yield the whole briefing in reading order: first the pages to read, then the sheets to fill in."""
    pages = list(_to_read(copy))
    yield from with_abbreviations(_cover(copy), copy.minutes.head.glossary, pages, small=True)
    yield from (*pages, *sheets(copy))
    yield from slip([(entry.item.id, entry.item.short_title) for entry in copy.minutes.items if entry.taken])


def _to_read(copy: Copy) -> Iterator[Block]:
    taken = [entry for entry in copy.minutes.items if entry.taken]
    for choice in (each for each in taken if not each.is_duty):
        yield from choice_pages(choice, copy)
    for number, entry in enumerate(each for each in taken if each.is_duty):
        yield from duty_page(entry, copy, first=not number)
    yield from own_items(copy)
    yield from background(copy.minutes.head)


# --- The cover --------------------------------------------------------------------------------------------------------


def _cover(copy: Copy) -> Iterator[Block]:
    meeting = copy.minutes.meeting
    yield Paragraph(copy.practice, style="place", with_next=True)
    yield Heading(1, "Briefing for the partners’ meeting", bookmark="Agenda", anchor="agenda", close=True)
    yield Strip(list(_when(copy)), shares=(150, 130, 90, 112))
    yield Heading(2, "Agenda", bookmark="")
    rows = list(_agenda_rows(copy))
    if rows:
        head = ("Time", "Item", "What is asked of you", "Minutes", "Page")
        yield Table(head, rows, widths=(42.0, 0.0, 130.0, 48.0, 34.0), right=frozenset({3, 4}))
    else:
        yield Paragraph("No item is on the agenda yet.")
    yield Paragraph(
        (
            " ".join([*_left_off(copy), "Background: "]),
            on_page("page", "background"),
            ". Slip to hand back: ",
            on_page("page", "slip"),
            ".",
        ),
        style="note",
    )
    yield from _how_a_vote_works(copy)
    yield from _before_you_come(copy)
    edition = copy.minutes.head
    told = " ".join(statement.text for statement in edition.neutrality[:1])
    yield Callout(freshness(edition, meeting.held_on).sentence, told, tone=InkTone.WAIT)


def _when(copy: Copy) -> Iterator[tuple[Text, Text]]:
    meeting, minutes = copy.minutes.meeting, copy.minutes
    times = " to ".join(time_in_words(at) for at in (meeting.starts, meeting.ends) if at)
    when = date_in_words(meeting.held_on) if meeting.held_on else "No date yet"
    yield "When", f"{when}\n{times}" if times else when
    yield "Where", meeting.place or "Not decided yet"
    yield "Chair", minutes.person_name(meeting.chair) or "Not named yet"
    came = came_to(Sitting(meeting, minutes.people, minutes.settings))
    quorum = (
        f"{capital(number_word(came.needed))} of {number_word(came.voters)} partners"
        if came.needed
        else "No quorum is set"
    )
    yield "To decide, we need", quorum


def _agenda_rows(copy: Copy) -> Iterator[TableRow]:
    meeting = copy.minutes.meeting
    at = meeting.starts
    for entry in copy.minutes.entries:
        if not entry.taken:
            continue
        minutes = meeting.agenda_minutes.get(entry.id)
        words = "To check: a duty" if entry.is_duty else "To decide"
        title = entry.item.short_title if isinstance(entry, ItemMinutes) else entry.title
        number = item_number(entry.id)
        yield TableRow(
            (
                semibold(time_in_words(at) if at else "Not set"),
                f"{number} {title}",
                words,
                str(minutes) if minutes else "Open",
                on_page("", f"item-{entry.id}"),
            )
        )
        at = _later(at, minutes) if at and minutes else None


def _left_off(copy: Copy) -> Iterator[str]:
    """Yield one sentence each on what happens to the items that are not on this agenda."""
    yield from left_off(copy.minutes, items_going_round(copy.plan))
    for circulation in copy.plan.circulations:
        yield f"Being decided in writing, answers until {circulation.terms.until}: {circulation.which}."


def _later(at: time, minutes: int) -> time:
    return (datetime.combine(date.min, at) + timedelta(minutes=minutes)).time()


def _how_a_vote_works(copy: Copy) -> Iterator[Block]:
    """Yield how many must be for, for each possible number of votes, and the rule."""
    minutes = copy.minutes
    tier = minutes.settings.rule.tiers.ordinary
    voters = len(voters_of(minutes))
    yield Heading(2, "How a vote works here", bookmark="")
    if tier.base is Base.ALL or voters < 2:
        needed = needed_of(tier.need, voters) if voters else 0
        yield Paragraph(
            f"To carry: {needed} of all {voters}." if voters > 1 else "One contractor decides.", style="table"
        )
    else:
        bases = range(voters, max(0, voters - _MOST_BASES), -1)
        words = "Votes cast" if tier.base is Base.CAST else "Partners present"
        row = TableRow(("To carry", *(str(needed_of(tier.need, base)) for base in bases)))
        yield Table((words, *map(str, bases)), [row], widths=(92.0, *[0.0] * len(bases)), close=True)
    yield Paragraph(rule_in_words(minutes.settings.rule, minutes.people), style="note")


def _before_you_come(copy: Copy) -> Iterator[Block]:
    minutes = copy.minutes
    choices = [entry.id for entry in minutes.items if entry.taken and not entry.is_duty]
    taker = minutes.person_name(minutes.meeting.minute_taker) or "whoever takes the minutes"
    lines = [f"Read the pages on item{'s' if len(choices) > 1 else ''} {listed(choices)}."] if choices else []
    lines.append(f"Tell {copy.short.of(taker)} about any interest you have, and which items you want discussed.")
    missing = [entry.id for entry in minutes.items if entry.taken and _missing(entry)]
    if missing:
        lines.append(f"Facts are still missing on item{'s' if len(missing) > 1 else ''} {listed(missing)}: bring them.")
    yield Heading(2, "Before you come", bookmark="")
    yield Bullets(lines)


def _missing(entry: ItemMinutes) -> bool:
    return any(not entry.facts.get(key) for key in entry.item.facts if entry.item.field(key).asked)
