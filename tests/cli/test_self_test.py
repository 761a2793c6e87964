"""The self-test passes on the shipped files, and says what is wrong with a damaged copy."""

import errno
import shutil
from pathlib import Path

import pytest

import wizard.foundation.paths
from wizard.app import main
from wizard.cli.self_test import self_test
from wizard.foundation.disk import Disk
from wizard.foundation.paths import MissingResourceError, check_whole, local_folders


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the resources as a bundle ships them, with their list, to be damaged."""
    copy = tmp_path / "wizard" / "resources"
    shutil.copytree(wizard.foundation.paths.resources(), copy)
    names = sorted(file.relative_to(copy).as_posix() for file in copy.rglob("*") if file.is_file())
    (copy / "contents.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    return copy


def test_what_is_shipped_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert self_test() == 0
    assert capsys.readouterr().err == ""


def test_a_whole_bundle_is_whole(shipped: Path) -> None:
    check_whole()
    assert shipped.is_dir()


@pytest.mark.parametrize("name", ["icons/app.svg", "fonts/SourceSans3-Bold.ttf", "packs/gpce-2024/pack.toml"])
def test_a_missing_resource_is_named(shipped: Path, name: str) -> None:
    (shipped / name).unlink()
    with pytest.raises(MissingResourceError, match=name.replace(".", r"\.")):
        check_whole()


def test_a_missing_resource_fails_the_self_test_with_a_sentence(
    shipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shipped / "colour" / "srgb.icc").unlink()
    assert self_test() == 3
    said = capsys.readouterr().err
    assert "colour/srgb.icc" in said
    assert said.count("\n") == 1


def test_no_file_is_left() -> None:
    assert self_test() == 0
    assert [path for path in local_folders().root.rglob("*") if path.is_file()] == []


def test_where_no_file_can_be_made_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Disk, "create", full)
    assert self_test() == 3
    assert "data folder: the disk is full." in capsys.readouterr().err


def test_a_start_says_which_resource_is_missing(shipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shipped / "texts" / "statements.toml").unlink()
    assert main(["schema"]) == 3
    assert "texts/statements.toml" in capsys.readouterr().err
