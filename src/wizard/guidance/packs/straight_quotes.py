"""Makes straight quotation marks inside the texts of a TOML file curly; those that TOML itself needs stay."""

import re

_PART = re.compile(r'#[^\n]*|"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_OPENS_AFTER = " \t\n([{–—/“‘"


def curled(source: str) -> tuple[str, int]:
    """Return a TOML file with curly quotation marks and apostrophes in its texts, and how many were made curly.

    Addresses stay as they are.
    """
    count = 0

    def text(found: re.Match[str]) -> str:
        nonlocal count
        part = found[0]
        if part.startswith("#") or "://" in part:
            return part
        marks = 3 if part[:3] in ('"""', "'''") else 1
        quote, inside = part[0] * marks, part[marks:-marks]
        fresh, made = _curled_text(inside, basic=part[0] == '"')
        count += made
        return quote + fresh + quote

    return _PART.sub(text, source), count


def _curled_text(text: str, *, basic: bool) -> tuple[str, int]:
    """Return one text with curly marks; in a basic string, a straight double mark is written with a backslash."""
    straight = re.compile(r"\\(?:\"|.)|'|\"", re.DOTALL) if basic else re.compile("\"|'")
    fresh: list[str] = []
    at = count = 0
    for found in straight.finditer(text):
        mark = found[0].removeprefix("\\") if found[0] == '\\"' else found[0]
        fresh.append(text[at : found.start()])
        at = found.end()
        if mark not in ('"', "'"):
            fresh.append(found[0])
            continue
        before = (text[: found.start()] or " ")[-1]
        opens = before in _OPENS_AFTER
        fresh.append(("“" if opens else "”") if mark == '"' else ("‘" if opens else "’"))
        count += 1
    fresh.append(text[at:])
    return "".join(fresh), count
