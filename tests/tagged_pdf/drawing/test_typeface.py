import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tagged_pdf.documents_built import pages, pdf

from wizard.tagged_pdf import Bullets, Furniture, Paragraph, Table, missing_characters, printable

WELSH = "â ê î ô û ŵ ŷ ä ë ï ö ü ẅ ÿ á é í ó ú ẃ ý à è ì ò ù ẁ ỳ"
MARKS = "✓ ○ ✗ ◆ → ≤ ≥ ☐ ☑ ● • … £ € “ ” ’ – —"


@pytest.mark.parametrize("text", ["Plain words", WELSH, MARKS, "Zażółć gęślą jaźń, Ångström, Nguyễn, Ελένη, Ђура"])
def test_words_and_marks_that_people_use_are_printed_as_they_are(text: str) -> None:
    assert printable(text) == text
    assert missing_characters(text) == ()


def test_characters_without_a_glyph_become_their_numbers() -> None:
    assert printable("Dr 张伟 said 😀!") == "Dr [U+5F20 U+4F1F] said [U+1F600]!"
    assert missing_characters("Dr 张伟 said 😀 张!") == ("伟", "张", "😀")


def test_two_names_that_cannot_be_printed_stay_apart() -> None:
    assert printable("张伟") != printable("李娜")


def test_overrides_of_direction_and_unseen_characters_go_without_notice() -> None:
    assert printable("a\u202eb\u2066c\u200d\u00ad\ufe0fd\ufeff\x07") == "abcd"
    assert missing_characters("a\u202eb\u200b") == ()


def test_line_breaks_of_every_kind_become_one_kind() -> None:
    assert printable("a\r\nb\rc\u2028d\x85e\tf") == "a\nb\nc\nd\ne f"


def test_a_letter_and_its_mark_are_composed() -> None:
    assert printable("w\u0302") == "ŵ"


@given(st.text(st.characters()))
def test_what_was_made_printable_is_printable(text: str) -> None:
    made = printable(text)
    assert printable(made) == made
    assert missing_characters(made) == ()
    assert not any(unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co", "Cn"} for each in made.replace("\n", ""))


def test_markup_prints_as_the_characters_it_is_made_of() -> None:
    text = "<img src='/etc/hostname'/> <b>bold &amp; %s {0} \\(x\\)"
    data = pdf([Paragraph(text), Bullets([text]), Table(("Head",), [(text,)])], furniture=Furniture())
    assert " ".join(pages(data)[0].split()).count(text) == 3


def test_right_to_left_text_is_named_and_does_no_harm() -> None:
    (text,) = pages(pdf([Paragraph("before שלום after")], furniture=Furniture()))
    assert "before [U+05E9 U+05DC U+05D5 U+05DD] after" in text
