"""Finds the line of a value in a TOML file, and says in plain words what is wrong with a file that is not TOML."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date

from wizard.foundation.dates import read_date

Way = tuple[str | int, ...]
"""The path to a value: keys of tables, and list positions from 0."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_TEXT = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_BARE = re.compile(r"[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?")
_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)")
_DAY_FIRST = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?![\d/.-])")
_DAY_IN_WORDS = re.compile(r"\b\d{1,2} [A-Za-z]{3,9}\.? \d{4}\b")
_HEADING = re.compile(r"(?m)^[ \t]*\[{1,2}[ \t]*([A-Za-z0-9_.-]+)[ \t]*\]{1,2}")
_CURLY_VALUE = re.compile(r"[=\[,]\s*[“”‘’]")


def lines_of(text: str) -> Mapping[Way, int]:
    """Return the line of every value in a file that `tomllib` has read, by its path."""
    return dict(_Scanner(text).places())


def line_at(lines: Mapping[Way, int], way: Way) -> int | None:
    """Return the line of a value or, if it has none, of the table it is in. None if that is not known either."""
    for length in range(len(way), 0, -1):
        if way[:length] in lines:
            return lines[way[:length]]
    return None


class _Scanner:
    """Goes through a valid TOML file, and notes the line of each value."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._counts: dict[Way, int] = {}

    def places(self) -> Iterator[tuple[Way, int]]:
        table: Way = ()
        while self._skip():
            line = self._line()
            if self._text[self._at] == "[":
                table = self._table()
                yield table, line
            else:
                yield from self._pair(table)

    def _line(self) -> int:
        return bisect_right(self._breaks, self._at - 1) + 1

    def _skip(self) -> bool:
        """Skip blanks and comments; return whether anything is left."""
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at < len(self._text)

    def _table(self) -> Way:
        is_list = self._text.startswith("[[", self._at)
        self._at += 2 if is_list else 1
        keys = self._keys()
        self._at = self._text.index("]", self._at) + (2 if is_list else 1)
        way: Way = ()
        for number, key in enumerate(keys, start=1):
            way = (*way, key)
            if is_list and number == len(keys):
                self._counts[way] = self._counts.get(way, -1) + 1
            if way in self._counts:
                way = (*way, self._counts[way])
        return way

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip()
            found = _KEY.match(self._text, self._at)
            if found is None:
                raise ValueError("no key where one was read before")
            keys.append(found[0].strip("\"'"))
            self._at = found.end()
            self._skip()
            if not self._text.startswith(".", self._at):
                return keys
            self._at += 1

    def _pair(self, table: Way) -> Iterator[tuple[Way, int]]:
        line, way = self._line(), (*table, *self._keys())
        self._at += 1
        yield way, line
        yield from self._value(way)

    def _value(self, way: Way) -> Iterator[tuple[Way, int]]:
        self._skip()
        opening = self._text[self._at]
        if opening not in "[{":
            found = (_TEXT if opening in "\"'" else _BARE).match(self._text, self._at)
            if found is None:
                raise ValueError("no value where one was read before")
            self._at = found.end()
            return
        closing = "]" if opening == "[" else "}"
        self._at += 1
        count = 0
        while self._skip() and self._text[self._at] != closing:
            if opening == "[":
                entry = (*way, count)
                yield entry, self._line()
                yield from self._value(entry)
            else:
                yield from self._pair(way)
            count += 1
            self._skip()
            self._at += self._text.startswith(",", self._at)
        self._at += 1


def not_toml(message: str, text: str) -> str:
    """Return the error in a file that is not TOML, to follow its name: “, line 3: …”.

    Args:
        message: What `tomllib` says: “Invalid value (at line 3, column 9)”.
        text: The file's text.
    """
    found = _PLACE.fullmatch(message.strip().rstrip("."))
    if (above := _above_its_table(text)) and ("twice" in message or "overwrite" in message):
        return above
    if found is None:
        # Python itself refuses a number with thousands of digits, without giving a line.
        said = (
            "a number has too many digits"
            if "digits" in message
            else f"it is not written correctly ({_lower(message)})"
        )
        return f": {said}."
    lines = text.splitlines() or [""]
    number = min(int(found[2]), len(lines)) if found[2] else len(lines)
    return f", line {number}: {_plain(found[1], lines[number - 1])}"


def _above_its_table(text: str) -> str:
    """Return a sentence on a heading that comes before the table it belongs to; empty if there is none."""
    headings = [(found[1], text.count("\n", 0, found.start(1)) + 1) for found in _HEADING.finditer(text)]
    for at, (name, line) in enumerate(headings):
        owner = name.rpartition(".")[0]
        later = [other for other, _ in headings[at + 1 :]]
        if owner and owner in later and owner not in [other for other, _ in headings[:at]]:
            return f", line {line}: the part below [[{name}]] is in the wrong place; move it below [[{owner}]]."
    return ""


def _plain(said: str, line: str) -> str:
    if day := _misread_date(line):
        return day
    if _CURLY_VALUE.search(line):
        return 'put straight quotation marks round text: "…". The curly ones “…” belong inside it.'
    if "Unterminated string" in said or "Illegal character '\\n'" in said or "Illegal character '\\r'" in said:
        return 'text has no quotation mark at its end; put " there.'
    if "Unclosed array" in said:
        return "a list has no square bracket at its end; put ] there, and a comma between entries."
    if "Unclosed inline table" in said:
        return "a table in curly brackets has no } at its end, or no comma between two of its keys."
    if "twice" in said or "Cannot overwrite" in said or "Duplicate inline table key" in said:
        return "this key or table is in the file twice, or is a list of tables in one place and not in another."
    if "immutable namespace" in said:
        return "this table is in the wrong place; put it after the table that it belongs to."
    if said.startswith("Expected newline") and line.count('"') > 2:
        return "a straight quotation mark is inside text; write “…” there."
    if said.startswith("Expected newline"):
        return "something follows the value on this line, such as a comma; start a new line after the value."
    if "Expected '='" in said or "Invalid statement" in said:
        return 'expected a line such as key = "text", or a heading in square brackets.'
    if "Invalid value" in said:
        return 'the value after = cannot be read; put text in quotation marks: "…".'
    return f"this line is not written correctly ({_lower(said)})."


def _misread_date(line: str) -> str:
    """Return how to write a date that has its day first; empty if there is none outside quotation marks."""
    bare = _TEXT.sub("", line.partition("#")[0])
    found = _DAY_FIRST.search(bare) or _DAY_IN_WORDS.search(bare)
    if found is None:
        return ""
    instead = as_toml_date(found[0]) or "2026-11-28"
    return f"“{found[0]}” is not the way to write a date here; write {instead}, without quotation marks."


def as_toml_date(text: str) -> str:
    """Return a date written in another way as TOML needs it; empty if it is not a date, or has no year."""
    try:
        # A date without a year is refused, so this start date does not matter.
        written = read_date(text, date(2000, 1, 1))
    except ValueError:
        return ""
    return written.date.isoformat() if written.is_whole else ""


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:200].rstrip(".")
