"""The summary of what one person did at a meeting, which they read before they sign."""

from tests.signing.closed_plans import draft, signed

from wizard.edits.rule_edits import with_preset
from wizard.minutes.minutes import minutes_of
from wizard.minutes.personal_summary import Part, parts_of
from wizard.plan.choice import Choice
from wizard.plan.meeting import Interest, InterestKind
from wizard.plan.people import Role
from wizard.plan.plan import Plan, PrivateDissent
from wizard.plan.proposal import Counted, Dissent, Noted, Vote


def part(plan: Plan, person: str, item: str) -> Part:
    parts = parts_of(minutes_of(plan), plan.person(person), plan.private.dissents)
    return next(part for part in parts if part.item == item)


def with_first(plan: Plan, **changes: object) -> Plan:
    """The plan with the proposal on item 1 changed."""
    assert plan.meeting is not None
    matter = plan.meeting.matter("1")
    return plan.with_matter(matter.replace(proposals=(matter.proposals[0].replace(**changes),)))


def test_a_vote_by_name_is_told_to_its_author() -> None:
    assert part(draft(), "p1", "1").vote == "You voted for"
    assert part(draft(), "p5", "1").vote == "You voted against"


def test_dissent_is_told_to_its_author_alone() -> None:
    assert part(draft(), "p5", "1").dissent == "Too soon."
    assert part(draft(), "p1", "1").dissent == ""


def test_what_was_agreed_without_a_vote_says_who_was_there() -> None:
    assert part(draft(), "p1", "3").vote == "You were present; no vote was taken"
    assert part(draft(), "p6", "3").vote == "You were not there"


def test_who_withdrew_is_told_so_even_where_a_vote_was_recorded_by_mistake() -> None:
    plan = draft()
    assert plan.meeting is not None
    interest = Interest(person="p1", items=("1",), kind=InterestKind.WITHDRAWS)
    plan = plan.with_meeting(plan.meeting.replace(interests=(interest,)))
    assert part(plan, "p1", "1").vote == "You withdrew, because of an interest"


def test_a_partner_without_a_vote_is_told_their_view() -> None:
    plan = with_preset(draft(), "half-of-votes")
    plan = plan.with_person(plan.person("p1").replace(votes=0))
    assert part(plan, "p1", "1").vote == "You have no vote"
    plan = with_first(plan, views=(Vote(person="p1", choice=Choice.AGAINST),))
    assert part(plan, "p1", "1").vote == "Without a vote; your view was against"


def test_a_count_by_numbers_names_nobody() -> None:
    plan = with_first(draft(), decision=Counted(how="counted", votes_for=5))
    assert part(plan, "p1", "1").vote == "You were present; only the totals were recorded"


def test_what_is_noted_or_not_put_has_no_vote() -> None:
    assert part(with_first(draft(), decision=Noted(how="noted")), "p1", "1").vote == ""
    assert part(with_first(draft(), decision=None), "p1", "1").vote == ""
    assert part(draft(), "p1", "4a").vote == ""


def test_a_vote_that_is_missing_is_said_to_be_missing() -> None:
    plan = draft()
    plan = plan.with_person(plan.person("m1").replace(role=Role.PARTNER, votes=1))
    assert part(plan, "m1", "1").vote == "Your vote is not recorded"


def test_dissent_that_is_not_printed_is_told_to_its_author_alone() -> None:
    kept = PrivateDissent(
        meeting=1, item="3", proposal="p1", dissent=Dissent(person="p2", words="I fear for the nurse.")
    )
    plan = signed()
    plan = plan.replace(private=plan.private.replace(dissents=(kept,)))
    assert part(plan, "p2", "3").private_dissent == "I fear for the nurse."
    assert part(plan, "p2", "1").private_dissent == ""
    assert part(plan, "p3", "3").private_dissent == ""
