"""The real window, in which a name is typed letter by letter until the program is killed.

Prints, unbuffered, the folder of local data, `do N` once N letters are typed, and `ack N` when the store calls them
safe. Run with the plan's path and a seed.
"""

import os
import random
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from wizard.foundation.paths import local_folders
from wizard.plan.plan import Plan
from wizard.services.plan_keeper import Hearing
from wizard.services.preferences import own_preferences
from wizard.storage.plan_store import Told
from wizard.ui.application import launch

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def typed_until(count: int) -> str:
    """The content of the field once this many letters are typed."""
    return "".join(LETTERS[at % len(LETTERS)] for at in range(count))


def _tell_of_acknowledged() -> None:
    whole = Hearing.told

    def told(hearing: Hearing) -> Told:
        inner = whole(hearing)

        def acknowledged(plan: Plan) -> None:
            inner.acknowledged(plan)
            say("ack", len(plan.practice.name))

        return Told(inner.state, acknowledged)

    setattr(Hearing, "told", told)  # noqa: B010  # For this one program.


def main(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    say("local", local_folders().root)
    own_preferences().change(tour_seen=True)
    _tell_of_acknowledged()
    application = QApplication(["typist"])
    from wizard.ui.theme import Look, Theme

    Theme(application, Look.LIGHT).setParent(application)
    controller = launch.start(application)
    controller.warm_up(path)
    controller.go_to("practice")
    field = _name_field(controller.window)
    for count in range(1, 200):
        QTest.keyClicks(field, LETTERS[(count - 1) % len(LETTERS)])
        say("do", count)
        QTest.qWait(chance.choice((0, 5, 40, 300)))


def _name_field(window: QWidget) -> QWidget:
    fields = [
        field
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
        for field in window.findChildren(kind)
        if field.isVisible() and "name" in field.accessibleName().lower()
    ]
    fields[0].setFocus()
    return fields[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
