"""Work out again what a record says about its proposals: outcomes, numbers, and the positions carried forward."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from wizard.foundation.formatting import capital
from wizard.plan.plan import Plan
from wizard.plan.record import ConsentEntry, Entry, Numbers, SealedOutcome, Standing
from wizard.signing.record_findings import Fault, Finding, Sheet
from wizard.signing.sealed_outcomes import outcome_fields
from wizard.voting.numbering import item_number
from wizard.voting.positions import Standings, after_record, all_as_at, is_own
from wizard.voting.sitting import about, words_digest


def outcome_findings(plan: Plan, records: Sequence[Sheet], reopened: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield outcomes and numbers that do not follow from the decisions, and consents to other words."""
    in_order = sorted(_place(sheet) for sheet in (*records, *reopened))
    numbers = {_place(sheet): sheet.record.content.numbers for sheet in (*reopened, *records)}
    for sheet in (*records, *reopened):
        earlier = bisect_left(in_order, _place(sheet))
        before = numbers[in_order[earlier - 1]] if earlier else _numbers_at_first(plan, sheet)
        yield from _outcomes(sheet, before)
        yield from _consents(sheet)
    yield from _given(plan, [*records, *reopened])


def _place(sheet: Sheet) -> tuple[int, int]:
    return sheet.record.content.number, sheet.record.content.revision


def _numbers_at_first(plan: Plan, sheet: Sheet) -> Numbers | None:
    """Return the highest numbers given before the first record; None where this plan cannot know them."""
    return None if plan.earlier or plan.begun_with or _place(sheet) != (1, 1) else Numbers()


def _outcomes(sheet: Sheet, before: Numbers | None) -> Iterator[Finding]:
    content = sheet.record.content
    numbers = before or _first_numbers(content.outcomes)
    again = tuple(outcome_fields(sheet.sitting, numbers))
    if len(again) == len(content.outcomes) and all(map(_is, content.outcomes, again)):
        return
    kept = {(entry.item, entry.proposal): entry for entry in content.outcomes}
    for fields in again:
        found = kept.pop((fields["item"], fields["proposal"]), None)
        if found is None or not _is(found, fields):
            yield _not_following(fields["item"], sheet)
    for entry in kept.values():
        yield _not_following(entry.item, sheet)


def _is(kept: SealedOutcome, fields: Mapping[str, Any]) -> bool:
    """Whether an outcome has exactly these fields."""
    return vars(kept) == fields


def _not_following(item: str, sheet: Sheet) -> Finding:
    place = f"the outcome on item {item_number(item)}{sheet.where}"
    return Finding(place, f"{capital(place)} does not follow from its votes and the rule.")


def _first_numbers(outcomes: Sequence[SealedOutcome]) -> Numbers:
    """Return the numbers given before a record, worked out from its own, if the plan lacks the earlier records."""
    lowest: dict[str, int] = {}
    for entry in outcomes:
        if entry.number is not None:
            lowest[entry.item] = min(entry.number, lowest.get(entry.item, entry.number))
    return Numbers(decisions={item: number - 1 for item, number in lowest.items() if number > 1})


def _given(plan: Plan, all_sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield a finding if the plan's numbers are lower than those that a record has given."""
    for sheet in all_sheets:
        given, kept = sheet.record.content.numbers, plan.numbers
        behind = any(number > kept.decisions.get(item, 0) for item, number in given.decisions.items())
        if behind or given.tasks > kept.tasks or given.own_items > kept.own_items:
            place = "the numbers given"
            yield Finding(place, f"{capital(place)} are lower than those of {sheet.title}.", Fault.NOT_WHOLE)


def _consents(sheet: Sheet) -> Iterator[Finding]:
    meeting = sheet.record.content.meeting
    for entry in sheet.record.answers:
        if (of := about(entry)) is None:
            continue
        item, proposal_id = of
        put = next((put for put in meeting.matter(item).proposals if put.id == proposal_id), None)
        place = f"an answer on item {item_number(item)}{sheet.where}"
        if put is None:
            yield Finding(place, f"{capital(place)} is to a proposal that the record does not have.")
        elif isinstance(entry, ConsentEntry) and entry.consent.words != words_digest(meeting, item, put):
            yield Finding(place, f"{capital(place)} was given to words that differ from the proposal.")


def carried_findings(plan: Plan, records: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield positions that a record carried forward but that the records before it did not leave.

    Positions carry over only between meetings under one guidance, so each guidance is checked on its own; positions
    on the practice's own items carry over from every meeting to the next.
    """
    begun: Standings = {entry.item: entry for entry in plan.begun_with.positions} if plan.begun_with else {}
    packs = tuple(dict.fromkeys(sheet.record.content.meeting.guidance.pack for sheet in records))
    if len(packs) == 1:
        yield from _carried_within(records, None if plan.earlier else begun, _all)
        return
    for number, pack in enumerate(packs):
        within = [sheet for sheet in records if sheet.record.content.meeting.guidance.pack == pack]
        # The positions that the plan began with belong to the guidance of its first meeting.
        yield from _carried_within(within, None if plan.earlier else {} if number else begun, _of_the_guidance)
    yield from _carried_within(records, None if plan.earlier else begun, is_own)


def _all(_: Standing) -> bool:
    return True


def _of_the_guidance(standing: Standing) -> bool:
    return not is_own(standing)


def _carried_within(
    records: Sequence[Sheet], begun: Standings | None, looked_at: Callable[[Standing], bool]
) -> Iterator[Finding]:
    """Yield what records carried wrongly; `begun` is None if earlier records are not in the plan.

    Args:
        records: The records to go through, oldest first.
        begun: The positions before the first of them.
        looked_at: Which positions to check.
    """
    so_far = begun
    before: list[Sheet] = []
    late: list[Entry] = []
    for sheet in records:
        content = sheet.record.content
        carried = {standing.item: standing for standing in content.carried if looked_at(standing)}
        if before:
            if any(entry.at > before[-1].record.content.closed_at for entry in late):
                # An answer to an earlier record came in after the next was closed: start again from the beginning.
                so_far = all_as_at([each.record for each in before], content.closed_at, begun)
            else:
                so_far = after_record(so_far or {}, before[-1].record, content.closed_at, before[-1].sitting)
            late += (entry for entry in before[-1].record.answers if about(entry))
        if so_far is not None:
            left = {item: standing for item, standing in so_far.items() if looked_at(standing)}
            for item in sorted({*carried, *left}):
                if carried.get(item) != left.get(item):
                    place = f"the position carried forward on item {item_number(item)}{sheet.where}"
                    yield Finding(place, f"{capital(place)} is not the one that the meetings before left.")
        so_far = carried
        before.append(sheet)
