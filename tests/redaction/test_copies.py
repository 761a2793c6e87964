from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from tests.pdf.exports import OPTIONS, pdf, signed_example, unpacked
from tests.pdf.page_texts import page_texts
from tests.pdf.second_meeting import second_signed
from tests.plans import worked_example

from wizard.overview.changes import Change
from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf_check.read_pdf import attached
from wizard.plan.plan import Plan
from wizard.redaction.free_text_review import free_texts
from wizard.redaction.name_finder import NAME_LEFT_OUT
from wizard.redaction.pseudonyms import pseudonyms
from wizard.redaction.reader_copy import changes_printed, copy_of
from wizard.redaction.readers import GETS, Reader
from wizard.redaction.redact import SUM_LEFT_OUT, words_without

NAMELESS = [reader for reader in Reader if not GETS[reader].names]
REDACTED = [reader for reader in Reader if not GETS[reader].record]


def all_words(reader: Reader) -> str:
    data = pdf(signed_example(), OPTIONS[reader.value])
    parts = [*page_texts(data), *(part.decode() for part in attached(data).values())]
    return "\n".join([*parts, unpacked(data).decode("latin-1"), unpacked(data).decode("utf-16-be", "ignore")])


@pytest.mark.parametrize("reader", NAMELESS)
def test_nobody_is_named_in_a_copy_without_names(reader: Reader) -> None:
    words = all_words(reader)
    for person in signed_example().records[0].content.people:
        assert person.name not in words
        assert person.name.split()[-1] not in words


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("plan", [worked_example(), second_signed()], ids=["open", "second"])
@pytest.mark.parametrize("reader", REDACTED)
def test_a_redacted_copy_says_on_every_page_what_was_left_out(reader: Reader, plan: Plan, large_print: bool) -> None:
    notice = GETS[reader].notice
    assert notice.startswith(f"Copy for {GETS[reader].words}. Left out: ")
    for text in page_texts(pdf(plan, ExportOptions(reader=reader, large_print=large_print))):
        assert notice in " ".join(text.split())


@pytest.mark.parametrize("reader", REDACTED)
def test_a_redacted_copy_says_in_its_metadata_what_was_left_out(reader: Reader) -> None:
    with pikepdf.open(BytesIO(pdf(signed_example(), OPTIONS[reader.value]))) as document:
        assert GETS[reader].notice in str(document.docinfo.Subject)
        assert GETS[reader].notice in document.Root.Metadata.read_bytes().decode()


def test_the_record_itself_says_nowhere_that_anything_was_left_out() -> None:
    assert GETS[Reader.PARTNERS].notice == ""
    assert "Left out" not in " ".join(page_texts(pdf(signed_example())))


@pytest.mark.parametrize("reader", REDACTED)
def test_a_redacted_copy_carries_no_plan_and_no_signature(reader: Reader) -> None:
    words = all_words(reader)
    assert "plan.json" not in attached(pdf(signed_example(), OPTIONS[reader.value]))
    assert "Drawn signature" not in words
    assert "Not with these words" not in words
    assert "declined" not in words


def test_the_public_gets_no_votes_no_reasons_and_no_money() -> None:
    text = " ".join("\n".join(page_texts(pdf(signed_example(), OPTIONS["public"]))).split())
    for words in ("4 for", "4 to 1", "could not be staffed", "9,184", "6,120", "I would have set no number"):
        assert words not in text
    assert "It was agreed that new local and national pilots would be on hold until 30 June 2027." in text


def test_the_lmc_gets_counts_and_reasons_without_names_and_sums() -> None:
    text = " ".join("\n".join(page_texts(pdf(signed_example(), OPTIONS["lmc"]))).split())
    assert "Carried: 4 for, 1 against" in text
    assert "could not be staffed" in text
    assert "Partner B: dissent" in text
    assert "£9,184" not in text
    assert f"The scheme is worth {SUM_LEFT_OUT} this year" in text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Dr Osei agreed with dr amara osei.", "Partner A agreed with Partner A."),
        ("OSEI and Amara said so", "Partner A and Partner A said so"),
        ("Ms Hollis’s list", "Manager A’s list"),
        ("Dr\N{NO-BREAK SPACE}Carys Rhydderch", "Partner C"),
        ("Harbour Lane Surgery", "Harbour Lane Surgery"),
        ("Mr John Smith from the ICB", f"{NAME_LEFT_OUT} from the ICB"),
        ("It pays £1,200.50 or 300 pounds", f"It pays {SUM_LEFT_OUT} or {SUM_LEFT_OUT}"),
        ("Noorwich is no name", "Noorwich is no name"),
    ],
)
def test_names_and_sums_are_found_inside_free_text(typed: str, printed: str) -> None:
    assert words_without(copy_of(worked_example(), reader=Reader.LMC))(typed) == printed


def test_the_partners_read_everything_as_it_was_typed() -> None:
    assert words_without(copy_of(worked_example()))("Dr Osei pays £5") == "Dr Osei pays £5"


def test_each_person_has_a_name_of_their_own_in_a_copy_without_names() -> None:
    names = pseudonyms(worked_example().people).values()
    assert len(set(names)) == len(worked_example().people)


def test_what_people_typed_is_listed_to_be_read_before_a_copy_goes_out() -> None:
    found = free_texts(copy_of(worked_example(), reader=Reader.LMC))
    assert any(text.place == "Item 1, reason" and "could not be staffed" in text.text for text in found)
    assert all("Whitlock" not in text.text for text in found)
    public = free_texts(copy_of(worked_example(), reader=Reader.PUBLIC))
    assert not any(text.place.endswith("reason") for text in public)


@pytest.mark.parametrize("reader", REDACTED)
def test_a_copy_without_the_record_says_whose_fingerprints_it_prints(reader: Reader) -> None:
    text = " ".join(" ".join(page_texts(pdf(signed_example(), OPTIONS[reader.value]))).split())
    assert "These are the fingerprints of the partners’ own copy" in text
    assert "This copy does not carry the record, and cannot." in text
    assert "Whoever holds this file" not in text


def test_the_partners_copy_says_that_it_can_be_compared() -> None:
    text = " ".join(" ".join(page_texts(pdf(signed_example()))).split())
    assert "Whoever holds this file can compare both with the file itself." in text
    assert "the partners’ own copy" not in text


def test_a_change_of_conditions_is_told_to_those_alone_who_get_reasons() -> None:
    told = {}
    for reader in Reader:
        copy = copy_of(second_signed(), reader=reader)
        changed = (Change("8", "conditions", "x", "y"), Change("8", "position", "x", "y"))
        told[reader] = [change.what for change in changes_printed(replace(copy, changes=changed))]
    assert "conditions" in told[Reader.PARTNERS]
    assert "conditions" in told[Reader.LMC]
    assert told[Reader.STAFF] == told[Reader.PUBLIC] == ["position"]
