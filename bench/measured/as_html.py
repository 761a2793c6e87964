"""Writes the worked example's words as HTML, for another engine to set. `python -m … OUT.html`."""

import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from bench.measured.untagged import words_of_row
from tests.plans import worked_example

from wizard.pdf.action_plan import action_plan
from wizard.pdf.export_pdf import NORMAL, copy_for
from wizard.tagged_pdf import Block, Bullets, Callout, Heading, Labels, Paragraph, Quote, Strip, Table, Text
from wizard.tagged_pdf.drawing.text_styles import plain
from wizard.tagged_pdf.story_blocks import inside


def html(story: Iterable[Block]) -> str:
    """Return a story as one HTML page, without drawings."""
    return f"<!doctype html><html lang=en-GB><title>Action plan</title>{''.join(_parts(story))}</html>"


def _parts(story: Iterable[Block]) -> Iterator[str]:
    for block in story:
        match block:
            case Heading():
                yield f"<h{block.level}>{_words(block.text)}</h{block.level}>"
            case Paragraph() | Quote():
                yield f"<p>{_words(block.text)}</p>"
            case Callout():
                yield f"<h4>{_words(block.title)}</h4><p>{_words(block.text)}</p>"
            case Bullets():
                yield f"<ul>{''.join(f'<li>{_words(item)}</li>' for item in block.items)}</ul>"
            case Labels() | Strip():
                yield _table(block.pairs)
            case Table():
                yield _table([block.head, *map(words_of_row, block.rows)])
            case _:
                yield from _parts(inside(block) or ())


def _table(rows: Iterable[Iterable[Text]]) -> str:
    cells = ("".join(f"<td>{_words(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _words(text: Text) -> str:
    return escape(plain(text))


if __name__ == "__main__":
    page = html(action_plan(copy_for(worked_example(), NORMAL)))
    Path(sys.argv[1]).write_text(page, encoding="utf-8")
