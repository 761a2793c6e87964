"""Checks of one item at the open meeting: whether it was decided, and what the proposal in force says."""

from collections.abc import Iterator

from wizard.checks.check import Check, Severity, place_of
from wizard.checks.proposal_checks import Found, own_particulars, particulars
from wizard.checks.rule_checks import clause_sentence, lacks_clause
from wizard.checks.vote_checks import outcome_checks, vote_checks
from wizard.foundation.formatting import listed
from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.guidance.statement import LinkKind
from wizard.minutes.entries import EntryMinutes, ItemMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.plan.plan import Plan
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.voting_rule import RuleSource

_PENDING = frozenset({RulingKind.TIED, RulingKind.INCOMPLETE, RulingKind.NOT_PUT, RulingKind.AWAITING})


def item_checks(plan: Plan, minutes: Minutes, entry: EntryMinutes) -> Iterator[Check]:
    """Yield everything there is to say of one item on the agenda; nothing of one that is off it."""
    if not entry.taken:
        return
    place = place_of(minutes.meeting.guidance, entry.id)
    seen: set[str] = set()
    found = [*outcome_checks(entry), *_standing(plan, minutes, entry), *vote_checks(minutes, entry), *_rule(entry)]
    for code, severity, words in found:
        if words not in seen:
            seen.add(words)
            yield Check(
                code=code, severity=severity, item=entry.id, place=place, head=head_of(entry), words=words.rstrip(".")
            )


def head_of(entry: EntryMinutes) -> str:
    """Return how a sentence about an item begins: “Item 3, Notice on services”."""
    return f"Item {entry.number}, {entry.short_title}"


def _standing(plan: Plan, minutes: Minutes, entry: EntryMinutes) -> Iterator[Found]:
    """Yield what is missing in the proposal that took effect here, and in a last one that still may."""
    for put in _live(entry):
        if isinstance(entry, ItemMinutes):
            seen = plan.item(put.proposal.seen) if put.proposal.seen else entry.item
            yield from particulars(seen, put.proposal, entry.facts, plan.people, minutes.held_on)
        else:
            yield from own_particulars(put.proposal, plan.people, minutes.held_on)


def _live(entry: EntryMinutes) -> Iterator[ProposalMinutes]:
    effective = [put for put in entry.proposals if put.in_force]
    yield from effective[-1:]
    if entry.last and entry.last.ruling.kind in _PENDING:
        yield entry.last


def _rule(entry: EntryMinutes) -> Iterator[Found]:
    own = entry.matter.rule
    if own and lacks_clause(own.tier, RuleSource.AGREED):
        yield "no_clause", Severity.ACKNOWLEDGE, _lower(clause_sentence(own.tier))


def tension_checks(minutes: Minutes) -> Iterator[Check]:
    """Yield each pair of items that pull against each other and are both taken up, once, if one is for this meeting."""
    entries = {entry.item.id: entry for entry in minutes.items}
    found: set[frozenset[str]] = set()
    for entry in minutes.items:
        for link in entry.item.links:
            other = entries.get(link.item)
            pair = frozenset({entry.item.id, link.item})
            if link.kind is not LinkKind.PULLS_AGAINST or other is None or pair in found:
                continue
            if _taken_up(entry) and _taken_up(other) and (entry.taken or other.taken):
                found.add(pair)
                yield Check(
                    code="pulls_against",
                    severity=Severity.ACKNOWLEDGE,
                    item=entry.item.id,
                    other=link.item,
                    place=place_of(minutes.meeting.guidance, entry.item.id),
                    words=f"Items {listed([entry.item.id, link.item])} are both taken up: {link.text.rstrip('.')}",
                )


def _taken_up(entry: ItemMinutes) -> bool:
    return entry.position is not None and POSITION_KINDS[entry.position.kind].in_force


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
