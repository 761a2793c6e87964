"""The abbreviations in a document, written out for readers who do not know them."""

from collections.abc import Iterable, Iterator, Sequence

from wizard.guidance.pack import Term, terms_in
from wizard.tagged_pdf import Block, FirstThatFits, Heading, Paragraph, Scaled
from wizard.tagged_pdf.story_blocks import mapped

_LOOK_UP = "Abbreviations are explained in the program’s help, under Words."


def with_abbreviations(
    story: Iterable[Block], glossary: Sequence[Term], elsewhere: Iterable[Block] = (), *, small: bool = False
) -> Iterator[Block]:
    """Yield a story and, at its end, the abbreviations of the glossary that occur in it; nothing if none does.

    Args:
        story: The document, or its last part. glossary: The terms with their meanings. elsewhere: Other parts of the
        document, which may use them too. small: Whether space is short: no heading, smaller type, and on a full page
        only a note on where to look them up.
    """
    blocks = list(story)
    yield from blocks
    used = [f"{term.term}: {term.long}" for term in terms_in(_words([*elsewhere, *blocks]), glossary) if term.long]
    if not used:
        return
    listed = "; ".join(used)
    if small:
        full = Scaled([Paragraph(f"Abbreviations. {listed}.", style="note")])
        yield FirstThatFits([[full], [Paragraph(_LOOK_UP, style="note")]])
        return
    yield Heading(2, "Abbreviations", bookmark="")
    yield Paragraph(f"{listed}.", style="table")


def _words(blocks: Sequence[Block]) -> Sequence[str]:
    found: list[str] = []

    def heard(words: str) -> str:
        found.append(words)
        return words

    for _ in mapped(blocks, heard):
        pass
    return found
