"""What a duty requires, how to check each part, and what was found: Yes, No, or Not checked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import with_field
from wizard.guidance.duty import Requirement
from wizard.guidance.item import Item
from wizard.ui.accessibility.screen_reader import announce, make_reading
from wizard.ui.guidance_view.statement_list import statement_label
from wizard.ui.inputs.choice_inputs import Fill, Segment
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.side_by_side import Hairline
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row
from wizard.ui.widgets.text_labels import Subheading

_TITLE = "What is required, and what you found"
_ANSWERS: dict[bool | None, tuple[str, Fill]] = {
    True: ("Yes", Fill.ACCENT),
    False: ("No", Fill.INK),
    None: ("Not checked", Fill.EDGE),
}


class YesNoNotChecked(QWidget):
    """A choice of three answers. Left and Right move between them."""

    answered = Signal(object)
    """The reader answered True, False, or None for not checked."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self._answer: bool | None = None
        row = Row(0, parent=self)
        self._segments: dict[bool | None, Segment] = {}
        for at, (value, (words, fill)) in enumerate(_ANSWERS.items()):
            segment = Segment(words, self, first=at == 0, last=at == len(_ANSWERS) - 1, fill=fill)
            segment.setAccessibleName(f"{question.rstrip('.')}: {words}")
            segment.clicked.connect(lambda _checked=False, value=value: self._take(value))
            self._segments[value] = segment
            row.addWidget(segment)
        self.setAccessibleName(question)
        self.show_answer(None)

    def show_answer(self, answer: bool | None) -> None:
        """Show the answer without emitting a signal."""
        self._answer = answer
        for value, segment in self._segments.items():
            segment.show_chosen(value is answer)
            # The given answer is the only tab stop; the arrow keys move between the three.
            policy = Qt.FocusPolicy.StrongFocus if value is answer else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(policy)
        self.setFocusProxy(self._segments[answer])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the answers; Space and Enter choose."""
        values = list(self._segments)
        at = next((i for i, value in enumerate(values) if self._segments[value].hasFocus()), None)
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if at is not None and event.key() in steps:
            to = min(len(values) - 1, max(0, at + steps[Qt.Key(event.key())]))
            self._segments[values[to]].setFocus(Qt.FocusReason.TabFocusReason)
        elif at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if values[at] is not self._answer:
                # Screen readers report a chosen radio button only for Space.
                announce(self, f"{_ANSWERS[values[at]][0]}, chosen")
            self._take(values[at])
        else:
            super().keyPressEvent(event)

    def _take(self, answer: bool | None) -> None:
        if answer is self._answer:
            return
        self.show_answer(answer)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(answer)


class DutyCard(Card):
    """Everything that the duty requires, with its answers. Further ways to check the whole are below."""

    def __init__(self, scope: ItemScope, item: Item) -> None:
        super().__init__(_TITLE, gap=8)
        self._scope = scope
        self._answers: dict[str, YesNoNotChecked] = {}
        self.body.set_margins((18, 14, 18, 14))
        duty = item.duty
        for at, each in enumerate(duty.required if duty else ()):
            if at:
                self.body.addWidget(Hairline())
            self.body.addWidget(self._row(each))
        ways = QWidget()
        column = ColumnLayout(4, parent=ways)
        for statement in duty.how_to_check if duty else ():
            column.addWidget(statement_label(statement, scope.minutes.head))
        if duty and duty.how_to_check:
            self.body.addWidget(Subheading("How to check all of it"))
            self.body.addWidget(ways)
        make_reading(self, _TITLE)

    def refresh(self) -> None:
        """Show what was found, without emitting a signal."""
        facts = self._scope.entry.facts
        for fact, answers in self._answers.items():
            value = facts.get(fact)
            answers.show_answer(value if isinstance(value, bool) else None)
            answers.setEnabled(self._scope.editable)

    def _row(self, required: Requirement) -> QWidget:
        head = self._scope.minutes.head
        holder = QWidget()
        row = Row(12, parent=holder)
        words = ColumnLayout(1)
        words.addWidget(Subheading(required.text))
        if required.how is not None:
            words.addWidget(statement_label(required.how, head))
        row.addLayout(words, 1)
        if required.fact is not None:
            answers = self._answers[required.fact] = YesNoNotChecked(required.text)
            answers.answered.connect(lambda answer, fact=required.fact: self._tell(fact, answer))
            row.addWidget(answers, 0, TOP)
        return holder

    def _tell(self, fact: str, answer: bool | None) -> None:
        self._scope.apply(lambda plan: with_field(plan, self._scope.item_id, fact, answer), "check")
