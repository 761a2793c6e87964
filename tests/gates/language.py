"""No text uses phrases that nobody says aloud: those of `resources/lint/prose.toml` and of `language.toml`.

It checks the shipped texts, the documents, the strings of `src/wizard`, and docstrings and comments. If a phrase is
right, `language_allowed.txt` gives the file, the phrase and the reason.
"""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.gates.listed import listed

_HERE = Path(__file__).parent
ALLOWED = _HERE / "language_allowed.txt"
_PAPERS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/*.md")
_TEXTS = (
    "resources/texts/*",
    "resources/help/*",
    "resources/letters/*.toml",
    "resources/packs/**/*.toml",
    "resources/examples/*.json",
)
# Code in a document is not prose, and nor is an address.
_CODE = re.compile(r"`[^`]*`|https?://\S+")


class Passage(NamedTuple):
    """A piece of text that somebody reads."""

    file: str
    line: int
    text: str
    is_shown: bool
    """Whether a user of the program reads it; if not, it explains the code."""


def unsaid(root: Path, allowed: Path = ALLOWED) -> Iterator[str]:
    """Yield a sentence on each phrase that should not be there, and on each unneeded exception.

    Raises:
        ValueError: A line of `allowed` gives no reason.
    """
    shown, code = _phrases(root)
    exceptions = listed(allowed)
    needless = set(exceptions)
    for passage in _passages(root):
        for phrase in shown if passage.is_shown else code:
            if not phrase.pattern.search(passage.text):
                continue
            name = f"{passage.file}: {phrase.name}"
            needless.discard(name)
            if name not in exceptions:
                yield f"{passage.file}:{passage.line}: “{phrase.name}”; say: {phrase.instead}."
    for name in sorted(needless):
        yield f"{allowed.name}: “{name}” is there no more; take it off the list."


class Phrase(NamedTuple):
    """A phrase that nobody says aloud."""

    name: str
    """The phrase itself, or the name of a pattern."""
    pattern: re.Pattern[str]
    instead: str
    """What to say instead."""


def _phrases(root: Path) -> tuple[Sequence[Phrase], Sequence[Phrase]]:
    """Return the phrases for texts that users read, and those for texts that explain the code."""
    prose = tomllib.loads((root / "resources/lint/prose.toml").read_text(encoding="utf-8"))
    ours = tomllib.loads((_HERE / "language.toml").read_text(encoding="utf-8"))
    both = {**prose["plain"], **prose["spelling"], **ours["everywhere"]}
    patterns = [Phrase(name, re.compile(each["pattern"]), each["instead"]) for name, each in ours["patterns"].items()]
    code = {key: both[key] for key in both if key not in ours["code"]["allowed"]}
    return [*_as_words({**both, **ours["shown"]}), *patterns], list(_as_words(code))


def _as_words(phrases: Mapping[str, str]) -> Iterator[Phrase]:
    """Yield phrases to find as whole words, in capitals or not."""
    for phrase, instead in phrases.items():
        yield Phrase(phrase, re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE), instead)


def _passages(root: Path) -> Iterator[Passage]:
    for pattern in (*_PAPERS, *_TEXTS):
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if not line.startswith("#") or path.suffix == ".md":
                    yield Passage(name, number, _CODE.sub(" ", line), is_shown=True)
    for path in sorted((root / "src/wizard").rglob("*.py")):
        yield from _in_module(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


def _in_module(name: str, source: str) -> Iterator[Passage]:
    """Yield the strings of a module with more than one word, its docstrings and its comments."""
    tree = ast.parse(source)
    explains = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip():
            yield Passage(name, node.lineno, _CODE.sub(" ", node.value), is_shown=id(node) not in explains)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield Passage(name, token.start[0], _CODE.sub(" ", token.string), is_shown=False)
