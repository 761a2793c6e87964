"""Letters of the open plan: fill in missing details, save the letters, and log what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wizard.foundation.formatting import counted, date_in_words
from wizard.overview.aftermath_lines import Aftermath
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wizard.exports.letters.letter import Letter
    from wizard.exports.letters.letter_facts import Missing
    from wizard.plan.office import Address, Dispatch
    from wizard.plan.plan import Plan
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.commands.letters.letters_dialog import ListedLetter
    from wizard.ui.commands.letters.meeting_documents import MeetingDocuments


class LettersCommands:
    """The letters, from the menu and from the Export step."""

    def __init__(self, context: CommandContext, documents: MeetingDocuments) -> None:
        self._context, self._documents = context, documents

    def show_letters(self) -> None:
        """Show the letters of the last closed meeting, or say that there is none."""
        from wizard.ui.commands.letters.letters_dialog import LettersActs, LettersDialog

        session = self._context.session
        if not session.is_open or not session.plan.records:
            sentence = (
                "Letters are made from a closed record: close the meeting on the Sign step first."
                if session.is_open
                else "Open a plan first."
            )
            self._context.say("There are no letters yet", sentence, Tone.NEUTRAL)
            return
        self._context.window.leave_page()
        held = session.plan.records[-1].content.meeting.held_on
        about = f"From the record of the meeting of {date_in_words(held)}." if held else "From the last closed record."
        acts = LettersActs(
            self._listed,
            self._fill_in,
            self._letterhead,
            self._address_book,
            self._record_sending,
            self._copy_email,
            self._save_letters,
            self._documents.save_minutes,
            self._documents.copy_minutes,
            self._documents.save_sheet,
            self._documents.save_calendar,
            self._documents.save_chase_lists,
            self._documents.copy_plan_email,
        )
        LettersDialog(self._context.window, about, acts).exec()

    # --- The letters ----------------------------------------------------------------------------------------------

    @property
    def _plan(self) -> Plan:
        return self._context.session.plan

    def _letters(self) -> tuple[Letter, ...]:
        from wizard.services.letter_making import LetterRequest, letters
        from wizard.services.plan_files import ServiceError

        try:
            return letters(self._plan, LetterRequest(issued=self._context.session.today()))
        except ServiceError as error:
            self._context.say("The letters cannot be made", str(error), Tone.BAD)
            return ()

    def _listed(self) -> tuple[ListedLetter, ...]:
        from wizard.ui.commands.letters.letters_dialog import ListedLetter

        if not self._context.session.is_open:
            # When the program ends while a form is open over the list, the form closes first.
            return ()
        return tuple(ListedLetter(each, self._dispatch(each)) for each in self._letters())

    def _dispatch(self, letter: Letter) -> Dispatch | None:
        from wizard.edits.letter_edits import dispatch_of

        replaces = letter.changes.id if letter.changes else None
        return dispatch_of(self._plan, letter.text.id, letter.item, letter.row, letter.meeting, replaces)

    # --- Missing details ------------------------------------------------------------------------------------------

    def _apply(self, change: Callable[[Plan], Plan], label: str) -> str:
        from wizard.ui.session.apply_edit import tried

        return tried(self._context.session, change, label)

    def _letterhead(self, parent: QWidget) -> None:
        from wizard.edits.letter_edits import with_letterhead
        from wizard.ui.commands.letters.letter_forms import LetterheadDialog

        office = self._plan.office
        LetterheadDialog(
            parent,
            office.letterhead,
            office.signatory,
            self._plan.people,
            lambda head, who: self._apply(lambda plan: with_letterhead(plan, head, who), "letterhead"),
        ).exec()

    def _fill_in(self, parent: QWidget, missing: Missing) -> None:
        from wizard.exports.letters.letter_facts import LetterForm

        if missing.form is LetterForm.ADDRESS:
            self._address(parent, missing)
        elif missing.form is LetterForm.AGREEMENT:
            self._agreement(parent, missing)
        elif missing.form is LetterForm.WORDS:
            self._words(parent, missing)
        else:
            self._letterhead(parent)

    def _address(self, parent: QWidget, missing: Missing) -> None:
        from wizard.edits.letter_edits import new_address_id
        from wizard.plan.office import Address, AddressRole

        role = AddressRole(missing.key)
        self._edit_address(parent, Address(id=new_address_id(self._plan), role=role, name=missing.name))

    def _edit_address(self, parent: QWidget, address: Address | None) -> None:
        from wizard.edits.letter_edits import new_address_id, with_address
        from wizard.plan.office import Address, AddressRole
        from wizard.ui.commands.letters.letter_forms import AddressDialog

        shown = address or Address(id=new_address_id(self._plan), role=AddressRole.OTHER)
        AddressDialog(parent, shown, lambda new: self._apply(lambda plan: with_address(plan, new), "address")).exec()

    def _address_book(self, parent: QWidget) -> None:
        from wizard.edits.letter_edits import without_address
        from wizard.ui.commands.letters.address_book import AddressBookDialog, BookActs

        acts = BookActs(
            lambda: self._plan.office.addresses if self._context.session.is_open else (),
            self._edit_address,
            lambda each: self._apply(lambda plan: without_address(plan, each.id), "removed address"),
        )
        AddressBookDialog(parent, acts).exec()

    def _agreement(self, parent: QWidget, missing: Missing) -> None:
        from wizard.edits.letter_edits import new_agreement_id, with_agreement
        from wizard.plan.office import Agreement
        from wizard.ui.commands.letters.letter_forms import AgreementDialog

        office = self._plan.office
        known = (each for each in office.agreements if (each.item, each.row) == (missing.item, missing.key))
        fresh = Agreement(id=new_agreement_id(self._plan), item=missing.item, row=missing.key, name=missing.key)
        AgreementDialog(
            parent,
            next(known, fresh),
            office.addresses,
            lambda new: self._apply(lambda plan: with_agreement(plan, new), "agreement"),
        ).exec()

    def _words(self, parent: QWidget, missing: Missing) -> None:
        from wizard.edits.letter_edits import with_letter_words
        from wizard.ui.commands.letters.letter_forms import LetterWordsDialog

        LetterWordsDialog(
            parent,
            missing.words,
            "",
            lambda words: self._apply(
                lambda plan: with_letter_words(plan, missing.key, missing.item, words), "words for letters"
            ),
            kept_as=f"words for letters: {missing.key}, item {missing.item}",
        ).exec()

    def _record_sending(self, parent: QWidget, letter: Letter) -> None:
        from wizard.edits.letter_edits import with_made
        from wizard.ui.commands.letters.letter_forms import DispatchDialog

        today = self._context.session.today()
        found = self._dispatch(letter)
        if found is None:
            # The letter counts as made on the day it was sent, because it was printed or e-mailed from elsewhere.
            begun = with_made(self._plan, [(_entry(letter, today), None)], today)
            found = begun.office.dispatches[-1]
        DispatchDialog(parent, letter.title, found, self._keep_sending).exec()

    def _keep_sending(self, sent: Dispatch) -> str:
        """Log what became of a letter, and tick the letters once all that need sending have been sent."""
        from wizard.edits.letter_edits import with_dispatch

        refused = self._apply(lambda plan: with_dispatch(plan, sent), "sending of a letter")
        going = [self._dispatch(letter) for letter in self._letters() if letter.signed]
        if not refused and all(each is not None and each.sent_on is not None for each in going):
            self._documents.tick(Aftermath.LETTERS)
        return refused

    # --- Saving and sending ---------------------------------------------------------------------------------------

    def _copy_email(self, letter: Letter) -> None:
        from PySide6.QtWidgets import QApplication

        from wizard.exports.letters.covering_email import covering_email

        QApplication.clipboard().setText(covering_email(letter))

    def _save_letters(self) -> None:
        from wizard.services.letter_making import LetterRequest, make_letters
        from wizard.ui.commands.letters.folder_saving import save_into_folder

        folder = self._context.ask_for_folder("Save letters: choose a folder")
        if folder is None:
            return
        today, plan = self._context.session.today(), self._plan
        request = LetterRequest(issued=today)
        made = save_into_folder(
            self._context,
            "Saving letters",
            "Letter",
            lambda force, go_on: make_letters(plan, folder, request, force=force, progress=go_on),
        )
        if made is None:
            return
        entries = [(_entry(each.letter, today), each.sha256) for each in made if each.letter.signed]
        self._note_made(entries, today)
        drafts = sum(each.letter.draft for each in made)
        said = f"{counted(len(made), 'letter')} saved in {folder}, as Word files and as PDFs."
        left = f" {counted(drafts, 'draft')}: each says what is missing." if drafts else ""
        self._context.say("The letters are saved", f"{said}{left}", Tone.GOOD)

    def _note_made(self, entries: list[tuple[Dispatch, str]], today: object) -> None:
        from datetime import date

        from wizard.edits.letter_edits import with_made

        assert isinstance(today, date)
        self._apply(lambda plan: with_made(plan, entries, today), "letters made")


def _entry(letter: Letter, today: object) -> Dispatch:
    """Return the log entry for a letter that is made."""
    from datetime import date

    from wizard.plan.office import Dispatch

    assert isinstance(today, date)
    return Dispatch(
        id="new",
        document=letter.text.id,
        item=letter.item,
        row=letter.row,
        meeting=letter.meeting,
        decision=letter.decision,
        to=letter.address or None,
        to_words=letter.text.title,
        made_on=today,
        replaces=letter.changes.id if letter.changes else None,
    )
