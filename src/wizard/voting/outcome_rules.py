"""What a vote comes to: the quorum, the number of votes needed, the casting vote, the outcome.

Everything here is computed from the votes and the rule and never stored. All numbers are whole numbers.
"""

from collections.abc import Sequence

from wizard.plan.meeting import Meeting
from wizard.plan.people import Person, Settings
from wizard.plan.proposal import Agreed, Choice, ContractorDecides, Counted, Decision, Noted, Proposal, RollCall
from wizard.plan.voting_rule import Base, Rule, Threshold
from wizard.voting.entitlement import Entitlement, entitlement, rule_for, votes_of
from wizard.voting.outcome import Casting, Outcome, OutcomeKind, Tally, not_recorded, tally
from wizard.voting.quorum import QuorumCount, quorum_needed
from wizard.voting.voting_sentences import sentence

__all__ = [
    "Casting",
    "Outcome",
    "OutcomeKind",
    "QuorumCount",
    "casting",
    "not_reached",
    "outcome_of",
    "quorum_needed",
    "rule_for",
    "votes_in_base",
    "votes_needed",
]


# --- The threshold ----------------------------------------------------------------------------------------------------


def votes_needed(threshold: Threshold, base: int) -> int:
    """Return how many votes must be for, of a base of so many.

    “More than half” is strict; two thirds and three quarters are met by equality; “all” is the whole base. It is never
    less than one, so that nothing is carried by no vote at all.
    """
    match threshold:
        case Threshold.MORE_THAN_HALF:
            return base // 2 + 1
        case Threshold.TWO_THIRDS:
            return max(1, -(-2 * base // 3))
        case Threshold.THREE_QUARTERS:
            return max(1, -(-3 * base // 4))
        case Threshold.ALL:
            return max(1, base)


def votes_in_base(rule: Rule, counted: Tally, entitled: Entitlement) -> int:
    """Return how many votes the threshold is a part of.

    Abstentions are in “present” and “all”, the absent in “all”. Where the rule keeps declared interests in the count,
    those who do not vote because of one stay in “all”, as not for.
    """
    match rule.base:
        case Base.CAST:
            return counted.cast
        case Base.PRESENT:
            return votes_of(entitled.present)
        case Base.ALL:
            kept = counted.not_voting if rule.interests_counted else 0
            return votes_of(entitled.present) + counted.absent + kept


# --- The casting vote -------------------------------------------------------------------------------------------------


def casting(
    rule: Rule, counted: Tally, needed: int, chair: Person | None, recorded: Choice | None, entitled: Entitlement
) -> Casting:
    """Return what the casting vote does: it breaks a tie under “more than half”, as one more vote.

    Where for and against are equal in a base that also holds many abstentions or absent partners, one more vote would
    not make more than half. Then there is nothing for it to decide; otherwise a proposal could be carried that one more
    vote for it would lose.
    """
    if rule.threshold is not Threshold.MORE_THAN_HALF or counted.votes_for != counted.against or not counted.cast:
        return Casting.NO_TIE
    if not rule.casting_vote:
        return Casting.NOT_IN_RULE
    if counted.votes_for + 1 < needed:
        return Casting.TOO_FEW
    if chair is None:
        return Casting.NO_CHAIR
    if chair not in entitled.present:
        return Casting.MAY_NOT
    match recorded:
        case Choice.FOR:
            return Casting.FOR
        case Choice.AGAINST:
            return Casting.AGAINST
        case _:
            return Casting.AWAITED


# --- The outcome ------------------------------------------------------------------------------------------------------


_FOR_THE_CHAIR = frozenset({Casting.AWAITED, Casting.NO_CHAIR, Casting.MAY_NOT})
"""The ties that a casting vote could decide, and that stand without one."""


def outcome_of(
    proposal: Proposal, item_id: str, meeting: Meeting, people: Sequence[Person], settings: Settings
) -> Outcome:
    """Work out what a proposal on an item came to, and say it in a sentence.

    Args:
        proposal: The proposal, with its decision if it was put.
        item_id: The item it was put on.
        meeting: The meeting; its attendance, interests and chair count.
        people: The practice's people, as they were then.
        settings: The practice's rule, unless the item has its own.
    """
    found = _outcome(proposal, item_id, meeting, people, settings)
    return found.replace(sentence=sentence(found))


def not_reached(item_id: str, meeting: Meeting, people: Sequence[Person], settings: Settings) -> Outcome:
    """Return the outcome of an item without a proposal: not reached, or not for this meeting."""
    # Count an empty proposal: an item that was not reached has the same rule and the same people.
    found = _outcome(Proposal(id="none", position="none"), item_id, meeting, people, settings)
    kind = OutcomeKind.NOT_REACHED if item_id in meeting.items else OutcomeKind.NOT_TAKEN
    found = found.replace(kind=kind)
    return found.replace(sentence=sentence(found))


def _outcome(
    proposal: Proposal, item_id: str, meeting: Meeting, people: Sequence[Person], settings: Settings
) -> Outcome:
    rule = rule_for(settings, meeting.matter(item_id))
    entitled = entitlement(meeting, people, rule, item_id, proposal.out_of_room)
    decision = proposal.decision
    found = Outcome(
        kind=OutcomeKind.NOT_PUT,
        rule=rule,
        quorum=QuorumCount(needed=quorum_needed(rule.quorum, len(entitled.voters)), present=len(entitled.present)),
        tally=tally(decision, entitled),
        chair=next((person for person in people if person.id == meeting.chair), None),
        awaited=not_recorded(decision, entitled),
        entitled=entitled,
    )
    if isinstance(decision, RollCall | Counted):
        found = _with_numbers(found, decision, meeting.chair, people)
    return found.replace(kind=_kind(found, proposal))


def _with_numbers(found: Outcome, decision: RollCall | Counted, chair: str | None, people: Sequence[Person]) -> Outcome:
    of = votes_in_base(found.rule, found.tally, found.entitled)
    needed = votes_needed(found.rule.threshold, of)
    # A casting vote belongs to the person who gave it, and does not pass to a chair who is named later.
    lapsed = decision.casting is not None and decision.cast_by not in (None, chair)
    recorded = None if lapsed else decision.casting
    cast = casting(found.rule, found.tally, needed, found.chair, recorded, found.entitled)
    who = _name(decision.cast_by, people) if lapsed and cast in _FOR_THE_CHAIR else ""
    return found.replace(needed=needed, of=of, casting=cast, lapsed=who)


def _name(person_id: str | None, people: Sequence[Person]) -> str:
    return next((person.name for person in people if person.id == person_id), person_id or "")


def _kind(found: Outcome, proposal: Proposal) -> OutcomeKind:
    """Return the outcome; the order of the questions is the order in which they decide."""
    decision = proposal.decision
    if decision is None:
        return OutcomeKind.NOT_PUT
    if isinstance(decision, Noted):
        return OutcomeKind.NOTED
    if found.entitled.sole and _decides_alone(found, decision):
        return OutcomeKind.CONTRACTOR
    if not found.quorum.met:
        return OutcomeKind.INQUORATE
    if not found.entitled.present:
        return OutcomeKind.NOT_CARRIED
    if isinstance(decision, Agreed):
        return OutcomeKind.AGREED
    if isinstance(decision, ContractorDecides) or found.tally.not_recorded or found.tally.too_many:
        return OutcomeKind.INCOMPLETE
    return _counted(found)


def _decides_alone(found: Outcome, decision: Decision) -> bool:
    """Whether what a single contractor recorded is a decision for the proposal: said so, or voted so."""
    if isinstance(decision, Agreed | ContractorDecides):
        return True
    return not found.tally.too_many and found.tally.votes_for > found.tally.against


def _counted(found: Outcome) -> OutcomeKind:
    if found.needed is not None and found.tally.votes_for >= found.needed:
        return OutcomeKind.CARRIED
    match found.casting:
        case Casting.FOR:
            return OutcomeKind.CARRIED
        case Casting.AWAITED:
            return OutcomeKind.TIED
        case _:
            return OutcomeKind.NOT_CARRIED
