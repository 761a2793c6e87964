"""The annex: what the partners had before them, with its own page numbers. It does not repeat the plan."""

from collections.abc import Iterator, Sequence

from wizard.foundation.formatting import capital, listed
from wizard.guidance.statement import Statement
from wizard.minutes.entries import EntryMinutes, ItemMinutes, ProposalMinutes
from wizard.overview.plan_lines import decision_of
from wizard.pdf.plan_copy import Copy, changes_printed
from wizard.pdf.sections.counted_section import counted_put, how_counted
from wizard.pdf.sections.decisions import vote_of
from wizard.pdf.sections.guidance_section import before_the_partners, statements_of
from wizard.pdf.sections.page_wording import grid, particular_rows, sourced, tabulated
from wizard.pdf.sections.sources_section import notes, source_table, statements_of_notes
from wizard.plan.people import VotesPrinted
from wizard.tagged_pdf import Block, Heading, Labels, Paragraph, Run, Text, bold, on_page

TITLE = "Annex: what was before the partners"


def annex(copy: Copy) -> Iterator[Block]:
    """Yield the annex: notices for several items, each agenda item, proposals not carried, counts, changes, sources."""
    taken = [entry for entry in copy.minutes.items if entry.taken]
    head = copy.minutes.head
    # Do not repeat what the signatures page says about the record.
    once = {each: items for each, items in _said_once(taken).items() if each not in head.disclaimers}
    elsewhere = {*once, *head.disclaimers}
    printed = [*once, *(each for entry in taken for each in statements_of(entry.item)), *statements_of_notes(head)]
    cited = frozenset(source for statement in printed for source in statement.sources)
    listed_in = frozenset(source.id for source in head.sources if source.id in cited)
    yield Heading(1, TITLE, anchor="annex", bookmark="Annex")
    yield Paragraph(_lead(copy), style="note")
    if once:
        yield Heading(2, "Notes on several items", bookmark="", anchor="once")
        pairs: list[tuple[Text, Text]] = [
            (", ".join(items), sourced(statement, listed_in)) for statement, items in once.items()
        ]
        yield Labels(pairs, ruled=True, strong=True)
    for entry in taken:
        yield from before_the_partners(entry, copy, elsewhere, listed_in)
    yield from _not_carried(copy)
    yield from how_counted(copy)
    yield from _changes(copy)
    yield from notes(head, listed_in)
    yield from source_table(head, cited)


def annex_contents(copy: Copy) -> Iterator[tuple[Text, str]]:
    """Yield the lines of the contents."""
    taken = [entry for entry in copy.minutes.items if entry.taken]
    if taken:
        items = [entry.id for entry in taken]
        yield f"Annex: item{'s' if len(items) > 1 else ''} {listed(items)}", f"before-{items[0]}"
    if any(True for _ in _fallen(copy)):
        yield "Annex: other proposals, in full", "not-carried"
    if counted_put(copy):
        yield "Annex: how each outcome was counted", "counted"
    if any(True for _ in changes_printed(copy)):
        yield f"Annex: {_since(copy).lower()}", "changes"
    yield "Annex: notes", "notes"
    yield "Annex: sources", "sources"


def _lead(copy: Copy) -> Text:
    head = copy.minutes.head
    marks = any(entry.matter.weighed for entry in copy.minutes.items)
    weighed: tuple[str | Run, ...] = (
        (" ", bold("◆"), " marks the points that mattered to the partners; they had every point before them.")
        if marks
        else ()
    )
    return (
        f"{head.title}, edition {head.edition}, by {head.issuer}. Codes in square brackets name the sources (",
        on_page("annex page", "sources"),
        "); “our note” marks a statement that has no outside source.",
        *weighed,
    )


def _said_once(taken: Sequence[ItemMinutes]) -> dict[Statement, list[str]]:
    """Return the notices shared by two or more items, each with its items."""
    found: dict[Statement, list[str]] = {}
    for entry in taken:
        for statement in entry.item.notices:
            found.setdefault(statement, []).append(entry.id)
    return {statement: items for statement, items in found.items() if len(items) > 1}


def _fallen(copy: Copy) -> Iterator[tuple[EntryMinutes, ProposalMinutes]]:
    for entry in copy.minutes.entries:
        shown = decision_of(entry)
        yield from ((entry, put) for put in entry.proposals if put is not shown)


def _not_carried(copy: Copy) -> Iterator[Block]:
    """Yield in full every proposal without its own entry in the plan."""
    first = True
    for entry, put in _fallen(copy):
        if first:
            yield Heading(1, "Other proposals, in full", anchor="not-carried")
            first = False
        number = put.number or entry.id
        label = put.proposal.words or put.position.label
        yield Heading(2, label, anchor=f"put-{entry.id}-{put.proposal.id}", number=number, bookmark="")
        yield Paragraph(put.resolution, with_next=True)
        vote = vote_of(put, copy)
        came = put.sentence_printed(copy.printed)
        pairs: list[tuple[Text, Text]] = [("Outcome", came)]
        if copy.printed is VotesPrinted.NAMES:
            pairs.append(("Votes", vote))
        pairs += particular_rows(put, entry.item if isinstance(entry, ItemMinutes) else None)
        yield Labels(pairs)
        for table in put.tables:
            yield from tabulated(table)


def _since(copy: Copy) -> str:
    return "Since the last record" if copy.minutes.meeting.in_writing else "Since the last meeting"


def _changes(copy: Copy) -> Iterator[Block]:
    """Yield what changed on each item since the meeting before; nothing at the first meeting."""
    if not any(entry.before for entry in copy.minutes.items):
        return
    changes = list(changes_printed(copy))
    if not changes:
        return
    yield Heading(1, _since(copy), anchor="changes")
    rows = [
        (
            change.item or "Practice",
            capital(change.what),
            capital(change.before) or "Nothing",
            capital(change.after) or "No longer",
        )
        for change in changes
    ]
    yield grid(("Item", "What", "Was", "Is now"), rows, widths=(46.0, 84.0, 0.0, 0.0))
