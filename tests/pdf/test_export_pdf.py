from collections.abc import Callable
from datetime import date
from pathlib import Path

import outloud
import pytest
from hypothesis import HealthCheck, given, settings
from tests.pdf.exports import (
    OPTIONS,
    SECRETS,
    closed_example,
    faults,
    given_out,
    hostile,
    large,
    pdf,
    private,
    signed_example,
    unpacked,
)
from tests.pdf.page_texts import page_texts
from tests.plans import empty_plan, plan_of, worked_example
from tests.signing.altering import closed_meetings
from tests.signing.closed_plans import reclosed, second_closed, second_draft
from tests.sittings import sitting

from wizard.edits.decision_edits import agreed, with_particulars, with_position
from wizard.minutes.minutes import NoMeetingError
from wizard.pdf.export_pdf import ExportOptions, export, replaced_characters
from wizard.pdf_check.read_pdf import attached
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.redaction.readers import READERS, Reader
from wizard.services.pdf_copies import PdfRequest, make_pdf

PLANS: dict[str, Callable[[], Plan]] = {
    "open": worked_example,
    "closed": closed_example,
    "signed": signed_example,
    "second open": second_draft,
    "second closed": second_closed,
    "reopened and closed again": reclosed,
    "empty": empty_plan,
    "one contractor": lambda: plan_of(1),
    "hostile": hostile,
    "large": large,
}
A_FEW_WORDS = 40
"""A page with fewer characters than this, besides its header and footer, is as good as empty."""


@pytest.mark.parametrize("name", PLANS)
def test_every_kind_of_plan_becomes_a_conforming_pdf(name: str, tmp_path: Path) -> None:
    assert faults(pdf(PLANS[name]()), tmp_path) == []


@pytest.mark.parametrize("name", OPTIONS)
def test_every_copy_conforms(name: str, tmp_path: Path) -> None:
    assert faults(pdf(given_out(), OPTIONS[name]), tmp_path) == []


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(plan=closed_meetings())
def test_random_plans_conform(plan: Plan, tmp_path: Path) -> None:
    assert faults(pdf(plan), tmp_path) == []


@pytest.mark.parametrize("name", PLANS)
def test_no_page_is_as_good_as_empty(name: str) -> None:
    for text in page_texts(pdf(PLANS[name]())):
        assert len(text) > A_FEW_WORDS + 100, text


def flat(data: bytes) -> str:
    """All words of a PDF on one line, with ordinary spaces only."""
    return " ".join(" ".join(page_texts(data)).replace("\N{NO-BREAK SPACE}", " ").split())


def test_page_one_alone_says_what_was_decided() -> None:
    first = flat(pdf(signed_example(), ExportOptions(one_page=True)))
    for words in (
        "Harbour Lane Surgery",
        "8 December 2026",
        "Eight of the twelve items were on the agenda: four adopted, one deferred, two duties met and one duty not",
        "Closed, 5 of 6 signed, 1 refused",
        "Dr Whitlock refused to sign.",
        "Next meeting Tuesday 9 March 2027, 13:00",
        "Work to a safe daily limit: 28 contacts a day Carried 4–1 11 Jan 2027 Dr Rhydderch Review 9 Mar 2027",
        "9b.1 ! Online requests: not yet met Noted In force Mr Jensen Put right by 11 Jan 2027",
        "Not on this agenda: 4 (items 2, 4a, 4b and 6). Nothing has been decided on them yet.",
        "T1 11 Dec Speak to the LMC about the handover of both services Mrs Shah",
    ):
        assert words in first


def test_an_open_meeting_is_a_draft_on_every_page_and_a_closed_one_has_fingerprints() -> None:
    assert all("Draft" in text and "DRAFT" in text for text in page_texts(pdf(worked_example())))
    record = closed_example().records[0]
    for text in page_texts(pdf(signed_example())):
        assert "DRAFT" not in text
        assert record.seal.digest[:4] in text


@pytest.mark.parametrize("reader", [reader for reader in Reader if reader is not Reader.PARTNERS])
@pytest.mark.parametrize("large", [False, True])
def test_what_is_for_others_is_a_draft_on_every_page_until_the_meeting_is_closed(reader: Reader, large: bool) -> None:
    options = ExportOptions(reader=reader, large_print=large, issued=date(2026, 12, 22))
    pages = page_texts(pdf(worked_example(), options))
    assert all("DRAFT" in text and "Draft" in text.replace("DRAFT", "") for text in pages)
    assert "Do not give it out." in flat(pdf(worked_example(), options))
    for text in page_texts(pdf(closed_example(), options)):
        assert "draft" not in text.lower()


def test_both_proposals_on_an_item_stand_with_their_votes_and_the_recorded_dissent() -> None:
    text = flat(pdf(worked_example()))
    assert (
        "1 (i) Work to a safe daily limit, from 4 January 2027. Not carried: 2 for, 3 against (3 of 5 needed)." in text
    )
    assert "For: Dr Osei, Dr Rhydderch, Mrs Shah, Dr Petrie. Against: Dr Whitlock. Absent: Dr Noor." in text
    assert "Dr Ben Whitlock: dissent from 1.1, recorded at Dr Whitlock’s request" in text


