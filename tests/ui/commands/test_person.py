"""Everything about one person, from the menu: shown, and saved as text and as a PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.seeing import press, words
from tests.ui.wholewindow import whole_window

from wizard.services.person_report import known_names, person_lines
from wizard.storage.plan_file import write_new_plan
from wizard.ui.commands import person_dialog
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.commands.person_dialog import PersonDialog
from wizard.ui.inputs.choice_inputs import ChoiceField


def dialog_for(qtbot: QtBot, saved: list[tuple[str, bool]]) -> PersonDialog:
    plan = worked_example()
    dialog = PersonDialog(
        None,
        known_names(plan),
        lambda name: person_lines(plan, name, plan.created_at.date()),
        lambda name, pdf: saved.append((name, pdf)),
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_nothing_can_be_saved_before_somebody_is_chosen(qtbot: QtBot) -> None:
    saved: list[tuple[str, bool]] = []
    dialog = dialog_for(qtbot, saved)
    press(dialog, "Save as PDF", "Save as text")
    assert saved == []
    choice = dialog.findChild(ChoiceField)
    assert choice is not None
    choice.show_choice("Dr Ben Whitlock")
    choice.chosen.emit("Dr Ben Whitlock")
    assert "choice: Against" in words(dialog)
    assert "Osei" not in words(dialog)
    press(dialog, "Save as PDF", "Save as text")
    assert saved == [("Dr Ben Whitlock", True), ("Dr Ben Whitlock", False)]
    dialog.accept()


@pytest.mark.parametrize(("pdf", "ending"), [(True, ".pdf"), (False, ".txt")])
def test_it_is_saved_from_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: bool, ending: str) -> None:
    path, out = tmp_path / "harbour.gpplan", tmp_path / f"out{ending}"
    write_new_plan(path, worked_example())
    monkeypatch.setattr(CommandContext, "ask_where", lambda *_: out)
    with whole_window(path) as controller:

        def shown(_parent: object, names: object, lines_of: object, save: Callable[[str, bool], None]) -> Saving:
            return Saving(save, pdf)

        monkeypatch.setattr(person_dialog, "PersonDialog", shown)
        with answering("Close") as said:
            controller.window.commands.person.trigger()
        assert f"Saved as out{ending}" in said[0]
    data = out.read_bytes()
    assert data.startswith(b"%PDF-" if pdf else "\ufeffEverything that this plan holds about".encode())


class Saving(NamedTuple):
    """Replaces the dialog: a user who chooses a name, and saves."""

    save: Callable[[str, bool], None]
    pdf: bool

    def exec(self) -> None:
        """Save it."""
        self.save("Dr Ben Whitlock", self.pdf)


def test_without_a_plan_it_is_said(tmp_path: Path) -> None:
    with whole_window() as controller, answering("Close") as said:
        controller.window.commands.person.trigger()
    assert "Open a plan first." in said[0]
