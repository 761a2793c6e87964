"""The second counter gives the results that the worked cases expect, is independent, and judges open answers right."""

import ast
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests.oracle.counter import count, second, stands
from tests.oracle.random_meetings import CHOICES, Case, expecting, main, random_meetings, voters_of

HERE = Path(__file__).parent
CASES: list[Case] = json.loads((HERE.parent / "voting/cases/rules.json").read_text("utf-8"))["cases"]
DEED: Case = {"need": "over 1/2", "base": "all", "source": "deed", "clause": "12.3"}
FOUR_FOR = dict.fromkeys("ABCD", "for")
EVEN = {"A": "for", "B": "for", "C": "against", "D": "against"}


def test_there_are_sixty_cases() -> None:
    assert len({case["id"] for case in CASES}) == 60


@pytest.mark.parametrize("case", CASES, ids=[f"{case['id']} {case['title']}" for case in CASES])
def test_a_worked_case(case: Case) -> None:
    expected = case["expect"]
    assert count(case) == {key: expected[key] for key in ("kind", "takes_effect", "needed", "of")}
    assert stands(case) == expected.get("stands", 1 if expected["takes_effect"] else None)


def test_a_second_proposal_is_decided_on_its_own_votes() -> None:
    case = next(case for case in CASES if "then" in case)
    assert second(case) == {"kind": "carried", "takes_effect": True, "needed": 3, "of": 5}
    assert second(CASES[0]) is None


def test_a_second_proposal_that_is_lost_leaves_the_first_in_force() -> None:
    case = next(case for case in CASES if "then" in case)
    assert stands(case | {"then": {"votes": dict.fromkeys("ABCDE", "against")}}) == 1


def roll(votes: dict[str, str], partners: str = "ABCDE", **more: Any) -> Case:
    """A roll call of A to E under a deed; `rule` overrides parts of the deed's rule."""
    rule = DEED | more.pop("rule", {})
    return {"rule": rule, "partners": list(partners), "how": "roll", "votes": votes, **more}


