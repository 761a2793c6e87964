"""A table of the practice's own with more columns than a page has room for: the services on which notice is given."""

from collections.abc import Iterable

import pytest
from tests.pdf.exports import pdf
from tests.pdf.page_texts import page_texts
from tests.tagged_pdf.documents_built import faults, roles

from wizard.minutes.resolution import FilledTable
from wizard.pdf.export_pdf import NORMAL, ExportOptions
from wizard.pdf.sections.page_wording import main_columns, other_columns, tabulated
from wizard.services.example_plan import example
from wizard.tagged_pdf import Block, Table

HEADS = tuple(f"Head {number}" for number in range(12))
WIDE = FilledTable("Services", HEADS, (tuple(f"cell {number}" for number in range(12)),), main=(0, 1, 6, 9, 10))


def columns(blocks: Iterable[Block]) -> list[tuple[int, ...]]:
    """The columns of each table among `blocks`, by number."""
    tables = [block for block in blocks if isinstance(block, Table)]
    return [tuple(HEADS.index(str(head)) for head in table.head) for table in tables]


def test_the_decision_has_the_columns_that_the_guidance_names_and_the_rest_is_not_lost() -> None:
    assert columns(main_columns(WIDE)) == [(0, 1, 6, 9, 10)]
    assert columns(other_columns(WIDE, "")) == [(0, 2, 3, 4, 5), (0, 7, 8, 11)]


def test_where_the_guidance_names_no_columns_all_are_with_the_decision() -> None:
    plain = FilledTable(WIDE.title, WIDE.heads, WIDE.rows)
    whole = [(0, 1, 2, 3, 4), (0, 5, 6, 7, 8), (0, 9, 10, 11)]
    assert columns(main_columns(plain)) == columns(tabulated(plain)) == whole
    assert not columns(other_columns(plain, ""))


@pytest.mark.parametrize("count", range(1, 6))
def test_a_table_that_fits_is_one_table(count: int) -> None:
    narrow = FilledTable("Pilots", HEADS[:count], (WIDE.rows[0][:count],), main=(0,))
    assert columns(main_columns(narrow)) == [tuple(range(count))]


@pytest.mark.parametrize("options", [NORMAL, ExportOptions(annex=False), ExportOptions(large_print=True)])
def test_every_cell_of_the_services_is_printed_once(options: ExportOptions) -> None:
    words = " ".join(" ".join(page_texts(pdf(example(signed=True), options))).split())
    for cell in ("£6,120", "41 patients", "No agreement found; six months offered", "27 patients"):
        assert words.count(cell) == 1, cell


def test_the_services_are_a_conforming_table_with_a_header_for_each_column_and_row() -> None:
    data = pdf(example(signed=True))
    assert not faults(data)
    found = " ".join(line.strip() for line in roles(data))
    row = "TR TH TD TD TD TD"
    assert f"Table THead TR TH TH TH TH TH TBody {row} {row}" in found
