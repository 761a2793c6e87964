"""The text of every page, compared with `golden/`. GOLDEN=write writes it again: read the difference."""

import os
from pathlib import Path

import pytest
from tests.pdf.exports import given_out, pdf
from tests.pdf.page_texts import page_texts
from tests.signing.closed_plans import draft, second_closed, signed
from tests.tagged_pdf.documents_built import roles

from wizard.pdf.export_pdf import NORMAL, ExportOptions
from wizard.plan.plan import Plan
from wizard.redaction.readers import Reader
from wizard.services.example_plan import example

# Only the structure tree tells the order in which a reader hears the page.
STRUCTURE = "signed-structure"
FOLDER = Path(__file__).with_name("golden")
KINDS: dict[str, tuple[Plan, ExportOptions]] = {
    "draft": (draft(), NORMAL),
    "signed": (signed(), NORMAL),
    "second": (second_closed(), NORMAL),
    "large-print": (signed(), ExportOptions(large_print=True)),
    "worked-example": (example(signed=True), NORMAL),
    **{f"for-{reader.value}": (given_out(), ExportOptions(reader=reader)) for reader in Reader if reader != "partners"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_reads_as_it_is_kept(kind: str) -> None:
    plan, options = KINDS[kind]
    pages = (text.replace("\r\n", "\n") for text in page_texts(pdf(plan, options)))
    found = "".join(f"=== page {number} ===\n{text}\n" for number, text in enumerate(pages, start=1))
    assert found == kept(kind, found)


def test_the_reading_order_is_as_it_is_kept() -> None:
    found = "\n".join(roles(pdf(signed()))) + "\n"
    assert found == kept(STRUCTURE, found)


def kept(name: str, found: str) -> str:
    """The text kept under this name; with GOLDEN=write, the new text is kept instead."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(found, encoding="utf-8", newline="\n")
    return file.read_text(encoding="utf-8")
