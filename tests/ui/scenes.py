"""The scenes that the window was designed for, each a real window with a real plan, as a meeting sees it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from tests.plans import worked_example
from tests.rules import deed
from tests.ui.seeing import press

from wizard.edits import decision_edits as deciding
from wizard.plan.choice import Choice
from wizard.plan.meeting import Attendance, LmcAsked, Presence
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.tier import Base
from wizard.services import example_plan, plan_files
from wizard.services.preferences import own_preferences
from wizard.signing.closing import close
from wizard.ui.application import controller as conducting
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_dialog import CommandDialog
from wizard.ui.session.session import Session
from wizard.ui.theme import Look, current
from wizard.voting.entitlement import ATTENDING

Act = Callable[[Controller], None]
"""The action in the window before the picture is taken."""

HELD_ON = datetime(2026, 12, 8, 14, 3, tzinfo=UTC)
LATER = datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
"""The moment when the window is opened: at the meeting, and five weeks after it."""
PROJECTOR = (1366, 728)
"""A projector's screen of 1366×768, less a task bar."""
FULL, OLD = (1920, 1080), (1024, 768)
LOW = (911, 485)
"""A screen of 1366×768 at 150 %, less a task bar, in logical pixels."""
_FORENAMES = ["Amara", "Benedict", "Carys", "Dinah", "Ewan", "Farah", "Grace", "Hal", "Imogen", "Jonah"]
_FAMILIES = ("Osei-Bonsu", "Featherstonehaugh", "Rhydderch-Llewellyn", "Venkatasubramanian")


