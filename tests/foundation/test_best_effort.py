"""What a convenience does if the disk refuses: nothing stops, and one line without a name is logged."""

import errno

import pytest

from wizard.foundation import best_effort as module
from wizard.foundation.best_effort import best_effort
from wizard.foundation.paths import local_folders


@pytest.fixture(autouse=True)
def _nothing_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_NOTED", set())


def refused() -> None:
    with best_effort("list of recent plans"):
        raise OSError(errno.ENOSPC, "no room", "/plans/Harbour Lane.gpplan")


def test_what_fails_is_noted_once_and_without_a_name() -> None:
    refused()
    refused()
    (line,) = (local_folders().logs / "conveniences.log").read_text(encoding="utf-8").splitlines()
    assert line.endswith(" list of recent plans: ENOSPC")
    assert "Harbour" not in line


def test_where_the_log_cannot_be_written_nothing_stops_either() -> None:
    local_folders().root.mkdir(parents=True)
    local_folders().logs.write_text("a file where a folder should be")
    refused()


def test_errors_of_the_program_are_not_hidden() -> None:
    with pytest.raises(ValueError, match="ours"), best_effort("list of recent plans"):
        raise ValueError("ours")
