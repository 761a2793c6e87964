"""Page one: the whole meeting on one page, for a partner who was away."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from wizard.foundation.formatting import (
    counted,
    date_in_words,
    listed,
    time_in_words,
    weekday_in_words,
)
from wizard.guidance.freshness import freshness
from wizard.guidance.position_kinds import Mark
from wizard.minutes.correction_minutes import corrections_of
from wizard.overview.one_page import next_meeting_words, noted_records
from wizard.overview.plan_lines import (
    DAYS_AHEAD,
    Group,
    PlanLine,
    agenda_result,
    due_soon,
    in_groups,
    left_off,
    plan_lines,
)
from wizard.pdf.plan_copy import Copy
from wizard.pdf.sections.page_wording import day, short_when, tone_of, when
from wizard.pdf.sections.state_words import headline_state, state_sentence
from wizard.pdf.sections.task_cells import task_due, task_number, task_owner
from wizard.plan.task import Task
from wizard.tagged_pdf import (
    Block,
    Callout,
    FirstThatFits,
    Heading,
    InkTone,
    Paragraph,
    Run,
    Strip,
    Table,
    TableRow,
    Text,
    bold,
    group,
    narrow,
    on_page,
    plain,
    semibold,
    span,
    toned,
    unbroken,
)
from wizard.voting.numbering import item_number

_HEAD = ("No.", "What was decided", "Outcome", "In force from", "Owner", "Next date")
_WIDTHS = (26.0, 0.0, 60.0, 62.0, 70.0, 66.0)
_MOST_CORRECTIONS = 3
"""If there are more, only their number is given, so that page one stays one page; each is also printed at its place."""
_FEWEST = 3
"""If there is room for fewer lines than this on what is due, one sentence is printed instead."""


def page_one(copy: Copy) -> Iterator[Block]:
    """Yield page one: what was decided, its state, a row for each item, and what is due in the next days."""
    yield Paragraph(copy.practice, style="place", with_next=True)
    yield Heading(1, "Action plan", bookmark="On one page", anchor="summary", close=True)
    yield Paragraph(_meeting(copy), style="under", with_next=True)
    yield _state(copy)
    yield from _before_relying(copy)
    yield Paragraph(agenda_result(copy.minutes))
    if copy.large_print:
        yield from _in_sentences(copy)
        yield from _next_days_in_sentences(copy)
    else:
        lines = in_groups(plan_lines(copy.minutes, copy.printed))
        tables = [
            _table(copy, lines),
            _table(copy, lines, close=True),
            _table(copy, lines, close=True, headlines=False),
        ]
        days = list(_next_days(copy))
        # If space is short, drop tasks first, then space in the table, so that what is due stays on the page.
        yield FirstThatFits([[table, *due] for table in tables for due in days])


def _meeting(copy: Copy) -> str:
    meeting = copy.minutes.meeting
    held = "no date yet"
    if meeting.held_on:
        times = " to ".join(time_in_words(at) for at in (meeting.starts, meeting.ends) if at)
        held = weekday_in_words(meeting.held_on) + (f", {times}" if times else "")
    what = "Partners’ decision in writing" if meeting.in_writing else "Partners’ meeting"
    record = f"Record {meeting.number}" if copy.minutes.record else f"Meeting {meeting.number}"
    revision = copy.minutes.record.content.revision if copy.minutes.record else 1
    again = f", revision {revision}" if revision > 1 else ""
    return f"{what} of {held} · {record}{again}"


def _state(copy: Copy) -> Strip:
    sign, word, tone = headline_state(copy)
    said = Run(state_sentence(copy), tone=InkTone.INK)
    terms = copy.minutes.meeting.in_writing
    label, at = "Next meeting", next_meeting_words(copy.minutes.meeting) or "Not fixed yet"
    if terms:
        label, at = "Answers were due", terms.until
    if copy.large_print:
        return Strip([("State", f"{word}. {plain(said)}"), (label, at)])
    facts: list[tuple[Text, Text]] = [
        (bold(f"{sign}\N{NO-BREAK SPACE}{word}", tone), ""),
        (said, ""),
        (semibold(label, InkTone.INK), Run(at, weight="regular")),
    ]
    return Strip(facts, shares=(65, 262, 155))


def _before_relying(copy: Copy) -> Iterator[Block]:
    """Yield what this record replaces, and what was corrected in it."""
    record = copy.minutes.record
    if record is None:
        return
    said = []
    if record.content.replaces:
        signed = record.content.replaces_signed_on
        on = f"one that was last signed on {date_in_words(signed)}" if signed else "one that nobody had signed"
        said.append(
            f"Revision {record.content.revision}: it replaces {on}. Signatures on the earlier one do not count."
        )
    if said:
        yield Callout("Before you rely on this", " ".join(said), tone=InkTone.WAIT)


def _table(
    copy: Copy, lines: Mapping[Group, Sequence[PlanLine]], *, close: bool = False, headlines: bool = True
) -> Table:
    rows: list[TableRow] = []
    for title, of_group in lines.items():
        rows.append(group(f"{title}: {len(of_group)}"))
        rows += [_row(line, copy, headlines=headlines) for line in of_group]
    rows += [span(words) for words in _closing_lines(copy)]
    return Table(_HEAD, rows, widths=_WIDTHS, close=close)


def _row(line: PlanLine, copy: Copy, *, headlines: bool) -> TableRow:
    upcoming = f"{line.next.word}\n{short_when(line.next.day)}" if line.next.day else line.next.word
    number: Text = semibold(line.number)
    if not copy.one_page:
        number = Run(line.number, weight="semibold", link=f"#item-{line.item}")
    cells: tuple[Text, ...] = (
        number,
        _decided(line, headlines=headlines),
        line.outcome,
        short_when(line.start),
        narrow(copy.short.of(line.owner)),
        upcoming,
    )
    return TableRow(cells)


def _decided(line: PlanLine, *, headlines: bool) -> Text:
    more = f": {line.headline}" if line.headline and headlines else ""
    mark = toned(f"{line.mark.sign}\N{NO-BREAK SPACE}", tone_of(line.mark))
    return mark, Run(f"{line.words}{more}", weight="semibold" if line.mark is Mark.DUTY_NOT_MET else None)


def _closing_lines(copy: Copy) -> Iterator[Text]:
    """Yield the last lines of the table: own items, corrections, items not on the agenda."""
    minutes = copy.minutes
    if minutes.own:
        put = [entry for entry in minutes.own if entry.decided_here]
        agreed = f"{len(put)} of {len(minutes.own)} decided" if put else "none decided"
        where: tuple[Text, ...] = () if copy.one_page else (": ", on_page("page", f"item-{minutes.own[0].id}"))
        numbers = listed([item_number(entry.id) for entry in minutes.own])
        yield _joined(f"The practice’s own items: {numbers}, {agreed}", *where)
    found = corrections_of(minutes)
    if len(found) > _MOST_CORRECTIONS:
        places = listed(list(dict.fromkeys(entry.where for entry in found)))
        yield f"{len(found)} corrections since it was closed, each printed where it belongs: {places}."
    elif found:
        said = " ".join(f"{entry.where}: {entry.change} ({day(entry.correction.on)})." for entry in found)
        yield f"Corrected since it was closed. {said}"
    yield from noted_records(minutes, copy.plan)
    yield from left_off(minutes)


def _joined(*parts: Text) -> Text:
    return (*(part for part in parts if isinstance(part, str | Run)), ".")


def _in_sentences(copy: Copy) -> Iterator[Block]:
    for title, lines in in_groups(plan_lines(copy.minutes, copy.printed)).items():
        yield Heading(2, f"{title}: {len(lines)}", bookmark="")
        for line in lines:
            more = f": {line.headline}" if line.headline else ""
            mark = toned(f"{line.mark.sign}\N{NO-BREAK SPACE}", tone_of(line.mark))
            yield Heading(3, (mark, f"{line.words}{more}"), bookmark="", number=line.number)
            yield Paragraph(_sentence(line, copy), indented=True)
    for words in _closing_lines(copy):
        yield Paragraph(words)


def _sentence(line: PlanLine, copy: Copy) -> str:
    start = f"In force from {when(line.start)}" if not isinstance(line.start, str) else line.start
    upcoming = f"{line.next.word} {when(line.next.day)}" if line.next.day else line.next.word
    owner = copy.short.of(line.owner)
    led = f"{owner} checked it" if line.group is Group.DUTIES and line.mark is Mark.DUTY_MET else f"Owner: {owner}"
    return f"{line.outcome}. {start}. {led}. {upcoming}."


# --- What is due ------------------------------------------------------------------------------------------------------


def _title(copy: Copy) -> str:
    held = copy.minutes.held_on
    if held is None:
        return f"The next {DAYS_AHEAD} days"
    last = held + timedelta(days=DAYS_AHEAD)
    return f"The next {DAYS_AHEAD} days, to {unbroken(date_in_words(last).rsplit(' ', 1)[0])}"


def _next_days(copy: Copy) -> Iterator[Sequence[Block]]:
    """Yield ways to print what is due, each shorter than the last."""
    near, later = due_soon(copy.minutes)
    fresh = _freshness(copy)
    if not near:
        yield [Heading(2, _title(copy), bookmark=""), Paragraph("Nothing is due."), Paragraph(fresh, style="note")]
        yield [Heading(2, _title(copy), bookmark=""), Paragraph(f"Nothing is due. {fresh}", style="note")]
        return
    for shown in range(len(near), _FEWEST - 1, -1) if len(near) >= _FEWEST else [len(near)]:
        rest = _rest(near[shown:], later, copy)
        yield [
            Heading(2, _title(copy), bookmark=""),
            Table(
                ("No.", "Due", "Task", "Owner"),
                [_task_row(task, copy) for task in near[:shown]],
                widths=(26.0, 42.0, 0.0, 66.0),
                close=True,
            ),
            Paragraph((*rest, fresh), style="note"),
        ]
    first = near[0]
    number, owner = task_number(first, copy), task_owner(first, copy)
    assert first.due is not None
    due, text = date_in_words(first.due).rsplit(" ", 1)[0], first.text[:1].lower() + first.text[1:]
    words = f" {due}, {owner}: {text} ({number}). "
    rest = _rest(near[1:], later, copy)
    # Keep the heading, because every version has the same one.
    yield [
        Heading(2, _title(copy), bookmark=""),
        Paragraph((semibold("First due:"), words, *rest, fresh), style="note"),
    ]


def _task_row(task: Task, copy: Copy) -> tuple[Text, ...]:
    late = " (overdue)" if copy.minutes.held_on and task.overdue(copy.minutes.held_on) else ""
    return task_number(task, copy), task_due(task), f"{task.text}{late}", narrow(task_owner(task, copy))


def _rest(near: Sequence[Task], later: Sequence[Task], copy: Copy) -> tuple[str | Run, ...]:
    """Return the number of tasks not printed here, and where to find them."""
    said = [f"{counted(len(near), 'more task')} by then"] if near else []
    if later:
        said.append(f"{len(later) if near else counted(len(later), 'more task')} after that")
    if not said:
        return ()
    words = f"{listed(said)}"
    return (f"{words}. ",) if copy.one_page else (f"{words}: ", on_page("page", "tasks"), ". ")


def _freshness(copy: Copy) -> str:
    return freshness(copy.minutes.head, copy.minutes.held_on).sentence


def _next_days_in_sentences(copy: Copy) -> Iterator[Block]:
    near, later = due_soon(copy.minutes)
    yield Heading(2, _title(copy), bookmark="")
    if not near:
        yield Paragraph("Nothing is due.")
    for task in near:
        due = date_in_words(task.due).rsplit(" ", 1)[0] if task.due else "No date"
        yield Heading(3, f"{due}, {task_owner(task, copy)}", bookmark="", number=task_number(task, copy))
        yield Paragraph(task.text, indented=True)
    yield Paragraph((*_rest((), later, copy), _freshness(copy)))
