"""Typed but unrecorded text: kept with its item and its meeting, mentioned before closing, never quoted."""

from tests.signing.closed_plans import FIRST
from tests.sittings import sitting

from wizard.checks.all_checks import Severity, checks
from wizard.edits.note_edits import draft_of, with_draft, without_draft
from wizard.plan.plan import DraftKind, Plan, drafts_on, open_meeting
from wizard.signing.closing import close, reopen

DISSENT, INTEREST = DraftKind.DISSENT, DraftKind.INTEREST


def found(plan: Plan) -> list[tuple[str, str, Severity]]:
    held = open_meeting(plan).held_on
    assert held is not None
    return [(c.place, c.sentence, c.severity) for c in checks(plan, held) if c.code in ("not_recorded", "not_added")]


def test_the_last_words_of_a_kind_on_an_item_are_kept_with_whose_they_are() -> None:
    plan = with_draft(sitting(3), "10", DISSENT, "Too", "p2")
    plan = with_draft(with_draft(plan, "10", DISSENT, "Too soon", "p3"), "2", INTEREST, "A sister")
    assert [(draft.words, draft.person) for draft in drafts_on(plan, "10")] == [("Too soon", "p3")]
    assert without_draft(without_draft(plan, "10", DISSENT), "2", INTEREST) == sitting(3)


def test_before_closing_it_is_said_on_which_item_something_was_typed_and_never_what() -> None:
    plan = with_draft(with_draft(sitting(3), "10", DISSENT, "Too soon"), "2", INTEREST, "A sister")
    plan = with_draft(plan, "10", INTEREST, "A brother")
    assert found(plan) == [
        ("item-2", "Item 2, A&G by clinical choice: an interest was typed but not recorded.", Severity.ACKNOWLEDGE),
        ("item-10", "Item 10, Pilots: an interest and a dissent were typed but not recorded.", Severity.ACKNOWLEDGE),
    ]
    assert found(without_draft(plan, "2", INTEREST))[0][0] == "item-10"


def test_whom_was_asked_is_told_of_apart_as_it_is_added_elsewhere() -> None:
    plan = with_draft(sitting(3), "2", DraftKind.ASKED, "", whom="The LMC")
    assert [sentence for _place, sentence, _severity in found(plan)] == [
        "Item 2, A&G by clinical choice: who you asked, or what they said, was typed but not added."
    ]


def test_it_outlives_closing_and_comes_back_when_the_meeting_is_reopened() -> None:
    closed = close(with_draft(sitting(3), "10", DISSENT, "Too soon"), FIRST)
    assert draft_of(closed, "10", DISSENT) is None
    assert with_draft(closed, "10", DISSENT, "Late") == closed
    draft = draft_of(reopen(closed, FIRST, "A name was wrong"), "10", DISSENT)
    assert draft is not None
    assert draft.words == "Too soon"
