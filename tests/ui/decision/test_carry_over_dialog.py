"""After one press has carried an item over, the user can enter why, and until when."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.edits.test_consent_edits import three_of_six
from tests.plans import NOW
from tests.ui.fake_services import session_with
from tests.ui.seeing import button

from wizard.edits.decision_edits import agreed, carried_over
from wizard.plan.proposal import CarriedOver, CarryReason
from wizard.ui.decision.carry_over_dialog import CarryOverDialog, say_why_carried_over
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.theme import Theme


@pytest.fixture
def holder(qtbot: QtBot, theme: Theme) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_reason_day_and_words_are_kept(holder: QWidget) -> None:
    session = session_with(carried_over(three_of_six(), "1"), NOW)
    scope = ItemScope(session, "1")
    say_why_carried_over(holder, scope)
    (dialog,) = holder.findChildren(CarryOverDialog)
    dialog.findChildren(ChoiceField)[0].show_choice(CarryReason.ADJOURNED)
    dialog.findChildren(DateField)[0].show_date(date(2026, 12, 14))
    dialog.findChildren(NoteField)[0].show_text("The hall closed.")
    button(dialog, "Save").click()
    assert scope.proposal is not None
    assert scope.proposal.decision == CarriedOver(
        how="carried_over", to=date(2026, 12, 14), why=CarryReason.ADJOURNED, words="The hall closed."
    )
    assert scope.entry.sentence == "No decision: carried over to 14 December 2026."


def test_nothing_is_asked_of_what_was_decided(holder: QWidget) -> None:
    say_why_carried_over(holder, ItemScope(session_with(agreed(three_of_six(), "1"), NOW), "1"))
    assert holder.findChildren(CarryOverDialog) == []
