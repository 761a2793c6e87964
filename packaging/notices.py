"""Writes THIRD-PARTY-NOTICES.md: python notices.py, in any folder.

It lists the parts shipped with the program's own code, their licences, and how we meet Qt's terms. A test compares it
with the pinned packages, so that a new package without an entry is noticed.
"""

import sys

from components import PROJECT, Component, others, packages

INTRODUCTION = """\
# Third-party notices

GP Action Wizard is under the MIT licence (LICENSE, in bundles LICENCE.txt). It is shipped with the parts below, each
under its own licence. Every bundle holds the texts of these licences in its folder `licences`. This file is written
by `make notices` from the pinned packages' own metadata.

| part | version | licence | what it is |
|---|---|---|---|
"""

QT = """
## Qt and PySide6: the GNU Lesser General Public License, version 3

The window uses Qt and its Python bindings, PySide6 and shiboken6, under the LGPL version 3 (`licences/qt/LGPL-3`,
which refers to `licences/qt/GPL-3`). Copyright (C) The Qt Company Ltd. and other contributors. This is how
the licence is kept to:

- **They are separate files.** Qt's libraries are the unaltered ones of the packages named above, loaded when the
  program starts: `lib/PySide6` and `lib/shiboken6` on Windows, `_internal/PySide6` and `_internal/shiboken6` on
  Linux. No part of Qt is linked into another file.
- **You may replace them.** Put your own build of the same version's libraries, or of a compatible one, in the place
  of these files and start the program: nothing checks them. On Linux the program can also be run from source with any
  PySide6 that `pip` installs.
- **You may study how they are used.** The program's own code is open (MIT), and nothing in its terms forbids reverse
  engineering to debug a changed Qt.
- **Where their source is.** https://download.qt.io/official_releases/QtForPython/ for PySide6 and shiboken6, and
  https://download.qt.io/official_releases/qt/ for Qt, in the folder of the version named above. Anyone who
  passes a bundle on also passes on this notice and the licence texts, and should keep a copy of those sources for as
  long as they offer it.
- **What Qt itself includes** is listed, with licences, at https://doc.qt.io/qt-6/licenses-used-in-qt.html.

## Parts within parts

- **PDFium** is inside pypdfium2 (BSD-3-Clause and Apache-2.0); it includes FreeType, Little CMS, libjpeg-turbo,
  libpng, libtiff, OpenJPEG, zlib, ICU, Abseil and others. Their texts are in `licences/pypdfium2`.
- **Pillow** includes libjpeg-turbo, libtiff, OpenJPEG, zlib, Zstandard and others: `licences/pillow`.
- **lxml** includes libxml2, libxslt, libiconv and zlib: `licences/lxml`.
- **pydantic-core** is compiled from Rust packages that its own bill of materials lists; all are MIT, Apache-2.0 or as
  permissive.
- **Python** is under the PSF licence. OpenSSL and SQLite, which it usually comes with, are left out of the bundles.
  On Windows its build includes libffi, zlib, bzip2, XZ and Microsoft's C++ runtime, which may be passed on with it.
- **On Linux** the folder also holds unaltered libraries of the Debian system that it was built on: GLib, libdbus,
  libxkbcommon, PCRE2 and the XCB family. Their licences are in that system's `/usr/share/doc`, and their source is in
  Debian's archive.
- **Source Sans 3** is embedded in the PDFs that the program makes, which the SIL Open Font License allows.
- **The sRGB profile** in those PDFs was made with Little CMS and is free of copyright ("No copyright, use freely").
"""


def row(component: Component) -> str:
    """Return a component as a row of the table."""
    name = f"[{component.name}]({component.home})" if component.home else component.name
    return f"| {name} | {component.version} | {component.licence} | {component.about.rstrip('.')} |"


def main() -> int:
    """Write the file; return the exit code."""
    rows = "\n".join(row(component) for component in (*others(), *packages()))
    text = f"{INTRODUCTION}{rows}\n{QT}"
    (PROJECT / "THIRD-PARTY-NOTICES.md").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
