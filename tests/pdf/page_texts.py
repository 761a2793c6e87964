"""The words of a PDF as a reader would find them, page by page."""

from wizard.pdf_check.read_pdf import opened_pdf, pages_of


def page_texts(data: bytes) -> tuple[str, ...]:
    """Return the text of each page."""
    with opened_pdf(data) as document:
        return tuple(page.get_textpage().get_text_bounded() for page in pages_of(document))
