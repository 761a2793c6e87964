"""The entry of one item: where it stands, how that came about, and what was before the partners."""

from collections.abc import Iterator

from wizard.foundation.formatting import date_in_words, short_date
from wizard.guidance.item import FieldKind
from wizard.minutes.minutes import ItemMinutes
from wizard.minutes.resolution import filled_table, name_of, value_in_words
from wizard.minutes.task_list import NOBODY, by_date
from wizard.pdf.sections.guidance_section import before_the_partners, considered
from wizard.pdf.sections.page_wording import day, marked, with_title
from wizard.pdf.sections.proposals import proposals
from wizard.pdf.sections.tabulated import grid, tabulated
from wizard.pdf.sections.tasks_section import STATES
from wizard.plan.meeting import InterestKind
from wizard.plan.proposal import CheckedWith
from wizard.plan.task import Task, TaskState
from wizard.redaction.reader_copy import Copy
from wizard.redaction.redact import redacted
from wizard.tagged_pdf import Block, Bullets, Heading, Labels, Paragraph, Text
from wizard.voting.rulewords import rule_in_words

_INTERESTS = {
    InterestKind.NOTED: "declared an interest.",
    InterestKind.SPEAKS: "declared an interest and did not vote.",
    InterestKind.WITHDRAWS: "declared an interest and withdrew.",
}


def entries(copy: Copy) -> Iterator[Block]:
    """Yield the entries of all items, in the guidance's order."""
    yield Heading(1, "Item by item", anchor="items")
    yield Paragraph(
        "Letters and numbers in square brackets name the sources at the end; “ours” marks wording or a conclusion of "
        "those who edited the guidance.",
        style="note",
        with_next=True,
    )
    for entry in copy.minutes.items:
        yield from _taken(entry, copy) if entry.taken else _not_taken(entry)


def _heading(entry: ItemMinutes) -> Heading:
    return Heading(2, f"Item {entry.item.id}. {entry.item.title}", anchor=f"item-{entry.item.id}")


def _not_taken(entry: ItemMinutes) -> Iterator[Block]:
    yield _heading(entry)
    since = ""
    if entry.after and entry.after.decided_on:
        since = f" since {date_in_words(entry.after.decided_on)}"
    words = f". Not taken at this meeting, position unchanged{since}. Status: {entry.item.status.words}."
    yield Paragraph((marked(entry.mark, entry.label), words))


def _taken(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    yield _heading(entry)
    yield from redacted(_decided(entry, copy), copy)
    if considered(entry):
        yield from before_the_partners(entry, copy)


def _decided(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    """Yield what is the practice's own: the position, how it came about, its facts and tasks."""
    yield Paragraph((marked(entry.mark, entry.label), _came(entry)), with_next=bool(entry.proposals))
    if not entry.proposals:
        yield Paragraph(entry.sentence)
    if copy.gets.reasons:
        yield from _said(entry, copy)
    yield from proposals(entry, copy)
    if copy.gets.facts and considered(entry):
        yield from _facts(entry)
    if copy.gets.tasks:
        yield from _tasks(entry, copy)


def _came(entry: ItemMinutes) -> str:
    if entry.decided_here:
        return ". Noted at this meeting." if entry.item.duty else ". Decided at this meeting."
    if entry.after and entry.after.decided_on:
        return f". Unchanged since {date_in_words(entry.after.decided_on)}."
    return "."


def _said(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    """Yield a rule of its own, what the minutes say of the discussion, and who was asked."""
    matter = entry.matter
    pairs: list[tuple[Text, Text]] = []
    if matter.rule:
        pairs.append(("Rule for this item", f"{rule_in_words(matter.rule.rule)} {matter.rule.reason}"))
    if matter.minute:
        pairs.append(("Discussion", matter.minute))
    words = [interest for interest in copy.minutes.meeting.interests if entry.item.id in interest.items]
    for interest in words:
        said = " ".join(part for part in (_INTERESTS[interest.kind], interest.words) if part)
        pairs.append(("Interest", f"{copy.minutes.person_name(interest.person)} {said}"))
    pairs += [("Checked with", _checked(asked)) for asked in matter.checked_with]
    if pairs:
        yield Labels(pairs)


def _checked(asked: CheckedWith) -> str:
    on = f", on {day(asked.on)}" if asked.on else ""
    return f"{asked.whom}{on}. {asked.said}".strip()


def _facts(entry: ItemMinutes) -> Iterator[Block]:
    """Yield the practice's own facts on an item, without those that its decision printed already."""
    printed = {field for put in entry.proposals for field in put.position.fields}
    held = [(entry.item.field(key), entry.facts.get(key)) for key in entry.item.facts if key not in printed]
    plain = [
        f"{field.label}: {words}"
        for field, value in held
        if field.kind is not FieldKind.TABLE and (words := value_in_words(field, value))
    ]
    tables = [filled_table(field, value) for field, value in held if isinstance(value, tuple) and value]
    if plain or tables:
        yield Heading(3, "The practice’s own facts")
        yield Bullets(plain)
    for table in tables:
        yield from tabulated(table, level=4)


def _tasks(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    tasks = by_date(task for task in copy.minutes.tasks if task.item == entry.item.id)
    if tasks:
        yield Heading(3, f"To do on item {entry.item.id}")
        rows = [
            (
                task.text,
                with_title(name_of(task.owner, copy.minutes.people)) or NOBODY,
                _due(task),
            )
            for task in tasks
        ]
        yield grid(("Task", "Owner", "Due"), rows)


def _due(task: Task) -> str:
    """Return when a task is due, or that it is no longer to be done."""
    if task.state is not TaskState.OPEN:
        return STATES[task.state]
    return short_date(task.due) if task.due else "No date"
