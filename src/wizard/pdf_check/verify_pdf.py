"""Checks whether a PDF is what was exported: its record is extracted, checked, exported again, and compared."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from wizard.minutes.minutes import NoMeetingError
from wizard.pdf.attachments import NAME, PLAN, ExportNote
from wizard.pdf.export_pdf import copy_for, options_of, write
from wizard.pdf_check.check_progress import MAKING, Said, silent, told
from wizard.pdf_check.compare_pages import Outcome, end_of, outcome
from wizard.pdf_check.pdf_verdict import NOT_PROVEN, SOUND, UNSOUND, NextMove, PdfVerdict
from wizard.pdf_check.read_pdf import (
    ForeignPackingError,
    PackingError,
    ReadingError,
    attached,
    export_note,
    is_briefing,
    outward_note,
    refuse_bombs,
)
from wizard.pdf_check.sealed_texts import sealed_texts_apart
from wizard.pdf_check.without_record import briefing_verdict, outward_verdict, pages_verdict, printed_verdict
from wizard.plan.plan import Plan
from wizard.signing.verify_plan import Verdict, verify

__all__ = ["NOT_PROVEN", "SOUND", "UNSOUND", "GenuineError", "Opened", "PdfVerdict", "check_pdf", "genuine_pages"]

_NOT_SEALED = (
    "What the pages say about other meetings (which one superseded this, what the voting rule and the people "
    "were before) was taken from the whole plan when the PDF was exported. The seal of this record does not cover it."
)
_RESAVED = "Another program saved this copy again; it compresses the file differently, but nothing in it was changed."
_WORDS_ONLY = (
    "The words of every page are the same and in the same order, and it carries the same files. What is drawn beside "
    "words, such as a stroke through one, cannot be compared."
)
_LOCKED = "Check the file as it was exported, or a copy that was saved without a password."

Opened = Callable[[bytes], Plan | str]
"""Turns a plan file's bytes into the plan, or says in one sentence why it cannot."""


class GenuineError(ValueError):
    """The genuine pages cannot be written again; the message is one sentence."""


def check_pdf(
    data: bytes,
    opened: Opened,
    fingerprint: str | None = None,
    against: Plan | None = None,
    say: Said = silent,
) -> PdfVerdict:
    """Check a PDF.

    Args:
        data: The file.
        opened: Opens the plan file that it carries.
        fingerprint: One from a printed page, to compare with.
        against: The plan from which pages without a record were made.
        say: Called with the progress; raising from it stops the check.

    Raises:
        ValueError: `fingerprint` is not one.
    """
    try:
        # Before anything else unpacks the file.
        refuse_bombs(data)
    except ForeignPackingError as error:
        return PdfVerdict(NOT_PROVEN, str(error), notes=(_LOCKED,), steps=(NextMove.FINGERPRINT,))
    except PackingError as error:
        return PdfVerdict(UNSOUND, str(error))
    if data.startswith(b"%PDF-") and b"%%EOF" not in data[-1024:]:
        return PdfVerdict(UNSOUND, end_of(data))
    try:
        return _by_what_it_carries(data, opened, fingerprint, against, say)
    except ReadingError as error:
        return PdfVerdict(UNSOUND, str(error))


def _by_what_it_carries(
    data: bytes, opened: Opened, fingerprint: str | None, against: Plan | None, say: Said
) -> PdfVerdict:
    found = attached(data)
    if is_briefing(found):
        return briefing_verdict(data, against, say)
    outward = outward_note(found)
    if outward is not None:
        return outward_verdict(data, outward, against, say)
    if NAME not in found and PLAN not in found:
        return printed_verdict(data, against, say)
    note = export_note(found)
    if PLAN not in found:
        return pages_verdict(data, note, fingerprint, against, say)
    return _with_record(data, found[PLAN], note, opened, fingerprint, say)


