"""An empty window with everything behind it that keeps plans, and the files that a killed program leaves."""

import json
from pathlib import Path

from tests.storage.samples import small_plan, with_list_size

from wizard.foundation.paths import local_folders
from wizard.plan.plan import Plan
from wizard.services.preferences import own_preferences
from wizard.storage.file_lock import lock_path
from wizard.storage.journal import Journal, Record
from wizard.storage.plan_file import plan_bytes
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.commands.recovery_commands import RecoveryCommands
from wizard.ui.session.plan_saver import PlanSaver
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window


class Desk:
    """An empty window with a session, its saver, and its questions about recovery."""

    def __init__(self, window: Window) -> None:
        self.session = Session()
        self.window = window
        self.saver = PlanSaver(self.session, window)
        self.preferences = own_preferences()
        context = CommandContext(self.session, window, lambda _key: None, self.preferences)
        self.recovery = RecoveryCommands(context, self.saver, lambda: None)
        self.troubles: list[tuple[str, bool]] = []
        self.saver.troubled.connect(lambda sentence, two: self.troubles.append((sentence, two)))


def left_behind(path: Path, plan: Plan, counter: int, token: str = "a") -> None:
    """Leave the files of a program that was killed before a change reached the plan's file."""
    journal = Journal(local_folders().recovery, path, token)
    journal.append(Record.of(counter, plan_bytes(plan, counter)))
    journal.close(remove=False)


def newer() -> Plan:
    """The small plan with another list size."""
    return with_list_size(small_plan(), 9_000)


def locked_elsewhere(path: Path) -> None:
    """Leave another person's lock on another PC beside a plan."""
    words = {"person": "Grace Hollis", "pc": "RECEPTION-2", "since": "2026-12-08T12:03:15+00:00", "token": "f" * 32}
    lock_path(path).write_text(json.dumps(words), encoding="utf-8")


def lock_left_by_a_killed_program(path: Path) -> None:
    """Leave the lock of a killed program of this person on this PC."""
    words = {"person": "Mei", "pc": "PC", "since": "2026-12-08T12:03:15+00:00", "token": "e" * 32}
    lock_path(path).write_text(json.dumps(words), encoding="utf-8")
    local_folders().running.mkdir(parents=True)
    (local_folders().running / ("e" * 32)).write_bytes(b"")
