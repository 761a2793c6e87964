"""Plans of version 1: the open parts are converted, closed meetings are not, and the old file is kept."""

import contextlib
import copy
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forks import Forks
from tests.plans import shipped_pack, worked_example
from tests.rules import CHAIR, deed, quorum
from tests.storage.reading_old import READ
from tests.storage.samples import surroundings

from wizard.foundation.canonical_json import canonical_bytes
from wizard.minutes.minutes import minutes_of
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Noted, RollCall
from wizard.plan.tier import EVERYBODY, AbsentAnswers, Base, Interests, Quorum, Tier, Unit, least
from wizard.plan.voting_rule import DecidingRule, ItemTier, RuleSource, Tiers
from wizard.services.old_plans import begin_from_file
from wizard.services.plan_files import ServiceError
from wizard.storage.envelope import UNREADABLE, PlanFileError
from wizard.storage.open_store import open_store
from wizard.storage.plan_file import OldPlanError, parse_plan, read_plan, read_plan_file, write_new_plan
from wizard.storage.plan_store import Told
from wizard.storage.version_1 import from_version_1

FILES = Path(__file__).with_name("files")
OPEN, CLOSED = FILES / "version-1-open.gpplan", FILES / "version-1.gpplan"
TOLD = Told(lambda state: None)
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def old_plan() -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(OPEN.read_bytes())["plan"]
    return plan


def old_file(plan: Any) -> bytes:
    """A valid plan file of version 1."""
    content = canonical_bytes(plan)
    sha256 = hashlib.sha256(content).hexdigest()
    head = {"format": "gp-action-wizard plan", "version": 1, "counter": 7, "sha256": sha256}
    return json.dumps(head)[:-1].encode() + b', "plan": ' + content + b"}\n"


def carried_over(**changes: Any) -> Plan:
    return parse_plan(old_file({**old_plan(), **changes}), "old.gpplan").plan


def said(proposals: Any) -> list[Any]:
    """The parts of a file's proposals that mean the same in both versions."""
    same = (
        "id",
        "position",
        "words",
        "fields",
        "reason",
        "meanwhile",
        "seen",
        "out_of_room",
        "proposed_by",
        "objections",
    )
    return [
        {name: proposal[name] for name in same if proposal.get(name)} | {"votes": proposal["decision"].get("votes")}
        for proposal in proposals
    ]


def test_an_open_meeting_is_carried_over_whole() -> None:
    plan, old = read_plan(OPEN), old_plan()
    now = plan.model_dump(mode="json", exclude_defaults=True)
    for name in ("practice", "private", "tasks", "facts"):
        for before, after in zip(listed(old[name]), listed(now[name]), strict=True):
            assert before == {part: after[part] for part in before}, name
    assert [person["name"] for person in now["people"]] == [person["name"] for person in old["people"]]
    assert len(old["meeting"]["matters"]) == 8
    for before, after in zip(old["meeting"]["matters"], now["meeting"]["matters"], strict=True):
        assert said(before["proposals"]) == said(after["proposals"])
    assert minutes_of(plan).item("1").sentence == "Carried: 4 for, 1 against (3 of 5 needed)."


def listed(part: Any) -> list[dict[str, Any]]:
    return part if isinstance(part, list) else [part]


ALL = Tier(need=EVERYBODY, base=Base.ALL, absent=AbsentAnswers.WRITTEN, interests=Interests.IN)
ACT = {"base": "all", "interests_counted": True, "source": "act"}
RULES: dict[str, tuple[dict[str, Any], DecidingRule]] = {
    "the Act": (ACT, DecidingRule()),
    "the Act, all": (
        {**ACT, "threshold": "all"},
        DecidingRule(source=RuleSource.AGREED, tiers=Tiers(ordinary=ALL)),
    ),
    "the Act with a casting vote": (
        {**ACT, "casting_vote": True},
        deed(base=Base.ALL, absent=AbsentAnswers.WRITTEN, interests=Interests.IN, casting=CHAIR),
    ),
    "a majority": ({}, deed().replace(source=RuleSource.AGREED)),
    "two thirds, quorum 3": (
        {"threshold": "two_thirds", "quorum": {"number": 3}, "source": "deed", "clause": "9"},
        deed(least(2, 3), quorum=quorum(3), clause="9"),
    ),
    "three quarters of those here, half a quorum": (
        {"threshold": "three_quarters", "base": "present", "quorum": {"numerator": 1, "denominator": 2}},
        deed(least(3, 4), Base.PRESENT, quorum=Quorum(need=least(1, 2))).replace(source=RuleSource.AGREED),
    ),
    "a board": (
        {"board": ["osei", "shah"], "board_name": "Board"},
        deed().replace(source=RuleSource.AGREED, board=("osei", "shah"), board_name="Board"),
    ),
}


