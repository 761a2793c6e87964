"""Find what a user sees on a page: buttons by their names, and all visible words."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from wizard.ui.decision.sheets import SheetDialog
from wizard.ui.shell.bottom_bar import BottomBar
from wizard.ui.shell.page_protocols import Barred
from wizard.ui.widgets.spacing import ColumnLayout

Found = TypeVar("Found", bound=QWidget)


def visible(root: QWidget, kind: type[Found]) -> list[Found]:
    """Return the visible widgets of a kind, in the order in which they were created, including a page's in the bar."""
    # A widget just added to a layout is shown once the event loop has run.
    QApplication.processEvents()
    found = [widget for widget in root.findChildren(kind) if widget.isVisibleTo(root)]
    if isinstance(root, Barred) and not root.isAncestorOf(root.bar_part):
        found += [widget for widget in root.bar_part.findChildren(kind) if widget.isVisibleTo(root.bar_part)]
    return found


def framed(qtbot: QtBot, page: QWidget, size: tuple[int, int]) -> QWidget:
    """Show a page of this size with the bar below it, as the window does."""
    window = QWidget()
    column = ColumnLayout(0, parent=window)
    column.addWidget(page, 1)
    bar = BottomBar()
    column.addWidget(bar)
    bar.show_part(page.bar_part if isinstance(page, Barred) else None)
    qtbot.addWidget(window, before_close_func=lambda _window: window.hide())
    window.resize(size[0], size[1] + bar.sizeHint().height())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def button(root: QWidget, name: str) -> QAbstractButton:
    """Return the visible button with this accessible name, or else the first whose name begins with it."""
    found = {each.accessibleName(): each for each in reversed(visible(root, QAbstractButton))}
    begun = next((each for called, each in reversed(found.items()) if called.startswith(name)), None)
    if (named := found.get(name, begun)) is None:
        raise LookupError(f"no button “{name}” among {list(found)}")
    return named


def named(root: QWidget, kind: type[Found], name: str) -> Found:
    """Return the widget of a kind whose accessible name begins with this, visible or not."""
    QApplication.processEvents()
    found = {widget.accessibleName(): widget for widget in root.findChildren(kind)}
    for each, widget in found.items():
        if each.startswith(name):
            return widget
    raise LookupError(f"no {kind.__name__} “{name}” among {list(found)}")


def menu_action(root: QWidget, text: str) -> QAction:
    """Return the entry with this text in one of the menus of `root`."""
    lines = [action for menu in root.findChildren(QMenu) for action in menu.actions()]
    return next(action for action in lines if action.text() == text)


def sheet(view: QWidget, name: str) -> SheetDialog:
    """Open one of a decision's sheets by its button, and return it."""
    for dialog in view.window().findChildren(SheetDialog):
        dialog.accept()
    button(view, name).click()
    QApplication.processEvents()
    return next(dialog for dialog in view.window().findChildren(SheetDialog) if dialog.isVisible())


def has_button(root: QWidget, name: str) -> bool:
    """Whether there is such a button."""
    return any(each.accessibleName().startswith(name) for each in visible(root, QAbstractButton))


def press(root: QWidget, *names: str) -> None:
    """Press buttons one after the other."""
    for name in names:
        button(root, name).click()


def field(root: QWidget, name: str) -> QLineEdit | QPlainTextEdit:
    """Return the visible text field with this name."""
    fields: list[QLineEdit | QPlainTextEdit] = [*visible(root, QLineEdit), *visible(root, QPlainTextEdit)]
    return next(each for each in fields if each.accessibleName() == name)


def write(root: QWidget, name: str, text: str) -> None:
    """Write into the field with this name."""
    control = field(root, name)
    if isinstance(control, QLineEdit):
        control.setText(text)
    else:
        control.setPlainText(text)


def words(root: QWidget) -> str:
    """Return the words of all labels, fields and buttons, one a line."""
    lines = [label.text() for label in visible(root, QLabel)]
    lines += [entry.text() for entry in visible(root, QLineEdit)]
    lines += [each.accessibleName() for each in visible(root, QAbstractButton)]
    return "\n".join(lines)


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """A window with `widgets`, active, kept until the test's end."""
    window = QWidget()
    column = ColumnLayout(parent=window)
    column.add(*widgets)
    qtbot.addWidget(window, before_close_func=lambda _window: window.hide())
    window.resize(700, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
