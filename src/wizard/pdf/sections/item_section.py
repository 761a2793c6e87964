"""The entry of one item: its position, how it was decided, and the guidance that was before the partners."""

from collections.abc import Iterator, Sequence

from wizard.foundation.formatting import capital, date_in_words, listed, short_date
from wizard.guidance.item import FieldKind
from wizard.minutes.entries import EntryMinutes, ItemMinutes, ProposalMinutes, ran_out_words
from wizard.minutes.resolution import filled_table, name_of, value_in_words
from wizard.minutes.task_list import NOBODY, by_date
from wizard.pdf.sections.guidance_section import before_the_partners, considered
from wizard.pdf.sections.page_wording import corrected, day, grid, in_columns, marked, tabulated, with_title
from wizard.plan.consent import ConsentWay
from wizard.plan.labels import CHOICES, INTERESTS, RULINGS, TASK_STATES
from wizard.plan.people import VotesPrinted
from wizard.plan.proposal import CheckedWith, Proposal, RollCall
from wizard.plan.task import Task, TaskState
from wizard.plan.tier import Unit
from wizard.redaction.reader_copy import Copy
from wizard.redaction.redact import redacted
from wizard.tagged_pdf import Block, Bullets, Callout, Heading, Labels, Paragraph, Quote, Text
from wizard.voting.numbering import item_number
from wizard.voting.room import Partner
from wizard.voting.rule_in_words import item_rule_agreed
from wizard.voting.ruling import Ruling

_REASONS = frozenset(
    {
        "Reason",
        "Conditions",
        "Not decided because",
        "Advice taken from",
        "Advice taken on",
        "Still missing",
        "Until then",
        "To be put right by",
        "Advice to be had by",
    }
)
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
    if copy.minutes.own and copy.gets.record:
        yield from redacted(own_items(copy), copy)


def own_items(copy: Copy) -> Iterator[Block]:
    """Yield the practice's own items, each with its proposals."""
    yield Heading(1, "The practice’s own items", anchor="own-items")
    for entry in copy.minutes.own:
        yield Heading(2, f"{entry.number}. {entry.title}", anchor=f"item-{entry.id}")
        if entry.own.about and copy.gets.reasons:
            yield Paragraph(entry.own.about)
        if not entry.proposals:
            yield Paragraph(entry.sentence)
        if entry.matter.minute and copy.gets.reasons:
            yield Labels([("Discussion", entry.matter.minute)])
        yield from proposals(entry, copy)
        yield from corrected(copy, entry.id)
        if copy.gets.tasks:
            yield from _tasks(entry, copy)


def _heading(entry: ItemMinutes) -> Heading:
    return Heading(2, f"Item {entry.item.id}. {entry.item.title}", anchor=f"item-{entry.item.id}")


def _not_taken(entry: ItemMinutes) -> Iterator[Block]:
    yield _heading(entry)
    came = f". {entry.sentence}"
    if not entry.ran_out:
        since = f" since {date_in_words(entry.after.decided_on)}" if entry.after and entry.after.decided_on else ""
        came = f". Not on this agenda, position unchanged{since}."
    yield Paragraph((marked(entry.mark, entry.label), f"{came} Status: {entry.item.status.words}."))


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
    yield from corrected(copy, entry.id)
    if copy.gets.facts and considered(entry):
        yield from _facts(entry)
    if copy.gets.tasks:
        yield from _tasks(entry, copy)


def _came(entry: ItemMinutes) -> str:
    if entry.decided_here:
        return ". Noted at this meeting." if entry.item.duty else ". Decided at this meeting."
    if entry.ran_out:
        return f". {capital(ran_out_words(entry.ran_out))}." if entry.proposals else "."
    if entry.after and entry.after.decided_on:
        return f". Unchanged since {date_in_words(entry.after.decided_on)}."
    return "."


