import pytest
from tests.tagged_pdf.documents_built import FURNITURE, opened, pages, pdf, right_edges
from tests.tagged_pdf.example import drawn

from wizard.tagged_pdf import (
    Block,
    Callout,
    Figure,
    Furniture,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Table,
    Together,
    TypeScale,
)

TALL = "A line that fills the measure of the page from its left edge to its right edge, more or less. " * 3
LINES = 37
"""A little less than the lines of body text on a page."""


def filled(lines: int) -> list[Block]:
    """Return paragraphs of one line each."""
    return [Paragraph(f"Filler {number}") for number in range(lines)]


@pytest.mark.parametrize("before", range(14, 30))
def test_a_heading_is_never_the_last_on_a_page(before: int) -> None:
    story = [*filled(before), Heading(1, "Heading"), Heading(2, "Below"), Paragraph(TALL)]
    for page in pages(pdf(story, furniture=Furniture())):
        assert ("Heading" in page) == ("Below" in page)
        assert not page.rsplit("Page", 1)[0].rstrip().endswith("Below")


@pytest.mark.parametrize("before", range(14, 30))
def test_a_table_begins_with_a_row_below_its_head(before: int) -> None:
    story = [
        *filled(before),
        Heading(1, "Heading"),
        Table(("Item", "Owner"), [("First", "Dr A. Patel")], caption="Who"),
    ]
    for page in pages(pdf(story, furniture=Furniture())):
        assert ("Heading" in page) == ("Who" in page) == ("Owner" in page) == ("First" in page)


@pytest.mark.parametrize("before", range(14, 30))
def test_no_line_of_a_paragraph_is_alone_on_a_page(before: int) -> None:
    texts = pages(pdf([*filled(before), Paragraph("mark " * 100)], furniture=Furniture()))
    for text in texts:
        assert sum("mark" in line for line in text.splitlines()) != 1


def test_a_table_repeats_its_head_on_every_page_and_reads_it_once() -> None:
    data = pdf([Table(("Item", "Owner"), [(str(row), "Dr A. Patel") for row in range(100)])], furniture=Furniture())
    texts = pages(data)
    assert len(texts) >= 3
    assert all(text.count("Item Owner") == 1 for text in texts)
    with opened(data) as document:
        table = document.Root.StructTreeRoot.K.K
        assert [str(part.S) for part in table.K] == ["/THead", "/TBody"]
        assert len(table.K[1].K) == 100
        assert all(isinstance(cell.K.MCID, int) for cell in table.K[0].K.K)


def test_a_cell_longer_than_two_pages_loses_no_word() -> None:
    words = [f"w{number}" for number in range(2500)]
    data = pdf([Table(("Item", "Reason"), [("1", " ".join(words)), ("2", "after")])], furniture=Furniture())
    text = " ".join(pages(data))
    assert [word for word in text.split() if word.startswith("w")] == words
    assert "after" in text


def test_a_short_row_is_not_cut() -> None:
    for before in range(20, 30):
        rows = [("row", "begin " + "middle " * 40 + "end")]
        for text in pages(pdf([*filled(before), Table(("Item", "Reason"), rows)], furniture=Furniture())):
            assert ("begin" in text) == ("end" in text)


def test_blocks_that_belong_together_share_a_page() -> None:
    for before in range(10, 30):
        together = Together([Paragraph("begin"), Figure(drawn, 70, "Alt"), Callout("Title", "text"), Paragraph("end")])
        for text in pages(pdf([*filled(before), together], furniture=Furniture())):
            assert ("begin" in text) == ("end" in text)


def test_blocks_that_no_page_can_hold_together_are_divided() -> None:
    assert len(pages(pdf([Together([Paragraph(TALL) for _ in range(30)])]))) > 1


def test_page_breaks_leave_no_empty_page() -> None:
    story: list[Block] = [
        PageBreak(),
        Heading(1, "One", new_page=True),
        PageBreak(),
        PageBreak(),
        Space(20),
        Paragraph("Two"),
        PageBreak(),
    ]
    texts = pages(pdf(story, furniture=Furniture()))
    assert len(texts) == 2
    assert "One" in texts[0]
    assert "Two" in texts[1]


def test_every_page_carries_its_number_and_the_furniture() -> None:
    texts = pages(pdf([Paragraph(TALL) for _ in range(40)], furniture=FURNITURE))
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
        assert "Fingerprint 9f2c 41d0" in text
        assert "Example Surgery: action plan" in text
        assert "Signed · 8 December 2026" in text


def test_furniture_that_does_not_fit_ends_in_an_ellipsis() -> None:
    furniture = Furniture("A very long name " * 12, "Right", footer_left="Foot " * 60, first=True)
    (text,) = pages(pdf([], furniture=furniture))
    assert text.count("…") == 2
    assert "Right" in text
    assert "Page 1 of 1" in text


def test_large_print_is_larger_and_longer() -> None:
    story = [Paragraph(TALL) for _ in range(30)]
    assert len(pages(pdf(story, scale=TypeScale.LARGE))) > len(pages(pdf(story)))


def test_a_figure_higher_than_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="taller than a page"):
        pdf([Figure(drawn, 5000, "Alt")])


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    pdf([Paragraph("1"), PageBreak(), Paragraph("2")], progress=lambda page, of: told.append((page, of)))
    assert told == [(1, 2), (2, 2)]


def test_what_progress_raises_ends_the_build() -> None:
    def stop(page: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf([], progress=stop)


def test_numbers_set_flush_right_end_at_one_edge() -> None:
    rows = [("Dr A", "£1"), ("Dr B", "£1,000")]
    data = pdf([Table(("Name", "Cost"), rows, right=frozenset({1}))], furniture=Furniture())
    edges = {word: right for word, right in right_edges(data) if word in {"Cost", "£1", "£1,000"}}
    assert len(edges) == 3
    assert max(edges.values()) - min(edges.values()) < 1
