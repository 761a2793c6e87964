"""Checks of one item at the open meeting: whether it was decided, and what the proposal in force says."""

from collections.abc import Iterator

from wizard.checks.check import Check, Severity, place_of
from wizard.checks.meeting_checks import clause_sentence, lacks_clause
from wizard.checks.proposal_checks import Found, particulars
from wizard.foundation.formatting import counted, listed
from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.guidance.statement import LinkKind
from wizard.minutes.minutes import ItemMinutes, Minutes, ProposalMinutes
from wizard.plan.plan import Plan
from wizard.plan.proposal import RollCall
from wizard.plan.voting_rule import Base
from wizard.voting.outcome_rules import Outcome, OutcomeKind, votes_in_base, votes_needed

_PENDING = frozenset({OutcomeKind.TIED, OutcomeKind.INCOMPLETE, OutcomeKind.NOT_PUT})


def item_checks(plan: Plan, minutes: Minutes, entry: ItemMinutes) -> Iterator[Check]:
    """Yield everything there is to say of one item; nothing of one that is not for this meeting."""
    if not entry.taken:
        return
    place = place_of(minutes.meeting.guidance, entry.item.id)
    seen: set[str] = set()
    for code, severity, words in [*_outcome(entry), *_standing(plan, minutes, entry), *_votes(entry), *_rule(entry)]:
        if words not in seen:
            seen.add(words)
            sentence = f"Item {entry.item.id}, {entry.item.short_title}: {words.rstrip('.')}."
            yield Check(code=code, severity=severity, item=entry.item.id, place=place, sentence=sentence)


def _outcome(entry: ItemMinutes) -> Iterator[Found]:
    """Yield how the last proposal came out, where that is not a decision."""
    words = _lower(entry.outcome.sentence)
    match entry.outcome.kind:
        case OutcomeKind.TIED:
            yield "casting_vote_awaited", Severity.BLOCKING, words
        case OutcomeKind.INCOMPLETE:
            yield "incomplete_vote", Severity.ACKNOWLEDGE, words
        case OutcomeKind.INQUORATE:
            yield "inquorate", Severity.RESULT, words
        case OutcomeKind.NOT_PUT:
            yield "not_voted", Severity.RESULT, words
        case OutcomeKind.NOT_REACHED if entry.item.duty:
            yield "not_checked", Severity.RESULT, "not checked at this meeting"
        case OutcomeKind.NOT_REACHED:
            yield "not_reached", Severity.RESULT, words
        case OutcomeKind.NOT_CARRIED if entry.position is None:
            yield "undecided", Severity.RESULT, f"undecided; the proposal was {words}"
    for earlier in entry.proposals[:-1]:
        if earlier.outcome.kind is OutcomeKind.TIED:
            yield "casting_vote_awaited", Severity.BLOCKING, f"an earlier proposal, {_lower(earlier.outcome.sentence)}"
        elif earlier.outcome.kind is OutcomeKind.INCOMPLETE:
            yield "incomplete_vote", Severity.ACKNOWLEDGE, f"an earlier proposal, {_lower(earlier.outcome.sentence)}"


def _standing(plan: Plan, minutes: Minutes, entry: ItemMinutes) -> Iterator[Found]:
    """Yield what is missing in the proposal that took effect here, and in a last one that still may."""
    for put in _live(entry):
        seen = plan.item(put.proposal.seen) if put.proposal.seen else entry.item
        yield from particulars(seen, put.proposal, entry.facts, plan.people, minutes.held_on)


def _live(entry: ItemMinutes) -> Iterator[ProposalMinutes]:
    effective = [put for put in entry.proposals if put.outcome.takes_effect]
    yield from effective[-1:]
    if entry.last and entry.last.outcome.kind in _PENDING:
        yield entry.last


def _votes(entry: ItemMinutes) -> Iterator[Found]:
    """Yield votes that do not count, agreement of fewer than a vote needs, and a contractor not there."""
    for put in entry.proposals:
        decision, outcome = put.proposal.decision, put.outcome
        if isinstance(decision, RollCall):
            counting = {person.id for person in outcome.entitled.present}
            if lost := sum(vote.person not in counting for vote in decision.votes):
                words = f"{counted(lost, 'vote')} recorded for somebody not there or not entitled, not counted"
                yield "vote_not_counted", Severity.ACKNOWLEDGE, words
    for put in _live(entry):
        if put.outcome.kind is OutcomeKind.AGREED:
            yield from _agreed_by_few(put.outcome)
        elif put.outcome.kind is OutcomeKind.CONTRACTOR:
            yield from _alone(put.outcome)


def _agreed_by_few(outcome: Outcome) -> Iterator[Found]:
    if outcome.rule.base is not Base.ALL:
        return
    of = votes_in_base(outcome.rule, outcome.tally, outcome.entitled)
    needed = votes_needed(outcome.rule.threshold, of)
    here = sum(person.votes for person in outcome.entitled.present)
    if here < needed:
        words = f"agreed without a vote by {here} of {of}; by a vote, the rule would need {needed}"
        yield "agreed_by_few", Severity.ACKNOWLEDGE, words


def _alone(outcome: Outcome) -> Iterator[Found]:
    """Yield that a single contractor decided who by the record was not there, or does not vote on it."""
    for person in outcome.entitled.not_voting:
        words = f"decided by {person.name}, who declared an interest and does not vote on it"
        yield "contractor_interest", Severity.ACKNOWLEDGE, words
    for person in outcome.entitled.absent:
        yield "contractor_absent", Severity.ACKNOWLEDGE, f"decided by {person.name}, who is not recorded as present"


def _rule(entry: ItemMinutes) -> Iterator[Found]:
    own = entry.matter.rule
    if own and lacks_clause(own.rule):
        yield "no_clause", Severity.ACKNOWLEDGE, _lower(clause_sentence(own.rule))


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
                    sentence=f"Items {listed([entry.item.id, link.item])} are both taken up: {link.text}",
                )


def _taken_up(entry: ItemMinutes) -> bool:
    return entry.position is not None and POSITION_KINDS[entry.position.kind].in_force


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
