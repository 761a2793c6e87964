"""Statements of the guidance as text, with the mark of their sources and the sources in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from wizard.guidance.pack import Edition
from wizard.guidance.statement import Statement
from wizard.guidance.terms import meaning, terms_in
from wizard.ui.accessibility.tip import set_tip
from wizard.ui.guidance_view.terms import TermLabel, TermLead
from wizard.ui.widgets.spacing import Column
from wizard.ui.widgets.text_labels import Body, Muted, Subheading

OURS = "ours"
"""The mark of a statement that stands on no source."""


def source_mark(statement: Statement) -> str:
    """Return the mark of a statement's sources: “[B2, P4b]”; that of our own words where it has none."""
    return f"[{', '.join(statement.sources)}]" if statement.sources else f"[{OURS}]"


def source_words(statement: Statement, head: Edition) -> str:
    """Return a statement's sources in words, a line for each: “B2: BMA, Title, June 2026”."""
    lines = []
    for source_id in statement.sources:
        source = head.source(source_id)
        parts = [part for part in (source.publisher, source.title, source.dated) if part]
        lines.append(f"{source_id}: {', '.join(parts)}{' (as reported)' if source.reported else ''}")
    if statement.editorial:
        lines.append("The words, or what they conclude, are the pack’s own.")
    return "\n".join(lines)


def statement_label(statement: Statement, head: Edition, before: str = "", *, lead: bool = False) -> TermLabel:
    """Return a statement as a label, `before` in front of it; its sources are its tool tip.

    Terms of the glossary are explained where they stand; to the ear, sources and terms are its description.
    """
    label = (TermLead if lead else TermLabel)(f"{before}{statement.text}  {source_mark(statement)}", head.glossary)
    words = source_words(statement, head)
    set_tip(label, words)
    label.setAccessibleDescription("\n".join(part for part in (words, label.accessibleDescription()) if part))
    return label


def term_words(text: str, head: Edition) -> str:
    """Return what the terms of the glossary in a text mean, a line each; empty if none is in it."""
    return "\n".join(meaning(term) for term in terms_in((text,), head.glossary))


def questions(prompts: Iterable[Statement], head: Edition) -> QWidget:
    """Return questions below one another; one that is our own claims nothing and bears no mark."""
    holder = QWidget()
    column = Column(8, parent=holder)
    for prompt in prompts:
        column.addWidget(statement_label(prompt, head) if prompt.sources else Body(prompt.text))
    return holder


def statement_list(statements: Iterable[Statement], head: Edition) -> QWidget:
    """Return statements below one another."""
    holder = QWidget()
    column = Column(8, parent=holder)
    for statement in statements:
        column.addWidget(statement_label(statement, head))
    return holder


def side(title: str, statements: Sequence[Statement], head: Edition, nothing: str) -> QWidget:
    """Return one side's statements under its name; `nothing` where there are none."""
    holder = QWidget()
    column = Column(8, parent=holder)
    column.addWidget(Subheading(title))
    for statement in statements:
        column.addWidget(statement_label(statement, head))
    if not statements:
        column.addWidget(Muted(nothing))
    column.addStretch(1)
    return holder
