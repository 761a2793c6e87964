"""The text of every page against what is kept in `golden/`. GOLDEN=write writes it anew: read the difference."""

import os
from pathlib import Path

import pytest
from tests.documents.exports import pdf
from tests.documents.tagged.documents_built import roles
from tests.domain.closed_plans import draft, second_closed, signed

from wizard.documents.export import NORMAL, ExportOptions
from wizard.documents.readers import Reader
from wizard.documents.reading import page_texts
from wizard.domain.plan import Plan

# The structure tree alone says in which order a reader hears the page.
STRUCTURE = "signed-structure"
FOLDER = Path(__file__).with_name("golden")
KINDS: dict[str, tuple[Plan, ExportOptions]] = {
    "draft": (draft(), NORMAL),
    "signed": (signed(), NORMAL),
    "second": (second_closed(), NORMAL),
    "for-the-lmc": (signed(), ExportOptions(reader=Reader.LMC)),
    "for-the-public": (signed(), ExportOptions(reader=Reader.PUBLIC)),
    "large-print": (signed(), ExportOptions(large_print=True)),
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
    """What is kept under this name; with GOLDEN=write, what was found is kept from now on."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(found, encoding="utf-8", newline="\n")
    return file.read_text(encoding="utf-8")