def settle(milliseconds: int = 250) -> None:
    """Let the window lay itself out, paint, and finish its background work."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


# --- Plans ------------------------------------------------------------------------------------------------------------


def undecided(plan: Plan, item: str = "1") -> Plan:
    """The plan with the first proposal on this item, not decided yet; the practice asked its LMC if it is current."""
    meeting = open_meeting(plan)
    matters = tuple(
        each.replace(proposals=(each.proposals[0].replace(decision=None),)) if each.item == item else each
        for each in meeting.matters
    )
    asked = LmcAsked(on=date(2026, 11, 27), note="They said that it is still as in the guidance.")
    return plan.with_meeting(meeting.replace(matters=matters, lmc_asked=asked))


def before_item_1() -> Plan:
    """The worked example with item 1 proposed."""
    return undecided(worked_example())


def before_item_8() -> Plan:
    """The worked example with item 8 proposed, which offers five positions."""
    return undecided(worked_example(), "8")


def not_carried() -> Plan:
    """Item 1 put to the vote and lost, four to one."""
    return _votes(before_item_1(), "for against against against abstain")


def few_here() -> Plan:
    """Three of six here, although the rule needs more than half of all partners."""
    plan = before_item_1()
    meeting = open_meeting(plan)
    rows = tuple(
        row.replace(presence=Presence.APOLOGIES) if row.person in ("shah", "petrie") else row
        for row in meeting.attendance
    )
    plan = plan.with_meeting(meeting.replace(attendance=rows))
    return plan.replace(settings=plan.settings.replace(rule=deed(base=Base.ALL)))


def with_gaps() -> Plan:
    """The worked example, four of its decisions without an owner, a start or a review."""
    plan = worked_example()
    for item, empty in (("1", ("review_on",)), ("3", ("owner", "start")), ("8", ("owner",)), ("10", ("owner",))):
        plan = deciding.with_particulars(plan, item, **dict.fromkeys(empty))
    return plan


def voting() -> Plan:
    """Item 1 in the middle of a roll call of six."""
    return _votes(before_item_1(), "for against for")


def forty(answers: int = 30) -> Plan:
    """The worked example with forty partners, in the middle of a roll call."""
    plan = with_more_partners(before_item_1(), 34)
    said = ("for", "for", "against", "for", "abstain", "for", "for", "against")
    return _votes(plan, " ".join(said[at % len(said)] for at in range(answers)))


def with_more_partners(plan: Plan, more: int) -> Plan:
    """The plan with this many more partners, most of them in the room."""
    added = tuple(Person(id=f"more{at}", name=_name(at), role=Role.PARTNER) for at in range(more))
    meeting = open_meeting(plan)
    rows = tuple(
        Attendance(person=each.id, presence=Presence.APOLOGIES if at % 10 == 7 else Presence.IN_ROOM)
        for at, each in enumerate(added)
    )
    plan = plan.replace(people=(*plan.people, *added))
    return plan.with_meeting(meeting.replace(attendance=meeting.attendance + rows))


def _name(at: int) -> str:
    return f"Dr {_FORENAMES[at % len(_FORENAMES)]} {_FAMILIES[at // len(_FORENAMES) % len(_FAMILIES)]}"


def _votes(plan: Plan, answers: str) -> Plan:
    here = [row.person for row in open_meeting(plan).attendance if row.presence in ATTENDING]
    partners = {person.id for person in plan.people if person.role is Role.PARTNER}
    for person, answer in zip((each for each in here if each in partners), answers.split(), strict=False):
        plan = deciding.with_vote(plan, "1", person, Choice(answer))
    return plan


def closed() -> Plan:
    """The worked example, closed but not signed by anybody yet."""
    return close(worked_example(), HELD_ON)


def signed() -> Plan:
    """The worked example, closed and signed by everybody who was present."""
    return example_plan.example(signed=True)


ONE, TWO, THREE = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3
THIRTY = (ONE, ONE, TWO, ONE, THREE, ONE, ONE, TWO, ONE, TWO) * 3
"""Thirty answers."""
F6, F9, S = Qt.Key.Key_F6, Qt.Key.Key_F9, Qt.Key.Key_S
# --- Actions in the window --------------------------------------------------------------------------------------------


def at(step: str, *keys: Qt.Key) -> Act:
    """Go to a step, and press keys."""

    def act(controller: Controller) -> None:
        controller.go_to(step)
        settle()
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or controller.window, key)
            settle()

    return act


def pressing(step: str, *buttons: str) -> Act:
    """Go to a step, and press buttons."""

    def act(controller: Controller) -> None:
        controller.go_to(step)
        settle()
        for name in buttons:
            press(controller.window, name)
            settle()

    return act


def calling_by_name(*keys: Qt.Key) -> Act:
    """Call the roll on item 1 by name, although this many would usually be counted by numbers."""

    def act(controller: Controller) -> None:
        at("item-1", F9)(controller)
        press(controller.window, "Call by name")
        settle()
        for key in keys:
            QTest.keyClick(controller.window.focusWidget(), key)
            settle(20)

    return act


def room(*keys: Qt.Key) -> Act:
    """Item 1 in room mode."""

    def act(controller: Controller) -> None:
        controller.go_to("item-1")
        settle()
        size = controller.window.size()
        controller.window.commands.room.setChecked(True)
        settle()
        # Use the size of the room's screen, not of this one.
        controller.window.setWindowState(Qt.WindowState.WindowNoState)
        controller.window.resize(size)
        settle(600)
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or controller.window, key)
            settle(300)

    return act


def commands(controller: Controller) -> None:
    """The list of every command, over item 1."""
    controller.go_to("item-1")
    settle()
    controller.window.commands.every.trigger()
    settle()
    (dialog,) = (each for each in controller.window.findChildren(CommandDialog) if each.isVisible())
    QTest.keyClicks(dialog.field, "di")
    settle()


class Scene(NamedTuple):
    """One picture: a plan, the actions, and the size of the window."""

    name: str
    plan: Callable[[], Plan]
    act: Act
    size: tuple[int, int] = PROJECTOR
    scale: float = 1.0
    """The number of dots a pixel has."""
    zoom: float = 1.0
    look: Look = Look.LIGHT
    now: datetime = HELD_ON


SCENES = (
    Scene("action-1366-dark", before_item_1, at("item-1"), look=Look.DARK),
    Scene("action-1366", before_item_1, at("item-1")),
    Scene("action-1024x668", before_item_1, at("item-1"), (1024, 668)),
    Scene("five-positions-1024x668", before_item_8, at("item-8"), (1024, 668)),
    Scene("five-positions-1366", before_item_8, at("item-8")),
    Scene("action-911x485-at-150", before_item_1, at("item-1"), LOW, 1.5),
    Scene("guidance-911x485-at-150", before_item_1, at("item-1", F6), LOW, 1.5),
    Scene("action-2560-at-125", before_item_1, at("item-1"), (2560, 1388), zoom=1.25),
    Scene("duty-1366", lambda: undecided(worked_example(), "9b"), at("item-9b")),
    Scene("after-recording-1366", worked_example, at("item-1")),
    Scene("after-recording-911x485-at-150", worked_example, at("item-1"), LOW, 1.5),
    Scene("second-proposal-1366", not_carried, pressing("item-1", "Make another proposal")),
    Scene("cannot-carry-1366", few_here, at("item-1")),
    Scene("roll-call-6-1366", voting, at("item-1", F9)),
    Scene("roll-call-40-1366", lambda: forty(0), calling_by_name(*THIRTY)),
    Scene("before-closing-1366", with_gaps, at("sign")),
    Scene("hand-over-1366", closed, pressing("sign", "Begin with", "The projector is off")),
    Scene("signer-1366", closed, pressing("sign", "Begin with", "The projector is off", "I am ")),
    Scene("what-now-1366", signed, at("export/what-now")),
    Scene("room-vote-1024x768", voting, room(F9), OLD),
    Scene("room-vote-1920", voting, room(F9), FULL),
    Scene("room-sides-1024x768", before_item_1, room(S), OLD),
    Scene("room-sides-1920", before_item_1, room(S), FULL),
    Scene("room-vote-40-1024x768", forty, room(F9), OLD),
    Scene("room-vote-40-1920", forty, room(F9), FULL),
    Scene("due-1366", signed, at("due"), now=LATER),
    Scene("commands-1366", before_item_1, commands),
)
"""All scenes, in the order in which they were designed."""


@contextmanager
def window_at(plan: Plan, now: datetime) -> Iterator[Controller]:
    """Open the real window with a plan of its own at this moment; close it again afterwards."""
    own_preferences().change(tour_seen=True)
    with tempfile.TemporaryDirectory() as place, patch.object(conducting, "Session", lambda: Session(lambda: now)):
        path = Path(place) / "Harbour Lane.gpplan"
        plan_files.keep_new(plan, path)
        controller = Controller(own_preferences())
        controller.show()
        settle(80)
        controller.warm_up(path)
        settle(80)
        try:
            yield controller
        finally:
            controller.window.commands.room.setChecked(False)
            controller.window.close()
            settle(60)
            controller.window.deleteLater()


def picture_of(scene: Scene) -> QPixmap:
    """Return the picture of a scene."""
    theme = current()
    theme.choose(scene.look)
    theme.zoom_to(scene.zoom)
    with window_at(scene.plan(), scene.now) as controller:
        controller.window.resize(*scene.size)
        controller.window.activateWindow()
        QTest.qWaitForWindowActive(controller.window)
        settle(200)
        scene.act(controller)
        settle(400)
        found = grabbed(controller.window, scene.scale)
        for dialog in visible_dialogs(controller.window):
            dialog.close()
    theme.choose(Look.LIGHT)
    theme.zoom_to(1.0)
    return found


def visible_dialogs(window: QWidget) -> list[QDialog]:
    """Return the dialogs that are open over a window."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def grabbed(window: QWidget, scale: float = 1.0) -> QPixmap:
    """Return a picture of a window and of the dialogs over it, with this many dots for a pixel."""
    found = QPixmap(window.size() * scale)
    found.setDevicePixelRatio(scale)
    window.render(found)
    painter = QPainter(found)
    for dialog in visible_dialogs(window):
        painter.fillRect(window.rect(), QColor(0, 0, 0, 60))
        painter.drawPixmap(dialog.pos() - window.mapToGlobal(QPoint(0, 0)), dialog.grab())
    painter.end()
    return found