@pytest.mark.parametrize(("rule", "expected"), RULES.values(), ids=RULES.keys())
def test_a_rule_is_carried_over(rule: dict[str, Any], expected: DecidingRule) -> None:
    assert carried_over(settings={"rule": rule}).settings.rule == expected


def test_without_a_rule_the_act_governs_as_before() -> None:
    assert carried_over(settings={}).settings.rule == DecidingRule()


def test_votes_count_where_a_deed_gave_somebody_several() -> None:
    people = copy.deepcopy(old_plan()["people"])
    people[0]["votes"] = 3
    assert carried_over(people=people).settings.rule.tiers.ordinary.unit is Unit.VOTES
    assert carried_over(people=people, settings={"rule": ACT}).settings.rule == DecidingRule()


def test_a_rule_for_one_item_and_a_casting_vote_are_carried_over() -> None:
    meeting = copy.deepcopy(old_plan()["meeting"])
    meeting["matters"][0]["rule"] = {"rule": {"threshold": "all", "base": "present"}, "reason": "It matters."}
    meeting["matters"][0]["proposals"][1]["decision"] |= {"casting": "for", "cast_by": "osei"}
    meeting["matters"][0]["proposals"][0]["decision"] |= {"casting": "abstain", "cast_by": "osei"}
    matter = open_meeting(carried_over(meeting=meeting)).matter("1")
    assert matter.rule == ItemTier(tier=Tier(need=EVERYBODY, base=Base.PRESENT), reason="It matters.")
    assert [getattr(put.decision, "casting", None) for put in matter.proposals] == [None, "for"]


def test_closed_meetings_are_refused_and_the_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old.gpplan"
    path.write_bytes(CLOSED.read_bytes())
    with pytest.raises(OldPlanError) as refused:
        open_store(path, surroundings(tmp_path), TOLD)
    assert str(refused.value) == (
        "“old.gpplan” was made by version 0.1 and has closed meetings. It is left as it is. You can start a new "
        "plan from its practice, people, rule, positions and open tasks."
    )
    assert refused.value.exit_code == UNREADABLE
    assert path.read_bytes() == CLOSED.read_bytes()


def test_a_new_plan_is_begun_from_what_was_closed() -> None:
    begun = begin_from_file(CLOSED, NOW, shipped_pack())
    plan = begun.plan
    assert plan.practice.name == "Hawthorn Lane Surgery"
    assert len(plan.people) == 4
    assert plan.records == ()
    assert plan.begun_with is not None
    assert [(entry.item, entry.meeting) for entry in plan.begun_with.positions] == [("1", 1)]
    assert open_meeting(plan).number == 2
    entry = minutes_of(plan).item("1")
    assert (entry.label, entry.decided_here) == ("Work to a safe daily limit", False)


def test_what_can_be_opened_is_not_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "now.gpplan"
    write_new_plan(path, worked_example())
    with pytest.raises(ServiceError, match="is of this version of the format"):
        begin_from_file(path, NOW, shipped_pack())


def test_what_was_agreed_by_too_few_begins_undecided(tmp_path: Path) -> None:
    data = json.loads(CLOSED.read_bytes())["plan"]
    record = data["records"][0]["content"]
    record["settings"] = {"rule": {"threshold": "all", "base": "all"}}
    record["meeting"]["attendance"][0]["presence"] = "apologies"
    record["meeting"]["matters"][0]["proposals"][0]["decision"] = {"how": "agreed"}
    path = tmp_path / "old.gpplan"
    path.write_bytes(old_file(data))
    begun = begin_from_file(path, NOW, shipped_pack())
    assert begun.undecided == ("1",)
    assert begun.plan.begun_with is not None
    assert begun.plan.begun_with.positions == ()


