"""Every reader has one row, and every list of documents comes from the rows."""

import pytest

from wizard.cli.arguments import parse
from wizard.redaction.readers import READERS, Reader
from wizard.services.pdf_copies import readers


@pytest.mark.parametrize("reader", Reader)
def test_every_reader_has_a_row_in_words(reader: Reader) -> None:
    row = READERS[reader]
    assert row.words
    assert row.label[:1].isupper()
    assert row.summary.endswith(".")
    assert row.inferred.endswith(".")


@pytest.mark.parametrize("reader", Reader)
def test_the_command_line_offers_every_reader(reader: Reader) -> None:
    assert parse(["export", "a.gpplan", "a.pdf", "--for", reader.value]).reader == reader.value


def test_what_is_offered_is_what_the_rows_say() -> None:
    assert [(choice.reader, choice.document, choice.summary) for choice in readers()] == [
        (reader.value, row.document, row.summary) for reader, row in READERS.items()
    ]
