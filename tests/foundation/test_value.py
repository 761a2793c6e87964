"""Text that may enter a plan, and values that change only through their checks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from wizard.foundation.value import plain_text, typed
from wizard.plan.people import Person
from wizard.plan.proposal import BringBack, Owner


@given(st.text(), st.booleans())
def test_whatever_is_typed_may_stand_in_a_plan(text: str, lines: bool) -> None:
    assert plain_text(typed(text, lines=lines)) == typed(text, lines=lines)


@given(st.text())
def test_a_typed_line_is_one_line(text: str) -> None:
    assert "\n" not in typed(text)
    assert "\t" not in typed(text)


def test_accents_typed_apart_are_composed() -> None:
    assert typed(unicodedata.normalize("NFD", "Dr Siân Ŵyn")) == "Dr Siân Ŵyn"


def test_line_breaks_of_every_kind_become_newlines_in_a_note() -> None:
    assert typed("a\r\nb\rc\u2028d", lines=True) == "a\nb\nc\nd"


def test_what_nobody_sees_in_pasted_text_goes() -> None:
    assert typed("Dr\u00a0Nora\u200b Qu\u00adill\u2060\u202c") == "Dr Nora Quill"


def test_bullets_as_word_writes_them_become_bullets() -> None:
    text = "\uf0b7\tone\n\uf0a7\ttwo\n·\tthree\no\tfour\n  §\tfive\no six"
    assert typed(text, lines=True) == "•\tone\n•\ttwo\n•\tthree\n•\tfour\n  •\tfive\no six"


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "\ud800", "e\u0301", "\ufeff"])
def test_a_file_with_such_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"form NFC|control character"):
        plain_text(text)


def test_a_change_is_validated() -> None:
    person = Person(id="p1", name="Dr Amara Osei")
    assert person.replace(votes=2).votes == 2
    with pytest.raises(ValidationError):
        person.replace(votes=-1)
    with pytest.raises(ValidationError):
        person.replace(vote=1)


def test_values_are_equal_when_all_in_them_is() -> None:
    one, same, other = (Owner(person="p1", name=name) for name in ("Dr Osei", "Dr Osei", "Dr Noor"))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != BringBack()
    assert one != "Dr Osei"
