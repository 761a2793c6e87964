"""The worked checks of the written rules: code, severity, acknowledgement and words, each exactly."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.checks.check_cases import CODES, check_differences
from tests.voting.run_cases import WORKED

from wizard import checks

CHECKS = json.loads(WORKED.read_text(encoding="utf-8"))["checks"]


@pytest.mark.parametrize("check", CHECKS, ids=[f"{check['id']} {check['title']}" for check in CHECKS])
def test_a_check_comes_out_as_worked_by_hand(check: dict[str, Any]) -> None:
    assert check_differences(check) == []


def test_there_are_twenty_of_them() -> None:
    assert len({check["id"] for check in CHECKS}) == 20


def test_every_code_of_the_rules_is_found_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in _modules())
    assert [code for code in sorted(CODES) if f'"{code}"' not in source] == []


def _modules() -> list[Path]:
    return sorted(Path(checks.__file__).parent.glob("*.py"))


def test_a_difference_is_listed_by_what_differs() -> None:
    spoilt = {**CHECKS[0], "expect": []}
    assert [line.partition("\n")[0] for line in check_differences(spoilt)] == ["k01: expect"]


def test_what_nobody_knows_is_said_and_not_guessed() -> None:
    odd = {**CHECKS[0], "given": {**CHECKS[0]["given"], "moon": "full"}}
    assert check_differences(odd) == ["k01: cannot be read: nobody knows what “moon” is"]
