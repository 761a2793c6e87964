"""One table of keys: the window, the menu, the sheet of keys and the texts all agree with it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wizard.foundation.paths import resources
from wizard.plan.choice import Choice
from wizard.plan.meeting import Presence
from wizard.ui.accessibility.shortcuts import MENU, SHORTCUTS, Scope, Shortcut, key_groups, key_of, pressed
from wizard.ui.shell.main_window import Window

SOURCE = resources().parent / "src" / "wizard"
TABLE = "ui/accessibility/shortcuts.py"
MOVING = {"Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home", "End", "Return", "Enter", "Space"}
INSIDE = {
    "ui/commands/search_box.py": "the arrows go through what was found while the words are typed; Enter goes there",
    "ui/decision/roll_call_rows.py": "Left and Right go along the three answers; Enter gives the one with the focus",
    "ui/help/tour.py": "the arrows turn the cards, as in any set of pages",
    "ui/inputs/choice_inputs.py": "Space chooses a segment, as it does any button",
    "ui/inputs/date_time_inputs.py": "the arrows count days and weeks; Enter finishes the field",
    "ui/inputs/option_cards.py": "the arrows go among the cards; Enter and Space choose",
    "ui/inputs/quick_inputs.py": "Left and Right go along Yes and No",
    "ui/inputs/text_inputs.py": "the arrows count; Enter goes on to what is found",
    "ui/inputs/typing.py": "Enter finishes a field",
    "ui/room/room_card.py": "the arrows scroll the text on the wall",
    "ui/shell/step_list.py": "Enter and Space go to the step",
    "ui/steps/action/duty_check.py": "Left and Right go along the three answers; Enter gives the one with the focus",
    "ui/steps/export/page_sheets.py": "where a screen reader runs, the arrows read on in the text of a page",
    "ui/steps/finding_list.py": "Enter goes to where it is mended",
    "ui/steps/attendance_card.py": "the arrows go along a row and among the rows; Enter marks",
    "ui/steps/start/plan_lists.py": "Enter opens the plan",
    "ui/widgets/buttons.py": "Enter presses what has the focus",
    "ui/widgets/cards.py": "the arrows fold and unfold; Enter does the other",
    "ui/widgets/dialogs.py": "Page Up and Page Down scroll a long dialog",
    "ui/widgets/word_list.py": "Enter and Space take the row",
}
"""Widgets that handle keys of their own to move about or finish a field, with the reason why these are no shortcuts."""
KEY = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+\S|F\d{1,2}\b|PgUp|PgDn|PgDown|Page (?:Up|Down)\b)")


MARKED_LETTERS = "ui/widgets/buttons.py"
"""Where a button takes its letter from its own text, and so names no key."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name != TABLE:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def docstrings(tree: ast.Module) -> set[int]:
    """The ids of the constants that stand alone, as docstrings do."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def keys_of_qt(tree: ast.Module) -> set[str]:
    return {
        node.attr.removeprefix("Key_")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr.startswith("Key_")
    }


def test_only_the_table_makes_shortcuts() -> None:
    makers = [
        (name, node.lineno)
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"QKeySequence", "QShortcut"}
        if name != MARKED_LETTERS
    ]
    assert makers == []


def test_widgets_handle_none_but_the_keys_that_move_about() -> None:
    found = {name: keys for name, tree in modules() if (keys := keys_of_qt(tree))}
    assert {name: keys - MOVING for name, keys in found.items() if keys - MOVING} == {}
    assert set(found) == set(INSIDE)


def test_no_text_of_the_program_names_a_key_by_itself() -> None:
    named = [
        (name, node.value)
        for name, tree in modules()
        if name.startswith("ui/")
        for alone in [docstrings(tree)]
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
        if KEY.search(node.value)
    ]
    assert named == []


def test_the_texts_of_the_help_name_keys_that_there_are() -> None:
    known = {cap for group in key_groups() for row in group.rows for cap in row.keys}
    named = {word for path in (resources() / "help").glob("*.toml") for word in keys_in(path)}
    assert named
    assert named <= known


def keys_in(path: Path) -> set[str]:
    return set(re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF\d{1,2}\b", str(tomllib.loads(path.read_text("utf-8")))))


@pytest.mark.parametrize("shortcut", SHORTCUTS.values(), ids=SHORTCUTS)
def test_every_key_is_one_that_qt_knows(shortcut: Shortcut) -> None:
    for key in shortcut.keys:
        assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) == key


def test_no_two_shortcuts_share_a_key_where_both_work() -> None:
    within = {
        Scope.ACTION: {Scope.POSITIONS, Scope.ROLL_CALL, Scope.DATE},
        Scope.WINDOW: set(Scope) - {Scope.WINDOW},
    }
    for scope in Scope:
        near = {scope} | within.get(scope, set())
        taken: dict[str, str] = {}
        for each in SHORTCUTS.values():
            if each.scope is scope:
                for key in each.keys:
                    assert key not in taken, (each.id, taken[key])
                    taken[key] = each.id
        for each in SHORTCUTS.values():
            if each.scope in near - {scope}:
                assert not set(each.keys) & set(taken), each.id


MEANINGS = (
    {"position", "presence.", "vote.", "pull_off"},  # The first, second … of the things offered or listed there.
    {"no_vote", "not_recorded", "stroke_back"},  # Undoes the last thing entered here.
    {"no_vote", "not_recorded", "clear_strokes", "forget_listed"},  # Removes the thing with the focus.
    {"room.before", "page_before"},
    {"room.after", "page_after"},
)
"""Keys that do something in several places, with the same meaning in all of them."""


def test_one_key_has_one_meaning() -> None:
    meaning: dict[str, set[str]] = {}
    for each in SHORTCUTS.values():
        kind = each.id.partition(".")[0] + "." if each.id.startswith(("presence.", "vote.")) else each.id
        for key in each.keys:
            meaning.setdefault(key, set()).add(kind)
    several = {key: kinds for key, kinds in meaning.items() if len(kinds) > 1}
    assert [key for key, kinds in several.items() if not any(kinds <= same for same in MEANINGS)] == []


@pytest.mark.parametrize("words", ["Agreed", "Against", "Abstain", "For", "Apologies", "Absent", "Roll call"])
def test_no_letter_alone_decides_votes_or_marks(words: str) -> None:
    """A letter is the first of several words, which may be opposites: agreed and against, apologies and absent."""
    deciding = (Scope.ACTION, Scope.POSITIONS, Scope.ATTENDANCE, Scope.ROLL_CALL, Scope.ROOM)
    taken = {key: each.id for each in SHORTCUTS.values() if each.scope in deciding for key in each.keys}
    assert taken.get(words[0]) is None


def test_the_menu_has_everything_that_has_words_there_and_once() -> None:
    listed = [each for _title, ids in MENU for each in ids if each]
    assert sorted(listed) == sorted(each.id for each in SHORTCUTS.values() if each.menu)


def test_the_window_has_the_keys_of_the_table_and_no_others(qtbot: QtBot) -> None:
    window = Window(lambda _key: QWidget())
    qtbot.addWidget(window)
    assert window.commands is not None
    bound = sorted(key.toString() for action in window.actions() for key in action.shortcuts())
    assert bound == sorted(key for each in SHORTCUTS.values() if each.scope is Scope.WINDOW for key in each.keys)


@pytest.mark.parametrize("prefix_and_kind", [("presence.", Presence), ("vote.", Choice)], ids=["presence", "vote"])
def test_every_way_to_attend_and_to_vote_has_its_key(
    prefix_and_kind: tuple[str, type[Presence] | type[Choice]],
) -> None:
    prefix, kind = prefix_and_kind
    assert {each for each in SHORTCUTS if each.startswith(prefix)} == {prefix + member for member in kind}
    assert all(len(key_of(prefix + member)) == 1 for member in kind)


def test_a_key_is_known_by_its_scope_and_its_modifiers() -> None:
    def key(code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
        return QKeyEvent(QEvent.Type.KeyPress, code, held)

    assert pressed(Scope.ROLL_CALL, key(Qt.Key.Key_1)) == "vote.for"
    assert pressed(Scope.ROLL_CALL, key(Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)) == "all_others_for"
    assert pressed(Scope.ROLL_CALL, key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)) == ""
    assert pressed(Scope.ROOM, key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.KeypadModifier)) == "room.after"
    assert pressed(Scope.ROOM, key(Qt.Key.Key_F)) == ""
