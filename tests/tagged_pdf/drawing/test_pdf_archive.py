import re
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
import pytest
from tests.tagged_pdf.documents_built import INFO, opened, pdf
from tests.tagged_pdf.example import ATTACHMENTS, STORY

from wizard.tagged_pdf import Attachment, Info, Paragraph


def test_attachments_come_out_as_they_went_in_sorted_by_name() -> None:
    with opened(pdf([], attachments=ATTACHMENTS)) as document:
        assert list(document.attachments) == ["actions.csv", "plan.json"]
        plan = document.attachments["plan.json"]
        assert plan.get_file().read_bytes() == b'{"plan": 1}'
        assert plan.get_file().mime_type == "application/json"
        assert plan.description == "The plan as data"


def test_the_document_names_its_attachments_and_how_they_relate() -> None:
    with opened(pdf([], attachments=ATTACHMENTS)) as document:
        assert [str(file.AFRelationship) for file in document.Root.AF] == ["/Data", "/Source"]
        assert document.Root.AF[1].objgen == document.Root.Names.EmbeddedFiles.Names[3].objgen


def test_the_order_in_which_attachments_are_given_changes_nothing() -> None:
    assert pdf([], attachments=ATTACHMENTS) == pdf([], attachments=ATTACHMENTS[::-1])


@pytest.mark.parametrize("names", [("a", "a"), ("", "a")])
def test_attachments_that_share_a_name_or_have_none_are_refused(names: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="name of its own"):
        pdf([], attachments=[Attachment(name, b"", "text/plain", "") for name in names])


def test_an_attachment_without_a_media_type_is_refused() -> None:
    with pytest.raises(ValueError, match="not a media type"):
        pdf([], attachments=[Attachment("a", b"", "text", "")])


def test_the_two_kinds_of_metadata_say_the_same() -> None:
    created = datetime(2026, 6, 30, 23, 15, 7, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    info = Info("A & B <c>", created, "x", author="Dr “Å” 张", subject="One\ntwo")
    with opened(pdf([], info)) as document:
        about, packet = document.docinfo, document.open_metadata()
        assert packet["dc:title"] == str(about["/Title"]) == "A & B <c>"
        assert packet["dc:creator"] == [str(about["/Author"])] == ["Dr “Å” 张"]
        assert packet["dc:description"] == str(about["/Subject"]) == "One two"
        assert packet["xmp:CreateDate"] == "2026-06-30T23:15:07-03:30"
        assert str(about["/CreationDate"]) == "D:20260630231507-03'30'"
        assert [packet[key] for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")] == ["3", "A", "1"]


def test_language_title_and_marks_are_declared() -> None:
    with opened(pdf([Paragraph("Text")])) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_no_title_or_a_date_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        Info(" ", datetime(2026, 1, 1, tzinfo=UTC), "x")
    with pytest.raises(ValueError, match="UTC offset"):
        Info("Title", datetime(2026, 1, 1), "x")


def test_each_stream_ends_on_a_line_of_its_own() -> None:
    data = pdf(STORY, attachments=ATTACHMENTS)
    assert data.count(b"\r\nendstream") == len(re.findall(rb"\nstream\n", data)) > 10


def test_the_file_has_one_cross_reference_and_one_end() -> None:
    data = pdf(STORY)
    assert data.count(b"startxref") == data.count(b"%%EOF") == 1
    assert data.endswith(b"%%EOF\n")


def test_only_the_three_weights_are_in_the_file_embedded() -> None:
    with opened(pdf(STORY, INFO)) as document:
        fonts = [
            part for part in document.objects if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/Font"
        ]
        assert {str(font.BaseFont).split("+")[1] for font in fonts} <= {
            "SourceSans3-Regular",
            "SourceSans3-SemiBold",
            "SourceSans3-Bold",
        }
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