QUORUM = {"quorum": {"need": "4"}}
NO_MORE: Case = {"window": "closed"}
CHOSEN: dict[str, tuple[Case, tuple[str, int | None, int | None]]] = {
    "1 sole contractor": (roll({"A": "for"}, "A", away=["A"], rule={"need": "number 3"}), ("contractor", None, None)),
    "1 sole contractor, no answer": (roll({}, "A"), ("incomplete", None, None)),
    "1 sole contractor, against, without a quorum": (
        roll({"A": "against"}, "A", rule={"quorum": {"need": "2"}}),
        ("not_carried", None, None),
    ),
    "1 sole contractor, in writing": (
        roll({}, "A", away=["A"], written={"A": {"vote": "for", "on": "2026-12-01", "how": "letter"}}),
        ("contractor", None, None),
    ),
    "1 sole contractor, hands of two kinds": (
        roll({}, "A", rule={"unit": "votes"}, held={"A": 3})
        | {"how": "count", "votes": {"for": 1, "against": 1, "abstain": 0}},
        ("incomplete", None, None),
    ),
    "1 the other is retired that day": (
        roll({"A": "for"}, "AB", out={"B": "retired that day"}),
        ("contractor", None, None),
    ),
    "1 the other is suspended": (roll({"A": "for"}, "AB", out={"B": "suspended"}), ("carried", 1, 1)),
    "1 the only one is suspended": (
        roll({}, "AB", out={"A": "suspended", "B": "retired that day"}) | {"how": "agreed"},
        ("not_carried", None, None),
    ),
    "2 the Act is fixed": (
        roll(EVEN | {"E": "for"}, rule={"source": "act", "veto": ["C"], "casting": "chair", **QUORUM}, away=["A"]),
        ("awaiting", 3, 5),
    ),
    "3 out, and its vote": (roll(FOUR_FOR | {"E": "against"}, out={"E": "suspended"}), ("carried", 3, 4)),
    "4 out of the room": (roll(EVEN, rule={"absent": "written"}, out_of_room=["E"]), ("awaiting", 3, 5)),
    "4 out of the room, answered": (
        roll(EVEN, rule={"absent": "written"}, out_of_room=["E"], written={"E": {"vote": "for", "how": "letter"}}),
        ("carried", 3, 5),
    ),
    "6 nobody here": (
        roll({}, rule={"absent": "written", **QUORUM}, away=list("ABCDE")),
        ("no_quorum", None, None),
    ),
    "7 interests out": (roll(FOUR_FOR, rule={"quorum": {"need": "5"}}, no_vote=["E"]), ("no_quorum", None, None)),
    "7 interests in": (
        roll(FOUR_FOR, rule={"quorum": {"need": "5"}, "interests": "in"}, no_vote=["E"]),
        ("no_quorum", None, None),
    ),
    "7 a share before interests": (
        roll(FOUR_FOR, rule={"quorum": {"need": "3/4"}}, no_vote=["D", "E"]),
        ("no_quorum", None, None),
    ),
    "8 included, with an interest": (
        roll(FOUR_FOR, rule={"quorum": {"need": "2", "includes": ["E"]}}, no_vote=["E"]),
        ("no_quorum", None, None),
    ),
    "9 adjourned any": (
        roll(
            FOUR_FOR,
            rule={"quorum": {"need": "5", "includes": ["E"], "adjourned": "any"}},
            away=["E"],
            meeting={"adjourned": True},
        ),
        ("carried", 3, 5),
    ),
    "9 adjourned number": (
        roll(
            FOUR_FOR,
            rule={"quorum": {"need": "5", "includes": ["E"], "adjourned": "2"}},
            away=["E"],
            meeting={"adjourned": True},
        ),
        ("no_quorum", None, None),
    ),
    "9 not adjourned": (
        roll(FOUR_FOR, rule={"quorum": {"need": "5", "adjourned": "2"}}, away=["E"]),
        ("no_quorum", None, None),
    ),
    "10 none given": (roll(dict.fromkeys("ABCDE", "abstain"), rule={"base": "cast"}), ("not_carried", None, None)),
    "10 none given, and a number": (
        roll(dict.fromkeys("ABCDE", "abstain"), rule={"base": "cast", "need": "number 3"}),
        ("not_carried", 3, None),
    ),
    "10 nobody here, of all": (roll({}, away=list("ABCDE")), ("not_carried", 3, 5)),
    "10 abstentions": (roll(EVEN | {"D": "abstain", "E": "abstain"}, rule={"base": "cast"}), ("carried", 2, 3)),
    "11 present and answered": (
        roll(
            FOUR_FOR,
            rule={"base": "present", "need": "all", "absent": "written"},
            away=["E"],
            written={"E": {"vote": "abstain", "on": "2026-11-30", "how": "letter"}},
        ),
        ("not_carried", 5, 5),
    ),
    "12 all but too many": (
        roll({"A": "abstain", "B": "abstain"}, "AB", rule={"need": "all but 2"}),
        ("not_carried", 1, 2),
    ),
    "12 a number too high": (roll(FOUR_FOR | {"E": "for"}, rule={"need": "number 6"}), ("not_carried", 6, 5)),
    "13 hands are votes held": (
        roll({}, "AB", rule={"unit": "votes"}, held={"A": 60, "B": 40})
        | {"how": "count", "votes": {"for": 60, "against": 40}},
        ("carried", 51, 100),
    ),
    "14 both open": (
        roll({"A": "for", "B": "for"}, "ABCDEFG", rule={"absent": "written"}, away=list("DEFG")),
        ("incomplete", None, None),
    ),
    "14 both open, and nothing can alter it": (
        roll({"A": "against", "B": "for"}, "ABCDE", rule={"absent": "written", "need": "all"}, away=["D", "E"]),
        ("not_carried", 5, 5),
    ),
    "15 a number while it waits": (
        roll({"A": "for"}, rule={"absent": "written", "base": "cast", "need": "number 3"}, away=list("BCDE")),
        ("awaiting", 3, None),
    ),
    "16 a casting vote too soon": (
        roll({"A": "for", "B": "for", "C": "against"}, rule={"casting": "chair"}, away=["E"], casting_vote="for"),
        ("incomplete", None, None),
    ),
    "18 a proxy where none is allowed": (
        roll(
            EVEN,
            rule={"absent": "written"},
            away=["E"],
            written={"E": {"vote": "for", "on": "", "how": "proxy"}},
            **NO_MORE,
        ),
        ("not_carried", 3, 5),
    ),
    "19 a casting vote of one abstaining": (
        roll(EVEN | {"E": "abstain"}, rule={"casting": "E"}, casting_vote="for"),
        ("carried", 3, 5),
    ),
    "19 none for and none against": (
        roll({"A": "abstain"}, "AB", rule={"casting": "chair"}, out={"B": "suspended"}, casting_vote="for"),
        ("not_carried", 1, 1),
    ),
    "19 another chair": (
        roll(EVEN, rule={"casting": "chair", "base": "cast"}, away=["E"], meeting={"chair": "E"}, casting_vote="for"),
        ("not_carried", 3, 4),
    ),
    "20 at least half": (roll(EVEN, "ABCD", rule={"need": "least 1/2"}), ("carried", 2, 4)),
    "21 a veto by dissent": (
        roll({}, rule={"veto": ["E"]}) | {"how": "agreed", "dissents": ["E"]},
        ("not_carried", 3, 5),
    ),
    "21 hands name nobody": (
        roll({}, rule={"veto": ["E"]}) | {"how": "count", "votes": {"for": 4, "against": 1}},
        ("carried", 3, 5),
    ),
    "22 agreed, and one answered": (
        roll({}, rule={"absent": "written"}, away=["E"], written={"E": {"vote": "for", "on": "", "how": "letter"}})
        | {"how": "agreed"},
        ("carried", 3, 5),
    ),
    "22 agreed on a casting vote": (
        roll({}, "ABCD", rule={"casting": "chair"}, casting_vote="for") | {"how": "agreed", "dissents": ["C", "D"]},
        ("carried", 3, 4),
    ),
    "23 not put, and absent partners may still answer": (
        roll({}, rule={"base": "cast", "absent": "written"}, away=list("CDE")) | {"how": "none"},
        ("not_put", 3, 5),
    ),
    "25 in writing": (
        roll(
            {},
            rule={"base": "cast", "absent": "written"},
            away=list("ABCDE"),
            written={"A": {"vote": "for", "how": "letter"}},
            **NO_MORE,
        ),
        ("not_carried", 3, 5),
    ),
    "23 not put, no quorum": (roll({}, rule=QUORUM, away=["D", "E"]) | {"how": "none"}, ("not_put", None, None)),
}


