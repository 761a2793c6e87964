"""Packs damaged at random: refused with a sentence that names the file, or loaded; never a traceback or a hang."""

import functools
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.torture.spoiling import LONGEST_SENTENCE, PIECES

from wizard.foundation.paths import resource
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.toml_files import PackError


@functools.cache
def files() -> dict[str, bytes]:
    folder = resource("packs", "gpce-2024")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def damaged(whole: bytes, data: st.DataObject) -> bytes:
    broken = bytearray(whole)
    for _ in range(data.draw(st.sampled_from((1, 1, 4)))):
        place = data.draw(st.integers(0, max(0, len(broken) - 1)))
        match data.draw(st.sampled_from(("flip", "cut", "put", "end"))):
            case "flip" if broken:
                broken[place] ^= 1 << data.draw(st.integers(0, 7))
            case "cut":
                del broken[place : place + data.draw(st.integers(1, 60))]
            case "put":
                broken[place:place] = data.draw(st.sampled_from(PIECES))
            case _:
                del broken[place:]
    return bytes(broken)


@settings(max_examples=40)
@given(st.data())
def test_a_damaged_pack_is_refused_with_a_sentence_or_is_sound(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(name for name in files() if name.endswith(".toml"))))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "pack")
        shutil.copytree(resource("packs", "gpce-2024"), folder)
        (folder / name).write_bytes(damaged(files()[name], data))
        try:
            pack = load_pack(folder)
        except PackError as error:
            sentence = str(error)
        else:
            sentence = f"{pack.edition.title}."
    assert sentence.strip()
    assert "Traceback" not in sentence
    assert len(sentence) < LONGEST_SENTENCE, sentence
