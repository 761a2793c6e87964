"""Code that is easily duplicated is in one module each: months, device names, the clock, the writer of files."""

import ast
import re
from collections.abc import Iterator

import pytest

from wizard.foundation.dates import MONTHS, local_now, short_month
from wizard.foundation.paths import is_device, resources

SOURCE = resources().parent / "src" / "wizard"
HOMES = {
    # Without the months that are also first names.
    "foundation/dates.py": re.compile(
        r"\b(january|february|september|october|november|december|sept)\b", re.IGNORECASE
    ),
    "foundation/paths.py": re.compile(r"\blpt", re.IGNORECASE),
}
WRITERS = {
    "foundation/disk.py": "what the one writer (atomic_file), the journal and the lock ask of a disk",
    "foundation/windows_files.py": "how Windows opens, renames and removes files for the disk",
    "foundation/best_effort.py": "notes in the log what could not be done",
    "ui/application/crash_guard.py": "adds a line to the log of errors, whatever else is broken",
}
"""The modules that write files, with the reason for each."""
WRITING = {"write_text", "write_bytes", "rename", "touch", "mkstemp", "NamedTemporaryFile", "TemporaryFile"}
WRITING_OF_A_MODULE = {"os.replace", "os.link", "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move"}
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "dt.datetime.now"}


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def texts(tree: ast.Module) -> Iterator[str]:
    """The strings of a module that are not docstrings."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


@pytest.mark.parametrize("home", HOMES)
def test_nothing_else_lists_it(home: str) -> None:
    assert {name for name, tree in trees() if any(HOMES[home].search(text) for text in texts(tree))} == {home}


def test_one_function_reads_the_clock() -> None:
    readers = {
        name
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS
    }
    assert readers == {"foundation/dates.py"}


def writes(call: ast.Call) -> bool:
    """Whether a call writes, moves or creates a file."""
    name = ast.unparse(call.func)
    last = name.rpartition(".")[2]
    given = [
        part.value
        for each in (*call.args, *call.keywords)
        for part in ast.walk(each)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    to_write = any(set(mode) <= set("rwaxbt+") and set(mode) & set("wax+") for mode in given)
    return last in WRITING or name in WRITING_OF_A_MODULE or (last in {"open", "fdopen"} and to_write)


def test_files_are_written_by_the_one_writer() -> None:
    found = {name for name, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call) and writes(node)}
    assert "foundation/disk.py" in found
    assert found <= set(WRITERS)


@pytest.mark.parametrize(
    "call",
    [
        'path.write_text("x")',
        'open(path, "w")',
        'path.open(mode="ab")',
        'os.fdopen(handle, "r+b")',
        "os.replace(old, new)",
        "shutil.copyfile(old, new)",
    ],
)
def test_a_second_writer_is_seen(call: str) -> None:
    assert writes(ast.parse(call, mode="eval").body)  # type: ignore[arg-type]


@pytest.mark.parametrize("call", ['open(path, "rb")', "path.read_text()", 'value.replace(name="x")', "dialog.open()"])
def test_what_writes_nothing_is_let_through(call: str) -> None:
    assert not writes(ast.parse(call, mode="eval").body)  # type: ignore[arg-type]


def test_the_moment_knows_its_offset_and_has_no_fractions() -> None:
    assert local_now().tzinfo is not None
    assert local_now().microsecond == 0


def test_the_short_names_of_the_months_differ() -> None:
    assert len({short_month(month) for month in range(1, 13)}) == len(MONTHS) == 12


@pytest.mark.parametrize("name", ["con", "NUL", "aux.txt", "com1", "lpt9.gpplan", "CONIN$", "com²", "prn .pdf"])
def test_names_that_windows_takes_for_devices(name: str) -> None:
    assert is_device(name)


@pytest.mark.parametrize("name", ["console", "com10", "a con", "lpt", "nul_"])
def test_names_that_are_only_like_them(name: str) -> None:
    assert not is_device(name)


def test_files_are_made_in_one_place() -> None:
    """`tempfile` never ends on Windows if no file can be created, and a plain write can leave half a file behind."""
    makers = {
        (name, call) for name, tree in trees() for call in _makes_files(tree) if not name.startswith("foundation/")
    }
    assert makers == set()


def _makes_files(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
            yield from (module for module in modules if module == "tempfile")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            how = [each.value for each in node.args if isinstance(each, ast.Constant)]
            opens = node.func.attr == "open" and any(isinstance(each, str) and set(each) & set("wax+") for each in how)
            if opens or node.func.attr in ("write_text", "write_bytes", "unlink", "copyfile", "copytree", "mkdtemp"):
                yield node.func.attr
