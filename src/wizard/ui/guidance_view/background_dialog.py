"""The background of the actions: history, timeline, what is missing, whom to ask, and the sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from wizard.guidance.background import (
    Passage,
    Section,
    boards_sentence,
    by_question,
    lmc_lines,
    sections_of,
    source_in_words,
)
from wizard.guidance.freshness import freshness
from wizard.guidance.pack import Edition
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.guidance_view.statement_list import statement_label
from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import FittedDialog
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.scroll_page import TEXT_WIDTH
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row
from wizard.ui.widgets.text_labels import Body, Hint, Muted, PlainLabel, Subheading, Title

_WHEN = 130
"""The width of the dates in the timeline, in pixels at zoom 1."""


class _BackgroundText(QScrollArea):
    """One part of the background. It accepts the focus so that the arrow keys can scroll it."""

    def __init__(self, name: str, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        spoken = [label.text() for label in content.findChildren(PlainLabel)]
        self.setAccessibleDescription("\n".join(spoken))
        content.setProperty("bare", True)
        self.setWidget(content)


class BackgroundDialog(FittedDialog):
    """The background of one edition. The dialog stays open beside the window; Escape closes it."""

    keeps_nothing = True

    def __init__(self, head: Edition, on: date, parent: QWidget | None = None) -> None:
        """Show the background of `head`, with its age on the day of the meeting, `on`."""
        super().__init__(parent, "Background to the actions", TEXT_WIDTH, 680, modal=False)
        self._head, self._on = head, on
        parts: list[tuple[str, Callable[[], QWidget]]] = [
            (section.title, partial(_section_view, section, head)) for section in sections_of(head)
        ]
        parts += [("Who to ask", self._whom_view), ("Sources", partial(_sources_view, head))]
        self._parts = tuple(parts)
        self._stack = QStackedWidget()
        self._built: dict[int, _BackgroundText] = {}
        self._tabs = tuple(Button(title, small=True) for title, _ in self._parts)
        column = ColumnLayout(10, (24, 18, 20, 14), self)
        column.add(Title("Background to the actions"), Hint(self._edition_words()))
        tabs = Flow(6)
        for at, tab in enumerate(self._tabs):
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, at=at: self.show_part(at))
            tabs.add(tab)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        foot = Row(8)
        foot.addStretch(1)
        foot.addWidget(Button("&Close", self.close, ButtonKind.PRIMARY))
        column.addLayout(foot)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the parts, in order."""
        return tuple(title for title, _ in self._parts)

    def look_up(self) -> None:
        """Show the first part."""
        self.show()
        self.show_part(0)

    def show_part(self, at: int) -> None:
        """Show the part at this index, building it on first use, and announce its title."""
        title, build = self._parts[at]
        if at not in self._built:
            self._built[at] = reading = _BackgroundText(title, build())
            self._stack.addWidget(reading)
        for number, tab in enumerate(self._tabs):
            tab.setChecked(number == at)
        self._stack.setCurrentWidget(self._built[at])
        self._built[at].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, title)

    def _edition_words(self) -> str:
        head = self._head
        return f"{head.title}. Edition {head.edition}, by {head.issuer}. {freshness(head, self._on).sentence}"

    def _whom_view(self) -> QWidget:
        holder, column = _page()
        column.addWidget(Subheading("Your LMC"))
        for line in lmc_lines(self._head.lmc):
            column.addWidget(Body(line))
        boards = boards_sentence(self._head)
        if boards:
            column.addSpacing(current().px(6))
            column.add(Subheading("Integrated care boards"), Body(boards))
        column.addSpacing(current().px(6))
        column.addWidget(Subheading("What the record is, and is not"))
        for statement in self._head.disclaimers:
            column.addWidget(Body(statement.text))
        column.addStretch(1)
        return holder


def _page() -> tuple[QWidget, ColumnLayout]:
    holder = QWidget()
    return holder, ColumnLayout(10, (10, 8, 14, 8), holder)


def _section_view(section: Section, head: Edition) -> QWidget:
    holder, column = _page()
    for question, passages in by_question(section):
        if question:
            column.addWidget(Subheading(question))
        for passage in passages:
            _add_passage(column, passage, head)
    column.addStretch(1)
    return holder


def _add_passage(column: ColumnLayout, passage: Passage, head: Edition) -> None:
    label = statement_label(passage.statement, head)
    if not passage.when:
        column.addWidget(label)
        return
    when = Subheading(passage.when)
    when.setFixedWidth(current().px(_WHEN))
    row = Row(12)
    row.addWidget(when, 0, TOP)
    row.addWidget(label, 1, TOP)
    column.addLayout(row)


def _sources_view(head: Edition) -> QWidget:
    holder, column = _page()
    column.addWidget(Muted("The codes in square brackets refer to these sources. You cannot open them from here."))
    for source in head.sources:
        column.addWidget(Body(f"{source.id}  {source_in_words(source)}"))
    column.addStretch(1)
    return holder
