"""The folder in which a file dialog starts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from wizard.services.preferences import own_preferences
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Theme


@pytest.mark.parametrize("there", [True, False], ids=["Documents", "no Documents"])
def test_it_begins_in_documents_or_where_there_are_none_in_the_persons_folder(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    documents = tmp_path / "Documents"
    if there:
        documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    begun: list[str] = []

    def nothing_picked(_window: QWidget, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        begun.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", nothing_picked)
    window = Window(lambda _key: QWidget())
    qtbot.addWidget(window)
    context = CommandContext(Session(), window, lambda _key: None, own_preferences())
    assert context.ask_for_file("Open a plan", "Plans (*.gpplan)") is None
    assert begun == [str(documents if there else tmp_path)]
