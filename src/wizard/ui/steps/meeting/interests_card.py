"""Declared interests: whose, in which items, and what they do about it. The roll call shows the same interests.

The items are small boxes, any number of which can be marked.
"""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from wizard.edits.attendance_edits import roster, with_interest_at
from wizard.foundation.formatting import listed
from wizard.foundation.value import typed
from wizard.plan.labels import INTERESTS
from wizard.plan.meeting import Interest, InterestKind, Meeting
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.accessibility.screen_reader import announce, set_tip
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.once_pressed import OncePressedBox
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.theme import Icon, current
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow, Flow
from wizard.ui.widgets.messages import Caution
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import Muted

_KINDS = tuple(ListChoice(kind.value, words.chosen) for kind, words in INTERESTS.items())


_NEEDS = "Choose at least one item, or remove the interest."


_NOT_YET = "Not saved yet: it needs a person and at least one item."


class InterestRow(QFrame):
    """One interest. It only reports changes; the card decides what to do with them, even if it is incomplete."""

    edited = Signal()
    """The reader changed something."""
    taken_back = Signal()
    """The reader wants to remove it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person, self.kind = ChoiceField(placeholder="Who?"), ChoiceField(_KINDS)
        self.words, self.marks = TextField("In a few words"), ItemToggles()
        self._error = FieldError()
        self._error.hide()
        self._unkept = Caution()
        self.kind.show_choice(InterestKind.NOTED)
        back = Button("Remove", self.taken_back.emit, ButtonKind.TEXT, small=True, mark=Icon.CROSS)
        people = FieldRow(
            LabelledInput("Whose", self.person), LabelledInput("How they take part", self.kind), least=160
        )
        column = ColumnLayout(8, (0, 0, 0, 8), self)
        words = LabelledInput("What it is, for the record", self.words)
        column.add(people, LabelledInput("In items", self.marks), words, self._error, self._unkept, ButtonRow(back))
        self.person.chosen.connect(lambda _value: self.edited.emit())
        self.kind.chosen.connect(lambda _value: self.edited.emit())
        self.words.edited.connect(lambda _value: self.edited.emit())
        self.marks.edited.connect(self.edited)

    @property
    def error(self) -> str:
        """The error shown; empty if there is none."""
        return "" if self._error.isHidden() else self._error.text()

    @property
    def is_begun(self) -> bool:
        """Whether anything was chosen or typed in the row."""
        return bool(self.person.choice or self.marks.items or typed(self.words.text()))

    def offer(self, people: tuple[ListChoice, ...], titles: dict[str, str]) -> None:
        """Offer these people and items."""
        self.person.set_choices(people)
        self.marks.offer(titles)

    def show_interest(self, interest: Interest) -> None:
        """Show an interest without emitting a signal."""
        self.person.show_choice(interest.person)
        self.kind.show_choice(interest.kind)
        self.words.show_text(interest.words)
        self.marks.show_items(interest.items)

    def show_kept(self, kept: bool) -> None:
        """Show whether the plan contains it; an incomplete interest is not saved."""
        self._unkept.show_sentence("" if kept else _NOT_YET)

    def show_error(self, sentence: str) -> None:
        """Show an error; an empty sentence hides it."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))


