"""Statements of the guidance as text, each with its source marks and the sources in words.

Glossary terms get a dotted underline and are explained in a tool tip and to screen readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QToolTip, QWidget

from wizard.guidance.pack import Edition, Occurrence, meaning, occurrences, terms_in
from wizard.guidance.statement import Statement
from wizard.ui.accessibility.screen_reader import plain_tip, set_tip
from wizard.ui.theme import current
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import Body, Muted, PlainLabel, Subheading

if TYPE_CHECKING:
    from wizard.guidance.pack import Term

OURS = "ours"
"""The mark of a statement without an outside source."""


def source_mark(statement: Statement) -> str:
    """Return a source mark such as “[B2, P4b]” if marks are shown; our own statements have their own mark."""
    if not current().source_marks:
        return ""
    return f"[{', '.join(statement.sources)}]" if statement.sources else f"[{OURS}]"


def source_words(statement: Statement, head: Edition) -> str:
    """Return a statement's sources in words, one a line: “B2: BMA, Title, June 2026”."""
    lines = []
    for source_id in statement.sources:
        source = head.source(source_id)
        parts = [part for part in (source.publisher, source.title, source.dated) if part]
        lines.append(f"{source_id}: {', '.join(parts)}{' (as reported)' if source.known_by_report else ''}")
    if statement.editorial:
        lines.append("These are the guidance’s own words, or its own conclusion.")
    return "\n".join(lines)


def statement_label(statement: Statement, head: Edition, before: str = "", *, lead: bool = False) -> TermLabel:
    """Return a statement as a label that starts with `before` and has its sources as a tool tip.

    Glossary terms are explained in place; screen readers get the sources and terms as a description.
    """
    label = (TermLead if lead else TermLabel)(
        f"{before}{statement.text}  {source_mark(statement)}".rstrip(), head.glossary
    )
    words = source_words(statement, head)
    set_tip(label, words)
    label.setAccessibleDescription("\n".join(part for part in (words, label.accessibleDescription()) if part))
    return label


def term_words(text: str, head: Edition) -> str:
    """Return the meanings of the glossary terms in a text, one a line; empty if it has none."""
    return "\n".join(meaning(term) for term in terms_in((text,), head.glossary))


def questions(prompts: Iterable[Statement], head: Edition) -> QWidget:
    """Return a list of questions. Our own questions have no source mark because they claim nothing."""
    holder = QWidget()
    column = ColumnLayout(8, parent=holder)
    for prompt in prompts:
        column.addWidget(statement_label(prompt, head) if prompt.sources else Body(prompt.text))
    return holder


def statement_list(statements: Iterable[Statement], head: Edition) -> QWidget:
    """Return a list of statements."""
    holder = QWidget()
    column = ColumnLayout(8, parent=holder)
    for statement in statements:
        column.addWidget(statement_label(statement, head))
    return holder


def side(title: str, statements: Sequence[Statement], head: Edition, nothing: str) -> QWidget:
    """Return one side's statements under its name, or `nothing` if there are none."""
    holder = QWidget()
    column = ColumnLayout(8, parent=holder)
    column.addWidget(Subheading(title))
    for statement in statements:
        column.addWidget(statement_label(statement, head))
    if not statements:
        column.addWidget(Muted(nothing))
    column.addStretch(1)
    return holder


class TermLabel(PlainLabel):
    """Text with the terms of a glossary underlined; the one under the pointer is explained in a tool tip.

    Elsewhere the label shows its own tool tip, if it has one.
    """

    def __init__(self, text: str = "", glossary: Sequence[Term] = (), parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._glossary: Sequence[Term] = glossary
        self._places: tuple[Occurrence, ...] = ()
        self.show_text(text)

    def show_text(self, text: str, glossary: Sequence[Term] | None = None) -> None:
        """Show `text`, using another glossary if one is given."""
        self._glossary = self._glossary if glossary is None else glossary
        self._places = occurrences(text, self._glossary)
        self.setText(text)
        terms = {place.term.id: place.term for place in self._places}
        # No tool tip for the whole label: `event` shows one for the word under the pointer.
        self.setAccessibleDescription(" ".join(meaning(term) for term in terms.values()))

    def term_at(self, point: QPoint) -> Term | None:
        """Return the term at a point in the label's own coordinates, or None."""
        layout = self._layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if not line.rect().contains(QPointF(point)):
                continue
            at = line.xToCursor(point.x() - line.x())
            return next((place.term for place in self._places if place.start <= at < place.end), None)
        return None

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text as painted, because its lines can break differently from a plain label's."""
        if self._places and width not in self._heights:
            layout = self._layout(width)
            last = layout.lineAt(layout.lineCount() - 1)
            self._heights[width] = ceil(last.y() + last.height())
        return super().heightForWidth(width)

    def event(self, event: QEvent) -> bool:
        """Explain the term under the pointer."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        term = self.term_at(event.pos())
        if term is None:
            return super().event(event)
        QToolTip.showText(event.globalPos(), plain_tip(meaning(term)), self, QRect())
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, with dots below the explained terms."""
        if not self._places:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._layout().draw(painter, QPointF(0, 0))
        painter.end()

    def _layout(self, width: int | None = None) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setFormats([_dotted(place) for place in self._places])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width() if width is None else width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


class TermLead(TermLabel):
    """A `TermLabel` in the size of a lead."""


def _dotted(place: Occurrence) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    form.setUnderlineColor(QColor(current().colours.accent))
    marked = QTextLayout.FormatRange()
    marked.start, marked.length, marked.format = place.start, place.end - place.start, form
    return marked
