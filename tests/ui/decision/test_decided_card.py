"""The outcome of a proposal and, on demand, the rule and count behind it."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.overview.second_meetings import second_meeting
from tests.plans import NOW
from tests.ui.fake_services import session_with
from tests.ui.seeing import button, has_button, words

from wizard.edits.decision_edits import agreed, carried_over, noted, with_position
from wizard.plan.plan import Plan
from wizard.plan.proposal import CarryReason
from wizard.ui.decision.decided_card import DecidedCard
from wizard.ui.session.apply_edit import ItemScope


def card(qtbot: QtBot, plan: Plan, item: str, secret: str = "") -> DecidedCard:
    entry = ItemScope(session_with(plan, NOW), item).entry
    assert entry.last is not None
    shown = DecidedCard()
    qtbot.addWidget(shown)
    shown.show_entry(entry, entry.last, secret=secret, editable=True)
    shown.show()
    QApplication.processEvents()
    return shown


def proposed(item: str = "4a", position: str = "adopt") -> Plan:
    return with_position(second_meeting(), item, position)


def test_the_rule_and_the_count_are_said_on_demand(qtbot: QtBot) -> None:
    shown = card(qtbot, agreed(proposed(), "4a"), "4a")
    assert "Rule: " not in words(shown)
    button(shown, "Explain").click()
    assert "clause 12.3. Count: 6 votes given, so 4 must be for." in words(shown)
    button(shown, "Explain").click()
    assert "Rule: " not in words(shown)


def test_nothing_was_counted_where_nothing_was_put_to_a_vote(qtbot: QtBot) -> None:
    assert not has_button(card(qtbot, carried_over(proposed(), "4a", CarryReason.TIME), "4a"), "Explain")
    assert not has_button(card(qtbot, noted(proposed("9b", "met"), "9b"), "9b"), "Explain")


def test_while_votes_are_hidden_the_count_is_hidden_too(qtbot: QtBot) -> None:
    assert not has_button(card(qtbot, agreed(proposed(), "4a"), "4a", "3 of 6 have answered."), "Explain")
