"""Everything that the plan holds about one person, with a button to save it for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted, Subheading

_MEANING = (
    "People may ask what you hold about them. This searches the whole plan, including private notes that are "
    "never printed. It leaves out other people’s names."
)


class PersonDialog(RollingDialog):
    """Shows what the plan holds about the chosen person."""

    keeps_nothing = True

    def __init__(
        self,
        parent: QWidget | None,
        names: Sequence[str],
        lines_of: Callable[[str], Sequence[str]],
        save: Callable[[str, bool], None],
    ) -> None:
        """Offer `names`. `lines_of` returns what is held, line by line; `save` gets the name and True for a PDF."""
        title = "Everything about one person"
        super().__init__(parent, title, 720, 700)
        self._lines_of, self._save = lines_of, save
        self._who = ChoiceField([ListChoice(name, name) for name in names], "Who?")
        self._who.chosen.connect(self._show)
        self._lines = ColumnLayout(4)
        self.head.add(CardTitle(title), Muted(_MEANING), LabelledInput("About", self._who))
        self.body.addLayout(self._lines)
        self._pdf = Button("Save as PDF…", lambda: self._save(self._who.choice or "", True), ButtonKind.PRIMARY)
        self._text = Button("Save as text…", lambda: self._save(self._who.choice or "", False))
        for button in (self._text, self._pdf):
            button.setEnabled(False)
        self.foot.add(Button("Close", self.accept), self._text, self._pdf)
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, name: str) -> None:
        lines = self._lines_of(name)
        self._lines.clear()
        title = True
        for line in lines[1:]:
            if line and not line.startswith("  "):
                self._lines.addWidget(Subheading(line) if title else Muted(line))
            elif line:
                self._lines.addWidget(Body(line.strip()))
            title = not line
        self.read_as(f"What the plan holds about {name}", "\n".join(lines))
        for button in (self._text, self._pdf):
            button.setEnabled(True)
        announce(self, lines[0])
