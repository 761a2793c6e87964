"""Kills while somebody types in the real window: no acknowledged letter is lost, and none is added."""

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.plans import empty_plan
from tests.torture.typist import typed_until

from wizard.foundation.paths import Folders
from wizard.storage.plan_file import PlanFileError, read_plan, write_new_plan
from wizard.storage.recovery import offers

_MOST_LETTERS = 60


@dataclass
class TypingKills:
    """The results of all rounds."""

    rounds: int = 0
    letters: int = 0
    acknowledged: int = 0
    """How many letters were acknowledged, all rounds together."""
    damaged: int = 0
    lost: int = 0
    """Rounds after which an acknowledged letter was missing or replaced."""
    most_untold: int = 0
    """The most typed letters that were lost before they were acknowledged."""

    def __str__(self) -> str:
        return (
            f"{self.rounds} kills while typing, {self.letters:,} letters, {self.acknowledged:,} acknowledged; at most "
            f"{self.most_untold} letters not acknowledged yet were gone; damaged plans {self.damaged}; acknowledged "
            f"letters lost {self.lost}"
        )


def typing_rounds(folder: Path, rounds: int, seed: int) -> TypingKills:
    """Type, kill and check, `rounds` times over, in `folder`."""
    kills, chance = TypingKills(), random.Random(seed)
    for number in range(rounds):
        place = folder / str(number)
        place.mkdir()
        path = place / "osei.gpplan"
        write_new_plan(path, empty_plan())
        heard = _kill_once(path, chance)
        kills.rounds += 1
        _look(path, heard, kills)
    return kills


def _kill_once(path: Path, chance: random.Random) -> list[str]:
    own = {name: str(path.parent / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.torture.typist", str(path), str(chance.randrange(10**9))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as victim:
        assert victim.stdout is not None
        said, most = b"", chance.randrange(1, _MOST_LETTERS)
        while (line := victim.stdout.readline()) and line != b"do %d\n" % most:
            said += line
        time.sleep(chance.random() * 0.4)
        victim.kill()
        said += line + victim.stdout.read()
    return said.decode().split("\n")[:-1]


def _look(path: Path, heard: list[str], kills: TypingKills) -> None:
    counts = {word: [int(line.split()[1]) for line in heard if line.startswith(word)] for word in ("do", "ack")}
    typed, acknowledged = max(counts["do"], default=0), max(counts["ack"], default=0)
    # One more letter may have arrived before it was reported.
    names = {typed_until(count): count for count in range(typed + 2)}
    folders = Folders(Path(heard[0].removeprefix("local ")))
    try:
        found = [read_plan(path), *(offer.kept.plan for offer in offers(folders))]
    except PlanFileError:
        kills.damaged += 1
        return
    kept = max(names.get(plan.practice.name, -1) for plan in found)
    kills.letters += typed
    kills.acknowledged += acknowledged
    kills.lost += kept < acknowledged
    kills.most_untold = max(kills.most_untold, typed - kept)
