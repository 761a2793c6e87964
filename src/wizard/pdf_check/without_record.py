"""PDFs without a record: only the plan that they were made from can prove them.

Anyone who changes a page can also change the file's own data, so on their own they are never sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import product

from wizard.foundation.canonical_json import fingerprint as fingerprint_of
from wizard.minutes.minutes import NoMeetingError
from wizard.pdf.attachments import ExportNote, OutwardNote
from wizard.pdf.export_pdf import ExportOptions, copy_for, options_of, outward_for, write, write_outward
from wizard.pdf_check.check_progress import MAKING, Said, silent, told
from wizard.pdf_check.compare_pages import Outcome, end_of, outcome
from wizard.pdf_check.page_annotations import beside
from wizard.pdf_check.page_words import document_text, tight
from wizard.pdf_check.pdf_verdict import NOT_PROVEN, SOUND, UNSOUND, NextMove, PdfVerdict
from wizard.pdf_check.read_pdf import opened_pdf
from wizard.pdf_check.rewritten_copy import foreign, page_differences
from wizard.plan.plan import Plan
from wizard.redaction.readers import READERS, Reader
from wizard.signing.closing import superseded_by
from wizard.signing.verify_plan import typed_fingerprint, verify
from wizard.tagged_pdf.pdf_skeleton import OURS, SkeletonError, skeleton

_OWN_DIGEST = "The digest inside it matches its pages, but anyone who changes a page can change that too."
_REMADE = "The plan may have been changed since: this comparison uses the plan as it is now."
_NOTHING = (
    "It has no record inside. Printing takes the record out, and so does joining files or saving pages under a new "
    "name; a file that this program did not make has none either."
)


def briefing_verdict(data: bytes, against: Plan | None, say: Said = silent) -> PdfVerdict:
    """Return the verdict on a briefing pack.

    Raises:
        ReadingError: The file is no PDF that can be read.
    """
    what = "This is a briefing pack: it records no decision"
    if against is None or against.meeting is None:
        return _alone(data, f"{what}, and has no record inside to compare it with", None)
    from wizard.pdf.briefing import briefing_bytes

    forms = product((False, True), repeat=2)
    made = [briefing_bytes(against, large_print=large, sheet=sheet) for large, sheet in forms]
    return _best(data, what, [outcome(data, each, say) for each in made])


def outward_verdict(data: bytes, note: OutwardNote, against: Plan | None, say: Said = silent) -> PdfVerdict:
    """Return the verdict on a document for a reader outside the partnership.

    Raises:
        ReadingError: The file is no PDF that can be read.
    """
    row = READERS[note.reader]
    what = f"This is the document “{row.document}”, for {row.words}. It has no record inside"
    if against is None:
        return _alone(data, what, note.pages)
    options = ExportOptions(note.number or None, note.reader, note.large_print, issued=note.issued)
    stream = BytesIO()
    try:
        write_outward(outward_for(against, options), stream, told(say, MAKING))
    except NoMeetingError:
        return PdfVerdict(UNSOUND, f"{what}. The plan has no such meeting.")
    return _best(data, what, [outcome(data, stream.getvalue(), say)])


def pages_verdict(
    data: bytes, note: ExportNote, fingerprint: str | None, against: Plan | None, say: Said = silent
) -> PdfVerdict:
    """Return the verdict on an action plan without its record: pages only, or one that lost it.

    Raises:
        ValueError: `fingerprint` is not one.
        ReadingError: The file is no PDF that can be read.
    """
    if note.reader is Reader.PARTNERS and not note.pages_only:
        steps = (NextMove.PLAN, NextMove.FINGERPRINT)
        return PdfVerdict(UNSOUND, "The plan inside this file was taken out.", steps=steps)
    what = "These are pages only, without the record inside"
    if note.reader is not Reader.PARTNERS:
        what = f"This is a copy for {READERS[note.reader].words} that an earlier version of this program made"
    if fingerprint is not None and typed_fingerprint(fingerprint) not in (note.record, note.signatures):
        return PdfVerdict(UNSOUND, f"{what}. They are of a different record from the fingerprint.")
    if against is None or note.reader is not Reader.PARTNERS:
        return _alone(data, what, note.pages, note)
    verdict = verify(against)
    if not verdict.sound:
        return PdfVerdict(UNSOUND, f"The plan to compare with was changed. {verdict.headline}")
    try:
        fresh = pages_from(against, note, say)
    except NoMeetingError:
        return PdfVerdict(UNSOUND, f"{what}. The plan has no such meeting.")
    if not note.made_here:
        return PdfVerdict(NOT_PROVEN, f"{what}. {note.maker_in_words}", steps=(NextMove.GENUINE, NextMove.FINGERPRINT))
    found = outcome(data, fresh, say)
    steps = (NextMove.GENUINE, NextMove.FINGERPRINT)
    if found.code == UNSOUND:
        return PdfVerdict(
            UNSOUND, f"{what}, but the plan gives different ones. {found.findings[0]}", found.findings, (), steps
        )
    if found.code == NOT_PROVEN:
        return PdfVerdict(NOT_PROVEN, f"{what}. They cannot be proven: {found.why}.", notes=verdict.notes, steps=steps)
    return PdfVerdict(SOUND, f"{what}. Every page is the same as in the plan. {verdict.headline}", notes=verdict.notes)


def printed_verdict(data: bytes, against: Plan | None, say: Said = silent) -> PdfVerdict:
    """Return the verdict on a file without our attachments, such as an action plan printed to a PDF.

    Raises:
        ReadingError: The file is no PDF that can be read.
    """
    if against is None:
        headline = "Nobody can prove what this is: it has no record inside."
        return PdfVerdict(NOT_PROVEN, headline, notes=(_NOTHING,), steps=(NextMove.FINGERPRINT, NextMove.PLAN))
    verdict = verify(against)
    if not verdict.sound:
        return PdfVerdict(UNSOUND, f"The plan to compare with was changed. {verdict.headline}")
    with opened_pdf(data) as document:
        text, pages = document_text(document), len(document)
    nearest: tuple[int, int, tuple[str, ...]] | None = None
    for fresh in _candidates(against, text, say):
        apart = tuple(page_differences(data, fresh, say, looks=False))
        if not apart:
            headline = "It has no record inside, so it cannot be proven. The words on every page are those of the plan."
            return PdfVerdict(NOT_PROVEN, headline, notes=(_NOTHING, *verdict.notes), steps=(NextMove.FINGERPRINT,))
        near = abs(len(skeleton(fresh).pages) - pages), len(apart), apart
        nearest = near if nearest is None else min(nearest, near)
    if nearest is None:
        headline = "Nobody can prove what this is: it has no record inside, and no page names a record of this plan."
        return PdfVerdict(NOT_PROVEN, headline, notes=(_NOTHING,), steps=(NextMove.FINGERPRINT,))
    findings = nearest[-1]
    headline = f"Its pages are not the pages of the plan. {findings[0]}"
    return PdfVerdict(UNSOUND, headline, findings, (_NOTHING,), (NextMove.GENUINE, NextMove.FINGERPRINT))


def _candidates(plan: Plan, text: str, say: Said) -> Iterator[bytes]:
    """Yield the plan's pages for the record named in a text, in each form of the document."""
    for record in plan.records:
        if tight(fingerprint_of(record.seal.digest)) not in text:
            continue
        signed = [answer for answer in record.answers if tight(fingerprint_of(answer.digest)) in text]
        signatures = fingerprint_of(signed[-1].digest) if signed else ""
        for large in (False, True):
            for annex, one_page in ((True, False), (False, False), (False, True)):
                note = ExportNote(
                    program="",
                    version="",
                    engine="",
                    number=record.content.number,
                    large_print=large,
                    annex=annex,
                    one_page=one_page,
                    signatures=signatures,
                    superseded_by=superseded_by(plan, record.content.number),
                )
                yield pages_from(plan, note, say)


