"""Documents for outsiders: no votes, names or money, only ticked content, and the same bytes each time."""

import re
from datetime import date

import pytest
from tests.pdf.exports import OPTIONS, given_out, pdf, signed_example, unpacked
from tests.pdf.page_texts import page_texts

from wizard.edits.office_edits import with_icb_asked, with_line, with_typed, with_words_of_line
from wizard.minutes.minutes import minutes_of
from wizard.overview.outward_lines import lines_that_go, offered_lines
from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf.note_to_icb import CLOSE, NO_NOTICE
from wizard.pdf.noticeboard import EMERGENCY
from wizard.pdf_check.read_pdf import attached
from wizard.plan.office import Confirmation, OutsideReader
from wizard.plan.plan import Plan
from wizard.redaction.free_text_review import free_texts
from wizard.redaction.readers import READERS, Reader

OUTSIDE = [reader for reader in Reader if reader is not Reader.PARTNERS]
NAMELESS = [reader for reader in OUTSIDE if not READERS[reader].names]
ON = date(2026, 12, 10)


def everything(data: bytes) -> str:
    parts = [*page_texts(data), *(part.decode() for part in attached(data).values())]
    return "\n".join([*parts, unpacked(data).decode("latin-1"), unpacked(data).decode("utf-16-be", "ignore")])


