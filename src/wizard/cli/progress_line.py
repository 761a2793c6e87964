"""One line on a terminal that says how far something is; where nobody watches, nothing is written."""

import time
from contextlib import AbstractContextManager
from typing import TextIO

_SHOWN_AFTER = 0.4
"""Seconds after which it is said: what is over sooner would only flicker."""


class ProgressLine(AbstractContextManager["ProgressLine"]):
    """Each sentence takes the place of the one before; at the end the line is empty again."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._from = stream, time.monotonic() + _SHOWN_AFTER
        self._width = 0

    def say(self, sentence: str) -> None:
        """Show how far it is."""
        if self._stream.isatty() and time.monotonic() >= self._from:
            self._write(sentence)

    def __exit__(self, *_error: object) -> None:
        """Take the last sentence away."""
        if self._width:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, sentence: str) -> None:
        self._stream.write(f"\r{sentence:<{self._width}}")
        self._stream.flush()
        self._width = len(sentence)
