"""The record of a decision in writing is signed by those who were asked, although nobody met."""

from dataclasses import replace

from tests.signing.closed_plans import reply
from tests.signing.test_close_circulation import AT, answered, second

from wizard.guidance.position_kinds import Mark
from wizard.minutes.minutes import minutes_of
from wizard.overview.wizard_steps import item_state, state_in_words
from wizard.plan.record import AnswerKind
from wizard.services.guidance_packs import statements
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import answer
from wizard.signing.signers import kinds_open_to, was_present
from wizard.signing.verify_plan import verify


def test_everybody_who_was_asked_took_part_and_signs() -> None:
    plan = close_circulation(answered(second()), "c1", AT)
    record = plan.records[-1]
    assert record.content.meeting.called == "Record 2"
    assert was_present(record.content, "p6")
    assert AnswerKind.SIGNED in kinds_open_to(record, "p6")
    assert AnswerKind.READ_AND_AGREED not in kinds_open_to(record, "p6")
    words = statements(in_writing=True)
    assert "meeting" not in words[AnswerKind.SIGNED]
    assert words[AnswerKind.DECLINED] == statements()[AnswerKind.DECLINED]
    signed = answer(plan, 2, replace(reply("p6"), at=AT, statement=words[AnswerKind.SIGNED]))
    assert verify(signed).sound


def test_what_was_not_asked_about_stands_as_it_stood() -> None:
    plan = close_circulation(answered(second()), "c1", AT)
    minutes = minutes_of(plan, 2)
    entry = minutes.item("3")
    assert not entry.taken
    assert item_state(entry) is entry.mark is not Mark.OFF_AGENDA
    assert "agenda" not in state_in_words(entry)
