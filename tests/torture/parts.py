"""The parts of `make torture`, each done so often in a folder of its own, two at once in processes of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.torture.flipping import flip_rounds
from tests.torture.killing import kill_rounds
from tests.torture.power import power_cuts
from tests.torture.spoiling import spoil_rounds
from tests.torture.tearing import tear_rounds
from tests.torture.troubles import trouble_rounds
from tests.torture.typing_kills import typing_rounds
from tests.torture.walking import attack_rounds

CUTS_IN_A_RUN = 50


class Outcome(NamedTuple):
    """What came of one part."""

    words: str
    bad: int


def kills(folder: Path, rounds: int, seed: int) -> Outcome:
    """A program that saves is killed."""
    found = kill_rounds(folder, rounds, seed)
    return Outcome(str(found), found.lost + found.damaged)


def typing(folder: Path, rounds: int, seed: int) -> Outcome:
    """The window is killed while somebody types."""
    found = typing_rounds(folder, rounds, seed)
    return Outcome(str(found), found.lost + found.damaged)


def troubles(folder: Path, rounds: int, seed: int) -> Outcome:
    """The folder vanishes, somebody else writes, the profile is full or read-only; a share is slow."""
    found = trouble_rounds(folder, rounds, seed)
    return Outcome(str(found), found.lost + found.overwritten)


def cuts(folder: Path, rounds: int, seed: int) -> Outcome:
    """The power is cut."""
    found = power_cuts(folder, runs=max(1, rounds // CUTS_IN_A_RUN), cuts=CUTS_IN_A_RUN, seed=seed)
    return Outcome(str(found), found.lost + found.damaged)


def flips(_: Path, rounds: int, seed: int) -> Outcome:
    """Plan files are damaged."""
    found = flip_rounds(rounds, seed)
    return Outcome(str(found), found.taken)


def spoils(_: Path, rounds: int, seed: int) -> Outcome:
    """Packs are damaged."""
    found = spoil_rounds(rounds, seed)
    return Outcome(str(found), found.speechless)


def tears(_: Path, rounds: int, seed: int) -> Outcome:
    """PDFs are damaged."""
    found = tear_rounds(rounds, seed)
    return Outcome(str(found), found.taken)


def attacks(_: Path, rounds: int, seed: int) -> Outcome:
    """What is closed is doubled, dropped, swapped and altered; so many attacks on each plan, or all of them."""
    found = attack_rounds(rounds or None, seed)
    return Outcome(str(found), found.bad)


Part = Callable[[Path, int, int], Outcome]
PARTS: dict[Part, int] = {
    kills: 100,
    tears: 1_000,
    typing: 20,
    spoils: 2_000,
    troubles: 25,
    attacks: 1_500,
    cuts: 2_500,
    flips: 50_000,
}
"""Each part, and how often it is done if nothing else is asked; those that wait stand beside those that reckon."""
