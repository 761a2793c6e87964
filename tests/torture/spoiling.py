"""A pack's files, damaged at random: refused with a sentence that names a file, or still a valid pack."""

import copy
import functools
import random
import shutil
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from wizard.foundation.paths import resource
from wizard.guidance.packs import toml_files
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.toml_files import PackError

PIECES = (
    b"\x00",
    b'"',
    b"[",
    b"]]",
    b"{",
    b"\xff",
    b"\n",
    b"=",
    b"[[items]]\n",
    b"'''",
    b"1e999",
    b"9" * 5_000,
    b"\\u0000",
)
"""The bytes to insert."""

LONGEST_SENTENCE = 2_000
"""The most characters in a refusal of a pack."""


@dataclass
class Spoils:
    """The results of all cases."""

    cases: int = 0
    refused: int = 0
    sound: int = 0
    """Cases that left a valid pack: a letter changed in a text, a comment."""
    speechless: int = 0
    """Cases refused without a sentence that names the file."""
    slowest: float = 0.0
    """Seconds of processor time: by the clock, a busy machine takes many times as long."""

    def __str__(self) -> str:
        return (
            f"{self.cases:,} damaged packs: {self.refused:,} refused with a sentence, {self.sound:,} sound, "
            f"{self.speechless} refused without one; slowest {self.slowest * 1000:.0f} ms"
        )


def spoil_rounds(cases: int, seed: int) -> Spoils:
    """Damage one file of the shipped pack at random, load the pack, and put the file back."""
    spoils, chance = Spoils(), random.Random(seed)
    with tempfile.TemporaryDirectory() as place, _read_once():
        folder = Path(place, "pack")
        shutil.copytree(resource("packs", "gpce-2024"), folder)
        files = {path: path.read_bytes() for path in sorted(folder.rglob("*.toml"))}
        for _ in range(cases):
            path, whole = chance.choice(list(files.items()))
            path.write_bytes(_damaged(whole, chance))
            begin = time.process_time()
            _load(folder, path, spoils)
            spoils.slowest = max(spoils.slowest, time.process_time() - begin)
            spoils.cases += 1
            path.write_bytes(whole)
    return spoils


@contextmanager
def _read_once() -> Iterator[None]:
    """Parse the undamaged files of the pack only once: parsing is most of loading, and only one file differs."""
    known = functools.cache(tomllib.loads)

    def loads(text: str) -> dict[str, Any]:
        return copy.deepcopy(known(text)) if text in whole else tomllib.loads(text)

    whole = {path.read_text(encoding="utf-8") for path in resource("packs", "gpce-2024").rglob("*.toml")}
    with mock.patch.object(toml_files, "tomllib", SimpleNamespace(loads=loads)):
        yield


def _load(folder: Path, path: Path, spoils: Spoils) -> None:
    try:
        load_pack(folder)
    except PackError as error:
        sentence = str(error)
        spoken = sentence.endswith((".", "?", ")")) and (".toml" in sentence or "from the pack" in sentence)
        spoken &= len(sentence) < LONGEST_SENTENCE and "Traceback" not in sentence
        spoils.refused += spoken
        spoils.speechless += not spoken
        return
    spoils.sound += 1


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 1, 4, 20))):
        place = chance.randrange(len(data)) if data else 0
        match chance.randrange(5):
            case 0 | 1 if data:
                data[place] ^= 1 << chance.randrange(8)
            case 2:
                del data[place : place + chance.randrange(1, 60)]
            case 3:
                data[place:place] = chance.choice(PIECES)
            case _ if chance.random() < 0.1:
                del data[place:]
            case _:
                data[place:place] = data[place : place + chance.randrange(60)]
    return bytes(data)
