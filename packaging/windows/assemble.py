"""Puts the bundle's folder together: the runtime, the wheels without unused files, the program and its resources.

    python assemble.py WHEELS FOLDER

FOLDER has the runtime already. The program's imports and the libraries' own import tables decide which of Qt's
libraries are kept, so an import added to the program brings the library that it needs. Ends with one
sentence and code 1 if a wheel is missing or a library needs one that is neither there nor part of Windows.
"""

import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pefile  # type: ignore[import-untyped]

PROJECT = Path(__file__).resolve().parents[2]

WHEELS = (
    "annotated_types", "charset_normalizer", "lxml", "pillow", "platformdirs", "pydantic", "pydantic_core", "pypdfium2",
    "pyside6_essentials", "python_docx", "reportlab", "shiboken6", "typing_extensions", "typing_inspection",
    "xlsxwriter",
)  # fmt: skip

PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",
    "imageformats/qsvg.dll",
    "iconengines/qsvgicon.dll",
)
"""Qt's plugins: the screen, no screen, and the icons. We use Qt's own style, so the Windows style is not needed."""

LEFT_OUT = (
    "*.pyi", "*/py.typed", "*/typing.typed", "*.h", "*.lib", "*.exe", "*.typed",
    "PIL/_avif*", "PIL/_imagingcms*", "PIL/_imagingft*", "PIL/_imagingtk*", "PIL/_webp*",
    "pydantic/mypy.*", "pypdfium2_cli/*", "charset_normalizer/cli/*", "*/__main__.py",
    "lxml/html/*", "lxml/includes/*", "lxml/isoschematron/*", "lxml/objectify*", "lxml/sax*",
    "lxml/*.px[di]", "lxml/*.pyx", "reportlab/fonts/*", "reportlab/graphics/samples/*", "reportlab/graphics/charts/*",
)  # fmt: skip
"""Files that no part of the program loads, as patterns of paths in the wheels."""

LICENCE = re.compile(
    r"[^/]+\.dist-info/(?:.*/)?(?:licen[cs]es?/.*|[^/]*(?:LICEN[CS]E|COPYING|NOTICE)[^/]*)", re.IGNORECASE
)

NOT_OURS = "LicenseRef-Qt-Commercial.txt"
"""A licence that the Qt libraries are also under, but that we do not use."""

SYSTEM = re.compile(
    r"(api-ms-win-.*|advapi32|authz|comdlg32|crypt32|d3d9|d3d11|d3d12|dwmapi|dwrite|dxgi|gdi32|icuuc|imm32|kernel32|mpr"
    r"|msvcrt|netapi32|ntdll|ole32|oleaut32|secur32|setupapi|shell32|shlwapi|uiautomationcore|user32|userenv|uxtheme"
    r"|version|winmm|winspool|ws2_32|wtsapi32|bcrypt|bcryptprimitives|rpcrt4)\.(dll|drv)",
    re.IGNORECASE,
)
"""Libraries that are part of Windows from Windows 10 version 1903 on."""


class AssemblyError(Exception):
    """The folder cannot be put together. The message is one sentence."""


def modules_used() -> set[str]:
    """Return the names of Qt's modules that the program imports."""
    pattern = re.compile(r"^\s*(?:from|import) PySide6\.(\w+)", re.MULTILINE)
    sources = (PROJECT / "src").rglob("*.py")
    return {name for source in sources for name in pattern.findall(source.read_text(encoding="utf-8"))}


def wheel(folder: Path, name: str) -> Path:
    """Return the wheel of a package.

    Raises:
        AssemblyError: It is not there.
    """
    found = sorted(folder.glob(f"{name}-*.whl"))
    if len(found) != 1:
        raise AssemblyError(f"{folder}: {len(found) or 'no'} wheels of {name} are there, and one is needed.")
    return found[0]


