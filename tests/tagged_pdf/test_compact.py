"""Text in another scale, text in columns, and text as sentences in large print."""

import re

import pytest
from tests.tagged_pdf.documents_built import faults, opened, pages, pdf, right_edges, roles

from wizard.tagged_pdf import (
    Block,
    Bullets,
    Contents,
    FacingColumns,
    FirstThatFits,
    Furniture,
    Heading,
    Labels,
    NotesLines,
    PageBreak,
    PagePart,
    Paragraph,
    Scaled,
    Signature,
    Strip,
    Table,
    TableRow,
    TypeScale,
    group,
    on_page,
    span,
    total,
)

DETAILS: list[Block] = [
    Heading(2, "Details"),
    Bullets(["One", "Two"], marks=["S1", "S2"]),
    Table(("Item", "Owner"), [("1", "Dr A. Patel")] * 3),
    Paragraph("Words."),
]
STORY: list[Block] = [Heading(1, "Title"), Paragraph("Words."), Scaled(DETAILS), Paragraph("Words.")]
FACTS: list[Block] = [
    Heading(1, "Decisions"),
    Heading(2, "Work to a limit", number="1.1", aside="Carried 4–1", anchor="one"),
    Strip([("In force from", "11 January 2027"), ("Owner", "Dr Osei")]),
    Labels([("Vote", "For: Dr Osei."), ("Reason", "It helps.")]),
    FacingColumns([Labels([("A", "1")])], [Contents([("Decision", "one")])]),
    Table(
        ("No.", "What", "Next"),
        [
            group("Adopted: 1"),
            TableRow(("1.1", "Limit", "Review"), anchor="row"),
            span("The rest."),
            total("All", "1", "2"),
        ],
        widths=(30, 0, 80),
    ),
    Table(("Name", "Signature"), [TableRow(("Dr Osei", Signature([[(0, 0, 30), (500, 300, 40)]], "Drawn")))]),
    Table(("One side", "The other"), [("Gain", "Cost")], facing=True, row_headers=False),
    Paragraph(("See ", on_page("page", "row"), ".")),
]


def sizes(story: list[Block], scale: TypeScale = TypeScale.PLAN) -> set[float]:
    """The sizes in which words are drawn."""
    with opened(pdf(story, furniture=Furniture(), scale=scale)) as document:
        content = b"".join(page.Contents.read_bytes() for page in document.pages)
    return {float(size) for size in re.findall(rb"/F\S+ ([0-9.]+) Tf", content)}


def test_what_is_set_at_another_scale_is_so_and_what_follows_is_not() -> None:
    assert {10.5, 12.0} <= sizes(STORY)


def test_in_large_print_nothing_is_smaller() -> None:
    assert sizes(STORY, TypeScale.LARGE) == sizes([*STORY[:2], *DETAILS, STORY[3]], TypeScale.LARGE)


def test_it_is_read_in_the_same_order_with_the_same_structure() -> None:
    assert roles(pdf(STORY)) == roles(pdf([*STORY[:2], *DETAILS, STORY[3]]))
    assert faults(pdf(STORY)) == []


@pytest.mark.parametrize("scale", TypeScale)
def test_every_kind_of_row_and_column_conforms_at_every_scale(scale: TypeScale) -> None:
    assert faults(pdf(FACTS, scale=scale)) == []


def test_large_print_tells_rows_and_labels_in_sentences() -> None:
    text = " ".join(" ".join(pages(pdf(FACTS, scale=TypeScale.LARGE))).split())
    assert "Vote: For: Dr Osei." in text
    assert "1.1 What: Limit Next: Review" in text


def test_values_begin_at_one_place_whatever_their_labels() -> None:
    data = pdf([Labels([("A", "first"), ("A label of some length", "second")])], furniture=Furniture())
    edges = {word.strip(): right for word, right in right_edges(data)}
    assert {"first", "second"} <= edges.keys()


def test_a_page_that_is_linked_to_is_named_by_the_number_of_its_part() -> None:
    annex = PagePart(Furniture(pages="Annex page", first=True))
    story: list[Block] = [
        Paragraph(("See ", on_page("annex page", "far"), "; ", on_page("page", "near"), ".")),
        Heading(1, "Near", anchor="near", new_page=True),
        annex,
        Heading(1, "Annex"),
        PageBreak(),
        Heading(1, "Far", anchor="far"),
    ]
    texts = pages(pdf(story))
    assert "See annex page 2; page 2." in texts[0].replace("\N{NO-BREAK SPACE}", " ")
    assert "Page 2 of 2" in texts[1]
    assert "Annex page 2 of 2" in texts[3]


def test_the_first_choice_that_fits_is_taken() -> None:
    long: list[Block] = [Paragraph("long " * 20)] * 60
    assert "short" in pages(pdf([FirstThatFits([long, [Paragraph("short")]])]))[0]
    assert "first" in pages(pdf([FirstThatFits([[Paragraph("first")], [Paragraph("short")]])]))[0]


def test_a_left_page_that_would_be_blank_is_for_notes() -> None:
    texts = pages(pdf([Paragraph("One"), PageBreak(), Paragraph("Two"), PageBreak(to="left"), Paragraph("Three")]))
    assert [("Notes" in text, "Three" in text) for text in texts] == [
        (False, False),
        (False, False),
        (True, False),
        (False, True),
    ]


def test_lines_to_write_on_fill_the_rest_of_a_page() -> None:
    assert "My notes" in pages(pdf([Paragraph("One"), NotesLines()]))[0]
    assert "Two" in pages(pdf([Paragraph("One"), NotesLines(), PageBreak(to="right"), Paragraph("Two")]))[0]
