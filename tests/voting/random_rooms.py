"""Random rooms, rules and answers, small enough to try out every possible ending."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice, ConsentWay
from wizard.plan.tier import (
    HALF,
    AbsentAnswers,
    AllBut,
    Base,
    Casting,
    CastingHolder,
    Interests,
    Need,
    Number,
    Over,
    Quorum,
    Tier,
    Unit,
    least,
)
from wizard.voting.answers_given import Answers, CastingVote, Hands, Way, Written
from wizard.voting.meets import meets
from wizard.voting.room import AnswerWindow, LeftOut, Partner, Room
from wizard.voting.ruling import Ruling

MEETING = date(2026, 11, 30)

NEEDS: st.SearchStrategy[Need] = st.one_of(
    st.just(HALF),
    st.sampled_from([least(2, 3), least(3, 4), least(1, 2), least(3, 5), Over(kind="over", part=2, of=3)]),
    st.builds(AllBut, kind=st.just("all_but"), fewer=st.integers(0, 2)),
    st.builds(Number, kind=st.just("number"), number=st.integers(1, 5)),
)
QUORUMS = st.none() | st.builds(
    Quorum,
    need=st.builds(Number, kind=st.just("number"), number=st.integers(1, 4))
    | st.sampled_from([least(1, 2), least(2, 3)]),
    unit=st.sampled_from(Unit),
    includes=st.sampled_from([(), (), ("p0",)]),
)
CASTINGS = st.sampled_from(
    [
        Casting(),
        Casting(who=CastingHolder.CHAIR),
        Casting(who=CastingHolder.PERSON, person="p1"),
    ]
)
TIERS = st.builds(
    Tier,
    need=NEEDS,
    base=st.sampled_from(Base),
    unit=st.sampled_from(Unit),
    quorum=QUORUMS,
    casting=CASTINGS,
    absent=st.sampled_from(AbsentAnswers),
    interests=st.sampled_from(Interests),
    veto=st.sampled_from([(), (), (), ("p0",), ("p0", "p2")]),
)


@dataclass(frozen=True)
class Sitting:
    """A rule, a room and the answers in it."""

    tier: Tier
    room: Room
    answers: Answers

    @property
    def ruling(self) -> Ruling:
        """The engine's ruling."""
        return meets(self.tier, self.room, self.answers)

    def with_answers(self, **changes: object) -> "Sitting":
        """The same sitting with other answers."""
        return replace(self, answers=replace(self.answers, **changes))  # type: ignore[arg-type]

    def with_vote(self, person: str, choice: Choice | None) -> "Sitting":
        """The same sitting with another vote by somebody here at the roll call."""
        votes = {key: kept for key, kept in self.answers.votes.items() if key != person}
        return self.with_answers(votes=votes if choice is None else {**votes, person: choice})

    def ended(self) -> "Sitting":
        """The same sitting once absent partners can no longer answer."""
        return replace(self, room=replace(self.room, window=AnswerWindow(open=False)))

    def endings(self) -> Iterator["Sitting"]:
        """Yield every way in which the open votes and answers could still come in, with the window closed."""
        count = self.ruling.count
        missing = [partner.id for partner in count.unrecorded]
        absent = [partner.id for partner in count.unanswered]
        for votes in product(Choice, repeat=len(missing)):
            here = {**self.answers.votes, **dict(zip(missing, votes, strict=True))}
            for answers in product([*Choice, None], repeat=len(absent)):
                late = tuple(
                    Written(person, choice, MEETING + timedelta(days=9))
                    for person, choice in zip(absent, answers, strict=True)
                    if choice is not None
                )
                yield self.with_answers(votes=here, written=self.answers.written + late).ended()


@st.composite
def rooms(draw: st.DrawFn, most: int = 5) -> Room:
    """Draw a room; everybody is in one group."""
    size = draw(st.integers(2, most))
    places: dict[str, list[Partner]] = {"here": [], "absent": [], "out_of_room": [], "aside": [], "left_out": []}
    kinds = st.sampled_from(["here", "here", "here", "here", "absent", "absent", "out_of_room", "aside", "left_out"])
    for number in range(size):
        partner = Partner(f"p{number}", f"Dr {number}", draw(st.integers(1, 4)))
        places[draw(kinds)].append(partner)
    return Room(
        here=tuple(places["here"]),
        absent=tuple(places["absent"]),
        out_of_room=tuple(places["out_of_room"]),
        stepping_aside=tuple(places["aside"]),
        aside_here=frozenset(p.id for p in places["aside"] if draw(st.booleans())),
        left_out=tuple(LeftOut(p, "suspended") for p in places["left_out"]),
        chair=draw(st.sampled_from(["p0", "p1", None])),
        held_on=MEETING,
        window=AnswerWindow(open=draw(st.booleans())),
    )


@st.composite
def sittings(draw: st.DrawFn, *, way: Way | None = None, most: int = 5, complete: bool = False) -> Sitting:
    """Draw a sitting: a roll call by default; unless `complete`, votes may be missing."""
    room = draw(rooms(most))
    choices = st.sampled_from([Choice.FOR, *Choice])
    maybe = st.none() | choices
    voted = {partner.id: draw(choices if complete else maybe) for partner in room.here}
    answered = {partner.id: draw(maybe) for partner in room.away}
    here = len(room.here)
    answers = Answers(
        way=way or Way.ROLL_CALL,
        votes={person: choice for person, choice in voted.items() if choice is not None},
        hands=Hands(draw(st.integers(0, here)), draw(st.integers(0, here)), draw(st.integers(0, 1))),
        dissents=frozenset(p.id for p in room.here if draw(st.integers(0, 5)) == 0),
        written=tuple(
            Written(
                person, choice, MEETING + timedelta(days=draw(st.integers(-2, 4))), draw(st.sampled_from(ConsentWay))
            )
            for person, choice in answered.items()
            if choice is not None
        ),
        casting=draw(st.none() | st.builds(CastingVote, st.sampled_from(CastingChoice))),
    )
    return Sitting(draw(TIERS), room, answers)
