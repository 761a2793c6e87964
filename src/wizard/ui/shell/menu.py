"""What the window can be told to do, by menu and by key. Composition connects each to what it does."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from wizard.ui.theme import Look, current

_LOOKS = ((Look.SYSTEM, "As the s&ystem"), (Look.LIGHT, "L&ight"), (Look.DARK, "&Dark"), (Look.CONTRAST, "&Contrast"))


class Commands:
    """The actions of a window, each an attribute; all are added to the window, so that their keys work anywhere."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        make = self._make
        self.new = make("&New plan…", "Ctrl+N")
        self.open = make("&Open…", "Ctrl+O")
        self.save = make("&Save", "Ctrl+S")
        self.save_copy = make("Save a &copy…", "Ctrl+Shift+S")
        self.check_file = make("Chec&k a file…")
        self.forget = make("&Forget this plan on this PC…")
        self.quit = make("&Quit", "Ctrl+Q")
        self.undo = make("&Undo", "Ctrl+Z")
        self.redo = make("&Redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.find = make("&Find…", "Ctrl+F")
        self.missing = make("What is &missing", "F7")
        self.room = make("&Room mode", "F11", checkable=True)
        self.larger = make("&Larger text", "Ctrl++", "Ctrl+=")
        self.smaller = make("&Smaller text", "Ctrl+-")
        self.plain_size = make("&Plain size", "Ctrl+Shift+0")
        self.touch = make("Large &targets for touch", checkable=True)
        self.touch.toggled.connect(lambda on: current().set_touch(on))
        self.help = make("&Help", "F1")
        self.keys = make("&Keys", "Ctrl+F1")
        self.background = make("&Background of the actions")
        self.about = make("&About")
        self.looks = QActionGroup(window)
        """The choice of colours: each action's `data()` is a `Look`'s value."""
        for look, text in _LOOKS:
            action = make(text, checkable=True)
            action.setData(look.value)
            self.looks.addAction(action)
        for action in (self.undo, self.redo):
            action.setEnabled(False)

    def menu(self) -> QMenu:
        """Return a new menu of all of them, in four parts, filled when it is first opened."""
        menu = QMenu(self._window)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        return menu

    def _fill(self, menu: QMenu) -> None:
        if not menu.isEmpty():
            return
        more = self.check_file, self.forget
        sizes = self.larger, self.smaller, self.plain_size, self.touch
        parts: tuple[tuple[str, tuple[QAction | None, ...]], ...] = (
            ("&File", (self.new, self.open, None, self.save, self.save_copy, None, *more, None, self.quit)),
            ("&Edit", (self.undo, self.redo, None, self.find, self.missing)),
            ("&View", (self.room, None, *sizes, None, *self.looks.actions())),
            ("&Help", (self.help, self.keys, self.background, None, self.about)),
        )
        for title, actions in parts:
            part = menu.addMenu(title)
            for action in actions:
                if action is None:
                    part.addSeparator()
                else:
                    part.addAction(action)

    def show_look(self, look: Look, *, room: bool) -> None:
        """Tick the look that is chosen, and room mode if it is on."""
        self.room.setChecked(room)
        for action in self.looks.actions():
            action.setChecked(action.data() == look.value)

    def on_key(self, *keys: str, call: Callable[[], object]) -> None:
        """Have each of `keys` call `call`, wherever the focus is in the window."""
        action = self._make("", *keys)
        action.triggered.connect(lambda _checked=False: call())

    def _make(self, text: str, *keys: str, checkable: bool = False) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(checkable)
        self._window.addAction(action)
        return action
