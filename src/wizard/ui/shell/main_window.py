"""The window: the steps on the left, the step's page, and the bar with the page's part, Back and Next.

It knows nothing about plans: it gets plain values to show and emits signals for what the reader wants.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSizePolicy, QStackedWidget, QWidget
from shiboken6 import delete

from wizard.overview.places import item_of_step
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.spoken_places import name_place
from wizard.ui.accessibility.tab_order import bring_into_sight, pass_focus_on
from wizard.ui.accessibility.unheard import unheard
from wizard.ui.session.save_status import SaveLabel
from wizard.ui.shell.arriving import take_focus_off, tell_arrival
from wizard.ui.shell.bottom_bar import BottomBar
from wizard.ui.shell.page_protocols import Barred, CatchingUp, Committing, Finishing, Leaving, Opening
from wizard.ui.shell.sidebar import LeftColumn
from wizard.ui.theme import Look, current
from wizard.ui.widgets.buttons import enter_presses_focused, press_filled
from wizard.ui.widgets.dropping import take_files
from wizard.ui.widgets.frame_size import is_folded
from wizard.ui.widgets.spacing import ColumnLayout, Row, lay_out_now
from wizard.ui.widgets.typing_news import has_unread, tell_everything

if TYPE_CHECKING:
    from wizard.ui.shell.menu import Commands
    from wizard.ui.shell.step_model import StepView

_AFTER_PAINT = 30
"""Milliseconds after which the first paint is over. Slow work that shows nothing waits until then."""


class Window(QMainWindow):
    """The main window. It creates each page with `build(key)` on first use and then keeps it."""

    step_chosen = Signal(str)
    """The reader wants to go to the step with this key."""
    back = Signal()
    """The reader wants the previous step."""
    next = Signal()
    """The reader wants the next step."""
    furnished = Signal()
    """The menu, the shortcuts and the list of steps exist now."""
    painted = Signal()
    """The window was painted for the first time."""
    file_dropped = Signal(object)
    """This file, a `Path`, was dropped onto the window."""
    closing = Signal()
    """The window is about to close; fields have already passed on what was typed."""

    def __init__(self, build: Callable[[str], QWidget], name: str = "GP Action Wizard") -> None:
        super().__init__()
        self._build = build
        self.current_key = ""
        """The key of the step shown; empty before the first one."""
        self._pages: dict[str, QWidget] = {}
        self._may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(name)
        self.setMinimumSize(760, 480)
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self._commands: Commands | None = None
        self._isolated = False
        self._left = LeftColumn(name)
        self._bar = BottomBar()
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumSize(200, 120)
        self.face = QStackedWidget()
        """The whole window's content: steps and pages, or the room mode card in their place."""
        self._lay_out()
        self._connect()
        self._ring: QWidget | None = None
        self._painted = False

    @property
    def commands(self) -> Commands:
        """All commands of the menu and shortcuts, for the application to connect once the window is `furnished`."""
        return self.furnish()

    @property
    def steps(self) -> Sequence[StepView]:
        """The steps in the list."""
        return self._left.steps

    def furnish(self) -> Commands:
        """Create the menu, shortcuts and list of steps if needed; the first paint does without them."""
        if self._commands is None:
            from wizard.ui.shell.menu import Commands

            self._commands = Commands(self)
            self._left.furnish(self._commands)
            self._connect_commands(self._commands)
            self.furnished.emit()
        return self._commands

    def page(self, key: str) -> QWidget | None:
        """Return the page of `key` if it exists."""
        return self._pages.get(key)

    def show_steps(self, steps: Sequence[StepView], decided: int, of: int) -> None:
        """Show the list of steps and the number of decided items without emitting a signal."""
        self.furnish()
        self._left.show_steps(steps, decided, of)
        self._left.show_current(self.current_key)
        self._renew_ends()
        if (page := self._pages.get(self.current_key)) and any(step.key == self.current_key for step in steps):
            name_place(page, self._left.spoken(self.current_key))

    def show_step(self, key: str) -> None:
        """Show the page of `key`, announce its step, and put the focus on its first field.

        Raises:
            StopIteration: No step shown by `show_steps` has this key.
        """
        # A field passes on typed text only after a pause, and leaving the page must not lose it.
        with unheard(news=True):
            self.leave_page()
        before = self._stack.currentWidget()
        with unheard(lambda: self._pages[key].findChildren(QWidget) if key in self._pages else ()):
            page = self._turn_to(key)
        self.current_key = key
        self._left.show_current(key)
        self._renew_ends()
        if self.isVisible():
            # In room mode the card itself announces the item.
            quiet = not self._stack.isVisible() and item_of_step(key) is not None
            tell_arrival(before, page, self._left.spoken(key), self._focus_page, quiet=quiet)

    def _turn_to(self, key: str) -> QWidget:
        """Show the page of `key`, creating it if needed, and return it."""
        if key not in self._pages:
            page = self._pages[key] = self._build(key)
            self._stack.addWidget(page)
        page = self._pages[key]
        if isinstance(page, CatchingUp):
            # Update the page before showing it: Qt shows widgets added to a visible page one frame late.
            page.catch_up()
        take_focus_off(self._stack, self._bar)
        self._stack.setCurrentWidget(page)
        self._bar.show_part(page.bar_part if isinstance(page, Barred) else None)
        if self.isVisible():
            lay_out_now()
        return page

    def put_page(self, key: str, page: QWidget | None) -> None:
        """Replace the page of `key` by `page`. With None, the page is rebuilt when it is next shown."""
        before = self._pages.pop(key, None)
        if before is not None:
            self._let_go(before)
            delete(before)
        if page is not None:
            self._pages[key] = page
            self._stack.addWidget(page)

    def forget_pages(self) -> None:
        """Remove every page, as when another plan is opened. `show_step` rebuilds them."""
        take_focus_off(self._stack, self._bar)
        for page in self._pages.values():
            self._let_go(page)
            page.deleteLater()
        self._pages = {}

    def show_saved(self, state: SaveLabel, text: str) -> None:
        """Show “Saved 14:03”, “Saving…” or “Not saved: …”, and announce a failure."""
        self._left.show_saved(state.value, text)
        if state is SaveLabel.NOT_SAVED:
            announce(self, text)

    def isolate(self, isolated: bool) -> None:
        """Show only the page and its part of the bar and accept no commands or files, or go back to normal."""
        if isolated != self._isolated:
            self._isolated = isolated
            self._left.setVisible(not isolated)
            self._bar.set_alone(isolated)
            self.setAcceptDrops(not isolated)
            self.commands.isolate(isolated)

    def put_above_bar(self, strip: QWidget) -> None:
        """Put `strip` between the page and the bottom bar."""
        self._right.insertWidget(self._right.count() - 1, strip)

    def put_steps_aside(self, aside: bool) -> None:
        """Fold and disable the list of steps, as during a roll call, or restore it."""
        self._left.set_aside(aside)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Have `may_close` decide whether the window closes when the reader asks for it."""
        self._may_close = may_close

    def commit(self) -> None:
        """Have all fields pass on what was typed, including the focused one."""
        tell_everything()
        field: object = QApplication.focusWidget()
        if isinstance(field, Committing):
            field.commit()

    def leave_page(self) -> None:
        """Have all fields pass on what was typed, and have the page add anything not added yet."""
        self.commit()
        page: object = self.page(self.current_key)
        if isinstance(page, Leaving):
            page.leave()

    def finish_typing(self) -> None:
        """Have all fields pass on what was typed; the focused field shows the result."""
        self.commit()
        field: object = QApplication.focusWidget()
        if isinstance(field, Finishing):
            field.finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first paint, put the focus on the page's first field and show the ring."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()
            # The ring and the headings for screen readers can wait until the first frame is on the screen.
            QTimer.singleShot(_AFTER_PAINT, self, self._settle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the left column in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus in reading order on Tab."""
        return pass_focus_on(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the focused button on Enter."""
        if not enter_presses_focused(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files dragged anywhere onto the window."""
        take_files(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Continue to accept the files."""
        take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the dropped file; the program it was dragged from keeps it."""
        if files := take_files(event):
            # The program from which the file was dragged is blocked until the drop ends, so open the file afterwards.
            QTimer.singleShot(0, self, lambda: self.file_dropped.emit(files[0]))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pass on what was typed, then close if the application agrees. An error here must not keep the window open."""
        may_close = True
        try:
            self.leave_page()
            may_close = self._may_close()
            if may_close:
                self.closing.emit()
        except Exception:  # noqa: BLE001  # If the window cannot be closed, its plan stays locked.
            sys.excepthook(*sys.exc_info())
        if may_close:
            super().closeEvent(event)
        else:
            event.ignore()

    def come_to_front(self) -> None:
        """Bring the window to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _settle(self) -> None:
        if self._ring is None:
            from wizard.ui.accessibility.focus_ring import FocusRing
            from wizard.ui.widgets.text_labels import speak_headings

            speak_headings(self)
            self._ring = FocusRing(self)
            self._focus_page()

    def _focus_page(self) -> None:
        page = self._pages.get(self.current_key)
        if page is not None:
            first = (page.first_field() if isinstance(page, Opening) else None) or page
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(first)

    def _lay_out(self) -> None:
        middle = QWidget()
        row = Row(0, parent=middle)
        right = ColumnLayout(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._bar)
        self._right = right
        row.addWidget(self._left)
        row.addLayout(right, 1)
        self.face.addWidget(middle)
        self.setCentralWidget(self.face)

    def _connect(self) -> None:
        theme = current()
        self._left.chosen.connect(self._choose)
        self._bar.back.clicked.connect(self._wish_back)
        self._bar.next.clicked.connect(self._wish_next)
        theme.changing.connect(self._drop_unseen)
        theme.changed.connect(self._follow_theme)
        self._fit()

    def _connect_commands(self, commands: Commands) -> None:
        theme = current()
        for shortcut, call in (
            *((each, self._wish_back) for each in ("back", "step_before")),
            *((each, self._wish_next) for each in ("next", "step_after")),
            ("menu", self._left.open_menu),
        ):
            commands.on_key(shortcut, call)
        # Holding the key down must not decide twice.
        commands.on_key("filled", lambda: press_filled(self), repeats=False)
        commands.on_number(self._choose_action)
        commands.larger.triggered.connect(lambda: theme.zoom_to(theme.text_zoom + 0.1))
        commands.smaller.triggered.connect(lambda: theme.zoom_to(theme.text_zoom - 0.1))
        commands.plain_size.triggered.connect(lambda: theme.zoom_to(1.0))
        commands.looks.triggered.connect(lambda action: theme.choose(Look(action.data())))
        commands.source_marks.toggled.connect(self._show_source_marks)
        commands.quit.triggered.connect(self.close)
        commands.show_look(theme.look, room=theme.room)

    def _choose(self, key: str) -> None:
        self.commit()
        self.step_chosen.emit(key)

    def _choose_action(self, number: str) -> None:
        """Go to the item of an action. If it is already shown, go to the action's next item."""
        keys = [step.key for step in self._left.steps if step.action == number]
        if keys:
            at = keys.index(self.current_key) + 1 if self.current_key in keys else 0
            self._choose(keys[at % len(keys)])

    def _wish_back(self) -> None:
        if self._bar.back.isEnabled():
            self.commit()
            self.back.emit()

    def _wish_next(self) -> None:
        if self._bar.next.isEnabled():
            self.commit()
            self.next.emit()

    def _renew_ends(self) -> None:
        steps = self._left.steps
        at = next((i for i, step in enumerate(steps) if step.key == self.current_key), 0)
        self._bar.back.setEnabled(at > 0)
        self._bar.next.setEnabled(at < len(steps) - 1 or not steps)

    def _drop_unseen(self) -> None:
        """Remove the hidden pages: rebuilding one when it is needed is faster than restyling all of them now."""
        self.commit()
        for key, page in tuple(self._pages.items()):
            if page is not self._stack.currentWidget() and not has_unread(page):
                del self._pages[key]
                self._let_go(page)
                # Delete now, not by `deleteLater`, or the style change that follows would still process this page.
                delete(page)

    def _show_source_marks(self, shown: bool) -> None:
        """Rebuild the pages with or without source ids in their texts, and put the focus on the first field."""
        key = self.current_key
        self.leave_page()
        current().show_source_marks(shown)
        self.forget_pages()
        self.show_step(key)

    def _let_go(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        if isinstance(page, Barred):
            part = page.bar_part
            self._bar.drop(part)
            part.setParent(page)

    def _follow_theme(self) -> None:
        if self._commands is not None:
            self._commands.show_look(current().look, room=current().room)
        self._fit()

    def _fit(self) -> None:
        self._left.set_compact(is_folded(self))
        self._bar.fit()
