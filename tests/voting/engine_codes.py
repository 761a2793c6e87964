"""The codes of findings that follow from a ruling, an answer or a spell only, without a plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from wizard.plan.choice import Choice
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.voting_rule import RuleSource
from wizard.voting.answers_given import Way
from wizard.voting.meets import meets
from wizard.voting.room import AnswerWindow
from wizard.voting.ruling import Ruling
from wizard.voting.vote_count import NotTaken

_NOT_TAKEN = {NotTaken.NOT_ALLOWED: "written_not_allowed", NotTaken.LATE: "written_late"}
_OPEN = {RulingKind.TIED: "casting_open", RulingKind.AWAITING: "consent_awaited"}


def codes_of(rulings: Sequence[Ruling], source: RuleSource) -> list[str]:
    """Return the codes of the rulings on one item, each once."""
    found = ["two_carried"] if sum(ruling.takes_effect for ruling in rulings) > 1 else []
    for ruling in rulings:
        found += _of_ruling(ruling, source)
    return list(dict.fromkeys(found))


def _of_ruling(ruling: Ruling, source: RuleSource) -> Iterator[str]:
    count, room, answers = ruling.count, ruling.room, ruling.answers
    yield from (_NOT_TAKEN[why] for _, why in count.not_taken if why in _NOT_TAKEN)
    if ruling.kind in _OPEN:
        yield _OPEN[ruling.kind]
    elif _lapsed(ruling):
        yield "consent_lapsed"
    if any(answer.on is None for answer in count.written):
        yield "consent_undated"
    if any(answers.votes.get(person) is Choice.FOR for person in answers.dissents):
        yield "dissent_and_for"
    if answers.dissents - {partner.id for partner in room.here}:
        yield "dissent_absent"
    here = {partner.id for partner in room.here}
    if answers.way is Way.COUNT and here.intersection(ruling.tier.veto) and not room.sole:
        yield "veto_not_named"
    everybody = (*room.here, *room.away, *room.stepping_aside)
    if source is RuleSource.ACT and any(partner.votes != 1 for partner in everybody):
        yield "weights_under_act"


def _lapsed(ruling: Ruling) -> bool:
    """Whether it failed only because the time for answers ended."""
    if ruling.kind is not RulingKind.NOT_CARRIED or ruling.room.window.open:
        return False
    still = replace(ruling.room, window=AnswerWindow())
    return meets(ruling.rule or ruling.tier, still, ruling.answers).kind is RulingKind.AWAITING


def codes_of_spells(spells: Iterable[Spell], day: date) -> list[str]:
    """Return the codes of spells on the day of a meeting."""
    found = []
    for spell in spells:
        if spell.kind is SpellKind.RETIRED or not spell.leaves_out:
            continue
        if spell.last is not None and spell.last < day:
            found.append("spell_over")
        elif not spell.clause:
            found.append("spell_no_clause")
    return found
