"""The program notices what sync programs do to plans."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.storage.samples import small_plan, with_list_size

from wizard.services.sync_copies import is_online_only, second_versions
from wizard.storage.plan_file import write_new_plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan())
    return path


@pytest.mark.parametrize(
    "name",
    [
        "osei-RECEPTION-2.gpplan",
        "osei-RECEPTION-2-3.gpplan",
        "osei (Mei's conflicted copy 2026-11-29).gpplan",
        "osei (conflicted copy 2026-11-29 120315).gpplan",
        "osei.sync-conflict-20261129-120315-ABCDEFG.gpplan",
    ],
)
def test_a_conflict_copy_beside_the_plan_is_found_with_what_it_alters(path: Path, name: str) -> None:
    write_new_plan(path.with_name(name), with_list_size(small_plan(), 9_000))
    [found] = second_versions(path, small_plan())
    assert (found.path.name, len(found.differences)) == (name, 1)


@pytest.mark.parametrize(
    "name", ["osei copy.gpplan", "osei (2).gpplan", "osei.version-1.gpplan", "mei-PC.gpplan", "osei-PC.txt"]
)
def test_any_other_file_is_not_looked_at(path: Path, name: str) -> None:
    write_new_plan(path.with_name(name), with_list_size(small_plan(), 9_000))
    assert second_versions(path, small_plan()) == ()


def test_the_same_version_another_plan_and_a_damaged_file_are_no_second_versions(path: Path) -> None:
    write_new_plan(path.with_name("osei-PC1.gpplan"), small_plan())
    write_new_plan(path.with_name("osei-PC2.gpplan"), small_plan().replace(id="1" * 32))
    path.with_name("osei-PC3.gpplan").write_bytes(b"{")
    assert second_versions(path, small_plan()) == ()
    assert second_versions(path.parent / "gone" / "osei.gpplan", small_plan()) == ()


@pytest.mark.parametrize(("attributes", "online"), [(0x20, False), (0x1000, True), (0x400000, True), (0x40020, True)])
def test_a_file_that_is_not_on_this_pc_is_told_by_what_windows_says_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, attributes: int, online: bool
) -> None:
    def asked(*_: Any, **__: Any) -> SimpleNamespace:
        return SimpleNamespace(st_file_attributes=attributes)

    monkeypatch.setattr(Path, "stat", asked)
    assert is_online_only(path) is online


def test_of_a_file_that_is_gone_nothing_is_told(tmp_path: Path) -> None:
    assert not is_online_only(tmp_path / "gone.gpplan")
