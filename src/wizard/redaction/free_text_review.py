"""List what people typed for a reader, and what was found in it, to be read before the document is sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import line_in_words
from wizard.overview.outward_lines import lines_that_go, services_of
from wizard.plan.office import LETTER_WORDS, Office, OutsideReader
from wizard.redaction.found_words import FoundWord, found_in
from wizard.redaction.readers import Reader


@dataclass(frozen=True)
class FreeText:
    """A text that somebody typed and that a document prints."""

    place: str
    """“Item 3, line for the ICB”."""
    text: str
    found: tuple[FoundWord, ...] = ()
    """The names, sums and other words found in it."""


def free_texts(minutes: Minutes, office: Office, reader: Reader) -> tuple[FreeText, ...]:
    """Return the typed texts that a reader's document prints, each with its place; none for the partners' own plan."""
    if reader is Reader.PARTNERS:
        return ()
    names = [person.name for person in minutes.people]
    texts = dict.fromkeys((place, text) for place, text in _typed(minutes, office, reader) if text.strip())
    return tuple(FreeText(place, text, found_in(text, names, minutes.practice.name)) for place, text in texts)


def _typed(minutes: Minutes, office: Office, reader: Reader) -> Iterator[tuple[str, str]]:
    outside = OutsideReader(reader.value)
    practice = minutes.practice
    yield (
        "The practice",
        ", ".join(part for part in (practice.name, practice.ods_code, practice.pcn, practice.icb) if part),
    )
    for each in office.typed:
        if each.reader is outside and not each.place.startswith(LETTER_WORDS):
            yield (f"Item {each.item}, {each.place}" if each.item else each.place), each.words
    if reader in (Reader.ICB, Reader.PUBLIC):
        yield from (
            (f"Item {line.item}, line", f"{line.title}: {line.words}")
            for line in lines_that_go(minutes, office, outside)
        )
    if reader is Reader.STAFF:
        yield from _of_staff(minutes)
    if reader is Reader.LMC:
        yield "Guidance", f"{minutes.meeting.guidance.pack}, edition {minutes.meeting.guidance.edition}"
        yield from ((f"Item {item}, line", words) for item, words in office.returns.words.items())
    for entry in minutes.items:
        yield from ((f"Item {entry.id}, service", _service(each.name, each.handover)) for each in services_of(entry))


def _service(name: str, handover: str) -> str:
    return f"{name}; {handover}" if handover else name


def _of_staff(minutes: Minutes) -> Iterator[tuple[str, str]]:
    for entry in minutes.items:
        if entry.after is None or entry.position is None or not entry.position.staff_line:
            continue
        proposal = entry.after.proposal
        line = line_in_words(entry.item, entry.position.staff_line, proposal, minutes.people, entry.facts)
        yield f"Item {entry.id}, what changes", line
        yield f"Item {entry.id}, condition", proposal.conditions
        for key, value in {**entry.facts, **proposal.fields}.items():
            if key.endswith("_route") and isinstance(value, str):
                yield f"Item {entry.id}, route", value
    for task in minutes.tasks:
        yield "Task", task.text
