"""A decision in writing on paper: how it was circulated, without any mention of a meeting."""

from dataclasses import replace
from datetime import date

import pytest
from tests.edits.test_circulation_edits import BEGUN
from tests.overview.second_meetings import CLOSED
from tests.pdf.exports import pdf
from tests.pdf.page_texts import page_texts
from tests.plans import shipped_pack, worked_example

from wizard.edits.circulation_edits import with_reply, with_sent
from wizard.edits.circulation_words import begun_between, offered
from wizard.edits.meeting_edits import new_meeting
from wizard.exports.minutes_pieces import minutes_pieces
from wizard.minutes.minutes import minutes_of
from wizard.pdf.briefing import briefing_bytes
from wizard.pdf.export_pdf import NORMAL, ExportOptions
from wizard.plan.choice import Choice
from wizard.plan.consent import ConsentWay
from wizard.plan.in_writing import SendingWay
from wizard.plan.plan import Plan
from wizard.redaction.readers import Reader
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import close
from wizard.voting.rule_sentences import NOBODY_MET

ENDED = CLOSED.replace(year=2027, month=2, day=9)
PLAN = replace(NORMAL, annex=False)


def decided_in_writing() -> Plan:
    """Item 6 was decided in writing by four of six, after the worked example's meeting."""
    return close_circulation(going_round(), "c1", ENDED)


def going_round() -> Plan:
    """The same decision before it was closed: four of six have answered."""
    plan = close(worked_example(), CLOSED)
    position = shipped_pack().item("6").positions[0].id
    plan = begun_between(offered(plan, shipped_pack()), "6", position, on=BEGUN, clause="12.7")
    partners = [person.id for person in plan.people if person.has_vote]
    plan = with_sent(plan, "c1", partners, BEGUN, SendingWay.EMAIL)
    for person in partners[:4]:
        plan = with_reply(
            plan, "c1", "6", person, Choice.FOR, on=BEGUN, how=ConsentWay.EMAIL, today=BEGUN, seen_by="Ms Hollis"
        )
    return plan


def test_how_it_went_round_is_printed_in_the_place_of_the_meeting() -> None:
    plan = decided_in_writing()
    text = " ".join(" ".join(page_texts(pdf(plan, replace(NORMAL, annex=False)))).split())
    assert "Decided in writing: one of the twelve items; one adopted." in text
    assert "How it was sent round" in text
    for words in ("clause 12.7", "Answers until", "8 February 2027", "E-mail, 1 February 2027", "No answer"):
        assert words in text
    for words in ("Not recorded", "Absent", "Chair Not named", "there"):
        assert words not in text.partition("In this plan")[0]


def words(plan: Plan, options: ExportOptions = PLAN) -> str:
    """All words of a copy on one line."""
    return " ".join(" ".join(page_texts(pdf(plan, options))).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("large_print", [False, True])
def test_no_word_of_an_agenda_of_absence_or_of_a_next_meeting_is_printed(large_print: bool) -> None:
    text = words(decided_in_writing(), replace(PLAN, large_print=large_print))
    for said in (
        "agenda",
        "absent:",
        "Absent",
        "Answers from absent partners",
        "Next meeting",
        "its meeting",
        "this meeting",
    ):
        assert said not in text
    assert "Answers were due" in text
    assert "Not part of this decision: 10 (items 1, 2, 3, 4a, 4b, 5, 7, 8, 9a and 10)." in text
    assert "Item 9b, not part of this decision: its review was due on 11 January 2027 and is not recorded." in text


def test_the_vote_names_each_partner_once_and_the_answers_how_they_came() -> None:
    text = words(decided_in_writing())
    vote = text.partition(" Vote ")[2]
    assert vote.startswith(
        "For: Dr Osei, Dr Whitlock, Dr Rhydderch, Mrs Shah. No answer: Dr Petrie, Dr Noor. Needed: 4 of 6. "
        "Answers Dr Osei, Dr Whitlock, Dr Rhydderch and Mrs Shah: by e-mail of 1 February 2027, seen by Ms Hollis."
    )
    assert "For, in writing" not in text


def test_an_answer_that_came_too_late_is_printed_as_such_and_not_as_none() -> None:
    late = date(2027, 2, 9)
    plan = with_reply(
        going_round(), "c1", "6", "noor", Choice.AGAINST, on=late, how=ConsentWay.EMAIL, today=late, seen_by="Ms Hollis"
    )
    text = words(close_circulation(plan, "c1", ENDED))
    assert "Against, not counted: Dr Noor." in text
    assert "No answer: Dr Petrie." in text
    assert "Dr Noor: by e-mail of 9 February 2027" in text


def test_the_rule_says_what_holds_where_nobody_met() -> None:
    assert f"deed, clause 12.3. {NOBODY_MET}" in words(decided_in_writing())


@pytest.mark.parametrize("reader", [Reader.STAFF, Reader.LMC])
def test_what_other_readers_get_speaks_of_no_meeting_either(reader: Reader) -> None:
    text = words(decided_in_writing(), ExportOptions(reader=reader))
    assert "in writing" in text
    assert "partners met" not in text
    assert "meeting of" not in text


def test_the_minutes_for_word_say_how_it_went_round() -> None:
    pieces = list(minutes_pieces(minutes_of(decided_in_writing())))
    went = next(piece for piece in pieces if piece.rows and not piece.head)
    assert ("Answers until", "8 February 2027") in went.rows
    assert not any("this meeting" in piece.text or "The meeting" in piece.head for piece in pieces)


def test_the_briefing_of_the_open_meeting_says_what_is_being_decided_in_writing() -> None:
    pages = page_texts(briefing_bytes(new_meeting(going_round(), shipped_pack())))
    text = " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Being decided in writing, answers until 8 February 2027: item 6." in text
    assert "Not on this agenda: 1 (item 6)" not in text
