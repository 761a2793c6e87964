"""What holds for every room, rule and vote; counted a second time, naively and independently."""

import math
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.voting.rooms import decide, interest, partners

from wizard.foundation.value import Value
from wizard.plan.meeting import Interest, InterestKind
from wizard.plan.proposal import Choice, RollCall, Vote
from wizard.plan.voting_rule import Base, Quorum, Rule, Threshold
from wizard.voting.outcome_rules import Outcome, OutcomeKind

PARTS = {Threshold.TWO_THIRDS: Fraction(2, 3), Threshold.THREE_QUARTERS: Fraction(3, 4), Threshold.ALL: Fraction(1)}


class Room(Value):
    """A random meeting on one item: for each partner a weight, a vote, whether away, and what an interest does."""

    rule: Rule
    weights: tuple[int, ...]
    votes: tuple[Choice | None, ...]
    away: tuple[bool, ...]
    interests: tuple[InterestKind | None, ...]
    casting: Choice | None

    def outcome(self, order: list[int] | None = None) -> Outcome:
        """Let the product decide; `order` puts people and votes in another order."""
        order = order or list(range(len(self.votes)))
        everybody = partners(len(self.votes), self.weights)
        votes = [(f"p{index}", self.votes[index]) for index in order]
        return decide(
            RollCall(
                how="roll_call",
                votes=tuple(Vote(person=person, choice=choice) for person, choice in votes if choice is not None),
                casting=self.casting,
            ),
            self.rule,
            [everybody[index] for index in order],
            absent=[f"p{index}" for index in order if self.away[index]],
            interests=self.declared(),
        )

    def declared(self) -> list[Interest]:
        """The interests as the meeting records them."""
        return [interest(f"p{index}", kind) for index, kind in enumerate(self.interests) if kind is not None]

    def with_vote(self, index: int, choice: Choice | None) -> "Room":
        """The same room with somebody voting otherwise."""
        return self.replace(votes=(*self.votes[:index], choice, *self.votes[index + 1 :]))

    def entitled(self) -> list[int]:
        """Who may vote."""
        return [index for index, kind in enumerate(self.interests) if kind in (None, InterestKind.NOTED)]

    def present(self) -> list[int]:
        """Who may vote and is there."""
        return [index for index in self.entitled() if not self.away[index]]


QUORUMS = (
    st.none()
    | st.builds(Quorum, number=st.integers(1, 8))
    | st.builds(Quorum, numerator=st.integers(1, 3), denominator=st.integers(3, 5))
)
RULES = st.builds(
    Rule,
    threshold=st.sampled_from(Threshold),
    base=st.sampled_from(Base),
    casting_vote=st.booleans(),
    quorum=QUORUMS,
    interests_counted=st.booleans(),
)


@st.composite
def rooms(draw: st.DrawFn, *, complete: bool = False, weight: int = 4) -> Room:
    size = draw(st.sampled_from([2, 3, 4, 5, 6, 7, 20, 60]) if not complete else st.integers(2, 8))
    choices = st.sampled_from(Choice) if complete else st.none() | st.sampled_from(Choice)
    rare = st.sampled_from([None, None, None, *InterestKind])

    def each(of: st.SearchStrategy[object]) -> object:
        return tuple(draw(st.lists(of, min_size=size, max_size=size)))

    return Room.model_validate(
        {
            "rule": draw(RULES),
            "weights": each(st.integers(1, weight)),
            "votes": each(choices),
            "away": each(st.sampled_from([False, False, False, True])),
            "interests": each(rare),
            "casting": draw(st.none() | st.sampled_from([Choice.FOR, Choice.AGAINST])),
        }
    )


def naive(room: Room) -> tuple[OutcomeKind, int, int, int]:
    """Decide with fractions and one person at a time; returns outcome, for, against, abstained."""
    rule, present = room.rule, room.present()
    total = dict.fromkeys((*Choice, None), 0)
    for index in present:
        total[room.votes[index]] += room.weights[index]
    counts = (total[Choice.FOR], total[Choice.AGAINST], total[Choice.ABSTAIN])
    return _naive_kind(room, rule, present, total), *counts


