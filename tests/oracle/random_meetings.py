"""Random meetings in the form of `tests/voting/cases/rules.json`, the same ones for the same seed.

    python -m tests.oracle.random_meetings 20000 --seed 7 > meetings.json

writes this many as a file of cases, with the counter's result as the `expect` of each (no sentences).
Nothing in a meeting is bad input: those who vote may vote, names are partners, holdings are at least one vote. Some
votes are missing, some shows of hands count too many, some answers are of a form that the rule does not take, and
some casting votes are recorded where there is no tie. Ties are made on purpose: by chance alone they would be rare.

Partners are A to Z, then AA, AB and so on. Each feature is drawn on its own, so that any two of them meet.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from string import ascii_uppercase
from typing import Any

from tests.oracle.counter import count

Case = dict[str, Any]

LETTERS = [
    *ascii_uppercase,
    *("A" + letter for letter in ascii_uppercase),
    *("B" + letter for letter in ascii_uppercase),
]
MOST = 60
MEETING = date(2026, 11, 30)
HOW = {"roll": 45, "count": 22, "agreed": 23, "none": 7, "carried_over": 3}
FORMS = ("e-mail", "letter", "message", "told", "proxy")
REASONS = ("suspended", "retired that day", "on leave", "under notice")
CHOICES = ("for", "against", "abstain")
PRESETS = {
    ("over 1/2", "cast"): "half-of-votes",
    ("over 1/2", "all"): "half-of-all",
    ("least 2/3", "cast"): "two-thirds-of-votes",
    ("least 2/3", "all"): "two-thirds-of-all",
    ("least 3/4", "all"): "three-quarters-of-all",
    ("all", "present"): "everybody-here",
    ("all", "all"): "all-partners",
    ("all but 1", "all"): "all-partners",
}


def random_meetings(how_many: int, seed: int) -> Iterator[Case]:
    """Return this many cases without `expect`, named from r1 on."""
    draw = random.Random(seed)
    for number in range(1, how_many + 1):
        yield _meeting(draw, number)


def expecting(case: Case) -> Case:
    """Return the case with the counter's result."""
    return {**case, "expect": dict(count(case))}


def _meeting(draw: random.Random, number: int) -> Case:
    partners = LETTERS[: _size(draw)]
    how = draw.choices(tuple(HOW), tuple(HOW.values()))[0]
    case: Case = {"id": f"r{number}", "title": f"Random meeting {number}", "rule": _rule(draw, partners)}
    case |= {"partners": partners} | _held(draw, partners, case["rule"])
    if len(partners) > 1 and draw.random() < 0.7:
        case |= _whereabouts(draw, partners)
    case |= _meeting_facts(draw, partners, case["rule"]) | {"how": how}
    if how == "carried_over":
        return case | {"to": str(MEETING + timedelta(days=draw.randint(1, 60)))}
    case |= _written(draw, case)
    if how == "roll":
        case["votes"] = _roll(draw, case)
    elif how == "count":
        case["votes"] = _hands(draw, case)
    elif how == "agreed" and (dissents := _some(draw, voters_of(case), 0.3)):
        case["dissents"] = dissents
    if how != "none" and case["rule"].get("casting", "nobody") != "nobody" and draw.random() < 0.6:
        case["casting_vote"] = draw.choice(("for", "against", "declined"))
    if how == "roll" and draw.random() < 0.03:
        case["then"] = {"votes": _roll(draw, case)}
    return case


def _size(draw: random.Random) -> int:
    least, most = draw.choices(((1, 1), (2, 4), (5, 9), (10, 25), (26, MOST)), (3, 37, 45, 12, 3))[0]
    return draw.randint(least, most)


def _some(draw: random.Random, people: Sequence[str], chance: float, most: int = MOST) -> list[str]:
    """Nobody, or some of these people in their order; how many varies widely from one draw to the next."""
    if not people or draw.random() >= chance:
        return []
    share = draw.choice((0.15, 0.3, 0.5, 0.8))
    taken = [person for person in people if draw.random() < share] or [draw.choice(people)]
    return taken[:most]


def _rule(draw: random.Random, partners: Sequence[str]) -> Case:
    if draw.random() < 0.25:
        act = {"preset": "no-deed", "need": draw.choice(("over 1/2", "over 1/2", "over 1/2", "all"))}
        return act | {"base": "all", "unit": "heads", "absent": "written", "interests": "in", "source": "act"}
    need, base = _need(draw, len(partners)), draw.choice(("cast", "cast", "present", "all", "all"))
    rule: Case = {"preset": PRESETS.get((need, base)), "need": need, "base": base, "source": "deed", "clause": "12.3"}
    if draw.random() < 0.3:
        rule["unit"] = "votes"
    if draw.random() < 0.5:
        rule["absent"] = draw.choice(("written", "proxy"))
    if draw.random() < 0.4:
        rule["interests"] = draw.choice(("in", "out"))
    if draw.random() < (0.6 if need == "over 1/2" else 0.1):
        rule["casting"] = draw.choice(("chair", "chair", draw.choice(partners), "nobody"))
    if draw.random() < 0.25:
        rule["quorum"] = _quorum(draw, partners)
    if veto := _some(draw, partners, 0.12, most=2):
        rule["veto"] = veto
    if draw.random() < 0.1:
        rule["deadlock"] = "clause 12.6"
    return rule


def _need(draw: random.Random, size: int) -> str:
    if draw.random() < 0.5:
        return "over 1/2"
    if size == 1:
        return draw.choice(("all", "number 1", "least 2/3"))
    fraction = draw.choice(("1/2", "3/5", "2/3", "3/4", "4/5", "1/3"))
    over = draw.choice(("2/3", "3/4", "3/5", "1/3"))
    number, but = draw.randint(1, size), draw.randint(1, min(3, size - 1))
    return draw.choice((f"least {fraction}", f"over {over}", "all", f"all but {but}", f"number {number}"))


