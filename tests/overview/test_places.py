"""Addresses of steps: one home for their keys and their titles."""

import ast

import pytest

from wizard.foundation.paths import resources
from wizard.overview.places import FIRST_STEPS, LAST_STEPS, Place, action_key, action_number, read_place

SOURCE = resources().parent / "src" / "wizard"


def test_the_key_of_an_action_gives_its_number_again() -> None:
    assert [action_number(action_key(number)) for number in (1, 10)] == [1, 10]


@pytest.mark.parametrize("key", [*FIRST_STEPS, *LAST_STEPS, "", "4", "action-", "action-x", "faction-4"])
def test_other_steps_are_no_action(key: str) -> None:
    assert action_number(key) is None


def test_an_address_is_read_as_it_is_written() -> None:
    for place in (Place("sign"), Place("action-4", "4b"), Place("action-4", "4b", "owner")):
        assert read_place(str(place)) == place


def test_nothing_else_knows_how_the_key_of_an_action_is_made() -> None:
    makers = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
                makers |= {path.relative_to(SOURCE).as_posix()} if node.value.startswith("action-") else set()
    # The briefing's is the anchor of a heading in the PDF.
    assert makers == {"overview/places.py", "pdf/briefing.py"}
