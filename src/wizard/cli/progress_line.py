"""One line of progress on a terminal; if the output is not a terminal, nothing is written."""

import time
from contextlib import AbstractContextManager
from typing import TextIO

_SHOWN_AFTER = 0.4
"""Seconds before progress is shown; a shorter task would only flicker."""


class ProgressLine(AbstractContextManager["ProgressLine"]):
    """Each sentence replaces the one before; at the end, the line is cleared."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._from = stream, time.monotonic() + _SHOWN_AFTER
        self._width = 0

    def say(self, sentence: str) -> None:
        """Show this sentence."""
        if self._stream.isatty() and time.monotonic() >= self._from:
            self._write(sentence)

    def __exit__(self, *_error: object) -> None:
        """Clear the last sentence."""
        if self._width:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, sentence: str) -> None:
        self._stream.write(f"\r{sentence:<{self._width}}")
        self._stream.flush()
        self._width = len(sentence)
