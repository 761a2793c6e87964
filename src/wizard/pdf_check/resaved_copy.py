"""A file that another program saved again, beside what was exported: all of it that can be compared but its bytes."""

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.pdf_check.looks import looks_otherwise
from wizard.pdf_check.page_annotations import Beside, Upon
from wizard.pdf_check.read_pdf import attached, opened_pdf, pages_of

_NOT_TOLD = "The reading order and the descriptions of its pictures, which screen readers need, were lost on the way."


@dataclass(frozen=True)
class PagesApart:
    """How the pages of a file differ from those that are expected."""

    given: int
    """How many there are."""
    expected: int
    read: tuple[int, ...] = ()
    """Which of them, from 1, read otherwise."""
    look: tuple[int, ...] = ()
    """Which of the others look otherwise."""

    def each(self) -> Iterator[str]:
        """Yield a sentence for each difference."""
        if self.given != self.expected:
            yield f"It has {self.given} pages and not {self.expected}."
        for number in sorted((*self.read, *self.look)):
            yield f"Page {number} {'reads' if number in self.read else 'looks'} otherwise."

    def together(self) -> Iterator[str]:
        """Yield a sentence for each kind of difference, and one where there is none."""
        if self.given != self.expected:
            yield f"It has {self.given} pages and not {self.expected}."
        for pages, (one, more) in ((self.read, ("reads", "read")), (self.look, ("looks", "look"))):
            if pages:
                named = f"Page {pages[0]} {one}" if len(pages) == 1 else f"Pages {_listed(pages)} {more}"
                yield f"{named} otherwise."
        if self == PagesApart(self.given, self.given):
            yield "Every page reads and looks the same."


def _listed(pages: tuple[int, ...]) -> str:
    """Return numbers in words: “1, 6 to 9 and 12”."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def pages_apart(data: bytes, fresh: bytes) -> PagesApart:
    """Return how the pages of two files differ, read and looked at.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    read, look = [], []
    with opened_pdf(data) as given, opened_pdf(fresh) as meant:
        counts = len(pages_of(given)), len(pages_of(meant))
        for number, (page, expected) in enumerate(zip(given, meant, strict=False), start=1):
            if page.get_textpage().get_text_bounded() != expected.get_textpage().get_text_bounded():
                read.append(number)
            elif looks_otherwise(page, expected):
                look.append(number)
    return PagesApart(*counts, tuple(read), tuple(look))


def other_differences(given: Beside, meant: Beside) -> Iterator[str]:
    """Yield what differs beside words and drawing: what lies upon the pages, acts, or is spoken, in words."""
    yield from _upon(given, meant)
    yield from given.acting
    if given.title != meant.title:
        yield "Its title was changed."
    if any(told is not None for told in given.told):
        pairs = enumerate(zip(given.told, meant.told, strict=False), start=1)
        yield from (f"The description of a picture on page {number} was changed." for number, (a, b) in pairs if a != b)


def attachment_differences(data: bytes, fresh: bytes) -> Iterator[str]:
    """Yield what a file carries otherwise than the one exported, in words.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    given, meant = attached(data), attached(fresh)
    for name, content in meant.items():
        if name not in given:
            yield f"“{name}”, which it carried, was taken out."
        elif given[name] != content:
            yield f"“{name}”, which it carries, was changed."
    for name in given.keys() - meant.keys():
        shown = "".join(character for character in name if character.isprintable())[:60]
        yield f"Something was attached to it: “{shown}”."


def losses(given: Beside) -> tuple[str, ...]:
    """Return what a program that saves a file may harmlessly lose, and lost here, in words."""
    return () if any(told is not None for told in given.told) else (_NOT_TOLD,)


def foreign(given: Beside) -> tuple[str, ...]:
    """Return what a file has that no file of ours has, in words, where there is none to compare it with."""
    pages = (number for number, upon in enumerate(given.upon, start=1) if not all(each.link for each in upon))
    return (*(f"Page {number} has something laid over it." for number in pages), *given.acting)


def _upon(given: Beside, meant: Beside) -> Iterator[str]:
    for number, (upon, expected) in enumerate(zip(given.upon, meant.upon, strict=False), start=1):
        if len(upon) > len(expected) or not all(each.link for each in upon):
            yield f"Page {number} has something laid over it."
        elif len(upon) < len(expected):
            yield f"A link of page {number} was taken out."
        elif not _in_place(upon, expected):
            yield f"A link of page {number} was moved, or leads elsewhere."


def _in_place(upon: tuple[Upon, ...], expected: tuple[Upon, ...]) -> bool:
    pairs = zip(upon, expected, strict=True)
    return all(one.lies_as(two) and one.leads == two.leads for one, two in pairs)
