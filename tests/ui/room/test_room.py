"""Room mode by keyboard: in and out, from item to item, a decision, a vote, the clock."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.edits.test_together_edits import prepared
from tests.plans import plan_of, worked_example
from tests.ui.sessions import session_of
from tests.voting.test_roll_call import sitting

from wizard.edits.decision_edits import last_proposal, with_position
from wizard.edits.note_edits import with_private_note, with_taken
from wizard.edits.own_items import with_own_item
from wizard.minutes.minutes import minutes_of
from wizard.minutes.wall_card import SHOWN_ALONE
from wizard.plan.meeting import Attendance, Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Agreed, ContractorDecides, RollCall
from wizard.ui.inputs.option_cards import OptionCard
from wizard.ui.room.large_text import LargeText
from wizard.ui.room.room_card import MeetingClock, RoomCard
from wizard.ui.room.room_mode import RoomMode
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Theme
from wizard.ui.widgets.scroll_page import ScrollPage
from wizard.ui.widgets.text_labels import Body


def opened(qtbot: QtBot, plan: Plan, item: str = "3", width: int = 1366, height: int = 768) -> tuple[RoomCard, Session]:
    session = session_of(plan)
    card = RoomCard(session)
    qtbot.addWidget(card)
    card.resize(width, height)
    card.show_item(item)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    card.setFocus()
    qtbot.wait(10)
    return card, session


def words(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def proposed() -> Plan:
    return with_taken(sitting(), "3", taken=True)


def test_agreed_is_one_key(qtbot: QtBot) -> None:
    card, session = opened(qtbot, proposed())
    QTest.keyClick(card, Qt.Key.Key_F8)
    proposal = last_proposal(session.plan, "3")
    assert proposal is not None
    assert isinstance(proposal.decision, Agreed)
    assert card.outcome.sentence.startswith("Agreed without a vote")
    assert session.undo_label == "agreed: item 3"


def test_an_item_of_the_practice_s_own_is_decided_on_the_wall(qtbot: QtBot) -> None:
    card, session = opened(qtbot, with_own_item(prepared(), "The roof"), "o1")
    assert "Our own item O1" in words(card)
    QTest.keyClick(card, Qt.Key.Key_F8)
    proposal = last_proposal(session.plan, "o1")
    assert proposal is not None
    assert isinstance(proposal.decision, Agreed)
    spy = QSignalSpy(card.step_wanted)
    QTest.keyClick(card, Qt.Key.Key_PageDown)
    assert spy.at(0) == ["item-o2"]
    assert "Write it on the item’s page (F11)." in words(card)


def test_the_roll_is_called_and_answered_by_key(qtbot: QtBot) -> None:
    card, session = opened(qtbot, proposed())
    QTest.keyClick(card, Qt.Key.Key_F9)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(card.window().focusWidget(), key)
    proposal = last_proposal(session.plan, "3")
    assert proposal is not None
    assert isinstance(proposal.decision, RollCall)
    assert [vote.choice.value for vote in proposal.decision.votes] == ["for", "against", "abstain"]


def test_a_in_the_roll_call_is_against_and_never_agreed(qtbot: QtBot) -> None:
    card, session = opened(qtbot, proposed())
    QTest.keyClick(card, Qt.Key.Key_F9)
    QTest.keyClick(card.window().focusWidget(), Qt.Key.Key_2)
    proposal = last_proposal(session.plan, "3")
    assert proposal is not None
    assert isinstance(proposal.decision, RollCall)


def test_votes_are_hidden_until_all_are_in_if_the_room_prefers(qtbot: QtBot) -> None:
    card, _ = opened(qtbot, proposed())
    QTest.keyClick(card, Qt.Key.Key_F9)
    prefer = card.findChild(QCheckBox)
    assert isinstance(prefer, QCheckBox)
    prefer.click()
    QTest.keyClick(card.decision.roll.rows[0], Qt.Key.Key_2)
    assert card.outcome.sentence == "1 of 3 have answered."
    assert card.decision.roll.rows[0].answer == "answered"
    assert not any(row.voter.ballot for row in card.decision.roll.rows)


def test_a_position_is_proposed_from_the_card(qtbot: QtBot) -> None:
    plan = with_taken(worked_example(), "2", taken=True)
    card, session = opened(qtbot, plan, "2")
    offer = next(each for each in card.findChildren(OptionCard) if each.isVisible())
    offer.click()
    proposal = last_proposal(session.plan, "2")
    assert proposal is not None
    assert proposal.position == offer.option.value


def test_a_single_contractor_decides_without_a_roll_call(qtbot: QtBot) -> None:
    plan = with_taken(plan_of(1), "3", taken=True)
    assert plan.meeting is not None
    position = plan.item(plan.meeting.guidance.items["3"]).positions[0].id
    card, session = opened(qtbot, with_position(plan, "3", position))
    QTest.keyClick(card, Qt.Key.Key_F9)
    assert not card.decision.calling
    QTest.keyClick(card, Qt.Key.Key_F8)
    proposal = last_proposal(session.plan, "3")
    assert proposal is not None
    assert isinstance(proposal.decision, ContractorDecides)


def test_page_down_goes_to_the_next_item_of_the_meeting_and_tells_its_step(qtbot: QtBot) -> None:
    card, session = opened(qtbot, worked_example(), "3")
    wanted = QSignalSpy(card.step_wanted)
    QTest.keyClick(card, Qt.Key.Key_PageDown)
    assert card.item == "5"
    assert wanted.at(0) == ["item-5"]
    QTest.keyClick(card, Qt.Key.Key_PageUp)
    QTest.keyClick(card, Qt.Key.Key_PageUp)
    QTest.keyClick(card, Qt.Key.Key_PageUp)
    assert session.plan.meeting is not None
    assert card.item == session.plan.meeting.items[0]


def test_looking_at_items_changes_nothing(qtbot: QtBot) -> None:
    card, session = opened(qtbot, worked_example())
    before = session.plan
    changes = QSignalSpy(session.changed)
    for item in before.meeting.guidance.order if before.meeting else ():
        card.show_item(item)
    assert changes.count() == 0
    assert session.plan is before


def test_the_minute_taker_s_notes_are_not_on_the_card(qtbot: QtBot) -> None:
    card, _ = opened(qtbot, with_private_note(worked_example(), "3", "xylophone"))
    assert "xylophone" not in words(card)


@pytest.mark.parametrize(("width", "height", "zoom"), [(1366, 768, 1.0), (1920, 1080, 4 / 3), (1024, 700, 1.0)])
def test_nothing_is_cut_on_any_item_of_the_example(
    qtbot: QtBot, theme: Theme, width: int, height: int, zoom: float
) -> None:
    theme.zoom_to(zoom)
    theme.set_room(True)
    card, session = opened(qtbot, worked_example(), width=width, height=height)
    for item in session.plan.meeting.guidance.order if session.plan.meeting else ():
        card.show_item(item)
        qtbot.waitUntil(partial(_is_settled, card), timeout=2000)


def _is_settled(card: RoomCard) -> bool:
    """Whether nothing is cut off and nothing scrolls sideways."""
    rolling = card.findChild(QScrollArea)
    assert isinstance(rolling, QScrollArea)
    return not _cut(card) and rolling.horizontalScrollBar().maximum() == 0


def _cut(card: RoomCard) -> list[str]:
    return [text.text() for text in card.findChildren(LargeText) if text.isVisible() and _is_cut(text)]


def _is_cut(text: LargeText) -> bool:
    return text.height() + 2 < text.heightForWidth(text.width()) or text.width() + 2 < text.minimumSizeHint().width()


def test_both_sides_take_the_wall_and_are_put_away_by_one_key(qtbot: QtBot) -> None:
    card, _ = opened(qtbot, proposed())
    assert "What it could bring" in words(card)
    assert "It was proposed" in words(card)
    QTest.keyClick(card, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "It was proposed" not in words(card))
    assert "What it could bring" in words(card)
    QTest.keyClick(card, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "What it could bring" not in words(card))
    assert "It was proposed" in words(card)


def test_space_goes_through_all_that_it_could_bring_and_cost_equally_many_of_each(qtbot: QtBot) -> None:
    card, _ = opened(qtbot, proposed())
    entry = minutes_of(proposed()).item("3").item
    equal = min(len(entry.gains), len(entry.costs))
    seen: set[str] = set()
    QTest.keyClick(card, Qt.Key.Key_S)
    for _ in range(-(-equal // SHOWN_ALONE)):
        qtbot.wait(20)
        shown = words(card).splitlines()
        gains, costs = ({each.text for each in side} & set(shown) for side in (entry.gains, entry.costs))
        assert len(gains) == len(costs) <= SHOWN_ALONE
        seen |= gains | costs
        QTest.keyClick(card, Qt.Key.Key_Space)
    assert len(seen) == 2 * equal
    qtbot.waitUntil(lambda: "both sides, 1 of" in words(card))


def test_with_twenty_people_the_roll_call_follows_the_one_who_answers(qtbot: QtBot) -> None:
    plan = with_taken(plan_of(20), "3", taken=True)
    meeting = open_meeting(plan)
    for number in range(1, 21):
        meeting = meeting.with_attendance(Attendance(person=f"p{number}", presence=Presence.IN_ROOM))
    plan = plan.with_meeting(meeting)
    card, _ = opened(qtbot, with_position(plan, "3", plan.item(meeting.guidance.items["3"]).positions[0].id))
    QTest.keyClick(card, Qt.Key.Key_F9)
    qtbot.wait(60)
    for _ in range(9):
        QTest.keyClick(card.window().focusWidget(), Qt.Key.Key_1)
    rolling = card.findChild(QScrollArea)
    assert isinstance(rolling, QScrollArea)
    tenth = card.decision.roll.rows[9]
    qtbot.waitUntil(lambda: rolling.viewport().rect().contains(tenth.mapTo(rolling.viewport(), tenth.rect().center())))


def test_without_an_open_plan_the_card_says_what_to_do(qtbot: QtBot) -> None:
    card = RoomCard(Session())
    qtbot.addWidget(card)
    card.show_step("item-1")
    card.show()
    assert card.item == ""


# --- The clock --------------------------------------------------------------------------------------------------------


def test_each_item_keeps_its_own_time(qtbot: QtBot) -> None:
    now = [0.0]
    clock = MeetingClock(lambda: now[0])
    qtbot.addWidget(clock)
    clock.show_item("3", 2)
    clock.set_running(True)
    now[0] = 185
    clock.look()
    assert clock.text == "2 min, 1 min over"
    clock.show_item("5", None)
    assert clock.text == "0 min"
    clock.show_item("3", 2)
    assert clock.text == "2 min, 1 min over"
    clock.set_running(False)
    now[0] = 900
    clock.look()
    assert clock.text == "2 min, 1 min over"


def test_the_clock_is_off_until_t_is_pressed(qtbot: QtBot) -> None:
    card, _ = opened(qtbot, worked_example())
    assert not card.clock.isVisible()
    QTest.keyClick(card, Qt.Key.Key_T)
    assert card.clock.isVisible()
    card.clock.set_running(False)


# --- In the window ----------------------------------------------------------------------------------------------------


def test_the_same_key_brings_the_page_back(qtbot: QtBot, theme: Theme) -> None:
    session = session_of(worked_example())
    window = Window(ScrollPage)
    qtbot.addWidget(window)
    mode = RoomMode(window, session)
    window.commands.room.toggled.connect(lambda on: mode.set_on(on, "item-9a"))
    window.resize(1366, 1024)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert mode.card is not None
    assert mode.card.isVisible()
    assert mode.card.item == "9a"
    assert [theme.zoom] == [2.0]
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.findChild(RoomCard) is mode.card
    assert not mode.card.isVisible()
    assert [theme.zoom, theme.text_zoom] == [1.0, 1.0]


def in_the_window(qtbot: QtBot) -> tuple[Window, RoomMode]:
    window = Window(ScrollPage)
    qtbot.addWidget(window)
    mode = RoomMode(window, session_of(worked_example()))
    window.commands.room.toggled.connect(lambda on: mode.set_on(on, "item-9a"))
    window.resize(1366, 1024)
    window.show()
    return window, mode


def test_what_is_behind_the_card_is_not_dressed_anew(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window, _ = in_the_window(qtbot)
    changing, before = QSignalSpy(theme.changing), qapp.styleSheet()
    for _ in range(2):
        window.commands.room.trigger()
    assert changing.count() == 0
    assert qapp.styleSheet() == before


def test_a_dialog_over_the_card_is_as_large_as_the_card_and_plain_again_afterwards(qtbot: QtBot) -> None:
    window, _ = in_the_window(qtbot)
    dialog = QDialog(window)
    label = Body("Words", dialog)
    plain = label.font().pointSizeF()
    window.commands.room.trigger()
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert label.font().pointSizeF() == pytest.approx(2 * 10.5, abs=0.1)
    dialog.hide()
    window.commands.room.trigger()
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert label.font().pointSizeF() == pytest.approx(plain, abs=0.1)


def test_before_a_plan_is_open_the_page_itself_is_enlarged(qtbot: QtBot, theme: Theme) -> None:
    window = Window(ScrollPage)
    qtbot.addWidget(window)
    mode = RoomMode(window, Session())
    mode.set_on(True)
    assert (mode.is_on, theme.room, theme.zoom) == (False, True, 1.5)
    mode.set_on(False)
    assert (theme.room, theme.zoom) == (False, 1.0)


# --- Sizes on the wall ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("people", [2, 6, 12, 40])
def test_what_is_read_from_the_back_is_large_enough(qtbot: QtBot, width: int, height: int, people: int) -> None:
    """Title, resolution, names, answers, outcome, in hundredths of the height; nothing below three."""
    plan = with_taken(plan_of(people), "3", taken=True)
    meeting = open_meeting(plan)
    for person in plan.people:
        meeting = meeting.with_attendance(Attendance(person=person.id, presence=Presence.IN_ROOM))
    plan = plan.with_meeting(meeting)
    plan = with_position(plan, "3", plan.item(meeting.guidance.items["3"]).positions[0].id)
    card, _ = opened(qtbot, plan, width=width, height=height)
    QTest.keyClick(card, Qt.Key.Key_F9)
    qtbot.wait(60)
    shown = [text for text in card.findChildren(LargeText) if text.isVisible() and text.text()]
    assert min(text.size_in_hundredths for text in shown) >= 3
    tallest = max(shown, key=lambda text: text.size_in_hundredths)
    assert tallest.size_in_hundredths >= 6.4 * 0.82
    assert (tallest.text() == card.title) is (people <= 12)
    tiles = [row for row in card.decision.roll.rows if row.isVisible()]
    assert len(tiles) == (people if people <= 12 else 1)
    for tile in tiles:
        name, answer = tile.sizes_in_hundredths()
        assert name >= 3
        assert answer >= 3.6
        assert tile.height() * 100 >= 5.5 * height


def test_above_twelve_one_votes_beside_four_counts_and_l_lists_all(qtbot: QtBot) -> None:
    plan = with_taken(plan_of(20), "3", taken=True)
    meeting = open_meeting(plan)
    for person in plan.people:
        meeting = meeting.with_attendance(Attendance(person=person.id, presence=Presence.IN_ROOM))
    plan = plan.with_meeting(meeting)
    card, _ = opened(qtbot, with_position(plan, "3", plan.item(meeting.guidance.items["3"]).positions[0].id))
    QTest.keyClick(card, Qt.Key.Key_F9)
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(card.window().focusWidget(), key)
    tiles = [row.voter.name for row in card.decision.roll.rows if row.isVisible()]
    assert tiles == ["Dr Number 4"]
    assert card.decision.roll.counts == ("2", "1", "0", "17")
    QTest.keyClick(card.window().focusWidget(), Qt.Key.Key_L)
    assert all(row.isVisible() for row in card.decision.roll.rows)
