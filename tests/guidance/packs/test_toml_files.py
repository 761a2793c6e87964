import os
from pathlib import Path

import pytest

from wizard.guidance.packs.toml_files import FILE_BYTES, FOLDER_ENTRIES, NESTING, PackError, check_folder, read_table


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "pack").mkdir()
    (tmp_path / "secret.toml").write_text("a = 1\n", encoding="utf-8")
    (tmp_path / "pack" / "pack.toml").write_text('title = "Zoë"\r\n', encoding="utf-8")
    return tmp_path / "pack"


def test_a_file_is_read_whatever_its_line_ends(small: Path) -> None:
    assert read_table(small, "pack.toml") == {"title": "Zoë"}


def test_the_mark_that_windows_editors_write_is_overlooked(small: Path) -> None:
    (small / "pack.toml").write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert read_table(small, "pack.toml") == {"a": 1}


@pytest.mark.parametrize(
    "name",
    [
        "../secret.toml",
        "/etc/hostname",
        "actions/../../secret.toml",
        "C:/x.toml",
        "..\\secret.toml",
        "",
        "a//b",
        ".hidden",
        "con",
        "NUL.toml",
        "actions/aux.toml",
        "x" * 200,
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(small: Path, name: str) -> None:
    with pytest.raises(PackError, match="is not the name of a file in the pack"):
        read_table(small, name)


def test_a_link_out_of_the_folder_is_refused(small: Path) -> None:
    (small / "sources.toml").symlink_to(small.parent / "secret.toml")
    with pytest.raises(PackError, match=r"sources\.toml: a pack may hold plain files only"):
        read_table(small, "sources.toml")
    with pytest.raises(PackError, match="plain files only"):
        check_folder(small)


def test_a_linked_folder_is_refused(small: Path) -> None:
    (small / "actions").symlink_to(small.parent)
    with pytest.raises(PackError, match="plain files only"):
        read_table(small, "actions/secret.toml")
    with pytest.raises(PackError, match="plain files only"):
        check_folder(small)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_device_is_refused_without_being_opened(small: Path) -> None:
    os.mkfifo(small / "sources.toml")
    with pytest.raises(PackError, match="links or devices"):
        read_table(small, "sources.toml")


def test_bytes_that_are_not_utf_8_are_refused_by_their_place(small: Path) -> None:
    (small / "pack.toml").write_bytes(b'title = "Zo\xeb"\n')
    with pytest.raises(PackError, match=r"pack\.toml, line 1: this file is not saved as UTF-8"):
        read_table(small, "pack.toml")


def test_what_is_not_toml_is_refused_with_its_line(small: Path) -> None:
    (small / "pack.toml").write_text("title = \n", encoding="utf-8")
    with pytest.raises(PackError, match=r"pack\.toml, line 1: the value after = cannot be read"):
        read_table(small, "pack.toml")


def test_a_number_without_end_is_refused(small: Path) -> None:
    (small / "pack.toml").write_text("a = " + "1" * 5000, encoding="utf-8")
    with pytest.raises(PackError, match=r"pack\.toml: a number has too many digits"):
        read_table(small, "pack.toml")


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * (NESTING + 1) + "]" * (NESTING + 1), "a" + ".a" * 300 + " = 1", "a = " + "[" * 90_000],
    ids=["lists", "dotted keys", "a great many lists"],
)
def test_deep_nesting_is_refused(small: Path, text: str) -> None:
    (small / "pack.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match="nested in each other"):
        read_table(small, "pack.toml")


def test_a_large_file_is_refused(small: Path) -> None:
    (small / "pack.toml").write_bytes(b"#" * 50_000_000)
    with pytest.raises(PackError, match=r"pack\.toml: the file has 50 MB; at most 1 MB is allowed\."):
        check_folder(small)
    with pytest.raises(PackError, match="at most 1 MB is allowed"):
        read_table(small, "pack.toml")


def test_a_large_folder_is_refused(small: Path) -> None:
    for number in range(6):
        (small / f"{number}.txt").write_bytes(b"#" * FILE_BYTES)
    with pytest.raises(PackError, match="larger than 5 MB"):
        check_folder(small)


def test_a_folder_of_very_many_files_is_refused(small: Path) -> None:
    for number in range(FOLDER_ENTRIES):
        (small / f"{number}.txt").touch()
    with pytest.raises(PackError, match="more than 200 files"):
        check_folder(small)


def test_a_deep_folder_is_refused(small: Path) -> None:
    (small / "a" / "b" / "c" / "d" / "e").mkdir(parents=True)
    with pytest.raises(PackError, match="at most 4 deep"):
        check_folder(small)


def test_a_missing_file_and_a_missing_folder_are_named(small: Path) -> None:
    with pytest.raises(PackError, match=r"sources\.toml: the file is missing"):
        read_table(small, "sources.toml")
    with pytest.raises(PackError, match=r"“pack\.toml” is not a folder"):
        check_folder(small / "pack.toml")


def test_a_folder_in_the_place_of_a_file_is_refused(small: Path) -> None:
    (small / "sources.toml").mkdir()
    with pytest.raises(PackError, match=r"sources\.toml: the file could not be read"):
        read_table(small, "sources.toml")


@pytest.mark.parametrize("number", ["0x" + "f" * 100_000, "0b" + "1" * 64, "9007199254740992", "0o" + "7" * 40])
@pytest.mark.parametrize("where", ["a = {}", "[[b]]\nc = [1, {}]"])
def test_a_number_that_no_plan_could_hold_is_refused(small: Path, number: str, where: str) -> None:
    (small / "pack.toml").write_text(where.format(number), encoding="utf-8")
    with pytest.raises(PackError, match="a number is too large; at most 9,007,199,254,740,991 is allowed"):
        read_table(small, "pack.toml")
