"""The roll call: who answers, who does not and why, and hidden votes."""

from datetime import date

from tests.plans import plan_of
from tests.voting.rooms import partners, roll_call

from wizard.edits.decision_edits import last_proposal, with_particulars, with_position, with_vote
from wizard.edits.note_edits import with_interest
from wizard.edits.rule_edits import with_tier_parts
from wizard.plan.choice import Choice
from wizard.plan.meeting import Attendance, InterestKind, Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Proposal
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import Unit
from wizard.voting.roll_call import ANSWERED, Ballot, ballot, filled_in_words


def sitting() -> Plan:
    """Four partners: two in the room, one online, one absent; a position is proposed on item 3."""
    plan = plan_of(4)
    meeting = open_meeting(plan)
    for person, presence in zip(
        ("p1", "p2", "p3", "p4"),
        (Presence.IN_ROOM, Presence.IN_ROOM, Presence.BY_LINK, Presence.ABSENT),
        strict=True,
    ):
        meeting = meeting.with_attendance(Attendance(person=person, presence=presence))
    plan = plan.with_meeting(meeting)
    return with_position(plan, "3", plan.item(meeting.guidance.items["3"]).positions[0].id)


def on_three(plan: Plan, *, hidden: bool = False) -> Ballot:
    proposal = last_proposal(plan, "3")
    assert proposal is not None
    return ballot(plan, open_meeting(plan), "3", proposal, hidden=hidden)


def test_everybody_with_a_vote_stands_in_it_and_who_is_away_says_why() -> None:
    rows = on_three(with_interest(sitting(), "3", "p2", InterestKind.WITHDRAWS)).rows
    assert [row.away for row in rows] == ["", "Withdrew", "", "Absent"]
    assert rows[2].note == "online"


def test_who_leaves_while_the_meeting_is_open_stands_in_it_to_the_end() -> None:
    plan = sitting()
    rows = on_three(plan.with_person(plan.person("p2").replace(left=True))).rows
    assert [row.person for row in rows] == ["p1", "p2", "p3", "p4"]


def test_who_was_out_of_the_room_or_in_attendance_is_not_called_absent() -> None:
    plan = with_particulars(sitting(), "3", out_of_room=("p1", "p4"))
    here = open_meeting(plan).with_attendance(Attendance(person="p2", presence=Presence.IN_ATTENDANCE))
    away = [row.away for row in on_three(plan.with_meeting(here)).rows]
    assert away == ["Out of the room", "In attendance", "", "Absent"]


def test_somebody_who_speaks_without_voting_is_said_so() -> None:
    rows = on_three(with_interest(sitting(), "3", "p1", InterestKind.SPEAKS)).rows
    assert rows[0].away == "Does not vote"


def test_an_interest_that_is_noted_leaves_the_vote() -> None:
    assert on_three(with_interest(sitting(), "3", "p1", InterestKind.NOTED)).rows[0].away == ""


def test_where_votes_count_a_partner_with_several_has_the_number_beside_the_name() -> None:
    plan = sitting()
    plan = plan.with_person(plan.person("p1").replace(votes=3))
    assert on_three(plan).rows[0].note == ""
    assert on_three(with_tier_parts(plan, unit=Unit.VOTES)).rows[0].note == "3 votes"


def test_votes_are_not_shown_until_all_are_in_if_the_room_prefers() -> None:
    plan = with_vote(with_vote(sitting(), "3", "p1", Choice.FOR), "3", "p3", Choice.AGAINST)
    rows = on_three(plan, hidden=True).rows
    assert [row.choice for row in rows] == [None, None, None, None]
    assert [row.note for row in rows] == [ANSWERED, "", f"online, {ANSWERED}", ""]
    assert (on_three(plan).answered, on_three(plan).of) == (2, 3)


def test_once_all_are_in_every_vote_is_shown() -> None:
    plan = sitting()
    for person in ("p1", "p2", "p3"):
        plan = with_vote(plan, "3", person, Choice.FOR)
    shown = on_three(plan, hidden=True)
    assert shown.all_in
    assert [row.choice for row in shown.rows] == [Choice.FOR, Choice.FOR, Choice.FOR, None]


def test_somebody_left_out_of_the_count_is_said_so() -> None:
    plan = sitting()
    spell = Spell(person="p2", kind=SpellKind.SUSPENDED, first=date(2026, 1, 1), counted=False, clause="9")
    dated = open_meeting(plan).replace(held_on=date(2026, 12, 8))
    plan = plan.with_meeting(dated).replace(settings=plan.settings.replace(spells=(spell,)))
    assert [row.away for row in on_three(plan).rows] == ["", "Suspended", "", "Absent"]


def votes_of(letters: str) -> Proposal:
    return Proposal(id="p1", position="adopt", decision=roll_call(letters))


def test_what_all_others_for_did_is_said_with_the_answers_that_were_kept() -> None:
    people = partners(6)
    unput = Proposal(id="p1", position="adopt")
    assert filled_in_words(unput, votes_of("ff"), people) == "2 set to for."
    assert filled_in_words(votes_of("fa"), votes_of("faf"), people) == "1 set to for; Dr Bell’s “against” kept."
    assert filled_in_words(votes_of("fa"), votes_of("faf"), people, hidden=True) == "1 set to for; 2 answers kept."
    many = filled_in_words(votes_of("aaaa"), votes_of("aaaa"), people)
    assert many == "Everybody here has already answered; 4 other answers kept."
