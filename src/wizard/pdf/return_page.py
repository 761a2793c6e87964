"""The return to the LMC on paper: our requests, positions, services, who to write to, what may be passed on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.exports.lmc_return import contact_of, duties_go
from wizard.foundation.formatting import counted, date_in_words, listed, short_date
from wizard.minutes.decision_facts import decided_in_words, in_force_from, next_of
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.resolution import value_in_words
from wizard.overview.outward_lines import all_typed_for, services_of
from wizard.pdf.outward import Outward
from wizard.pdf.sections.page_wording import short_when
from wizard.plan.office import OutsideReader
from wizard.plan.office_labels import SUPPORT
from wizard.tagged_pdf import (
    Block,
    Bullets,
    Callout,
    Figure,
    Heading,
    InkTone,
    Labels,
    Paragraph,
    Table,
    TableRow,
    Text,
    semibold,
    span,
)

if TYPE_CHECKING:
    from wizard.tagged_pdf.drawing.figure_pen import Pen

_LINE = 40.0


def return_page(document: Outward) -> Iterator[Block]:
    """Yield the return."""
    minutes, office = document.minutes, document.office
    yield Paragraph("Return to the Local Medical Committee", style="place", with_next=True)
    yield Heading(1, document.practice, bookmark="Return to the LMC", close=True)
    yield Paragraph(_identity(document), style="under")
    asks = all_typed_for(office, OutsideReader.LMC, "ask")
    if asks:
        yield Callout(
            "What we ask of the LMC", "\n".join(f"{number}. {each.words}" for number, each in enumerate(asks, 1))
        )
    yield Heading(2, "Our positions", bookmark="")
    yield _positions(document)
    yield from _services(document)
    yield from _what_else(document)
    yield Heading(2, "Who to write to", bookmark="")
    contact = contact_of(minutes, office)
    yield Paragraph(f"{contact}, who has agreed to be named." if contact else "The practice manager, at the practice.")
    yield Heading(2, "What this return leaves out", bookmark="")
    yield Paragraph(
        "Partners’ names, votes, reasons, discussion, dissent, interests, money, terms and tasks. Each position "
        "is the partnership’s. Please do not draw conclusions from what is left out."
    )
    yield Heading(2, "May be passed on by the LMC", bookmark="")
    yield Bullets(
        ["as counts only, without the practice’s name", "to the ICB, in words that we have seen", "not at all"],
        marks=["☐", "☐", "☐"],
    )
    yield Figure(_draw_line, _LINE, "Line for the signature for the partnership, with room for the date.")


def _identity(document: Outward) -> str:
    practice, held = document.minutes.practice, document.minutes.held_on
    kind = "Partners’ decision in writing" if document.minutes.meeting.in_writing else "Partners’ meeting"
    parts = [
        f"{kind} of {date_in_words(held)}" if held else "",
        practice.contract.value if practice.contract else "",
        practice.ods_code,
        counted(practice.list_size, "patient") if practice.list_size is not None else "",
        practice.pcn,
        practice.icb,
    ]
    # A line must not begin with the dot.
    return "\N{NO-BREAK SPACE}· ".join(part for part in parts if part)


def _positions(document: Outward) -> Table:
    minutes = document.minutes
    duties = duties_go(minutes, document.office)
    rows = [_row(entry) for entry in minutes.items if entry.position is not None and (duties or not entry.is_duty)]
    without = [entry.id for entry in minutes.items if entry.position is None and not entry.is_duty]
    if without:
        rows.append(TableRow((f"{listed(without)}: no position has been taken.",), "span"))
    if not duties and any(entry.is_duty for entry in minutes.items):
        rows.append(span("Duties are not part of this return."))
    return Table(("Item", "Position", "From", "Until or review"), rows, widths=(26.0, 0.0, 84.0, 112.0))


def _row(entry: ItemMinutes) -> TableRow:
    assert entry.after is not None
    assert entry.position is not None
    proposal, position = entry.after.proposal, entry.position
    words = decided_in_words(entry.item.short_title, entry.item.title, position)
    start = in_force_from(proposal, position, entry.after.decided_on)
    if entry.is_duty and entry.item.status.since:
        start = entry.item.status.since
    coming = next_of(proposal, position)
    upcoming = f"{coming.word} {short_when(coming.day)}" if coming.day else coming.word
    if proposal.bring_back is not None and not coming.day:
        # The event was typed for the partners only.
        upcoming = "On an event"
    return TableRow((semibold(entry.id), words, short_when(start), upcoming))


def _services(document: Outward) -> Iterator[Block]:
    """Yield the services on which notice was sent, each with its end, without terms and sums."""
    sent = [each for entry in document.minutes.items for each in services_of(entry) if each.notice_sent]
    if not sent:
        return
    yield Heading(2, "Services on which notice was sent", bookmark="")
    rows = [(each.name, short_date(each.ends) if each.ends else "No date set") for each in sent]
    yield Table(("Service", "Ends"), rows, widths=(0.0, 160.0))


def _what_else(document: Outward) -> Iterator[Block]:
    """Yield what was ticked or typed for the LMC: a line on an item, obstacles, support, figures."""
    returns, items = document.office.returns, document.minutes.items
    pairs: list[tuple[Text, Text]] = []
    for entry in items:
        said = [returns.words.get(entry.id, "")]
        wanted = {each.value: words for each, words in SUPPORT.items()}
        for label, ticks, known in (
            ("What is in the way", returns.obstacles, entry.item.obstacle_keys),
            ("Support wanted", returns.support, wanted),
        ):
            # Ticks for obstacles from other guidance have no meaning here.
            chosen = [known[key] for key in ticks.get(entry.id, ()) if key in known]
            said.append(f"{label}: {'; '.join(chosen)}." if chosen else "")
        words = " ".join(part for part in said if part)
        if words:
            pairs.append((f"{entry.id} {entry.item.short_title}", words))
    pairs += _figures(document)
    if pairs:
        yield Heading(2, "More on each position", bookmark="")
        yield Labels(pairs, ruled=True, strong=True)


def _figures(document: Outward) -> Iterator[tuple[Text, Text]]:
    for key in document.office.returns.numbers:
        item_id, _, field_id = key.partition(".")
        entry = next((each for each in document.minutes.items if each.id == item_id), None)
        if entry is None or field_id not in {field.id for field in entry.item.fields}:
            continue
        field = entry.item.field(field_id)
        words = value_in_words(field, entry.facts.get(field_id))
        if words:
            yield f"{item_id} {field.label}", words


def _draw_line(pen: "Pen") -> None:
    style = pen.style("note", tone=InkTone.MUTED)
    base = pen.height - style.leading - 3 * pen.scale
    across = pen.width * 0.66
    pen.line((0, base), (across, base), InkTone.INK, 0.8)
    pen.line((across + 16 * pen.scale, base), (pen.width, base), InkTone.INK, 0.8)
    pen.text(0, base + 2 * pen.scale, "For the partnership", style)
    pen.text(across + 16 * pen.scale, base + 2 * pen.scale, "Date", style)
