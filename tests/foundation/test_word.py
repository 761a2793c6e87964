"""The words that a value can have."""

from enum import StrEnum
from typing import Any

from wizard.foundation.word import Word
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan
from wizard.plan.proposal import Vote


def test_a_word_is_written_as_the_text_that_it_is() -> None:
    vote = Vote(person="p1", choice=Choice.FOR)
    assert vote.model_dump_json() == '{"choice":"for","person":"p1"}'
    assert vote.model_dump(mode="json") == {"choice": "for", "person": "p1"}


def test_every_list_of_words_in_a_plan_is_written_so() -> None:
    lists = _words_in(Plan.__pydantic_core_schema__)
    assert Choice in lists
    assert [each for each in lists if not issubclass(each, Word)] == []


def _words_in(schema: Any) -> set[type[StrEnum]]:
    if not isinstance(schema, dict | list | tuple):
        return set()
    found = {schema["cls"]} if isinstance(schema, dict) and schema.get("type") == "enum" else set()
    return found.union(*map(_words_in, schema.values() if isinstance(schema, dict) else schema))
