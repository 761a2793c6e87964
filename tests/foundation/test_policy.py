"""IT's settings beside the program; a mistake in them never stops the program from starting."""

from pathlib import Path

import pytest

from wizard.foundation.policy import NAME, Policy, policy, read_policy


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / NAME


def test_without_a_file_the_program_does_as_it_does_by_itself(file: Path) -> None:
    assert read_policy(file) == Policy()
    assert policy() == Policy()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_everything_can_be_set(file: Path, coding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACTICE", "Härbour")
    lines = [
        "; for all PCs of the practice",
        "[policy]",
        "plans = /srv/%PRACTICE%/Partners",
        "keep_drafts = no",
        "Keep_Recent = No",
        "start_maximised = yes",
        'guidance = "/srv/packs"',
    ]
    file.write_text("\r\n".join(lines), encoding=coding)
    found = read_policy(file)
    assert found == Policy(Path("/srv/Härbour/Partners"), False, False, True, Path("/srv/packs"), file)
    assert found.lines()[:2] == ["plans = /srv/Härbour/Partners", "keep_drafts = no"]


@pytest.mark.parametrize(
    ("line", "ignored"),
    [
        ("keep_drafts = perhaps", "keep_drafts = perhaps"),
        ("plans = Partners", "plans = Partners"),
        ("plans =", "plans = "),
        ("telephone = yes", "telephone = yes"),
        ("[other]\nplans = /srv", "[other]"),
    ],
)
def test_a_line_that_is_not_understood_is_named_and_the_others_hold(file: Path, line: str, ignored: str) -> None:
    file.write_text(f"[policy]\nstart_maximised = on\n{line}\n", encoding="utf-8")
    assert read_policy(file) == Policy(start_maximised=True, file=file, ignored=(ignored,))


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 10,
        b"[policy",
        b"plans = /srv",
        b"[policy]\n\xff\xfe",
        b"\xff\xfe\xff",
        b"[policy]\na\na",
        b"x" * 70_000,
    ],
)
def test_a_damaged_file_sets_nothing_and_is_named(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    found = read_policy(file)
    assert (found.lines(), len(found.ignored)) == (Policy().lines(), 1)


def test_a_folder_in_its_place_sets_nothing(file: Path) -> None:
    file.mkdir()
    assert read_policy(file).ignored == ("the file cannot be read (NotAFileError)",)
