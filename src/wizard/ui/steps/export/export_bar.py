"""The Export step's part of the bar: the document, its number of pages, and the buttons to save and print."""

from __future__ import annotations

from collections.abc import Callable

from wizard.ui.shell.bottom_bar import BarPart
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, Muted


class ExportBar(BarPart):
    """The document's name and pages, then buttons to save, save all and print."""

    def __init__(self, save: Callable[[], None], save_all: Callable[[], None], print_it: Callable[[], None]) -> None:
        super().__init__()
        self._name = Body("", wrap=False)
        self._pages = Muted("", wrap=False)
        self._save = Button("&Save PDF…", save, ButtonKind.PRIMARY)
        self._print = Button("&Print…", print_it)
        words = ColumnLayout(0)
        words.addStretch(1)
        words.add(self._name, self._pages)
        words.addStretch(1)
        row = Row(10, parent=self)
        row.addLayout(words, 1)
        self._all = Button("Save &all…", save_all)
        row.add(self._save, self._all, self._print)

    def show_document(self, name: str, pages: str) -> None:
        """Show the document's name and its number of pages, or what is being done with it."""
        self._name.setText(name)
        self._pages.setText(pages)

    def show_buttons(self, shown: bool) -> None:
        """Show or hide the buttons."""
        show_if(shown, self._save, self._all, self._print)

    def show_problem(self, problem: str) -> None:
        """Disable the buttons if the document cannot be made; an empty problem enables them."""
        for button in (self._save, self._print):
            button.setEnabled(not problem)
            button.setAccessibleDescription(problem)
