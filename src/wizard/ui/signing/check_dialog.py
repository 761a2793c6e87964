"""What a check of a file came to: by mark, word and colour, with each finding, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from wizard import office
from wizard.office import SOUND, UNSOUND, FileVerdict, OfficeError
from wizard.ui.announce import announce
from wizard.ui.theme import Mark, Tone, current
from wizard.ui.widgets.banner import Banner
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.entry import TextField
from wizard.ui.widgets.field import Field
from wizard.ui.widgets.ring import FocusRing
from wizard.ui.widgets.sign import Sign
from wizard.ui.widgets.spacing import TOP, Column, Row
from wizard.ui.widgets.text import Body, CardTitle, Muted, Subheading

_TITLES = {
    SOUND: (Tone.GOOD, "Sound"),
    UNSOUND: (Tone.BAD, "Damaged or changed"),
}
_UNREADABLE = (Tone.BAD, "Cannot be read")


class CheckFileDialog(QDialog):
    """Shows the verdict on a file, and checks it again against a fingerprint typed from a printed page."""

    def __init__(
        self, parent: QWidget | None, path: Path, check: Callable[[Path, str | None], FileVerdict] = office.check
    ) -> None:
        """Check the file at `path`; `check` gets a typed fingerprint or None as well and may raise `OfficeError`."""
        super().__init__(parent)
        self._path, self._check = path, check
        title = "Check a file"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self._banner = Banner(Tone.NEUTRAL, "")
        self._lines = Column(8)
        self._typed = TextField("9f2c 41d0 77ab e013", longest=80)
        self._field = Field(
            "Fingerprint from a printed page", self._typed, "16 digits and letters in fours, at the foot of each page."
        )
        self._lay_out(path.name)
        FocusRing(self)
        try:
            self.show_verdict(check(path, None))
        except OfficeError as error:
            self.show_verdict(FileVerdict(error.code, str(error)))

    @property
    def verdict(self) -> FileVerdict:
        """The verdict that is shown."""
        return self._verdict

    def show_verdict(self, verdict: FileVerdict) -> None:
        """Show what the check came to."""
        self._verdict = verdict
        tone, word = _TITLES.get(verdict.code, _UNREADABLE)
        self._banner.show_message(tone, verdict.headline, word)
        self._lines.clear()
        for sentence in verdict.findings:
            self._lines.addWidget(_line(Mark.PROBLEM, Tone.BAD, sentence))
        for sentence in verdict.notes:
            self._lines.addWidget(_line(Mark.INFORMATION, Tone.NEUTRAL, sentence))
        if verdict.cannot_tell:
            self._lines.addWidget(Subheading("What this check cannot tell"))
        for sentence in verdict.cannot_tell:
            self._lines.addWidget(_line(Mark.DASH, Tone.NEUTRAL, sentence))
        self._lines.addStretch(1)
        self.setAccessibleDescription(f"{word}. {verdict.headline}")
        announce(self, f"{word}. {verdict.headline}")

    def _lay_out(self, name: str) -> None:
        theme = current()
        column = Column(12, (24, 22, 24, 20), self)
        column.add(CardTitle("Check a file"), Muted(name), self._banner)
        inside = QWidget()
        inside.setProperty("bare", True)
        Column(0, (0, 0, 8, 0), inside).addLayout(self._lines)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Findings")
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        row = Row(8)
        compare = Button("Compare", self._compare)
        row.addWidget(self._field, 1)
        row.addWidget(compare, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        buttons = Row(8, (0, 4, 0, 0))
        buttons.addStretch(1)
        close = Button("Close", self.accept, Kind.PRIMARY)
        buttons.addWidget(close)
        column.addLayout(buttons)
        self._typed.returnPressed.connect(self._compare)
        self.resize(theme.px(640), theme.px(560))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        """Check again, against the fingerprint that was typed if there is one."""
        words = self._typed.text().strip()
        try:
            verdict = self._check(self._path, words or None)
        except OfficeError as error:
            self._field.show_error(str(error))
            return
        self._field.show_error("")
        self.show_verdict(verdict)


def _line(mark: Mark, tone: Tone, sentence: str) -> QWidget:
    line = QWidget()
    row = Row(10, parent=line)
    row.addWidget(Sign(mark, tone, side=18), 0, TOP)
    row.addWidget(Body(sentence), 1)
    return line
