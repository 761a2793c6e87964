"""Is a PDF what was exported? Its record is taken out, checked, exported again, and compared object by object."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from wizard.foundation.canonical_json import fingerprint as fingerprint_of
from wizard.minutes.minutes import NoMeetingError
from wizard.pdf.attachments import PLAN, ExportNote, OutwardNote
from wizard.pdf.export_pdf import ExportOptions, copy_for, write
from wizard.pdf_check.page_annotations import beside
from wizard.pdf_check.read_pdf import (
    PackingError,
    ReadingError,
    attached,
    export_note,
    is_briefing,
    outward_note,
    refuse_bombs,
)
from wizard.pdf_check.resaved_copy import attachment_differences, foreign, losses, other_differences, pages_apart
from wizard.plan.plan import Plan
from wizard.redaction.readers import READERS, Reader
from wizard.signing.verify_plan import Verdict, typed_fingerprint, verify
from wizard.tagged_pdf.pdf_skeleton import OURS, Skeleton, SkeletonError, skeleton

SOUND, UNSOUND = 0, 1

_NOT_SEALED = (
    "What the pages say of other meetings (what superseded this one, how voting rule and people were before it) "
    "was taken from the whole plan at the export; the seal of this record does not cover it."
)

_SAME = (
    "Its pages read and look the same, nothing was laid over them, and it carries the same files; "
    "how it is built, and its bookmarks, were not compared."
)
_BRIEFING = "This is a briefing pack: it records no decision, and there is nothing to check in it."

Opened = Callable[[bytes], Plan | str]
"""Turns a plan file's bytes into the plan, or says in one sentence why they are none."""


@dataclass(frozen=True)
class PdfVerdict:
    """Whether a PDF is whole and what was exported, in words."""

    code: int
    """0: sound; 1: damaged or changed."""
    headline: str
    findings: tuple[str, ...] = ()
    """What is wrong, each in one sentence."""
    notes: tuple[str, ...] = ()
    """What else there is to know, and what checking can never show."""
    pages_checked: bool = True
    """False if the pages prove nothing, because another version of the program is said to have made them."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return self.code == SOUND


def check_pdf(data: bytes, opened: Opened, fingerprint: str | None = None, against: Plan | None = None) -> PdfVerdict:
    """Check a PDF.

    Args:
        data: The file.
        opened: Opens the plan file that it carries.
        fingerprint: One from a printed page, to compare with.
        against: The plan from which pages without a record were made.

    Raises:
        ValueError: `fingerprint` is not one.
    """
    try:
        # Before anything else unpacks the file.
        refuse_bombs(data)
    except PackingError as error:
        return PdfVerdict(UNSOUND, str(error))
    end = _end(data)
    if end:
        return PdfVerdict(UNSOUND, end)
    try:
        found = attached(data)
        if is_briefing(found):
            return PdfVerdict(SOUND, _BRIEFING)
        outward = outward_note(found)
        if outward is not None:
            return _outward(data, outward)
        note = export_note(found)
    except ReadingError as error:
        return PdfVerdict(UNSOUND, str(error))
    if PLAN not in found:
        return _without_record(data, note, fingerprint, against)
    plan = opened(found[PLAN])
    if isinstance(plan, str):
        return PdfVerdict(UNSOUND, f"The plan inside was changed or damaged. {plan}")
    verdict = verify(plan, fingerprint)
    if not verdict.sound:
        findings = tuple(finding.sentence for finding in verdict.findings)
        return PdfVerdict(UNSOUND, f"The plan inside was changed. {verdict.headline}", findings)
    return _pages(data, found[PLAN], plan, note, verdict)


def _end(data: bytes) -> str:
    """Return what is wrong with the end of a file, in one sentence; empty if nothing is."""
    if data.startswith(b"%PDF-") and b"%%EOF" not in data[-1024:]:
        return "The file was cut: its end is missing."
    ours = OURS.match(data) is not None
    end = data.find(b"%%EOF\n") + len(b"%%EOF\n")
    # An incremental update leaves our file as it was and adds to it: the part up to our own end is still whole.
    if ours and end < len(data) and _is_whole(data[:end]):
        return "Something was added after the end of the file."
    return ""


def _is_whole(data: bytes) -> bool:
    try:
        skeleton(data)
    except SkeletonError:
        return False
    return True


def _pages(data: bytes, record: bytes, plan: Plan, note: ExportNote, verdict: Verdict) -> PdfVerdict:
    """Compare the pages with those that the record gives, as closely as the file allows."""
    beside = [_NOT_SEALED] if note.changes or note.superseded_by is not None else []
    notes = (*verdict.notes, *beside, *verdict.cannot_tell)
    try:
        given: Skeleton | None = skeleton(data)
    except SkeletonError as error:
        # A file that begins like ours must also be built like ours. Any other was written by another program.
        if OURS.match(data):
            return PdfVerdict(UNSOUND, f"The file was damaged or changed: {error}.", notes=notes)
        given = None
    try:
        fresh = exported_again(plan, note, record)
    except NoMeetingError:
        return PdfVerdict(UNSOUND, "The plan inside is not the one that was exported: it has no such meeting.")
    # Another version may print other words, so differing pages prove nothing; the plan inside is checked all the same.
    if not note.made_here:
        return _of_another_version(data, fresh, note, verdict, notes)
    if given is None:
        return _saved_again(data, fresh, verdict, notes)
    findings = tuple(_differences(given, skeleton(fresh)))
    if findings:
        return PdfVerdict(UNSOUND, f"The file is not what was exported. {findings[0]}", findings, notes)
    if not note.record:
        return PdfVerdict(SOUND, "Every page is as it was exported: a draft, which nobody has signed.", notes=notes)
    return PdfVerdict(SOUND, f"Every page is as it was exported. {verdict.headline}", notes=notes)


def exported_again(plan: Plan, note: ExportNote, record: bytes) -> bytes:
    """Return the PDF that a record gives when it is exported as a note says.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    copy = copy_for(plan, _options(note))
    stream = BytesIO()
    changes = note.practice_changes if note.record else copy.practice_changes
    write(replace(copy, superseded_by=note.superseded_by, practice_changes=changes), stream, record)
    return stream.getvalue()


