"""Checks of one item at the open meeting: whether it was decided, and what the proposal in force says."""

from collections.abc import Iterator, Mapping, Sequence

from wizard.checks.check import Check, Found, Severity, place_of
from wizard.checks.proposal_checks import own_particulars, particulars
from wizard.checks.rule_checks import clause_sentence, lacks_clause, odd_in
from wizard.checks.vote_checks import outcome_checks, vote_checks
from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.guidance.statement import LinkKind
from wizard.minutes.entries import EntryMinutes, ItemMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.plan.lapses import LAPSES
from wizard.plan.plan import Plan
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.voting_rule import RuleSource
from wizard.voting.entitlement import voters

_PENDING = frozenset({RulingKind.TIED, RulingKind.INCOMPLETE, RulingKind.NOT_PUT, RulingKind.AWAITING})


def item_checks(plan: Plan, minutes: Minutes, entry: EntryMinutes) -> tuple[Check, ...]:
    """Return all findings on one item; for an item off the agenda, only what ran out and owners who have left.

    The minutes of an item are kept while nothing changes that they, and these findings, depend on (`kept_entries`).
    """
    known = _known.get(id(entry))
    if known is None or known[0] is not entry:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[id(entry)] = entry, tuple(_item_checks(plan, minutes, entry))
    return known[1]


_MOST_KNOWN = 256
_known: dict[int, tuple[EntryMinutes, tuple[Check, ...]]] = {}


def _item_checks(plan: Plan, minutes: Minutes, entry: EntryMinutes) -> Iterator[Check]:
    found = [*_run_out(entry), *_owner_gone(minutes, entry)]
    if entry.taken:
        found += [
            *outcome_checks(entry),
            *_standing(plan, minutes, entry),
            *vote_checks(minutes, entry),
            *_rule(plan, entry),
        ]
    place, seen = place_of(minutes.meeting.guidance, entry.id), set[str]()
    for code, severity, words in found:
        if words not in seen:
            seen.add(words)
            yield Check(
                code=code, severity=severity, item=entry.id, place=place, head=head_of(entry), words=words.rstrip(".")
            )


def _run_out(entry: EntryMinutes) -> Iterator[Found]:
    """Yield what ran out on the position before the meeting, if nothing is decided yet."""
    for each in entry.ran_out:
        if not each.settled:
            yield LAPSES[each.what].code, Severity.ACKNOWLEDGE, each.sentence


def _owner_gone(minutes: Minutes, entry: EntryMinutes) -> Iterator[Found]:
    if entry.after is None or entry.decided_here:
        return
    owner = entry.after.proposal.owner
    for person in minutes.people:
        if owner is not None and owner.person == person.id and person.left:
            yield "owner_gone", Severity.ACKNOWLEDGE, f"its owner, {person.name}, has left"


def head_of(entry: EntryMinutes) -> str:
    """Return how a sentence about an item begins: “Item 3, Notice on services”."""
    return f"Item {entry.number}, {entry.short_title}"


def _standing(plan: Plan, minutes: Minutes, entry: EntryMinutes) -> Iterator[Found]:
    """Yield what is missing in the proposal that took effect here, and in the last one if it still may take effect."""
    for put in _live(entry):
        if isinstance(entry, ItemMinutes):
            seen = plan.item(put.proposal.seen) if put.proposal.seen else entry.item
            yield from particulars(seen, put.proposal, entry.matter, entry.facts, plan.people, minutes.held_on)
        else:
            yield from own_particulars(put.proposal, entry.matter, plan.people, minutes.held_on)


def _live(entry: EntryMinutes) -> Iterator[ProposalMinutes]:
    effective = [put for put in entry.proposals if put.in_force]
    yield from effective[-1:]
    if entry.last and entry.last.ruling.kind in _PENDING:
        yield entry.last


def _rule(plan: Plan, entry: EntryMinutes) -> Iterator[Found]:
    own = entry.matter.rule
    if own is None:
        return
    if lacks_clause(own.tier, RuleSource.AGREED):
        yield "no_clause", Severity.ACKNOWLEDGE, _lower(clause_sentence(own.tier))
    names = {person.id: person.name for person in plan.people}
    for code, sentence in odd_in(own.tier, voters(plan.people_at_meeting, plan.settings.rule), names):
        yield code, Severity.ACKNOWLEDGE, f"by its own rule: {_lower(sentence)}"


def tension_checks(minutes: Minutes) -> Iterator[Check]:
    """Yield items that an adopted item pulls against, each pair once, and items it depends on that are not adopted.

    A duty applies whatever is decided, so an item can always pull against one.
    """
    entries = {entry.item.id: entry for entry in minutes.items}
    found: set[frozenset[str]] = set()
    for entry in minutes.items:
        if not (entry.taken and _taken_up(entry)):
            continue
        for other_id, text in _pulls(entry, minutes.items):
            other, pair = entries.get(other_id), frozenset({entry.item.id, other_id})
            if other is None or pair in found:
                continue
            found.add(pair)
            if other.is_duty or _taken_up(other):
                how = "is a duty whatever is decided here" if other.is_duty else "is adopted too"
                yield _of_pair(minutes, entry, "pulls_against", other_id, f"item {other_id} {how}: {inner(text)}")
        yield from _rests(minutes, entry, entries)


def _pulls(entry: ItemMinutes, entries: Sequence[ItemMinutes]) -> Iterator[tuple[str, str]]:
    """Yield the items that an item pulls against, with the reason; the guidance may state it on either of the two."""
    for link in entry.item.links:
        if link.kind is LinkKind.PULLS_AGAINST:
            yield link.item, link.text
    for other in entries:
        for link in other.item.links:
            if link.kind is LinkKind.PULLS_AGAINST and link.item == entry.item.id:
                yield other.item.id, link.text


def _rests(minutes: Minutes, entry: ItemMinutes, entries: Mapping[str, ItemMinutes]) -> Iterator[Check]:
    for link in entry.item.links:
        base = entries.get(link.item)
        if link.kind is LinkKind.DEPENDS_ON and base is not None and (why := _no_base(base)):
            yield _of_pair(minutes, entry, "depends_on", link.item, f"it depends on item {link.item}, which {why}")


def _no_base(entry: ItemMinutes) -> str:
    if entry.position is None:
        return "is not checked" if entry.is_duty else "is not decided"
    return POSITION_KINDS[entry.position.kind].no_base


def _of_pair(minutes: Minutes, entry: ItemMinutes, code: str, other: str, words: str) -> Check:
    place = place_of(minutes.meeting.guidance, entry.id)
    return Check(
        code=code,
        severity=Severity.ACKNOWLEDGE,
        item=entry.id,
        other=other,
        place=place,
        head=head_of(entry),
        words=words.rstrip("."),
    )


def inner(text: str) -> str:
    """Return a sentence as it continues after a colon: “the tool stays open”, but “GP Connect stays on”."""
    first = text.partition(" ")[0]
    return text if len(first) > 1 and first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def _taken_up(entry: ItemMinutes) -> bool:
    return entry.position is not None and POSITION_KINDS[entry.position.kind].in_force


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
