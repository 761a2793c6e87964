"""Measures the window in use, each time up to the end of the painting, and prints the figures as JSON.

Run by `bench/window.py`, in a process of its own because it loads Qt and everything behind the window.
"""

import json
import resource
import sys
from collections.abc import Callable
from functools import partial

from bench.measured.times import milliseconds, summary
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wizard.edits.decision_edits import item_of, last_proposal, with_position
from wizard.overview.places import item_key
from wizard.plan.plan import Plan
from wizard.services.preferences import own_preferences
from wizard.ui.application.controller import Controller
from wizard.ui.application.read_ahead import ReadAhead
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.save_status import SaveLabel
from wizard.ui.theme import FUSION, Look, Theme, current

WALKS = 12
"""How many times to go through all steps, after the first."""

LONGEST = 20_000
"""The most characters of a note."""


class OpenWindow:
    """The window at 1366 × 768 with the worked example open, as a user has it."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.controller = Controller(own_preferences())
        self.controller.window.resize(1366, 768)
        self.controller.show()
        self.settle()

    def settle(self) -> None:
        """Do all pending work: layout and painting."""
        self._application.processEvents()
        # Outside the event loop, Qt does not delete objects that are due for deletion.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._application.processEvents()

    def until_painted(self, work: Callable[[], object]) -> float:
        """Return the time of `work`, including the painting that it causes, in milliseconds."""

        def whole() -> None:
            work()
            self.settle()

        return milliseconds(whole)

    def steps(self) -> list[str]:
        """Return the keys of all steps, in the order of the list."""
        minutes = self.controller.session.minutes
        assert minutes is not None
        items = [item_key(item) for item in minutes.meeting.guidance.order]
        return ["start", "practice", "meeting", *items, "review", "sign", "export"]


def walks(window: OpenWindow) -> dict[str, dict[str, float]]:
    """Measure going to each step: the first time, when its page is built, and again."""
    keys = window.steps()
    first = {key: window.until_painted(partial(window.controller.go_to, key)) for key in keys}
    again = [
        window.until_painted(partial(window.controller.go_to, key))
        for _ in range(WALKS)
        for key in keys
        if key != window.controller.window.current_key
    ]
    slowest = max(first, key=lambda key: first[key])
    return {
        "first": summary(list(first.values())),
        "again": summary(again),
        f"slowest {slowest}": {"ours": first[slowest]},
    }


def decisions(window: OpenWindow) -> dict[str, dict[str, float]]:
    """Measure recording a position on an action's page: until the window is free again, and until it is saved."""
    controller = window.controller
    controller.go_to("item-2")
    window.settle()
    first, second = (position.id for position in item_of(controller.session.plan, "2").positions[:2])
    loop, told, free, kept = QEventLoop(), [SaveLabel.SAVED], [], []

    def hear(state: SaveLabel, _words: str) -> None:
        told.append(state)
        if state is SaveLabel.SAVED:
            loop.quit()

    def until_saved(plan: Plan) -> None:
        told.clear()
        free.append(window.until_painted(lambda: controller.session.apply(plan, "position on item 2")))
        if SaveLabel.SAVED not in told:
            loop.exec()

    controller.saver.saved.connect(hear)
    for _ in range(60):
        plan = controller.session.plan
        last = last_proposal(plan, "2")
        changed = with_position(plan, "2", second if last is not None and last.position == first else first)
        kept.append(milliseconds(partial(until_saved, changed)))
    return {"decide": summary(free), "saved": summary(kept)}


def notes(window: OpenWindow, key: str) -> list[NoteField]:
    """Go to a step and return the editable notes on its page."""
    window.controller.go_to(key)
    window.settle()
    page = window.controller.window.page(key)
    assert page is not None
    return [note for note in page.findChildren(NoteField) if note.isVisible() and note.isEnabled()]


def typing(window: OpenWindow) -> dict[str, dict[str, float]]:
    """Measure each letter typed into a note that is nearly as long as notes may be."""
    note = next(note for key in window.steps() for note in notes(window, key))
    note.setPlainText(("The partners talked about it at length. " * (LONGEST // 40))[: LONGEST - 400])
    note.setFocus()
    note.moveCursor(QTextCursor.MoveOperation.End)
    window.settle()
    return {"typing": summary([window.until_painted(lambda: QTest.keyClick(note, Qt.Key.Key_E)) for _ in range(300)])}


def looks(window: OpenWindow) -> dict[str, dict[str, float]]:
    """Measure changing the colours and entering or leaving room mode, with every page built."""
    window.controller.go_to("item-1")
    window.settle()
    themes = [
        window.until_painted(partial(current().choose, look))
        for _ in range(8)
        for look in (Look.DARK, Look.CONTRAST, Look.LIGHT)
    ]
    sizes = [window.until_painted(partial(current().zoom_to, zoom)) for _ in range(4) for zoom in (1.25, 1.5, 1.0)]
    rooms = [window.until_painted(window.controller.window.commands.room.trigger) for _ in range(20)]
    return {"theme": summary(themes), "size": summary(sizes), "room": summary(rooms)}


def memory() -> float:
    """Return the peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure everything and print it."""
    application = QApplication([*sys.argv[:1], *FUSION])
    Theme(application)
    window = OpenWindow(application)
    found = {"painted": {"memory": memory()}}
    found["rest"] = {"ours": window.until_painted(lambda: window.controller.warm_up(None))}
    ahead = ReadAhead(window.controller)
    while not ahead.is_over:
        ahead.load_next()
    found["example"] = {"ours": window.until_painted(window.controller.plans.open_example)}
    found |= walks(window)
    found["walked"] = {"memory": memory()}
    found |= decisions(window) | typing(window) | looks(window)
    window.controller.window.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
