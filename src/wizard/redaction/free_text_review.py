"""What people typed and a copy prints: listed to be read by a person before the copy goes out.

The practice's own name and particulars are in the list too: they stay as they are in every copy.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizard.guidance.item import FieldKind
from wizard.minutes.entries import ItemMinutes, OwnMinutes, ProposalMinutes
from wizard.minutes.resolution import recorded
from wizard.plan.people import VotesPrinted
from wizard.plan.proposal import CarriedOver, FieldValue, Proposal
from wizard.plan.tier import Tier
from wizard.plan.voting_rule import DecidingRule
from wizard.redaction.reader_copy import Copy, changes_printed, correction_printed, corrections_printed
from wizard.redaction.redact import words_without

_SLOT = re.compile(r"\{([a-z0-9_-]+)\}")
_MACHINE_MADE = frozenset({"position", "guidance"})
"""Changes in which nobody's own words stand."""


@dataclass(frozen=True)
class FreeText:
    """A text that somebody typed, as the copy prints it."""

    place: str
    """“Item 3, reason”."""
    text: str


def free_texts(copy: Copy) -> tuple[FreeText, ...]:
    """Return the free text that a copy prints, names and sums left out as its reader asks, each with its place."""
    without = words_without(copy)
    return tuple(dict.fromkeys(FreeText(place, without(text)) for place, text in _typed(copy) if text.strip()))


def _typed(copy: Copy) -> Iterator[tuple[str, str]]:
    minutes, gets = copy.minutes, copy.gets
    yield from _of_the_practice(copy)
    if gets.reasons:
        meeting = minutes.meeting
        yield "Matters arising", meeting.matters_arising
        yield "Any other business", meeting.other_business
        yield "Corrections to the last minutes", meeting.last_minutes.corrections
        yield from ((f"Interest on item {', '.join(one.items)}", one.words) for one in meeting.interests)
    for entry in minutes.items:
        yield from ((f"Item {entry.item.id}, {place}", text) for place, text in _on_item(entry, copy))
    if gets.record:
        yield "Next meeting", minutes.meeting.next_meeting.place
    for own in minutes.own:
        yield from ((f"Item {own.number}, {place}", text) for place, text in _on_own(own, copy))
    if gets.tasks:
        for task in minutes.tasks:
            yield "Task", f"{task.text} {task.note}"
    for correction in corrections_printed(copy):
        yield f"Correction, {correction.where}", correction_printed(correction, copy)
    for change in changes_printed(copy):
        if change.what not in _MACHINE_MADE:
            place = f"Item {change.item}, {change.what}" if change.item else change.what
            yield f"Since the last meeting: {place}", f"{change.before or 'nothing'}; now {change.after or 'nothing'}"


def _of_the_practice(copy: Copy) -> Iterator[tuple[str, str]]:
    practice = copy.minutes.practice
    named = (practice.name, practice.ods_code, practice.pcn, practice.icb)
    yield "The practice", ", ".join(part for part in named if part)
    yield from (("Voting rule", words) for words in _of_rule(copy.minutes.settings.rule))


def _of_rule(rule: DecidingRule) -> Iterator[str]:
    for tier in (rule.tiers.ordinary, rule.tiers.important, rule.tiers.all):
        yield from _of_tier(tier)
    if rule.board:
        yield rule.board_name


def _of_tier(tier: Tier | None) -> Iterator[str]:
    if tier is not None:
        yield tier.clause
        yield tier.deadlock


def _on_item(entry: ItemMinutes, copy: Copy) -> Iterator[tuple[str, str]]:
    gets = copy.gets
    if entry.after and entry.after.proposal.bring_back:
        # Page one says of every item when it comes back, even of one that was not on the agenda.
        yield "comes back when", entry.after.proposal.bring_back.event
    if not entry.taken:
        return
    rule = entry.matter.rule
    if rule and (gets.reasons or copy.printed is not VotesPrinted.OUTCOME):
        yield from (("rule for this item", words) for words in _of_tier(rule.tier))
    if gets.reasons:
        yield "reason for its rule", rule.reason if rule else ""
        yield "discussion", entry.matter.minute
        yield from (("checked with", f"{asked.whom}: {asked.said}") for asked in entry.matter.checked_with)
    for put in entry.proposals:
        yield from _on_proposal(put, entry, copy)
    if gets.facts:
        yield from _fields(entry.facts, entry)


def _on_own(entry: OwnMinutes, copy: Copy) -> Iterator[tuple[str, str]]:
    yield "title", entry.title
    if copy.gets.reasons:
        yield "what it is about", entry.own.about
        yield "discussion", entry.matter.minute
    for put in entry.proposals:
        yield "proposal", put.proposal.words
        if copy.gets.reasons:
            yield from _reasons(put.proposal)


def _on_proposal(put: ProposalMinutes, entry: ItemMinutes, copy: Copy) -> Iterator[tuple[str, str]]:
    proposal, gets = put.proposal, copy.gets
    if gets.reasons:
        yield from _reasons(proposal)
    if copy.printed is not VotesPrinted.OUTCOME:
        yield from (("who noted an answer", answer.seen_by) for answer in put.ruling.count.written)
    if gets.facts and proposal.check:
        yield "how it was checked", proposal.check.how
    if proposal.bring_back:
        yield "comes back when", proposal.bring_back.event
    # A resolution may quote fields and the practice's own facts, and every reader gets the resolution.
    told = frozenset(_SLOT.findall(put.position.resolution))
    held = recorded(proposal, entry.facts)
    yield from _fields({key: value for key, value in held.items() if gets.facts or key in told}, entry)


def _reasons(proposal: Proposal) -> Iterator[tuple[str, str]]:
    yield "reason", proposal.reason
    yield "conditions", proposal.conditions
    yield "still missing", proposal.missing
    yield "until then", proposal.meanwhile
    yield "advice taken from", proposal.advice.taken_from if proposal.advice else ""
    if isinstance(proposal.decision, CarriedOver):
        yield "why nothing was decided", proposal.decision.words
    yield from (("dissent", dissent.words) for dissent in proposal.dissents)


def _fields(fields: Mapping[str, FieldValue], entry: ItemMinutes) -> Iterator[tuple[str, str]]:
    dates = {field.id for field in entry.item.fields if field.kind is FieldKind.DATE}
    for key, value in fields.items():
        if isinstance(value, str) and key not in dates:
            yield key.replace("_", " "), value
        elif isinstance(value, tuple):
            for row in value:
                yield key.replace("_", " "), ", ".join(cell for cell in row.values() if isinstance(cell, str))
