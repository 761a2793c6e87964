"""About the program: what it is and is not, what it sends, and the details for support."""

import platform
from collections.abc import Callable

from PySide6.QtCore import QSysInfo, Qt, qVersion
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wizard import __version__
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.help.help_texts import about_text
from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint, Lead, Title


def support_details(guidance: str = "") -> str:
    """Return the details for support: versions and the system, but no names or paths and nothing from a plan.

    Args:
        guidance: The guidance edition in use: “gpce-2024, 2026-06”.
    """
    lines = [
        f"GP Action Wizard {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"System: {QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}",
        f"Look: {current().look.value}, text {round(current().text_zoom * 100)} %",
    ]
    return "\n".join([*lines, f"Guidance: {guidance}"] if guidance else lines)


class AboutDialog(RollingDialog):
    """The About dialog. It shows the details before they are copied."""

    def __init__(self, copy: Callable[[str], object], guidance: str = "", parent: QWidget | None = None) -> None:
        """Copy with `copy`, which puts text on the clipboard."""
        super().__init__(parent, f"About {about_text().name}", 600, gap=8)
        self._copy = copy
        self._guidance = guidance
        self._write()
        self._said = Hint("")
        self._close = Button("&Close", self.accept, ButtonKind.PRIMARY)
        self.foot.add(self._said, Button("Copy &details for support", self._copy_details), self._close)

    @property
    def details(self) -> str:
        """The details for support, as shown and copied."""
        return self._details.toPlainText()

    def look_up(self) -> None:
        """Show the dialog with up-to-date details."""
        self._details.setPlainText(support_details(self._guidance))
        self._fit_details()
        self._said.setText("")
        self.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        text, column = about_text(), self.body
        column.add(Title(text.name), Lead(text.lead), Hint(f"Version {__version__}"))
        for part in text.parts:
            column.addSpacing(current().px(6))
            column.addWidget(CardTitle(part.title))
            for paragraph in part.text:
                column.addWidget(Body(paragraph))
        column.addSpacing(current().px(6))
        column.add(CardTitle("Licence"), Body(text.licence))
        column.addSpacing(current().px(6))
        column.add(CardTitle("Details for support"), Hint("This is all that is copied."))
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName("Details for support")
        column.addWidget(self._details)
        paragraphs = [paragraph for part in text.parts for paragraph in (part.title, *part.text)]
        self.read_as("About", "\n".join((text.lead, *paragraphs, text.licence)))

    def _fit_details(self) -> None:
        lines = self._details.blockCount()
        self._details.setFixedHeight(self._details.fontMetrics().lineSpacing() * lines + current().px(24))

    def _copy_details(self) -> None:
        self._copy(self.details)
        self._said.setText("Copied.")
        announce(self, "Copied.")
