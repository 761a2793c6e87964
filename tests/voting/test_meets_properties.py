"""Properties that hold for every rule, room and answer."""

import math
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.voting.random_rooms import MEETING, Sitting, sittings

from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import AbsentAnswers, AllBut, Base, Interests, Least, Number, Over, Unit, needed_of
from wizard.plan.voting_rule import ACT_TIERS, RuleSource
from wizard.voting.answers_given import CastingVote, Hands, Way, Written
from wizard.voting.meets import meets
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.room import AnswerWindow, Partner
from wizard.voting.rule_sentences import explanation
from wizard.voting.ruling import Reach, Tie

DECIDED = frozenset({RulingKind.CARRIED, RulingKind.NOT_CARRIED, RulingKind.AGREED, RulingKind.CONTRACTOR})
RANK = {RulingKind.NOT_CARRIED: 0, RulingKind.TIED: 1, RulingKind.CARRIED: 2, RulingKind.CONTRACTOR: 2}
"""The outcomes of a vote that is complete, from lost to won."""


@given(sittings())
def test_what_is_decided_early_is_what_every_ending_comes_to(sitting: Sitting) -> None:
    ruling = sitting.ruling
    if ruling.kind in DECIDED:
        assert {ending.ruling.takes_effect for ending in sitting.endings()} == {ruling.takes_effect}


@given(sittings())
def test_what_waits_could_still_end_in_two_ways(sitting: Sitting) -> None:
    if sitting.ruling.kind in (RulingKind.AWAITING, RulingKind.INCOMPLETE):
        # A casting vote counts once the votes are equal and no answer is open, so one given in advance settles nothing.
        assert len({ending.ruling.kind for ending in sitting.with_answers(casting=None).endings()}) > 1


@given(sittings(complete=True), st.data())
def test_a_vote_more_for_never_loses(sitting: Sitting, data: st.DataObject) -> None:
    before = sitting.ended().with_answers(casting=None)
    voted = [person for person, choice in before.answers.votes.items() if choice is not Choice.FOR]
    if not voted or before.ruling.kind not in RANK:
        return
    after = before.with_vote(data.draw(st.sampled_from(voted)), Choice.FOR).ruling
    assert RANK[after.kind] >= RANK[before.ruling.kind]


@given(sittings(complete=True), st.data())
def test_a_vote_against_never_wins(sitting: Sitting, data: st.DataObject) -> None:
    sitting = sitting.ended().with_answers(casting=None)
    voted = [person for person, choice in sitting.answers.votes.items() if choice is not Choice.AGAINST]
    if voted and not sitting.ruling.takes_effect:
        assert not sitting.with_vote(data.draw(st.sampled_from(voted)), Choice.AGAINST).ruling.takes_effect


@given(sittings())
def test_silence_is_never_a_vote(sitting: Sitting) -> None:
    answered = {written.person for written in sitting.answers.written}
    count = sitting.ruling.count
    silent = {partner.id for partner in sitting.room.away} - answered
    assert count.votes_for + count.against + count.abstain <= sum(
        partner.votes for partner in (*sitting.room.here, *sitting.room.away) if partner.id not in silent
    )
    without = replace(
        sitting.room,
        absent=tuple(p for p in sitting.room.absent if p.id not in silent),
        out_of_room=tuple(p for p in sitting.room.out_of_room if p.id not in silent),
    )
    if without.sole:
        return
    other = meets(sitting.tier, without, sitting.answers).count
    assert (other.votes_for, other.against, other.abstain) == (count.votes_for, count.against, count.abstain)


@given(sittings())
def test_an_open_window_never_decides_what_a_closed_one_would_not(sitting: Sitting) -> None:
    still = replace(sitting, room=replace(sitting.room, window=AnswerWindow()))
    if still.ruling.kind in DECIDED:
        assert still.ended().ruling.takes_effect == still.ruling.takes_effect


@given(sittings())
def test_the_order_of_people_and_votes_is_nothing(sitting: Sitting) -> None:
    backwards = replace(
        sitting,
        room=replace(sitting.room, here=sitting.room.here[::-1], absent=sitting.room.absent[::-1]),
        answers=replace(
            sitting.answers,
            votes=dict([*sitting.answers.votes.items()][::-1]),
            written=sitting.answers.written[::-1],
        ),
    )
    one, other = sitting.ruling, backwards.ruling
    assert (one.kind, one.needed, one.of, one.effective_on) == (other.kind, other.needed, other.of, other.effective_on)