def _quorum(draw: random.Random, partners: Sequence[str]) -> Case:
    number = str(draw.randint(1, max(1, len(partners) * 2 // 3)))
    quorum: Case = {"need": draw.choice((number, "1/2", "1/3", "2/3", "3/4"))}
    if draw.random() < 0.3:
        quorum["unit"] = draw.choice(("votes", "heads"))
    if includes := _some(draw, partners, 0.35, most=2):
        quorum["includes"] = includes
    if draw.random() < 0.5:
        quorum["adjourned"] = draw.choice(("any", str(draw.randint(1, max(1, len(partners) // 2)))))
    return quorum


def _held(draw: random.Random, partners: Sequence[str], rule: Case) -> Case:
    """Votes held: if the rule or its quorum asks for them, and occasionally if neither does."""
    asked = "votes" in (rule.get("unit"), rule.get("quorum", {}).get("unit"))
    if draw.random() >= (0.9 if asked else 0.05):
        return {}
    most = draw.choice((2, 3, 10, 100))
    step = draw.choice((1, 1, 5))
    return {"held": {person: draw.randint(1, most) * step for person in partners if draw.random() < 0.9}}


def _whereabouts(draw: random.Random, partners: Sequence[str]) -> Case:
    """Who is left out, away, out of the room or has an interest; the last may also be away or out of the room."""
    out = _some(draw, partners, 0.2, most=3)
    away = [person for person in _some(draw, partners, 0.5) if person not in out or draw.random() < 0.1]
    if draw.random() < 0.03:
        away = list(partners)
    left = [person for person in partners if person not in out and person not in away]
    found: Case = {
        "out": {person: draw.choice(REASONS) for person in out},
        "away": away,
        "out_of_room": _some(draw, left, 0.1, most=3),
        "no_vote": _some(draw, [person for person in partners if person not in out], 0.2, most=3),
    }
    return {key: people for key, people in found.items() if people}


def _meeting_facts(draw: random.Random, partners: Sequence[str], rule: Case) -> Case:
    facts: Case = {}
    if draw.random() < 0.2:
        facts["chair"] = draw.choice(partners)
    if draw.random() < (0.4 if "adjourned" in rule.get("quorum", {}) else 0.02):
        facts["adjourned"] = True
    return {"meeting": facts} if facts else {}


def _written(draw: random.Random, case: Case) -> Case:
    """Answers from absent partners, some of a form that the rule does not take, and whether more may come."""
    takes = case["rule"].get("absent", "no") != "no"
    likely = draw.choice((0.0, 0.3, 0.7, 1.0)) if takes else draw.choice((0.0, 0.0, 0.0, 0.5))
    votes = draw.choice(((8, 1, 1), (1, 1, 0), (1, 8, 1)))
    written = {
        person: {
            "vote": draw.choices(CHOICES, votes)[0],
            "on": str(MEETING + timedelta(days=draw.randint(-5, 14))),
            "how": draw.choice(FORMS),
        }
        for person in (*case.get("away", ()), *case.get("out_of_room", ()))
        if draw.random() < likely
    }
    found: Case = {"written": written} if written else {}
    return found | ({"window": draw.choice(("open", "closed"))} if draw.random() < 0.7 else {})


def voters_of(case: Case) -> list[str]:
    """Who is here and may vote."""
    others = {*case.get("out", ()), *case.get("away", ()), *case.get("out_of_room", ()), *case.get("no_vote", ())}
    return [person for person in case["partners"] if person not in others]


def _roll(draw: random.Random, case: Case) -> dict[str, str]:
    """A roll call: usually an even split if there is a casting vote, otherwise usually not; occasionally with gaps."""
    voters = voters_of(case)
    if draw.random() < (0.8 if "casting" in case["rule"] else 0.25):
        draw.shuffle(voters)
        abstaining = len(voters) % 2 + 2 * (draw.random() < 0.15)
        called = [*["abstain"] * abstaining, *["for", "against"] * len(voters)][: len(voters)]
        votes = dict(zip(voters, called, strict=True))
    else:
        leaning = draw.choice(((9, 1, 0), (6, 3, 1), (4, 4, 2), (2, 8, 1), (1, 0, 0)))
        votes = {person: draw.choices(CHOICES, leaning)[0] for person in voters}
    if draw.random() < 0.2:
        for person in draw.sample(voters, min(len(voters), draw.randint(1, 2))):
            del votes[person]
    return votes


def _hands(draw: random.Random, case: Case) -> dict[str, int]:
    """A show of hands, in votes held if the rule counts those."""
    held = case.get("held", {}) if case["rule"].get("unit") == "votes" else {}
    hands = dict.fromkeys(CHOICES, 0)
    for person, vote in _roll(draw, case).items():
        hands[vote] += held.get(person, 1)
    if draw.random() < 0.04:
        hands[draw.choice(CHOICES)] += draw.randint(1, 2)
    return hands


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a file of cases to the standard output."""
    parser = argparse.ArgumentParser(
        description="Write random meetings with what the independent counter makes of them."
    )
    parser.add_argument("how_many", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    cases = [json.dumps(expecting(case)) for case in random_meetings(asked.how_many, asked.seed)]
    about = f"{asked.how_many} random meetings, seed {asked.seed}"
    sys.stdout.write(json.dumps({"about": about})[:-1] + ', "cases": [\n' + ",\n".join(cases) + "\n]}\n")


if __name__ == "__main__":
    main()
