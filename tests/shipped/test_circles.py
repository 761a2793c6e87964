"""No two modules need each other, in all imports, including those inside functions and those for types only."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"


def modules(source: Path) -> dict[str, ast.Module]:
    """Every module below `source`, parsed, by its full name."""
    found = {}
    for file in source.rglob("*.py"):
        parts = file.relative_to(source).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(file.read_text(encoding="utf-8"))
    return found


def imported(module: ast.Module, known: frozenset[str]) -> Iterator[str]:
    """The modules among `known` that `module` imports anywhere in its text."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from known.intersection(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import is not followed here"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield from known.intersection([full] if full in known else [str(node.module)])


def graph(source: Path) -> dict[str, frozenset[str]]:
    """What each module imports."""
    parsed = modules(source)
    known = frozenset(parsed)
    return {name: frozenset(imported(module, known)) - {name} for name, module in parsed.items()}


def in_circles(imports: Mapping[str, frozenset[str]]) -> set[str]:
    """The modules that are in a circle, or between two circles: those left when all others are removed."""
    left = dict(imports)
    while True:
        used = frozenset[str]().union(*left.values()) if left else frozenset[str]()
        ends = {name for name, needs in left.items() if name not in used or not needs & left.keys()}
        if not ends:
            return set(left)
        left = {name: needs - ends for name, needs in left.items() if name not in ends}


def test_there_is_no_circle() -> None:
    imports = graph(SOURCE)
    assert len(imports) > 200
    assert in_circles(imports) == set()


@pytest.mark.parametrize(
    "late",
    [
        "import wizard.one",
        "from wizard import one",
        "from wizard.one import name",
        "def late():\n    from wizard import one",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from wizard.one import name",
    ],
)
def test_a_circle_of_three_is_found_however_it_is_closed(late: str, tmp_path: Path) -> None:
    texts = {
        "__init__": "",
        "one": "from wizard import two",
        "two": "import wizard.three",
        "three": late,
        "above": "import wizard.one",
        "below": "",
    }
    (tmp_path / "wizard").mkdir()
    for name, text in texts.items():
        (tmp_path / "wizard" / f"{name}.py").write_text(text + "\n", encoding="utf-8")
    assert in_circles(graph(tmp_path)) == {"wizard.one", "wizard.two", "wizard.three"}
