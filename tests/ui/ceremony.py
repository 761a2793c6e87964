"""The actions on the Sign step that give an answer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from tests.ui.seeing import press, visible, write

from wizard.signing.closing import record_fingerprint
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.steps.sign.closing_bar import ClosingBar
from wizard.ui.steps.sign.handed_round.signature_pad import SignaturePad
from wizard.ui.steps.sign.sign_page import SignPage


def acknowledge_all(page: SignPage) -> None:
    """Tick every box that can be ticked."""
    for tick in visible(page, TickLine):
        if not tick.isChecked():
            tick.click()


def close_by_bar(page: SignPage) -> None:
    """Press the button that closes the meeting; it is in the bar, which a page without a window does not have."""
    apart = page.bar_part.parentWidget() is None
    if apart:
        page.bar_part.show()
    press(page.bar_part, "Close the meeting")
    if apart:
        page.bar_part.hide()


def before_closing(page: SignPage) -> str:
    """Return what the bar lists as open before closing."""
    (bar,) = page.bar_part.findChildren(ClosingBar)
    return bar.status.sentence


def draw(page: SignPage) -> None:
    """Draw a zigzag with the mouse."""
    pad = visible(page, SignaturePad)[0]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(pad, left, none, QPoint(30, 80))
    for step in range(1, 40):
        QTest.mouseMove(pad, QPoint(30 + 5 * step, 80 - (step * 37) % 60))
    QTest.mouseRelease(pad, left, none, QPoint(230, 60))


def type_name(page: SignPage, name: str) -> None:
    """Type a name and tick the statement."""
    press(page, "Type my name")
    write(page, "Your name", name)
    acknowledge_all(page)


def on_paper(page: SignPage, date: str, witness: str, *, way: str = "Signed on paper") -> None:
    """Fill in what a signed paper, or another way away from the screen, needs."""
    press(page, way)
    dates = {"Signed on paper": "Date on the paper", "Sent in on a slip": "Date on the slip"}
    write(page, dates.get(way, "Date of the message"), date)
    write(page, "Who saw it signed" if way == "Signed on paper" else "Who received it", witness)
    if way == "Confirmed by e-mail":
        write(page, "What the message says", "I agree that this is a true record.")
    if way != "Signed on paper":
        write(page, "Fingerprint that it quotes", printed(page))


def printed(page: SignPage) -> str:
    """Return the fingerprint of the last record."""
    return record_fingerprint(page.session.plan.records[-1])


def asked(page: SignPage) -> QDialog:
    """Return the dialog that is open."""
    return next(dialog for dialog in page.window().findChildren(QDialog) if dialog.isVisible())
