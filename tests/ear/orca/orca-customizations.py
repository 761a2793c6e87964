"""Orca's customisation file: it makes Orca write down what it would say. No voice is started.

The environment variable EAR_SPOKEN names the file that gets a line for each utterance.
"""

import os
from pathlib import Path

from orca import settings, speech

_SPOKEN = Path(os.environ["EAR_SPOKEN"])


def _write(text: str, *_more: object) -> None:
    said = " ".join(text.split())
    if said:
        with _SPOKEN.open("a", encoding="utf-8") as file:
            file.write(f"{said}\n")


speech.init = lambda: None
speech._speak = _write
speech.speakCharacter = _write
speech.speakKeyEvent = lambda *_event: None
settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
