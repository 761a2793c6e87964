import re
from datetime import date
from pathlib import Path

import pytest
from tests.pdf.exports import closed_example, faults, opened, signed_example, unpacked
from tests.pdf.page_texts import page_texts
from tests.plans import empty_plan, shipped_pack, worked_example
from tests.signing.closed_plans import second_draft

from wizard.edits.meeting_edits import new_meeting
from wizard.minutes.minutes import NoMeetingError
from wizard.pdf.attachments import BRIEFING_NAME, NAME, PLAN, BriefingNote
from wizard.pdf.briefing import brief
from wizard.pdf_check.read_pdf import ReadingError, carried_plan, is_briefing, read_pdf
from wizard.pdf_check.verify_pdf import SOUND, check_pdf
from wizard.plan.plan import Plan


def briefed(plan: Plan, folder: Path, *, large_print: bool = False) -> bytes:
    brief(plan, folder / "brief.pdf", large_print=large_print)
    return read_pdf(folder / "brief.pdf")


def test_the_pack_conforms_at_both_sizes(tmp_path: Path) -> None:
    for plan in (worked_example(), empty_plan(), second_draft()):
        for large_print in (False, True):
            assert faults(briefed(plan, tmp_path, large_print=large_print), tmp_path) == []


def test_checking_one_says_what_it_is_and_that_nothing_is_to_be_checked(tmp_path: Path) -> None:
    data = briefed(worked_example(), tmp_path)
    assert data == briefed(worked_example(), tmp_path)
    verdict = check_pdf(data, opened)
    assert (verdict.code, verdict.headline) == (
        SOUND,
        "This is a briefing pack: it records no decision, and there is nothing to check in it.",
    )
    with pytest.raises(ReadingError, match="it is a briefing pack"):
        carried_plan(data)


def test_what_carries_a_plan_is_no_briefing_pack_whatever_it_says() -> None:
    note = BriefingNote().to_bytes()
    assert is_briefing({BRIEFING_NAME: note})
    assert not is_briefing({BRIEFING_NAME: note, PLAN: b"{}"})
    assert not is_briefing({BRIEFING_NAME: note, NAME: b"{}"})
    assert not is_briefing({BRIEFING_NAME: b"{}x"})


def test_it_begins_with_the_agenda_and_its_minutes(tmp_path: Path) -> None:
    first = " ".join(page_texts(briefed(worked_example(), tmp_path))[0].split())
    assert "8 items are for this meeting, 65 minutes in all, from 13:00 to 14:05." in first
    assert "1 Safe daily limit" in first
    assert "20 minutes" in first
    assert "Not for this meeting: 2, 4a, 4b, 6." in first


def test_each_action_shows_both_sides_and_the_practices_own_facts(tmp_path: Path) -> None:
    text = " ".join(" ".join(page_texts(briefed(worked_example(), tmp_path))).split())
    assert "Could bring" in text
    assert "Could cost or risk" in text
    assert "NHS England" in text
    assert "Contacts for each clinician now, on average: 34 contacts a day" in text
    assert "How does the record show that we go on responding?" in text


def test_no_decision_of_the_meeting_is_in_it(tmp_path: Path) -> None:
    text = " ".join(" ".join(page_texts(briefed(worked_example(), tmp_path))).split())
    assert "Carried" not in text
    assert "It was agreed" not in text


def test_what_stands_behind_the_actions_has_its_dates_its_gaps_and_its_sources(tmp_path: Path) -> None:
    text = " ".join(" ".join(page_texts(briefed(worked_example(), tmp_path))).split())
    assert "Background What partners ask first Would this break our contract?" in text
    assert "Timeline 2024 to 2026" in text
    assert "28 February 2025 There was agreement in principle on 2025/26. National action was paused. [P28]" in text
    assert "What is known to be missing" in text
    assert "Whom to ask Ask your LMC; this edition names none." in text
    assert "L37 Londonwide LMCs: Referendum result, about March 2024. Its opening part was read, seen" in text


def test_it_ends_with_sheets_and_the_slip(tmp_path: Path) -> None:
    pages = page_texts(briefed(worked_example(), tmp_path))
    assert "Slip to hand back" in pages[-1]
    assert any("Contacts counted by hand over three days" in page for page in pages)


def test_without_an_open_meeting_there_is_nothing_to_brief_for(tmp_path: Path) -> None:
    with pytest.raises(NoMeetingError, match="No meeting is open"):
        brief(closed_example(), tmp_path / "brief.pdf")


def with_everything(plan: Plan) -> Plan:
    """A plan whose open meeting takes all items, so late that every date of the guidance has passed."""
    assert plan.meeting is not None
    every = plan.meeting.guidance.order
    return plan.with_meeting(plan.meeting.replace(items=every, held_on=date(2027, 3, 9)))


def pages_of_actions(pages: tuple[str, ...]) -> dict[str, int]:
    """On how many pages each action stands: those from its heading up to the next heading of that rank."""
    counts: dict[str, int] = {}
    action = None
    for text in pages:
        begun = re.search(r"^Action (\d+)\. ", text, re.MULTILINE)
        action = begun[1] if begun else None if re.search(r"^Background\s*$", text, re.MULTILINE) else action
        if action:
            counts[action] = counts.get(action, 0) + 1
    return counts


@pytest.mark.parametrize(
    "plan", [with_everything(plan) for plan in (worked_example(), new_meeting(signed_example(), shipped_pack()))]
)
def test_each_action_of_the_shipped_guidance_takes_two_pages_at_most(plan: Plan, tmp_path: Path) -> None:
    counts = pages_of_actions(page_texts(briefed(plan, tmp_path)))
    assert list(counts) == [str(number) for number in range(1, 11)]
    assert max(counts.values()) <= 2


def test_nothing_in_the_pack_is_set_smaller_than_it_may_be(tmp_path: Path) -> None:
    text = unpacked(briefed(worked_example(), tmp_path)).decode("latin-1")
    sizes = {float(size) for size in re.findall(r"/F\S+ ([0-9.]+) Tf", text)}
    assert {size for size in sizes if size < 10.5} <= {9.5}
