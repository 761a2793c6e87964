"""What leaves the practice: the lines that may go to the ICB and the public, ticked one by one, and what stands against
each; what was typed for one reader. No vote, no name and no signature decides anything here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.guidance.item import Calculator, Item
from wizard.guidance.position_kinds import POSITION_KINDS, Mark
from wizard.guidance.statement import LinkKind
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import line_in_words, recorded
from wizard.plan.office import Office, OutsideReader, ReaderLine, TypedText

_NUMBER = re.compile(r"\d+\s+(?:patients?|contacts?|appointments?)\b", re.IGNORECASE)
_ONLINE = "9b"


@dataclass(frozen=True)
class OfferedLine:
    """One line that may go to a reader."""

    item: str
    line: str
    """The position that it is about, by its id."""
    title: str
    """What it is about: “Pilots”."""
    words: str
    start: date | None
    end: date | None
    ticked: bool
    """Whether somebody said that this reader gets it. None is at first."""
    blocked: str = ""
    """Why it may not go, in a sentence; empty if it may."""

    @property
    def goes(self) -> bool:
        """Whether it is printed."""
        return self.ticked and not self.blocked and bool(self.words)


def offered_lines(minutes: Minutes, office: Office, reader: OutsideReader) -> tuple[OfferedLine, ...]:
    """Return every line that could go to a reader, in the order of the items: the guidance's own, or as typed.

    One without words has none yet, and does not go.
    """
    return tuple(line for entry in minutes.items for line in _offered(entry, minutes, office, reader))


def lines_that_go(minutes: Minutes, office: Office, reader: OutsideReader) -> tuple[OfferedLine, ...]:
    """Return the lines that were ticked for a reader and that nothing stands against."""
    return tuple(line for line in offered_lines(minutes, office, reader) if line.goes)


def _offered(entry: ItemMinutes, minutes: Minutes, office: Office, reader: OutsideReader) -> Iterator[OfferedLine]:
    position, stands = entry.position, entry.after
    if position is None or stands is None:
        return
    row = POSITION_KINDS[position.kind]
    typed = _line_of(office, reader, entry.id, position.id)
    default = position.icb_line if reader is OutsideReader.ICB else ""
    words = typed.words if typed and typed.words else default
    # A duty is named where it is met under protest; to patients also where it is met.
    met = row.mark is Mark.DUTY_MET and (bool(row.tail) or reader is OutsideReader.PUBLIC)
    allowed = row.in_force or met
    if not allowed:
        return
    item, proposal = entry.item, stands.proposal
    filled = line_in_words(item, words, proposal, (), entry.facts) if not (typed and typed.words) else words
    title, said = _titled(filled, item) if typed and typed.words else (item.short_title, filled)
    start = proposal.start or stands.decided_on
    yield OfferedLine(
        item=entry.id,
        line=position.id,
        title=title,
        words=said,
        start=start,
        end=proposal.hold_until,
        ticked=bool(typed and typed.ticked_on),
        blocked=_blocked(entry, said, minutes, office, reader),
    )


def _titled(words: str, item: Item) -> tuple[str, str]:
    """Return what a typed line is about, where it begins with that and a colon, and the rest."""
    title, colon, rest = words.partition(": ")
    return (title, rest) if colon and len(title) <= 30 else (item.short_title, words)


def _line_of(office: Office, reader: OutsideReader, item: str, position: str) -> ReaderLine | None:
    return next(
        (each for each in office.lines if (each.reader, each.item, each.line) == (reader, item, position)), None
    )


def _blocked(entry: ItemMinutes, words: str, minutes: Minutes, office: Office, reader: OutsideReader) -> str:
    unmet = _unmet_duty(entry, minutes)
    if unmet is not None:
        return (
            f"Item {unmet.id}, {unmet.item.short_title}, is a duty that is not yet met, and this line contradicts it."
        )
    if reader is OutsideReader.ICB:
        if entry.item.calculator is Calculator.CONTACTS:
            if office.icb_asked_on is None:
                return "Only where the ICB asked: enter the date on which it did."
            if _NUMBER.search(words):
                return "It goes to the ICB without a number."
        return ""
    if _NUMBER.search(words):
        return "Patients are not told a number."
    if entry.id == _ONLINE and entry.mark is not Mark.DUTY_MET:
        return "Nothing is said of online hours until the duty is met."
    if entry.item.calculator is Calculator.SERVICES:
        return _services_unconfirmed(entry, office)
    return ""


def _unmet_duty(entry: ItemMinutes, minutes: Minutes) -> ItemMinutes | None:
    """Return the duty not yet met against which an item pulls, if there is one."""
    for other in minutes.items:
        unmet = other.position is not None and POSITION_KINDS[other.position.kind].duty
        unmet = unmet and other.position is not None and POSITION_KINDS[other.position.kind].offers_tasks
        if unmet and (other.id == entry.id or _pulls(entry.item, other.id) or _pulls(other.item, entry.id)):
            return other
    return None


def _pulls(item: Item, other: str) -> bool:
    against = (LinkKind.PULLS_AGAINST, LinkKind.DEPENDS_ON)
    return any(link.item == other and link.kind in against for link in item.links)


def _services_unconfirmed(entry: ItemMinutes, office: Office) -> str:
    done = {
        each.row
        for each in office.confirmations
        if each.item == entry.id and each.on is not None and each.patients_written_on is not None
    }
    waiting = [service.name for service in services_of(entry) if service.name not in done]
    if waiting:
        return f"First the receiving service confirms and patients have letters: {', '.join(waiting)}."
    return ""


@dataclass(frozen=True)
class EndingService:
    """A service that ends, as far as others are told of it."""

    name: str
    commissioner: str
    notice_sent: date | None
    ends: date | None
    handover: str


def services_of(entry: ItemMinutes) -> tuple[EndingService, ...]:
    """Return the services that an item in force ends; nothing of money, patients or terms."""
    in_force = entry.position is not None and POSITION_KINDS[entry.position.kind].in_force
    if entry.item.calculator is not Calculator.SERVICES or entry.after is None or not in_force:
        return ()
    rows = recorded(entry.after.proposal, entry.facts).get("services")
    if not isinstance(rows, tuple):
        return ()
    return tuple(
        EndingService(
            name=str(row.get("name", "")),
            commissioner=str(row.get("commissioner", "")),
            notice_sent=_read(row.get("notice_sent")),
            ends=_read(row.get("ends")),
            handover=str(row.get("handover", "")),
        )
        for row in rows
        if row.get("name")
    )


def _read(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def typed_for(office: Office, reader: OutsideReader, place: str, item: str | None = None) -> TypedText | None:
    """Return the text that was typed for a reader at a place; None if none was."""
    return next((each for each in all_typed_for(office, reader, place) if each.item == item), None)


def all_typed_for(office: Office, reader: OutsideReader, place: str) -> tuple[TypedText, ...]:
    """Return every text that was typed for a reader at a place."""
    return tuple(each for each in office.typed if (each.reader, each.place) == (reader, place) and each.words.strip())
