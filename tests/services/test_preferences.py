"""Preferences last from one start to the next, and damage to their file never stops the program from starting."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wizard.services.preferences import VERSION, Preferences, PreferencesFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "local" / "preferences.json"


def test_what_was_chosen_is_there_at_the_next_start(path: Path) -> None:
    chosen = Preferences("dark", 150, True, 1366, 768, True, "/home/vm/Plans", True)
    PreferencesFile(path).change(**chosen.__dict__)
    assert PreferencesFile(path).now == chosen


def test_the_file_is_for_this_person_alone(path: Path) -> None:
    PreferencesFile(path).change(look="light")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 5_000, b'{"look": ' + b'"x"' * 9_000])
def test_a_damaged_file_is_ignored_and_written_anew(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    file = PreferencesFile(path)
    assert file.now == Preferences()
    file.change(look="contrast")
    assert PreferencesFile(path).now.look == "contrast"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("look", "purple"),
        ("look", None),
        ("zoom_percent", 500),
        ("zoom_percent", True),
        ("zoom_percent", 1.5),
        ("large_targets", 1),
        ("window_width", -5),
        ("window_height", 10**9),
        ("maximised", "yes"),
        ("last_folder", "a\0b"),
        ("last_folder", "x" * 5_000),
    ],
)
def test_one_value_that_cannot_be_leaves_the_others_as_they_are(path: Path, name: str, value: Any) -> None:
    path.parent.mkdir()
    kept = {"look": "dark", "zoom_percent": 125, "last_folder": "/plans"}
    path.write_text(json.dumps({"version": VERSION, **kept, name: value}), encoding="utf-8")
    now = PreferencesFile(path).now
    assert getattr(now, name) == getattr(Preferences(), name)
    assert [getattr(now, other) for other in kept if other != name] == [kept[other] for other in kept if other != name]


def test_the_file_of_a_newer_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    newer = json.dumps({"version": VERSION + 1, "look": "dark", "holograms": True})
    path.write_text(newer, encoding="utf-8")
    file = PreferencesFile(path)
    assert file.now == Preferences()
    file.change(look="light")
    assert (file.now.look, path.read_text(encoding="utf-8")) == ("light", newer)


def test_where_it_cannot_be_written_the_choice_lasts_until_the_program_ends(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    file = PreferencesFile(in_the_way / "preferences.json")
    file.change(look="dark", zoom_percent=150)
    assert (file.now.look, file.now.zoom_percent) == ("dark", 150)
    assert in_the_way.read_text(encoding="utf-8") == "no folder"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_folder_or_a_pipe_in_its_place_is_ignored(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    file = PreferencesFile(path)
    file.change(look="dark")
    assert file.now == Preferences(look="dark")
    assert list(path.parent.iterdir()) == [path]


def test_a_name_that_is_no_preference_is_refused(path: Path) -> None:
    with pytest.raises(TypeError):
        PreferencesFile(path).change(colour="red")
