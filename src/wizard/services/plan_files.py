"""What the program does with plans, packs and PDFs, without a window: where guidance, storage and documents meet.

The command line and the window both ask here, so that they do the same. What fails raises `OfficeError`, one sentence.
"""

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wizard.foundation.file_errors import reason
from wizard.foundation.folders import local_folders
from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.installed_packs import install_pack, load_newest
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.toml_files import PackError
from wizard.minutes.minutes import NoMeetingError
from wizard.plan.plan import Plan
from wizard.plan.record import AnswerKind, Method
from wizard.services.example_plan import example_plan
from wizard.signing.answers import Reply
from wizard.signing.closing import answer, close
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import PlanFileError, plan_bytes, read_plan, read_plan_bytes, write_new_plan

SHIPPED_PACK = "gpce-2024"
"""The id of the pack that is shipped."""

BRIEFING = "briefing"
"""What stands in place of a reader where the briefing pack for the coming meeting is wanted."""

SOUND, UNSOUND, UNREADABLE = 0, 1, 3
"""What a check of a file comes to: sound; damaged or changed; not to be read."""


class OfficeError(Exception):
    """Something that was asked for cannot be done. The message is one sentence; `code` is the exit code."""

    def __init__(self, sentence: str, code: int = UNREADABLE) -> None:
        super().__init__(sentence)
        self.code = code


def current_pack() -> tuple[Pack, tuple[str, ...]]:
    """Return the newest edition at hand of the shipped pack, and a sentence on each newer one that is damaged.

    Raises:
        OfficeError: No edition of it is whole.
    """
    try:
        return load_newest(resource("packs"), local_folders().root, SHIPPED_PACK)
    except PackError as error:
        raise OfficeError(str(error)) from error


def add_pack(folder: Path) -> str:
    """Check and install a pack for this person; return its title and edition in words.

    Raises:
        OfficeError: It is refused whole; what was installed before stays.
    """
    try:
        edition = load_pack(install_pack(folder, resource("packs"), local_folders().root)).edition
    except PackError as error:
        raise OfficeError(str(error), UNSOUND) from error
    except OSError as error:
        raise OfficeError(f"The pack cannot be put into its place: {reason(error)}.") from error
    return f"“{edition.title}”, edition {edition.edition},"


def statements() -> Mapping[AnswerKind, str]:
    """Return what people put their name to, by the kind of their answer."""
    texts = tomllib.loads(resource("texts", "statements.toml").read_text(encoding="utf-8"))
    return {AnswerKind(kind): words for kind, words in texts.items()}


def example(*, signed: bool = False) -> Plan:
    """Return the worked example under the shipped guidance; with `signed`, its meeting is closed and answered."""
    data = _example_data("harbour-lane.json")
    plan = example_plan(data, load_pack(resource("packs", SHIPPED_PACK)))
    if not signed:
        return plan
    signing = _example_data("harbour-lane-signing.json")
    plan = close(plan, datetime.fromisoformat(signing["closed_at"]))
    words = statements()
    for entry in signing["answers"]:
        kind = AnswerKind(entry["kind"])
        plan = answer(
            plan,
            plan.records[-1].content.number,
            Reply(
                person=entry["person"],
                kind=kind,
                method=Method(entry["method"]),
                at=datetime.fromisoformat(entry["at"]),
                statement=words[kind],
                typed_name=entry.get("typed_name", ""),
                strokes=tuple(tuple((x, y, p) for x, y, p in stroke) for stroke in entry.get("strokes", ())),
            ),
        )
    return plan


def _example_data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource("examples", name).read_text(encoding="utf-8"))
    return data


def load(path: Path) -> Plan:
    """Return the plan in a plan file.

    Raises:
        OfficeError: The file cannot be read, is damaged, or holds no plan.
    """
    try:
        return read_plan(path)
    except PlanFileError as error:
        raise OfficeError(str(error), error.exit_code) from error


def keep_new(plan: Plan, path: Path) -> None:
    """Write a plan into a new file.

    Raises:
        OfficeError: There is a file of this name already, or it cannot be written.
    """
    try:
        write_new_plan(path, plan)
    except PlanFileError as error:
        raise OfficeError(str(error), error.exit_code) from error


@dataclass(frozen=True)
class FileVerdict:
    """What a check of a file comes to."""

    code: int
    """`SOUND`, `UNSOUND` or `UNREADABLE`."""
    headline: str
    findings: tuple[str, ...] = ()
    """One sentence each, with its place."""
    notes: tuple[str, ...] = ()
    cannot_tell: tuple[str, ...] = ()
    pages_checked: bool = True
    """False if the data of a PDF are sound and its pages could not be compared with them."""


