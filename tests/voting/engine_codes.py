"""The codes of findings that follow from a ruling, an answer or a spell alone, without a plan around them.

The other codes of the written rules need dates, facts or other items, and so a whole plan: `ENGINE_GIVEN` says which
checks of a file can be tried here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wizard.foundation.value import FIRST_DAY
from wizard.plan.choice import Choice
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.voting_rule import ACT_TIERS, RuleSource
from wizard.voting.answers_given import Answers, Way
from wizard.voting.meets import meets
from wizard.voting.room import AnswerWindow, Partner, Room
from wizard.voting.ruling import Ruling
from wizard.voting.vote_count import NotTaken

ENGINE_GIVEN = frozenset({"held_on", "item", "votes", "dissents", "rule", "held", "spells"})
"""What a check of a file may be given if a ruling, an answer or a spell is enough for it."""

_NOT_TAKEN = {NotTaken.NOT_ALLOWED: "written_not_allowed", NotTaken.LATE: "written_late"}
_OPEN = {RulingKind.TIED: "casting_open", RulingKind.AWAITING: "consent_awaited"}


def codes_of(rulings: Sequence[Ruling], source: RuleSource) -> list[str]:
    """Return the codes that the rulings on one item yield, without one twice."""
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
    """Return the codes that spells yield on the day of a meeting."""
    found = []
    for spell in spells:
        if spell.kind is SpellKind.RETIRED or not spell.leaves_out:
            continue
        if spell.last is not None and spell.last < day:
            found.append("spell_over")
        elif not spell.clause:
            found.append("spell_no_clause")
    return found


def codes_of_check(given: Mapping[str, Any]) -> list[str]:
    """Return the codes for what a check of a file is given, which must be of `ENGINE_GIVEN` only."""
    day = date.fromisoformat(given["held_on"])
    names = list(dict.fromkeys([*given.get("votes", {}), *given.get("dissents", ()), *given.get("held", {})]))
    held = given.get("held", {})
    room = Room(here=tuple(Partner(name, name, held.get(name, 1)) for name in (*names, "Dr X")), held_on=day)
    votes = {name: Choice(choice) for name, choice in given.get("votes", {}).items()}
    answers = Answers(Way.ROLL_CALL, votes=votes, dissents=frozenset(given.get("dissents", ())))
    source = RuleSource(given.get("rule", "deed"))
    spells = [
        Spell(
            person="p",
            kind=SpellKind(spell["kind"]),
            first=FIRST_DAY,
            last=date.fromisoformat(spell["until"]) if "until" in spell else None,
            counted=spell.get("counted", False),
            clause=spell.get("clause", ""),
        )
        for spell in given.get("spells", ())
    ]
    return [*codes_of([meets(ACT_TIERS.ordinary, room, answers)], source), *codes_of_spells(spells, day)]
