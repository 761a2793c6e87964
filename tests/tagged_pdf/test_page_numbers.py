"""“annex page 9” when it breaks across two lines: the number is printed once."""

import pytest
from tests.tagged_pdf.documents_built import pages, pdf

from wizard.tagged_pdf import Block, Heading, Paragraph, on_page


@pytest.mark.parametrize("before", range(44, 60))
def test_the_number_of_a_page_is_printed_once_wherever_its_line_breaks(before: int) -> None:
    story: list[Block] = [
        Heading(1, "Annex", anchor="annex"),
        Paragraph(("x " * before, on_page("annex page", "annex"), ".")),
    ]
    words = " ".join(" ".join(pages(pdf(story))).replace("\N{NO-BREAK SPACE}", " ").split())
    assert "x annex page 1." in words
