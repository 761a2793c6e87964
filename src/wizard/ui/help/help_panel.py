"""The help panel on the right: help on the step, common questions of partners, and the glossary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QFrame, QMainWindow, QScrollArea, QStackedWidget
from PySide6.QtWidgets import QWidget as _Widget

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import Scope, key_of, pressed
from wizard.ui.help.help_texts import StepHelp, help_on, program_words
from wizard.ui.inputs.text_inputs import SearchField
from wizard.ui.theme import Icon, current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint, Subheading
from wizard.ui.widgets.word_list import WordList, WordRow

if TYPE_CHECKING:
    from wizard.guidance.pack import Edition, Term

_WIDTH = 320


class _HelpText(QScrollArea):
    """A text that accepts the focus so that the arrow keys can scroll it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = _Widget()
        self._inside.setProperty("bare", True)
        self.column = ColumnLayout(10, (8, 6, 12, 8), self._inside)
        self.setWidget(self._inside)

    def show_help(self, text: StepHelp, words: Sequence[str]) -> None:
        self.column.clear()
        self.column.addWidget(Subheading(text.title))
        for paragraph in text.text:
            self.column.addWidget(Body(paragraph))
        if text.keys:
            self.column.addSpacing(current().px(6))
            self.column.addWidget(Subheading("Keys"))
            for line in text.keys:
                self.column.addWidget(Hint(line))
        for topic in text.topics:
            self.column.addSpacing(current().px(6))
            self.column.add(Subheading(topic.title), *(Body(paragraph) for paragraph in topic.text))
        if words:
            self.column.addSpacing(current().px(6))
            self.column.addWidget(Subheading("Words on this page"))
            for line in words:
                self.column.addWidget(Body(line))
        self.column.addStretch(1)
        self.setAccessibleName(f"Help on {text.title}")
        self.setAccessibleDescription(text.spoken)
        self.verticalScrollBar().setValue(0)


class _Questions(_HelpText):
    """The questions that partners ask first, with the answers of one edition."""

    def show_questions(self, head: Edition) -> None:
        from wizard.guidance.background import by_question, questions_of
        from wizard.ui.guidance_view.statement_list import statement_label

        section = questions_of(head)
        self.column.clear()
        if not section.passages:
            self.column.addWidget(Hint("This edition of the guidance does not list any questions."))
        for question, passages in by_question(section):
            self.column.addWidget(Subheading(question))
            for passage in passages:
                self.column.addWidget(statement_label(passage.statement, head))
        self.column.addStretch(1)
        self.setAccessibleName(section.title)
        spoken = [
            f"{question} {' '.join(each.statement.text for each in group)}" for question, group in by_question(section)
        ]
        self.setAccessibleDescription("\n".join(spoken))
        self.verticalScrollBar().setValue(0)


