import pytest
from tests.tagged_pdf.documents_built import opened, pdf

from wizard.tagged_pdf import Block, Contents, Heading, Paragraph, linked

STORY: list[Block] = [
    Heading(1, "One", anchor="one"),
    Paragraph(("See ", linked("two", "#two"), " and ", linked("the BMA", "https://www.bma.org.uk/é?a=(b)"), ".")),
    Heading(1, "Two", anchor="two", new_page=True),
]


def test_a_link_inside_the_document_leads_to_its_heading() -> None:
    with opened(pdf(STORY)) as document:
        inner, _ = document.pages[0].Annots
        assert inner.Dest[0].objgen == document.pages[1].objgen
        assert str(inner.Dest[1]) == "/XYZ"
        assert 700 < float(inner.Dest[3]) < 800


def test_a_link_to_an_address_holds_it_in_ascii() -> None:
    with opened(pdf(STORY)) as document:
        _, outer = document.pages[0].Annots
        assert str(outer.A.URI) == "https://www.bma.org.uk/%C3%A9?a=(b)"


def test_links_say_their_words_print_and_show_no_frame() -> None:
    with opened(pdf(STORY)) as document:
        for annotation, words in zip(document.pages[0].Annots, ("two", "the BMA"), strict=True):
            assert str(annotation.Contents) == words
            assert int(annotation.F) == 4
            assert list(annotation.Border) == [0, 0, 0]


def test_a_link_over_two_lines_is_one_element_with_two_places_to_click() -> None:
    with opened(pdf([Paragraph(linked("word " * 30, "https://example.org"))])) as document:
        link = document.Root.StructTreeRoot.K.K.K
        assert str(link.S) == "/Link"
        assert [str(kid.Type) for kid in link.K] == ["/MCR", "/OBJR", "/MCR", "/OBJR"]
        assert len(document.pages[0].Annots) == 2


def test_contents_lead_to_headings() -> None:
    with opened(pdf([Contents([("Far", "far")]), Heading(1, "Far", anchor="far", new_page=True)])) as document:
        (annotation,) = document.pages[0].Annots
        assert annotation.Dest[0].objgen == document.pages[1].objgen


def test_the_space_beside_a_link_is_not_part_of_it() -> None:
    text = ("before ", linked("one", "https://example.org"), " ", linked("two", "https://example.com"), " after")
    with opened(pdf([Paragraph(text)])) as document:
        assert [str(annotation.Contents) for annotation in document.pages[0].Annots] == ["one", "two"]


def test_a_link_to_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        pdf([Paragraph(linked("lost", "#lost"))])


def test_two_headings_with_one_anchor_are_refused() -> None:
    with pytest.raises(ValueError, match="same anchor"):
        pdf([Heading(1, "One", anchor="a"), Heading(1, "Two", anchor="a")])