def _with_record(
    data: bytes,
    record: bytes,
    note: ExportNote,
    opened: Opened,
    fingerprint: str | None,
    say: Said,
) -> PdfVerdict:
    plan = opened(record)
    if isinstance(plan, str):
        return PdfVerdict(UNSOUND, f"The plan inside was changed or damaged. {plan}", steps=(NextMove.FINGERPRINT,))
    verdict = verify(plan, fingerprint)
    if not verdict.sound:
        findings = tuple(finding.sentence for finding in verdict.findings)
        return PdfVerdict(UNSOUND, f"The plan inside was changed. {verdict.headline}", findings)
    beside = [_NOT_SEALED] if note.changes or note.superseded_by is not None else []
    notes = (*verdict.notes, *beside, *verdict.cannot_tell)
    try:
        fresh = exported_again(plan, note, record, say)
    except NoMeetingError:
        return PdfVerdict(UNSOUND, "The plan inside is not the one that was exported: it does not have this meeting.")
    if not note.made_here:
        return _of_another_version(data, fresh, plan, note, verdict, notes)
    return _said(outcome(data, fresh, say), note, verdict, notes)


def _said(found: Outcome, note: ExportNote, verdict: Verdict, notes: tuple[str, ...]) -> PdfVerdict:
    """Return the verdict on pages that were compared with those made from the record."""
    steps = (NextMove.GENUINE, NextMove.FINGERPRINT) if note.record else (NextMove.GENUINE,)
    if found.code == UNSOUND:
        headline = f"The file is not what was exported. {found.findings[0]}"
        return PdfVerdict(UNSOUND, headline, found.findings, notes, steps)
    if found.code == NOT_PROVEN:
        headline = f"These pages cannot be verified: {found.why}. The record inside is whole. {verdict.headline}"
        return PdfVerdict(NOT_PROVEN, headline, notes=(_WORDS_ONLY, *notes), steps=steps)
    notes = notes if found.untouched else (_RESAVED, *notes)
    if not note.record:
        return PdfVerdict(SOUND, "Every page is as it was exported: a draft that nobody has signed.", notes=notes)
    return PdfVerdict(SOUND, f"Every page is as it was exported. {verdict.headline}", notes=notes)


def exported_again(plan: Plan, note: ExportNote, record: bytes, say: Said = silent) -> bytes:
    """Export a record again as its note says.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    copy = copy_for(plan, options_of(note))
    stream = BytesIO()
    changes = note.practice_changes if note.record else copy.practice_changes
    write(replace(copy, superseded_by=note.superseded_by, practice_changes=changes), stream, record, told(say, MAKING))
    return stream.getvalue()


def _of_another_version(
    data: bytes, fresh: bytes, plan: Plan, note: ExportNote, verdict: Verdict, notes: tuple[str, ...]
) -> PdfVerdict:
    """Compare the sealed texts, which every version prints word for word, and note that the rest proves nothing."""
    apart = sealed_texts_apart(data, fresh, plan)
    steps = (NextMove.GENUINE, NextMove.FINGERPRINT) if note.record else (NextMove.GENUINE,)
    if apart.changed:
        headline = f"The file is not what was exported. {apart.changed[0]}"
        return PdfVerdict(UNSOUND, headline, apart.changed, (note.maker_in_words, *notes), steps)
    headline = f"{note.maker_in_words} The record inside is whole. {verdict.headline}"
    return PdfVerdict(NOT_PROVEN, headline, notes=(*apart.notes, *notes), steps=steps)


def genuine_pages(data: bytes, opened: Opened, against: Plan | None = None, say: Said = silent) -> bytes:
    """Return the genuine PDF, made again from the record in a copy or from a given plan.

    Raises:
        GenuineError: There is no complete record to make it from.
        ReadingError: The file is no PDF that can be read.
    """
    found = attached(data)
    note = export_note(found)
    if PLAN not in found:
        if against is None:
            raise GenuineError("The file has no record inside. Give the plan too: the pages can be written from that.")
        if not verify(against).sound:
            raise GenuineError("The plan was changed after it was closed, so nothing genuine can be written from it.")
        from wizard.pdf_check.without_record import pages_from

        return pages_from(against, note, say)
    plan = opened(found[PLAN])
    if isinstance(plan, str) or not verify(plan).sound:
        raise GenuineError("The record inside was changed or damaged, so nothing genuine can be written from it.")
    try:
        return exported_again(plan, note, found[PLAN], say)
    except NoMeetingError as error:
        raise GenuineError(str(error)) from None
