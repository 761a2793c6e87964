"""Every reader has one row, and whoever offers copies offers those of the rows."""

import pytest

from wizard.cli.arguments import parse
from wizard.redaction.readers import GETS, Reader
from wizard.services.pdf_copies import readers


@pytest.mark.parametrize("reader", Reader)
def test_every_reader_has_a_row_in_words(reader: Reader) -> None:
    gets = GETS[reader]
    assert gets.words
    assert gets.label[:1].isupper()
    assert gets.summary.endswith(".")


@pytest.mark.parametrize("reader", Reader)
def test_the_command_line_offers_every_reader(reader: Reader) -> None:
    assert parse(["export", "a.gpplan", "a.pdf", "--for", reader.value]).reader == reader.value


def test_what_is_offered_is_what_the_rows_say() -> None:
    assert [(choice.reader, choice.label, choice.summary, choice.names) for choice in readers()] == [
        (reader.value, gets.label, gets.summary, gets.names) for reader, gets in GETS.items()
    ]
