import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.foundation.paths import resource
from wizard.guidance.packs.straight_quotes import curled


@pytest.mark.parametrize(
    ("source", "fresh", "count"),
    [
        (r'text = "It said \"no\" to us."', "It said “no” to us.", 2),
        ("text = \"The partners' deed isn't signed.\"", "The partners’ deed isn’t signed.", 2),
        ("text = \"('quoted')\"", "(‘quoted’)", 2),
        ("text = 'He said \"no\".'", "He said “no”.", 2),
        ('text = """It said "no" here."""', "It said “no” here.", 2),
        (r'text = "A path \\ and a tab \t stay."', "A path \\ and a tab \t stay.", 0),
        ('text = "https://x.example/a\'b"', "https://x.example/a'b", 0),
    ],
)
def test_straight_marks_become_curly_inside_texts(source: str, fresh: str, count: int) -> None:
    text, made = curled(source)
    assert tomllib.loads(text) == {"text": fresh}
    assert made == count


def test_comments_and_the_marks_of_toml_itself_stay() -> None:
    source = '# don\'t touch "this"\nid = "a" # nor \'this\'\n'
    assert curled(source) == (source, 0)


@pytest.mark.parametrize("path", sorted(resource("packs", "gpce-2024").rglob("*.toml")), ids=lambda path: path.name)
def test_the_shipped_files_stay_as_they_are(path: Path) -> None:
    source = path.read_text("utf-8")
    assert curled(source) == (source, 0)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_whatever_a_text_holds_only_its_marks_change(text: str) -> None:
    source = 'text = "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"\n'
    if "://" in text:
        return
    fresh = tomllib.loads(curled(source)[0])["text"]
    plain = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    assert fresh.translate(plain) == text.translate(plain)
    assert '"' not in fresh
    assert "'" not in fresh
