"""The address book: every address that letters go to, to look through, edit, add to and remove from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from wizard.plan.labels import ADDRESS_ROLES
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.dialogs import UNDO, RollingDialog, may_remove
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted, Subheading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wizard.plan.office import Address


class BookActs(NamedTuple):
    """The actions of the address book. Each function returns once that is done or cancelled."""

    addresses: Callable[[], Sequence[Address]]
    edit: Callable[[QWidget, Address | None], object]
    """Opens the form for an address, or for a new one."""
    remove: Callable[[Address], object]


class AddressBookDialog(RollingDialog):
    """A list with a card for each address."""

    keeps_nothing = True

    def __init__(self, parent: QWidget | None, acts: BookActs) -> None:
        """Show the addresses that `acts` returns."""
        super().__init__(parent, "Address book", 720, 640)
        self._acts = acts
        self._none = Muted("No address is entered yet.")
        about = "The addresses that letters go to. They are never put into the record or a copy of the plan."
        self.head.add(CardTitle("Address book"), Body(about))
        self.body.add(self._none)
        self._cards: list[QWidget] = []
        self.foot.add(Button("Close", self.accept), Button("&Add an address…", self._add, ButtonKind.PRIMARY))
        self.renew()

    def renew(self) -> None:
        """Show the current addresses."""
        with kept_focus(self.inside):
            for card in self._cards:
                self.body.removeWidget(card)
                card.hide()
                card.deleteLater()
            addresses = self._acts.addresses()
            self._none.setVisible(not addresses)
            self._cards = [self._card(each) for each in addresses]
            self.body.add(*self._cards)

    def _card(self, address: Address) -> QWidget:
        card, flow = Card(gap=4), Flow(8)
        called = address.name or address.post_holder
        card.body.add(Muted(ADDRESS_ROLES[address.role]), Subheading(called))
        lines = [address.post_holder if address.name else "", *address.address.split("\n")]
        said = ", ".join(line.strip() for line in (*lines, address.email, address.telephone) if line.strip())
        if said:
            card.body.add(Body(said))
        for words, call in (("Edit…", partial(self._edit, address)), ("Remove", partial(self._remove, address))):
            button = Button(words, call, ButtonKind.TEXT, small=True)
            button.setAccessibleName(f"{words.rstrip('…')}: {called}")
            tell_apart(button, address.id, words)
            flow.addWidget(button)
        card.body.addLayout(flow)
        return card

    def _add(self) -> None:
        self._acts.edit(self, None)
        self.renew()

    def _edit(self, address: Address) -> None:
        self._acts.edit(self, address)
        self.renew()

    def _remove(self, address: Address) -> None:
        called = address.name or address.post_holder
        if not may_remove(self, f"the address of {called}"):
            return
        self._acts.remove(address)
        self.renew()
        announce(self, f"Removed: {called}. {UNDO}")
