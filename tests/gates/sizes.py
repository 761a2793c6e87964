"""No function is longer than 40 lines and no module longer than 400: nobody reads longer ones as a whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_MODULE = 400


def too_long(root: Path, folders: tuple[str, ...] = ("src", "tests", "bench")) -> Iterator[str]:
    """Yield a sentence on each function and each module in these folders of `root` that is too long."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield from _in_module(path.relative_to(root).as_posix(), text)


def _in_module(name: str, text: str) -> Iterator[str]:
    lines = text.count("\n")
    if lines > MOST_LINES_OF_A_MODULE:
        yield f"{name} has {lines} lines; the most is {MOST_LINES_OF_A_MODULE}."
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_LINES_OF_A_FUNCTION:
                most = MOST_LINES_OF_A_FUNCTION
                yield f"{name}:{node.lineno}: “{node.name}” has {length} lines; the most is {most}."
