"""Canonical JSON: one form for one meaning."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.foundation.canonical_json import canonical_bytes, digest, fingerprint, has_digest, own_text, plain
from wizard.foundation.value import LARGEST_WHOLE
from wizard.plan.people import Person
from wizard.plan.record import Correction

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_WHOLE, LARGEST_WHOLE) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)


@given(JSON)
def test_it_means_what_it_was_made_from(value: object) -> None:
    assert json.loads(canonical_bytes(value)) == value


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.integers(0, 9)))
def test_the_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert canonical_bytes(dict(reversed(value.items()))) == canonical_bytes(value)


def test_keys_are_ordered_by_utf_16_as_in_the_rfc() -> None:
    # RFC 8785, section 3.2.3: the example's keys in their expected order.
    keys = ["\r", "1", "\x80", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(canonical_bytes(dict.fromkeys(reversed(keys), 0)))) == keys


@pytest.mark.parametrize("value", [1.0, float("nan"), LARGEST_WHOLE + 1, b"a", {"a": [0.5]}])
def test_what_plans_never_hold_has_no_canonical_form(value: object) -> None:
    with pytest.raises(ValueError, match="no canonical form"):
        canonical_bytes(value)


def test_a_default_value_does_not_alter_a_digest() -> None:
    assert digest(Person(id="p1", name="Dr A")) == digest(Person(id="p1", name="Dr A", votes=1))


def test_a_fingerprint_is_sixteen_digits_in_fours() -> None:
    assert fingerprint("9f2c41d077abe013" + "0" * 48) == "9f2c 41d0 77ab e013"


def test_a_digest_that_writing_has_kept_is_that_of_the_value() -> None:
    link = Correction(
        entry="correction",
        at=datetime(2027, 1, 12, tzinfo=UTC),
        place="reason on item 3",
        old='teh “"digest":"x"”',
        new="the",
        why="A slip.",
        chair="p1",
        on=date(2027, 1, 12),
        seal="a" * 64,
        digest="b" * 64,
    )
    without = plain(link)
    del without["digest"]
    expected = digest(without)
    assert has_digest(link, expected, without="digest")
    assert own_text(link, without="digest") == canonical_bytes(plain(link))
    assert has_digest(link, expected, without="digest")
    assert has_digest(link, digest(link))
    assert not has_digest(link, link.digest, without="digest")
    changed = link.replace(new="then")
    assert not has_digest(changed, expected, without="digest")