class HelpPanel(QDockWidget):
    """The help panel. F1 opens and closes it. Escape closes it when the focus is inside, but not the window."""

    keys_wanted = Signal()
    """The reader wants the key sheet."""
    background_wanted = Signal()
    """The reader wants the background of the actions."""
    about_wanted = Signal()
    """The reader wants to know about the program."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__("Help", window)
        self._glossary: Sequence[Term] = ()
        self._words: Sequence[Term] = ()
        self._before: _Widget | None = None
        self.setAccessibleName("Help")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        # Replace Qt's title bar, which cannot be styled, by an empty widget, because the panel has its own head.
        self.setTitleBarWidget(_Widget())
        self._reading = _HelpText()
        self._questions = _Questions()
        self.words = WordList("Words and what they mean")
        """The glossary."""
        self.field = SearchField()
        """The search field of the glossary."""
        self._make_parts()
        self.hide()
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        current().changed.connect(self._rescale)
        self._rescale()

    def show_step(self, step: str, *, duty: bool = False, texts: Sequence[str] = ()) -> None:
        """Show the help on a step.

        Args:
            step: The step's key.
            duty: Whether there is a duty on its page.
            texts: Texts of the page. Their glossary terms are explained below the help.

        Raises:
            KeyError: There is no help on this step.
        """
        from wizard.guidance.pack import meaning, terms_in

        self._reading.show_help(
            help_on(step, duty=duty), [meaning(term) for term in terms_in(texts, tuple(self._glossary))]
        )

    def show_glossary(self, glossary: Sequence[Term]) -> None:
        """Show these words under “Words”, with the program’s own. They take precedence for a word explained twice."""
        self._glossary = tuple(glossary)
        explained = {term.term.casefold() for term in glossary}
        own = (word for word in program_words() if word.term.casefold() not in explained)
        self._words = sorted((*glossary, *own), key=lambda term: term.term.casefold())
        self._find(self.field.text())

    def show_questions(self, head: Edition) -> None:
        """Show the common questions of partners, with an edition's answers, under “Questions”."""
        self._questions.show_questions(head)

    def open(self) -> None:
        """Show the panel and put the focus in it."""
        self._before = QApplication.focusWidget()
        self.show()
        self._choose(0)
        announce(self, self._reading.accessibleName())

    def close_and_return(self) -> None:
        """Hide the panel and return the focus to where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """Open it, or close it."""
        if self.isVisible():
            self.close_and_return()
        else:
            self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the panel on Escape."""
        if pressed(Scope.PANEL, event) == "close_panel":
            self.close_and_return()
        else:
            super().keyPressEvent(event)

    def _make_parts(self) -> None:
        self._tabs = tuple(Button(text, small=True) for text in ("Th&is step", "&Questions", "&Words"))
        for at, tab in enumerate(self._tabs):
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, at=at: self._choose(at))
        close = Button("", self.close_and_return, ButtonKind.TEXT, mark=Icon.CROSS, small=True)
        close.setAccessibleName("Close help")
        close.setToolTip(f"Close help ({key_of('help')} or {key_of('close_panel')})")
        head = Row(8)
        head.addWidget(CardTitle("Help"), 1)
        head.addWidget(close)
        tabs = Row(6)
        for tab in self._tabs:
            tabs.addWidget(tab, 1)
        foot = Row(6)
        foot.addWidget(Button("All &keys", self.keys_wanted.emit, ButtonKind.TEXT, small=True))
        foot.addWidget(Button("Background", self.background_wanted.emit, ButtonKind.TEXT, small=True))
        foot.addWidget(Button("&About", self.about_wanted.emit, ButtonKind.TEXT, small=True))
        foot.addStretch(1)
        inside = HelpGround()
        column = ColumnLayout(10, (16, 12, 12, 8), inside)
        column.add(head, tabs)
        column.addWidget(self._pages(), 1)
        column.add(foot)
        self.setWidget(inside)

    def _pages(self) -> QStackedWidget:
        self.field.setPlaceholderText("Find a word")
        self.field.setAccessibleName("Find a word")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._find)
        glossary = _Widget()
        column = ColumnLayout(8, parent=glossary)
        column.addWidget(self.field)
        self._none = Hint("That word is not in the list.")
        self._none.hide()
        column.addWidget(self._none)
        column.addWidget(self.words, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reading)
        self._stack.addWidget(self._questions)
        self._stack.addWidget(glossary)
        return self._stack

    def _choose(self, at: int) -> None:
        for number, tab in enumerate(self._tabs):
            tab.setChecked(number == at)
        self._stack.setCurrentIndex(at)
        (self._reading, self._questions, self.field)[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, words: str) -> None:
        wanted = words.casefold().split()
        found = [
            term
            for term in self._words
            if all(word in f"{term.term} {term.long} {term.text}".casefold() for word in wanted)
        ]
        # Words that match come before words with a matching explanation.
        found.sort(key=lambda term: not all(word in f"{term.term} {term.long}".casefold() for word in wanted))
        rows = [WordRow(term.id, f"{term.term}, {term.long}" if term.long else term.term, term.text) for term in found]
        self.words.show_rows(rows)
        self._none.setVisible(not rows)

    def _rescale(self) -> None:
        self.setFixedWidth(current().px(_WIDTH))


class HelpGround(QFrame):
    """The background of the panel: a surface with a line on its left."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        current().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colours = current().colours
        self.setStyleSheet(
            f"HelpGround {{ background: {colours.surface}; border: none; border-left: 1px solid {colours.hairline}; }}"
        )
