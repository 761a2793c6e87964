"""The letters required by a meeting's decisions: what each still needs, what became of it, and making them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import counted
from wizard.foundation.formatting import listed as listed_in_words
from wizard.overview.dispatch_log import state_of_dispatch
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.icon_label import StatusChip
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, Row
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint, Muted, Subheading

if TYPE_CHECKING:
    from wizard.exports.letters.letter import Letter
    from wizard.exports.letters.letter_facts import Missing
    from wizard.plan.office import Dispatch


class ListedLetter(NamedTuple):
    """A letter in the list."""

    letter: Letter
    dispatch: Dispatch | None
    """What became of it; None if it was never made."""


class LettersActs(NamedTuple):
    """The actions of the dialog. Each function returns once that is done or cancelled."""

    listed: Callable[[], tuple[ListedLetter, ...]]
    fill_in: Callable[[QWidget, Missing], None]
    letterhead: Callable[[QWidget], None]
    address_book: Callable[[QWidget], None]
    record_sending: Callable[[QWidget, Letter], None]
    copy_email: Callable[[Letter], None]
    save_letters: Callable[[], None]
    save_minutes: Callable[[], None]
    copy_minutes: Callable[[], None]
    save_sheet: Callable[[], None]
    save_calendar: Callable[[], None]
    save_chase_lists: Callable[[], None]
    copy_plan_email: Callable[[], None]


class LettersDialog(RollingDialog):
    """A card for each letter. Each missing detail is a button that opens its field."""

    keeps_nothing = True

    def __init__(self, parent: QWidget | None, about: str, acts: LettersActs) -> None:
        """Show the list, saying with `about` what the letters are based on."""
        super().__init__(parent, "Letters, minutes and sheets", 860, 700)
        self._acts = acts
        self._count = Muted("")
        self.head.add(CardTitle("Letters, minutes and sheets"), Body(about), self._count)
        tools = Flow(8)
        tools.add(
            Button("&Letterhead and who signs…", lambda: self._then(acts.letterhead, self)),
            Button("Address &book…", lambda: self._then(acts.address_book, self)),
            Button("&Minutes for Word…", acts.save_minutes),
            Button("Cop&y as minutes", self._copy_minutes),
            Button("&Workbook…", acts.save_sheet),
            Button("C&alendar…", acts.save_calendar),
            Button("Chase li&sts…", acts.save_chase_lists),
            Button("Copy &e-mail for the plan", self._copy_plan_email),
        )
        self.body.addLayout(tools)
        self._aged = Banner(Tone.WAITING, "")
        self.body.add(self._aged)
        self._save = Button("&Save letters into a folder…", self._save_letters, ButtonKind.PRIMARY)
        self.foot.add(Button("Close", self.accept), self._save)
        self._cards: list[QWidget] = []
        self.renew()

    def renew(self) -> None:
        """Show the current state of the letters."""
        with kept_focus(self.inside):
            self._renew()

    def _renew(self) -> None:
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        listed = self._acts.listed()
        drafts = sum(each.letter.draft for each in listed)
        ready = len(listed) - drafts
        self._count.show_text(
            f"{counted(len(listed), 'letter')}: {ready} ready to send, {counted(drafts, 'draft')}."
            if listed
            else "These decisions do not need any letters."
        )
        aged = next((each.letter.aged for each in listed if each.letter.aged), "")
        self._aged.setVisible(bool(aged))
        self._aged.show_message(Tone.WAITING, aged, "Some texts were checked long ago")
        self._save.setEnabled(bool(listed))
        self._cards = [self._card(each) for each in listed]
        self.body.add(*self._cards)

    def _card(self, listed: ListedLetter) -> QWidget:
        letter = listed.letter
        card = Card(gap=6)
        top = Row(10)
        top.addWidget(Subheading(letter.title), 1)
        top.addWidget(self._chip(listed), 0, TOP)
        card.body.addLayout(top)
        to = f"To {letter.to[0]}" if letter.to else "For use in the practice"
        decision = f"decision {letter.decision}" if letter.decision else f"item {letter.item}"
        card.body.add(Muted(f"{to} · {decision}"))
        for warning in letter.warnings:
            if warning != letter.aged:
                card.body.add(Hint(warning))
        if letter.text.never:
            card.body.add(
                Hint(f"If you edit this letter, it must not contain: {listed_in_words(letter.text.never, last='or')}.")
            )
        self._add_buttons(card, listed)
        return card

    def _chip(self, listed: ListedLetter) -> StatusChip:
        sent = listed.dispatch
        if sent is not None and sent.sent_on is not None:
            done = bool(sent.acknowledged_on or sent.answered_on or sent.closed)
            words = state_of_dispatch(sent)
            return StatusChip(words, Tone.GOOD if done else Tone.WAITING, Icon.TICK if done else Icon.CLOCK)
        letter = listed.letter
        tone, mark = (Tone.WAITING, Icon.PEN) if letter.draft else (Tone.ACCENT, Icon.DOCUMENT)
        return StatusChip(letter.state, tone, mark)

    def _add_buttons(self, card: Card, listed: ListedLetter) -> None:
        letter, missing_ones, flow = listed.letter, Flow(8), Flow(8)
        if letter.missing:
            missing_ones.addWidget(Muted("Missing:", wrap=False))
        for missing in letter.missing:
            button = Button(plain(missing.words), partial(self._fill_in, missing), ButtonKind.OUTLINED, small=True)
            button.setAccessibleName(f"Fill in: {missing.words}, for {letter.title}")
            tell_apart(button, letter.key, missing.words)
            missing_ones.addWidget(button)
        if letter.signed:
            for words, call in (
                ("Record sending…", partial(self._record, letter)),
                ("Copy e-mail text", partial(self._copy_email, letter)),
            ):
                button = Button(words, call, ButtonKind.TEXT, small=True)
                button.setAccessibleName(f"{words.rstrip('…')}: {letter.title}")
                tell_apart(button, letter.key, words)
                flow.addWidget(button)
        for part in (missing_ones, flow):
            if part.count():
                card.body.addLayout(part)

    def _then(self, act: Callable[[QWidget], None], parent: QWidget) -> None:
        act(parent)
        self.renew()

    def _fill_in(self, missing: Missing) -> None:
        self._acts.fill_in(self, missing)
        self.renew()

    def _record(self, letter: Letter) -> None:
        self._acts.record_sending(self, letter)
        self.renew()

    def _copy_email(self, letter: Letter) -> None:
        self._acts.copy_email(letter)
        announce(self, "The text is on the clipboard")

    def _copy_plan_email(self) -> None:
        self._acts.copy_plan_email()
        announce(self, "The text is on the clipboard")

    def _copy_minutes(self) -> None:
        self._acts.copy_minutes()
        announce(self, "The minutes are on the clipboard")

    def _save_letters(self) -> None:
        self._acts.save_letters()
        self.renew()
