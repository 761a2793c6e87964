"""No sentence in the program has two spaces between words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"
TWO_SPACES = re.compile(r"[a-z,;:.]  (?=[^ ]|$)")
ALIGNED = ("  is:  ",)
"""What stands below another line on purpose."""


def texts(tree: ast.AST) -> Iterator[str]:
    """Every string, with a mark where an f-string has a value."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value


def doubled(text: str) -> bool:
    for aligned in ALIGNED:
        text = text.replace(aligned, "")
    return bool(TWO_SPACES.search(text))


def test_words_are_one_space_apart() -> None:
    found = [
        f"{path.relative_to(SOURCES)}: {text[:80]}"
        for path in sorted(SOURCES.rglob("*.py"))
        for text in texts(ast.parse(path.read_text("utf-8")))
        if doubled(text) and "\n    " not in text
    ]
    assert found == []


def test_two_spaces_are_seen_in_a_string_and_before_a_value() -> None:
    (assigned,) = ast.parse('f"Redone:  {label}"').body
    assert [doubled(text) for text in texts(assigned)] == [True]
    assert not doubled("was: a\n  is:  b")
