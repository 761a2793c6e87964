"""A second counter, written only from the written rules of deciding; it imports nothing from the program.

A case in the form of `tests/voting/cases/rules.json` goes in, its kind and its numbers come out: the program must
decide the same. It makes no sentences. If the written rules leave a choice, this is the choice made
here:

Who decides
 1. A sole contractor is the one partner of that day, if in the count: who retired for the day is no partner, anybody
    else left out still is. No rule, quorum, interest, absence or veto is asked about, and there are no numbers. What
    was said counts: by name, by hands of one kind and no more than are held, else in writing whatever the form; with
    “nobody against”, for, unless dissenting or against in writing. For is `contractor`, against or abstaining not
    carried, nothing said incomplete.
 2. With source Act the rule's unit, interests, absent, quorum, casting vote and also its veto are not read, but
    fixed.
 3. Left out of the count comes first, whatever the reason, under the Act too: such a partner is in no base and no
    quorum, and has no vote, veto or casting vote.
 4. Out of the room is absent from this vote: not here for quorum, veto or casting vote, but asked for an answer as
    the absent are. Consent has no required form, and nobody loses it by stepping out.
 5. A vote, dissent or written answer of somebody who has none (left out, interest, here) is passed over in silence.

Quorum
 6. It is asked before all else but the sole contractor, for every way of deciding, also where nobody is here and all
    answer in writing; only the room counts towards it, no answer and no proxy.
 7. Interested members are not counted towards it, whatever `interests` says, which is about the base. What is needed
    is worked out before interests, as the keys of the cases say. Its unit is heads unless it names votes.
 8. Somebody it must include must be one of those counted towards it.
 9. Adjourned `any`: no quorum is asked, nor anybody named. An adjourned number takes the place of the number only;
    who must be included still must. Without an adjourned quorum, the usual one.

Needed, of what
10. Votes given are for and against; an abstention is not one. A base of nothing is no base: not carried. Both numbers
    are null where neither would mean anything; of a rule that asks for a number, that number always means something.
11. Base `present` is all here (the interested only with interests `in`) and every absent partner whose answer is
    taken, whichever way: an answer in writing or by proxy stands for being here.
12. At least one vote is always needed, whatever `all but 3` of 3 would give. A number is counted in the rule's unit
    and may be more than there are: then nothing carries. `all but 1` by votes held is one vote fewer.
13. A show of hands is counted in the rule's unit: numbers of votes held where the deed counts those.

What is open
14. A vote of those here is asked for first. With one uncounted it is incomplete, unless the result is the same
    whatever those uncounted and the absent may still say: only then is it true that it cannot alter it. With none
    uncounted, it is awaiting unless the result is the same whatever the absent may still say.
15. Incomplete has no numbers. Awaiting has them where they are known: with base `all`, and the number of a rule that
    asks for one. A settled one has those of what was counted so far.
16. A casting vote breaks a tie that is there. While an answer is open, one that is recorded is not used yet: a tie
    that only might come is `tied`, whatever is recorded.
17. A closed window ends the waiting; whatever answers stand in the case came in time.
18. `written` takes every form but a proxy; who sent one may still answer in writing. `proxy` takes every form.

Ties and vetoes
19. None for and none against is no tie. A casting vote is one vote more, also among votes held, and is given by a
    partner who is here, counted and without an interest, whether or not that partner voted.
20. A tie counts as a tie with `over 1/2` only. With anything else the need alone decides.
21. A veto needs a vote known to be against: by name, a dissent from “nobody against”, or an answer. A show of hands
    names nobody, so nobody's veto is in it.

Words
22. Agreed without a vote is `agreed` only while no answer of an absent partner is counted and no casting vote made
    it; else it is `carried`.
23. Not yet put is always `not_put`; without a quorum, or to a sole contractor, it has no numbers. Its numbers are those
    with all voting who are here or may still answer, beside the answers that came in.
24. A second proposal has the same room; its votes, answers, dissents and casting vote are its own.
25. A decision in writing: everybody in the count is away, and the rule takes answers and asks no quorum. It is measured
    by all partners, not by those who replied.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import product
from math import ceil, floor
from typing import Any, TypedDict

Case = Mapping[str, Any]

ACT = {"unit": "heads", "interests": "in", "absent": "written", "casting": "nobody", "quorum": None, "veto": ()}
HALF = "over 1/2"
VOTES = ("for", "against")


class Ruling(TypedDict):
    """The outcome of a proposal: one of the kinds of the cases, whether it takes effect, how many of how many."""

    kind: str
    takes_effect: bool
    needed: int | None
    of: int | None


@dataclass(frozen=True)
class Room:
    """Who is where. `weight` is by the rule's unit; everybody named here is in the count."""

    weight: Mapping[str, int]
    everybody: frozenset[str]
    base: frozenset[str]
    here: frozenset[str]
    voters: frozenset[str]
    asked: frozenset[str]

    def sum(self, people: Iterable[str]) -> int:
        """The votes of these people."""
        return sum(self.weight[person] for person in people)


