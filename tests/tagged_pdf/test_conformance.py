import string
from pathlib import Path

import outloud
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tagged_pdf.documents_built import FURNITURE, INFO, faults, pages, pdf, saved
from tests.tagged_pdf.example import ATTACHMENTS, STORY, drawn

from wizard.tagged_pdf import (
    Attachment,
    Block,
    Bullets,
    Callout,
    Figure,
    Furniture,
    Heading,
    Info,
    Labels,
    Paragraph,
    Quote,
    Signature,
    Table,
    Together,
    TypeScale,
    bold,
    linked,
)

ANY_TEXT = st.text(st.characters(), max_size=60)
SOME_TEXT = st.one_of(ANY_TEXT, st.text(string.ascii_letters + " \n✓○é", max_size=900))
WORDS = SOME_TEXT.map(lambda text: f"x{text}")
RICH = st.one_of(
    SOME_TEXT,
    WORDS.map(lambda text: ("See ", bold(text), linked(text, "https://example.org/ü"), ".")),
)
POINTS = st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 4000), st.integers(0, 80)), min_size=1, max_size=40)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 5))
    row = st.lists(RICH, min_size=columns, max_size=columns)
    return Table(
        draw(st.lists(WORDS, min_size=columns, max_size=columns)),
        draw(st.lists(row, max_size=25)),
        row_headers=draw(st.booleans()),
        right=frozenset(draw(st.sets(st.integers(0, columns - 1)))),
        caption=draw(SOME_TEXT),
    )


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, RICH),
    st.builds(lambda items, numbered: Bullets(items, numbered), st.lists(RICH, max_size=8), st.booleans()),
    st.builds(Labels, st.lists(st.tuples(RICH, RICH), max_size=6)),
    st.builds(Quote, RICH, SOME_TEXT),
    st.builds(Callout, WORDS, RICH),
    st.builds(lambda alt, caption: Figure(drawn, 80, alt, caption), WORDS, SOME_TEXT),
    st.builds(lambda strokes, alt: Signature(strokes, alt), st.lists(POINTS, max_size=4), WORDS),
    tables(),
)


@st.composite
def stories(draw: st.DrawFn) -> list[Block]:
    story: list[Block] = []
    level = 0
    for _ in range(draw(st.integers(0, 6))):
        level = draw(st.integers(1, min(4, level + 1)))
        heading = Heading(level, draw(WORDS), new_page=draw(st.booleans()))  # type: ignore[arg-type]
        blocks = draw(st.lists(BLOCKS, max_size=4))
        story += [Together([heading, *blocks])] if draw(st.booleans()) else [heading, *blocks]
    return story


def test_a_document_with_every_kind_of_block_conforms() -> None:
    assert faults(pdf(STORY, attachments=ATTACHMENTS)) == []


def test_a_draft_in_large_print_conforms() -> None:
    assert faults(pdf(STORY, furniture=Furniture("Plan", watermark="DRAFT"), scale=TypeScale.LARGE)) == []


def test_an_empty_story_is_one_page_that_conforms() -> None:
    data = pdf([])
    assert len(pages(data)) == 1
    assert faults(data) == []


def test_a_document_without_furniture_conforms() -> None:
    assert faults(pdf([Paragraph("Alone")], furniture=Furniture())) == []


@pytest.mark.parametrize(
    "text", ["🤖", "\u00a0\u2007\u202f\u2009\u200a\u2011", "a\u0301\u0323", "שלום عربي", "\x00\ud800", "%()\\"]
)
def test_awkward_characters_conform_wherever_they_stand(text: str) -> None:
    words = f"x{text}"
    story: list[Block] = [
        Heading(1, words),
        Paragraph(text),
        Bullets([text]),
        Figure(drawn, 70, words, text),
        Table((words,), [(text,)]),
    ]
    info = Info(words, INFO.created, text, author=text, subject=text)
    attachments = [Attachment(f"{words}.txt", b"", "text/plain", text)]
    furniture = Furniture(text, text, text, text, words)
    assert faults(pdf(story, info, furniture=furniture, attachments=attachments)) == []


def test_every_character_of_the_fonts_conforms() -> None:
    everything = "".join(map(chr, [*range(32, 0xD800), *range(0xE000, 0x11000), *range(0x1F000, 0x1FB00)]))
    known = [each for each in everything if not each.isspace()]
    story = [
        Paragraph(" ".join("".join(known[start : start + 12]) for start in range(0, len(known), 12) if start < 12000))
    ]
    assert faults(pdf(story)) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(story=stories(), large=st.booleans())
def test_whatever_is_typed_conforms(story: list[Block], large: bool) -> None:
    assert faults(pdf(story, scale=TypeScale.LARGE if large else TypeScale.PLAN)) == []


def test_a_second_checker_that_also_judges_meaning_finds_nothing(tmp_path: Path) -> None:
    result = outloud.check(str(saved(pdf(STORY, furniture=FURNITURE, attachments=ATTACHMENTS), tmp_path)))
    assert result.error is None
    assert [(finding.rule, finding.message) for finding in result.findings] == []
