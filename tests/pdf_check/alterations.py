"""Alterations that somebody might make to a PDF in order to deceive: each alone, on any document of ours."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, String

Change = Callable[[pikepdf.Pdf], object]
WHITE = b"\nq 1 1 1 rg 90 700 60 16 re f Q\n"
SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def altered(change: Change, data: bytes) -> bytes:
    """The file, altered and saved again."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        document.save(out, object_stream_mode=ObjectStreamMode.disable)
    return out.getvalue()


def drawn(change: Callable[[bytes], bytes], page: int = 0) -> Change:
    """An alteration of the drawing operators of a page."""

    def altering(document: pikepdf.Pdf) -> None:
        held = document.pages[page]
        before = held.Contents.read_bytes()
        after = change(before)
        assert after != before, "nothing was altered"
        held.Contents = document.make_stream(after)

    return altering


def swapped(pattern: bytes, put: bytes) -> Change:
    """A page with the first match of `pattern` in it replaced."""
    return drawn(lambda content: re.sub(pattern, put, content, count=1))


def first_word(content: bytes) -> bytes:
    """A page with one letter of its first text replaced by the next letter."""
    found = re.search(rb"\(([A-Za-z]{4})", content)
    assert found
    word = bytearray(found[1])
    word[1], word[2] = (word[2], word[1]) if word[1] != word[2] else (word[2], word[0])
    return content[: found.start(1)] + bytes(word) + content[found.end(1) :]


def painted_last_page(document: pikepdf.Pdf) -> None:
    held = document.pages[-1]
    held.Contents = document.make_stream(held.Contents.read_bytes() + WHITE)


def appended_stream(document: pikepdf.Pdf) -> None:
    held = document.pages[0]
    held.Contents = Array([held.Contents, document.make_stream(WHITE)])


def with_form(document: pikepdf.Pdf) -> None:
    sheet = document.make_stream(
        b"1 1 1 rg 0 0 300 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 20]
    )
    document.pages[0].obj.Resources.XObject = Dictionary(Fx=sheet)
    drawn(lambda content: content + b"\nq 1 0 0 1 80 600 cm /Fx Do Q")(document)


def with_picture(document: pikepdf.Pdf) -> None:
    dot = document.make_stream(
        b"\xff\xff\xff",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )
    document.pages[0].obj.Resources.XObject = Dictionary(Im=dot)
    drawn(lambda content: content + b"\nq 200 0 0 20 80 600 cm /Im Do Q")(document)


