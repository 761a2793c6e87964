"""The rule on the Meeting step: shown in words, and a separate one for an item, agreed before its discussion."""

import pytest
from pytestqt.qtbot import QtBot
from tests.plans import plan_of
from tests.ui.answering import answering
from tests.ui.seeing import has_button, press, words, write
from tests.ui.steps.meeting.test_meeting_page import opened

from wizard.checks.all_checks import checks
from wizard.checks.check import place_of_check
from wizard.edits.attendance_edits import with_everybody_here
from wizard.edits.decision_edits import agreed, with_item_rule, with_position
from wizard.edits.meeting_edits import with_items
from wizard.edits.rule_edits import with_other_tier, with_preset
from wizard.foundation.value import RefusedError
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.tier import EVERYBODY, HALF, Base, Tier
from wizard.plan.voting_rule import TierName
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.session.session import Session
from wizard.ui.steps.meeting.item_rule_card import ItemRuleCard
from wizard.voting.rule_in_words import rule_in_words

ALL = Tier(need=EVERYBODY, base=Base.ALL)


def here(plan: Plan | None = None) -> Plan:
    """Three partners, all present, under a deed by default."""
    return with_everybody_here(plan or with_preset(plan_of(3), "half-of-votes"))


def chosen(control: ChoiceField, label: str) -> None:
    at = next(at for at in range(control.count()) if control.itemText(at).startswith(label))
    control.setCurrentIndex(at)
    control.activated.emit(at)


def forming(qtbot: QtBot, plan: Plan) -> tuple[ItemRuleCard, Session]:
    page, session = opened(qtbot, plan)
    press(page.item_rules, "A different rule for an item")
    return page.item_rules, session


def test_the_rule_is_said_as_everywhere(qtbot: QtBot) -> None:
    page, session = opened(qtbot, here())
    assert rule_in_words(session.plan.settings.rule, session.plan.people) in words(page.item_rules)


def test_another_rule_names_who_agreed_and_why(qtbot: QtBot) -> None:
    card, session = forming(qtbot, here())
    chosen(card.form.item, "3")
    write(card.form, "Why a different rule", "It changes the services offered.")
    press(card.form, "Who agrees to it: remove Dr Number 3", "Agree on this rule")
    own = open_meeting(session.plan).matter("3").rule
    assert own is not None
    assert (own.tier.need, own.tier.base, own.agreed_by) == (EVERYBODY, Base.ALL, ("p1", "p2"))
    assert "Item 3: All partners, one vote each" in words(card)
    assert "It changes the services offered. Agreed by Dr Number 1 and Dr Number 2 before it was" in words(card)
    assert not has_button(card, "Agree on this rule")
    assert session.plan.private.drafts == ()
    with answering("Keep", "Remove") as said:
        press(card, "Item 3: back to the practice’s rule")
        assert open_meeting(session.plan).matter("3").rule is not None
        press(card, "Item 3: back to the practice’s rule")
    assert "It changes the services offered." in said[0]
    assert open_meeting(session.plan).matter("3").rule is None


def test_under_the_act_an_item_can_only_become_a_matter_for_all_partners(qtbot: QtBot) -> None:
    card, session = forming(qtbot, here(plan_of(3)))
    assert [card.form.kind.itemText(at) for at in range(card.form.kind.count())] == ["Matters for all partners"]
    chosen(card.form.item, "6")
    write(card.form, "Why a different rule", "It changes the nature of the business.")
    press(card.form, "Agree on this rule")
    own = open_meeting(session.plan).matter("6").rule
    assert own is not None
    assert (own.tier.need, own.tier.base) == (EVERYBODY, Base.ALL)


def test_any_number_may_be_agreed_where_there_is_a_deed(qtbot: QtBot) -> None:
    card, session = forming(
        qtbot, here(with_other_tier(with_preset(plan_of(3), "half-of-votes"), TierName.IMPORTANT, known=True))
    )
    kinds = [card.form.kind.itemText(at) for at in range(card.form.kind.count())]
    assert kinds == ["Ordinary matters", "Important matters", "Matters for all partners", "Another number"]
    chosen(card.form.item, "3")
    chosen(card.form.kind, "Another number")
    chosen(card.form.need.kind, "More than")
    chosen(card.form.base, "those here")
    write(card.form, "Why a different rule", "So agreed.")
    press(card.form, "Agree on this rule")
    own = open_meeting(session.plan).matter("3").rule
    assert own is not None
    assert (own.tier.need, own.tier.base) == (HALF, Base.PRESENT)


def test_it_needs_an_item_a_reason_and_somebody_who_agrees(qtbot: QtBot) -> None:
    card, session = forming(qtbot, with_preset(plan_of(3), "half-of-votes"))
    press(card.form, "Agree on this rule")
    for asked in ("Choose the item.", "Say why this item has its own rule.", "Say who agreed to it."):
        assert asked in words(card)
    chosen(card.form.item, "3")
    assert "Nobody is marked present for this item yet." in words(card)
    assert all(matter.rule is None for matter in open_meeting(session.plan).matters)


def test_an_item_that_was_put_is_not_offered_and_keeps_its_rule(qtbot: QtBot) -> None:
    put = agreed(with_position(here(), "3", "adopt"), "3")
    card, _session = forming(qtbot, put)
    offered = [card.form.item.itemText(at) for at in range(card.form.item.count())]
    assert not [label for label in offered if label.startswith(("3 ", "5 ", "9"))]
    with pytest.raises(RefusedError, match="agreed before the discussion"):
        with_item_rule(put, "3", ALL, "Late.", ("p1",))
    with pytest.raises(RefusedError, match="Say who agreed"):
        with_item_rule(here(), "3", ALL, "Why.")
    page, _ = opened(qtbot, with_items(put, ["3"]))
    assert "Every item has already been put to the partners." in words(page.item_rules)
    assert not has_button(page.item_rules, "A different rule for an item")


def test_a_reason_that_was_not_recorded_is_kept_found_and_shown_again(qtbot: QtBot) -> None:
    card, session = forming(qtbot, here())
    chosen(card.form.item, "3")
    write(card.form, "Why a different rule", "It changes the business.")
    card.form.reason.finish()
    assert [draft.words for draft in session.plan.private.drafts] == ["It changes the business."]
    (found,) = [check for check in checks(session.plan, session.today()) if check.code == "rule_not_recorded"]
    assert found.sentence == "The reason for a different rule on item 3 was typed but not recorded."
    assert place_of_check(found) == "meeting/item-rule"
    again, later = opened(qtbot, session.plan)
    assert again.item_rules.form.reason.toPlainText() == "It changes the business."
    press(again.item_rules, "Keep the practice’s rule")
    assert later.plan.private.drafts == ()
    assert has_button(again.item_rules, "A different rule for an item")
