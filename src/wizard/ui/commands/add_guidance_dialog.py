"""Shows a pack before it is added: the edition, its fingerprint, any problems, and what a correction changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import counted
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.side_by_side import Comparison, Difference
from wizard.ui.widgets.spacing import TOP, Row
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted, Subheading

if TYPE_CHECKING:
    from wizard.services.guidance_packs import GuidanceOffer

_WIDTH = 680
_COMPARE = "Compare the fingerprint with the one on your LMC’s own page. If they differ, do not add it."


class AddGuidanceDialog(RollingDialog):
    """Asks whether to add an edition or a correction. Accepting the dialog means yes."""

    def __init__(self, parent: QWidget | None, offer: GuidanceOffer, relying: Sequence[str]) -> None:
        super().__init__(parent, "Add guidance", _WIDTH)
        self.head.add(CardTitle("Add this correction?" if offer.changes else "Add this guidance?"))
        self.head.add(Body(offer.title), Subheading(f"Fingerprint {offer.fingerprint}"), Muted(_COMPARE))
        if offer.older_than:
            self.body.addWidget(
                Banner(
                    Tone.WAITING,
                    f"Edition {offer.older_than} on this PC was checked later, so new meetings keep using that one.",
                    "It is older than the edition you have",
                )
            )
        self._show_style(offer.style)
        self._show_changes(offer.changes)
        if relying:
            self._show_list("Plans and letters on this PC that relied on the old words", relying)
        elif offer.changes:
            self.body.addWidget(Muted("No plan and no letter on this PC relied on the old words."))
        self._add_buttons(offer)

    def _show_style(self, findings: Sequence[str]) -> None:
        if findings:
            failed = counted(len(findings), "style check")
            self.body.addWidget(
                Banner(
                    Tone.WAITING,
                    "You can still add it. The window, and every page made with it, will then say so.",
                    f"This edition fails {failed}",
                )
            )
            self._show_list("What the checks found", findings)

    def _show_changes(self, changes: Sequence[tuple[str, str, str]]) -> None:
        if changes:
            table = Comparison(("Words now", "New words"))
            table.show_differences([Difference(where, "", old, new) for where, old, new in changes], "")
            self.body.addWidget(table)

    def _show_list(self, title: str, lines: Sequence[str]) -> None:
        self.body.addWidget(Subheading(title))
        for line in lines:
            row = Row(10)
            row.addWidget(Sign(Icon.DASH, Tone.NEUTRAL, side=16), 0, TOP)
            row.addWidget(Body(line), 1)
            self.body.addLayout(row)

    def _add_buttons(self, offer: GuidanceOffer) -> None:
        anyway = bool(offer.style or offer.older_than)
        cancel = Button("Do not add", self.reject)
        add = Button("Add it anyway" if anyway else "&Add", self.accept, _kind(anyway))
        self.foot.add(cancel)
        self.foot.add(add)
        self.read_as("What would be added", "\n".join((*offer.style, *(" ".join(each) for each in offer.changes))))
        (cancel if anyway else add).setFocus(Qt.FocusReason.OtherFocusReason)


class RefusedDialog(RollingDialog):
    """Says that a pack was not added, with all its problems."""

    def __init__(self, parent: QWidget | None, name: str, problems: Sequence[str]) -> None:
        super().__init__(parent, "The guidance was not added", _WIDTH)
        self.head.add(CardTitle("The guidance was not added"))
        self.head.add(
            Body(f"“{name}” cannot be used. Nothing on this PC has changed. Send this list to whoever made it:")
        )
        for problem in problems:
            self.body.addWidget(Body(problem))
        self.read_as("What is wrong with it", "\n".join(problems))
        close = Button("Close", self.accept, ButtonKind.PRIMARY)
        self.foot.add(close)
        close.setFocus(Qt.FocusReason.OtherFocusReason)


def _kind(anyway: bool) -> ButtonKind:
    return ButtonKind.OUTLINED if anyway else ButtonKind.PRIMARY