@given(sittings(way=Way.AGREED))
def test_agreed_is_a_roll_call_in_which_all_here_were_for(sitting: Sitting) -> None:
    votes = {p.id: Choice.AGAINST if p.id in sitting.answers.dissents else Choice.FOR for p in sitting.room.here}
    call = sitting.with_answers(way=Way.ROLL_CALL, votes=votes).ruling
    assert sitting.ruling.takes_effect == call.takes_effect
    assert (sitting.ruling.needed, sitting.ruling.of) == (call.needed, call.of)


@given(sittings(way=Way.AGREED))
def test_agreed_is_never_said_of_too_few(sitting: Sitting) -> None:
    ruling = sitting.ruling
    if ruling.kind is RulingKind.AGREED:
        assert ruling.count.votes_for >= (ruling.needed or math.inf)


@given(sittings(way=Way.AGREED))
def test_the_live_line_foretells_what_nobody_against_comes_to(sitting: Sitting) -> None:
    sitting = sitting.with_answers(dissents=frozenset(), casting=None)
    reach = sitting.with_answers(way=Way.NOT_PUT).ruling.reach
    kind = sitting.ruling.kind
    if reach in (Reach.CAN, Reach.ONLY_IF_ALL):
        assert sitting.ruling.takes_effect
    if kind in (RulingKind.AGREED, RulingKind.CARRIED) and sitting.room.here:
        assert reach in (Reach.CAN, Reach.ONLY_IF_ALL)
    assert (kind is RulingKind.NO_QUORUM) == (reach is Reach.NO_QUORUM)
    assert (kind is RulingKind.CONTRACTOR) == (reach is Reach.CONTRACTOR)
    if reach is Reach.NOT_ALONE:
        assert kind is RulingKind.AWAITING


@given(sittings(way=Way.NOT_PUT))
def test_only_if_all_agree_is_lost_by_one_who_is_against(sitting: Sitting) -> None:
    if sitting.ruling.reach not in (Reach.CAN, Reach.ONLY_IF_ALL) or sitting.tier.veto:
        return
    votes = {partner.id: Choice.FOR for partner in sitting.room.here}
    call = sitting.with_answers(way=Way.ROLL_CALL, votes=votes, casting=None)
    lightest = min(sitting.room.here, key=lambda partner: partner.votes).id
    against = call.with_vote(lightest, Choice.AGAINST).ruling
    if sitting.ruling.reach is Reach.CAN:
        assert against.takes_effect
    elif not against.count.unanswered:
        assert not against.takes_effect


@given(sittings())
def test_declining_a_casting_vote_is_having_none(sitting: Sitting) -> None:
    declined = sitting.with_answers(casting=CastingVote(CastingChoice.DECLINED)).ruling
    none = sitting.with_answers(casting=None).ruling
    assert declined.takes_effect == none.takes_effect
    assert declined.kind is not RulingKind.TIED


@given(sittings())
def test_a_casting_vote_only_ever_breaks_a_tie(sitting: Sitting) -> None:
    ruling = sitting.ruling
    if ruling.tie in (Tie.FOR, Tie.AGAINST, Tie.DECLINED, Tie.AWAITED):
        assert ruling.count.votes_for == ruling.count.against > 0
        assert ruling.needed is not None
        assert ruling.count.votes_for + 1 >= ruling.needed
        assert sitting.tier.breaks_ties


@given(sittings())
def test_a_veto_used_ends_it(sitting: Sitting) -> None:
    if sitting.ruling.count.vetoed_by and not sitting.room.sole:
        assert not sitting.ruling.takes_effect


@given(sittings())
def test_the_act_knows_no_weights(sitting: Sitting) -> None:
    tier = ACT_TIERS.ordinary
    level = replace(
        sitting.room,
        here=tuple(Partner(p.id, p.name) for p in sitting.room.here),
        absent=tuple(Partner(p.id, p.name) for p in sitting.room.absent),
        out_of_room=tuple(Partner(p.id, p.name) for p in sitting.room.out_of_room),
        stepping_aside=tuple(Partner(p.id, p.name) for p in sitting.room.stepping_aside),
    )
    one, other = meets(tier, sitting.room, sitting.answers), meets(tier, level, sitting.answers)
    assert (one.kind, one.needed, one.of) == (other.kind, other.needed, other.of)


