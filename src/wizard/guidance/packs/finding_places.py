"""Finds the file and line of a place that a check names, such as “gains › “time” › text”."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wizard.guidance.packs.pack_archive import Files
from wizard.guidance.packs.pack_outline import HEAD
from wizard.guidance.packs.toml_files import PackError, text_of
from wizard.guidance.packs.toml_places import Way, line_at, lines_of

if TYPE_CHECKING:
    from wizard.guidance.packs.lint_rules import LintFinding

SOURCES = "sources.toml"
BACKGROUND = "background.toml"
QUESTIONS = "questions.toml"
LETTERS = "letters.toml"

_PARTS: Mapping[str, tuple[str, ...]] = {
    SOURCES: ("sources",),
    BACKGROUND: ("background", "timeline", "glossary", "boards"),
    QUESTIONS: ("questions", "revisions"),
    LETTERS: ("letters",),
}


def file_of(words: str) -> str:
    """Return the file that contains a part of a pack's head, by the first word of its path."""
    part = words.split(" ")[0].rstrip(":")
    return next((file for file, parts in _PARTS.items() if part in parts), HEAD)


class FindingPlaces:
    """Looks up places in the files of one pack. If a file cannot be read, only the file is named."""

    def __init__(self, files: Path | Files) -> None:
        self._files = files
        self._table = cache(self._read)
        entries = self._table(HEAD)[0].get("actions")
        self._actions: list[dict[str, Any]] = [each for each in entries or () if isinstance(each, dict)]

    def said(self, finding: LintFinding) -> str:
        """Return a finding with its file and line before it: “actions/01.toml, line 7 › item 1 › asks: …”."""
        if not isinstance(self._files, Path) and finding.place in self._files:
            return f"{finding.place}: {finding.words} [{finding.rule}]"
        item = f"item {finding.item} › " if finding.item else ""
        return f"{self.at(finding.item, finding.place)} › {item}{finding.place}: {finding.words} [{finding.rule}]"

    def at(self, item: str, words: str) -> str:
        """Return the file of a place and, if found, its line: “actions/10-pilots.toml, line 68”."""
        file, start = self._start(item, words)
        data, lines = self._table(file)
        line = line_at(lines, self._way(data, start, words))
        return f"{file}, line {line}" if line else file

    def _start(self, item: str, words: str) -> tuple[str, Way]:
        if item and words == "evidence":
            return HEAD, ()
        if not item:
            return file_of(words), ()
        file = next((each.get("file") for each in self._actions if item in each.get("items", ())), HEAD)
        items = self._table(str(file))[0].get("items")
        ids = [each.get("id") for each in items or () if isinstance(each, dict)]
        return str(file), ("items", ids.index(item)) if item in ids else ()

    def _way(self, data: Any, start: Way, words: str) -> Way:
        """Return the path to a place, as far as it can be followed: a shared statement is found where it is used."""
        way: list[str | int] = []
        for step in (*start, *words.split(" › ")):
            found = _step(data, step, self._actions)
            if found is None:
                break
            way += found
            for each in found:
                data = data[each]
        return tuple(way)

    def _read(self, name: str) -> tuple[dict[str, Any], Mapping[Way, int]]:
        try:
            text = text_of(self._files, name)
            return tomllib.loads(text), lines_of(text)
        except (PackError, ValueError):
            return {}, {}


def _step(data: Any, step: str | int, actions: list[dict[str, Any]]) -> tuple[str | int, ...] | None:
    if isinstance(step, str) and step.startswith("action ") and isinstance(data, dict) and "actions" in data:
        number = next((at for at, each in enumerate(actions) if f"action {each.get('number')}" == step), None)
        return None if number is None else ("actions", number)
    if isinstance(data, dict):
        return (step,) if step in data else None
    if not isinstance(data, list):
        return None
    at = _entry(data, step)
    return None if at is None else (at,)


def _entry(entries: list[Any], step: str | int) -> int | None:
    """Return which entry of a list is meant: by its id in quotation marks, as “no. 2”, or by its own number."""
    if isinstance(step, str) and step.startswith("no. ") and step[4:].isdigit():
        step = int(step[4:]) - 1
    if isinstance(step, int):
        return step if 0 <= step < len(entries) else None
    named = step.strip("“”")
    return next((at for at, each in enumerate(entries) if isinstance(each, dict) and each.get("id") == named), None)
