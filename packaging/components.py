"""The parts that are shipped with the program's own code: name, version, licence and licence texts of each.

The Python packages are those of requirements/run.txt, and the facts come from their own metadata, so this needs an
environment in which they are installed. Other parts are listed here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]

_LICENCE_FILE = re.compile(r"(.*/)?licenses?/.+|[^/]*(LICEN[CS]E|COPYING|NOTICE)[^/]*", re.IGNORECASE)
_NOT_OURS = "LicenseRef-Qt-Commercial.txt"
_DEBIAN_TEXTS = Path("/usr/share/common-licenses")


@dataclass(frozen=True)
class Component:
    """One part that is shipped."""

    name: str
    version: str
    licence: str
    """As an SPDX expression."""
    about: str
    home: str
    digests: tuple[str, ...] = ()
    """SHA-256 of each file of its release, in hexadecimal."""
    package: bool = True
    """Whether it is a Python package."""
    texts: tuple[Path, ...] = ()
    """Files with its licence."""


KNOWN = {
    "charset-normalizer": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pydantic-core": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "reportlab": "BSD-3-Clause",
}
"""The licence under which we use a package, if its metadata gives it in words or names several."""


def pinned() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the name, version and digests of every package that is shipped."""
    text = (PROJECT / "requirements" / "run.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-z0-9])", text):
        head = re.match(r"([a-z0-9-]+)==(\S+)", block)
        if head:
            yield head[1], head[2], tuple(sorted(re.findall(r"sha256:([0-9a-f]{64})", block)))


def _licence(name: str, found: Distribution) -> str:
    stated = found.metadata.get("License-Expression") or found.metadata.get("License") or ""
    licence = KNOWN.get(name, stated.strip())
    if not licence or "\n" in licence:
        raise SystemExit(f"components: what licence {name} is under is not known. Add it to KNOWN.")
    return licence


def _home(found: Distribution) -> str:
    urls = dict(entry.split(", ", 1) for entry in found.metadata.get_all("Project-URL") or [])
    wanted = ("Source", "Source Code", "Code", "Repository", "source", "repository", "Homepage", "homepage")
    stated = (urls[label] for label in wanted if label in urls)
    return next(stated, found.metadata.get("Home-page") or next(iter(urls.values()), ""))


def packages() -> list[Component]:
    """Return the Python packages that are shipped, by name."""
    components = []
    for name, version, digests in pinned():
        found = distribution(name)
        if found.version != version:
            raise SystemExit(f"components: {name} {found.version} is installed, and {version} is pinned.")
        files = [file for file in found.files or () if ".dist-info/" in str(file)]
        inside = [file for file in files if _LICENCE_FILE.fullmatch(str(file).split(".dist-info/", 1)[1])]
        texts = tuple(Path(str(file.locate())) for file in inside if file.name != _NOT_OURS)
        about = (found.metadata.get("Summary") or "").strip()
        components.append(Component(name, version, _licence(name, found), about, _home(found), digests, texts=texts))
    return components


def others() -> list[Component]:
    """Return the parts that are not Python packages."""
    qt = distribution("pyside6-essentials").version
    lgpl = (_DEBIAN_TEXTS / "LGPL-3", _DEBIAN_TEXTS / "GPL-3")
    fonts = PROJECT / "resources" / "fonts"
    return [
        Component("Python", "3", "PSF-2.0", "the language's runtime", "https://www.python.org", package=False),
        Component("Qt", qt, "LGPL-3.0-only", "the window", "https://www.qt.io", package=False, texts=lgpl),
        Component(
            "Source Sans 3", "3", "OFL-1.1", "the typeface", "https://github.com/adobe-fonts/source-sans",
            package=False, texts=(fonts / "OFL.txt",),
        ),
        Component(
            "sRGB profile", "4", "LicenseRef-no-copyright", "says what the PDF's colours mean",
            "https://www.littlecms.com", package=False,
        ),
    ]  # fmt: skip
