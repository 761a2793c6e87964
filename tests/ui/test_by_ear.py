"""A whole action as a screen reader hears it: over the accessibility bus, from another process.

It has a display and a message bus of its own, so nothing of the desktop takes part. The system's Python listens
(see `tests/ui/ear/listen.py`), and the window's own process presses the keys.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

TREE = Path(__file__).parents[2]
KEYS = (
    "Ctrl+2",
    "to Menu",
    "to Put on this agenda",
    "Space",
    "to Use it where timely and clinically helpful",
    "Space",
    "F8",
    "to Owner",
    "to Take back the decision",
    "Space",
    "F9",
    *"11123",
    "to Next",
    "Space",
)
"""Once round the page; then Action 2 of the worked example is adopted, agreed, undone, and put to the vote."""

Heard = list[dict[str, Any]]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The speech, key by key, and the list of steps as it is read out."""
    return listened_to(tmp_path_factory.mktemp("ear"), KEYS)


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The speech on reaching each step: the example opens at step 5, and its first four steps come round once."""
    keys = ["Ctrl+PgUp"] * 4 + ["Ctrl+PgDown"] * 19
    visits: list[dict[str, Any]] = listened_to(tmp_path_factory.mktemp("ear"), keys)["script"]
    return visits


def listened_to(home: Path, keys: Sequence[str]) -> dict[str, Any]:
    """Press these keys in the window on a screen of its own, and return the speech."""
    out, run = home / "heard.json", home / "run"
    run.mkdir(mode=0o700)
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_RUNTIME_DIR": str(run)}
    spoken = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    display = ("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1366x768x24")
    done = subprocess.run(
        ["dbus-run-session", "--", *display, "/usr/bin/python3", "tests/ui/ear/listen.py", sys.executable, out, *keys],
        cwd=TREE,
        env={**os.environ, **own, **spoken},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert out.exists(), done.stdout + done.stderr
    heard: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return heard


def heard_at(reading: dict[str, Any], key: str, occurrence: int = 0) -> Heard:
    found: list[Heard] = [entry["heard"] for entry in reading["script"] if entry["key"] == key]
    return found[occurrence]


def announced(heard: Heard) -> list[str]:
    return [entry["text"] for entry in heard if entry["kind"] == "announcement"]


def focused(heard: Heard) -> Heard:
    return [entry for entry in heard if entry["kind"] == "focus"]


def test_the_list_of_steps_says_where_one_is_and_how_far(reading: dict[str, Any]) -> None:
    names = [step["name"] for step in reading["steps"]]
    assert len(names) == 20
    assert names[4] == "Step 5 of 20, Action 1, Safe daily limit, adopted"
    assert names[7] == "Step 8 of 20, Action 4, item 4a, Refer on clinical need, not on this agenda"
    assert {step["role"] for step in reading["steps"]} == {"list item"}


def test_going_to_a_step_says_which_it_is_as_the_place_of_the_first_field_and_once(reading: dict[str, Any]) -> None:
    heard = heard_at(reading, "Ctrl+2")
    assert announced(heard) == []
    (first,) = focused(heard)
    assert "Step 6 of 20, Action 2, Advice & Guidance, not on this agenda" in first["places"]


def test_a_trade_off_is_a_check_box_with_its_words_for_whom_and_its_source(reading: dict[str, Any]) -> None:
    boxes = [each for each in focused(heard_at(reading, "to Put on this agenda")) if each["role"] == "check box"]
    box = next(each for each in boxes if each["name"].endswith("(for clinicians)"))
    assert "B14: BMA, Updated guidance" in box["description"]


def test_a_section_says_that_it_is_folded_and_is_no_check_box(reading: dict[str, Any]) -> None:
    folds = [
        each for each in focused(heard_at(reading, "to Put on this agenda")) if each["name"].endswith(", collapsed")
    ]
    assert "Dates, 4 passed, collapsed" in [each["name"] for each in folds]
    assert {each["role"] for each in folds} == {"push button"}


def test_a_position_is_a_radio_button_that_says_when_it_is_chosen(reading: dict[str, Any]) -> None:
    chosen = [each for each in heard_at(reading, "Space", 1) if each["kind"] == "checked" and each["on"]]
    assert [(each["name"], each["role"]) for each in chosen] == [
        ("Use it where timely and clinically helpful", "radio button")
    ]


def test_what_was_decided_is_said(reading: dict[str, Any]) -> None:
    assert announced(heard_at(reading, "F8")) == [
        "Agreed without a vote: none of the 5 here was against (3 of 5 needed)."
    ]


def test_the_roll_call_reads_a_name_and_an_answer_and_ends_in_the_outcome(reading: dict[str, Any]) -> None:
    rows = [each["name"] for each in focused(heard_at(reading, "F9")) if each["role"] == "radio button"]
    assert rows == ["Dr Amara Osei: For"]
    after = [each["name"] for each in focused(heard_at(reading, "1", 0))]
    assert after == ["Dr Ben Whitlock: For"]
    assert announced(heard_at(reading, "1", 2)) == ["3 of 5 have answered."]
    assert announced(heard_at(reading, "3"))[-1].startswith("Carried: 3 for, 1 against, 1 abstained (3 of 4 needed).")


def test_every_control_on_the_way_has_a_name_and_a_role(reading: dict[str, Any]) -> None:
    met = [each for entry in reading["script"] for each in focused(entry["heard"])]
    assert len(met) > 40
    assert [each for each in met if not each["name"].strip() or each["role"] in ("", "unknown", "filler")] == []


def test_a_list_that_is_named_by_its_text_says_what_it_is_for(reading: dict[str, Any]) -> None:
    met = [each for entry in reading["script"] for each in focused(entry["heard"])]
    lists = [each for each in met if each["role"] == "combo box"]
    assert "Owner" in [each["name"] for each in lists] + [each["description"] for each in lists]


def test_the_next_step_is_said_when_it_is_reached_by_the_button(reading: dict[str, Any]) -> None:
    heard = heard_at(reading, "Space", 3)
    assert announced(heard) == []
    (first,) = focused(heard)
    assert first["name"].startswith("Carried: 4 for")
    assert "Step 7 of 20, Action 3, Notice on services, adopted" in first["places"]


def test_what_the_item_asks_and_what_came_of_it_are_read_on_the_way(reading: dict[str, Any]) -> None:
    met = [each for entry in reading["script"] for each in focused(entry["heard"])]
    (asks, *_) = [each for each in met if each["name"].startswith("What it asks. ")]
    assert len(asks["name"]) > 40
    outcomes = [each for each in focused(heard_at(reading, "F8")) if each["role"] != "unknown"]
    agreed = "Agreed without a vote: none of the 5 here was against (3 of 5 needed)."
    (outcome,) = [each["name"] for each in outcomes if each["name"].startswith(agreed)]
    assert outcome.startswith(f"{agreed} Item 2, A&G by clinical choice.\nIt was agreed that ")


def test_coming_to_a_page_is_told_in_few_messages(visits: list[dict[str, Any]]) -> None:
    told = [visit["messages"] for visit in visits]
    assert all(0 < messages <= 60 for messages in told), told


def test_coming_to_a_page_names_its_step_and_one_field_and_nothing_on_the_way(visits: list[dict[str, Any]]) -> None:
    steps = [4, 3, 2, 1, *range(2, 21)]
    for visit, step in zip(visits, steps, strict=True):
        met = focused(visit["heard"])
        assert len(met) == 1, (step, [each["name"] for each in met])
        called = [*met[0]["places"], met[0]["name"]]
        assert any(name.startswith(f"Step {step} of 20, ") for name in called), called
        assert met[0]["name"] not in ("Menu", "Back", "Next", "Undo")