def _naive_kind(room: Room, rule: Rule, present: list[int], total: dict[Choice | None, int]) -> OutcomeKind:
    if rule.quorum is not None:
        share = Fraction(rule.quorum.numerator or 0, rule.quorum.denominator or 1) * len(room.votes)
        if len(present) < (rule.quorum.number or math.ceil(share)):
            return OutcomeKind.INQUORATE
    if any(room.votes[index] is None for index in present):
        return OutcomeKind.INCOMPLETE
    yes, no = total[Choice.FOR], total[Choice.AGAINST]
    base = {
        Base.CAST: yes + no,
        Base.PRESENT: sum(room.weights[index] for index in present),
        Base.ALL: sum(
            weight for index, weight in enumerate(room.weights) if rule.interests_counted or index in room.entitled()
        ),
    }[rule.base]
    if rule.threshold is not Threshold.MORE_THAN_HALF:
        return _carried(yes > 0 and yes >= PARTS[rule.threshold] * base)
    lifted = 2 * (yes + 1) > base
    if yes == no > 0 and 2 * yes <= base and rule.casting_vote and lifted and 0 in present:
        return OutcomeKind.TIED if room.casting is None else _carried(room.casting is Choice.FOR)
    return _carried(2 * yes > base)


def _carried(carried: bool) -> OutcomeKind:
    return OutcomeKind.CARRIED if carried else OutcomeKind.NOT_CARRIED


@given(rooms() | rooms(complete=True))
def test_a_naive_count_agrees(room: Room) -> None:
    outcome = room.outcome()
    tally = outcome.tally
    assert (outcome.kind, tally.votes_for, tally.against, tally.abstain) == naive(room)


@given(rooms())
def test_everybodys_votes_are_somewhere_in_the_tally(room: Room) -> None:
    assert sum(room.outcome().tally.named().values()) == sum(room.weights)


@given(rooms(complete=True, weight=1), st.data())
def test_one_more_vote_for_never_loses_what_was_carried(room: Room, data: st.DataObject) -> None:
    if not room.present() or not room.outcome().takes_effect:
        return
    index = data.draw(st.sampled_from(room.present()))
    assert room.with_vote(index, Choice.FOR).outcome().kind is OutcomeKind.CARRIED


@given(rooms(complete=True, weight=1), st.data())
def test_a_late_arrival_who_votes_for_never_loses_what_was_carried(room: Room, data: st.DataObject) -> None:
    absent = [index for index in room.entitled() if room.away[index]]
    # A casting vote may go to a chair who was away, and then decides a tie of another kind.
    if not absent or room.rule.casting_vote or not room.outcome().takes_effect:
        return
    index = data.draw(st.sampled_from(absent))
    away = (*room.away[:index], False, *room.away[index + 1 :])
    assert room.replace(away=away).with_vote(index, Choice.FOR).outcome().kind is OutcomeKind.CARRIED


@given(rooms(), st.data())
def test_who_does_not_vote_never_changes_the_count_for(room: Room, data: st.DataObject) -> None:
    outside = [index for index in range(len(room.votes)) if index not in room.present()]
    if outside:
        index = data.draw(st.sampled_from(outside))
        choice = data.draw(st.none() | st.sampled_from(Choice))
        assert room.with_vote(index, choice).outcome() == room.outcome()
    for index in room.present()[:1]:
        without, abstains = room.with_vote(index, None), room.with_vote(index, Choice.ABSTAIN)
        assert without.outcome().tally.votes_for == abstains.outcome().tally.votes_for


@given(rooms(), st.randoms(use_true_random=False))
def test_order_never_matters(room: Room, random: object) -> None:
    order = list(range(len(room.votes)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled, straight = room.outcome(order), room.outcome()
    assert (shuffled.kind, shuffled.tally, shuffled.needed) == (straight.kind, straight.tally, straight.needed)


@given(rooms(weight=1))
def test_weights_of_one_equal_heads(room: Room) -> None:
    outcome = room.outcome()
    assert sum(outcome.tally.named().values()) == len(room.votes)
    cast = outcome.tally.cast + outcome.tally.abstain + outcome.tally.not_recorded
    assert cast == outcome.present == len(room.present())


@given(rooms())
def test_every_sentence_is_one_line_that_ends_in_a_full_stop(room: Room) -> None:
    sentence = room.outcome().sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert ".." not in sentence
    assert "  " not in sentence
