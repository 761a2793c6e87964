"""Addresses of steps: one place for their keys and their titles."""

import ast

import pytest

from wizard.foundation.paths import resources
from wizard.overview.places import FIRST_STEPS, LAST_STEPS, Place, item_key, item_of_step, read_place

SOURCE = resources().parent / "src" / "wizard"


def test_the_key_of_an_item_gives_its_id_again() -> None:
    assert [item_of_step(item_key(item)) for item in ("1", "4b", "o1")] == ["1", "4b", "o1"]


@pytest.mark.parametrize("key", [*FIRST_STEPS, *LAST_STEPS, "", "4", "item-", "an-item-4"])
def test_other_steps_are_no_item(key: str) -> None:
    assert item_of_step(key) is None


def test_an_address_is_read_as_it_is_written() -> None:
    for place in (Place("sign"), Place("item-4b"), Place("item-4b", "owner")):
        assert read_place(str(place)) == place


def test_nothing_else_knows_how_the_key_of_an_item_is_made() -> None:
    makers = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
                makers |= {path.relative_to(SOURCE).as_posix()} if node.value.startswith("item-") else set()
    # The steps of the PDF are ids of their own.
    assert {name for name in makers if not name.startswith("pdf/")} == {"overview/places.py"}
