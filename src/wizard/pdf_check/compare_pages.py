"""Compares a PDF with the pages that it should have: the same, changed, or redrawn so that nothing can be proven."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wizard.foundation.formatting import counted
from wizard.pdf.attachments import PROGRAM
from wizard.pdf_check.check_progress import NAMING, Said, silent, told
from wizard.pdf_check.laid_over import laid_over
from wizard.pdf_check.other_pages import more_or_fewer, pages_by_words
from wizard.pdf_check.page_words import other_words
from wizard.pdf_check.pdf_syntax import DoubledError, UnclearError
from wizard.pdf_check.pdf_verdict import NOT_PROVEN, SOUND, UNSOUND
from wizard.pdf_check.read_pdf import ReadingError, opened_pdf
from wizard.pdf_check.rewritten_copy import attachment_differences, rewritten_differences
from wizard.pdf_check.same_document import Area, Compared, Drawn, compared, sentences
from wizard.tagged_pdf.pdf_skeleton import OURS, Skeleton, SkeletonError, skeleton

ADDED = "Something was added after the end of the file."


@dataclass(frozen=True)
class Outcome:
    """The result of a comparison."""

    code: int
    """`SOUND`, `UNSOUND` or `NOT_PROVEN`."""
    findings: tuple[str, ...] = ()
    """The differences, each in one sentence."""
    untouched: bool = False
    """Whether the file is exactly what was exported, not saved again by another program."""
    why: str = ""
    """Why nothing can be proven: a clause."""


def outcome(data: bytes, fresh: bytes, say: Said = silent) -> Outcome:
    """Compare a file with the one that was exported; `say` gets the progress.

    Raises:
        ReadingError: The file is not a readable PDF.
    """
    try:
        given: Skeleton | None = skeleton(data)
    except SkeletonError as error:
        given, broken = None, str(error)
    else:
        broken = ""
        if given == skeleton(fresh):
            return Outcome(SOUND, untouched=True)
    try:
        found = compared(data, fresh, say)
    except DoubledError as error:
        return Outcome(UNSOUND, (f"Readers see different things in it: {error}.",))
    except UnclearError as error:
        if OURS.match(data):
            return Outcome(UNSOUND, (end_of(data) or f"The file was damaged or changed: {broken or error}.",))
        return _by_words(data, fresh, say, f"it is built in a way that this check cannot follow reliably ({error})")
    if found.proven:
        # A file that begins like ours and is built like ours was not saved by another program, so it must match
        # exactly.
        apart = tuple(_skeletons_apart(given, skeleton(fresh))) if given else ()
        return Outcome(UNSOUND, apart) if apart else Outcome(SOUND)
    if found.pages[0] == found.pages[1] and found.rewritten:
        by = found.saved_by if found.saved_by and not found.saved_by.startswith(PROGRAM) else "another program"
        return _by_words(data, fresh, say, f"it was re-saved and its pages were rewritten by {by}")
    # A file that begins like ours must also be built like ours, apart from anything that an editor added after its end.
    built = [f"The file was damaged or changed: {broken}."] if broken and OURS.match(data) and not end_of(data) else []
    return Outcome(UNSOUND, (*_findings(data, fresh, found, say), *built))


def end_of(data: bytes) -> str:
    """Return what is wrong with the end of a file, in one sentence; empty if nothing is."""
    if data.startswith(b"%PDF-") and b"%%EOF" not in data[-1024:]:
        return "The file was cut short: its end is missing."
    end = data.find(b"%%EOF\n") + len(b"%%EOF\n")
    # An incremental update only adds to our file: the part up to our own end is unchanged.
    if OURS.match(data) and end < len(data) and _is_whole(data[:end]):
        return ADDED
    return ""


def _is_whole(data: bytes) -> bool:
    try:
        skeleton(data)
    except SkeletonError:
        return False
    return True


def _by_words(data: bytes, fresh: bytes, say: Said, why: str) -> Outcome:
    """If the drawing cannot be compared, compare the words and everything else."""
    findings = tuple(rewritten_differences(data, fresh, say))
    return Outcome(UNSOUND, findings) if findings else Outcome(NOT_PROVEN, why=why)


def _skeletons_apart(given: Skeleton, fresh: Skeleton) -> Iterator[str]:
    """Yield structural differences between two files that look the same."""
    numbers = given.objects.keys() | fresh.objects.keys()
    if any(given.objects.get(number) != fresh.objects.get(number) for number in numbers):
        yield "The file is not what was exported: a part that no PDF reader shows was changed."
    if given.frame != fresh.frame:
        yield "The beginning or the end of the file is different."


def _findings(data: bytes, fresh: bytes, found: Compared, say: Said) -> Iterator[str]:
    given, meant = found.pages
    if given != meant:
        yield from _more_or_fewer(data, fresh, found)
    else:
        yield from _drawings(data, fresh, found, say)
    yield from attachment_differences(data, fresh)
    if given == meant:
        yield from dict.fromkeys(_beside_drawings(found))


def _more_or_fewer(data: bytes, fresh: bytes, found: Compared) -> Iterator[str]:
    """Match pages with each other: by their drawing, or by their words if another program redrew them all."""
    same = found.same_pages
    if not any(same):
        try:
            with opened_pdf(data) as given, opened_pdf(fresh) as meant:
                same = pages_by_words(given, meant)
        except ReadingError:
            yield f"It has {counted(found.pages[0], 'page')} instead of {found.pages[1]}."
            return
    yield from more_or_fewer(same, found.pages[1])


def _beside_drawings(found: Compared) -> Iterator[str]:
    """Yield the differences besides the drawings, naming anything that a viewer put on a page."""
    for area, page in found.differs:
        drawn_as_exported = page is not None and found.drawn[page - 1] is Drawn.SAME
        laid = laid_over(found.laid.get(page or 0, Counter()), page or 0, same_drawing=drawn_as_exported)
        yield from [laid] if area is Area.UPON and laid else sentences(((area, page),))


def _drawings(data: bytes, fresh: bytes, found: Compared, say: Said) -> Iterator[str]:
    changed = [number for number, drawn in enumerate(found.drawn) if drawn is not Drawn.SAME]
    if not changed:
        return
    try:
        with opened_pdf(data) as given, opened_pdf(fresh) as meant:
            for number in changed:
                told(say, NAMING)(number + 1, len(found.drawn))
                words = other_words(given[number], meant[number])
                yield f"Page {number + 1} {'has different words: ' + words if words else _PAINTED}."
    except ReadingError:
        yield from (f"Page {number + 1} is drawn differently." for number in changed)


_PAINTED = "looks different: all its words are there, but something on it was drawn, moved or painted over"
