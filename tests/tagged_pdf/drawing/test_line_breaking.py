import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tagged_pdf.documents_built import pages, pdf

from wizard.tagged_pdf import Furniture, Paragraph, Text, bold, plain, unbroken
from wizard.tagged_pdf.drawing.line_breaking import Line, broken, longest_word, natural_width
from wizard.tagged_pdf.drawing.text_styles import STYLES, TypeScale, address, narrow

BODY = STYLES[TypeScale.PLAN]["body"]


def words(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_every_line_but_the_last_ends_in_a_space() -> None:
    lines = [words(line) for line in broken("one two three four five six\nseven", BODY, 60)]
    assert len(lines) > 3
    assert all(line.endswith(" ") for line in lines[:-1])
    assert lines[-1] == "seven"


@given(st.lists(st.text("abc ,-", max_size=30), max_size=8), st.integers(30, 300))
def test_lines_fit_and_lose_no_word(parts: list[str], room: int) -> None:
    text: Text = tuple(bold(part) if number % 2 else part for number, part in enumerate(parts))
    lines = broken(text, BODY, room)
    assert all(line.width <= room + 0.001 for line in lines)
    assert "".join("".join(map(words, lines)).split()) == "".join(plain(text).split())


def test_a_word_in_two_weights_is_not_broken_between_them() -> None:
    (line,) = broken((bold("Agreed"), ", six"), BODY, 200)
    assert words(line) == "Agreed, six"
    first, second = broken((bold("Agreed"), ",x six"), BODY, longest_word((bold("Agreed"), ",x"), BODY) + 1)
    assert (words(first), words(second)) == ("Agreed,x ", "six")


def test_a_date_that_is_unbroken_stays_on_one_line() -> None:
    room = natural_width("Review 3 March", BODY)
    assert [words(line).strip() for line in broken(f"Review {unbroken('3 March 2027')}", BODY, room)] == [
        "Review",
        unbroken("3 March 2027"),
    ]


def test_a_word_wider_than_the_column_is_divided() -> None:
    lines = broken("x" * 100, BODY, 50)
    assert len(lines) > 5
    assert sum(words(line).count("x") for line in lines) == 100


def test_blank_lines_in_the_middle_are_kept_and_at_the_end_are_not() -> None:
    assert [words(line).strip() for line in broken("a\n\nb\n\n", BODY, 100)] == ["a", "", "b"]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", ()])
def test_text_without_a_visible_character_gives_no_line(text: Text) -> None:
    assert broken(text, BODY, 100) == []


def test_words_copied_from_two_lines_do_not_run_together() -> None:
    (text,) = pages(pdf([Paragraph("alpha " * 60)], furniture=Furniture()))
    assert "alphaalpha" not in text.replace("\n", "")


def test_an_address_begins_on_the_line_before_and_breaks_after_a_stroke_or_a_hyphen() -> None:
    text = "Guidance, 2026. https://example.org/one-two/three"
    lines = broken(text, BODY, natural_width("Guidance, 2026. https://example.org/one-t", BODY))
    assert [words(line) for line in lines] == ["Guidance, 2026. https://example.org/one-", "two/three"]


def test_no_space_is_read_inside_a_word_or_an_address_that_was_divided() -> None:
    for word in ("https://example.org/" + "part/" * 20, "x" * 100):
        assert "".join(words(line) for line in broken(word, BODY, 90)) == word


def test_an_address_in_its_column_shows_no_scheme_and_breaks_where_addresses_may() -> None:
    lines = broken(
        address("https://www.example.org/one-two/three?p=4"), BODY, natural_width("www.example.org/one-t", BODY)
    )
    assert [words(line) for line in lines] == ["www.example.org/one-", "two/three?p=4"]


def test_a_double_name_in_a_narrow_cell_breaks_after_its_hyphen() -> None:
    name = narrow(unbroken("Dr Rhydderch-Featherstonehaugh"))
    lines = broken(name, BODY, natural_width("Featherstonehaugh", BODY) + 1)
    assert [words(line) for line in lines] == [unbroken("Dr Rhydderch-"), "Featherstonehaugh"]
    assert longest_word(name, BODY) == natural_width("Featherstonehaugh", BODY)
