"""The worked cases: outcome, numbers, sentence and explanation, each exactly."""

import json
from pathlib import Path

import pytest
from tests.voting.case_values import Case
from tests.voting.run_cases import WORKED, differences, main

CASES = json.loads(WORKED.read_text(encoding="utf-8"))["cases"]


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


def test_bad_cases_are_said_one_by_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    bad = [{**CASES[0], "votes": ["A"]}, "c1", {"id": "x2"}, {**CASES[0], "held": {"A": "many"}, "rule": {}}]
    file.write_text(json.dumps({"cases": bad}), encoding="utf-8")

    assert main([str(file)]) == 1
    assert capsys.readouterr().out.count("cannot be read") == len(bad)


def test_the_checks_of_a_file_are_run_in_whole_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = json.loads(WORKED.read_text(encoding="utf-8"))["checks"]
    file = tmp_path / "checks.json"
    file.write_text(json.dumps({"cases": [], "checks": checks}), encoding="utf-8")

    assert main([str(file)]) == 0
    assert "20 of 20 checks agree" in capsys.readouterr().out

    bad = [{"id": "x1"}, "x2", {**checks[0], "given": {**checks[0]["given"], "start": "soon"}}]
    file.write_text(json.dumps({"cases": [], "checks": bad}), encoding="utf-8")
    assert main([str(file)]) == 1
    assert capsys.readouterr().out.count("cannot be read") == len(bad)

    spoilt = [{**check, "expect": [{"code": "two_carried"}]} for check in checks if check["id"] == "k16"]
    file.write_text(json.dumps({"cases": [], "checks": spoilt}), encoding="utf-8")
    assert main([str(file)]) == 1
    assert "k16: expect" in capsys.readouterr().out
