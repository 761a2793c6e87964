"""Letters: which ones a plan's decisions need, what each lacks, and writing them into a folder, all or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.foundation.atomic_file import write_all
from wizard.foundation.file_errors import reason
from wizard.foundation.file_names import safe_name
from wizard.foundation.formatting import counted, listed
from wizard.guidance.packs.letter_texts import letters_with
from wizard.guidance.packs.toml_files import PackError
from wizard.plan.plan import Plan
from wizard.services.guidance_packs import current_pack
from wizard.services.plan_files import ServiceError

if TYPE_CHECKING:
    from wizard.exports.letters.letter import Letter

DOCX, PDF = ".docx", ".pdf"
BOTH = (DOCX, PDF)
"""The formats of a letter: a Word file to edit, and a PDF."""


class LetterRequest(NamedTuple):
    """Which letters are wanted, and how."""

    item: str | None = None
    """Only the letters of this item; None for all."""
    keys: frozenset[str] | None = None
    """Only the letters with these keys; None for all."""
    meeting: int | None = None
    issued: date | None = None
    """The date on the letters; None leaves it to be filled in."""
    final: bool = False
    """Leave out the line at the end, where it is optional."""
    endings: tuple[str, ...] = BOTH


ALL = LetterRequest()
"""All letters of the last closed meeting."""


class FilesThereError(ServiceError):
    """Files of the same names exist already; they are replaced only if the person wants that."""


def see_free(folder: Path, files: Iterable[Path], what: str) -> None:
    """See that none of these files exists.

    Raises:
        FilesThereError: One does.
    """
    there = [path.name for path in files if path.exists()]
    if there:
        are = "is" if len(there) == 1 else "are"
        raise FilesThereError(
            f"{counted(len(there), 'file')} of {what} {are} in “{folder.name}” already, such as “{there[0]}”."
        )


def write_set(folder: Path, files: Mapping[Path, bytes], what: str, go_on: Callable[[], object] = lambda: None) -> None:
    """Write files that belong together into a folder, created if needed: all of them, or none.

    `go_on` is called before each is written; if it raises, the work ends. A folder created for nothing is removed.

    Raises:
        ServiceError: It was not possible.
    """
    try:
        with _folder(folder):
            write_all(files, go_on=go_on)
    except OSError as error:
        raise ServiceError(f"No {what} were written into “{folder.name}”: {reason(error)}.") from error


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Create a folder for the work inside the `with` block, and remove it again if that fails."""
    fresh = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in fresh:
            # If somebody else has put a file there meanwhile, the folder stays.
            with suppress(OSError):
                each.rmdir()
        raise


class MadeLetter(NamedTuple):
    """A letter that was written."""

    letter: Letter
    files: tuple[Path, ...]
    sha256: str
    """The digest of the first file: it shows which words were made, even if somebody edits the file later."""


def letters(plan: Plan, request: LetterRequest = ALL) -> tuple[Letter, ...]:
    """Return the letters that the decisions of a closed meeting need.

    Raises:
        ServiceError: The plan has no such closed meeting, or the texts are damaged.
    """
    # Imported late: starting the program needs no letter.
    from wizard.exports.letters.letter import letters_of

    _see_closed(plan, request.meeting)
    number = request.meeting or plan.records[-1].content.number
    pack_id = next(each.content.meeting.guidance.pack for each in plan.records if each.content.number == number)
    try:
        texts = letters_with(current_pack(pack_id)[0].letters)
    except PackError as error:
        raise ServiceError(str(error)) from error
    except ServiceError:
        # Another LMC's guidance is not on this PC; the program's own texts are.
        texts = letters_with(())
    _see_item(plan, request.item)
    found = letters_of(plan, texts, number=number, issued=request.issued, final=request.final)
    wanted = [each for each in found if request.item in (None, each.item)]
    return tuple(each for each in wanted if request.keys is None or each.key in request.keys)


def _see_closed(plan: Plan, number: int | None) -> None:
    if (plan.meeting is not None and number == plan.meeting.number) or not plan.records:
        raise ServiceError("Letters are made from a closed record: close the meeting on the Sign step first.")
    known = [record.content.number for record in plan.records]
    if number is not None and number not in known:
        raise ServiceError(
            f"The plan has no closed meeting {number}. Choose one of: {listed([str(n) for n in known])}."
        )


def _see_item(plan: Plan, item: str | None) -> None:
    known = plan.records[-1].content.meeting.order
    if item is not None and item not in known:
        raise ServiceError(f"The guidance has no item “{item}”. Choose one of: {listed(known)}.")


def make_letters(
    plan: Plan,
    folder: Path,
    request: LetterRequest = ALL,
    *,
    force: bool = False,
    progress: Callable[[int, int], object] = lambda _done, _all: None,
) -> tuple[MadeLetter, ...]:
    """Write letters into a folder: all of them, or none.

    Args:
        plan: The plan.
        folder: Where they go; made if it is not there.
        request: Which letters to make.
        force: Whether files of the same name are replaced.
        progress: Gets (letter, letters) as each is made and before each file is written. If it raises, the work
            ends and nothing is left.

    Raises:
        FilesThereError: A file of the same name exists and may not be replaced.
        ServiceError: There is no closed meeting, or the folder cannot be written to.
    """
    found = letters(plan, request)
    held = {record.content.number: record.content.meeting.held_on for record in plan.records}
    named = [
        (letter, tuple(folder / f"{stem}{ending}" for ending in request.endings))
        for letter, stem in zip(found, file_stems(found), strict=True)
    ]
    if not force:
        see_free(folder, (path for _, paths in named for path in paths), "these letters")
    files: dict[Path, bytes] = {}
    for number, (letter, paths) in enumerate(named, 1):
        on = request.issued or held.get(letter.meeting)
        files |= {path: _written(letter, path.suffix, on) for path in paths}
        progress(number, len(found))
    write_set(folder, files, "letters", lambda: progress(len(found), len(found)))
    return tuple(MadeLetter(letter, paths, sha256(files[paths[0]]).hexdigest()) for letter, paths in named if paths)


def _written(letter: Letter, ending: str, on: date | None) -> bytes:
    if ending == DOCX:
        from wizard.exports.letters.letter_docx import letter_docx

        return letter_docx(letter, on)
    from wizard.pdf.letter_pdf import letter_pdf

    return letter_pdf(letter, on)


def file_stems(found: Sequence[Letter]) -> tuple[str, ...]:
    """Return the name of each letter's file, without its extension: “Item 3, Notice on a service, MGUS monitoring”."""
    names: list[str] = []
    for letter in found:
        name = safe_name(", ".join(part for part in (f"Item {letter.item}", letter.text.title, letter.row) if part))
        taken = {each.casefold() for each in names}
        names.append(name if name.casefold() not in taken else safe_name(f"{name[:80]} ({letter.key})"))
    return tuple(names)


def listing(found: Sequence[Letter]) -> Iterator[str]:
    """Yield a line for each letter: its name, the addressee, its progress, and what is missing."""
    for letter in found:
        to = f", to {letter.to[0]}" if letter.to else ""
        yield f"{letter.key}: {letter.title}{to}. {letter.state}."
        if letter.missing:
            yield f"  Missing: {listed([each.words for each in letter.missing])}."
        yield from (f"  {warning}" for warning in letter.warnings)