@dataclass(frozen=True)
class Heard:
    """The answers so far. `loose` are the uncounted of those here, `awaited` the absent who may still answer."""

    yes: int = 0
    no: int = 0
    loose: int = 0
    awaited: int = 0
    answered: int = 0
    opposed: frozenset[str] = frozenset()
    loose_people: frozenset[str] = frozenset()
    awaited_people: frozenset[str] = frozenset()
    too_many: bool = False


def count(case: Case) -> Ruling:
    """Decide the case's proposal."""
    if case["how"] == "carried_over":
        return _without_numbers("carried_over")
    rule = case["rule"]
    if rule.get("source") == "act":
        case = {**case, "rule": {**rule, **ACT}}
    alone = _contractor(case)
    if alone is not None:
        return _without_numbers("not_put" if case["how"] == "none" else _alone(case, alone))
    return _decide(case)


def _contractor(case: Case) -> str | None:
    """The one partner of the day, if in the count."""
    out = case.get("out", {})
    partners = [person for person in case["partners"] if not out.get(person, "").startswith("retired")]
    return partners[0] if len(partners) == 1 and partners[0] not in out else None


def _alone(case: Case, person: str) -> str:
    """The decision of the one contractor."""
    votes = case.get("votes", {})
    said = case.get("written", {}).get(person, {}).get("vote")
    if case["how"] == "roll":
        said = votes.get(person, said)
    elif case["how"] == "agreed":
        said = "against" if person in case.get("dissents", ()) else said or "for"
    elif raised := [(vote, hands) for vote, hands in votes.items() if hands]:
        most = case.get("held", {}).get(person, 1) if case["rule"].get("unit") == "votes" else 1
        said = raised[0][0] if len(raised) == 1 and raised[0][1] <= most else None
    return {"for": "contractor", None: "incomplete"}.get(said, "not_carried")


def second(case: Case) -> Ruling | None:
    """Decide the later proposal on the same item, if there is one."""
    if "then" not in case:
        return None
    own: Case = {"how": "roll", "written": {}, "dissents": [], "casting_vote": None, "votes": {}}
    return count({**case, **own, **case["then"]})


def stands(case: Case) -> int | None:
    """The proposal of the case that is in force: the later of those that take effect."""
    later = second(case)
    if later is not None and later["takes_effect"]:
        return 2
    return 1 if count(case)["takes_effect"] else None


def _decide(case: Case) -> Ruling:
    room, how = _room_of(case), case["how"]
    if not _quorate(case, room):
        return _without_numbers("not_put" if how == "none" else "no_quorum")
    if _in_writing(case, room):
        case = {**case, "rule": {**case["rule"], "base": "all"}}
    rule, heard = case["rule"], _hear(case, room)
    if how == "none":
        return _with_numbers("not_put", _numbers(rule, _base(rule, room, _supposing(heard, "for", "for"))))
    if heard.too_many or (heard.loose and not _same(case, room, heard, VOTES)):
        return _without_numbers("incomplete")
    if heard.awaited and not _same(case, room, heard, (None,)):
        return _with_numbers("awaiting", _numbers(rule, room.sum(room.base) if rule["base"] == "all" else None))
    kind = _judge(case, room, heard)
    if kind == "carried" and how == "agreed" and not heard.answered and not _even(rule, heard):
        kind = "agreed"
    return _with_numbers(kind, _numbers(rule, _base(rule, room, heard)))


def _in_writing(case: Case, room: Room) -> bool:
    """Whether nobody met, so that answers alone decide."""
    rule = case["rule"]
    return room.everybody.issubset(case.get("away", ())) and not rule.get("quorum") and rule.get("absent", "no") != "no"


def _room_of(case: Case) -> Room:
    rule = case["rule"]
    held = case.get("held", {}) if rule.get("unit") == "votes" else {}
    everybody = frozenset(case["partners"]) - frozenset(case.get("out", {}))
    interested = everybody.intersection(case.get("no_vote", ()))
    away = everybody.intersection(case.get("away", ()))
    outside = away | everybody.intersection(case.get("out_of_room", ()))
    inside = everybody - outside
    left = interested if rule.get("interests", "out") == "out" else frozenset()
    return Room(
        weight={person: held.get(person, 1) for person in everybody},
        everybody=everybody,
        base=everybody - left,
        here=inside - left,
        voters=inside - interested,
        asked=outside - interested if rule.get("absent", "no") != "no" else frozenset(),
    )


def _quorate(case: Case, room: Room) -> bool:
    quorum = case["rule"].get("quorum")
    if not quorum:
        return True
    need = quorum["need"]
    if case.get("meeting", {}).get("adjourned"):
        need = quorum.get("adjourned", need)
        if need == "any":
            return True
    held = case.get("held", {}) if quorum.get("unit") == "votes" else {}
    everybody = sum(held.get(person, 1) for person in room.everybody)
    here = sum(held.get(person, 1) for person in room.voters)
    fraction = Fraction(str(need))
    needed = ceil(everybody * fraction) if "/" in str(need) else fraction
    return here >= needed and room.voters.issuperset(quorum.get("includes", ()))


