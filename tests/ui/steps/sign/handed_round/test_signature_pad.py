"""Drawing a signature: every kind of pointer, nothing lost, nothing painted twice."""

import math

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wizard.foundation.canonical_json import canonical_bytes
from wizard.ui.steps.sign.handed_round.signature_pad import SignaturePad


def shown(qtbot: QtBot) -> SignaturePad:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(500, 150)
    pad.show()
    qtbot.waitExposed(pad)
    QApplication.processEvents()
    return pad


def draw(pad: SignaturePad, *points: QPoint) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def scribble(points: int) -> list[QPoint]:
    """A long signature with many loops."""
    return [
        QPoint(round(20 + 450 * n / points + 12 * math.sin(n / 3)), round(75 + 50 * math.sin(n / 7)))
        for n in range(points)
    ]


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect().width() * event.rect().height())
        return super().eventFilter(watched, event)


def test_a_stroke_is_kept_in_hundredths_of_a_millimetre(qtbot: QtBot) -> None:
    pad = shown(qtbot)
    draw(pad, QPoint(48, 24), QPoint(96, 96))
    ((first, last),) = pad.signature
    inch = 2540 * 96 / pad.logicalDpiX()
    assert first == (round(inch / 2), round(inch / 4), 500)
    assert last == (round(inch), round(inch), 500)


def test_of_two_thousand_points_only_the_new_part_is_painted_and_all_stay_small(qtbot: QtBot) -> None:
    pad = shown(qtbot)
    points = scribble(2_000)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    QApplication.processEvents()
    painted = Painted()
    pad.installEventFilter(painted)
    for point in points[1:]:
        QTest.mouseMove(pad, point)
        QApplication.processEvents()
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])
    assert max(painted.areas) < pad.width() * pad.height() / 10, "more than the new segment was painted"
    assert len(canonical_bytes({"strokes": pad.signature})) < 10_000


def test_a_pen_draws_with_its_pressure(qtbot: QtBot) -> None:
    pad = shown(qtbot)
    pen = QPointingDevice.primaryPointingDevice()
    for kind, x, hard in (
        (QEvent.Type.TabletPress, 10, 0.2),
        (QEvent.Type.TabletMove, 60, 0.9),
        (QEvent.Type.TabletRelease, 60, 0.0),
    ):
        at = QPointF(x, 40)
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        event = QTabletEvent(kind, pen, at, at, hard, 0, 0, 0, 0, 0, none, left, left)
        QApplication.sendEvent(pad, event)
        assert event.isAccepted()
    ((first, last),) = pad.signature
    assert (first[2], last[2]) == (200, 900)


def test_a_finger_draws(qtbot: QtBot) -> None:
    pad = shown(qtbot)
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(20, 20), pad).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(120, 60), pad).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(120, 60), pad).commit()
    (stroke,) = pad.signature
    assert len(stroke) == 2


def test_strokes_are_taken_back_put_back_and_cleared(qtbot: QtBot) -> None:
    pad = shown(qtbot)
    draw(pad, QPoint(10, 10), QPoint(60, 60))
    draw(pad, QPoint(80, 10), QPoint(120, 60))
    both = pad.signature
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.signature == both[:1]
    pad.put_back()
    assert pad.signature == both
    pad.clear()
    assert pad.is_empty
    pad.put_back()
    assert pad.signature == both[:1]


def test_what_was_forgotten_cannot_be_put_back(qtbot: QtBot) -> None:
    pad = shown(qtbot)
    draw(pad, QPoint(10, 10), QPoint(60, 60))
    pad.forget()
    assert pad.is_empty
    assert not pad.can_put_back


def test_the_drawing_survives_another_size(qtbot: QtBot) -> None:
    pad = shown(qtbot)
    draw(pad, QPoint(10, 10), QPoint(60, 60))
    before = pad.signature
    pad.resize(700, 150)
    assert pad.signature == before


@pytest.mark.parametrize("outside", [QPoint(-40, 20), QPoint(20, 900)])
def test_a_stroke_that_leaves_the_field_stays_within_it(qtbot: QtBot, outside: QPoint) -> None:
    pad = shown(qtbot)
    draw(pad, QPoint(20, 20), outside)
    scale = 2540 / pad.logicalDpiX()
    assert all(
        0 <= x <= round(pad.width() * scale) and 0 <= y <= round(pad.height() * scale) for x, y, _ in pad.signature[0]
    )
