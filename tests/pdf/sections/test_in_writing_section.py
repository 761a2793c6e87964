"""A decision in writing on paper: how it went round, and no word of a meeting at which nobody was."""

from dataclasses import replace

from tests.edits.test_circulation_edits import BEGUN
from tests.overview.second_meetings import CLOSED
from tests.pdf.exports import pdf
from tests.pdf.page_texts import page_texts
from tests.plans import shipped_pack, worked_example

from wizard.edits.circulation_edits import with_reply, with_sent
from wizard.edits.circulation_words import begun_between, offered
from wizard.pdf.export_pdf import NORMAL
from wizard.plan.choice import Choice
from wizard.plan.consent import ConsentWay
from wizard.plan.in_writing import SendingWay
from wizard.plan.plan import Plan
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import close


def decided_in_writing() -> Plan:
    """Item 6 was decided in writing by four of six, after the worked example's meeting."""
    plan = close(worked_example(), CLOSED)
    position = shipped_pack().item("6").positions[0].id
    plan = begun_between(offered(plan, shipped_pack()), "6", position, on=BEGUN, clause="12.7")
    partners = [person.id for person in plan.people if person.has_vote]
    plan = with_sent(plan, "c1", partners, BEGUN, SendingWay.EMAIL)
    for person in partners[:4]:
        plan = with_reply(
            plan, "c1", "6", person, Choice.FOR, on=BEGUN, how=ConsentWay.EMAIL, today=BEGUN, seen_by="Ms Hollis"
        )
    return close_circulation(plan, "c1", CLOSED.replace(year=2027, month=2, day=9))


def test_how_it_went_round_is_printed_in_the_place_of_the_meeting() -> None:
    plan = decided_in_writing()
    text = " ".join(" ".join(page_texts(pdf(plan, replace(NORMAL, annex=False)))).split())
    assert "Decided in writing: one of the twelve items; one adopted." in text
    assert "How it went round" in text
    for words in ("clause 12.7", "Answers until", "8 February 2027", "E-mail, 1 February 2027", "No answer"):
        assert words in text
    for words in ("Not recorded", "Absent", "Chair Not named", "there"):
        assert words not in text.partition("In this plan")[0]
