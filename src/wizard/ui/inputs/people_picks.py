"""A list from which people are picked one by one. Each is shown as a button that removes them again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.theme import Icon, current
from wizard.ui.widgets.buttons import Button, plain
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import show_if


class PeoplePicks(QWidget):
    """Picks any number of people."""

    edited = Signal(object)
    """The people chosen: a tuple of ids, in the order of the list."""

    def __init__(self, placeholder: str = "Add somebody…") -> None:
        super().__init__()
        self._known: tuple[ListChoice, ...] = ()
        self._picked: tuple[str, ...] = ()
        self._chips: dict[str, Button] = {}
        self._add = ChoiceField(placeholder=placeholder)
        self._flow = Flow(6, self)
        self._flow.addWidget(self._add)
        self._add.chosen.connect(lambda key: self._tell((*self._picked, key)))
        self.setFocusProxy(self._add)
        current().changed.connect(self._fit)
        self._fit()

    @property
    def picked(self) -> tuple[str, ...]:
        """The ids of the people picked."""
        return self._picked

    def setAccessibleName(self, name: str) -> None:
        """Use this name for the list and for each person's button."""
        super().setAccessibleName(name)
        self._add.setAccessibleName(name)

    def show_people(self, known: Sequence[ListChoice], picked: Sequence[str]) -> None:
        """Show these people as picked out of `known`, even if some are missing from it. Emits no signal."""
        self._known, self._picked = tuple(known), tuple(picked)
        names = {each.value: each.label for each in known}
        left = [each for each in known if each.value not in picked]
        self._add.set_choices(left)
        self._add.show_choice(None)
        show_if(bool(left), self._add)
        wanted = {key: names.get(key, key) for key in picked}
        for gone in [key for key in self._chips if key not in wanted]:
            chip = self._chips.pop(gone)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for key, name in wanted.items():
            if key not in self._chips:
                self._chips[key] = self._chip(key)
            self._chips[key].set_text(plain(name))
            self._chips[key].setAccessibleName(f"{self.accessibleName()}: remove {name}")

    def _chip(self, key: str) -> Button:
        chip = Button("", lambda: self._take_out(key), small=True, mark=Icon.CROSS)
        self._flow.addWidget(chip)
        return chip

    def _take_out(self, key: str) -> None:
        # The pressed button is removed, so move the focus first.
        show_if(True, self._add)
        self._add.setFocus()
        self._tell(tuple(each for each in self._picked if each != key))

    def _tell(self, wanted: tuple[str, ...]) -> None:
        order = [each.value for each in self._known]
        known = [key for key in order if key in wanted]
        self.edited.emit((*known, *(key for key in wanted if key not in order)))

    def _fit(self) -> None:
        self._add.setFixedWidth(current().px(180))