@pytest.mark.parametrize(
    ("printed", "there", "missing"),
    [
        (VotesPrinted.OUTCOME, "Vote Carried.", "4–1"),
        (VotesPrinted.COUNTS, "Carried: 4 for, 1 against", "Proposed by"),
        (VotesPrinted.NAMES, "Against: Dr Whitlock", "no such words"),
    ],
)
def test_votes_are_printed_as_the_practice_set(printed: VotesPrinted, there: str, missing: str) -> None:
    plan = worked_example()
    plan = plan.replace(settings=plan.settings.replace(votes_printed=printed))
    text = flat(pdf(plan))
    assert there in text
    assert missing not in text


def test_who_was_out_of_the_room_is_not_printed_as_absent() -> None:
    plan = worked_example()
    plan = plan.replace(settings=plan.settings.replace(votes_printed=VotesPrinted.NAMES))
    person = next(person for person in plan.people if person.name == "Dr Ben Whitlock")
    text = flat(pdf(with_particulars(plan, "1", out_of_room=(person.id,))))
    assert "Absent: Dr Noor" in text
    assert "Out of the room: Dr Whitlock" in text


@pytest.mark.parametrize("name", OPTIONS)
def test_nothing_private_is_in_any_copy(name: str) -> None:
    data = pdf(private(signed_example()), OPTIONS[name])
    whole = unpacked(data) + "\n".join(page_texts(data)).encode()
    for secret in SECRETS:
        for form in (secret.encode(), secret.encode("utf-16-be")):
            assert form not in whole


def test_typed_markup_prints_as_itself_and_lost_characters_are_named() -> None:
    text = "".join(page_texts(pdf(hostile())))
    assert "<img src='/etc/hostname'/>" in text
    assert "[U+1F600]" in text
    lost = replaced_characters(hostile())
    assert {"张", "伟", "😀"} <= set(lost)
    assert replaced_characters(worked_example()) == ()


def test_a_plan_without_this_meeting_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(NoMeetingError):
        export(worked_example(), tmp_path / "out.pdf", ExportOptions(number=7))
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_export_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"old")

    def stop(page: int, pages: int) -> None:
        if page == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        export(worked_example(), out, progress=stop)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("out.pdf", b"old")]


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    report = export(worked_example(), tmp_path / "out.pdf", progress=lambda page, pages: told.append((page, pages)))
    assert told == [(page, report.pages) for page in range(1, report.pages + 1)]


@pytest.mark.parametrize("name", ["open", "signed", "second closed"])
def test_a_checker_that_listens_to_a_pdf_finds_nothing(name: str, tmp_path: Path) -> None:
    file = tmp_path / "heard.pdf"
    file.write_bytes(pdf(PLANS[name]()))
    result = outloud.check(str(file))
    assert result.error is None
    # It takes header and footer for prose if a part has only two pages.
    found = [
        finding for finding in result.findings if not (finding.rule == "TAG-002" and "action plan" in finding.evidence)
    ]
    assert [(finding.rule, finding.message) for finding in found] == []


def test_the_record_and_its_companions_are_inside() -> None:
    assert sorted(attached(pdf(signed_example()))) == ["actions.csv", "dates.ics", "export.json", "plan.json"]


@pytest.mark.parametrize("name", ["open", "signed"])
def test_the_worked_example_is_no_longer_than_people_read(name: str) -> None:
    pages = page_texts(pdf(PLANS[name](), ExportOptions(annex=False)))
    assert len(pages) <= READERS[Reader.PARTNERS].most_pages
    assert "Signatures" in pages[-1]
    assert len(page_texts(pdf(PLANS[name](), ExportOptions(one_page=True)))) == 1


@pytest.mark.parametrize("reader", [reader for reader in Reader if reader is not Reader.PARTNERS])
def test_what_leaves_the_partnership_keeps_to_its_pages(reader: Reader) -> None:
    assert len(page_texts(pdf(given_out(), ExportOptions(reader=reader)))) <= READERS[reader].most_pages


@pytest.mark.parametrize("partners", [1, 2])
def test_page_one_is_one_page_also_where_nothing_is_decided(partners: int) -> None:
    plan = agreed(with_position(sitting(partners), "7", "freeze_until"), "7")
    plan = agreed(with_position(plan, "10", "hold"), "10")
    assert len(page_texts(pdf(plan, ExportOptions(one_page=True)))) == 1


def test_forty_partners_are_warned_of_the_pages_and_nothing_is_printed_smaller(tmp_path: Path) -> None:
    made = make_pdf(large(), tmp_path / "a.pdf", PdfRequest(pages_only=True))
    assert made.parts[0] > 8
    assert made.warning.startswith(f"The action plan has {made.parts[0]} pages and should have at most 8")
    assert not make_pdf(worked_example(), tmp_path / "b.pdf", PdfRequest(pages_only=True)).warning
