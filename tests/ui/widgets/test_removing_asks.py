"""Every control that removes something recorded asks first: all parts of the window, found in its source."""

from __future__ import annotations

import ast
from pathlib import Path

import wizard.ui

SOURCE = Path(wizard.ui.__file__).parent
REMOVES = ("_remove", "_take_back", "_take_off")


def removers() -> list[tuple[str, ast.FunctionDef]]:
    """Return the functions called when somebody presses Remove, by place."""
    return [
        (f"{path.relative_to(SOURCE)}, line {node.lineno}", node)
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name in REMOVES
    ]


def asks(remover: ast.FunctionDef) -> bool:
    called = [node.func for node in ast.walk(remover) if isinstance(node, ast.Call)]
    return any(isinstance(each, ast.Name) and each.id == "may_remove" for each in called)


def test_whatever_removes_asks() -> None:
    found = removers()
    assert len(found) > 12
    assert [place for place, remover in found if not asks(remover)] == []
