import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.foundation.paths import resource
from wizard.guidance.packs.toml_files import PackError, parsed
from wizard.guidance.packs.toml_places import Way, line_at, lines_of

SMALL = (
    """\
id = "a"  # a comment with [brackets] and "quotes"
"4a" = 2026-06-30

[lmc]
name = "Devon"

[[items]]
id = "1"
sources = [
    "A1",
    "B2",  # after it
]
answers = [
    { text = "x, [y] = {z}", sources = ["C3"] },
    { text = 'literal "text"' },
]
text = """
    + '"""'
    + """
over several
lines"""
    + '"""'
    + """
[items.status]
kind = "open"

[[items.gains]]
id = "one"

[[items.gains]]
id = "two"

[[items]]
id = "2"
[[items.gains]]
id = "three"
"""
)


@pytest.mark.parametrize(
    ("way", "line"),
    [
        (("id",), 1),
        (("4a",), 2),
        (("lmc", "name"), 5),
        (("items", 0, "id"), 8),
        (("items", 0, "sources"), 9),
        (("items", 0, "sources", 1), 11),
        (("items", 0, "answers", 0, "sources", 0), 14),
        (("items", 0, "answers", 1, "text"), 15),
        (("items", 0, "text"), 17),
        (("items", 0, "status", "kind"), 21),
        (("items", 0, "gains", 1, "id"), 27),
        (("items", 1, "gains", 0, "id"), 32),
        (("items", 1, "gains", 0, "whom"), 31),
        (("nowhere",), None),
    ],
)
def test_every_value_is_on_its_line(way: Way, line: int | None) -> None:
    assert line_at(lines_of(SMALL), way) == line


def ways(value: object, way: Way = ()) -> set[Way]:
    found = {way} if way else set()
    if isinstance(value, dict):
        return found.union(*(ways(entry, (*way, key)) for key, entry in value.items()))
    if isinstance(value, list):
        return found.union(*(ways(entry, (*way, number)) for number, entry in enumerate(value)))
    return found


@pytest.mark.parametrize("name", sorted(path.name for path in resource("packs", "gpce-2024").rglob("*.toml")))
def test_no_value_of_the_shipped_pack_is_without_its_line(name: str) -> None:
    text = next(resource("packs", "gpce-2024").rglob(name)).read_text("utf-8")
    lines = lines_of(text)
    known = {way for way in ways(tomllib.loads(text)) if not isinstance(way[-1], str) or way in lines}
    assert [way for way in known if way not in lines] == []
    written = text.splitlines()
    for way, line in lines.items():
        last = way[-1]
        if isinstance(last, str) and len(way) > 1:
            assert last in written[line - 1], (way, line)


@given(
    st.recursive(st.integers() | st.dates() | st.booleans(), lambda inner: st.lists(inner, max_size=3), max_leaves=8)
)
def test_any_value_is_gone_past_whole(value: object) -> None:
    text = f"first = {_written(value)}\nsecond = 1\n"
    assert lines_of(text)[("second",)] == 2


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return value.isoformat() if isinstance(value, date) else str(value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('title = "It has no end', "text has no quotation mark at its end"),
        ("since = 28/11/2026", "“28/11/2026” is not the way to write a date here; write 2026-11-28"),
        ("since = 28.11.2026", "write 2026-11-28, without quotation marks"),
        ("title = “Curly”", "put straight quotation marks round text"),
        ('title = "He said "yes" to it"', "a straight quotation mark is inside text"),
        ("title = text", "the value after = cannot be read"),
        ('sources = ["A1", "B2"', "a list has no square bracket at its end"),
        ("[lmc]\n[lmc]", "is in the file twice"),
        ('title = "a"\ntitle = "b"', "is in the file twice"),
        ("just words", "expected a line such as key ="),
    ],
)
def test_what_is_no_toml_is_said_in_plain_words_with_its_line(line: str, said: str) -> None:
    with pytest.raises(PackError) as refused:
        parsed(f'id = "a"\n{line}\n', "pack.toml")
    sentence = str(refused.value)
    assert sentence.startswith("pack.toml, line ")
    assert said in sentence
