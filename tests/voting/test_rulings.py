"""Caching of results: another vote works out the item that it belongs to again, and nothing else."""

import pytest
from tests.sittings import sitting

from wizard.edits.decision_edits import agreed, item_of, with_position, with_vote
from wizard.minutes.minutes import minutes_of
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.tier import Base, Over, Tier
from wizard.plan.voting_rule import ItemTier
from wizard.voting import outcome_sentences, rulings
from wizard.voting.meets import meets
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.rulings import live_ruling, rulings_on
from wizard.voting.sitting import open_sitting


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every proposal that is worked out, as it happens."""
    found: list[object] = []

    def counted(tier: object, room: object, answers: object) -> object:
        found.append(answers)
        return meets(tier, room, answers)  # type: ignore[arg-type]

    monkeypatch.setattr(rulings, "meets", counted)
    monkeypatch.setattr(rulings, "_known", {})
    monkeypatch.setattr(rulings, "_live", {})
    return found


def decided(partners: int = 5) -> Plan:
    """Four items agreed; the others have no proposal."""
    plan = sitting(partners)
    for item in ("1", "2", "3", "8"):
        plan = agreed(with_position(plan, item, item_of(plan, item).positions[0].id), item)
    return plan


def test_one_vote_more_works_out_its_own_item_only(worked_out: list[object]) -> None:
    plan = decided()
    minutes_of(plan)
    assert worked_out
    worked_out.clear()
    minutes_of(plan)
    assert worked_out == []
    changed = with_vote(plan, "3", "p2", Choice.AGAINST)
    worked_out.clear()
    minutes_of(changed)
    assert len(worked_out) == 1


def test_whatever_an_outcome_depends_on_works_it_out_anew(worked_out: list[object]) -> None:
    plan = decided()
    minutes_of(plan)
    worked_out.clear()
    changed = plan.with_meeting(open_meeting(plan).replace(chair="p2"))
    minutes_of(changed)
    assert worked_out
    here = open_sitting(changed)
    assert {entry.ruling.room.chair for item in here.meeting.order for entry in rulings_on(here, item)} == {"p2"}
    assert {live_ruling(here, item).room.chair for item in here.meeting.order} == {"p2"}


def test_what_is_decided_in_the_same_way_by_the_same_people_is_worked_out_once(worked_out: list[object]) -> None:
    here = open_sitting(decided())
    worked_out.clear()
    first, *others = [entry.ruling for item in ("1", "2", "3", "8") for entry in rulings_on(here, item)]
    assert len(worked_out) == 1
    assert all(other is first for other in others)


def test_another_rule_another_room_or_another_answer_is_worked_out_for_itself(worked_out: list[object]) -> None:
    plan = decided()
    meeting = open_meeting(plan)
    matter = meeting.matter("2")
    out = matter.replace(proposals=(matter.proposals[0].replace(out_of_room=("p2",)),))
    tier = Tier(need=Over(kind="over", part=2, of=3), base=Base.ALL)
    ruled = meeting.matter("3").replace(rule=ItemTier(tier=tier, reason="As the deed says"))
    plan = plan.with_meeting(meeting.with_matter(out).with_matter(ruled))
    here = open_sitting(with_vote(plan, "8", "p2", Choice.AGAINST))
    worked_out.clear()
    found = {item: entry.ruling for item in ("1", "2", "3", "8") for entry in rulings_on(here, item)}
    assert len({id(ruling) for ruling in found.values()}) == len(worked_out) == 4
    assert [partner.id for partner in found["2"].room.out_of_room] == ["p2"]
    assert (found["3"].tier, found["1"].tier) == (tier, here.settings.rule.tiers.ordinary)
    assert (found["8"].count.against, found["1"].count.against) == (1, 0)


def test_little_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (rulings, outcome_sentences):
        monkeypatch.setattr(module, "_MOST_KNOWN", 2)
    plan = decided()
    here = open_sitting(plan)
    said = [outcome_sentence(entry.ruling) for item in ("1", "2", "3") for entry in rulings_on(here, item)]
    assert len(said) == 3
    for item in ("4a", "4b", "6"):
        assert live_ruling(here, item) is live_ruling(here, item)
    kept = (rulings._known, rulings._live, outcome_sentences._known)
    assert all(len(part) <= 2 for part in kept)
