"""The page on making packs names every key of a pack, and every word that a key may have."""

import re
import shlex
from enum import StrEnum

import pytest

from wizard.cli.arguments import parse
from wizard.foundation.paths import resources
from wizard.foundation.value import Value
from wizard.guidance import duty, letter_text, pack, position_kinds
from wizard.guidance import item as items
from wizard.guidance import statement as statements
from wizard.guidance.packs import corrections, pack_lint
from wizard.guidance.packs import load_pack as loading
from wizard.guidance.packs.lint_rules import shipped_lists

PAGE = resources().parent / "docs" / "making-a-pack.md"
MODELS: list[type[Value]] = [
    loading.HeadFile,
    loading.ActionEntry,
    loading.SourcesFile,
    loading.BackgroundFile,
    statements.Source,
    statements.Statement,
    statements.TradeOff,
    statements.Step,
    statements.GuidanceDate,
    statements.ItemLink,
    items.Item,
    duty.Status,
    items.Position,
    items.RecordField,
    items.TaskTemplate,
    items.Contract,
    duty.Duty,
    items.Reversibility,
    pack.TimelineEntry,
    pack.Term,
    pack.BoardName,
    pack.LmcContact,
    pack.Question,
    pack.Revision,
    letter_text.LetterText,
    letter_text.LetterUse,
    letter_text.LetterPart,
]
WORDS: list[type[StrEnum]] = [
    duty.StatusKind,
    position_kinds.PositionKind,
    position_kinds.Need,
    items.FieldKind,
    items.Permanence,
    items.Calculator,
    statements.Audience,
    statements.LinkKind,
    letter_text.LetterKind,
    letter_text.Recipient,
]


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_every_key_is_named_on_the_page(model: type[Value]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [key for key in model.model_fields if not any(form in page for form in forms(key))]
    assert missing == []


def forms(key: str) -> list[str]:
    return [f"`{key}`", f"`[[{key}]]`", f"`[{key}]`", f"`[items.{key}]`", f"`{key} = "]


@pytest.mark.parametrize("kind", WORDS, ids=[kind.__name__ for kind in WORDS])
def test_every_word_that_a_key_may_hold_is_named_on_the_page(kind: type[StrEnum]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [word for word in kind if f"`{word}`" not in page] == []


def test_the_limits_on_the_page_are_those_of_the_lint() -> None:
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    limits = shipped_lists().limits
    assert f"at most {limits['sentence_words']} words" in page
    assert f"at most {limits['trade_off_words']} words" in page
    assert f"at most {limits['short_title_characters']} characters" in page
    assert f"({limits['asks_words']} words at most)" in page


def test_every_key_of_a_correction_is_named_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    keys = {*corrections.CorrectionFile.model_fields, *corrections.LineCorrection.model_fields} - {"corrects"}
    assert [key for key in sorted(keys) if not any(form in page for form in forms(key))] == []


def test_every_rule_of_style_is_named_on_the_page_and_no_other_is_said_to_be_one() -> None:
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    named = re.search(r"Findings about style, (.*?), do not stop you", page)
    assert named is not None
    assert set(re.findall(r"`\[([a-z-]+)\]`", named[1])) == pack_lint.STYLE


def test_every_command_on_the_page_is_one_that_the_program_knows() -> None:
    page = PAGE.read_text(encoding="utf-8")
    commands = re.findall(r"gaw (pack [^`\n]*)", page)
    assert len(commands) > 8
    for command in commands:
        assert parse(shlex.split(command.strip())).verb == "pack", command
