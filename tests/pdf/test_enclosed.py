from tests.pdf.exports import private, signed_example
from tests.plans import worked_example
from tests.signing.closed_plans import reclosed, second_closed, second_draft

from wizard.minutes.minutes import minutes_of
from wizard.pdf.attachments import enclosed_plan
from wizard.plan.plan import PrivateMatter
from wizard.signing.verify_plan import verify


def test_what_is_enclosed_holds_nothing_private_and_one_record() -> None:
    plan = enclosed_plan(private(second_closed()), 2)
    assert plan.private == PrivateMatter()
    assert [record.content.number for record in plan.records] == [2]
    assert plan.earlier == (second_closed().records[0].seal.digest,)


def test_an_enclosed_record_is_sound_on_its_own() -> None:
    for plan in (signed_example(), second_closed(), reclosed()):
        for record in plan.records:
            assert verify(enclosed_plan(plan, record.content.number)).findings == ()


def test_an_open_meeting_keeps_the_positions_it_began_with() -> None:
    plan = second_draft()
    assert minutes_of(enclosed_plan(plan)).items == minutes_of(plan).items


def test_minutes_are_the_same_of_the_plan_and_of_what_is_enclosed() -> None:
    plan = second_closed()
    for number in (1, 2):
        # A later meeting's other decision is about the plan, and not part of what one record encloses.
        then = plan.replace(records=plan.records[:number])
        assert minutes_of(enclosed_plan(plan, number), number).items == minutes_of(then, number).items
    [was] = [entry for entry in minutes_of(plan, 1).items if "Superseded" in entry.sentence]
    assert "Superseded" not in minutes_of(enclosed_plan(plan, 1), 1).item(was.id).sentence


def test_enclosing_twice_changes_nothing() -> None:
    for plan in (worked_example(), second_closed(), second_draft(), reclosed()):
        once = enclosed_plan(plan)
        assert enclosed_plan(once) == once


def test_a_dropped_meeting_is_still_missed() -> None:
    plan = enclosed_plan(second_closed(), 2)
    assert not verify(plan.replace(earlier=())).sound