def test_the_first_saving_keeps_the_old_file_beside_the_new(tmp_path: Path) -> None:
    path = tmp_path / "old.gpplan"
    path.write_bytes(OPEN.read_bytes())
    store = open_store(path, surroundings(tmp_path), TOLD)
    assert store.opened.version == 1
    assert [each.name for each in tmp_path.glob("*version-1*")] == []
    for name in ("One", "Two"):
        store.save(store.opened.plan.replace(practice=store.opened.plan.practice.replace(name=name)))
    assert store.close()
    kept = tmp_path / "old.version-1.gpplan"
    assert kept.read_bytes() == OPEN.read_bytes()
    assert [each.name for each in tmp_path.glob("*version-1*")] == ["old.version-1.gpplan"]
    assert (read_plan_file(path).version, read_plan(path).practice.name) == (2, "Two")


def test_what_was_kept_before_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "old.gpplan"
    path.write_bytes(OPEN.read_bytes())
    (tmp_path / "old.version-1.gpplan").write_bytes(b"somebody's")
    store = open_store(path, surroundings(tmp_path), TOLD)
    store.save(store.opened.plan.replace(tasks=()))
    assert store.close()
    assert (tmp_path / "old.version-1.gpplan").read_bytes() == b"somebody's"
    assert (tmp_path / "old.version-1-2.gpplan").read_bytes() == OPEN.read_bytes()


@pytest.mark.parametrize(
    "decision",
    [
        {"how": "agreed"},
        {"how": "roll_call", "votes": [{"person": "osei", "choice": "against"}]},
        {"how": "counted", "votes_for": 1},
        {"how": "contractor"},
        {"how": "noted"},
    ],
)
def test_a_vote_on_a_duty_is_a_note_from_now_on(decision: dict[str, Any]) -> None:
    meeting = copy.deepcopy(old_plan()["meeting"])
    matters = {matter["item"]: matter for matter in meeting["matters"]}
    matters["5"]["proposals"][0]["decision"] = decision
    matters["9b"]["proposals"][0].pop("decision")
    before = copy.deepcopy(matters["1"]["proposals"][0]["decision"]["votes"])
    plan = carried_over(meeting=meeting)
    assert open_meeting(plan).matter("5").proposals[0].decision == Noted(how="noted")
    assert open_meeting(plan).matter("9b").proposals[0].decision is None
    put = open_meeting(plan).matter("1").proposals[0].decision
    assert isinstance(put, RollCall)
    assert len(put.votes) == len(before)


@pytest.mark.parametrize("case", READ)
def test_the_largest_old_file_is_read_within_memory(tmp_path: Path, case: str) -> None:
    with Forks("tests.storage.reading_old") as forks:
        done = forks.run(tmp_path, case, str(tmp_path))
    assert (done.code, done.stderr) == (0, "")
    size, mebibytes = done.stdout.split()
    assert int(size) > 17_000_000
    assert float(mebibytes) < 200


def anything() -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["all", "act", "abstain", "cast", "x"])
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner), max_leaves=8)


WORDS = st.sampled_from(["rule", "settings", "threshold", "quorum", "number", "matters", "proposals", "decision"])


@settings(max_examples=150)
@given(st.sampled_from(["settings", "people", "meeting", "tasks"]), anything())
def test_whatever_an_old_file_holds_is_carried_over_or_refused_in_a_sentence(part: str, value: Any) -> None:
    with contextlib.suppress(PlanFileError):
        parse_plan(old_file({**old_plan(), part: value}), "old.gpplan")


def test_carrying_over_alters_nothing_of_what_it_was_given() -> None:
    plan = old_plan()
    before = copy.deepcopy(plan)
    from_version_1(plan)
    assert plan == before
