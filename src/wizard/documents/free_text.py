"""What people typed and a copy prints: listed to be read by a person before the copy goes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizard.documents.copy import Copy
from wizard.documents.redaction import words_without
from wizard.domain.minutes import ItemMinutes
from wizard.domain.proposal import FieldValue


@dataclass(frozen=True)
class FreeText:
    """A text that somebody typed, as the copy prints it."""

    place: str
    """“Item 3, reason”."""
    text: str


def free_texts(copy: Copy) -> tuple[FreeText, ...]:
    """Return the free text that a copy prints, names and sums left out as its reader asks, each with its place."""
    without = words_without(copy)
    return tuple(FreeText(place, without(text)) for place, text in _typed(copy) if text.strip())


def _typed(copy: Copy) -> Iterator[tuple[str, str]]:
    minutes, gets = copy.minutes, copy.gets
    if gets.reasons:
        meeting = minutes.meeting
        yield "Matters arising", meeting.matters_arising
        yield "Any other business", meeting.other_business
        yield "Corrections to the last minutes", meeting.last_minutes.corrections
        yield from ((f"Interest on item {', '.join(one.items)}", one.words) for one in meeting.interests)
    for entry in minutes.items:
        if entry.taken:
            yield from ((f"Item {entry.item.id}, {place}", text) for place, text in _on_item(entry, copy))
    if gets.tasks:
        for task in minutes.tasks:
            yield "Task", f"{task.text} {task.note}"


def _on_item(entry: ItemMinutes, copy: Copy) -> Iterator[tuple[str, str]]:
    gets = copy.gets
    if gets.reasons:
        yield "discussion", entry.matter.minute
        yield from (("checked with", f"{asked.whom}: {asked.said}") for asked in entry.matter.checked_with)
    for put in entry.proposals:
        proposal = put.proposal
        if gets.reasons:
            yield "reason", proposal.reason
            yield "conditions", proposal.conditions
            yield "still missing", proposal.missing
            yield from (("dissent", dissent.words) for dissent in proposal.dissents)
        if proposal.bring_back:
            yield "comes back when", proposal.bring_back.event
        # What a field holds may stand inside the resolution, which every reader gets.
        yield from _fields(proposal.fields)
    if gets.facts:
        yield from _fields(entry.facts)


def _fields(fields: Mapping[str, FieldValue]) -> Iterator[tuple[str, str]]:
    for key, value in fields.items():
        if isinstance(value, str):
            yield key.replace("_", " "), value
        elif isinstance(value, tuple):
            for row in value:
                yield key.replace("_", " "), ", ".join(cell for cell in row.values() if isinstance(cell, str))
