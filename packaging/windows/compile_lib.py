"""Compiles the bundle's modules and removes their sources: run by the bundle's python.exe, so that the versions match.

    python.exe compile_lib.py LIB

The compiled files are loaded without a comparison with the source, and in a read-only folder none must be written.
"""

import py_compile
import sys
from pathlib import Path


def main(lib: Path) -> int:
    """Compile every module below `lib`; return the exit code."""
    sources = sorted(lib.rglob("*.py"), key=lambda source: source.as_posix())
    for source in sources:
        shown = source.relative_to(lib).as_posix()
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(source), cfile=f"{source}c", dfile=shown, doraise=True, invalidation_mode=mode)
        source.unlink()
    print(f"{len(sources)} modules were compiled by Python {sys.version.split()[0]}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
