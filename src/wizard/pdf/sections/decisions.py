"""The decisions, half a page each: four facts, the resolution, how it was decided, its details, dissent, tables."""

from collections.abc import Iterator

from wizard.foundation.formatting import capital, listed, number_word
from wizard.guidance.item import Item
from wizard.guidance.position_kinds import Mark
from wizard.minutes.absent_answers import absent_answers_to
from wizard.minutes.decision_facts import SAID_BY_FACTS, decided_in_words, facts_of, outcome_in_brief
from wizard.minutes.entries import EntryMinutes, ItemMinutes, OwnMinutes, ProposalMinutes, ran_out_words
from wizard.overview.plan_lines import decision_of, off_agenda, standing_number
from wizard.pdf.plan_copy import Copy, correction_rows
from wizard.pdf.sections.page_wording import day, main_columns, other_columns, particular_rows, tone_of, when
from wizard.pdf.sections.who_decided import votes_in_words
from wizard.plan.consent import ConsentWay
from wizard.plan.labels import CHOICES, INTERESTS
from wizard.plan.people import VotesPrinted
from wizard.plan.proposal import CheckedWith
from wizard.plan.record import Standing
from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.tagged_pdf import (
    Block,
    Callout,
    Heading,
    InkTone,
    Labels,
    Paragraph,
    Quote,
    Run,
    Strip,
    Table,
    Text,
    Together,
    bold,
    on_page,
    plain,
    toned,
    unbroken,
)
from wizard.voting.answers_given import Way
from wizard.voting.rule_in_words import item_rule_agreed

_HALF = 0.5
_FIELDS_LAST = ("Conditions", "Reason")


def decisions(copy: Copy) -> Iterator[Block]:
    """Yield what was decided on each item on the agenda, then what was not on it, then other business."""
    yield Heading(1, "Decisions", anchor="decisions", new_page=not copy.large_print)
    taken = [entry for entry in copy.minutes.entries if entry.taken]
    if not taken:
        yield Paragraph("No item was on the agenda.")
    for entry in taken:
        yield Together(list(_entry(entry, copy)), most=_HALF)
    yield from _not_on_agenda(copy)
    business = copy.minutes.meeting.other_business
    if business:
        yield Together([Heading(2, "Any other business", anchor="other-business"), Paragraph(business, style="table")])
        yield Labels(list(correction_rows(copy, lambda place: place.what == "other business" and not place.item)))


def _entry(entry: EntryMinutes, copy: Copy) -> Iterator[Block]:
    put = decision_of(entry)
    title = _title_of(entry, put)
    anchor = f"item-{entry.id}"
    if put is None:
        number = standing_number(entry.after) or getattr(entry, "number", entry.id)
        yield Heading(2, title, anchor=anchor, number=number, aside=_aside(entry, None, copy))
        yield Paragraph(_nothing_put(entry))
        yield Labels(list(_said(entry, None, copy)))
        return
    yield Heading(2, title, anchor=anchor, number=put.number or entry.id, aside=_aside(entry, put, copy))
    yield _strip(entry, put, copy)
    yield Paragraph(put.resolution, with_next=True)
    if put.position.warning:
        yield Callout("Printed wherever this position is adopted", put.position.warning, tone=InkTone.BAD)
    yield Labels(list(_said(entry, put, copy)), whole=1)
    yield from _dissents(entry, copy)
    for table in put.tables:
        yield from main_columns(table)
        if not copy.annex:
            yield from other_columns(table, "")


def _title_of(entry: EntryMinutes, put: ProposalMinutes | None) -> str:
    position = put.position if put else entry.position
    if isinstance(entry, ItemMinutes) and position is not None:
        return decided_in_words(entry.item.short_title, entry.item.title, position)
    return entry.title


def _aside(entry: EntryMinutes, put: ProposalMinutes | None, copy: Copy) -> Text:
    """Return the outcome for the right of the heading, with the mark of the item's position."""
    if put is None:
        return toned("Not checked" if entry.is_duty else "No decision", InkTone.MUTED)
    words = outcome_in_brief(put.ruling, copy.printed)
    if not put.in_force:
        return toned(words, InkTone.INK)
    if entry.mark is Mark.DUTY_NOT_MET:
        words = f"{words}, to put right"
    return toned(f"{entry.mark.sign}\N{NO-BREAK SPACE}{words}", tone_of(entry.mark))


def _item_of(entry: EntryMinutes) -> Item | None:
    return entry.item if isinstance(entry, ItemMinutes) else None


def _nothing_put(entry: EntryMinutes) -> str:
    stands = _unchanged(entry.after) if entry.after and not entry.ran_out else ""
    return f"{entry.sentence} {stands}".strip()


def _unchanged(after: Standing) -> str:
    return f"In force since {day(after.decided_on)}." if after.decided_on else "It stays as it was."


