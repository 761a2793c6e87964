"""House rules: each class has its own name, tests mirror the source, the where-is tables are correct."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SOURCE = PROJECT / "src" / "wizard"
TESTS = PROJECT / "tests"
ARCHITECTURE = PROJECT / "docs" / "architecture.md"

# Folders of tests that match no single folder of the source.
OF_THEIR_OWN = {"gates", "hands", "oracle", "packaging", "shipped"}
# The parts that steps share are tested in the steps that use them.
TRIED_ELSEWHERE = {"ui/steps"}

ROW = re.compile(r"^\| (?P<sought>[^|]+) \| `(?P<file>[^`]+)` \| `(?P<name>[^`]+)` \|$", re.MULTILINE)


def rows(text: str) -> list[tuple[str, str, str]]:
    """The rows of the where-is tables in a text: the subject, the file, the name in it."""
    return [(found["sought"], found["file"], found["name"]) for found in ROW.finditer(text)]


def folders_with(pattern: str, root: Path) -> set[str]:
    """The folders below `root` with a file of this name, by their paths."""
    return {path.parent.relative_to(root).as_posix() for path in root.rglob(pattern) if path.parent != root}


def defined(path: Path) -> set[str]:
    """The names that a module defines at its top level."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Assign():
                names |= {part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
    return names


def test_no_two_classes_have_one_name() -> None:
    places = defaultdict(list)
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path.relative_to(SOURCE).as_posix())
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_no_two_modules_have_one_name() -> None:
    places = defaultdict(list)
    for path in SOURCE.rglob("*.py"):
        if not path.name.startswith("__"):
            places[path.stem].append(path.relative_to(SOURCE).as_posix())
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_every_folder_of_tests_is_that_of_a_folder_of_the_source() -> None:
    assert folders_with("test_*.py", TESTS) - folders_with("*.py", SOURCE) <= OF_THEIR_OWN


def test_every_folder_of_the_source_has_tests() -> None:
    modules = {folder for folder in folders_with("[!_]*.py", SOURCE) if folder not in TRIED_ELSEWHERE}
    assert modules - folders_with("test_*.py", TESTS) == set()


@pytest.mark.parametrize(("sought", "file", "name"), rows(ARCHITECTURE.read_text(encoding="utf-8")))
def test_what_is_sought_is_where_the_table_says(sought: str, file: str, name: str) -> None:
    path = PROJECT / file
    assert path.is_file(), f"{sought}: there is no {file}"
    if path.suffix == ".py":
        assert name in defined(path), f"{sought}: {file} does not define {name}"
    else:
        assert name in path.read_text(encoding="utf-8"), f"{sought}: {file} does not name {name}"


def test_the_tables_answer_what_a_stranger_asks() -> None:
    sought = " ".join(row[0] for row in rows(ARCHITECTURE.read_text(encoding="utf-8")))
    for word in ("quorum", "deferral", "duty", "sign", "names left out", "Saved", "key", "action", "kind of position"):
        assert word in sought
    for word in ("section of the PDF", "reader of documents", "version of the plan file"):
        assert word in sought


def test_every_path_that_readers_are_sent_to_is_there() -> None:
    lost = []
    for page in (PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *(PROJECT / "docs").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for path in re.findall(r"`((?:src|tests|docs|bench|packaging|resources|requirements)/[\w./-]*)`", text):
            if not (PROJECT / path).exists():
                lost.append(f"{page.name}: {path}")
    assert lost == []
