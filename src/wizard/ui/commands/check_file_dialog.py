"""The result of checking a file, with a mark, words and colour, each finding, and what the check cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.services import file_check
from wizard.services.file_check import FileVerdict
from wizard.services.plan_files import NOT_PROVEN, SOUND, ServiceError
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.disk_jobs import LeftError
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted, Subheading

_TONES = {SOUND: Tone.GOOD, NOT_PROVEN: Tone.WAITING}
"""All other verdicts are bad."""


class CheckFileDialog(RollingDialog):
    """Shows the verdict on a file, and can check it again with a fingerprint typed from a printed page."""

    keeps_nothing = True

    def __init__(
        self,
        parent: QWidget | None,
        path: Path,
        check: Callable[[Path, str | None, Path | None], FileVerdict] = file_check.check,
        genuine: Callable[[Path, Path | None], Path | None] | None = None,
        plan: Callable[[], Path | None] | None = None,
    ) -> None:
        """Check the file at `path`.

        Args:
            parent: The window.
            path: The file.
            check: Checks the file with a typed fingerprint and a plan to compare with, or None; may raise
                `ServiceError`.
            genuine: Asks where to save the genuine pages and writes them there, from the plan if given; returns the
                path, or None.
            plan: Asks for the plan to compare with; returns None if nobody chooses one.
        """
        super().__init__(parent, "Check a file", 640)
        self._path, self._check, self._genuine, self._ask_plan = path, check, genuine, plan
        self._plan: Path | None = None
        self._write = Button("Save genuine pages…", self._write_genuine)
        self._beside = Button("Compare with a plan…", self._compare_with_plan)
        self._banner = Banner(Tone.NEUTRAL, "")
        self._lines = ColumnLayout(8)
        self._typed = TextField("9f2c 41d0 77ab e013", longest=80)
        self._field = LabelledInput(
            "Fingerprint from a printed page",
            self._typed,
            "16 digits and letters in groups of four, at the foot of each page.",
        )
        self._lay_out(path.name)
        try:
            self.show_verdict(check(path, None, None))
        except ServiceError as error:
            self.show_verdict(FileVerdict(error.code, str(error)))

    @property
    def verdict(self) -> FileVerdict:
        """The verdict shown."""
        return self._verdict

    def show_verdict(self, verdict: FileVerdict) -> None:
        """Show the result of the check."""
        self._verdict = verdict
        tone, word = _TONES.get(verdict.code, Tone.BAD), verdict.word
        self._banner.show_message(tone, verdict.headline, word)
        self._lines.clear()
        for sentence in verdict.findings:
            self._lines.addWidget(_line(Icon.PROBLEM, Tone.BAD, sentence))
        for sentence in verdict.notes:
            self._lines.addWidget(_line(Icon.INFORMATION, Tone.NEUTRAL, sentence))
        if verdict.cannot_tell:
            self._lines.addWidget(Subheading("What this check cannot tell you"))
        for sentence in verdict.cannot_tell:
            self._lines.addWidget(_line(Icon.DASH, Tone.NEUTRAL, sentence))
        steps = tuple(step.sentence for step in verdict.steps)
        offered = {step.key for step in verdict.steps}
        self._write.setVisible(self._genuine is not None and "genuine" in offered)
        # After choosing the wrong plan, people can choose another.
        self._beside.setVisible(self._ask_plan is not None and ("plan" in offered or self._plan is not None))
        if steps:
            self._lines.addWidget(Subheading("What you can do next"))
        for sentence in steps:
            self._lines.addWidget(_line(Icon.INFORMATION, Tone.NEUTRAL, sentence))
        self.read_as("Findings", "\n".join((*verdict.findings, *verdict.notes, *verdict.cannot_tell, *steps)))
        self.setAccessibleDescription(f"{word}. {verdict.headline}")
        announce(self, f"{word}. {verdict.headline}")

    def _lay_out(self, name: str) -> None:
        self.head.add(CardTitle("Check a file"), Muted(name), self._banner)
        self.body.addLayout(self._lines)
        row = Row(8)
        row.addWidget(self._field, 1)
        row.addWidget(Button("Compare", self._compare), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        close = Button("Close", self.accept, ButtonKind.PRIMARY)
        self.foot.add(self._beside, self._write, close)
        self._typed.returnPressed.connect(self._compare)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_genuine(self) -> None:
        """Save the genuine pages, and say where they are."""
        if self._genuine is None:
            return
        try:
            place = self._genuine(self._path, self._plan)
        except LeftError:
            return
        except ServiceError as error:
            self._lines.addWidget(_line(Icon.PROBLEM, Tone.BAD, str(error)))
            announce(self, str(error))
            return
        if place is not None:
            said = f"The genuine pages were saved as “{place.name}”."
            self._lines.addWidget(_line(Icon.INFORMATION, Tone.NEUTRAL, said))
            announce(self, said)

    def _compare_with_plan(self) -> None:
        """Ask for a plan, and check again with it."""
        plan = self._ask_plan() if self._ask_plan is not None else None
        if plan is not None:
            before, self._plan = self._plan, plan
            if not self._compare():
                self._plan = before

    def _compare(self) -> bool:
        """Check again, with the typed fingerprint if there is one; return False if there is no new verdict."""
        words = self._typed.text().strip()
        try:
            verdict = self._check(self._path, words or None, self._plan)
        except LeftError:
            return False
        except ServiceError as error:
            self._field.show_error(str(error))
            return False
        self._field.show_error("")
        self.show_verdict(verdict)
        return True


def _line(mark: Icon, tone: Tone, sentence: str) -> QWidget:
    line = QWidget()
    row = Row(10, parent=line)
    row.addWidget(Sign(mark, tone, side=18), 0, TOP)
    row.addWidget(Body(sentence), 1)
    return line
