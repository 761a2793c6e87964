"""Every text field has a mark; no document for outsiders has a mark that nobody was asked to read."""

import re

import pytest
from tests.pdf.exports import pdf, unpacked
from tests.pdf.marked import PLANS, fields_of_words, marked
from tests.pdf.page_texts import page_texts

from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf_check.read_pdf import attached
from wizard.redaction.readers import READERS, Reader
from wizard.services import pdf_copies

OUTSIDE = [reader for reader in Reader if reader is not Reader.PARTNERS]
NAMELESS = [reader for reader in OUTSIDE if not READERS[reader].names]


def everything(data: bytes) -> str:
    """All the words in a file: pages, attachments, and every stream and string in each encoding."""
    raw = unpacked(data)
    parts = [*page_texts(data), *(part.decode() for part in attached(data).values()), raw.decode("latin-1")]
    parts += [raw[start:].decode("utf-16-be", "ignore") for start in (0, 1)]
    return re.sub(r"\s", "", "\n".join(parts))


@pytest.mark.parametrize("which", PLANS)
@pytest.mark.parametrize("reader", OUTSIDE)
def test_every_text_that_leaves_was_in_the_list_to_read(reader: Reader, which: str) -> None:
    plan, marks = marked(which)
    words = everything(pdf(plan, ExportOptions(reader=reader)))
    listed = "\n".join(each.text for each in pdf_copies.before_export(plan, reader.value).to_read)
    printed = [mark for mark in marks.texts if mark in words]
    assert printed
    assert [mark for mark in printed if mark not in listed] == []


@pytest.mark.parametrize("which", PLANS)
@pytest.mark.parametrize("reader", NAMELESS)
def test_no_name_of_any_field_is_in_what_goes_to_others(reader: Reader, which: str) -> None:
    plan, marks = marked(which)
    words = everything(pdf(plan, ExportOptions(reader=reader)))
    assert [name for name in marks.names if name in words] == []


def test_the_plan_holds_the_marks_that_the_others_leave_out() -> None:
    plan, marks = marked("closed")
    words = everything(pdf(plan))
    assert sum(name in words for name in marks.names) > 20
    assert sum(text in words for text in marks.texts) > 100


def test_every_field_that_takes_words_bears_a_mark() -> None:
    filled = frozenset[str]().union(*(marked(which)[1].filled for which in PLANS))
    assert set(fields_of_words()) - filled == set()
