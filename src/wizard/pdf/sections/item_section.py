"""The entry of one item: its position, how it was decided, and the guidance that was before the partners."""

from collections.abc import Iterator

from wizard.foundation.formatting import date_in_words, listed, short_date
from wizard.guidance.item import FieldKind
from wizard.minutes.minutes import ItemMinutes, ProposalMinutes
from wizard.minutes.resolution import filled_table, name_of, value_in_words
from wizard.minutes.task_list import NOBODY, by_date
from wizard.pdf.sections.guidance_section import before_the_partners, considered
from wizard.pdf.sections.page_wording import day, grid, in_columns, marked, tabulated, with_title
from wizard.plan.labels import CHOICES, INTERESTS, TASK_STATES
from wizard.plan.people import Person, VotesPrinted
from wizard.plan.proposal import CheckedWith, Proposal, RollCall
from wizard.plan.task import Task, TaskState
from wizard.redaction.reader_copy import Copy
from wizard.redaction.redact import redacted
from wizard.tagged_pdf import Block, Bullets, Callout, Heading, Labels, Paragraph, Quote, Text
from wizard.voting.outcome_rules import Outcome
from wizard.voting.voting_sentences import OUTCOMES, rule_in_words

_REASONS = frozenset({"Reason", "Conditions", "Advice taken from", "Advice taken on", "Still missing"})
_PLAIN = frozenset({"Starts", "Hold until", "Comes back", "Review", "Owner", "Checked on"})
"""What every reader gets of a decision."""


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
        said = " ".join(part for part in (INTERESTS[interest.kind].declared, interest.words) if part)
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
        return TASK_STATES[task.state]
    return short_date(task.due) if task.due else "No date"


def proposals(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    """Yield each proposal on an item, in the order in which they were put."""
    total = len(entry.proposals)
    for number, put in enumerate(entry.proposals, start=1):
        if total > 1:
            yield Heading(3, f"Proposal {number} of {total}: {OUTCOMES[put.outcome.kind].label.lower()}")
        yield Paragraph(put.resolution, with_next=True)
        yield Paragraph(put.sentence_printed(copy.printed))
        if put.position.warning:
            yield Callout("Printed wherever this position is taken", put.position.warning)
        yield Labels(list(_votes(put, copy)), paired=True)
        yield from in_columns(list(_particulars(put, copy)))
        if copy.gets.facts:
            for table in put.tables:
                yield from tabulated(table, level=3)
        yield from _dissent(put.proposal, copy)


def _particulars(put: ProposalMinutes, copy: Copy) -> Iterator[tuple[str, str]]:
    for label, words in put.particulars:
        if copy.gets.reasons if label in _REASONS else copy.gets.facts or label in _PLAIN:
            yield label, words


def _votes(put: ProposalMinutes, copy: Copy) -> Iterator[tuple[Text, Text]]:
    """Yield who proposed it and who voted how, where the practice prints names."""
    if copy.printed is not VotesPrinted.NAMES:
        return
    proposer = copy.minutes.person_name(put.proposal.proposed_by)
    seconder = copy.minutes.person_name(put.proposal.seconded_by)
    if proposer:
        yield "Proposed by", f"{proposer}, seconded by {seconder}" if seconder else proposer
    yield from _by_name(put.proposal, put.outcome)
    yield from _views(put.proposal, copy)


def _by_name(proposal: Proposal, outcome: Outcome) -> Iterator[tuple[Text, Text]]:
    if isinstance(proposal.decision, RollCall):
        chosen = {vote.person: vote.choice for vote in proposal.decision.votes}
        for choice, words in CHOICES.items():
            here = [person for person in outcome.entitled.present if chosen.get(person.id) is choice]
            if here:
                yield words.voters, _names(here)
        if outcome.awaited:
            yield "Not recorded", _names(outcome.awaited)
        if outcome.entitled.away:
            yield "Absent", _names(outcome.entitled.away)
        if outcome.entitled.out_of_room:
            yield "Out of the room", _names(outcome.entitled.out_of_room)
        if outcome.entitled.in_attendance:
            yield "In attendance", _names(outcome.entitled.in_attendance)
    if outcome.entitled.not_voting:
        yield "Not voting", _names(outcome.entitled.not_voting)


def _names(people: tuple[Person, ...] | list[Person]) -> str:
    return listed([f"{person.name}{f' ({person.votes} votes)' if person.votes != 1 else ''}" for person in people])


def _views(proposal: Proposal, copy: Copy) -> list[tuple[Text, Text]]:
    views = [f"{copy.minutes.person_name(view.person)} {CHOICES[view.choice].view}" for view in proposal.views]
    return [("Views, no vote", listed(views))] if views else []


def _dissent(proposal: Proposal, copy: Copy) -> Iterator[Block]:
    if not copy.gets.reasons:
        return
    for dissent in proposal.dissents:
        name = copy.minutes.person_name(dissent.person)
        yield Quote(dissent.words or "Dissent, without words.", f"{name}: dissent, recorded at their request")