def _hear(case: Case, room: Room) -> Heard:
    """Put together the answers of those here and those absent."""
    votes, how = case.get("votes", {}), case["how"]
    if how == "count":
        hands = votes["for"] + votes["against"] + votes.get("abstain", 0)
        left = room.sum(room.voters) - hands
        heard = Heard(yes=votes["for"], no=votes["against"], loose=max(left, 0), too_many=left < 0)
    else:
        if how == "agreed":
            dissents = case.get("dissents", ())
            votes = {person: "against" if person in dissents else "for" for person in room.voters}
        here = {person: votes[person] for person in room.voters if how != "none" and person in votes}
        heard = _add(Heard(), room, here)
        silent = room.voters - here.keys()
        heard = replace(heard, loose=room.sum(silent), loose_people=silent)
    return _add_absent(case, room, heard)


def _add(heard: Heard, room: Room, answers: Mapping[str, str]) -> Heard:
    opposed = frozenset(person for person, answer in answers.items() if answer == "against")
    yes = room.sum(person for person, answer in answers.items() if answer == "for")
    return replace(heard, yes=heard.yes + yes, no=heard.no + room.sum(opposed), opposed=heard.opposed | opposed)


def _add_absent(case: Case, room: Room, heard: Heard) -> Heard:
    if not room.asked:
        return heard
    proxies = case["rule"]["absent"] == "proxy"
    written = case.get("written", {})
    taken = {
        person: written[person]["vote"]
        for person in room.asked
        if person in written and (proxies or written[person]["how"] != "proxy")
    }
    heard = replace(_add(heard, room, taken), answered=room.sum(taken))
    if case.get("window", "open") == "closed":
        return heard
    missing = room.asked - taken.keys()
    return replace(heard, awaited=room.sum(missing), awaited_people=missing)


def _supposing(heard: Heard, loose: str | None, absent: str | None) -> Heard:
    """Assume how the uncounted all vote and the awaited all answer (`None`: no assumption)."""
    against = (heard.loose_people if loose == "against" else frozenset()) | (
        heard.awaited_people if absent == "against" else frozenset()
    )
    return replace(
        heard,
        yes=heard.yes + heard.loose * (loose == "for") + heard.awaited * (absent == "for"),
        no=heard.no + heard.loose * (loose == "against") + heard.awaited * (absent == "against"),
        opposed=heard.opposed | against,
        answered=heard.answered + (heard.awaited if absent else 0),
    )


def _same(case: Case, room: Room, heard: Heard, loose: Iterable[str | None]) -> bool:
    """Whether the result is the same, whatever the uncounted (one of `loose`) and the absent may still say."""
    case = {**case, "casting_vote": None}
    absent: tuple[str | None, ...] = VOTES if heard.awaited else (None,)
    return len({_judge(case, room, _supposing(heard, *both)) for both in product(loose, absent)}) == 1


def _base(rule: Case, room: Room, heard: Heard) -> int:
    """Of how many."""
    return {
        "cast": heard.yes + heard.no,
        "present": room.sum(room.here) + heard.answered,
        "all": room.sum(room.base),
    }[rule["base"]]


def _numbers(rule: Case, of: int | None) -> tuple[int | None, int | None]:
    """How many are needed, of how many; `None` for a number that is not known or is a share of nothing."""
    if of:
        return _needed(rule["need"], of), of
    return (_needed(rule["need"], 0) if rule["need"].startswith("number") else None), None


@cache
def _needed(need: str, of: int) -> int:
    words = need.split()
    if need == "all":
        return of
    if words[0] == "number":
        return int(words[1])
    if words[:2] == ["all", "but"]:
        return max(1, of - int(words[2]))
    share = of * Fraction(words[1])
    return floor(share) + 1 if words[0] == "over" else ceil(share)


def _judge(case: Case, room: Room, heard: Heard) -> str:
    """Veto, tie, need: carried, not_carried or tied, from the answers."""
    rule = case["rule"]
    of = _base(rule, room, heard)
    if not of or not heard.opposed.isdisjoint(rule.get("veto", ())):
        return "not_carried"
    needed = _needed(rule["need"], of)
    if _even(rule, heard):
        return _break(case, room, heard.yes + 1 >= needed)
    return "carried" if heard.yes >= needed else "not_carried"


def _even(rule: Case, heard: Heard) -> bool:
    """Whether it is a tie."""
    return heard.yes == heard.no > 0 and bool(rule["need"] == HALF)


def _break(case: Case, room: Room, could_carry: bool) -> str:
    """A tie, after the casting vote."""
    holder = case["rule"].get("casting", "nobody")
    if holder == "chair":
        holder = case.get("meeting", {}).get("chair", "A")
    if not could_carry or holder not in room.voters:
        return "not_carried"
    cast = case.get("casting_vote")
    if cast is None:
        return "tied"
    return "carried" if cast == "for" else "not_carried"


def _with_numbers(kind: str, numbers: tuple[int | None, int | None]) -> Ruling:
    effective = kind in {"carried", "agreed", "contractor"}
    return Ruling(kind=kind, takes_effect=effective, needed=numbers[0], of=numbers[1])


def _without_numbers(kind: str) -> Ruling:
    return _with_numbers(kind, (None, None))
