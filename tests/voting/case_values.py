"""A worked case, read from JSON into the engine's values.

One case of a file:

    {"id": "c01", "title": "…",
     "rule": {"need": "over 1/2", "base": "all", "unit": "heads", "absent": "written", "interests": "in",
              "casting": "chair", "quorum": {"need": "4", "unit": "heads", "includes": ["A"], "adjourned": "any"},
              "veto": ["A"], "deadlock": "clause 12.6", "source": "act", "clause": "12.3", "answer_within": 14},
     "partners": ["A", "B"], "held": {"A": 60}, "out": {"E": "suspended"}, "away": ["D"], "out_of_room": [],
     "no_vote": ["E"], "written": {"D": {"vote": "for", "on": "2026-12-03", "how": "e-mail"}}, "window": "open",
     "how": "roll", "votes": {"A": "for"}, "casting_vote": "declined", "dissents": ["E"], "to": "2026-12-14",
     "meeting": {"chair": "B", "adjourned": true}, "then": {"votes": {"A": "against"}},
     "expect": {"kind": "carried", "takes_effect": true, "needed": 3, "of": 5, "sentence": "…", "explain": "…",
                "effective_on": "2026-12-04", "second": "…", "stands": 2, "check": "two_carried"}}

`need` is “over a/b”, “least a/b”, “all”, “all but k” or “number n”; `base` “cast”, “present” or “all”; `unit` “heads”
(the default) or “votes”; `absent` “no” (the default), “written” or “proxy”; `interests` “out” (the default) or “in”;
`casting` “nobody” (the default), “chair” or a person. A quorum's need is a number or a fraction; `adjourned` a number,
a fraction or “any”. `how` is “roll”, “count” (then `votes` holds for, against, abstain), “agreed”, “none” (not put: the
live sentence) or “carried_over”. People are A, B, C …; the meeting is on 30 November 2026 and A chairs it, unless
`meeting` says otherwise. Where everybody is away, and the rule takes answers and asks no quorum, it is a decision
in writing. Only what `expect` names is compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice, ConsentWay
from wizard.plan.tier import (
    AbsentAnswers,
    AllBut,
    Base,
    Casting,
    CastingHolder,
    Interests,
    Least,
    Need,
    Number,
    Over,
    Quorum,
    QuorumNeed,
    Tier,
    Unit,
)
from wizard.plan.voting_rule import act_tier
from wizard.voting.answers_given import Answers, CastingVote, Hands, Way, Written
from wizard.voting.room import AnswerWindow, LeftOut, Partner, Room

Case = Mapping[str, Any]
"""One case of a file, as parsed from JSON."""

TODAY = date(2026, 11, 30)
"""The day of the meeting, unless a case says otherwise."""

_NAMES = {name[0]: f"Dr {name}" for name in ("Ash", "Bell", "Cole", "Dean", "Eyre", "Ford", "Gale", "Holt", "Jay")}
_WAYS = {
    "roll": Way.ROLL_CALL,
    "count": Way.COUNT,
    "agreed": Way.AGREED,
    "none": Way.NOT_PUT,
    "carried_over": Way.CARRIED_OVER,
}


def name_of(letter: str) -> str:
    """Return the name of a person in the cases."""
    return _NAMES.get(letter, f"Dr {letter}")


def need_of(words: str) -> Need:
    """Return a need from its words: “over 1/2”, “all but 1”, “number 4”."""
    kind, _, rest = words.partition(" ")
    if kind == "number":
        return Number(kind="number", number=int(rest))
    if kind == "all":
        return AllBut(kind="all_but", fewer=int(rest.removeprefix("but ")) if rest else 0)
    part, of = (int(number) for number in rest.split("/"))
    return Over(kind="over", part=part, of=of) if kind == "over" else Least(kind="least", part=part, of=of)


def _quorum_need(words: str) -> QuorumNeed:
    part, found, of = words.partition("/")
    return Least(kind="least", part=int(part), of=int(of)) if found else Number(kind="number", number=int(part))


def _quorum(data: Mapping[str, Any] | None) -> Quorum | None:
    if data is None:
        return None
    adjourned = data.get("adjourned")
    return Quorum(
        need=_quorum_need(str(data["need"])),
        unit=Unit(data.get("unit", "heads")),
        includes=tuple(letter.lower() for letter in data.get("includes", ())),
        adjourned=None if adjourned in (None, "any") else _quorum_need(str(adjourned)),
        adjourned_any=adjourned == "any",
    )


def _casting(who: str) -> Casting:
    if who in ("nobody", "chair"):
        return Casting(who=CastingHolder(who))
    return Casting(who=CastingHolder.PERSON, person=who.lower())


def tier_of(rule: Mapping[str, Any]) -> Tier:
    """Return the tier of a case; the Act fixes everything but the need."""
    if rule.get("source") == "act":
        return act_tier(need_of(rule["need"]))
    return Tier(
        need=need_of(rule["need"]),
        base=Base(rule["base"]),
        unit=Unit(rule.get("unit", "heads")),
        quorum=_quorum(rule.get("quorum")),
        casting=_casting(rule.get("casting", "nobody")),
        absent=AbsentAnswers(rule.get("absent", "no")),
        answer_within=rule.get("answer_within"),
        interests=Interests(rule.get("interests", "out")),
        veto=tuple(letter.lower() for letter in rule.get("veto", ())),
        deadlock=rule.get("deadlock", ""),
        clause=rule.get("clause", ""),
    )


def room_of(case: Case) -> Room:
    """Return the room of a case."""
    apart = {place: case.get(place, ()) for place in ("no_vote", "away", "out_of_room")}
    out = case.get("out", {})
    counted = [letter for letter in case["partners"] if letter not in out]
    aside = [letter for letter in counted if letter in apart["no_vote"]]
    voting = [letter for letter in counted if letter not in aside]
    outside = {*apart["away"], *apart["out_of_room"]}
    here = [letter for letter in voting if letter not in outside]
    meeting = case.get("meeting", {})
    return Room(
        here=_partners(case, here),
        absent=_partners(case, (letter for letter in voting if letter in apart["away"])),
        out_of_room=_partners(case, (letter for letter in voting if letter in apart["out_of_room"])),
        stepping_aside=_partners(case, aside),
        aside_here=frozenset(letter.lower() for letter in aside if letter not in outside),
        left_out=tuple(
            LeftOut(partner, reason, is_partner=not reason.startswith("retired"))
            for letter, reason in out.items()
            for partner in _partners(case, [letter])
        ),
        chair=meeting.get("chair", "A").lower(),
        names={letter.lower(): name_of(letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"},
        held_on=date.fromisoformat(meeting.get("held_on", TODAY.isoformat())),
        window=AnswerWindow(open=case.get("window", "open") == "open"),
        adjourned=meeting.get("adjourned", False),
        circulation=_in_writing(case, counted),
    )


def _in_writing(case: Case, counted: Sequence[str]) -> bool:
    rule, away = case["rule"], case.get("away", ())
    takes_answers = not rule.get("quorum") and rule.get("absent", "no") != "no"
    return takes_answers and bool(counted) and all(letter in away for letter in counted)


def _partners(case: Case, letters: Iterable[str]) -> tuple[Partner, ...]:
    held = case.get("held", {})
    return tuple(Partner(letter.lower(), name_of(letter), held.get(letter, 1)) for letter in letters)


def answers_of(case: Case) -> Answers:
    """Return the answers of a case."""
    way, votes = _WAYS[case["how"]], case.get("votes", {})
    casting, to = case.get("casting_vote"), case.get("to")
    hands = Hands(votes.get("for", 0), votes.get("against", 0), votes.get("abstain", 0))
    by_name = {letter.lower(): Choice(choice) for letter, choice in votes.items()} if way is Way.ROLL_CALL else {}
    return Answers(
        way=way,
        votes=by_name,
        hands=hands if way is Way.COUNT else Hands(),
        dissents=frozenset(letter.lower() for letter in case.get("dissents", ())),
        written=tuple(
            Written(
                person=letter.lower(),
                choice=Choice(given["vote"]),
                on=date.fromisoformat(given["on"]) if "on" in given else None,
                how=ConsentWay(given.get("how", "e-mail")),
                seen_by=given.get("seen_by", ""),
            )
            for letter, given in case.get("written", {}).items()
        ),
        casting=CastingVote(CastingChoice(casting)) if casting else None,
        carried_to=date.fromisoformat(to) if to else None,
    )
