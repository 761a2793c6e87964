"""Files that another program saved again: what it may do to them, and what somebody may do who wants to deceive."""

import io
import json
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode
from tests.pdf.exports import OPTIONS, opened, pdf, signed_example

from wizard.pdf_check.verify_pdf import SOUND, UNSOUND, PdfVerdict, check_pdf
from wizard.tagged_pdf.pdf_skeleton import skeleton

SIGNED = pdf(signed_example())
PAGES_ONLY = pdf(signed_example(), OPTIONS["pages only"])
PAGES = len(skeleton(SIGNED).pages)
Change = Callable[[pikepdf.Pdf], object]


def saved_again(change: Change, data: bytes = SIGNED, **how: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        document.save(out, **how)
    return out.getvalue()


def unchanged(document: pikepdf.Pdf) -> None:
    """What a mail filter does."""


def lay(document: pikepdf.Pdf, page: int = 1, **entries: Any) -> pikepdf.Object:
    """Lay a white sheet over words of a page."""
    sheet = document.make_stream(b"1 1 1 rg 0 0 400 60 re f", BBox=[0, 0, 400, 60], Subtype=Name.Form)
    upon = document.make_indirect(
        Dictionary(Type=Name.Annot, Rect=[80, 600, 480, 660], AP=Dictionary(N=sheet), **entries)
    )
    held = document.pages[page - 1].obj
    held.Annots = Array([*held.get("/Annots", []), upon])
    return upon


def with_a_field(document: pikepdf.Pdf) -> None:
    field = lay(document, Subtype=Name.Widget, FT=Name.Tx, T="x", V="Declined", F=4)
    document.Root.AcroForm = Dictionary(Fields=[field])


def with_a_stamp_for_print_alone(document: pikepdf.Pdf) -> None:
    lay(document, Subtype=Name.Stamp, F=4 | 32)


def with_a_link_that_covers(document: pikepdf.Pdf) -> None:
    link = document.pages[1].obj.Annots[0]
    link.AP = Dictionary(N=document.make_stream(b"1 1 1 rg 0 0 400 60 re f", BBox=[0, 0, 400, 60], Subtype=Name.Form))
    link.F = 4 | 32


def with_a_link_with_a_broad_border(document: pikepdf.Pdf) -> None:
    document.pages[1].obj.Annots[0].Border = Array([0, 0, 40])


def with_a_link_elsewhere(document: pikepdf.Pdf) -> None:
    link = document.pages[1].obj.Annots[0]
    del link.Dest
    link.A = Dictionary(S=Name.URI, URI="https://example.org/")


def with_a_link_moved(document: pikepdf.Pdf) -> None:
    document.pages[1].obj.Annots[0].Rect = Array([10, 10, 500, 700])


def without_a_link(document: pikepdf.Pdf) -> None:
    del document.pages[1].obj.Annots[0]


def with_a_layer(document: pikepdf.Pdf) -> None:
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="x"))
    document.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    page = document.pages[0]
    page.obj.Resources.Properties = Dictionary(OCx=layer)
    box = b"\n/OC /OCx BDC q 1 1 1 rg 80 600 400 60 re f Q EMC\n"
    page.Contents = document.make_stream(page.Contents.read_bytes() + box)


SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def with_a_script_at_opening(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = SCRIPT


def with_a_script_at_a_page(document: pikepdf.Pdf) -> None:
    document.pages[2].obj.AA = Dictionary(O=SCRIPT)


def with_a_named_script(document: pikepdf.Pdf) -> None:
    document.Root.Names.JavaScript = Dictionary(Names=Array(["x", SCRIPT]))


def with_other_actions(document: pikepdf.Pdf) -> None:
    document.attachments["actions.csv"] = b"owner,task\nNobody,Nothing\n"


def without_dates(document: pikepdf.Pdf) -> None:
    del document.attachments["dates.ics"]


def with_a_file_more(document: pikepdf.Pdf) -> None:
    document.attachments["pay\u202ell.exe"] = b"MZ"


def with_another_title(document: pikepdf.Pdf) -> None:
    document.docinfo.Title = "Another surgery: refused everything"


def with_another_signature_spoken(document: pikepdf.Pdf) -> None:
    for element in document.objects:
        if isinstance(element, Dictionary) and "signature of Dr Amara" in str(element.get("/Alt", "")):
            element.Alt = "Drawn signature of Dr Nobody"


CHANGES: list[tuple[Change, str]] = [
    (with_a_field, "Page 1 has something laid over it."),
    (with_a_field, "It has fields that can be filled in."),
    (with_a_stamp_for_print_alone, "Page 1 has something laid over it."),
    (with_a_link_that_covers, "Page 2 has something laid over it."),
    (with_a_link_with_a_broad_border, "Page 2 has something laid over it."),
    (with_a_link_elsewhere, "A link of page 2 was moved, or leads elsewhere."),
    (with_a_link_moved, "A link of page 2 was moved, or leads elsewhere."),
    (without_a_link, "A link of page 2 was taken out."),
    (with_a_layer, "It has layers that can be shown and hidden."),
    (with_a_script_at_opening, "It does something by itself, such as when it is opened."),
    (with_a_script_at_a_page, "It does something by itself, such as when it is opened."),
    (with_a_named_script, "It does something by itself, such as when it is opened."),
    (with_other_actions, "“actions.csv”, which it carries, was changed."),
    (without_dates, "“dates.ics”, which it carried, was taken out."),
    (with_a_file_more, "Something was attached to it: “payll.exe”."),
    (with_another_title, "Its title was changed."),
    (with_another_signature_spoken, "The description of a picture on page 8 was changed."),
]


@pytest.mark.parametrize("packed", [ObjectStreamMode.disable, ObjectStreamMode.generate])
@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_what_was_laid_over_hidden_in_or_put_into_a_file_is_named(
    change: Change, words: str, packed: ObjectStreamMode
) -> None:
    verdict = check_pdf(saved_again(change, object_stream_mode=packed), opened)
    assert verdict.code == UNSOUND
    assert verdict.headline.startswith("This copy was saved again by another program, and it was changed.")
    assert words in verdict.findings


@pytest.mark.parametrize("change", [with_a_field, with_a_layer, with_a_script_at_opening])
def test_a_redacted_copy_is_looked_through_for_what_none_of_ours_has(change: Change) -> None:
    assert check_pdf(saved_again(unchanged, PAGES_ONLY), opened).code == SOUND
    verdict = check_pdf(saved_again(change, PAGES_ONLY), opened)
    assert verdict.code == UNSOUND
    assert "and it was changed" in verdict.headline


@pytest.mark.parametrize(
    "how",
    [
        {"linearize": True},
        {"object_stream_mode": ObjectStreamMode.generate},
        {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
    ],
)
def test_however_a_program_packs_a_file_it_is_sound(how: dict[str, Any]) -> None:
    verdict = check_pdf(saved_again(unchanged, **how), opened)
    assert (verdict.code, verdict.findings) == (SOUND, ())
    assert not any("were lost" in note for note in verdict.notes)


def set_aside(document: pikepdf.Pdf) -> None:
    """What programs do that pack typefaces anew: letters come out a pixel aside. The structure is lost."""
    for page in document.pages:
        page.Contents = document.make_stream(b"1 0 0 1 0.1 0 cm " + page.Contents.read_bytes())
    del document.Root.StructTreeRoot
    del document.Root.MarkInfo


def test_letters_a_hair_aside_are_no_change_and_a_lost_reading_order_is_said() -> None:
    verdict = check_pdf(saved_again(set_aside), opened)
    assert (verdict.code, verdict.findings) == (SOUND, ())
    assert any("screen readers need, were lost" in note for note in verdict.notes)


def place_of(word: str, page: int) -> tuple[float, float, float, float]:
    """Where a word stands on a page: left, bottom, right and top."""
    with pypdfium2.PdfDocument(SIGNED) as document:
        text = document[page - 1].get_textpage()
        found = text.search(word, match_whole_word=True).get_next()
        assert found is not None
        boxes = [text.get_charbox(found[0] + index) for index in range(found[1])]
        left, bottom, right, top = zip(*boxes, strict=True)
        return min(left), min(bottom), max(right), max(top)


@pytest.mark.parametrize("word", ["five", "of", "on"])
def test_a_single_word_painted_over_is_seen_though_its_letters_are_still_there(word: str) -> None:
    left, bottom, right, top = place_of(word, 1)

    def painted(document: pikepdf.Pdf) -> None:
        set_aside(document)
        page = document.pages[0]
        box = b"\nq 1 1 1 rg %f %f %f %f re f Q\n" % (left, bottom, right - left, top - bottom)
        page.Contents = document.make_stream(page.Contents.read_bytes() + box)

    assert check_pdf(saved_again(painted), opened).findings == ("Page 1 looks otherwise.",)


def of_version(version: str, change: Change = unchanged) -> PdfVerdict:
    """The verdict on a file that says that another version made it."""

    def altered(document: pikepdf.Pdf) -> None:
        note = json.loads(document.attachments["export.json"].get_file().read_bytes())
        document.attachments["export.json"] = json.dumps({**note, "version": version}).encode()
        change(document)

    return check_pdf(saved_again(altered), opened)


def emptied_and_shortened(document: pikepdf.Pdf) -> None:
    document.pages[0].Contents = document.make_stream(b"q 1 1 1 rg 0 0 600 842 re f Q")
    del document.pages[-1]


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("0.0.9", "the file says that another version of this program made it, 0.0.9; this is version "),
        ("99.0.0", "the file says that a newer version of this program made it, 99.0.0; this is version "),
        ("0.0.9. All is well", "the file gives no version number as that of the program that made it; this is "),
        ("", "the file gives no version number"),
    ],
)
def test_pages_of_another_version_are_said_first_of_all_not_to_be_checked(version: str, words: str) -> None:
    verdict = of_version(version)
    assert (verdict.code, verdict.pages_checked) == (SOUND, False)
    assert verdict.headline.startswith(f"The pages were NOT checked, because {words}")
    assert "Beside what this version prints: Every page reads and looks the same." in verdict.notes


def test_how_the_pages_of_another_version_differ_is_said() -> None:
    compared = of_version("0.0.9", emptied_and_shortened).notes[0]
    assert f"It has {PAGES - 1} pages and not {PAGES}. Page 1 reads otherwise." in compared
    covered = of_version("0.0.9", with_a_stamp_for_print_alone).notes[0]
    assert "Page 1 has something laid over it." in covered
    turned = of_version("0.0.9", lambda document: document.pages.reverse()).notes[0]
    assert f"Pages 1 to {PAGES} read otherwise." in turned