def _options(note: ExportNote) -> ExportOptions:
    return ExportOptions(
        note.number,
        large_print=note.large_print,
        annex=note.annex,
        one_page=note.one_page,
        issued=note.issued,
        pages_only=note.pages_only,
    )


def _saved_again(data: bytes, fresh: bytes, verdict: Verdict, notes: tuple[str, ...]) -> PdfVerdict:
    """Compare what the pages say, how they look and what is with them, once another program wrote the file."""
    try:
        given = beside(data)
        findings = (
            *pages_apart(data, fresh).each(),
            *other_differences(given, beside(fresh)),
            *attachment_differences(data, fresh),
        )
    except ReadingError as error:
        return PdfVerdict(UNSOUND, str(error), notes=notes)
    if findings:
        headline = f"This copy was saved again by another program, and it was changed. {findings[0]}"
        return PdfVerdict(UNSOUND, headline, findings, notes)
    said = "This copy was re-saved by another program; the plan inside is the one that was exported"
    return PdfVerdict(SOUND, f"{said}. {verdict.headline}", notes=(_SAME, *losses(given), *notes))


def _of_another_version(
    data: bytes, fresh: bytes, note: ExportNote, verdict: Verdict, notes: tuple[str, ...]
) -> PdfVerdict:
    """Say that the pages prove nothing, and how they differ from what this version prints: it may print other words."""
    try:
        differing = (*pages_apart(data, fresh).together(), *foreign(beside(data)))
    except ReadingError as error:
        return PdfVerdict(UNSOUND, str(error), notes=notes)
    compared = f"Beside what this version prints: {' '.join(differing)}"
    headline = f"{note.maker_in_words} {verdict.headline}"
    return PdfVerdict(SOUND, headline, notes=(compared, *notes), pages_checked=False)


def _differences(given: Skeleton, fresh: Skeleton) -> Iterator[str]:
    """Yield what differs between two files, page by page, in words."""
    differing = [
        number
        for number in sorted(given.objects.keys() | fresh.objects.keys())
        if given.objects.get(number) != fresh.objects.get(number)
    ]
    pages = {page for number in differing if (page := fresh.page_of(number))}
    yield from (f"Page {page} differs." for page in sorted(pages))
    others = [number for number in differing if fresh.page_of(number) is None]
    if len(given.pages) != len(fresh.pages):
        yield f"It has {len(given.pages)} pages and not {len(fresh.pages)}."
    if others:
        which = f"object {others[0]}" if len(others) == 1 else f"{len(others)} objects, the first of them {others[0]}"
        yield f"Something beside the pages differs: {which}."
    if given.frame != fresh.frame:
        yield "What the file says of itself at its beginning or its end differs."


