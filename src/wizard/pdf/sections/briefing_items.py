"""The pages of the briefing on one item: a spread for a choice, a page for a duty, a page for the practice's own."""

from collections.abc import Iterator

from wizard.foundation.formatting import capital, counted, listed
from wizard.guidance.item import FieldKind, Item
from wizard.guidance.position_kinds import NEEDS
from wizard.guidance.statement import LinkKind
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.resolution import value_in_words
from wizard.pdf.plan_copy import Copy
from wizard.pdf.sections.guidance_section import contract, dates_of, trade_offs
from wizard.pdf.sections.page_wording import day
from wizard.plan.labels import LINKS
from wizard.tagged_pdf import (
    Block,
    Bullets,
    Callout,
    FirstThatFits,
    Heading,
    Labels,
    NotesLines,
    PageBreak,
    Paragraph,
    Text,
)


def choice_pages(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    """Yield a spread: on the left the guidance, on the right what we know and could decide."""
    yield PageBreak(to="left")
    yield from _head(entry, copy, "to decide")
    yield from _guidance(entry, copy)
    yield PageBreak(to="right")
    yield Heading(2, "What we know, and what we could decide", number=entry.id, bookmark="")
    yield from _known(entry)
    yield Paragraph("Positions to choose from", style="h3", with_next=True)
    yield Labels(
        [(position.label, _asks_for(entry.item, position.id)) for position in entry.item.positions],
        ruled=True,
        strong=True,
    )
    yield from _to_think_about(entry.item)
    yield NotesLines()


def duty_page(entry: ItemMinutes, copy: Copy, *, first: bool) -> Iterator[Block]:
    """Yield the page of a duty; the `first` one faces the last choice."""
    yield PageBreak(to="left" if first else "next")
    yield from _head(entry, copy, "to check")
    yield from _guidance(entry, copy)
    known, thoughts = list(_known(entry)), list(_to_think_about(entry.item))
    # A duty is a check, not a choice, so anything that would need a second page is left out.
    yield FirstThatFits([[*known, *thoughts], [*known, *thoughts[:2]], known, []])
    yield NotesLines()


def own_items(copy: Copy) -> Iterator[Block]:
    """Yield the practice's own items."""
    for number, entry in enumerate(copy.minutes.own):
        if not number:
            yield PageBreak()
        yield Heading(1, entry.title, anchor=f"item-{entry.id}", number=entry.number)
        yield Paragraph(entry.own.about)


def _head(entry: ItemMinutes, copy: Copy, what: str) -> Iterator[Block]:
    minutes = copy.minutes.meeting.agenda_minutes.get(entry.id)
    aside = f"{counted(minutes, 'minute')}, {what}" if minutes else capital(what)
    title = entry.item.title
    yield Heading(
        1,
        title,
        anchor=f"item-{entry.id}",
        number=entry.id,
        aside=aside,
        bookmark=f"{entry.id} {entry.item.short_title}",
    )
    item = entry.item
    status = f"{item.status.detail.text} Checked up to {day(item.evidence_as_at)}."
    now = f"Now: {entry.label[:1].lower()}{entry.label[1:]}. " if entry.before else ""
    yield Callout(f"{now}{item.status.words}.", status)


def _guidance(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    item = entry.item
    asked = item.duty.required if item.duty else (*item.asks, *item.exceptions)
    yield Paragraph("What the duty requires" if item.duty else "What it asks", style="h3", with_next=True)
    yield Bullets([statement.text for statement in asked], style="table")
    for block in (
        *trade_offs(item, frozenset(), cite=False),
        *contract(item.contract, cite=False),
        *dates_of(item, copy.minutes.held_on, cite=False),
    ):
        yield Paragraph(block.text, style="h3", with_next=True) if isinstance(block, Heading) else block


def _known(entry: ItemMinutes) -> Iterator[Block]:
    """Yield the practice's own facts, and those not collected yet."""
    item = entry.item
    held = [(item.field(key), entry.facts.get(key)) for key in item.facts]
    pairs: list[tuple[Text, Text]] = [
        (field.label, value_in_words(field, value) or "Not collected yet")
        for field, value in held
        if field.kind is not FieldKind.TABLE or value
    ]
    if pairs:
        yield Paragraph("Our own facts", style="h3", with_next=True)
        lines = "; ".join(f"{label}: {words}" for label, words in pairs)
        yield Paragraph(f"{lines}.", style="table")


def _asks_for(item: Item, position_id: str) -> str:
    """Return the details that a position needs, in words."""
    position = item.position(position_id)
    fields = [item.field(key).label for key in position.fields if item.field(key).asked]
    needs = [NEEDS[need].called for need in position.needs]
    named = listed([_lower(word) for word in (*needs, *fields)])
    return f"To fill in: {named}." if named else "There is nothing to fill in."


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _to_think_about(item: Item) -> Iterator[Block]:
    if item.prompts:
        yield Paragraph("To think about", style="h3", with_next=True)
        yield Bullets([statement.text for statement in item.prompts], style="table")
    pulls = [link for link in item.links if link.kind is not LinkKind.LIES_OUTSIDE]
    if pulls:
        yield Paragraph("Links to other items", style="h3", with_next=True)
        words = " ".join(f"{LINKS[link.kind]} {link.item}: {_lower(link.text)}" for link in pulls)
        yield Paragraph(words, style="table")
