"""What was put to the room on an item, how it was decided, and what came of it."""

from collections.abc import Iterator

from wizard.foundation.formatting import listed
from wizard.minutes.minutes import ItemMinutes, ProposalMinutes
from wizard.pdf.sections.tabulated import in_columns, tabulated
from wizard.plan.people import Person, VotesPrinted
from wizard.plan.proposal import Choice, Proposal, RollCall
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Callout, Heading, Labels, Paragraph, Quote, Text
from wizard.voting.outcome_rules import Outcome
from wizard.voting.voting_sentences import LABELS

_REASONS = frozenset({"Reason", "Conditions", "Advice taken from", "Advice taken on", "Still missing"})
_PLAIN = frozenset({"Starts", "Hold until", "Comes back", "Review", "Owner", "Checked on"})
"""What every reader gets of a decision."""


def proposals(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    """Yield each proposal on an item, in the order in which they were put."""
    total = len(entry.proposals)
    for number, put in enumerate(entry.proposals, start=1):
        if total > 1:
            yield Heading(3, f"Proposal {number} of {total}: {LABELS[put.outcome.kind].lower()}")
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
        for choice, word in ((Choice.FOR, "For"), (Choice.AGAINST, "Against"), (Choice.ABSTAIN, "Abstained")):
            here = [person for person in outcome.entitled.present if chosen.get(person.id) is choice]
            if here:
                yield word, _names(here)
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
    words = {Choice.FOR: "for", Choice.AGAINST: "against", Choice.ABSTAIN: "no view"}
    views = [f"{copy.minutes.person_name(view.person)} {words[view.choice]}" for view in proposal.views]
    return [("Views, no vote", listed(views))] if views else []


def _dissent(proposal: Proposal, copy: Copy) -> Iterator[Block]:
    if not copy.gets.reasons:
        return
    for dissent in proposal.dissents:
        name = copy.minutes.person_name(dissent.person)
        yield Quote(dissent.words or "Dissent, without words.", f"{name}: dissent, recorded at their request")