def _strip(entry: EntryMinutes, put: ProposalMinutes, copy: Copy) -> Strip:
    item = _item_of(entry)
    decided_on = put.ruling.effective_on or copy.minutes.held_on
    *dates, owner = facts_of(put.proposal, put.position, item, copy.minutes.people, decided_on)
    pairs: list[tuple[Text, Text]] = [(fact.label, when(fact.value)) for fact in dates]
    if put.ruling.kind is RulingKind.AWAITING:
        pairs[0] = ("In force from", "Once consented")
    elif not put.in_force:
        pairs[0] = ("In force from", "Not decided")
    return Strip([*pairs, (owner.label, copy.short.of(str(owner.value)))])


# --- Label rows -------------------------------------------------------------------------------------------------------


def _said(entry: EntryMinutes, put: ProposalMinutes | None, copy: Copy) -> Iterator[tuple[Text, Text]]:
    """Yield the label rows, in their order: the vote, the item's fields, condition, interest, reason, discussion."""
    if put is not None:
        vote = vote_of(put, copy)
        if plain(vote):
            yield "Vote", vote
        if copy.minutes.meeting.in_writing and copy.printed is VotesPrinted.NAMES:
            yield "Answers", _answers_came(entry, put, copy)
    if entry.matter.rule:
        rule = copy.minutes.settings.rule
        yield "Rule for this", item_rule_agreed(entry.matter.rule, rule, copy.minutes.people)
    particulars = dict(put.particulars) if put else {}
    if put is not None:
        checker = ("Checked by",) if _is_checker("Checked by", put) else ()
        yield from particular_rows(put, _item_of(entry), {*SAID_BY_FACTS, *_FIELDS_LAST, *checker})
    if "Conditions" in particulars:
        yield "Condition", particulars["Conditions"]
    yield from _interests(entry, copy)
    yield from (("We asked", _asked(asked)) for asked in entry.matter.checked_with)
    if "Reason" in particulars:
        yield "Reason", particulars["Reason"]
    yield "About", entry.own.about if isinstance(entry, OwnMinutes) else ""
    yield "Discussion", entry.matter.minute
    yield from _others(entry, put, copy)
    yield from _corrected(entry, copy)
    see = _see(entry, copy)
    if see:
        yield "See", see


def _is_checker(label: str, put: ProposalMinutes | None) -> bool:
    """Whether the strip already names who checked a duty, because nobody leads it."""
    return label == "Checked by" and put is not None and put.proposal.owner is None


def vote_of(put: ProposalMinutes, copy: Copy) -> Text:
    """Return how a proposal was decided, with the votes that the practice prints; empty if none was put."""
    ruling, named = put.ruling, copy.printed is VotesPrinted.NAMES
    if ruling.kind is RulingKind.NOTED:
        return ""
    if named and ruling.answers.way is Way.ROLL_CALL:
        parts: list[str | Run] = [*_runs(votes_in_words(put, copy))]
        if ruling.kind in (RulingKind.CARRIED, RulingKind.NOT_CARRIED) and ruling.needed is not None:
            parts.append(f" Needed: {ruling.needed} of {ruling.of}.")
        else:
            parts.append(f" {put.sentence}")
    else:
        parts = [put.sentence_printed(copy.printed)]
    if put.sealed and put.sealed.sentence != put.sentence and copy.printed is not VotesPrinted.OUTCOME:
        parts.append(f" When the record was closed: {put.sealed.sentence}")
    parts += [f" {words}" for words in _by_name(put, copy)] if named else []
    return tuple(parts)


def _runs(text: Text) -> tuple[str | Run, ...]:
    return text if isinstance(text, tuple) else (text,)


def _by_name(put: ProposalMinutes, copy: Copy) -> Iterator[str]:
    """Yield who put it, who answered in writing, and views of people without a vote."""
    minutes, proposal, short = copy.minutes, put.proposal, copy.short
    proposer = minutes.person_name(proposal.proposed_by)
    seconder = minutes.person_name(proposal.seconded_by)
    if proposer:
        second = f", seconded by {short.of(seconder)}" if seconder else ""
        yield f"Proposed by {short.of(proposer)}{second}."
    if not copy.minutes.meeting.in_writing and (written := list(_written(put, copy))):
        yield f"Answers from absent partners: {'; '.join(written)}."
    views = [f"{short.of(minutes.person_name(view.person))} {CHOICES[view.choice].view}" for view in proposal.views]
    if views:
        yield f"Views without a vote: {listed(views)}."


def _written(put: ProposalMinutes, copy: Copy) -> Iterator[str]:
    for answer in put.ruling.count.written:
        how = "by proxy" if answer.how is ConsentWay.PROXY else "in writing"
        on = f" on {day(answer.on)}" if answer.on else ""
        name = copy.short.of(put.ruling.room.name(answer.person))
        yield f"{name} {CHOICES[answer.choice].view}, {how}{on}"


