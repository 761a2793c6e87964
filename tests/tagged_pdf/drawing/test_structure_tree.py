import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from tests.tagged_pdf.documents_built import opened, pages, pdf, roles, saved
from tests.tagged_pdf.example import STORY, drawn

from wizard.tagged_pdf import Block, Bullets, Figure, Furniture, Heading, Labels, Paragraph, Table, bold, linked

SHORT: list[Block] = [
    Heading(1, "Decisions"),
    Paragraph(("Six partners ", bold("agreed"), ". See ", linked("the tasks", "#tasks"), ".")),
    Bullets(["One"]),
    Heading(2, "Tasks", anchor="tasks"),
    Table(("Item", "Owner"), [("1", "Dr A. Patel")], caption="Who does what"),
    Figure(drawn, 70, "A timeline"),
    Labels([("Due", "3 March")]),
]

READ_ALOUD = """\
Document
  H1 (block)
    "Decisions"
  P (block)
    Span (inline)
      "Six partners agreed. See "
    Link (inline)
      "the tasks"
      Object
    Span (inline)
      "."
  L (block):
     /ListNumbering /Disc
    LI (block)
      Lbl (block)
        "• "
      LBody (block)
        "One"
  H2 (block)
    "Tasks"
  Table (block)
    Caption
      "Who does what"
    THead
      TR
        TH:
           /Scope /Column
          "Item"
        TH:
           /Scope /Column
          "Owner"
    TBody
      TR
        TD
          "1"
        TD
          "Dr A. Patel"
  Figure:
     /Placement /Block
"""


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs poppler-utils")
def test_the_reading_order_is_the_order_of_the_story(tmp_path: Path) -> None:
    path = saved(pdf(SHORT), tmp_path)
    told = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True).stdout
    lines = ["      Object" if line.lstrip().startswith("Object") else line for line in told.splitlines()]
    assert "\n".join(lines).startswith(READ_ALOUD)


def test_everything_has_its_standard_role_in_reading_order() -> None:
    assert " ".join(line.strip() for line in roles(pdf(SHORT))) == (
        "Document H1 P Span Link Span L LI Lbl LBody H2 Table Caption THead TR TH TH TBody TR TD TD Figure L LI Lbl "
        "LBody"
    )


def test_a_contents_list_is_a_toc_of_links() -> None:
    lines = [line.strip() for line in roles(pdf(STORY))]
    assert lines[2:9] == ["TOC", "TOCI", "Reference", "Link", "TOCI", "Reference", "Link"]


def test_a_contents_list_shows_the_pages_and_leaves_out_its_own_heading() -> None:
    first = pages(pdf(STORY))[0]
    assert "Timeline 2" in first
    assert "Action 1 2" in first
    assert first.count("Action plan") == 1


def test_the_alternative_text_and_place_of_a_figure_are_told() -> None:
    with opened(pdf([Figure(drawn, 70, "A  timeline\nof two")])) as document:
        figure = document.Root.StructTreeRoot.K.K
        assert str(figure.Alt) == "A timeline of two"
        left, bottom, right, top = map(float, figure.A.BBox)
        assert (round(right - left), round(top - bottom)) == (482, 70)


def test_furniture_and_watermark_are_no_content() -> None:
    furniture = Furniture("Left", "Right", footer_left="Foot", marking="Notice", watermark="DRAFT", first=True)
    with_furniture = pdf([Paragraph("Text")], furniture=furniture)
    assert roles(with_furniture) == roles(pdf([Paragraph("Text")], furniture=Furniture()))
    (page,) = pages(with_furniture)
    for word in ("Left", "Right", "Foot", "Notice", "DRAFT", "Page 1 of 1"):
        assert word in page


def test_each_mark_on_a_page_leads_back_to_its_element() -> None:
    with opened(pdf(STORY)) as document:
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        found = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for page in document.pages:
            elements = found[int(page.StructParents)]
            marks = sum(str(part.operator) == "BDC" for part in pikepdf.parse_content_stream(page))
            assert 0 < len(elements) <= marks
            for annotation in page.get("/Annots", []):
                assert found[int(annotation.StructParent)].S == "/Link"


def test_headings_that_skip_a_level_are_refused() -> None:
    with pytest.raises(ValueError, match="level 3 cannot follow one of level 1"):
        pdf([Heading(1, "One"), Heading(3, "Three")])


def test_a_figure_without_alternative_text_is_refused() -> None:
    with pytest.raises(ValueError, match="alternative text"):
        pdf([Figure(drawn, 70, " \n")])


def test_a_table_with_a_short_row_is_refused() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        pdf([Table(("a", "b"), [("1",)])])


def test_a_table_with_an_unnamed_column_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a heading"):
        pdf([Table(("a", " "), [("1", "2")])])


def test_a_heading_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="needs words"):
        pdf([Heading(1, "\u200b")])


def test_paragraphs_and_items_without_words_leave_no_trace() -> None:
    assert roles(pdf([Paragraph(" \n\u200b"), Bullets(["", " "]), Bullets([])])) == ["Document"]


def test_headings_are_bookmarks_to_three_levels() -> None:
    story = [Heading(1, "One"), Heading(2, "Two", bookmark="Second"), Heading(3, "Three"), Heading(4, "Four")]
    with opened(pdf(story)) as document, document.open_outline() as outline:
        (one,) = outline.root
        (two,) = one.children
        (three,) = two.children
        assert (one.title, two.title, three.title, list(three.children)) == ("One", "Second", "Three", [])


def test_a_heading_with_an_empty_bookmark_is_in_neither_outline_nor_contents() -> None:
    with (
        opened(pdf([Heading(1, "One", bookmark=""), Heading(2, "Two")])) as document,
        document.open_outline() as outline,
    ):
        assert [entry.title for entry in outline.root] == ["Two"]
