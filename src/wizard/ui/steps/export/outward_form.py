"""What the practice ticks and types for one reader outside the partnership, each field saying where it will appear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from wizard.edits.office_edits import (
    with_confirmation,
    with_icb_asked,
    with_line,
    with_lmc_contact,
    with_typed,
    with_words_of_line,
)
from wizard.overview.outward_lines import offered_lines, services_of, typed_for
from wizard.plan.office import Confirmation, OutsideReader
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.text_labels import Muted

if TYPE_CHECKING:
    from wizard.minutes.minutes import Minutes
    from wizard.overview.outward_lines import OfferedLine
    from wizard.plan.office import ReaderLine
    from wizard.plan.plan import Plan
    from wizard.ui.session.session import Session


class TypedPlace(NamedTuple):
    """A text that is typed for one reader."""

    key: str
    label: str
    """What it is, and where it appears."""


_PLACES: Mapping[OutsideReader, tuple[TypedPlace, ...]] = {
    OutsideReader.STAFF: (
        TypedPlace("script", "Words staff can use (on page 2, under “Words you can use”)"),
        TypedPlace("stays", "What stays as it is (on page 1, below the table)"),
    ),
    OutsideReader.LMC: (TypedPlace("ask", "What we ask of the LMC (first on the return)"),),
    OutsideReader.ICB: (
        TypedPlace("ask", "What the practice asks of the ICB (below the lines)"),
        TypedPlace("reply", "Where the ICB replies to (at the end)"),
    ),
    OutsideReader.PUBLIC: (
        TypedPlace("urgent", "What patients do when it is urgent (first, after the emergency numbers)"),
        TypedPlace("lead", "A sentence above the lines"),
        TypedPlace("questions", "Where questions go (last)"),
    ),
}
_LINED = (OutsideReader.ICB, OutsideReader.PUBLIC)


class OutwardForm(Card):
    """The lines and the texts for one reader. Nothing is ticked at first, and nothing goes that was not typed or ticked
    for this reader."""

    def __init__(self, session: Session) -> None:
        super().__init__("What goes to this reader")
        self._session = session
        self._shown: object = None
        self._ticks: list[tuple[TickLine, Callable[[Plan], bool]]] = []

    def show_for(self, plan: Plan, reader: str) -> None:
        """Show the form of a reader, or nothing for the partners and before the meeting."""
        known = {each.value: each for each in OutsideReader}
        minutes = self._session.minutes
        self.setVisible(reader in known and minutes is not None)
        if reader not in known or minutes is None:
            return
        lines = offered_lines(minutes, plan.office, known[reader]) if known[reader] in _LINED else ()
        shape = (
            reader,
            minutes.meeting.number,
            tuple((line.item, line.line, line.words, line.blocked) for line in lines),
        )
        typing = any(note.hasFocus() for note in self.findChildren(NoteField))
        same = isinstance(self._shown, tuple) and self._shown[:2] == shape[:2]
        if self._shown != shape and not (same and typing):
            # Built anew while somebody types, it would lose what they type and where they are.
            self._shown = shape
            self._build(plan, known[reader], minutes)
        for tick, read in self._ticks:
            tick.show_ticked(read(plan))

    def _build(self, plan: Plan, reader: OutsideReader, minutes: Minutes) -> None:
        self.body.clear()
        self._ticks.clear()
        if reader in _LINED:
            self._add_lines(plan, reader, minutes)
        if reader is OutsideReader.ICB:
            self._add_asked()
        if reader is OutsideReader.PUBLIC:
            self._add_confirmation(minutes)
        if reader is OutsideReader.LMC:
            self._add_lmc(plan, minutes)
        for place in _PLACES[reader]:
            self._add_text(plan, reader, place)

    def _add_tick(self, words: str, read: Callable[[Plan], bool], set_to: Callable[[bool], None]) -> TickLine:
        tick = TickLine(words)
        tick.ticked.connect(set_to)
        self._ticks.append((tick, read))
        self.body.add(tick)
        return tick

    def _apply(self, plan: Plan, label: str) -> None:
        if plan != self._session.plan:
            self._session.apply(plan, label)

    def _add_lines(self, plan: Plan, reader: OutsideReader, minutes: Minutes) -> None:
        self.body.add(Muted("Each line is ticked on its own; none is at first."))
        for line in offered_lines(minutes, plan.office, reader):
            words = f"{line.title}. {line.words}" if line.words else f"{line.title}: write a line below"
            tick = self._add_tick(words, partial(_is_ticked, reader, line), partial(self._tick, reader, line))
            tick.setEnabled(bool(line.words))
            own = NoteField("In the practice’s own words: begin with what it is about and a colon")
            own.setAccessibleName(f"Line on item {line.item} in our own words")
            given = _line_of(plan, reader, line)
            own.show_text(given.words if given else "")
            own.edited.connect(partial(self._write, reader, line))
            self.body.add(*([Muted(f"Does not go: {line.blocked}")] if line.blocked else []), own)

    def _tick(self, reader: OutsideReader, line: OfferedLine, on: bool) -> None:
        day = self._session.today() if on else None
        plan = with_line(self._session.plan, reader, line.item, line.line, ticked_on=day)
        self._apply(plan, f"line on item {line.item}")

    def _write(self, reader: OutsideReader, line: OfferedLine, words: str) -> None:
        plan = with_words_of_line(self._session.plan, reader, line.item, line.line, words)
        self._apply(plan, f"words of the line on item {line.item}")

    def _add_asked(self) -> None:
        words = "The ICB has asked for this information (item 1 goes only then)"
        self._add_tick(words, lambda plan: plan.office.icb_asked_on is not None, self._ask)

    def _ask(self, on: bool) -> None:
        self._apply(with_icb_asked(self._session.plan, self._session.today() if on else None), "that the ICB asked")

    def _add_confirmation(self, minutes: Minutes) -> None:
        for entry in minutes.items:
            for service in services_of(entry):
                key = (entry.id, service.name)
                words = f"{service.name}: the receiving service has confirmed, and patients have letters"
                self._add_tick(words, partial(_is_confirmed, key), partial(self._confirm, key))

    def _confirm(self, key: tuple[str, str], on: bool) -> None:
        day = self._session.today() if on else None
        confirmation = Confirmation(item=key[0], row=key[1], on=day, patients_written_on=day)
        self._apply(with_confirmation(self._session.plan, confirmation), f"confirmation of {key[1]}")

    def _add_lmc(self, plan: Plan, minutes: Minutes) -> None:
        duties = [entry.id for entry in minutes.items if entry.is_duty]
        words = "All duties are part of the return (else none is)"
        self._add_tick(words, partial(_all_ticked, duties), partial(self._with_duties, duties))
        people = [ListChoice(person.id, person.name) for person in plan.people if not person.left]
        contact = ChoiceField(people, "Whom the LMC may ask")
        contact.setAccessibleName("Whom the LMC may ask")
        contact.show_choice(plan.office.returns.contact)
        contact.chosen.connect(self._contact)
        self.body.add(LabelledInput("Contact", contact))
        self._add_tick("They have agreed to be named", lambda plan: plan.office.returns.contact_consents, self._consent)

    def _with_duties(self, items: list[str], on: bool) -> None:
        plan, day = self._session.plan, self._session.today() if on else None
        for item in items:
            plan = with_line(plan, OutsideReader.LMC, item, "duty", ticked_on=day)
        self._apply(plan, "duties in the return")

    def _contact(self, person: str) -> None:
        # Whoever is chosen anew has not agreed yet.
        self._apply(with_lmc_contact(self._session.plan, person, consents=False), "contact for the LMC")

    def _consent(self, on: bool) -> None:
        plan = self._session.plan
        self._apply(with_lmc_contact(plan, plan.office.returns.contact, consents=on), "consent of the contact")

    def _add_text(self, plan: Plan, reader: OutsideReader, place: TypedPlace) -> None:
        note = NoteField()
        note.setAccessibleName(place.label)
        given = typed_for(plan.office, reader, place.key)
        note.show_text(given.words if given else "")
        note.edited.connect(partial(self._type, reader, place))
        self.body.add(LabelledInput(place.label, note))

    def _type(self, reader: OutsideReader, place: TypedPlace, words: str) -> None:
        self._apply(with_typed(self._session.plan, reader, place.key, words), place.label.partition(" (")[0])


def _line_of(plan: Plan, reader: OutsideReader, line: OfferedLine) -> ReaderLine | None:
    key = (reader, line.item, line.line)
    return next((each for each in plan.office.lines if (each.reader, each.item, each.line) == key), None)


def _is_ticked(reader: OutsideReader, line: OfferedLine, plan: Plan) -> bool:
    found = _line_of(plan, reader, line)
    return found is not None and found.ticked_on is not None


def _is_confirmed(key: tuple[str, str], plan: Plan) -> bool:
    return any((each.item, each.row) == key and each.patients_written_on for each in plan.office.confirmations)


def _all_ticked(duties: list[str], plan: Plan) -> bool:
    ticked = {each.item for each in plan.office.lines if each.reader is OutsideReader.LMC and each.ticked_on}
    return bool(duties) and ticked.issuperset(duties)
