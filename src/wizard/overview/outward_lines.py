"""What leaves the practice: ticked lines for the ICB and the public, and texts typed for one reader.

Votes, names and signatures play no part here.
"""

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
    """One line that can go to a reader."""

    item: str
    line: str
    """The id of the position that it is about."""
    title: str
    """What it is about: “Pilots”."""
    words: str
    start: date | None
    end: date | None
    ticked: bool
    """Whether somebody ticked it for this reader; at first no line is ticked."""
    blocked: str = ""
    """Why it may not go, in a sentence; empty if it may."""

    @property
    def goes(self) -> bool:
        """Whether it is printed."""
        return self.ticked and not self.blocked and bool(self.words)


def offered_lines(minutes: Minutes, office: Office, reader: OutsideReader) -> tuple[OfferedLine, ...]:
    """Return every line that could go to a reader, in the order of the items, with the guidance's or the typed words.

    A line without words yet is not printed.
    """
    return tuple(line for entry in minutes.items for line in _offered(entry, minutes, office, reader))


def lines_that_go(minutes: Minutes, office: Office, reader: OutsideReader) -> tuple[OfferedLine, ...]:
    """Return the lines that were ticked for a reader and are not blocked."""
    return tuple(line for line in offered_lines(minutes, office, reader) if line.goes)


def _offered(entry: ItemMinutes, minutes: Minutes, office: Office, reader: OutsideReader) -> Iterator[OfferedLine]:
    position, stands = entry.position, entry.after
    if position is None or stands is None:
        return
    row = POSITION_KINDS[position.kind]
    typed = _line_of(office, reader, entry.id, position.id)
    default = position.icb_line if reader is OutsideReader.ICB else ""
    words = typed.words if typed and typed.words else default
    # A duty is named if it is met under protest; for patients, also if it is met.
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
    """Split a typed line that begins with its subject and a colon into the subject and the rest."""
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
                return "Only if the ICB asked: enter the date on which it asked."
            if _NUMBER.search(words):
                return "Do not give the ICB a number."
        return ""
    if _NUMBER.search(words):
        return "Do not give patients a number."
    if entry.id == _ONLINE and entry.mark is not Mark.DUTY_MET:
        return "Do not mention online hours until the duty is met."
    if entry.item.calculator is Calculator.SERVICES:
        return _services_unconfirmed(entry, office)
    return ""


def _unmet_duty(entry: ItemMinutes, minutes: Minutes) -> ItemMinutes | None:
    """Return a duty not yet met that an item pulls against, if there is one."""
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
        return (
            f"The receiving service must confirm first, and patients must have been sent letters: {', '.join(waiting)}."
        )
    return ""


@dataclass(frozen=True)
class EndingService:
    """A service that ends, with only the details for outsiders."""

    name: str
    commissioner: str
    notice_sent: date | None
    ends: date | None
    handover: str


def services_of(entry: ItemMinutes) -> tuple[EndingService, ...]:
    """Return the services that an item in force ends, without money, patients or terms."""
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
    """Return the text that was typed for a reader at a place; None if there is none."""
    return next((each for each in all_typed_for(office, reader, place) if each.item == item), None)


def all_typed_for(office: Office, reader: OutsideReader, place: str) -> tuple[TypedText, ...]:
    """Return every text that was typed for a reader at a place."""
    return tuple(each for each in office.typed if (each.reader, each.place) == (reader, place) and each.words.strip())