@pytest.mark.parametrize("choice", CHOSEN)
def test_what_is_chosen_where_the_rules_leave_a_choice(choice: str) -> None:
    case, (kind, needed, of) = CHOSEN[choice]
    effective = kind in {"carried", "agreed", "contractor"}
    assert count(case) == {"kind": kind, "takes_effect": effective, "needed": needed, "of": of}


def test_neither_file_imports_anything_of_the_program() -> None:
    for name in ("counter.py", "random_meetings.py"):
        tree = ast.parse((HERE / name).read_text("utf-8"))
        found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        found |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        strange = {module for module in found if module.split(".")[0] not in sys.stdlib_module_names}
        assert strange <= {"tests.oracle.counter"}


def closings(case: Case) -> Iterator[Case]:
    """Every way in which the open answers of a roll call could come in or, from the absent, not come in."""
    loose = [person for person in voters_of(case) if person not in case["votes"]]
    others = {*case.get("out", ()), *case.get("no_vote", ())}
    absent = [person for person in (*case.get("away", ()), *case.get("out_of_room", ())) if person not in others]
    written = case.get("written", {})
    proxies = absent if case["rule"].get("absent") == "proxy" else ()
    taken = {
        person for person in absent if person in written and (person in proxies or written[person]["how"] != "proxy")
    }
    if case["rule"].get("absent", "no") == "no" or case.get("window") == "closed":
        absent = []
    absent = [person for person in absent if person not in taken]
    if len(loose) + len(absent) > 4:
        return
    for here in product(CHOICES, repeat=len(loose)):
        votes = case["votes"] | dict(zip(loose, here, strict=True))
        for answers in product((*CHOICES, None), repeat=len(absent)):
            came = {who: {"vote": vote, "how": "letter"} for who, vote in zip(absent, answers, strict=True) if vote}
            yield case | {"votes": votes, "written": written | came, "window": "closed"}


