"""The guidance on an item as the partners saw it: both sides, with the dates as of that day."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import zip_longest

from wizard.foundation.formatting import capital
from wizard.guidance.item import Contract, FieldKind, Item
from wizard.guidance.statement import GuidanceDate, Statement
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.resolution import filled_table, value_in_words
from wizard.overview.plan_lines import decision_of
from wizard.pdf.plan_copy import Copy
from wizard.pdf.sections.page_wording import day, is_divided, other_columns, sourced, tabulated, trade_off
from wizard.plan.labels import REVERSIBILITY
from wizard.tagged_pdf import Block, Bullets, Heading, Labels, Run, Table, Text

NOT_FOUND = "Not found."
_FACT_WIDTH = 234.0
"""The width of the column with the names of the practice's own facts; the same as of one of two facing columns."""


def before_the_partners(
    entry: ItemMinutes, copy: Copy, once: Collection[Statement], listed_in: Collection[str]
) -> Iterator[Block]:
    """Yield the guidance on an item: status, what it asks, both sides, the contract, its dates, the practice's facts.

    Args:
        entry: The item. copy: The plan's copy. once: Notices printed once for several items, and left out here.
        listed_in: The sources that the annex lists.
    """
    item = entry.item
    yield Heading(
        2, item.title, anchor=f"before-{entry.id}", number=entry.id, bookmark=f"{entry.id} {item.short_title}"
    )
    yield Labels(list(_head(item, listed_in)), whole=2)
    yield from _asks(item, once, listed_in)
    yield from trade_offs(item, frozenset(entry.matter.weighed), listed_in)
    yield from contract(item.contract, listed_in)
    yield from dates_of(item, copy.minutes.held_on, listed_in)
    yield from _facts(entry)


def _head(item: Item, listed_in: Collection[str]) -> Iterator[tuple[Text, Text]]:
    yield "Status", (f"{item.status.words}. ", *sourced(item.status.detail, listed_in))
    yield "Checked to", day(item.evidence_as_at)
    yield "To undo it", (f"{REVERSIBILITY[item.reversibility.kind].printed}. ", *sourced(item.reversibility, listed_in))


def _asks(item: Item, once: Collection[Statement], listed_in: Collection[str]) -> Iterator[Block]:
    if item.duty:
        yield Heading(3, "What the duty requires", bookmark="")
        yield Bullets([sourced(statement, listed_in) for statement in item.duty.required])
        yield Heading(3, "How to check", bookmark="")
        yield Bullets([sourced(statement, listed_in) for statement in item.duty.checks])
    yield Heading(3, "What the guidance asked" if item.duty else "What it asks", bookmark="")
    said = [each for each in (*item.asks, *item.exceptions, *item.notices) if each not in once]
    yield Bullets([sourced(statement, listed_in) for statement in said])


def trade_offs(
    item: Item, weighed: frozenset[str], listed_in: Collection[str] = frozenset(), *, cite: bool = True
) -> Iterator[Block]:
    """Yield what an item could bring, beside what it could cost or risk."""
    title = "Running it safely: both sides" if item.duty else "What it could bring, what it could cost or risk"
    yield Heading(3, title, bookmark="")
    pairs = zip_longest(item.gains, item.costs)
    rows = [
        tuple(
            trade_off(each, listed_in, weighed=each.id in weighed, cite=cite) if each else NOTHING_MORE for each in pair
        )
        for pair in pairs
    ]
    yield Table(("Could bring", "Could cost or risk"), rows, row_headers=False, facing=True)


NOTHING_MORE = "Nothing more was found."
"""Printed beside the last entries of the longer side."""


def contract(positions: Contract, listed_in: Collection[str] = frozenset(), *, cite: bool = True) -> Iterator[Block]:
    """Yield the contract position of both sides, side by side, without a judgement."""
    yield Heading(3, "The contract, as each side put it", bookmark="")
    bma, other = (_side(side, listed_in, cite) for side in (positions.bma, positions.nhs_england))
    rows = list(zip_longest(bma, other, fillvalue=NOTHING_MORE))
    yield Table(("BMA", "NHS England"), rows, row_headers=False, facing=True)


def _side(statements: Sequence[Statement], listed_in: Collection[str], cite: bool) -> list[Text]:
    return [sourced(statement, listed_in, cite=cite) for statement in statements] or [NOT_FOUND]


def dates_of(
    item: Item, held_on: date | None, listed_in: Collection[str] = frozenset(), *, cite: bool = True
) -> Iterator[Block]:
    """Yield the guidance's dates, each with its subject and what has happened since."""
    if not item.dates:
        return
    passed = [held_on is not None and held_on >= named.passed_from for named in item.dates]
    title = "Dates, all before the day of the meeting" if all(passed) else "Dates in the guidance"
    yield Heading(3, title, bookmark="")
    yield Labels(
        [
            (named.words, dated(named, listed_in, passed=past, said=past and not all(passed), cite=cite))
            for named, past in zip(item.dates, passed, strict=True)
        ],
        ruled=True,
        strong=True,
    )


def dated(
    named: GuidanceDate, listed_in: Collection[str], *, passed: bool, said: bool = False, cite: bool = True
) -> Text:
    """Return the subject of a date in the guidance and, if the meeting is later, what has happened since.

    `said` adds that it has passed, if other dates under the same heading have not.
    """
    words: list[str | Run] = ["Passed. "] if said else []
    words += sourced(named.about, listed_in, cite=cite)
    if passed and named.since:
        words += [" Since then: ", *sourced(named.since, listed_in, cite=cite)]
    return tuple(words)


def _facts(entry: ItemMinutes) -> Iterator[Block]:
    """Yield the practice's own facts on an item, without those already printed with its decision."""
    printed = {field for put in entry.proposals for field in put.position.fields}
    held = [(entry.item.field(key), entry.facts.get(key)) for key in entry.item.facts if key not in printed]
    plain: list[tuple[Text, Text]] = [
        (field.label, capital(words))
        for field, value in held
        if field.kind is not FieldKind.TABLE and (words := value_in_words(field, value))
    ]
    tables = [filled_table(field, value) for field, value in held if isinstance(value, tuple) and value]
    shown = decision_of(entry)
    divided = [table for table in (shown.tables if shown else ()) if is_divided(table)]
    if plain or tables or divided:
        yield Heading(3, "The practice’s own facts", bookmark="")
    if plain:
        yield Table(("Fact", "What the practice entered"), plain, widths=(_FACT_WIDTH, 0.0))
    for table in tables:
        yield from tabulated(table)
    for table in divided:
        yield from other_columns(table, f"{table.title}: what the decision’s table leaves out")


def statements_of(item: Item) -> Iterator[Statement]:
    """Yield every printed statement of an item, to list its sources."""
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