@given(sittings(complete=True))
def test_a_proposal_takes_effect_on_the_day_of_the_last_answer_it_needed(sitting: Sitting) -> None:
    ruling = sitting.ruling
    day = ruling.effective_on
    if day is None:
        return
    assert day > MEETING
    assert day in {written.on for written in sitting.answers.written}
    kept = tuple(w for w in sitting.answers.written if w.on is not None and w.on < day)
    earlier = replace(sitting.with_answers(written=kept), room=replace(sitting.room, window=AnswerWindow()))
    assert earlier.ruling.kind is not RulingKind.CARRIED


@given(sittings(way=Way.COUNT))
def test_a_count_is_a_roll_call_without_names(sitting: Sitting) -> None:
    tier = sitting.tier.replace(unit=Unit.HEADS, veto=())
    hands, here = sitting.answers.hands, sitting.room.here
    total = hands.votes_for + hands.against + hands.abstain
    if total > len(here):
        return
    choices = [Choice.FOR] * hands.votes_for + [Choice.AGAINST] * hands.against + [Choice.ABSTAIN] * hands.abstain
    votes = {partner.id: choice for partner, choice in zip(here, choices, strict=False)}
    count = meets(tier, sitting.room, sitting.answers)
    call = meets(tier, sitting.room, replace(sitting.answers, way=Way.ROLL_CALL, votes=votes, hands=Hands()))
    assert (count.kind, count.needed, count.of) == (call.kind, call.needed, call.of)


@given(sittings() | sittings(way=Way.COUNT) | sittings(way=Way.AGREED) | sittings(way=Way.NOT_PUT))
def test_every_outcome_is_one_sentence_with_its_explanation(sitting: Sitting) -> None:
    said = [outcome_sentence(sitting.ruling), explanation(sitting.ruling, RuleSource.DEED)]
    for words in said:
        assert words[0].isupper()
        assert words.endswith(".")
        assert "  " not in words
        assert ": ;" not in words
        assert "None" not in words


@given(st.integers(0, 60), st.integers(1, 9), st.integers(1, 9))
def test_what_is_needed_is_the_least_number_that_satisfies_the_words(base: int, one: int, two: int) -> None:
    part, of = min(one, two), max(one, two)
    exact = Fraction(part, of) * base
    assert needed_of(Least(kind="least", part=part, of=of), base) == max(1, math.ceil(exact))
    if part < of:
        assert needed_of(Over(kind="over", part=part, of=of), base) == math.floor(exact) + 1
    assert needed_of(AllBut(kind="all_but", fewer=one), base) == max(1, base - one)
    assert needed_of(Number(kind="number", number=one), base) == one


@given(sittings(complete=True))
def test_a_second_counter_agrees(sitting: Sitting) -> None:
    sitting = sitting.ended()
    ruling, tier, room = sitting.ruling, sitting.tier, sitting.room
    if ruling.kind not in (RulingKind.CARRIED, RulingKind.NOT_CARRIED) or ruling.tie is not Tie.NONE:
        return
    if ruling.count.vetoed_by:
        return
    taken: list[Written] = [w for w in sitting.answers.written if tier.absent is not AbsentAnswers.NO]
    taken = [w for w in taken if tier.absent is AbsentAnswers.PROXY or w.how.value != "proxy"]
    choices = {**sitting.answers.votes, **{w.person: w.choice for w in taken}}
    weights = {p.id: p.votes if tier.unit is Unit.VOTES else 1 for p in (*room.here, *room.away, *room.stepping_aside)}
    aside = {p.id for p in room.stepping_aside} if tier.interests is Interests.IN else set()
    bases = {
        Base.CAST: {person for person, choice in choices.items() if choice is not Choice.ABSTAIN},
        Base.PRESENT: {p.id for p in room.here} | {w.person for w in taken} | (aside & room.aside_here),
        Base.ALL: {p.id for p in (*room.here, *room.away)} | aside,
    }
    yes = sum(weights[person] for person, choice in choices.items() if choice is Choice.FOR)
    needed = needed_of(tier.need, sum(weights[person] for person in bases[tier.base]))
    assert ruling.takes_effect == (yes >= needed and yes > 0)