def check(path: Path, fingerprint: str | None = None) -> FileVerdict:
    """Say whether a plan, or a PDF made from one, is whole and is what was signed.

    Raises:
        OfficeError: The fingerprint is not one (code 2).
    """
    try:
        return _check_pdf(path, fingerprint) if _is_pdf(path) else _check_plan(path, fingerprint)
    except ValueError as error:
        raise OfficeError(str(error), 2) from error
    except OfficeError as error:
        return FileVerdict(error.code, str(error))


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def _check_plan(path: Path, fingerprint: str | None) -> FileVerdict:
    verdict = verify(load(path), fingerprint)
    return FileVerdict(
        SOUND if verdict.sound else UNSOUND,
        verdict.headline,
        tuple(finding.sentence for finding in verdict.findings),
        verdict.notes,
        verdict.cannot_tell,
    )


def _check_pdf(path: Path, fingerprint: str | None) -> FileVerdict:
    from wizard.pdf_check.verify_pdf import check_pdf

    def opened(data: bytes) -> Plan | str:
        try:
            return read_plan_bytes(data, path.name)
        except PlanFileError as error:
            return str(error)

    verdict = check_pdf(_pdf_bytes(path), opened, fingerprint)
    return FileVerdict(
        verdict.code, verdict.headline, verdict.findings, verdict.notes, pages_checked=verdict.pages_checked
    )


def _pdf_bytes(path: Path) -> bytes:
    from wizard.pdf_check.read_pdf import ReadingError, read_pdf

    try:
        return read_pdf(path)
    except ReadingError as error:
        raise OfficeError(str(error)) from error
    except OSError as error:
        raise OfficeError(f"“{path.name}” cannot be read: {reason(error)}.") from error


def plan_in_pdf(path: Path) -> Plan:
    """Return the plan that a PDF carries, whether or not it is what was signed: `check` says that.

    Raises:
        OfficeError: The file cannot be read, carries no plan, or the plan inside is damaged.
    """
    from wizard.pdf_check.read_pdf import ReadingError, carried_plan

    data = _pdf_bytes(path)
    try:
        return read_plan_bytes(carried_plan(data), path.name)
    except (ReadingError, PlanFileError) as error:
        raise OfficeError(str(error), UNSOUND) from error


def make_pdf(
    plan: Plan,
    out: Path,
    *,
    reader: str = "partners",
    large_print: bool = False,
    meeting: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[str, ...]:
    """Write the copy of a meeting's action plan for a reader, or with “briefing” the briefing pack.

    Returns the characters that the typeface lacks and that were printed visibly replaced.

    Raises:
        OfficeError: The plan has no such meeting, or the file cannot be written.
    """
    # reportlab takes a while to load, so what needs it is imported when a PDF is wanted.
    from wizard.pdf.enclosed import enclosed_plan
    from wizard.pdf.export_pdf import ExportOptions, export
    from wizard.redaction.readers import Reader

    try:
        if reader == BRIEFING:
            from wizard.pdf.briefing import brief

            return brief(plan, out, large_print=large_print, progress=progress).replaced
        options = ExportOptions(meeting, Reader(reader), large_print)
        enclosed = plan_bytes(enclosed_plan(plan, meeting), 1)
        return export(plan, out, options, record_bytes=enclosed, progress=progress).replaced
    except NoMeetingError as error:
        raise OfficeError(str(error)) from error
    except OSError as error:
        raise OfficeError(f"“{out.name}” cannot be written: {reason(error)}.") from error


@dataclass(frozen=True)
class BeforeExport:
    """What somebody should know before a copy is given out."""

    to_read: tuple[tuple[str, str], ...] = ()
    """Free text that a redacted copy prints, with its place; names in it are replaced where the reader gets none."""
    replaced: tuple[str, ...] = ()
    """Characters that the typeface lacks."""


def before_export(plan: Plan, reader: str) -> BeforeExport:
    """Return what to know before the latest meeting's copy for a reader is made.

    Raises:
        OfficeError: The plan has no meeting.
    """
    from wizard.pdf.export_pdf import ExportOptions, copy_for, replaced_characters
    from wizard.redaction.free_text_review import free_texts
    from wizard.redaction.readers import Reader

    try:
        replaced = replaced_characters(plan)
        if reader in (BRIEFING, Reader.PARTNERS):
            return BeforeExport(replaced=replaced)
        texts = free_texts(copy_for(plan, ExportOptions(reader=Reader(reader))))
    except NoMeetingError as error:
        raise OfficeError(str(error)) from error
    return BeforeExport(tuple((text.place, text.text) for text in texts), replaced)
