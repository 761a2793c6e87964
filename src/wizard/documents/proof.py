"""Is a PDF what was exported? Its record is taken out, checked, exported again, and compared object by object."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from wizard.documents.attachments import PLAN
from wizard.documents.export import ExportOptions, copy_for, write
from wizard.documents.note import ExportNote
from wizard.documents.packing import PackingError, refuse_bombs
from wizard.documents.readers import GETS
from wizard.documents.reading import ReadingError, attached, export_note, page_pictures, page_texts
from wizard.documents.skeleton import OURS, Skeleton, SkeletonError, skeleton
from wizard.domain.minutes import NoMeetingError
from wizard.domain.plan import Plan
from wizard.domain.verification import Verdict, typed_fingerprint, verify

SOUND, UNSOUND = 0, 1

_NOT_SEALED = (
    "What the pages say of other meetings (what superseded this one, how voting rule and people were before it) "
    "was taken from the whole plan at the export; the seal of this record does not cover it."
)

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

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return self.code == SOUND


def check_pdf(data: bytes, opened: Opened, fingerprint: str | None = None) -> PdfVerdict:
    """Check a PDF.

    Args:
        data: The file.
        opened: Opens the plan file that it carries.
        fingerprint: One from a printed page, to compare with.

    Raises:
        ValueError: `fingerprint` is not one.
    """
    try:
        refuse_bombs(data)
    except PackingError as error:
        return PdfVerdict(UNSOUND, str(error))
    end = _end(data)
    if end:
        return PdfVerdict(UNSOUND, end)
    try:
        found = attached(data)
        note = export_note(found)
    except ReadingError as error:
        return PdfVerdict(UNSOUND, str(error))
    if PLAN not in found:
        return _without_record(data, note, fingerprint)
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
        if OURS.match(data):
            return PdfVerdict(UNSOUND, f"The file was damaged or changed: {error}.", notes=notes)
        given = None
    if not note.made_here:
        made = f"Made by version {note.version}: data and seal are sound, pages were not compared."
        return PdfVerdict(SOUND, f"{made} {verdict.headline}", notes=notes)
    try:
        fresh = exported_again(plan, note, record)
    except NoMeetingError:
        return PdfVerdict(UNSOUND, "The plan inside is not the one that was exported: it has no such meeting.")
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
    copy = copy_for(plan, ExportOptions(note.number, note.reader, note.large_print))
    stream = BytesIO()
    changes = note.practice_changes if note.record else copy.practice_changes
    write(replace(copy, superseded_by=note.superseded_by, practice_changes=changes), stream, record)
    return stream.getvalue()


def _saved_again(data: bytes, fresh: bytes, verdict: Verdict, notes: tuple[str, ...]) -> PdfVerdict:
    """Compare what the pages say and how they look: all that can be compared once another program wrote the file."""
    try:
        findings = tuple(_unlike(data, fresh))
    except ReadingError as error:
        return PdfVerdict(UNSOUND, str(error), notes=notes)
    if findings:
        headline = f"This copy was saved again by another program, and its pages were changed. {findings[0]}"
        return PdfVerdict(UNSOUND, headline, findings, notes)
    said = "This copy was re-saved by another program; the plan inside is the one that was exported"
    words = "Its pages read and look the same; what lies behind them was not compared."
    return PdfVerdict(SOUND, f"{said}. {verdict.headline}", notes=(words, *notes))


def _unlike(data: bytes, fresh: bytes) -> Iterator[str]:
    """Yield on which pages two files read or look otherwise, in words."""
    given, expected = page_texts(data), page_texts(fresh)
    if len(given) != len(expected):
        yield f"It has {len(given)} pages and not {len(expected)}."
    pairs = zip(given, expected, page_pictures(data), page_pictures(fresh), strict=False)
    for number, (words, meant, picture, drawn) in enumerate(pairs, start=1):
        if words != meant:
            yield f"Page {number} reads otherwise."
        elif picture != drawn:
            yield f"Page {number} looks otherwise."


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


def _without_record(data: bytes, note: ExportNote, fingerprint: str | None) -> PdfVerdict:
    """Return the verdict on a file without a plan: a redacted copy, or one that lost it."""
    if GETS[note.reader].record:
        return PdfVerdict(UNSOUND, "The plan that this file carried was taken out.")
    what = f"This is a copy for {GETS[note.reader].words}, from which parts were left out"
    if fingerprint is not None and typed_fingerprint(fingerprint) not in (note.record, note.signatures):
        return PdfVerdict(UNSOUND, f"{what}. It stands for another record than the fingerprint.")
    stands = f"It stands for the record {note.record}." if note.record else "It stands for a draft."
    notes = (
        stands,
        "Whoever can change a page of a copy can also change what is checked here: the record is what counts.",
    )
    try:
        whole = skeleton(data).pages_digest == note.pages
    except SkeletonError as error:
        if OURS.match(data):
            return PdfVerdict(UNSOUND, f"{what}. The file was damaged or changed: {error}.")
        return PdfVerdict(
            SOUND, f"{what}. It was re-saved by another program, and its pages cannot be checked.", notes=notes
        )
    if not whole:
        return PdfVerdict(UNSOUND, f"{what}. A page of it was changed.")
    return PdfVerdict(SOUND, f"{what}: complete as redacted. It cannot be checked against the signatures.", notes=notes)
