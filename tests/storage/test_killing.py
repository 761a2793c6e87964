from pathlib import Path

from tests.torture.killing import kill_rounds


def test_no_acknowledged_change_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    kills = kill_rounds(tmp_path, rounds=20, seed=7)
    assert (kills.rounds, kills.damaged, kills.lost) == (20, 0, 0), str(kills)
    assert kills.acknowledged > 100, "otherwise hardly anything was tried"
