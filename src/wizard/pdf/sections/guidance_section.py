"""What was before the partners on an item: the guidance as they saw it, both sides, with dates as they then stood."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Literal

from wizard.guidance.item import Contract, Item
from wizard.guidance.statement import GuidanceDate, Statement
from wizard.minutes.entries import ItemMinutes
from wizard.pdf.sections.page_wording import day, sourced, trade_off
from wizard.plan.labels import REVERSIBILITY
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Bullets, Compact, Heading, Labels, Paragraph, Run, Table, Text, semibold

NOT_FOUND = "Not found."


def considered(entry: ItemMinutes) -> bool:
    """Whether anything was put, weighed or said on an item, so that its guidance belongs to the record."""
    return bool(entry.taken and (entry.proposals or entry.matter.weighed or entry.matter.minute))


def before_the_partners(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    """Yield the guidance on an item: status, what it asks, both sides, the contract, its dates."""
    yield Heading(3, "Before the partners")
    yield Compact(list(_guidance(entry, copy)))


def _guidance(entry: ItemMinutes, copy: Copy) -> Iterator[Block]:
    item = entry.item
    yield Labels(list(_head(item)))
    yield from _asks(item)
    weighed = frozenset(entry.matter.weighed) if copy.gets.reasons else frozenset[str]()
    yield from _trade_offs(item, weighed)
    yield from contract(item.contract)
    if item.dates:
        yield Heading(4, "Dates in the guidance")
        yield Bullets([dated(entry_date, copy.minutes.held_on) for entry_date in item.dates])


def _head(item: Item) -> Iterator[tuple[Text, Text]]:
    yield "Status", (f"{item.status.words}. ", *sourced(item.status.detail))
    yield "Checked up to", day(item.evidence_as_at)
    yield "To undo it", (f"{REVERSIBILITY[item.reversibility.kind].printed}. ", *sourced(item.reversibility))


def _asks(item: Item) -> Iterator[Block]:
    if item.duty:
        yield Heading(4, "What the duty requires")
        yield Bullets([sourced(statement) for statement in item.duty.required])
        yield Heading(4, "How to check")
        yield Bullets([sourced(statement) for statement in item.duty.checks])
    yield Heading(4, "What the guidance asked" if item.duty else "What it asks")
    yield Bullets([sourced(statement) for statement in (*item.asks, *item.exceptions, *item.notices)])


def _trade_offs(item: Item, weighed: frozenset[str]) -> Iterator[Block]:
    yield Heading(
        4, "Running it safely: both sides" if item.duty else "What it could bring, what it could cost or risk"
    )
    if weighed:
        yield Paragraph(
            "◆ marks what weighed with the partners; all of it was before them.", style="note", with_next=True
        )
    rows = [
        tuple(trade_off(entry, weighed=entry.id in weighed) if entry else "" for entry in pair)
        for pair in zip_longest(item.gains, item.costs)
    ]
    yield Table(("Could bring", "Could cost or risk"), rows, widths=(1, 1), row_headers=False)


def contract(positions: Contract, level: Literal[3, 4] = 4, *, cite: bool = True) -> Iterator[Block]:
    """Yield the contract position of both sides, beside each other; neither is judged."""
    yield Heading(level, "The contract, as each side put it")
    pairs = zip_longest(_side(positions.bma, cite), _side(positions.nhs_england, cite), fillvalue="")
    yield Table(("BMA", "NHS England"), list(pairs), widths=(1, 1), row_headers=False)


def _side(statements: Sequence[Statement], cite: bool) -> list[Text]:
    return [sourced(statement, cite=cite) for statement in statements] or [NOT_FOUND]


def dated(named: GuidanceDate, held_on: date | None, *, cite: bool = True) -> Text:
    """Return a date of the guidance with what it is about, and with what came after it where the meeting is later."""
    passed = held_on is not None and held_on >= named.passed_from
    words: list[str | Run] = [semibold(named.words)]
    words.append(" (passed by the day of this meeting): " if passed else ": ")
    words += sourced(named.about, cite=cite)
    if passed and named.since:
        words += [" Since then: ", *sourced(named.since, cite=cite)]
    return tuple(words)


def statements_of(item: Item) -> Iterator[Statement]:
    """Yield every statement of an item that its entry prints: the sources to list are theirs."""
    yield item.status.detail
    yield item.reversibility
    if item.duty:
        yield from (*item.duty.required, *item.duty.checks)
    yield from (*item.asks, *item.exceptions, *item.notices, *item.gains, *item.costs)
    yield from (*item.contract.bma, *item.contract.nhs_england)
    for named in item.dates:
        yield named.about
        if named.since:
            yield named.since