class InterestsCard(Card):
    """All interests declared at the meeting."""

    def __init__(self, session: Session) -> None:
        super().__init__("Interests")
        self._session = session
        self._rows: list[InterestRow] = []
        self._drafting = False
        self._none = Muted("None declared. Ask at the start; an interest can be added in the roll call, too.")
        self._list = QWidget()
        self._column = ColumnLayout(12, parent=self._list)
        self.add_button = Button("&Declare an interest", self._begin, small=True)
        self.body.add(self._none, self._list, ButtonRow(self.add_button))

    @property
    def rows(self) -> tuple[InterestRow, ...]:
        """The rows from top to bottom. The last may be incomplete."""
        return tuple(self._rows)

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting's interests, keeping the focus in rows that stay."""
        meeting = open_meeting(plan)
        self._arrange(len(meeting.interests) + self._drafting)
        people = tuple(ListChoice(person.id, person.name) for person in roster(plan))
        titles = {item: plan.item(meeting.guidance.items[item]).title for item in meeting.guidance.order}
        for row in self._rows:
            row.offer(people, titles)
        # The last row may be incomplete, so that the plan does not have it.
        for row, interest in zip(self._rows, meeting.interests, strict=False):
            row.show_interest(interest)
            row.show_error("")
        for at, row in enumerate(self._rows):
            row.show_kept(at < len(meeting.interests))
        self._none.setVisible(not self._rows)
        self._list.setVisible(bool(self._rows))
        self.add_button.setEnabled(not self._drafting and bool(plan.people))

    def _arrange(self, count: int) -> None:
        while len(self._rows) > count:
            row = self._rows.pop()
            self._column.removeWidget(row)
            # Qt deletes it only after this event and would paint it until then.
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            row = InterestRow()
            row.edited.connect(lambda row=row: self._take(self._rows.index(row)))
            row.taken_back.connect(lambda row=row: self._take_back(self._rows.index(row)))
            self._rows.append(row)
            self._column.addWidget(row)

    def _begin(self) -> None:
        self._drafting = True
        self.refresh(self._session.plan)
        self._rows[-1].person.setFocus()

    def _take(self, at: int) -> None:
        row, meeting = self._rows[at], self._meeting()
        person, words = row.person.choice, typed(row.words.text())
        kind = InterestKind(row.kind.choice or InterestKind.NOTED)
        if not person or not row.marks.items:
            if at < len(meeting.interests):
                row.show_error(_NEEDS)
            return
        # The row was a draft on the page. Now it is complete, so the plan can hold it.
        drafting, self._drafting = self._drafting, self._drafting and at < len(meeting.interests)
        interest = Interest(person=person, items=row.marks.items, kind=kind, words=words)
        name = self._session.plan.person(person).name
        refused = tried(self._session, lambda plan: with_interest_at(plan, at, interest), f"interest of {name}")
        if refused:
            self._drafting = drafting
            if at < len(meeting.interests):
                # Show the recorded entry again, and say why the change was refused.
                row.show_interest(meeting.interests[at])
        row.show_error(refused)

    def _take_back(self, at: int) -> None:
        interests = self._meeting().interests
        if at >= len(interests):
            begun = self._rows[at].is_begun
            if begun and not may_remove(self.window(), "what is not recorded yet", can_be_undone=False):
                return
            self.add_button.setFocus()
            self._drafting = False
            self.refresh(self._session.plan)
            return
        interest = interests[at]
        name = self._session.plan.person(interest.person).name
        items = f"item{'s' * (len(interest.items) > 1)} {listed(interest.items)}"
        what = f"the interest of {name} in {items}"
        if not may_remove(self.window(), what, f"This also removes “{interest.words}”." if interest.words else ""):
            return
        self.add_button.setFocus()
        tried(self._session, lambda plan: with_interest_at(plan, at, None), f"removing the interest of {name}")
        announce(self, f"Removed: {what}. {UNDO}")

    def _meeting(self) -> Meeting:
        return open_meeting(self._session.plan)


class ItemToggle(OncePressedBox):
    """A box with an item's number, filled and bold when marked."""

    def __init__(self, item: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        set_tip(self, f"Item {item}, {title}")
        self.setAccessibleName(f"Item {item}, {title}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        current().changed.connect(self.updateGeometry)

    def hitButton(self, _point: object) -> bool:
        """Accept a press anywhere on the box."""
        return True

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the box."""
        return self.rect(), current().px(6)

    def sizeHint(self) -> QSize:
        """Return the size of its number in bold."""
        theme = current()
        width = QFontMetrics(theme.font_of(10.5, strong=True)).horizontalAdvance(self._item) + theme.px(18)
        height = max(theme.px(30), theme.target)
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        """Return the full size, so that the number is never cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        theme = current()
        colours = theme.colours
        marked = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if marked or self.underMouse() else colours.outline), 1))
        painter.setBrush(QColor(colours.accent if marked else colours.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.setPen(QColor(colours.on_accent if marked else colours.ink))
        painter.setFont(theme.font_of(10.5, strong=marked))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._item)
        painter.end()


class ItemToggles(QWidget):
    """All items, wrapped over several lines."""

    edited = Signal()
    """The reader marked or unmarked an item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, ItemToggle] = {}
        self._flow = Flow(6, self)

    @property
    def items(self) -> tuple[str, ...]:
        """The marked items, in the guidance's order."""
        return tuple(item for item, box in self.boxes.items() if box.isChecked())

    def offer(self, titles: Mapping[str, str]) -> None:
        """Offer these items. Does nothing if they are the same."""
        if list(self.boxes) == list(titles):
            return
        while (taken := self._flow.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {item: ItemToggle(item, title) for item, title in titles.items()}
        for box in self.boxes.values():
            box.clicked.connect(lambda _on: self.edited.emit())
            self._flow.addWidget(box)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def show_items(self, items: tuple[str, ...]) -> None:
        """Show these items as marked, without emitting a signal."""
        for item, box in self.boxes.items():
            box.setChecked(item in items)
