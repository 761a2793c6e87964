"""Letters as files: read back as Word reads them, the same bytes each time, all of them or none."""

import errno
import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from docx.enum.style import WD_STYLE_TYPE
from tests.exports.letters.letter_plans import EVERYTHING, OFFICE, decided
from tests.exports.letters.test_letter_choice import made

from wizard.app import main
from wizard.exports.docx_file import NOTE_STYLE
from wizard.exports.letters.letter_docx import DRAFT, letter_docx
from wizard.foundation.disk import Disk
from wizard.pdf.letter_pdf import letter_pdf
from wizard.plan.office import Office
from wizard.services.letter_making import LetterRequest, make_letters
from wizard.services.plan_files import ServiceError, keep_new

DAY = date(2026, 12, 8)


def read(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def test_every_letter_is_read_back_with_its_styles_in_british_english() -> None:
    for letter in made(decided()).values():
        document = read(letter_docx(letter, DAY))
        styles = {paragraph.style.name for paragraph in document.paragraphs}
        assert styles <= {"Normal", "Heading 1", "Heading 2", "List Bullet", "List Number", NOTE_STYLE}
        said = [paragraph.text for paragraph in document.paragraphs]
        assert said.count(letter.subject) == 1
        assert document.core_properties.title == letter.title
        assert document.core_properties.author == "Harbour Lane Surgery"
        languages = document.styles.element.xpath("//w:docDefaults//w:lang/@w:val")
        assert languages == ["en-GB"]
        for table in document.tables:
            assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_the_same_letter_gives_the_same_bytes_and_no_clock() -> None:
    letter = made(decided())["d5-3-2"]
    once = letter_docx(letter, DAY)
    assert letter_docx(letter, DAY) == once
    with zipfile.ZipFile(io.BytesIO(once)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert opened.testzip() is None
    assert letter_pdf(letter, DAY) == letter_pdf(letter, DAY)


def test_a_word_file_has_only_the_styles_and_parts_that_it_uses() -> None:
    data = letter_docx(made(decided())["d5-3-2"], DAY)
    tables = {style.name for style in read(data).styles if style.type is WD_STYLE_TYPE.TABLE}
    assert tables == {"Normal Table", "Table Grid"}
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        sizes = {entry.filename: entry.file_size for entry in opened.infolist()}
    assert not [name for name in sizes if "stylesWithEffects" in name or "thumbnail" in name or "customXml" in name]
    assert max(sizes.values()) < 80_000, sizes


def test_a_draft_is_marked_on_every_page_and_says_what_it_lacks() -> None:
    draft = made(decided(office=Office()))["d5-3-2"]
    document = read(letter_docx(draft, DAY))
    assert document.sections[0].header.paragraphs[0].text == DRAFT
    assert "Reference of the agreement" in document.paragraphs[0].text
    whole = read(letter_docx(made(decided())["d5-3-2"], DAY))
    assert whole.sections[0].header.paragraphs[0].text == ""


def test_the_pdf_is_tagged_and_in_british_english() -> None:
    with pikepdf.open(io.BytesIO(letter_pdf(made(decided())["d9-3"], DAY))) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "en-GB"
        assert "/StructTreeRoot" in opened.Root


HOSTILE = "<b>A & B</b> =1+1 \u202eevil\u202c {letter_icb} “x”"


def test_markup_formulas_and_marks_of_direction_stay_words_or_go() -> None:
    services = ({**EVERYTHING["3"][2]["services"][1], "name": HOSTILE},)
    office = OFFICE.replace(letterhead=OFFICE.letterhead.replace(address="1 <i>Lane</i>\n\u202eTown"))
    for letter in made(decided({"3": ("adopt", {}, {"services": services})}, office)).values():
        document = read(letter_docx(letter, DAY))
        said = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert "\u202e" not in said
        assert "1 <i>Lane</i>\nTown" in said
        if letter.row:
            assert "<b>A & B</b> =1+1 evil {letter_icb} “x”" in said
        assert letter_pdf(letter, DAY).startswith(b"%PDF-")


# --- In a folder ------------------------------------------------------------------------------------------------------


def test_all_letters_are_written_and_none_is_replaced_unasked(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "letters"
    written = make_letters(decided(), folder)
    assert len(written) == 20
    assert len(list(folder.iterdir())) == 40
    with pytest.raises(ServiceError, match="in “letters” already, such as"):
        make_letters(decided(), folder)
    assert make_letters(decided(), folder, force=True) == written


def test_a_folder_that_is_full_in_the_middle_keeps_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0
    real = Disk.write

    def full(self: Disk, handle: int, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == 5:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self, handle, data)

    monkeypatch.setattr(Disk, "write", full)
    with pytest.raises(ServiceError, match=r"No letters were written into “letters”: .*full"):
        make_letters(decided(), tmp_path / "new" / "letters", LetterRequest(item="3"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays_with_what_is_in_it_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_disk: Disk, _handle: int, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tmp_path / "letters"
    folder.mkdir()
    monkeypatch.setattr(Disk, "write", full)
    with pytest.raises(ServiceError):
        make_letters(decided(), folder, LetterRequest(item="3"))
    assert list(folder.iterdir()) == []


def test_the_verb_lists_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.gpplan"
    keep_new(decided(), plan)
    assert main(["letters", str(plan), str(tmp_path / "out"), "--list", "--item", "3"]) == 0
    said = capsys.readouterr().out
    assert "d5-3-2: Notice on a service: Spirometry, to Office of icb_notices. Ready to send.\n" in said
    assert not (tmp_path / "out").exists()
    assert main(["letters", str(plan), str(tmp_path / "out"), "--item", "3", "--only", "docx"]) == 0
    assert capsys.readouterr().out == "5 letters written as 5 files; drafts: 0.\n"
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".docx"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--meeting", "7"], "The plan has no closed meeting 7. Choose one of: 1."),
        (["--item", "99"], "no item “99”"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    plan = tmp_path / "plan.gpplan"
    keep_new(decided(), plan)
    assert main(["letters", str(plan), str(tmp_path / "out"), *arguments]) == 3
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_open_meeting_and_a_file_in_place_of_the_folder_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.gpplan"
    keep_new(decided(closed=False), plan)
    assert main(["letters", str(plan), str(tmp_path / "out")]) == 3
    assert "close the meeting on the Sign step first" in capsys.readouterr().err
    assert main(["letters", str(plan), str(plan)]) == 3
    assert "is a file; letters need a folder" in capsys.readouterr().err


def test_nothing_of_letters_is_loaded_before_one_is_asked_for() -> None:
    code = (
        "import sys, wizard.cli.subcommands, wizard.services.pdf_copies, wizard.services.letter_making;"
        "sys.exit(', '.join(sorted({'docx', 'lxml', 'xlsxwriter', 'wizard.exports.letters'} & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
