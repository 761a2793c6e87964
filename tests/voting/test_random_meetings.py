"""The engine and the independent counter decide the same random meetings alike; `make cases` tries 20,000."""

from collections import Counter

import pytest
from tests.oracle.random_meetings import expecting, random_meetings
from tests.voting.run_cases import differences, main


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_engine_and_counter_agree(seed: int) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for case in map(expecting, random_meetings(500, seed)):
        assert differences(case) == [], case
        seen[case["how"], case["expect"]["kind"]] += 1
    assert {how for how, _ in seen} == {"roll", "count", "agreed", "none", "carried_over"}
    assert len({kind for _, kind in seen}) >= 10


def test_one_number_that_differs_is_seen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--meetings", "40"]) == 0
    assert "random meetings, seed 7: 40 of 40 cases agree" in capsys.readouterr().out

    case = next(case for case in map(expecting, random_meetings(40, seed=7)) if case["expect"]["needed"])
    wrong = {**case, "expect": {**case["expect"], "needed": case["expect"]["needed"] + 1}}
    assert len(differences(wrong)) == 1
