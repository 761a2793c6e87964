"""`make bench ARGS=--compare`: what became slower, by ratios and never by times."""

from pathlib import Path

import pytest
from bench.last_figures import compared, kept_in, shares, slower
from bench.side_by_side import Figure


def test_a_share_is_of_the_floor_that_was_measured_or_of_the_yardstick() -> None:
    found = shares(
        [
            Figure("a start", "ms", 300.0, 200.0),
            Figure("a page, against a frame", "ms", 50.0, 16.0, fixed=True),
            Figure("opening", "ms", 60.0),
            Figure("memory", "MiB", 120.0),
            Figure("memory beside another", "MiB", 120.0, 100.0),
        ],
        unit=20.0,
    )
    assert found == {
        "a start": 1.5,
        "a page, against a frame": 2.5,
        "opening": 3.0,
        "memory": 120.0,
        "memory beside another": 1.2,
    }


def test_what_grew_by_more_than_a_tenth_is_named() -> None:
    before = {"a start": 1.0, "opening": 1.0, "closing": 1.0, "gone": 1.0}
    found = slower(before, {"a start": 1.25, "opening": 1.09, "closing": 0.5, "new": 9.0})
    assert found == ["a start: 25% more than in the run before."]


def test_the_last_figures_are_kept_and_what_was_not_measured_stays(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "bench.json"
    assert compared(path, {"a start": 1.0, "opening": 1.0}) == []
    assert compared(path, {"a start": 1.5}) == ["a start: 50% more than in the run before."]
    assert compared(path, {"a start": 1.5, "opening": 1.2}) == ["opening: 20% more than in the run before."]


@pytest.mark.parametrize("kept", ["", "[1]", '{"a start": "soon"}', '{"a start": null}'])
def test_figures_that_cannot_be_understood_are_begun_anew(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "bench.json"
    path.write_text(kept, encoding="utf-8")
    assert compared(path, {"a start": 1.0}) == []
    assert compared(path, {"a start": 2.0}) == ["a start: 100% more than in the run before."]


def test_they_are_kept_in_the_persons_cache(tmp_path: Path) -> None:
    assert kept_in({}, tmp_path).is_relative_to(tmp_path / ".cache")
    chosen = {"XDG_CACHE_HOME": str(tmp_path / "own"), "LOCALAPPDATA": str(tmp_path / "own")}
    assert kept_in(chosen, tmp_path).is_relative_to(tmp_path / "own")
