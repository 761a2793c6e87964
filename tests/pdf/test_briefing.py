import re
from datetime import date
from pathlib import Path

import pytest
from tests.pdf.exports import closed_example, faults, opened, unpacked
from tests.pdf.page_texts import page_texts
from tests.plans import empty_plan, worked_example
from tests.signing.closed_plans import second_draft

from wizard.minutes.minutes import NoMeetingError, minutes_of
from wizard.pdf.attachments import BRIEFING_NAME, NAME, PLAN, BriefingNote
from wizard.pdf.briefing import brief
from wizard.pdf_check.read_pdf import ReadingError, carried_plan, is_briefing, read_pdf
from wizard.pdf_check.verify_pdf import NOT_PROVEN, SOUND, check_pdf
from wizard.plan.plan import Plan


def briefed(plan: Plan, folder: Path, *, large_print: bool = False) -> bytes:
    brief(plan, folder / "brief.pdf", large_print=large_print)
    return read_pdf(folder / "brief.pdf")


def test_the_pack_conforms_at_both_sizes(tmp_path: Path) -> None:
    for plan in (worked_example(), empty_plan(), second_draft()):
        for large_print in (False, True):
            assert faults(briefed(plan, tmp_path, large_print=large_print), tmp_path) == []


def test_checking_one_says_what_it_is_and_that_only_the_plan_proves_it(tmp_path: Path) -> None:
    data = briefed(worked_example(), tmp_path)
    assert data == briefed(worked_example(), tmp_path)
    verdict = check_pdf(data, opened)
    assert (verdict.code, verdict.headline) == (
        NOT_PROVEN,
        "This is a briefing pack: it records no decision, and has no record inside to compare it with. "
        "By itself it proves nothing.",
    )
    assert check_pdf(data, opened, against=worked_example()).code == SOUND
    with pytest.raises(ReadingError, match="it is a briefing pack"):
        carried_plan(data)


def test_what_carries_a_plan_is_no_briefing_pack_whatever_it_says() -> None:
    note = BriefingNote().to_bytes()
    assert is_briefing({BRIEFING_NAME: note})
    assert not is_briefing({BRIEFING_NAME: note, PLAN: b"{}"})
    assert not is_briefing({BRIEFING_NAME: note, NAME: b"{}"})
    assert not is_briefing({BRIEFING_NAME: b"{}x"})


def flat(pages: tuple[str, ...]) -> str:
    """All words of pages on one line, with ordinary spaces only."""
    return " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_cover_has_the_agenda_the_votes_needed_and_what_to_do_before(tmp_path: Path) -> None:
    first = flat(page_texts(briefed(worked_example(), tmp_path))[:1])
    for said in (
        "13:00 1 Safe daily limit To decide 20 2",
        "5 GP Connect Update Record To check: a duty 5",
        "Not on this agenda: 4 (items 2, 4a, 4b and 6).",
        "Votes cast 6 5 4 3 2 1 To carry 4 3 3 2 2 1",
        "Read the pages on items 1, 3, 7, 8 and 10.",
        "Tell Ms Hollis about any interest",
        "Guidance checked up to 30 June 2026 · 5 months old.",
    ):
        assert said in first


def test_each_choice_is_a_spread_with_its_guidance_at_the_left(tmp_path: Path) -> None:
    plan = with_everything(worked_example())
    pages = [flat((text,)) for text in page_texts(briefed(plan, tmp_path))]
    for entry in minutes_of(plan).items:
        if not entry.is_duty:
            words = (entry.item.title, f"{entry.item.status.words}. ")
            (left,) = [at for at, text in enumerate(pages, start=1) if at > 1 and all(word in text for word in words)]
            assert left % 2 == 0
            assert "Positions to choose from" in pages[left]


def test_each_action_shows_both_sides_and_the_practices_own_facts(tmp_path: Path) -> None:
    text = flat(page_texts(briefed(worked_example(), tmp_path)))
    assert "Could bring" in text
    assert "Could cost or risk" in text
    assert "NHS England" in text
    assert "Contacts for each clinician now, on average: 34 contacts a day" in text
    assert "How do our records show that we still respond to patients?" in text
    assert "My notes" in text


def test_the_paper_twin_is_one_sheet_with_every_item(tmp_path: Path) -> None:
    brief(with_everything(worked_example()), tmp_path / "sheet.pdf", sheet=True)
    data = read_pdf(tmp_path / "sheet.pdf")
    assert faults(data, tmp_path) == []
    (text,) = page_texts(data)
    for said in ("For ____ Against ____", "☐ met under protest", "4b", "10", "Initials"):
        assert said in " ".join(text.split())


def test_no_decision_of_the_meeting_is_in_it(tmp_path: Path) -> None:
    text = " ".join(" ".join(page_texts(briefed(worked_example(), tmp_path))).split())
    assert "Carried" not in text
    assert "It was agreed" not in text


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


def test_nothing_in_the_briefing_is_set_smaller_than_it_may_be(tmp_path: Path) -> None:
    text = unpacked(briefed(worked_example(), tmp_path)).decode("latin-1")
    assert min(float(size) for size in re.findall(r"/F\S+ ([0-9.]+) Tf", text)) >= 10


def test_the_briefing_keeps_to_its_pages(tmp_path: Path) -> None:
    # The cover, two pages a choice, one a duty, and six for background, sheets and slip.
    assert len(page_texts(briefed(worked_example(), tmp_path))) <= 1 + 2 * 5 + 3 + 6