def _without_record(data: bytes, note: ExportNote, fingerprint: str | None, against: Plan | None) -> PdfVerdict:
    """Return the verdict on a file without a plan: pages alone, a copy by an earlier version, or one that lost it."""
    if note.reader is Reader.PARTNERS and not note.pages_only:
        return PdfVerdict(UNSOUND, "The plan that this file carried was taken out.")
    what = "These are pages only, without the record inside"
    if note.reader is not Reader.PARTNERS:
        what = f"This is a copy for {READERS[note.reader].words} that an earlier version of this program made"
    if fingerprint is not None and typed_fingerprint(fingerprint) not in (note.record, note.signatures):
        return PdfVerdict(UNSOUND, f"{what}. They stand for another record than the fingerprint.")
    if against is not None and note.reader is Reader.PARTNERS:
        return _against(data, note, against, what)
    stands = f"The record is {note.record}." if note.record else "It is a draft."
    notes = (stands, "The plan itself shows whether its pages are what was signed: check FILE.pdf --plan PLAN.")
    return _by_its_own_digest(data, note.pages, what, notes)


def _against(data: bytes, note: ExportNote, plan: Plan, what: str) -> PdfVerdict:
    """Compare pages without a record with those that a plan gives."""
    verdict = verify(plan)
    if not verdict.sound:
        return PdfVerdict(UNSOUND, f"The plan to compare with was changed. {verdict.headline}")
    try:
        copy = copy_for(_as_signed(plan, note), _options(note))
    except NoMeetingError:
        return PdfVerdict(UNSOUND, f"{what}. The plan has no such meeting.")
    copy = replace(copy, superseded_by=note.superseded_by)
    if not note.made_here:
        return PdfVerdict(SOUND, note.maker_in_words, pages_checked=False)
    stream = BytesIO()
    write(copy, stream)
    try:
        findings = tuple(_differences(skeleton(data), skeleton(stream.getvalue())))
    except SkeletonError as error:
        return PdfVerdict(UNSOUND, f"{what}. The file was damaged or changed: {error}.")
    if findings:
        return PdfVerdict(UNSOUND, f"{what}, and the plan gives others. {findings[0]}", findings)
    return PdfVerdict(SOUND, f"{what}. Every page is what the plan gives. {verdict.headline}", notes=verdict.notes)


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


def _outward(data: bytes, note: OutwardNote) -> PdfVerdict:
    """Return the verdict on a document for a reader outside the partnership."""
    row = READERS[note.reader]
    what = f"This is the document “{row.document}”, for {row.words}. It carries no record"
    return _by_its_own_digest(data, note.pages, what, ())


def _by_its_own_digest(data: bytes, pages: str, what: str, notes: tuple[str, ...]) -> PdfVerdict:
    """Compare what stands on the pages with the digest that the file itself gives."""
    notes = (
        *notes,
        "Whoever can change a page of it can also change what is checked here: the record is what counts.",
    )
    try:
        whole = skeleton(data).pages_digest == pages
    except SkeletonError as error:
        if OURS.match(data):
            return PdfVerdict(UNSOUND, f"{what}. The file was damaged or changed: {error}.")
        return _copy_saved_again(data, f"{what}. It was re-saved by another program", notes)
    if not whole:
        return PdfVerdict(UNSOUND, f"{what}. A page of it was changed.")
    return PdfVerdict(SOUND, f"{what}. Every page is as it was made.", notes=notes)


def _copy_saved_again(data: bytes, what: str, notes: tuple[str, ...]) -> PdfVerdict:
    """Return the verdict on a copy without a record that another program wrote: its pages cannot be compared."""
    try:
        findings = foreign(beside(data))
    except ReadingError as error:
        return PdfVerdict(UNSOUND, str(error), notes=notes)
    if findings:
        return PdfVerdict(UNSOUND, f"{what}, and it was changed. {findings[0]}", findings, notes)
    return PdfVerdict(SOUND, f"{what}, and its pages cannot be checked.", notes=notes)