def _answers_came(entry: EntryMinutes, put: ProposalMinutes, copy: Copy) -> str:
    """Return how and when each answer in writing came, and who saw it, grouping answers that came in the same way."""
    came: dict[str, list[str]] = {}
    for partner in absent_answers_to(copy.minutes, entry, put).partners:
        if partner.answered:
            how = partner.words.partition(", ")[2] or "how they answered is not recorded"
            came.setdefault(how, []).append(copy.short.of(partner.name))
    return " ".join(f"{listed(names)}: {how}." for how, names in came.items())


def _interests(entry: EntryMinutes, copy: Copy) -> Iterator[tuple[Text, Text]]:
    for interest in copy.minutes.meeting.interests:
        if entry.id in interest.items:
            name = copy.short.of(copy.minutes.person_name(interest.person))
            yield "Interest", (f"{name}: {INTERESTS[interest.kind].printed}, ", on_page("page", "who"), ".")


def _asked(asked: CheckedWith) -> str:
    on = f", {day(asked.on)}" if asked.on else ""
    said = f": {asked.said}" if asked.said else ""
    return f"{asked.whom}{on}{said}"


def _others(entry: EntryMinutes, put: ProposalMinutes | None, copy: Copy) -> Iterator[tuple[Text, Text]]:
    """Yield a line for each other proposal on the item."""
    for other in entry.proposals:
        if other is put:
            continue
        label = "Replaced" if other.succession is Succession.SUPERSEDED else "Not carried"
        if other.ruling.kind in (RulingKind.AWAITING, RulingKind.NOT_PUT, RulingKind.CARRIED_OVER):
            label = "Also proposed"
        words = what_was_put(other)
        number = (bold(other.number), " ") if other.number else ()
        came = other.sentence_printed(copy.printed)
        full: tuple[str | Run, ...] = ()
        if copy.annex and not copy.one_page:
            full = (" In full: ", on_page("annex page", f"put-{entry.id}-{other.proposal.id}"), ".")
        yield label, (*number, f"{words} {came}", *full)


def what_was_put(put: ProposalMinutes) -> str:
    """Return a proposal in a few words, as a sentence: “Work to a safe daily limit, from 4 January 2027.”"""
    label = (put.proposal.words or put.position.label).rstrip(".")
    start = f", from {day(put.proposal.start)}" if put.proposal.start else ""
    return f"{label}{start}."


def _corrected(entry: EntryMinutes, copy: Copy) -> Iterator[tuple[Text, Text]]:
    yield from correction_rows(copy, lambda place: place.item == entry.id)


def _see(entry: EntryMinutes, copy: Copy) -> Text:
    tasks = sorted(copy.minutes.task_numbers[task.id] for task in copy.minutes.tasks if task.item == entry.id)
    found: list[str | Run] = []
    if tasks:
        noun = "Task" if len(tasks) == 1 else "Tasks"
        found += [f"{noun} {listed([f'T{number}' for number in tasks])}, ", on_page("page", "tasks"), ". "]
    if copy.annex and isinstance(entry, ItemMinutes):
        found += ["What was before the partners: ", on_page("annex page", f"before-{entry.id}"), "."]
    return tuple(found)


def _dissents(entry: EntryMinutes, copy: Copy) -> Iterator[Block]:
    for put in entry.proposals:
        for dissent in put.proposal.dissents:
            name = copy.minutes.person_name(dissent.person)
            on = f" from {put.number}" if put.number and len(entry.proposals) > 1 else ""
            words = f"{name}: dissent{on}, recorded at {copy.short.of(name)}’s request"
            yield Quote(dissent.words or "Dissent, no words.", words)


# --- Not on the agenda ------------------------------------------------------------------------------------------------


def _not_on_agenda(copy: Copy) -> Iterator[Block]:
    off = off_agenda(copy.minutes)
    # A decision in writing has no agenda: it covers only what it asked about, and page one says so.
    if not off or copy.minutes.meeting.in_writing:
        return
    if len(off) == len(copy.minutes.items):
        yield Heading(2, "Items not on this agenda", anchor="off-agenda")
        yield Paragraph(f"All {number_word(len(off))}.")
        return
    yield Heading(2, "Items not on this agenda", anchor="off-agenda")
    rows = [(standing_number(entry.after) or entry.id, entry.title, _stands(entry), _status(entry)) for entry in off]
    yield Table(("Item", "Title", "Position", "Guidance"), rows, widths=(26.0, 168.0, 74.0, 0.0))


def _stands(entry: ItemMinutes) -> str:
    if entry.position is None:
        return entry.label
    if entry.ran_out:
        return f"{entry.label}. {capital(ran_out_words(entry.ran_out))}."
    since = f", since {unbroken(day(entry.after.decided_on))}" if entry.after and entry.after.decided_on else ""
    return f"{entry.label}{since}"


def _status(entry: ItemMinutes) -> str:
    return capital(entry.item.status.words)