def _said(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    """Yield a rule of its own, what the minutes say of the discussion, and who was asked."""
    matter = entry.matter
    pairs: list[tuple[Text, Text]] = []
    if matter.rule:
        own = item_rule_agreed(matter.rule, copy.minutes.settings.rule, copy.minutes.people)
        pairs.append(("Rule for this item", own))
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


def _tasks(entry: EntryMinutes, copy: Copy) -> Iterator[Block]:
    tasks = by_date(task for task in copy.minutes.tasks if task.item == entry.id)
    if tasks:
        yield Heading(3, f"To do on item {item_number(entry.id)}")
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


def proposals(entry: EntryMinutes, copy: Copy) -> Iterator[Block]:
    """Yield each proposal on an item, in the order in which they were put."""
    total = len(entry.proposals)
    for number, put in enumerate(entry.proposals, start=1):
        if total > 1:
            yield Heading(3, f"Proposal {number} of {total}: {RULINGS[put.ruling.kind].label.lower()}")
        yield Paragraph(put.resolution, with_next=True)
        yield Paragraph(put.sentence_printed(copy.printed))
        if put.sealed and put.sealed.sentence != put.sentence and copy.printed is not VotesPrinted.OUTCOME:
            yield Paragraph(f"When the record was closed: {put.sealed.sentence}", style="note")
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
    yield from _by_name(put.proposal, put.ruling)
    yield from _views(put.proposal, copy)


def _by_name(proposal: Proposal, ruling: Ruling) -> Iterator[tuple[Text, Text]]:
    room, in_votes = ruling.room, ruling.tier.unit is Unit.VOTES
    if isinstance(proposal.decision, RollCall):
        chosen = {vote.person: vote.choice for vote in proposal.decision.votes}
        for choice, words in CHOICES.items():
            here = [partner for partner in room.here if chosen.get(partner.id) is choice]
            if here:
                yield words.voters, _names(here, in_votes=in_votes)
        if ruling.count.unrecorded:
            yield "Not recorded", _names(ruling.count.unrecorded, in_votes=in_votes)
        if room.absent:
            yield "Absent", _names(room.absent, in_votes=in_votes)
        if room.out_of_room:
            yield "Out of the room", _names(room.out_of_room, in_votes=in_votes)
    yield from _in_writing(ruling)
    if room.stepping_aside:
        yield "Not voting", _names(room.stepping_aside, in_votes=in_votes)
    if room.left_out:
        yield "Not counted", listed([f"{entry.partner.name} ({entry.reason})" for entry in room.left_out])


def _in_writing(ruling: Ruling) -> Iterator[tuple[Text, Text]]:
    """Yield who answered in writing or by proxy, which way and when."""
    said = []
    for answer in ruling.count.written:
        how = "by proxy" if answer.how is ConsentWay.PROXY else "in writing"
        on = f" on {date_in_words(answer.on)}" if answer.on else ""
        said.append(f"{ruling.room.name(answer.person)} {CHOICES[answer.choice].voters.lower()}, {how}{on}")
    if said:
        yield "Answers of the absent", "; ".join(said)


def _names(partners: Sequence[Partner], *, in_votes: bool) -> str:
    votes = [f" ({partner.votes} votes)" if in_votes and partner.votes != 1 else "" for partner in partners]
    return listed([f"{partner.name}{held}" for partner, held in zip(partners, votes, strict=True)])


def _views(proposal: Proposal, copy: Copy) -> list[tuple[Text, Text]]:
    views = [f"{copy.minutes.person_name(view.person)} {CHOICES[view.choice].view}" for view in proposal.views]
    return [("Views, no vote", listed(views))] if views else []


def _dissent(proposal: Proposal, copy: Copy) -> Iterator[Block]:
    if not copy.gets.reasons:
        return
    for dissent in proposal.dissents:
        name = copy.minutes.person_name(dissent.person)
        yield Quote(dissent.words or "Dissent, without words.", f"{name}: dissent, recorded at their request")
