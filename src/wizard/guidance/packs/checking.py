"""What `pack check` says about a pack in a folder or in one file: everything that is wrong with it."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wizard.foundation.canonical_json import fingerprint
from wizard.guidance.pack import Pack
from wizard.guidance.packs.adding import with_curly_quotes
from wizard.guidance.packs.finding_places import FindingPlaces
from wizard.guidance.packs.installed_packs import pack_digest
from wizard.guidance.packs.lint_rules import LintFinding
from wizard.guidance.packs.load_pack import load_pack, pack_files
from wizard.guidance.packs.pack_archive import Files, archive, read_files
from wizard.guidance.packs.pack_lint import findings, is_style, summary
from wizard.guidance.packs.toml_files import PackError, UnreadablePackError

_WELL = frozenset({"ok", "200", "yes", "found", "good", "works"})


@dataclass(frozen=True)
class Report:
    """What a check found."""

    lines: tuple[str, ...]
    sound: bool
    """Whether nothing was found."""


def check_report(path: Path, today: date | None = None, links: str | None = None) -> Report:
    """Return the findings on a pack, one line each, and whether the pack is in order.

    Args:
        path: Its folder, or a `.gppack` file.
        today: The day of the check.
        links: A list of addresses that somebody looked up, as text; none if it was not asked for.

    Raises:
        UnreadablePackError: It is not there, or cannot be read.
    """
    files: Files = {}
    try:
        files, straight = with_curly_quotes(read_files(path))
        pack = load_pack(files)
    except UnreadablePackError:
        raise
    except PackError as error:
        return Report((*error.problems, *_strays_said(files)), False)
    found = [*strays(files), *findings(pack, today=today)]
    if links is not None:
        found += addresses_compared(pack, links)
    places = FindingPlaces(files)
    lines = [places.said(finding) for finding in found]
    if straight:
        lines.append(
            f"Straight quotation marks in texts: {straight}. “pack build” makes them curly, and so does adding "
            f"the pack."
        )
    lines += [summary(pack, len(found)), f"Fingerprint: {fingerprint(pack_digest(pack))}"]
    return Report(tuple(lines), not found)


def strays(files: Files) -> Iterator[LintFinding]:
    """Yield text files in a pack's folder that do not belong to it, such as an editor's backup copy."""
    for name in sorted(set(files) - set(pack_files(files))):
        yield LintFinding(
            rule="stray",
            item="",
            place=name,
            words="this file is not part of the pack; delete it, or name it in pack.toml",
        )


def _strays_said(files: Files) -> list[str]:
    """Return a line on each file that is not part of a pack that cannot be loaded, as far as its head can be read."""
    try:
        found = list(strays(files))
    except PackError:
        # What is wrong with the head has been said; which files belong to the pack is not known then.
        return []
    places = FindingPlaces(files)
    return [places.said(finding) for finding in found]


def built(path: Path, today: date) -> tuple[bytes, Pack, tuple[str, ...]]:
    """Return a pack as one file, the pack itself, and one line for each thing that is against house style.

    Raises:
        PackError: It cannot be used, or something in it is refused; `problems` lists everything.
    """
    files = pack_files(with_curly_quotes(read_files(path))[0])
    pack = load_pack(files)
    found = findings(pack, today=today)
    places = FindingPlaces(files)
    if refused := [f"{places.said(finding)}." for finding in found if not is_style(finding)]:
        raise PackError(*refused)
    return archive(files), pack, tuple(places.said(finding) for finding in found)


def addresses_compared(pack: Pack, listed: str) -> Iterator[LintFinding]:
    """Yield the sources whose address is missing from a list that somebody checked online, or failed there.

    Each line of the list gives an address and the result: `https://…, ok` or `https://…, moved to https://…`. They are
    separated by a comma, a semicolon or a tab; empty lines and lines that begin with # are ignored.
    """
    results = dict(_results(listed))
    for source in pack.edition.sources:
        if not source.url:
            continue
        place = f"sources › “{source.id}” › url"
        result = results.get(_plain(source.url))
        if result is None:
            yield LintFinding(rule="links", item="", place=place, words=f"{source.url} is not in the list")
        elif result.casefold() not in _WELL:
            words = f"{source.url}: the list says “{result[:120] or 'nothing'}” instead of “ok”"
            yield LintFinding(rule="links", item="", place=place, words=words)


def _results(listed: str) -> Iterator[tuple[str, str]]:
    for line in listed.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        mark = next((mark for mark in ("\t", ";", ",") if mark in line), ",")
        row = next(csv.reader([line], delimiter=mark), [])
        if row:
            yield _plain(row[0]), " ".join(cell.strip() for cell in row[1:2])


def _plain(address: str) -> str:
    """Return an address without spaces or a slash at the end, which make no difference."""
    return address.strip().removesuffix("/")
