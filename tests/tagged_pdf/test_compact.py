import re

import pytest
from tests.tagged_pdf.documents_built import faults, opened, pages, pdf, right_edges, roles

from wizard.tagged_pdf import (
    LARGE_PRINT_SIZE,
    NORMAL_SIZE,
    Block,
    Bullets,
    Compact,
    Furniture,
    Heading,
    Labels,
    Paragraph,
    Table,
)

LONG = "A value that is much too long to stand in half the width of a page beside another one."
DETAILS: list[Block] = [
    Heading(2, "Details"),
    Bullets(["One", "Two"], marks=["S1", "S2"], style="note", wide=True),
    Table(("Item", "Owner"), [("1", "Dr A. Patel")] * 3),
    Paragraph("Words."),
]
STORY: list[Block] = [Heading(1, "Title"), Paragraph("Words."), Compact(DETAILS), Paragraph("Words.")]


def sizes(story: list[Block], body_size: float = NORMAL_SIZE) -> set[float]:
    """The sizes in which words are drawn."""
    with opened(pdf(story, furniture=Furniture(), body_size=body_size)) as document:
        content = b"".join(page.Contents.read_bytes() for page in document.pages)
    return {float(size) for size in re.findall(rb"/F\S+ ([0-9.]+) Tf", content)}


def test_what_is_set_compactly_is_smaller_as_asked_and_what_follows_is_not() -> None:
    assert {10.0, 12.0} <= sizes(STORY)
    assert {10.5, 12.0} <= sizes([*STORY[:2], Compact(DETAILS, size=10.5), STORY[3]])


def test_in_large_print_nothing_is_smaller_for_being_compact() -> None:
    plain = [*STORY[:2], *DETAILS, STORY[3]]
    assert sizes(STORY, LARGE_PRINT_SIZE) == sizes(plain, LARGE_PRINT_SIZE)


def test_it_is_read_in_the_same_order_with_the_same_structure() -> None:
    assert roles(pdf(STORY)) == roles(pdf([*STORY[:2], *DETAILS, STORY[3]]))
    assert faults(pdf(STORY)) == []


def test_it_takes_less_room() -> None:
    many: list[Block] = [Heading(1, "Title"), *[Bullets(["One"] * 90)]]
    assert len(pages(pdf([many[0], Compact(many[1:])]))) < len(pages(pdf(many)))


@pytest.mark.parametrize("body_size", [NORMAL_SIZE, LARGE_PRINT_SIZE])
def test_short_labels_stand_two_in_a_row_and_are_read_along_the_rows(body_size: float) -> None:
    labels = Labels([("Starts", "1 March"), ("Review", "2 June"), ("Reason", LONG), ("Owner", "Dr Shah")], paired=True)
    data = pdf([labels], furniture=Furniture(), body_size=body_size)
    (text,) = pages(data)
    assert any("Starts 1 March Review 2 June" in " ".join(line.split()) for line in text.splitlines())
    order = [" ".join(text.split()).index(label) for label in ("Starts", "Review", "Reason", "Owner")]
    assert order == sorted(order)
    assert faults(data) == []


def test_paired_labels_stay_on_the_page() -> None:
    data = pdf([Labels([("Label", "Value"), ("A label of some length", "Value " * 9)] * 4, paired=True)])
    assert max(edge for _, edge in right_edges(data)) <= 595 - 62
