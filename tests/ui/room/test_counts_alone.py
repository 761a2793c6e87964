"""Room mode shows only counts, and nobody's vote, while a person without a vote is there, if the practice wants it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.answering import answering
from tests.ui.room.test_room import opened, proposed, words
from tests.ui.seeing import press, visible

from wizard.plan.meeting import Attendance, Presence
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.room.room_roll import WallCounts


def before_a_guest(presence: Presence, *, from_item: str | None = None, chosen: bool = True) -> Plan:
    """The sitting, with a manager without a vote; `chosen` if the practice shows only counts before such people."""
    plan = proposed()
    people = (*plan.people, Person(id="guest", name="Ms Grace Hollis", role=Role.MANAGER, votes=0, gp=False))
    plan = plan.replace(people=people, settings=plan.settings.replace(counts_before_guests=chosen))
    seat = Attendance(person="guest", presence=presence, from_item=from_item)
    return plan.with_meeting(open_meeting(plan).with_attendance(seat))


@pytest.mark.parametrize(
    ("presence", "from_item", "chosen", "seen"),
    [
        (Presence.IN_ATTENDANCE, None, True, False),
        (Presence.IN_ROOM, None, True, False),
        (Presence.BY_LINK, None, True, False),
        (Presence.IN_ATTENDANCE, "3", True, False),
        (Presence.IN_ATTENDANCE, "5", True, True),
        (Presence.APOLOGIES, None, True, True),
        (Presence.IN_ATTENDANCE, None, False, True),
    ],
)
def test_while_somebody_without_a_vote_is_there_the_wall_shows_counts_alone(
    qtbot: QtBot, presence: Presence, from_item: str | None, chosen: bool, seen: bool
) -> None:
    plan = before_a_guest(presence, from_item=from_item, chosen=chosen)
    card, _ = opened(qtbot, plan)
    QTest.keyClick(card, Qt.Key.Key_F9)
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(card.window().focusWidget(), key)
    against, for_, *_rest = card.decision.roll.rows
    answers = ("Against", "For") if seen else ("answered", "answered")
    assert (against.answer, for_.answer) == answers
    assert ("Against" in against.accessibleName(), "For" in for_.accessibleName()) == (seen, seen)
    assert card.decision.roll.counts == ("1", "1", "0", "1")
    assert bool(visible(card, WallCounts)) is not seen


@pytest.mark.parametrize("seen", [True, False])
def test_what_others_and_taking_back_say_names_votes_only_where_they_are_seen(qtbot: QtBot, seen: bool) -> None:
    card, _ = opened(qtbot, before_a_guest(Presence.IN_ATTENDANCE, chosen=not seen))
    QTest.keyClick(card, Qt.Key.Key_F9)
    QTest.keyClick(card.window().focusWidget(), Qt.Key.Key_2)
    press(card, "All others for (Alt+F)")
    assert ("Dr Number 1’s “against” kept" in words(card)) is seen
    with answering("Keep") as said:
        press(card, "Take the decision back")
    assert ("Dr Number 1 voted against" in said[0]) is seen
    assert "3 votes by name are recorded" in said[0]
