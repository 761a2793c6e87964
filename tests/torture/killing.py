"""A program is killed at random while it saves, again and again; nothing acknowledged may be lost."""

import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.storage.samples import large_plan, surroundings

from wizard.foundation.canonical_json import digest
from wizard.foundation.paths import Folders
from wizard.storage.open_store import open_store
from wizard.storage.plan_file import PlanFileError, read_plan_file, write_new_plan
from wizard.storage.plan_store import Told
from wizard.storage.recovery import dismiss, offers, previous_version

_MOST_ACKNOWLEDGED, _MOST_SECONDS = 20, 0.05
"""A victim is killed after a random number of acknowledged changes below this, and at most this many seconds later."""


@dataclass
class Kills:
    """The results of all rounds."""

    rounds: int = 0
    changes: int = 0
    acknowledged: int = 0
    from_journal: int = 0
    """Rounds in which only the journal had the last change."""
    damaged: int = 0
    """Rounds after which neither the plan nor its previous version could be read."""
    lost: int = 0
    """Rounds after which the last acknowledged change was missing."""
    left_lying: int = 0
    """The most temporary files beside the plan at any time."""

    def __str__(self) -> str:
        return (
            f"{self.rounds} kills, {self.changes:,} changes, {self.acknowledged:,} acknowledged; last change in the "
            f"journal alone after {self.from_journal}; temporary files beside the plan at most {self.left_lying}; "
            f"damaged plans {self.damaged}; acknowledged changes lost {self.lost}"
        )


def kill_rounds(folder: Path, rounds: int, seed: int) -> Kills:
    """Start, kill and check, `rounds` times over, in `folder`."""
    kills, chance = Kills(), random.Random(seed)
    path = folder / "shared" / "osei.gpplan"
    path.parent.mkdir()
    write_new_plan(path, large_plan(1, 6))
    for number in range(rounds):
        heard = _kill_once(path, folder / "local", chance, slow=number % 2 == 1)
        kills.rounds += 1
        kills.changes += sum(word == "do" for word, _ in heard)
        kills.acknowledged += sum(word == "ack" for word, _ in heard)
        kills.left_lying = max(kills.left_lying, len(list(path.parent.glob("*gpplan-tmp"))))
        _look(path, folder, heard, kills)
    return kills


def _kill_once(path: Path, local: Path, chance: random.Random, *, slow: bool) -> list[tuple[str, str]]:
    command = [sys.executable, "-m", "tests.torture.victim", str(path), str(local), str(chance.randrange(10**9))]
    with subprocess.Popen([*command, *(["slow"] if slow else [])], stdout=subprocess.PIPE) as victim:
        assert victim.stdout is not None
        # The moment depends on the work done, not on the clock: on a busy PC it would be killed with hardly any work
        # done.
        said, acknowledged = victim.stdout.readline(), 0
        most = chance.randrange(_MOST_ACKNOWLEDGED)
        while acknowledged < most and (line := victim.stdout.readline()):
            said += line
            acknowledged += line.startswith(b"ack")
        time.sleep(chance.random() * _MOST_SECONDS)
        victim.kill()
        said += victim.stdout.read()
    lines = [line.split() for line in said.decode().split("\n")[:-1]]
    return [(word, words[0]) for word, *words in lines if words and len(words[0]) == 64]


def _look(path: Path, folder: Path, heard: list[tuple[str, str]], kills: Kills) -> None:
    """Check what is there, as the program does at its next start, and take the offer."""
    try:
        found = read_plan_file(path)
    except PlanFileError:
        kills.damaged += 1
        return
    kills.damaged += previous_version(path) is None and path.with_name(path.name + ".bak").exists()
    around = surroundings(folder)
    assert around.folders == Folders(folder / "local")
    offered = [offer for offer in offers(around.folders) if offer.newer]
    best = max(offered, key=lambda offer: offer.kept.counter).kept if offered else found
    kills.from_journal += bool(offered)
    kills.lost += digest(best.plan) not in _acceptable(heard)
    store = open_store(path, around, Told(lambda state: None), take_over=True)
    if best is not found:
        store.save(best.plan)
    store.close()
    for offer in offered:
        dismiss(offer)


def _acceptable(heard: list[tuple[str, str]]) -> set[str]:
    """Return the digests of the last acknowledged plan and of all that were handed over after it."""
    place = -1
    for word, plan in heard:
        if word == "ack":
            place = heard.index(("do", plan), place + 1)
    return {plan for word, plan in heard[place:] if word == "do"}
