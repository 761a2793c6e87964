"""Changing the words of a story throughout: every text of every block goes through one function."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from wizard.tagged_pdf.drawing.words import Run, Text
from wizard.tagged_pdf.story_blocks import (
    Block,
    Bullets,
    Callout,
    Compact,
    Figure,
    Heading,
    Labels,
    Paragraph,
    Quote,
    Signature,
    Table,
    Together,
)

Change = Callable[[str], str]
"""Takes the words of a block, or of a run in it, and returns others."""


def mapped(story: Iterable[Block], change: Change) -> Iterator[Block]:
    """Yield a story with `change` made to all its words: text, captions, alternative texts, bookmarks."""
    for block in story:
        yield _block(block, change)


def _text(text: Text, change: Change) -> Text:
    if isinstance(text, str):
        return change(text)
    if isinstance(text, Run):
        return replace(text, text=change(text.text))
    return tuple(change(part) if isinstance(part, str) else replace(part, text=change(part.text)) for part in text)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Heading():
            bookmark = change(block.bookmark) if block.bookmark else block.bookmark
            return replace(block, text=_text(block.text, change), bookmark=bookmark)
        case Paragraph():
            return replace(block, text=_text(block.text, change))
        case Bullets():
            return replace(block, items=[_text(item, change) for item in block.items])
        case Labels():
            return replace(block, pairs=[(_text(label, change), _text(value, change)) for label, value in block.pairs])
        case Table():
            rows = [tuple(_text(cell, change) for cell in row) for row in block.rows]
            return replace(block, rows=rows, caption=_text(block.caption, change))
        case Figure() | Signature():
            return replace(block, alt=change(block.alt))
        case Quote():
            return replace(block, text=_text(block.text, change), by=_text(block.by, change))
        case Callout():
            return replace(block, title=_text(block.title, change), text=_text(block.text, change))
        case Together() | Compact():
            return replace(block, blocks=[_block(each, change) for each in block.blocks])
        case _:
            return block