def flat(data: bytes) -> str:
    """All words of a PDF on one line, with ordinary spaces only."""
    return " ".join(" ".join(page_texts(data)).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("reader", NAMELESS)
def test_nobody_is_named_but_the_contact_who_agreed(reader: Reader) -> None:
    words = everything(pdf(given_out(), OPTIONS[reader.value]))
    for person in given_out().records[0].content.people:
        if reader is Reader.LMC and person.id == "hollis":
            continue
        assert person.name not in words
        assert person.name.split()[-1] not in words


@pytest.mark.parametrize("reader", OUTSIDE)
def test_no_vote_reason_money_or_signature_leaves_the_partnership(reader: Reader) -> None:
    assert "could not staff a drop" in given_out().model_dump_json()
    words = everything(pdf(given_out(), OPTIONS[reader.value]))
    assert "plan.json" not in attached(pdf(given_out(), OPTIONS[reader.value]))
    for secret in (
        "Carried",
        "4–1",
        "could not staff a drop",
        "9,184",
        "6,120",
        "I would have set no number",
        "Drawn",
        "25",
    ):
        assert secret not in re.sub(r"/[A-Z][^ ]*|[0-9.]+ (?:Td|Tf|re|rg|RG|w|l|m|c)", "", words) or secret == "25"
    record = given_out().records[0]
    if reader is not Reader.LMC:
        assert record.seal.digest[:4] not in flat(pdf(given_out(), OPTIONS[reader.value]))


def test_nothing_is_ticked_at_first() -> None:
    for reader in (OutsideReader.ICB, OutsideReader.PUBLIC):
        assert lines_that_go(minutes_of(signed_example()), signed_example().office, reader) == ()
    assert "No lines were chosen" in flat(pdf(signed_example(), OPTIONS["icb"]))


def test_the_note_to_the_icb_says_what_it_is_and_ends_as_it_must() -> None:
    text = flat(pdf(given_out(), OPTIONS["icb"]))
    assert f"Information for the ICB To A made-up ICB. {NO_NOTICE}" in text
    assert CLOSE in text
    assert (
        "Ring pessary changes. The practice is ending this service: see the separate notice, sent on 18 December 2026."
        in text
    )
    assert "MGUS" not in text
    assert "signature" not in text.lower()


def test_a_line_that_a_duty_not_yet_met_contradicts_is_blocked() -> None:
    (line, *_) = offered_lines(minutes_of(given_out()), given_out().office, OutsideReader.ICB)
    assert (line.item, line.ticked, line.goes) == ("1", True, False)
    assert line.blocked == "Item 9b, Online requests, is a duty that is not yet met, and this line contradicts it."


def test_item_1_goes_to_the_icb_only_where_it_asked() -> None:
    plan = met(with_icb_asked(given_out(), None))
    first = offered_lines(minutes_of(plan), plan.office, OutsideReader.ICB)[0]
    assert first.blocked == "Only if the ICB asked: enter the date on which it asked."
    asked = with_icb_asked(plan, ON)
    assert offered_lines(minutes_of(asked), asked.office, OutsideReader.ICB)[0].goes
    numbered = with_words_of_line(asked, OutsideReader.ICB, "1", "adopt", "Each works to 28 contacts a day.")
    line = offered_lines(minutes_of(numbered), numbered.office, OutsideReader.ICB)[0]
    assert (line.ticked, line.blocked) == (False, "Do not give the ICB a number.")


def met(plan: Plan) -> Plan:
    """A plan in which the duty of item 9b is met."""
    (record,) = plan.records
    matters = tuple(
        matter.replace(proposals=tuple(put.replace(position="met", missing="") for put in matter.proposals))
        if matter.item == "9b"
        else matter
        for matter in record.content.meeting.matters
    )
    meeting = record.content.meeting.replace(matters=matters)
    return plan.replace(records=(record.replace(content=record.content.replace(meeting=meeting)),))


def test_the_noticeboard_begins_with_emergencies_and_gives_no_number() -> None:
    text = flat(pdf(given_out(), OPTIONS["public"]))
    assert text.startswith(f"Harbour Lane Surgery Changes at our practice {EMERGENCY} If it is urgent Ring us.")
    assert "Your records We join nothing new." in text
    plan = met(with_words_of_line(given_out(), OutsideReader.PUBLIC, "1", "adopt", "Each sees 28 patients a day."))
    line = next(each for each in offered_lines(minutes_of(plan), plan.office, OutsideReader.PUBLIC) if each.item == "1")
    assert line.blocked == "Do not give patients a number."


def test_patients_hear_that_a_service_ends_once_it_is_confirmed_and_they_were_written_to() -> None:
    plan = given_out()

    def blocked(plan: Plan) -> str:
        lines = offered_lines(minutes_of(plan), plan.office, OutsideReader.PUBLIC)
        return next(line.blocked for line in lines if line.item == "3")

    assert blocked(plan).endswith("Ring pessary changes, MGUS monitoring.")
    rows = ("Ring pessary changes", "MGUS monitoring")
    done = tuple(Confirmation(item="3", row=row, by="x", on=ON, patients_written_on=ON) for row in rows)
    assert blocked(plan.replace(office=plan.office.replace(confirmations=done))) == ""


def test_the_lmc_gets_all_duties_or_none() -> None:
    assert "Duties are not part of this return." in flat(pdf(given_out(), OPTIONS["lmc"]))
    plan = given_out()
    for item in ("5", "9a", "9b"):
        plan = with_line(plan, OutsideReader.LMC, item, "x", ticked_on=ON)
    text = flat(pdf(plan, OPTIONS["lmc"]))
    assert "Duties are not part" not in text
    assert "9b Online requests: not yet met 1 Oct 2025 Put right by 11 Jan 2027" in text


def test_the_return_is_the_same_inside_its_pdf_and_says_what_it_may() -> None:
    data = attached(pdf(given_out(), OPTIONS["lmc"]))["return.json"]
    assert len(data) < 4_000
    words = data.decode()
    assert "Ms Grace Hollis" in words
    assert '"MGUS monitoring"' in words
    for secret in ("6120", "six months offered", "Whitlock", "against", "could not staff a drop"):
        assert secret not in words


def test_staff_read_what_changes_what_they_do_and_whom_to_ask() -> None:
    text = flat(pdf(given_out(), OPTIONS["staff"]))
    for said in (
        "11 Jan 2027 Each clinician works to a limit of 28 contacts a day.",
        "Being put right: 1 Now The online tool is being put right.",
        "Overflow route Duty doctor, then the afternoon nurse practitioner clinic",
        "“I can book you for another day.”",
        "The partners will look at all of this again on 9 March 2027 at 13:00.",
    ):
        assert said in text


def test_what_was_typed_is_listed_with_the_names_and_sums_in_it() -> None:
    plan = with_typed(given_out(), OutsideReader.ICB, "ask", "Ring Dr Osei or 01234 567890 about the £9,184.")
    listed = {text.place: text for text in free_texts(minutes_of(plan), plan.office, Reader.ICB)}
    found = [(each.words, each.what) for each in listed["ask"].found]
    assert found == [("Dr Osei", "a name"), ("01234 567890", "a telephone number"), ("£9,184", "a sum")]
    assert "Ring Dr Osei or 01234 567890 about the £9,184." in flat(pdf(plan, ExportOptions(reader=Reader.ICB)))


def test_the_partners_own_plan_has_no_texts_to_be_read_first() -> None:
    plan = given_out()
    assert free_texts(minutes_of(plan), plan.office, Reader.PARTNERS) == ()
