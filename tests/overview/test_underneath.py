"""The guidance under which a decision was made, against the meeting's guidance."""

from tests.signing.closed_plans import draft, pack, second_draft, signed

from wizard.overview.changes import guidance_under_decisions


def test_nothing_changed_under_the_same_guidance() -> None:
    assert guidance_under_decisions(draft()) == ()
    assert guidance_under_decisions(second_draft()) == ()


def test_a_closed_plan_has_no_meeting_to_compare_with() -> None:
    assert guidance_under_decisions(signed()) == ()


def test_a_new_status_under_a_carried_decision_is_found_with_its_words() -> None:
    (under,) = guidance_under_decisions(second_draft(pack("2027-01", i3="Tightened")))
    assert under.now.id == "3"
    assert (under.before.status.words, under.now.status.words) == ("Open", "Tightened")
    assert [(change.part, "Tightened" in change.new) for change in under.differences] == [("status", True)]
