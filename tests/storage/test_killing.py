from pathlib import Path

from tests.torture.killing import kill_rounds
from tests.torture.troubles import KINDS, trouble_rounds
from tests.torture.typing_kills import typing_rounds


def test_no_acknowledged_change_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    kills = kill_rounds(tmp_path, rounds=20, seed=7)
    assert (kills.rounds, kills.damaged, kills.lost) == (20, 0, 0), str(kills)
    assert kills.acknowledged > 100, "otherwise hardly anything was tried"


def test_no_acknowledged_letter_is_lost_when_the_window_is_killed_while_typing(tmp_path: Path) -> None:
    kills = typing_rounds(tmp_path, rounds=2, seed=7)
    assert (kills.rounds, kills.damaged, kills.lost) == (2, 0, 0), str(kills)


def test_nothing_is_lost_whatever_is_in_the_way(tmp_path: Path) -> None:
    troubles = trouble_rounds(tmp_path, rounds=3, seed=7, seconds=0.1)
    assert troubles.lost == 0, str(troubles)
    assert troubles.rounds == 3 * len(KINDS) + 1
