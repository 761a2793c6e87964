"""The worked cases: outcome, numbers, sentence and explanation, each exactly."""

import json
from pathlib import Path

import pytest
from tests.voting.run_cases import Case, differences, main

FILE = Path(__file__).parent / "cases" / "rules.json"
CASES = json.loads(FILE.read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['id']} {case['title']}" for case in CASES])
def test_a_case_comes_out_as_worked_by_hand(case: Case) -> None:
    assert differences(case) == []


def test_there_are_sixty_of_them() -> None:
    assert len({case["id"] for case in CASES}) == 60


def test_a_difference_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = {**CASES[0], "expect": {**CASES[0]["expect"], "needed": 4}}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [changed, CASES[1]]}), encoding="utf-8")

    assert main([str(file)]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "c01: needed",
        "  expected 4",
        "  found    3",
        f"{file}: 1 of 2 cases agree",
    ]


def test_a_case_of_another_form_is_said_and_not_guessed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [{"id": "x1", "rule": {"need": "most"}, "expect": {}}]}), encoding="utf-8")

    assert main([str(file)]) == 1
    assert "x1: cannot be read" in capsys.readouterr().out


def test_a_file_that_is_none_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.json"
    file.write_text("[]", encoding="utf-8")

    assert main([str(file)]) == 3
    assert "cannot be read as a file of cases" in capsys.readouterr().err
