from pathlib import Path

import pytest
from tests.torture.power import ForgetfulDisk, power_cuts


def test_no_acknowledged_change_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    cuts = power_cuts(tmp_path, runs=4, cuts=25, seed=7)
    assert (cuts.cuts, cuts.damaged, cuts.lost) == (100, 0, 0), str(cuts)


def test_the_simulation_notices_a_store_that_does_not_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ForgetfulDisk, "sync", lambda self, handle: None)
    cuts = power_cuts(tmp_path, runs=4, cuts=25, seed=7)
    assert cuts.damaged + cuts.lost > 0
