"""The guidance's details, folded away until the reader opens them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import counted, date_in_words, listed
from wizard.guidance.item import Item
from wizard.guidance.statement import GuidanceDate, ItemLink, Statement
from wizard.plan.labels import LINKS
from wizard.ui.guidance_view.statement_list import questions, side, statement_label, statement_list
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.theme import Icon
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.icon_label import StatusChip
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, SideBySide
from wizard.ui.widgets.text_labels import Muted, Subheading

_NOT_FOUND = "Not found."


class ContractView(QWidget):
    """Shows the views of the BMA and NHS England side by side, without judging between them."""

    def __init__(self, scope: ItemScope, item: Item) -> None:
        super().__init__()
        head = scope.minutes.head
        self._sides = SideBySide(400, 24)
        self._sides.addWidget(side("BMA", item.contract.bma, head, _NOT_FOUND), 1)
        self._sides.addWidget(side("NHS England", item.contract.nhs_england, head, _NOT_FOUND), 1)
        ColumnLayout(0, parent=self).addLayout(self._sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the two views in a narrow window."""
        self._sides.fit(event.size().width())
        super().resizeEvent(event)


def dates_view(scope: ItemScope, dates: Sequence[GuidanceDate], on: date) -> QWidget:
    """Return the guidance's dates, marking those that have passed on the day of the meeting."""
    holder = QWidget()
    column = ColumnLayout(14, parent=holder)
    for entry in dates:
        words = ColumnLayout(2)
        head = Row(8)
        passed = entry.passed_from <= on
        head.addWidget(Subheading(entry.words))
        head.addWidget(StatusChip("Passed" if passed else "In the future", mark=Icon.DASH if passed else Icon.CLOCK))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(statement_label(entry.about, scope.minutes.head))
        if entry.since is not None:
            words.addWidget(statement_label(entry.since, scope.minutes.head, "Since then: "))
        column.addLayout(words)
    return holder


def links_view(scope: ItemScope, links: Sequence[ItemLink], jump: Callable[[str], None]) -> QWidget:
    """Return how the item relates to others, each with a button that goes there."""
    holder = QWidget()
    column = ColumnLayout(12, parent=holder)
    for link in links:
        other = scope.minutes.item(link.item).item
        row = Row(8)
        texts = ColumnLayout(2)
        texts.addWidget(Subheading(f"{LINKS[link.kind]} {other.id} {other.short_title}"))
        texts.addWidget(statement_label(link, scope.minutes.head))
        row.addLayout(texts, 1)
        go = Button(plain(f"Go to {other.id}"), partial(jump, other.id), ButtonKind.TEXT, small=True, mark=Icon.LINK)
        row.addWidget(go, 0, TOP)
        column.addLayout(row)
    return holder


def _passed_words(dates: Sequence[GuidanceDate], on: date) -> str:
    passed = sum(entry.passed_from <= on for entry in dates)
    ahead = len(dates) - passed
    parts = [f"{passed} passed"] * bool(passed) + [f"{ahead} to come"] * bool(ahead)
    return " · ".join(parts)


def _links_words(scope: ItemScope, links: Sequence[ItemLink]) -> str:
    groups = []
    for kind, words in LINKS.items():
        if ids := [link.item for link in links if link.kind is kind]:
            groups.append(f"{words.casefold()} {listed(ids)}")
    return " · ".join(groups)


def guidance_folds(scope: ItemScope, item: Item, jump: Callable[[str], None]) -> list[FoldSection]:
    """Return the folds on an item's guidance. Each body is built when it is first opened."""
    head, on = scope.minutes.head, scope.on
    as_at = date_in_words(item.evidence_as_at)
    folds = [_fold("The contract", f"BMA and NHS England, as at {as_at}", partial(ContractView, scope, item))]
    if item.dates:
        words = _passed_words(item.dates, on)
        folds.append(_fold("Dates", words, partial(dates_view, scope, item.dates, on)))
    if item.links:
        words = _links_words(scope, item.links)
        folds.append(_fold("Other items", words, partial(links_view, scope, item.links, jump)))
    if item.prompts:
        asked = counted(len(item.prompts), "question")
        folds.append(_fold("Questions to discuss", asked, partial(questions, item.prompts, head)))
    lists: tuple[tuple[str, Sequence[Statement], str], ...] = (
        ("Status", (item.status.detail,), "in full, with its sources"),
        ("Exceptions", item.exceptions, str(len(item.exceptions))),
        ("What was not found", item.gaps, str(len(item.gaps))),
    )
    for title, statements, summary in lists:
        if statements:
            folds.append(_fold(title, summary, partial(statement_list, statements, head)))
    if item.steps:
        folds.append(_fold("Steps", counted(len(item.steps), "step"), partial(_steps_view, scope, item)))
    return folds


def _fold(title: str, summary: str, build: Callable[[], QWidget]) -> FoldSection:
    return FoldSection(title, summary, build=build, read=True)


def _steps_view(scope: ItemScope, item: Item) -> QWidget:
    holder = QWidget()
    column = ColumnLayout(8, parent=holder)
    for number, step in enumerate(item.steps, 1):
        texts = ColumnLayout(0)
        texts.addWidget(statement_label(step, scope.minutes.head, f"{number}. "))
        if step.owner:
            texts.addWidget(Muted(f"Usually: {step.owner}"))
        column.addLayout(texts)
    return holder