def pages_from(plan: Plan, note: ExportNote, say: Said = silent) -> bytes:
    """Export a plan's pages without the record again, as a note says.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    options = replace(options_of(note), pages_only=True)
    stream = BytesIO()
    write(
        replace(copy_for(_as_signed(plan, note), options), superseded_by=note.superseded_by),
        stream,
        None,
        told(say, MAKING),
    )
    return stream.getvalue()


def _as_signed(plan: Plan, note: ExportNote) -> Plan:
    """Return the plan with no more answers to the record than there were when the pages were made."""
    records = []
    for record in plan.records:
        given = [fingerprint_of(answer.digest) for answer in record.answers]
        if record.content.number == note.number and (not note.signatures or note.signatures in given):
            count = given.index(note.signatures) + 1 if note.signatures else 0
            answers = record.answers[:count]
            record = record.replace(answers=answers, signatures=answers[-1].digest if answers else None)
        records.append(record)
    return plan.replace(records=tuple(records))


def _best(data: bytes, what: str, found: list[Outcome]) -> PdfVerdict:
    """Return the verdict on a document compared with one or several forms made again from the plan."""
    best = min(found, key=lambda each: ((SOUND, NOT_PROVEN, UNSOUND).index(each.code), len(each.findings)))
    if best.code == SOUND:
        return PdfVerdict(SOUND, f"{what}. Every page is the same as in the plan.")
    if best.code == NOT_PROVEN:
        return PdfVerdict(NOT_PROVEN, f"{what}. It cannot be proven: {best.why}.", steps=(NextMove.FINGERPRINT,))
    headline = f"{what}, but the plan gives different pages. {best.findings[0]}"
    return PdfVerdict(UNSOUND, headline, best.findings, (_REMADE,))


def _alone(data: bytes, what: str, pages: str | None, note: ExportNote | None = None) -> PdfVerdict:
    """Return the verdict on a file with nothing to compare it with: at best it is not proven.

    Raises:
        ReadingError: The file is no PDF that can be read.
    """
    stands = [f"The record is {note.record}." if note.record else "It is a draft."] if note else []
    steps = (NextMove.PLAN, NextMove.FINGERPRINT) if note and note.record else (NextMove.PLAN,)
    try:
        built = skeleton(data)
    except SkeletonError as error:
        if OURS.match(data):
            return PdfVerdict(UNSOUND, f"{what}. {end_of(data) or f'The file was damaged or changed: {error}.'}")
        findings = foreign(beside(data))
        if findings:
            return PdfVerdict(UNSOUND, f"{what}, and it was changed. {findings[0]}", findings, steps=steps)
        headline = f"{what}. It was re-saved by another program, and by itself it proves nothing."
        return PdfVerdict(NOT_PROVEN, headline, notes=tuple(stands), steps=steps)
    if pages is not None and built.pages_digest != pages:
        return PdfVerdict(UNSOUND, f"{what}. A page of it was changed.", steps=steps)
    own = [_OWN_DIGEST] if pages is not None else []
    return PdfVerdict(NOT_PROVEN, f"{what}. By itself it proves nothing.", notes=(*stands, *own), steps=steps)
