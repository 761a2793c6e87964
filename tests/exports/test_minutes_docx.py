"""The minutes for Word: in our styles, in the practice's template, and as a web page for the clipboard."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.plans import worked_example

from wizard.app import main
from wizard.exports.minutes_docx import minutes_docx
from wizard.exports.minutes_pieces import minutes_html
from wizard.exports.word_template import TemplateError, as_document
from wizard.minutes.minutes import minutes_of
from wizard.plan.people import VotesPrinted
from wizard.services.example_plan import example
from wizard.services.plan_files import keep_new

MINUTES = minutes_of(example(signed=True))
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES_WITHOUT_IDS = f'<w:styles xmlns:w="{WORD}"><w:style><w:name w:val="Title"/></w:style></w:styles>'.encode()
TITLE = "Minutes of the partners’ meeting"


def read(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def made(*, without: tuple[str, ...] = ()) -> bytes:
    document = docx.Document()
    document.add_paragraph("Harbour Lane letterhead")
    for name in without:
        style = document.styles[name]
        style.element.getparent().remove(style.element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(data: bytes, **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as opened, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in opened.namelist():
            new.writestr(name, parts.pop(name, opened.read(name)))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def as_dotx(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        kinds = opened.read("[Content_Types].xml").decode()
    return changed(data, **{"[Content_Types].xml": kinds.replace(DOCUMENT, TEMPLATE).encode()})


def test_the_minutes_say_decisions_attendance_and_tasks_in_real_styles() -> None:
    document = read(minutes_docx(MINUTES).data)
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == [TITLE]
    assert by_style["Heading 1"] == ["Attendance", "Decisions", "Any other business", "Tasks", "Next meeting"]
    assert "3. Notice on unfunded or voluntary services" in by_style["Heading 2"]
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert heads == [["Date", "Tuesday 8 December 2026"], ["Name", "Attendance"], ["Task", "Owner", "By"]]
    assert minutes_docx(MINUTES).data == minutes_docx(MINUTES).data


def test_no_cell_is_empty_and_labels_in_the_first_column_are_bold_where_there_are_no_heads() -> None:
    document = read(minutes_docx(MINUTES).data)
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    assert all(cell.text.strip() for cell in cells)
    labels = [row.cells[0].paragraphs[0].runs[0].bold for row in document.tables[0].rows]
    assert labels == [True] * len(labels)
    assert "<tr><th>Date</th><td>Tuesday 8 December 2026</td></tr>" in minutes_html(MINUTES)


def test_the_minutes_say_interests_what_was_left_off_and_no_dates_of_what_was_not_carried() -> None:
    document = read(minutes_docx(MINUTES).data)
    interests = next(row.cells[1].text for row in document.tables[0].rows if row.cells[0].text == "Interests")
    assert interests.startswith("Dr Ewan Petrie, item 8: noted, and still votes.")
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "Not on this agenda: 4 (items 2, 4a, 4b and 6). Nothing has been decided on them yet." in said
    lost = said.index(next(each for each in said if each.startswith("1 (i) ")))
    carried = said.index(next(each for each in said if each.startswith("1.1 ")))
    assert said[lost + 1 : carried] == ["Reason: The 2024 list named 25."]
    assert "Starts: 11 January 2027" in said[carried:]


def test_words_after_a_list_or_a_table_stand_apart_from_it() -> None:
    paragraphs = read(minutes_docx(MINUTES).data).paragraphs
    assert all(each.text.strip() for each in paragraphs)
    pairs = [(one, two) for one, two in pairwise(paragraphs) if one.style.name == "List Bullet"]
    after = [two for _, two in pairs if two.style.name == "Normal"]
    assert after
    assert all(two.paragraph_format.space_before for two in after)


def test_votes_are_said_as_the_practice_prints_them() -> None:
    plan = worked_example()
    outcome = plan.replace(settings=plan.settings.replace(votes_printed=VotesPrinted.OUTCOME))
    said = "\n".join(paragraph.text for paragraph in read(minutes_docx(minutes_of(outcome)).data).paragraphs)
    assert "Carried." in said
    assert "4 for" not in said


@pytest.mark.parametrize("template", [made(), as_dotx(made())], ids=["docx", "dotx"])
def test_a_template_keeps_its_own_pages_and_styles(template: bytes) -> None:
    found = minutes_docx(MINUTES, template, "ours.dotx")
    document = read(found.data)
    assert found.notes == ()
    assert document.paragraphs[0].text == "Harbour Lane letterhead"
    assert document.paragraphs[1].style.name == "Title"


def test_what_a_template_lacks_is_said_and_a_plain_style_stands_for_it() -> None:
    found = minutes_docx(MINUTES, made(without=("Heading 2", "List Bullet", "Table Grid")), "ours.docx")
    assert found.notes == (
        "“ours.docx” has no style “Table Grid”: a plain one is used in its place.",
        "“ours.docx” has no style “Heading 2”: a plain one is used in its place.",
        "“ours.docx” has no style “List Bullet”: a plain one is used in its place.",
    )
    (heading,) = [each for each in read(found.data).paragraphs if each.text.startswith("3. Notice")]
    assert heading.runs[0].bold


def body(words: str) -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'


def with_document(xml: str) -> bytes:
    return changed(made(), **{"word/document.xml": xml.encode()})


def test_a_template_that_says_nothing_of_its_pages_is_filled() -> None:
    found = minutes_docx(MINUTES, with_document(body("Harbour Lane letterhead")), "ours.docx")
    assert [each.text for each in read(found.data).paragraphs[:2]] == ["Harbour Lane letterhead", TITLE]


def bomb() -> bytes:
    return changed(made(), **{"word/media/big.png": b"\0" * 101_000_000})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip at all", "is not a Word file"),
        (b"", "is not a Word file"),
        (made()[:-200], "is not a Word file"),
        (changed(made(), **{"word/vbaProject.bin": b"macro"}), "contains macros"),
        (changed(made(), **{"[Content_Types].xml": b"<Types>application/vnd.ms-word.document.macroEnabled</Types>"}),
         "contains macros"),
        (changed(made(), **{"[Content_Types].xml": b"<Types/>"}), "is not a Word file"),
        (changed(made(), **{"word/document.xml": b"<w:document"}), "is damaged, or is not a Word file"),
        (with_document(f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>{body('&x;')}"), "is damaged"),
        (changed(made(), **{"word/styles.xml": STYLES_WITHOUT_IDS}), "is damaged"),
        (bomb(), "unpacks to more than 100 MB"),
        (b"\0" * 20_000_001, "is larger than 20 MB"),
    ],
    ids=["words", "empty", "cut", "macros", "macro-type", "no-type", "broken-xml", "entity", "styles", "bomb", "large"],
)  # fmt: skip
def test_a_file_that_is_no_template_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(TemplateError, match=said) as refused:
        minutes_docx(MINUTES, data, "ours.docx")
    assert str(refused.value).startswith("“ours.docx”")


def test_a_template_with_a_password_is_refused() -> None:
    data = bytearray(made())
    # The flag of the first entry, in its own header and in the directory.
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(TemplateError):
        as_document(bytes(data), "ours.docx")


def test_the_clipboard_gets_headings_and_tables_and_no_markup_of_what_was_typed() -> None:
    plan = worked_example()
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(other_business="<script>x</script>\nsecond"))
    said = minutes_html(minutes_of(plan))
    assert said.startswith("<h1>Minutes of the partners’ meeting</h1>")
    assert "<th>Task</th><th>Owner</th><th>By</th>" in said
    assert "&lt;script&gt;x&lt;/script&gt;<br>second" in said
    assert "<script>" not in said


def test_the_verbs_write_minutes_sheet_and_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.gpplan"
    keep_new(example(signed=True), plan)
    (tmp_path / "ours.docx").write_bytes(made(without=("List Bullet",)))
    for verb, name in (("minutes", "m.docx"), ("sheet", "s.xlsx"), ("sheet", "s.csv"), ("calendar", "c.ics")):
        assert main([verb, str(plan), str(tmp_path / name)]) == 0
        assert main([verb, str(plan), str(tmp_path / name)]) == 3
        assert main([verb, str(plan), str(tmp_path / name), "--force"]) == 0
        assert main([verb, str(plan), str(tmp_path / "wrong.txt")]) == 2
    capsys.readouterr()
    template = ["--template", str(tmp_path / "ours.docx"), "--force"]
    assert main(["minutes", str(plan), str(tmp_path / "m.docx"), *template]) == 0
    assert "has no style “List Bullet”" in capsys.readouterr().err
    assert (tmp_path / "c.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
