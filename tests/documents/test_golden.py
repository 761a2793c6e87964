"""The text of every page against what is kept in `golden/`. GOLDEN=write writes it anew: read the difference."""

import os
from pathlib import Path

import pytest
from tests.documents.exports import pdf
from tests.domain.closed_plans import draft, second_closed, signed

from wizard.documents.export import NORMAL, ExportOptions
from wizard.documents.readers import Reader
from wizard.documents.reading import page_texts
from wizard.domain.plan import Plan

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
    kept = FOLDER / f"{kind}.txt"
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(found, encoding="utf-8", newline="\n")
    assert found == kept.read_text(encoding="utf-8")
