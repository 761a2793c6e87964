"""Fields of any page whose text cannot be read, and the question before something is closed without it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from wizard.overview.places import item_of_step
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.inputs.typing import LineInput
from wizard.ui.shell.main_window import Window
from wizard.ui.shell.step_model import StepView
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import ButtonKind
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer
from wizard.ui.widgets.typing_news import typing_news

_MOST_CHARACTERS = 40
_MOST_NAMED = 3


class UnreadField(NamedTuple):
    """A field with text that cannot be read, and the step that it is on."""

    step: StepView
    field: LineInput | NoteField

    @property
    def sentence(self) -> str:
        """What cannot be read and why, with the field and its step."""
        text = self.field.toPlainText() if isinstance(self.field, NoteField) else self.field.text()
        text = text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS].rstrip()}…"
        item = item_of_step(self.step.key)
        place = f"on item {item}" if item is not None else f"on the {self.step.title} step"
        return f"“{text}” in “{self.field.accessibleName()}” {place}: {self.field.typing.problem}"


def unread_fields(window: Window) -> list[UnreadField]:
    """Return the fields of all pages whose text cannot be read, in the order of the steps."""
    fields = [field for field in typing_news().unread.values() if isValid(field)]
    found: list[UnreadField] = []
    for step in window.steps:
        page = window.page(step.key)
        for field in fields:
            if page is not None and isinstance(field, LineInput | NoteField) and _is_on(page, field):
                found.append(UnreadField(step, field))
    return found


def may_go_on_unread(window: QWidget, anyway: str) -> bool:
    """Ask whether to go on although entries cannot be read; return whether to do so, which is so if all can be read.

    Args:
        window: The program's window. It goes to the first such field if the person wants to correct it.
        anyway: The label of the button to go on: “Close anyway”.
    """
    unread = unread_fields(window) if isinstance(window, Window) else []
    if not unread:
        return True
    first, more = unread[0], len(unread) - _MOST_NAMED
    said = [each.sentence for each in unread[:_MOST_NAMED]] + [f"And {more} more."] * (more > 0)
    question = AskDialog(
        window,
        "One entry cannot be read" if len(unread) == 1 else f"{len(unread)} entries cannot be read",
        "\n".join(said),
        [
            DialogAnswer("go", "Go to the entry" if len(unread) == 1 else "Go to the first", ButtonKind.PRIMARY),
            DialogAnswer("anyway", anyway, ButtonKind.DANGER),
        ],
        detail="What cannot be read is not saved.",
        tone=Tone.WAITING,
    )
    answer = question.ask()
    if answer == "go" and isinstance(window, Window):
        window.step_chosen.emit(first.step.key)
        _go_to(first.field)
    return answer == "anyway"


def _go_to(field: QWidget) -> None:
    if isValid(field):
        part: QWidget | None = field
        while part is not None:
            if isinstance(part, FoldSection):
                part.show_open(True)
            part = part.parentWidget()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(field)


def _is_on(page: QWidget, field: LineInput | NoteField) -> bool:
    """Whether the page shows the field, or would if its sections were unfolded."""
    if not page.isAncestorOf(field) or field.isReadOnly() or not field.isEnabled():
        return False
    part: QWidget | None = field
    while part is not None and part is not page:
        folded = isinstance(part.parentWidget(), FoldSection)
        if part.isHidden() and not folded:
            return False
        part = part.parentWidget()
    return True
