from collections.abc import Callable
from pathlib import Path

import outloud
import pytest
from hypothesis import HealthCheck, given, settings
from tests.pdf.exports import (
    OPTIONS,
    SECRETS,
    closed_example,
    faults,
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

from wizard.edits.decision_edits import with_particulars
from wizard.minutes.minutes import NoMeetingError
from wizard.pdf.export_pdf import ExportOptions, export, replaced_characters
from wizard.pdf_check.read_pdf import attached
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan

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
"""Fewer characters than these on a page, beside its header and footer, and it is as good as empty."""


@pytest.mark.parametrize("name", PLANS)
def test_every_kind_of_plan_becomes_a_conforming_pdf(name: str, tmp_path: Path) -> None:
    assert faults(pdf(PLANS[name]()), tmp_path) == []


@pytest.mark.parametrize("name", OPTIONS)
def test_every_copy_conforms(name: str, tmp_path: Path) -> None:
    assert faults(pdf(signed_example(), OPTIONS[name]), tmp_path) == []


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(plan=closed_meetings())
def test_random_plans_conform(plan: Plan, tmp_path: Path) -> None:
    assert faults(pdf(plan), tmp_path) == []


@pytest.mark.parametrize("name", PLANS)
def test_no_page_is_as_good_as_empty(name: str) -> None:
    for text in page_texts(pdf(PLANS[name]())):
        assert len(text) > A_FEW_WORDS + 100, text


def test_page_one_alone_says_what_was_decided() -> None:
    first = " ".join(page_texts(pdf(signed_example()))[0].split())
    for words in (
        "Harbour Lane Surgery",
        "8 December 2026",
        "Five of six with a vote took part; the quorum is four. Away: Dr Farah Noor.",
        "Eight of the twelve items were taken. Four were taken up",
        "5 of 6 signed, 1 declined",
        "Carried 4 to 1",
        "Work to a safe daily limit",
        "Dr Carys Rhydderch",
        "Review 9 Mar 2027",
        "Not yet met",
        "10 Pilots",
    ):
        assert words in first


def test_an_open_meeting_is_a_draft_on_every_page_and_a_closed_one_has_fingerprints() -> None:
    assert all("draft" in text and "DRAFT" in text for text in page_texts(pdf(worked_example())))
    record = closed_example().records[0]
    for text in page_texts(pdf(signed_example())):
        assert "DRAFT" not in text
        assert record.seal.digest[:4] in text


def test_both_proposals_on_an_item_stand_with_their_votes_and_the_recorded_dissent() -> None:
    text = " ".join(" ".join(page_texts(pdf(worked_example()))).split())
    assert "Not carried: 2 for, 3 against (3 of 5 needed)." in text
    assert "Carried: 4 for, 1 against (3 of 5 needed)." in text
    assert "Dr Ben Whitlock: dissent, recorded at their request" in text


@pytest.mark.parametrize(
    ("printed", "there", "missing"),
    [
        (VotesPrinted.OUTCOME, "Carried.", "4 for, 1 against"),
        (VotesPrinted.COUNTS, "Carried: 4 for, 1 against", "Proposed by"),
        (VotesPrinted.NAMES, "Against Dr Ben Whitlock", "no such words"),
    ],
)
def test_votes_are_printed_as_the_practice_set(printed: VotesPrinted, there: str, missing: str) -> None:
    plan = worked_example()
    plan = plan.replace(settings=plan.settings.replace(votes_printed=printed))
    text = " ".join(" ".join(page_texts(pdf(plan))).split())
    assert there in text
    assert missing not in text


def test_who_was_out_of_the_room_is_not_printed_as_absent() -> None:
    plan = worked_example()
    plan = plan.replace(settings=plan.settings.replace(votes_printed=VotesPrinted.NAMES))
    person = next(person for person in plan.people if person.name == "Dr Ben Whitlock")
    text = " ".join(" ".join(page_texts(pdf(with_particulars(plan, "1", out_of_room=(person.id,))))).split())
    assert "Absent Dr Farah Noor" in text
    assert "Out of the room Dr Ben Whitlock" in text


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
    # Sources' addresses are printed and never opened, so the checker's warnings on them stand.
    assert [(finding.rule, finding.message) for finding in result.findings if finding.rule != "LNK-010"] == []


def test_the_record_and_its_companions_are_inside() -> None:
    assert sorted(attached(pdf(signed_example()))) == ["actions.csv", "dates.ics", "export.json", "plan.json"]


@pytest.mark.parametrize("name", ["open", "signed"])
def test_the_worked_example_is_no_longer_than_people_read(name: str) -> None:
    # Of these, six are the sources: each stance has one, with its address. Three are what partners ask first.
    assert len(page_texts(pdf(PLANS[name]()))) <= 30