def unpack(archive: Path, lib: Path, licences: Path) -> None:
    """Put a wheel's files into `lib` and its licence texts into a folder of their own."""
    with zipfile.ZipFile(archive) as opened:
        for entry in opened.infolist():
            path = PurePosixPath(entry.filename)
            if entry.is_dir():
                continue
            if path.name == NOT_OURS:
                continue
            if LICENCE.fullmatch(entry.filename):
                target = licences / archive.name.split("-")[0] / path.name
            elif path.parts[0].endswith((".dist-info", ".data")) or _left_out(entry.filename):
                continue
            else:
                target = lib / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(opened.read(entry))


def _left_out(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in LEFT_OUT)


def imports(library: Path) -> Iterator[str]:
    """Yield the names of the libraries that a library needs, in lower case."""
    table = pefile.PE(str(library), fast_load=True)
    wanted = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    table.parse_data_directories([pefile.DIRECTORY_ENTRY[name] for name in wanted])
    for attribute in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for entry in getattr(table, attribute, []):
            yield entry.dll.decode("ascii").lower()
    table.close()


def closure(seeds: list[Path], places: list[Path]) -> set[Path]:
    """Return the libraries in `places` that `seeds` need, including the seeds.

    Raises:
        AssemblyError: One is needed that is in none of the places and not part of Windows.
    """
    known = {file.name.lower(): file for place in reversed(places) for file in place.glob("*.dll")}
    needed, ahead = set(seeds), list(seeds)
    while ahead:
        library = ahead.pop()
        if not library.is_file():
            raise AssemblyError(f"{library}: this library is missing.")
        for name in imports(library):
            beside = library.parent / name
            found = beside if beside in known.values() else known.get(name)
            if found is None and not SYSTEM.fullmatch(name):
                raise AssemblyError(
                    f"{library.name}: it asks for {name}, which is neither in the bundle nor in Windows."
                )
            if found is not None and found not in needed:
                needed.add(found)
                ahead.append(found)
    return needed


def trim_qt(root: Path, lib: Path) -> None:
    """Keep only the parts of PySide6 and shiboken6 that the program's modules and the plugins need."""
    qt, shiboken = lib / "PySide6", lib / "shiboken6"
    modules = [qt / f"{name}.pyd" for name in sorted(modules_used())]
    plugins = [qt / "plugins" / name for name in PLUGINS]
    needed = closure([*modules, *plugins, shiboken / "Shiboken.pyd"], [qt, shiboken, root])
    for file in sorted(path for folder in (qt, shiboken) for path in folder.rglob("*") if path.is_file()):
        if file not in needed and not (file.suffix == ".py" and file.parent in (qt, shiboken)):
            file.unlink()
    for folder in sorted((path for path in qt.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    shutil.rmtree(shiboken / "include", ignore_errors=True)


def add_program(lib: Path) -> None:
    """Put the program and its resources beside the wheels, with the list by which it checks that it is whole."""
    leave = shutil.ignore_patterns("__pycache__", "*.pyc", "py.typed")
    shutil.copytree(PROJECT / "src" / "wizard", lib / "wizard", ignore=leave)
    shutil.copyfile(Path(__file__).with_name("desktop.py"), lib / "desktop.py")
    resources = lib / "wizard" / "resources"
    shutil.copytree(PROJECT / "resources", resources, ignore=leave)
    names = sorted(file.relative_to(resources).as_posix() for file in resources.rglob("*") if file.is_file())
    (resources / "contents.txt").write_text("\n".join(names) + "\n", encoding="utf-8", newline="\n")


def main(wheels: Path, root: Path) -> int:
    """Put the folder together; return the exit code."""
    lib, licences = root / "lib", root / "licences"
    try:
        for name in WHEELS:
            unpack(wheel(wheels, name), lib, licences)
        trim_qt(root, lib)
        others = [path for path in lib.rglob("*.pyd") if lib / "PySide6" not in path.parents]
        closure(others, [lib / "PySide6", lib / "shiboken6", lib / "pypdfium2_raw", root])
    except AssemblyError as error:
        print(f"assemble: {error}", file=sys.stderr)
        return 1
    add_program(lib)
    library = f"python{sys.version_info[0]}*.zip"
    archive = next(root.glob(library)).name
    (root / f"{archive.removesuffix('.zip')}._pth").write_text(f"{archive}\n.\nlib\n", encoding="ascii", newline="\r\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
