"""Decisions by circulation: words to every partner, answers in writing, a result from the function that decides."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from tests.signing.closed_plans import FIRST, SECOND, draft, pack

from wizard.checks.all_checks import checks
from wizard.checks.check import Severity
from wizard.edits.came_back import voidable
from wizard.edits.circulation_edits import (
    begun,
    circulable,
    put_back,
    refused,
    to_be_noted,
    unsent,
    warnings,
    with_called_back,
    with_meeting_called,
    with_reply,
    with_sent,
    with_terms,
    without_meeting_called,
    without_reply,
)
from wizard.edits.correction_edits import with_noted
from wizard.edits.decision_edits import agreed, with_position, with_vote
from wizard.edits.meeting_edits import new_meeting, with_items
from wizard.edits.note_edits import with_taken
from wizard.foundation.value import RefusedError
from wizard.minutes.absent_answers import absent_answers
from wizard.minutes.minutes import circulation_minutes, minutes_of
from wizard.overview.agenda import agenda, stands_words
from wizard.overview.due import DueKind, due_in, due_lists
from wizard.plan.choice import Choice
from wizard.plan.consent import ConsentWay
from wizard.plan.in_writing import SendingWay
from wizard.plan.meeting import Attendance, Interest, InterestKind, Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.ruling_kind import RulingKind
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import ClosingError, close, reopening_refused
from wizard.signing.verify_plan import verify
from wizard.voting.circulating import may_end
from wizard.voting.positions import standing_now

BEGUN = date(2027, 2, 1)
LAST = BEGUN + timedelta(days=7)
AT = datetime(2027, 2, 9, 9, tzinfo=FIRST.tzinfo)
SIX = [f"p{number}" for number in range(1, 7)]


def ready() -> Plan:
    """A second meeting is being prepared; a proposal on item 4a is ready."""
    return with_position(new_meeting(close(draft(), FIRST), pack()), "4a", "do")


def going_round() -> Plan:
    plan = begun(ready(), ["4a"], on=BEGUN, clause="12.7")
    return with_sent(plan, "c1", SIX, BEGUN, SendingWay.EMAIL)


def replied(plan: Plan, person: str, choice: Choice = Choice.FOR, on: date = BEGUN) -> Plan:
    return with_reply(
        plan, "c1", "4a", person, choice, on=on, how=ConsentWay.EMAIL, today=max(on, BEGUN), seen_by="Gwen Abbot"
    )


def carried() -> Plan:
    plan = going_round()
    for person in SIX[:4]:
        plan = replied(plan, person)
    return plan


def kind(plan: Plan, today: date = BEGUN) -> RulingKind:
    (circulation,) = plan.circulations
    return circulation_minutes(plan, circulation, today).item("4a").ruling.kind


def test_the_proposal_leaves_the_meeting_and_is_open_in_one_place_only() -> None:
    plan = going_round()
    meeting = open_meeting(plan)
    assert (meeting.matter("4a").proposals, "4a" in meeting.taken) == ((), False)
    assert circulable(plan) == ()
    with pytest.raises(RefusedError, match="being decided in writing"):
        with_position(plan, "4a", "not")
    with pytest.raises(RefusedError, match="being decided in writing"):
        with_taken(plan, "4a", taken=True)
    with pytest.raises(RefusedError, match="being decided in writing"):
        begun(plan, ["4a"], on=BEGUN)
    assert "4a" not in open_meeting(with_items(plan, ["1", "4a"])).items
    (line,) = [line for line in agenda(plan, BEGUN) if line.item == "4a"]
    assert stands_words(line) == "Being decided in writing"


def test_silence_is_no_answer_and_the_base_is_all_partners() -> None:
    plan = going_round()
    assert kind(plan) is RulingKind.AWAITING
    plan = replied(replied(replied(plan, "p1"), "p2"), "p3", Choice.ABSTAIN)
    assert kind(plan) is RulingKind.AWAITING
    assert kind(plan, LAST + timedelta(days=1)) is RulingKind.NOT_CARRIED


def test_it_may_end_early_once_no_open_answer_can_alter_it() -> None:
    plan = carried()
    assert (
        may_end(going_round(), going_round().circulations[0], BEGUN)
        == "Some answers that could change the result are still to come."
    )
    assert may_end(plan, plan.circulations[0], BEGUN) == ""


def test_a_late_answer_is_recorded_and_not_counted() -> None:
    plan = going_round()
    for person in SIX[:3]:
        plan = replied(plan, person)
    plan = replied(plan, "p4", on=LAST + timedelta(days=1))
    assert kind(plan, LAST + timedelta(days=1)) is RulingKind.NOT_CARRIED
    minutes = circulation_minutes(plan, plan.circulations[0], LAST + timedelta(days=1))
    (found,) = absent_answers(minutes)
    assert found.partners[3].words == "For, by e-mail of 9 February 2027, seen by Gwen Abbot"


def test_a_reply_can_be_removed() -> None:
    assert without_reply(replied(going_round(), "p1"), "c1", "4a", "p1") == going_round()


def test_closed_it_is_a_record_between_the_meetings_and_moves_the_position() -> None:
    plan = close_circulation(carried(), "c1", AT)
    record = plan.records[-1]
    assert (record.content.number, open_meeting(plan).number, plan.circulations) == (2, 3, ())
    assert (
        record.content.outcomes[0].sentence
        == "Carried in writing on 1 February 2027: 4 for, none against (4 of 6 needed); 2 did not answer."
    )
    assert standing_now(plan)["4a"].meeting == 2
    assert minutes_of(plan, 2).item("4a").decided_here
    assert record.content.expected == tuple(SIX)
    assert "cannot be reopened" in reopening_refused(plan.replace(meeting=None))
    assert verify(plan).sound


def test_what_belonged_to_the_open_meeting_goes_with_its_number() -> None:
    before = carried()
    task = before.tasks[0].replace(id="t2", number=None, set_at=2)
    plan = close_circulation(before.with_task(task), "c1", AT)
    assert [each.set_at for each in plan.tasks] == [1, 3]


def test_the_next_meeting_notes_it() -> None:
    plan = close_circulation(carried(), "c1", AT)
    (record,) = to_be_noted(plan)
    noted = with_noted(plan, record.seal.digest, noted=True)
    assert open_meeting(noted).noted == (record.seal.digest,)
    assert with_noted(noted, record.seal.digest, noted=False) == plan
    before = plan.records[0].content.meeting
    meeting = open_meeting(noted).replace(attendance=before.attendance, held_on=SECOND.date(), chair="p1")
    plan = close(noted.with_meeting(meeting), SECOND)
    assert to_be_noted(plan) == ()
    assert verify(plan).sound


def test_a_meeting_that_is_called_stops_it_unless_the_clause_says_otherwise() -> None:
    plan = with_meeting_called(carried(), "c1", "p5", BEGUN, "Too important.")
    with pytest.raises(ClosingError, match="A meeting was called"):
        close_circulation(plan, "c1", AT)
    assert (
        may_end(with_terms(plan, "c1", goes_on=True), with_terms(plan, "c1", goes_on=True).circulations[0], BEGUN) == ""
    )
    assert without_meeting_called(plan, "c1", "p5") == carried()


def test_put_back_its_proposal_is_at_the_meeting_again_and_the_minutes_say_why() -> None:
    plan = put_back(with_meeting_called(carried(), "c1", "p5", BEGUN), "c1", BEGUN)
    meeting = open_meeting(plan)
    (proposal,) = meeting.matter("4a").proposals
    assert (proposal.decision, "4a" in meeting.taken) == (None, True)
    assert meeting.matter("4a").minute == (
        "C1 was sent round in writing on 1 February 2027; ended without a decision on 1 February 2027: "
        "Ms Eve Lund called a meeting. 4 answers had come in."
    )
    assert voidable(plan, ["4a"]) == ("c1",)
    assert voidable(plan, ["1"]) == ()
    assert warnings(plan, ["4a"], "12.7") == (
        "Answers in writing that are already recorded are removed: every partner answers again.",
    )
    again = begun(plan, ["4a"], on=BEGUN, voids="c1")
    assert (again.circulations[0].id, voidable(again, ["4a"])) == ("c2", ())
    unsent_back = put_back(again, "c2", BEGUN)
    assert (voidable(unsent_back, ["4a"]), open_meeting(unsent_back).matter("4a").minute.count("C2")) == (("c1",), 0)
    with pytest.raises(RefusedError, match="C2 cannot be replaced"):
        begun(unsent_back, ["4a"], on=BEGUN, voids="c2")
    assert again.circulations[0].matters[0].proposals[0].consents == ()
    with pytest.raises(RefusedError, match="Begin the next meeting first"):
        put_back(carried().replace(meeting=None), "c1", BEGUN)


def called_to_a_meeting(*present: str) -> Plan:
    """Four were for it in writing when a meeting was called; these partners are present at that meeting."""
    plan = put_back(with_meeting_called(carried(), "c1", "p5", BEGUN), "c1", BEGUN)
    meeting = open_meeting(plan)
    attendance = tuple(
        Attendance(person=person, presence=Presence.IN_ROOM if person in present else Presence.APOLOGIES)
        for person in SIX
    )
    return plan.with_meeting(meeting.replace(attendance=attendance, held_on=SECOND.date(), chair=present[0]))


def test_answers_that_came_before_a_meeting_was_called_count_there_for_those_who_are_absent() -> None:
    plan = called_to_a_meeting("p5", "p6")
    (before,) = absent_answers(minutes_of(plan))
    assert [partner.answered for partner in before.partners] == [True] * 4
    plan = agreed(plan, "4a")
    entry = minutes_of(plan).item("4a")
    assert entry.ruling.kind is RulingKind.CARRIED
    assert entry.ruling.count.votes_for == 6
    assert verify(close(plan, SECOND)).sound


def test_whoever_answered_before_and_is_here_votes_here_alone() -> None:
    plan = called_to_a_meeting("p1", "p2", "p5")
    plan = with_vote(
        with_vote(with_vote(plan, "4a", "p1", Choice.AGAINST), "4a", "p2", Choice.FOR), "4a", "p5", Choice.FOR
    )
    count = minutes_of(plan).item("4a").ruling.count
    assert (count.votes_for, count.against) == (4, 1)
    said = {check.code: check for check in checks(plan, SECOND.date()) if check.item == "4a"}
    assert said["written_before"].severity is Severity.RESULT
    assert "written_not_absent" not in said


def test_who_was_against_in_writing_and_says_nothing_when_it_is_agreed_is_asked_about() -> None:
    plan = replied(carried(), "p1", Choice.AGAINST)
    plan = put_back(with_meeting_called(plan, "c1", "p5", BEGUN), "c1", BEGUN)
    meeting = open_meeting(called_to_a_meeting(*SIX))
    plan = plan.with_meeting(open_meeting(plan).replace(attendance=meeting.attendance, held_on=meeting.held_on))
    (check,) = [check for check in checks(agreed(plan, "4a"), SECOND.date()) if check.code == "written_against"]
    assert check.severity is Severity.ACKNOWLEDGE
    assert check.words == "Dr Amara Osei was against in writing before the meeting, and nobody present was against it"


def test_an_interest_that_was_declared_while_it_went_round_comes_to_the_meeting() -> None:
    plan = going_round()
    interest = Interest(person="p6", items=("4a",), kind=InterestKind.WITHDRAWS, words="A brother's firm.")
    (circulation,) = plan.circulations
    plan = plan.replace(circulations=(circulation.replace(interests=(interest,)),))
    back = put_back(plan, "c1", BEGUN)
    assert interest in open_meeting(back).interests
    again = put_back(begun(back, ["4a"], on=BEGUN), "c2", BEGUN)
    assert open_meeting(again).interests == open_meeting(back).interests


def test_what_a_call_stopped_comes_to_the_meeting_that_was_called() -> None:
    called = with_meeting_called(carried(), "c1", "p5", BEGUN).replace(meeting=None)
    plan = with_called_back(new_meeting(called, pack()), BEGUN)
    assert plan.circulations == ()
    assert len(open_meeting(plan).matter("4a").proposals[0].consents) == 4
    assert with_called_back(new_meeting(carried().replace(meeting=None), pack()), BEGUN).circulations


def test_the_last_day_is_due_and_a_call_for_a_meeting_in_its_place() -> None:
    plan = carried()
    on_the_day, after = due_lists(plan, LAST), due_lists(plan, LAST + timedelta(days=1))
    (matter,) = [each for each in on_the_day.soon if each.what is DueKind.ANSWERS]
    assert (matter.on, matter.words, matter.circulation) == (LAST, "Last day for answers in writing on item 4a", "c1")
    assert matter in after.overdue
    assert not [each for each in due_in(plan, BEGUN - timedelta(days=1)) if each.what is DueKind.ANSWERS]
    (called,) = [
        each for each in due_in(with_meeting_called(plan, "c1", "p5", BEGUN), BEGUN) if each.what is DueKind.ANSWERS
    ]
    assert (called.on, called.words) == (BEGUN, "A meeting was called on item 4a")


def test_every_partner_is_sent_the_words_first() -> None:
    plan = begun(ready(), ["4a"], on=BEGUN)
    assert unsent(plan, "c1") == tuple(SIX)
    plan = with_sent(plan, "c1", SIX[:5], BEGUN, SendingWay.POST)
    assert unsent(plan, "c1") == ("p6",)
    with pytest.raises(ClosingError, match="go to every partner"):
        close_circulation(plan, "c1", AT)
    with pytest.raises(RefusedError, match="cannot have been sent before"):
        with_sent(plan, "c1", ["p6"], BEGUN - timedelta(days=1), SendingWay.HAND)


def test_it_is_warned_where_no_clause_allows_it_and_where_the_deed_may_ask_for_more() -> None:
    assert warnings(ready(), ["4a"], "12.7") == ()
    no_clause, more = warnings(ready(), ["3", "10"], "")
    assert "No clause is given" in no_clause
    assert "items 3 and 10" in more


def test_the_last_day_stays_once_the_partners_were_told() -> None:
    with pytest.raises(RefusedError, match="cannot be changed"):
        with_terms(going_round(), "c1", reply_by=LAST + timedelta(days=7))
    with pytest.raises(RefusedError, match="before the day"):
        with_terms(going_round(), "c1", reply_by=BEGUN - timedelta(days=1))


REFUSALS: dict[str, tuple[Callable[[], object], str]] = {
    "nothing": (lambda: begun(ready(), [], on=BEGUN), "Choose what"),
    "too early": (lambda: begun(ready(), ["4a"], on=BEGUN, reply_by=BEGUN - timedelta(days=1)), "before the day"),
    "no proposal": (lambda: begun(ready(), ["4b"], on=BEGUN), "Nothing is proposed on item 4b"),
    "put": (lambda: begun(agreed(ready(), "4a"), ["4a"], on=BEGUN), "has already been put to the meeting"),
    "own": (lambda: begun(ready(), ["o1"], on=BEGUN), "own items are decided at a meeting"),
    "future": (lambda: replied(going_round(), "p1", on=BEGUN - timedelta(days=1)), "before the proposal was put"),
}


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_what_cannot_be_is_refused_in_a_sentence(name: str) -> None:
    call, why = REFUSALS[name]
    with pytest.raises(RefusedError, match=why):
        call()


def test_a_single_contractor_asks_nobody() -> None:
    plan = ready()
    alone = plan.replace(people=plan.people[:1], meeting=open_meeting(plan))
    assert refused(alone, "4a") == "One contractor decides alone, without asking anybody."


def test_nothing_goes_round_while_no_meeting_is_being_prepared() -> None:
    assert circulable(close(draft(), FIRST)) == ()
