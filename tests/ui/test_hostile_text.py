"""Text that looks like markup, in every text of a plan: every page shows it as it is."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import ITEM_STEPS, NOW, shipped_pack, worked_example
from tests.ui.fake_services import FakeServices, session_with

from wizard.foundation.file_names import safe_name
from wizard.plan.plan import Plan
from wizard.ui.accessibility.screen_reader import plain_tip
from wizard.ui.application.build_page import build_page

HOSTILE = '<img src="file:///etc/hostname">&amp;<b>'
STEPS = (
    "start",
    "practice",
    "meeting",
    *ITEM_STEPS,
    "review",
    "sign",
    "export",
    "due",
)


def keys_of(part: Any) -> Iterator[str]:
    """The keys of text for people: an id or a kind has neither spaces nor capitals."""
    if isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, str) and (" " in value or value != value.lower()):
                yield key
            yield from keys_of(value)
    elif isinstance(part, list):
        for value in part:
            yield from keys_of(value)


def with_text(part: Any, keys: set[str]) -> Any:
    if isinstance(part, dict):
        return {
            key: HOSTILE if key in keys and isinstance(value, str) and value else with_text(value, keys)
            for key, value in part.items()
        }
    return [with_text(value, keys) for value in part] if isinstance(part, list) else part


def hostile_plan() -> tuple[Plan, set[str]]:
    """The worked example with every free text replaced, including the frozen guidance's."""
    data = json.loads(worked_example().model_dump_json())
    taken: set[str] = set()
    for key in sorted(set(keys_of(data))):
        try:
            Plan.model_validate_json(json.dumps(with_text(data, taken | {key})))
        except ValidationError:
            continue
        taken.add(key)
    return Plan.model_validate_json(json.dumps(with_text(data, taken))), taken


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan, taken = hostile_plan()
    assert {"name", "text", "title", "reason"} <= taken, taken
    return plan


def tips(root: QWidget) -> Iterator[str]:
    for widget in [root, *root.findChildren(QWidget)]:
        yield widget.toolTip()
        if isinstance(widget, QComboBox):
            yield from (str(widget.itemData(row, Qt.ItemDataRole.ToolTipRole) or "") for row in range(widget.count()))
    # Menus show no tool tips unless they are told to.
    menus = [menu for menu in root.findChildren(QMenu) if menu.toolTipsVisible()]
    yield from (action.toolTip() for menu in menus for action in menu.actions())


@pytest.mark.parametrize("step", STEPS)
def test_a_page_shows_markup_as_it_is(qtbot: QtBot, plan: Plan, step: str) -> None:
    session = session_with(plan, NOW)
    page = build_page(step, session, FakeServices(session, shipped_pack()).services)
    qtbot.addWidget(page)
    page.show()
    QApplication.processEvents()
    labels = page.findChildren(QLabel)
    rich = [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText and label.text()]
    assert rich == []
    assert [tip for tip in tips(page) if "<img" in tip] == []
    assert not [edit for edit in page.findChildren(QTextEdit) if "<img" in edit.toHtml()]
    shown = [label.text() for label in labels]
    shown += [button.accessibleName() or button.text() for button in page.findChildren(QAbstractButton)]
    # The Export step shows no text of the plan before its preview is drawn.
    assert step == "export" or any(HOSTILE in text for text in shown)


@pytest.mark.parametrize("text", [HOSTILE, "&lt;b&gt;", "a\n<a href='x'>b</a>"])
def test_a_tip_that_looks_like_markup_is_shown_as_it_is(text: str) -> None:
    inside = plain_tip(text).removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "\n")
    assert "<" not in inside
    assert inside.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


def test_a_tip_of_plain_words_stays_as_it_is() -> None:
    assert plain_tip("Menu (F10)") == "Menu (F10)"


def test_a_file_name_made_of_markup_is_one() -> None:
    assert safe_name(HOSTILE) == "img src=-file----etc-hostname--&amp;-b"
