"""The dialogs for letters, filled with long words: each has to fit its screen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget
from tests.exports.letters.letter_plans import EVERYTHING, decided
from tests.ui.states import longest_plan

from wizard.exports.letters.letter import letters_of
from wizard.guidance.packs.letter_texts import shipped_letters
from wizard.plan.office import Address, AddressRole, Agreement, Dispatch, Letterhead, Office, Signatory
from wizard.ui.commands.letters.address_book import AddressBookDialog, BookActs
from wizard.ui.commands.letters.asking_in_writing import AskInWritingDialog
from wizard.ui.commands.letters.letter_forms import (
    AddressDialog,
    AgreementDialog,
    DispatchDialog,
    LetterheadDialog,
    LetterWordsDialog,
)
from wizard.ui.commands.letters.letters_dialog import LettersActs, LettersDialog, ListedLetter
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.dialogs import FittedDialog

LONG = "The address says something else than the agreement that was signed, and nobody can tell which of them is true. "


def _letters(parent: QWidget, _path: Path) -> FittedDialog:
    listed = tuple(
        ListedLetter(each, None) for each in letters_of(decided({"3": EVERYTHING["3"]}, Office()), shipped_letters())
    )
    return LettersDialog(parent, LONG, NO_ACTS._replace(listed=lambda: listed))


NO_ACTS = LettersActs(
    listed=lambda: (),
    fill_in=lambda _parent, _missing: None,
    letterhead=lambda _parent: None,
    address_book=lambda _parent: None,
    record_sending=lambda _parent, _letter: None,
    copy_email=lambda _letter: None,
    save_letters=lambda: None,
    save_minutes=lambda: None,
    copy_minutes=lambda: None,
    save_sheet=lambda: None,
    save_calendar=lambda: None,
    save_chase_lists=lambda: None,
    copy_plan_email=lambda: None,
)
ADDRESS = Address(id="a1", role=AddressRole.ICB_NOTICES, name=LONG[:300], address=LONG)
AGREEMENT = Agreement(id="g1", item="3", row=LONG[:120], parties=LONG, notice_clause=LONG)
DISPATCH = Dispatch(id="d1", document="d5", item="3", meeting=1, made_on=date(2026, 12, 9), answer=LONG * 4)


def _in_writing(parent: QWidget, _path: Path) -> FittedDialog:
    slip = Button("&Save the slip…", lambda: None)
    return AskInWritingDialog(parent, "Dr Noor", f"Subject: {LONG}\n\n{LONG * 12}", lambda: None, slip)


LETTER_DIALOGS: dict[type[FittedDialog], Callable[[QWidget, Path], FittedDialog]] = {
    LettersDialog: _letters,
    AskInWritingDialog: _in_writing,
    LetterheadDialog: lambda parent, _path: LetterheadDialog(
        parent, Letterhead(address=LONG), Signatory(name="Dr Noor"), longest_plan().people, lambda _head, _who: LONG
    ),
    AddressBookDialog: lambda parent, _path: AddressBookDialog(
        parent, BookActs(lambda: (ADDRESS,), lambda _parent, _address: None, lambda _address: None)
    ),
    AddressDialog: lambda parent, _path: AddressDialog(parent, ADDRESS, lambda _new: LONG),
    AgreementDialog: lambda parent, _path: AgreementDialog(parent, AGREEMENT, [ADDRESS], lambda _new: LONG),
    LetterWordsDialog: lambda parent, _path: LetterWordsDialog(parent, LONG, LONG, lambda _words: LONG, kept_as=LONG),
    DispatchDialog: lambda parent, _path: DispatchDialog(parent, LONG, DISPATCH, lambda _new: LONG),
}
"""Each dialog, with the function that makes it."""