def see_through(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Resources.ExtGState = Dictionary(Gx=Dictionary(ca=0))
    drawn(lambda content: b"/Gx gs\n" + content)(document)


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure, in the order of the file."""
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/S") is not None and each.get("/P") is not None:
            yield each


def spoken(key: str, words: str) -> Change:
    """A different spoken text for the first element with a replacement text."""

    def altering(document: pikepdf.Pdf) -> None:
        element = next(each for each in elements(document) if str(each.S) in ("/P", "/H1", "/Figure", "/LBody"))
        element[key] = String(words)

    return altering


def another_role(document: pikepdf.Pdf) -> None:
    next(each for each in elements(document) if str(each.S) == "/P").S = Name.H1


def another_order(document: pikepdf.Pdf) -> None:
    part = next(each for each in elements(document) if isinstance(each.get("/K"), Array) and len(each.K) > 1)
    part.K = Array(list(reversed(list(part.K))))


def part_left_out(document: pikepdf.Pdf) -> None:
    part = next(each for each in elements(document) if isinstance(each.get("/K"), Array) and len(each.K) > 1)
    part.K = Array(list(part.K)[1:])


def role_map(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Artifact)


def spoken_language(document: pikepdf.Pdf) -> None:
    document.Root.Lang = String("de-DE")


def without_structure(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot
    del document.Root.MarkInfo


def bookmark_renamed(document: pikepdf.Pdf) -> None:
    marks = document.Root.Outlines if "/Outlines" in document.Root else None
    if marks is None:
        return bookmark_added(document)
    marks.First.Title = String("Nothing was decided")
    return None


def bookmark_added(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(OutlineItem("Another", 0))


def bookmark_elsewhere(document: pikepdf.Pdf) -> None:
    if "/Outlines" not in document.Root:
        return bookmark_added(document)
    document.Root.Outlines.First.Dest = Array([document.pages[-1].obj, Name.Fit])
    return None


def page_numbers(document: pikepdf.Pdf) -> None:
    document.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=7)]))


def says(key: str, words: str) -> Change:
    """A different statement about the file."""

    def altering(document: pikepdf.Pdf) -> None:
        document.docinfo[key] = String(words)

    return altering


def metadata(document: pikepdf.Pdf) -> None:
    before = document.Root.Metadata.read_bytes()
    after = before.replace(b"</rdf:li>", b" refused</rdf:li>", 1)
    assert after != before
    document.Root.Metadata.write(after)


def upon(**entries: Any) -> Change:
    """An object placed on the first page."""

    def altering(document: pikepdf.Pdf) -> None:
        sheet = document.make_stream(b"1 1 1 rg 0 0 400 60 re f", BBox=[0, 0, 400, 60], Subtype=Name.Form)
        extra: dict[str, Any] = {"AP": Dictionary(N=sheet)} if entries.get("Subtype") != Name.Link else {}
        laid = document.make_indirect(Dictionary(Type=Name.Annot, Rect=[80, 600, 480, 660], **extra, **entries))
        held = document.pages[0].obj
        held.Annots = Array([*held.get("/Annots", []), laid])

    return altering


def field(document: pikepdf.Pdf) -> None:
    upon(Subtype=Name.Widget, FT=Name.Tx, T="x", V="Declined", F=4)(document)
    document.Root.AcroForm = Dictionary(Fields=[document.pages[0].obj.Annots[-1]])


def page_entry(key: str, value: Any) -> Change:
    """A changed entry of the first page."""

    def altering(document: pikepdf.Pdf) -> None:
        document.pages[0].obj[key] = value

    return altering


def root_entry(key: str, value: Any) -> Change:
    """A changed entry of the catalogue."""

    def altering(document: pikepdf.Pdf) -> None:
        document.Root[key] = value

    return altering


def layer(document: pikepdf.Pdf) -> None:
    held = document.make_indirect(Dictionary(Type=Name.OCG, Name="x"))
    document.Root.OCProperties = Dictionary(OCGs=[held], D=Dictionary(OFF=[held]))
    document.pages[0].obj.Resources.Properties = Dictionary(OCx=held)
    drawn(lambda content: b"/OC /OCx BDC\n" + content + b"\nEMC")(document)


def script(document: pikepdf.Pdf) -> None:
    document.Root.Names.JavaScript = Dictionary(Names=Array(["x", SCRIPT]))


def file_added(document: pikepdf.Pdf) -> None:
    document.attachments["pay\u202ell.exe"] = b"MZ"


def file_renamed(document: pikepdf.Pdf) -> None:
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == Name.Filespec:
            each.UF = String("other.json")
            return


def file_described(document: pikepdf.Pdf) -> None:
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == Name.Filespec:
            each.Desc = String("Nothing of note")
            return


def page_left_out(document: pikepdf.Pdf) -> None:
    del document.pages[-1]


def page_added(document: pikepdf.Pdf) -> None:
    document.add_blank_page(page_size=(595, 842))


def page_twice(document: pikepdf.Pdf) -> None:
    document.pages.append(document.pages[0])


def pages_turned_round(document: pikepdf.Pdf) -> None:
    document.pages.reverse()


def fonts(document: pikepdf.Pdf) -> Any:
    """The typefaces of the first page by name."""
    return document.pages[0].obj.Resources.Font


def typefaces_exchanged(document: pikepdf.Pdf) -> None:
    held = fonts(document)
    one, two = list(held.keys())[:2]
    first, second = held[one], held[two]
    held[one], held[two] = second, first


def read_aloud_otherwise(document: pikepdf.Pdf) -> None:
    held = fonts(document)[next(iter(fonts(document).keys()))]
    text = held.ToUnicode.read_bytes()
    held.ToUnicode.write(re.sub(rb"<00([0-9A-F])([0-9A-F])>\s*\]?", rb"<00\1\2>", text).replace(b"<0061>", b"<0062>"))


def other_widths(document: pikepdf.Pdf) -> None:
    held = fonts(document)[next(iter(fonts(document).keys()))]
    held.Widths = Array([9, *list(held.Widths)[1:]])


def other_shapes(document: pikepdf.Pdf) -> None:
    held = fonts(document)
    one, two = list(held.keys())[:2]
    held[one].FontDescriptor.FontFile2 = held[two].FontDescriptor.FontFile2


ALTERATIONS: dict[str, Change] = {
    "a digit painted over": drawn(lambda content: content + b"\nq 1 1 1 rg 326 795 6 8 re f Q\n"),
    "a word struck in grey": drawn(lambda content: content + b"\nq .5 .5 .5 RG 56 740 m 120 740 l S Q\n"),
    "a line whited out": drawn(lambda content: content + WHITE),
    "the last page whited out": painted_last_page,
    "a stream more": appended_stream,
    "a form drawn over it": with_form,
    "a picture drawn over it": with_picture,
    "drawn see-through": see_through,
    "a text moved": swapped(rb"(\d+)\.(\d+) Td", rb"\g<1>.9\g<2> Td"),
    "a text drawn in white": swapped(rb"[\d. ]+ rg /F", rb" 1 1 1 rg /F"),
    "a text made tiny": swapped(rb"(/F\d\+\d) [\d.]+ Tf", rb"\1 1 Tf"),
    "a text made invisible": swapped(rb"BT ", b"BT 3 Tr "),
    "a text stretched": swapped(rb"BT ", b"BT 1 Tz "),
    "two letters exchanged": drawn(first_word),
    "a text taken out": swapped(rb"\([^()\\]{4,}\) Tj", b"() Tj"),
    "a text added": drawn(lambda content: content.replace(b" Tj ET", b" Tj (1) Tj ET", 1)),
    "a rule taken out": swapped(rb" l S", b" l n"),
    "a rule made broad": swapped(rb"\n[\d.]+ w", b"\n9 w"),
    "cut to a corner": drawn(lambda content: b"0 0 300 842 re W n\n" + content),
    "moved by a tenth of a point": drawn(lambda content: b"1 0 0 1 .1 0 cm\n" + content),
    "text for the eye and another for the ear": swapped(rb"/MCID (\d+)>>", rb"/MCID \1 /ActualText (Declined)>>"),
    "text said to be ornament": swapped(rb"/P <</MCID \d+>> BDC", b"/Artifact BMC"),
    "parts numbered otherwise": swapped(rb"/MCID 0>>", b"/MCID 1>>"),
    "everything taken out": drawn(lambda _content: b"q 1 1 1 rg 0 0 600 842 re f Q"),
    "another description spoken": spoken("/Alt", "Drawn signature of Dr Nobody"),
    "other words spoken": spoken("/ActualText", "Declined"),
    "a short form spoken otherwise": spoken("/E", "not carried"),
    "a part in another language": spoken("/Lang", "cy"),
    "another role": another_role,
    "another order": another_order,
    "a part left out of the order": part_left_out,
    "roles that mean others": role_map,
    "another language": spoken_language,
    "the reading order taken out": without_structure,
    "a bookmark renamed": bookmark_renamed,
    "a bookmark added": bookmark_added,
    "a bookmark that leads elsewhere": bookmark_elsewhere,
    "other page numbers": page_numbers,
    "another title": says("/Title", "Another surgery: refused everything"),
    "another author": says("/Author", "Somebody else"),
    "another subject": says("/Subject", "Signed by all"),
    "another date": says("/CreationDate", "D:20200101000000Z"),
    "a key word": says("/Keywords", "declined"),
    "other metadata": metadata,
    "a link more": upon(Subtype=Name.Link, Border=[0, 0, 0], A=Dictionary(S=Name.URI, URI="https://example.org/")),
    "a stamp": upon(Subtype=Name.Stamp, F=4),
    "a stamp for print alone": upon(Subtype=Name.Stamp, F=4 | 32),
    "a word marked": upon(Subtype=Name.Highlight, QuadPoints=[80, 660, 480, 660, 80, 600, 480, 600]),
    "a word struck out by a note": upon(Subtype=Name.StrikeOut, QuadPoints=[80, 660, 480, 660, 80, 600, 480, 600]),
    "a text box": upon(Subtype=Name.FreeText, Contents="Declined", DA="/Helv 12 Tf"),
    "a note": upon(Subtype=Name.Text, Contents="Declined"),
    "a field": field,
    "a layer": layer,
    "a script with a name": script,
    "an action at opening": root_entry("/OpenAction", SCRIPT),
    "actions of the file": root_entry("/AA", Dictionary(WC=SCRIPT)),
    "actions of a page": page_entry("/AA", Dictionary(O=SCRIPT)),
    "shown from right to left": root_entry("/ViewerPreferences", Dictionary(Direction=Name.R2L)),
    "a portfolio": root_entry("/Collection", Dictionary(View=Name.D)),
    "two pages side by side": root_entry("/PageLayout", Name.TwoPageRight),
    "a file attached": file_added,
    "an attachment renamed": file_renamed,
    "an attachment described otherwise": file_described,
    "a page turned": page_entry("/Rotate", 180),
    "a page cropped": page_entry("/CropBox", Array([0, 100, 595, 842])),
    "a larger sheet": page_entry("/MediaBox", Array([0, 0, 1190, 1684])),
    "a larger unit": page_entry("/UserUnit", 2),
    "another order of the tabulator": page_entry("/Tabs", Name.R),
    "a page that turns by itself": page_entry("/Dur", 1),
    "a page drawn as one group": page_entry("/Group", Dictionary(S=Name.Transparency, I=True)),
    "a page left out": page_left_out,
    "a page added": page_added,
    "a page twice": page_twice,
    "typefaces exchanged": typefaces_exchanged,
    "letters read otherwise": read_aloud_otherwise,
    "letters of other widths": other_widths,
    "letters of other shapes": other_shapes,
}
"""By name; each can be applied to every document of ours."""
