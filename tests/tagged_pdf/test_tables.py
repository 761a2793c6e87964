"""Tables with given widths: shares of the page, but never too narrow for a word."""

from wizard.tagged_pdf import Table
from wizard.tagged_pdf.drawing.line_breaking import longest_word
from wizard.tagged_pdf.drawing.text_styles import FULL_WIDTH, PageSheet
from wizard.tagged_pdf.tables import TableGrid

HEAD = ("Item", "Position", "Owner")
WIDTHS = (210, 180, 40)


def rooms(owner: str) -> list[float]:
    return TableGrid(Table(HEAD, [("Pilots", "Hold pilots", owner)], widths=WIDTHS), PageSheet())._rooms


def test_a_long_name_in_a_narrow_column_is_given_what_it_needs() -> None:
    name = "Mrs Featherstonehaugh"
    assert rooms(name)[2] >= longest_word(name, PageSheet().style("table"))
    assert rooms("Dr Osei")[2] < rooms(name)[2]


def test_the_whole_width_is_used_either_way() -> None:
    for name in ("Dr Osei", "Featherstonehaugh", "Featherstonehaugh" * 20):
        assert round(sum(rooms(name)) + 2 * 8) == round(FULL_WIDTH)
