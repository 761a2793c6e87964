"""Large print: facts as sentences, the rows of a table on one page each, and a footer away from the paper's edge."""

from dataclasses import replace

import pypdfium2
from tests.tagged_pdf.documents_built import FURNITURE, pages, pdf

from wizard.tagged_pdf import Block, Heading, Strip, Table, TypeScale

MILLIMETRE = 72 / 25.4


def printed(*story: Block) -> bytes:
    """The story in large print, below a title."""
    return pdf([Heading(1, "Action plan"), *story], scale=TypeScale.LARGE)


def test_more_than_two_facts_are_sentences_of_one_paragraph() -> None:
    facts = Strip([("In force from", "1 May"), ("Until", "The review."), ("Owner", "Dr Osei")])
    assert "In force from: 1 May. Until: The review. Owner: Dr Osei." in pages(printed(facts))[0]


def test_two_facts_are_a_line_each() -> None:
    assert (
        "State: Draft\nNext meeting: 9 March"
        in pages(printed(Strip([("State", "Draft"), ("Next meeting", "9 March")])))[0]
    )


def test_what_is_said_of_a_partner_is_never_divided_between_pages() -> None:
    rows = [(f"Partner {number}", "signed", "typed on screen", "at noon") for number in range(40)]
    found = pages(printed(Table(("Partner", "Statement", "How", "When"), rows)))
    assert len(found) > 3
    for number in range(40):
        (page,) = (text for text in found if f"Partner {number}\n" in text)
        assert page.split(f"Partner {number}\n")[1].split("\n")[2] == "When: at noon"


def test_a_footer_of_two_lines_stays_where_printers_can_print() -> None:
    prints = replace(FURNITURE, footer_left="Record b093 4c70 8ff5 c100 · Signatures 94c8 9af4 20ab 92b4")
    data = pdf([Heading(1, "Action plan")], furniture=prints, scale=TypeScale.LARGE)
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage()
        lowest = min(text.get_rect(index)[1] for index in range(text.count_rects()))
        text.close()
    assert lowest > 4.5 * MILLIMETRE
