"""The words of the worked example's Word files, compared with the kept ones; GOLDEN=write keeps the new ones."""

import io
import os
from datetime import date
from pathlib import Path

import docx
from docx.table import Table

from wizard.exports.letters.letter import letters_of
from wizard.exports.letters.letter_docx import letter_docx
from wizard.exports.minutes_docx import minutes_docx
from wizard.guidance.packs.letter_texts import shipped_letters
from wizard.minutes.minutes import minutes_of
from wizard.services.example_plan import example

FOLDER = Path(__file__).with_name("golden")
SENT = date(2026, 12, 9)


def kept(name: str, found: str) -> str:
    """The text kept under this name; with GOLDEN=write, the new text is kept instead."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8", newline="\n")
    return file.read_text(encoding="utf-8")


def text_of(data: bytes) -> str:
    """Every paragraph with its style, and every row of a table, as python-docx reads them back."""
    document = docx.Document(io.BytesIO(data))
    lines = [f"[Header] {paragraph.text}" for paragraph in document.sections[0].header.paragraphs if paragraph.text]
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in part.rows]
        elif part.text:
            assert part.style is not None
            lines.append(f"[{part.style.name}] {part.text}")
    return "\n".join(lines) + "\n"


def test_the_letters_of_the_example_read_as_they_are_kept() -> None:
    letters = letters_of(example(signed=True), shipped_letters(), issued=SENT)
    found = "\n".join(f"=== {letter.key} ===\n{text_of(letter_docx(letter, SENT))}" for letter in letters)
    assert found == kept("letters", found)


def test_the_minutes_of_the_example_read_as_they_are_kept() -> None:
    found = text_of(minutes_docx(minutes_of(example(signed=True))).data)
    assert found == kept("minutes", found)
