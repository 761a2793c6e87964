"""Every control that removes something recorded asks first: all parts of the window, found in its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import wizard.ui

SOURCE = Path(wizard.ui.__file__).parent
REMOVES = ("_remove", "_take_back", "_take_off")
"""The functions called when somebody presses Remove."""


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield every function of the window, by place."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(SOURCE)}, line {node.lineno}", node


def calls(function: ast.FunctionDef) -> set[str]:
    """Return the names of the functions that a function calls."""
    called = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {each.id for each in called if isinstance(each, ast.Name)}


def test_whatever_removes_asks() -> None:
    every = list(functions())
    # A question about something in particular asks the general one.
    ask = {"may_remove"} | {
        each.name for _, each in every if each.name.startswith("may_") and "may_remove" in calls(each)
    }
    found = [(place, each) for place, each in every if each.name in REMOVES]
    assert len(found) > 12
    assert [place for place, remover in found if not calls(remover) & ask] == []
