"""A copy of the shipped pack for each test to break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.load_pack import load_pack

Edit = Callable[[str, str, str], None]
"""Replaces the first occurrence of a text in a file of the pack with another."""


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(resource("packs", "gpce-2024"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("packs", "gpce-2024"), tmp_path / "copy"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    def replace(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
