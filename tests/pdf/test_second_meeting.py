from io import BytesIO

import pikepdf
import pytest
from tests.overview.second_meetings import second_meeting
from tests.pdf.exports import faults, opened, pdf, signed_example
from tests.pdf.page_texts import page_texts
from tests.pdf.second_meeting import second_open, second_signed

from wizard.minutes.minutes import minutes_of
from wizard.overview.plan_lines import plan_lines
from wizard.pdf.attachments import NAME
from wizard.pdf.export_pdf import NORMAL, ExportOptions
from wizard.pdf_check.read_pdf import attached, export_note
from wizard.pdf_check.verify_pdf import check_pdf
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan, open_meeting
from wizard.redaction.readers import Reader


def words(plan: Plan, options: ExportOptions = NORMAL) -> str:
    """All words of a copy."""
    return " ".join(" ".join(page_texts(pdf(plan, options))).replace("\N{NO-BREAK SPACE}", " ").split())


def test_what_was_not_taken_stands_as_it_stood_with_the_day_of_its_decision() -> None:
    text = words(second_signed())
    assert "10.1 Hold decisions on pilots Pilots on hold until a set date, since 8 December 2026" in text
    assert "1.1 Work to a safe daily limit No decision Nothing was proposed. Its review was due on 9 March 2027" in text
    assert "8.2 ✗ Keep the software as it is Carried 5–1 No change now" in text
    assert "Not on this agenda: 8 (items 2, 4a, 4b, 5, 6, 7, 9a and 10). Their positions are unchanged." in text


@pytest.mark.parametrize("large_print", [False, True])
def test_what_ran_out_is_never_unchanged_on_page_one(large_print: bool) -> None:
    plan = second_meeting()
    meeting = open_meeting(plan)
    plan = plan.with_meeting(meeting.replace(items=("2",), lapses=()))
    ran_out = [entry for entry in minutes_of(plan).items if entry.ran_out and not entry.taken]
    assert ran_out
    text = words(plan, ExportOptions(annex=False, large_print=large_print))
    unchanged = (
        text.partition("Not on this agenda: ")[2].partition(")")[0].partition("items ")[2].replace(" and ", ", ")
    )
    assert not {entry.id for entry in ran_out} & set(unchanged.split(", "))
    for entry in ran_out:
        assert f"Item {entry.id}, {entry.sentence[:1].lower()}{entry.sentence[1:]}" in text


def test_what_ran_out_is_never_unchanged_in_the_table_of_page_one() -> None:
    plan = second_meeting()
    meeting = open_meeting(plan)
    plan = plan.with_meeting(meeting.replace(items=meeting.guidance.order))
    minutes = minutes_of(plan)
    lines = {line.item: line.outcome for line in plan_lines(minutes, VotesPrinted.NAMES)}
    ran_out = [entry for entry in minutes.items if entry.ran_out and not entry.is_duty]
    assert {entry.id for entry in ran_out} >= {"1", "3", "7", "8", "10"}
    for entry in ran_out:
        assert "nchanged" not in lines[entry.id]
    assert lines["1"] == "Review due"


@pytest.mark.parametrize("words_of_the_event", [14, 19])
def test_the_table_of_page_one_closes_up_before_what_is_due_leaves_the_page(words_of_the_event: int) -> None:
    plan = second_meeting(eight={"on": None, "event": "letter " * words_of_the_event, "latest": None})
    meeting = open_meeting(plan)
    plan = plan.with_meeting(meeting.replace(items=meeting.guidance.order)).replace(tasks=())
    first, *_ = page_texts(pdf(plan, ExportOptions(annex=False)))
    assert "9b" in first
    assert "The next 30 days" in first
    assert "Nothing is due." in first


def test_the_record_before_says_that_it_is_superseded_and_the_later_one_what_it_supersedes() -> None:
    before = words(second_signed(), ExportOptions(number=1))
    assert "Replaced by record 2 · 8 December 2026" in before
    assert "Record 2 of a later meeting has replaced it." in before
    assert "Replaced by" not in words(second_signed())
    assert "Record before " in words(second_signed())


@pytest.mark.parametrize("plan", [second_open(), second_signed()], ids=["open", "closed"])
def test_what_changed_names_positions_the_voting_rule_and_people(plan: Plan) -> None:
    text = words(plan)
    for said in (
        "8 Position Decide later on the software Keep the software as it is",
        "9b Position Not yet met We meet this duty",
        "Practice Dr Ben Whitlock Partner with 1 vote No longer",
        "Practice Dr Iona Lloyd Nothing Partner with 1 vote, new since then",
    ):
        assert said in text
    assert "quorum 4, no casting vote" in text
    assert "quorum 5, no casting vote" in text


@pytest.mark.parametrize("plan", [second_open(), second_signed()], ids=["open", "closed"])
@pytest.mark.parametrize("large_print", [False, True])
def test_a_check_exports_the_changes_again_and_finds_every_page_as_it_was(plan: Plan, large_print: bool) -> None:
    verdict = check_pdf(pdf(plan, ExportOptions(large_print=large_print)), opened)
    assert verdict.sound
    assert verdict.headline.startswith("Every page is as it was exported")


def test_a_check_says_that_the_seal_does_not_cover_what_is_said_of_other_meetings() -> None:
    said = "The seal of this record does not cover it"
    assert any(said in note for note in check_pdf(pdf(second_signed()), opened).notes)
    assert any(said in note for note in check_pdf(pdf(second_signed(), ExportOptions(number=1)), opened).notes)
    assert not any(said in note for note in check_pdf(pdf(signed_example()), opened).notes)


def without_changes(data: bytes) -> bytes:
    """A PDF whose note lost its changes, so that its pages say more than the note."""
    with pikepdf.open(BytesIO(data)) as document:
        note = export_note(attached(data)).replace(changes=())
        document.attachments[NAME].obj.EF.F.write(note.to_bytes())
        stream = BytesIO()
        document.save(stream)
    return stream.getvalue()


def test_pages_that_tell_other_changes_than_the_file_carries_are_found() -> None:
    verdict = check_pdf(without_changes(pdf(second_signed())), opened)
    assert (verdict.sound, verdict.code) == (False, 1)
    # The page that lists the changes says more than the file carries.
    assert verdict.headline.startswith(
        "The file is not what was exported. Page 14 has different words: “Practice Voting rule "
    )


def test_the_first_meeting_has_nothing_before_it() -> None:
    assert export_note(attached(pdf(second_signed(), ExportOptions(number=1)))).changes == ()
    assert "Since the last meeting" not in words(second_signed(), ExportOptions(number=1))


@pytest.mark.parametrize("reader", [reader for reader in Reader if reader is not Reader.PARTNERS])
def test_nobody_outside_is_told_of_the_rule_or_of_who_left(reader: Reader) -> None:
    text = words(second_signed(), ExportOptions(reader=reader))
    assert "quorum" not in text
    assert "Lloyd" not in text


def test_the_tasks_have_moved_on() -> None:
    text = words(second_signed())
    assert "Eight of ten are open." in text
    assert "Write down the overflow route and the same-day route (done) Dr Rhydderch 1" in text
    assert "Half of the staff were told in January. Dr Osei 1" in text
    assert "T10 1 Jun Ask how the new opening hours were No owner yet 9b.2" in text


@pytest.mark.parametrize("plan", [second_open(), second_signed()], ids=["open", "closed"])
def test_both_conform(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert faults(pdf(plan), tmp_path_factory.mktemp("second")) == []
