"""Modules that every plan needs are loaded while nobody waits for them."""

import sys
from importlib.util import find_spec

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wizard.ui.application.read_ahead import AHEAD, ReadAhead


def test_every_module_is_there() -> None:
    assert len(set(AHEAD)) == len(AHEAD)
    assert not [name for name in AHEAD if find_spec(name) is None]


def test_all_are_loaded_one_after_the_other(qtbot: QtBot) -> None:
    owner = QObject()
    ahead = ReadAhead(owner)
    ahead.load_next()
    assert not ahead.is_over
    with qtbot.waitSignal(ahead.over):
        ahead.begin()
    assert set(AHEAD) <= sys.modules.keys()
    ahead.load_next()
    assert ahead.is_over