def test_it_is_open_exactly_while_an_answer_could_alter_it() -> None:
    seen: Counter[str] = Counter()
    for case in random_meetings(4000, seed=1):
        if case["how"] != "roll" or "casting_vote" in case or len(case["partners"]) == 1:
            continue
        ends = {count(closed)["kind"] for closed in closings(case)}
        if ends:
            kind = count(case)["kind"]
            assert kind in (ends if len(ends) == 1 else {"incomplete", "awaiting"}), case
            seen[kind] += 1
    assert min(seen[kind] for kind in ("incomplete", "awaiting", "carried", "not_carried", "tied", "no_quorum")) > 5, (
        seen
    )


def test_a_casting_vote_never_settles_what_a_missing_answer_could_alter() -> None:
    seen: Counter[str] = Counter()
    for case in random_meetings(6000, seed=2):
        if case["how"] != "roll" or "casting_vote" not in case or len(case["partners"]) == 1:
            continue
        kind = count(case)["kind"]
        if kind not in {"incomplete", "awaiting"}:
            assert {count(closed)["kind"] for closed in closings(case)} <= {kind}, case
            seen[kind] += 1
    assert min(seen["carried"], seen["not_carried"]) > 50, seen


def test_the_same_seed_gives_the_same_meetings() -> None:
    first = list(random_meetings(50, seed=3))
    assert first == list(random_meetings(50, seed=3)) != list(random_meetings(50, seed=4))
    assert [case["id"] for case in first[:2]] == ["r1", "r2"]


def features(case: Case) -> set[str]:
    """The features that a comparison must meet often."""
    rule = case["rule"]
    found = {f"kind {count(case)['kind']}", f"how {case['how']}", f"base {rule['base']}", f"unit {rule.get('unit')}"}
    found |= {f"need {' '.join(word for word in rule['need'].split() if word.isalpha())}"}
    found |= {f"casting vote {case.get('casting_vote')}", f"window {case.get('window')}", f"source {rule['source']}"}
    found |= {f"absent {rule.get('absent')}", f"interests {rule.get('interests')}"}
    found |= {
        f"{key} given"
        for key in ("out", "away", "out_of_room", "no_vote", "written", "dissents", "then")
        if key in case
    }
    found |= {f"{key} in the rule" for key in ("veto", "deadlock", "quorum") if key in rule}
    found |= {f"quorum {key}" for key in rule.get("quorum", ())}
    casting = rule.get("casting", "nobody")
    found.add(f"casting {casting if casting in {'nobody', 'chair'} else 'a person'}")
    cast = case.get("casting_vote")
    if cast and count(case | {"casting_vote": None})["kind"] == "tied":
        found.add(f"a tie broken by {cast}")
    return found


def test_each_feature_is_met_often() -> None:
    seen: Counter[str] = Counter()
    sizes: Counter[int] = Counter()
    for case in random_meetings(6000, seed=5):
        seen.update(features(case))
        sizes[len(case["partners"])] += 1
    assert min(seen.values()) > 20, seen
    assert len(seen) == 61
    assert min(sizes) == 1
    assert max(sizes) == 60
    assert sum(sizes[size] for size in range(10)) > 4500


def test_a_meeting_survives_being_written(capsys: pytest.CaptureFixture[str]) -> None:
    main(["40", "--seed", "6"])
    written = json.loads(capsys.readouterr().out)
    assert written["about"] == "40 random meetings, seed 6"
    assert written["cases"] == [expecting(case) for case in random_meetings(40, seed=6)]
