"""Find what is wrong with closed records: with each one by its own seal and answers, and between several.

Between records: their order, and what each one replaces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from wizard.foundation.canonical_json import digest, has_digest
from wizard.foundation.formatting import capital, possessive
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.plan.record import (
    Answer,
    CastingEntry,
    ClosedRecord,
    ConsentEntry,
    Correction,
    Entry,
    RecordContent,
    WaitingEnded,
)
from wizard.signing.record_corrections import misplaced
from wizard.signing.seal import Alteration, altered_parts, is_sealed
from wizard.signing.signers import SIGNATURES
from wizard.voting.numbering import item_number
from wizard.voting.sitting import Sitting, sealed_sitting

_PLURAL = frozenset(
    {
        "people",
        "settings",
        "facts",
        "tasks",
        "carried positions",
        "acknowledged checks",
        "interests",
        "last minutes",
        "matters arising",
        "trade-offs that weighed",
        "dates",
        "conditions",
        "votes",
        "views",
        "date, place and chair",
        "outcomes",
        "numbers",
        "own items",
        "consents",
        "in writing",
    }
)
_SAID = {
    "in writing": "the terms of the decision in writing",
    "noted": "what was noted",
    "brought and lapsed": "what was carried over or ran out",
}
"""Parts whose sealed name does not go with “the”."""


class Fault(StrEnum):
    """The kinds of finding, in the words that begin a verdict."""

    CHANGED = "Changed after closing"
    NOT_WHOLE = "Incomplete"
    OTHER_FINGERPRINT = "Not what was printed"
    CLOCK = "Dated wrongly"


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was sealed or answered."""

    place: str
    """The place, in words: “the reason on item 3”, “Dr Osei’s answer”."""
    sentence: str
    fault: Fault = Fault.CHANGED


@dataclass(frozen=True)
class Sheet:
    """A closed record with the words that tell it from the others in its plan."""

    record: ClosedRecord
    where: str
    """“ at meeting 2”; empty where the plan has only one record."""

    @cached_property
    def sitting(self) -> Sitting:
        """The record's sitting as it was closed, so that its outcomes are worked out once for all findings."""
        return sealed_sitting(self.record)

    @property
    def title(self) -> str:
        """The record in words: “meeting 2”, “meeting 2, revision 1”."""
        content = self.record.content
        revision = f", revision {content.revision}" if content.revision > 1 or ", revision" in self.where else ""
        return f"meeting {content.number}{revision}"

    def name(self, person_id: str) -> str:
        """Return somebody's name as the record gives it; “somebody” if the record does not name them."""
        people = self.record.content.people
        return next((person.name for person in people if person.id == person_id), "somebody")


def content_findings(sheet: Sheet, plan_id: str) -> Iterator[Finding]:
    """Yield what was changed in a record's content since it was sealed, each with its place."""
    content, seal = sheet.record.content, sheet.record.seal
    whole, sealed = has_digest(content, seal.whole), is_sealed(seal)
    named = False
    # The parts only locate a change: if the digest of the whole matches, nothing was changed.
    for part in () if whole and sealed else altered_parts(content, seal.parts):
        name = part.name if part.name.startswith("item ") else _SAID.get(part.name, f"the {part.name}")
        place = f"{name}{sheet.where}"
        plural = part.name.split(" on item ")[0] in _PLURAL
        done = {Alteration.CHANGED: "changed", Alteration.ADDED: "added", Alteration.REMOVED: "removed"}[part.how]
        yield Finding(place, f"{capital(place)} {'were' if plural else 'was'} {done} after closing.")
        named = True
    if not named and not whole:
        # `whole` covers all of the content, whatever the parts cover.
        yield Finding(sheet.title, f"{capital(sheet.title)} was changed after closing.")
    if not sealed:
        yield Finding(f"the seal of {sheet.title}", f"The seal of {sheet.title} was changed.")
    if content.plan != plan_id:
        yield Finding(
            sheet.title,
            f"{capital(sheet.title)} belongs to another plan or the plan’s id was changed.",
            Fault.NOT_WHOLE,
        )


def answer_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield what is wrong in a record's chain: links changed, dropped, swapped, doubled, or given to another record."""
    record = sheet.record
    previous: str | None = None
    for entry in record.answers:
        unaltered, follows = has_digest(entry, entry.digest, without="digest"), entry.previous == previous
        if unaltered and follows and entry.seal == record.seal.digest:
            previous = entry.digest
            continue
        place = f"{link_in_words(sheet, entry)}{sheet.where}"
        if not unaltered:
            yield Finding(place, f"{capital(place)} was changed after it was given.")
        elif entry.seal != record.seal.digest and is_sealed(record.seal):
            yield Finding(place, f"{capital(place)} was given to another record, or this record was sealed again.")
        if not follows:
            before = f"the answer before {place}" if entry.previous else f"the order before {place}"
            yield Finding(before, f"{capital(before)} has changed: an answer was removed, changed or moved.")
        previous = entry.digest
    yield from _signed_twice(sheet)
    for entry, words in misplaced(record):
        place = f"{link_in_words(sheet, entry)}{sheet.where}"
        yield Finding(place, f"{capital(place)} {words}.", Fault.NOT_WHOLE)
    if record.signatures != previous:
        place = f"the last answer{sheet.where}"
        yield Finding(place, f"{capital(place)} is missing, or was changed or moved.", Fault.NOT_WHOLE)


def link_in_words(sheet: Sheet, entry: Entry) -> str:
    """Return a link of the chain in words: “Dr Osei’s answer”, “Dr Noor’s consent on item 3”."""
    match entry:
        case Answer() if entry.only_seen and entry.seen:
            return f"{possessive(sheet.name(entry.person))} note that they have seen a correction"
        case Answer():
            return f"{possessive(sheet.name(entry.person))} answer"
        case ConsentEntry(consent=consent):
            return f"{possessive(sheet.name(consent.person))} consent on item {item_number(consent.item)}"
        case CastingEntry():
            return f"the casting vote on item {item_number(entry.item)}"
        case WaitingEnded():
            return f"the end of the wait for answers on item {item_number(entry.item)}"
        case Correction():
            return f"the correction of the {entry.place}"


def _signed_twice(sheet: Sheet) -> Iterator[Finding]:
    signed: set[str] = set()
    named = {person.id for person in sheet.record.content.people}
    for answer in sheet.record.replies:
        if answer.person not in named:
            place = f"somebody’s answer{sheet.where}"
            yield Finding(place, f"Somebody who is not in the record has answered{sheet.where}.")
        if answer.kind in SIGNATURES:
            if answer.person in signed:
                name = sheet.name(answer.person)
                yield Finding(
                    f"{possessive(name)} answer{sheet.where}", f"{capital(name)} has signed twice{sheet.where}."
                )
            signed.add(answer.person)


def chain_findings(plan: Plan, records: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield where a closed meeting was removed from, moved in or put into the chain of seals."""
    seals = {sheet.record.seal.digest: sheet for sheet in records}
    before: Sheet | None = None
    for sheet in records:
        yield from _link_findings(sheet, before, seals, plan.earlier)
        before = sheet
    yield from _end_findings(plan, records, seals)


def _end_findings(plan: Plan, records: Sequence[Sheet], seals: dict[str, Sheet]) -> Iterator[Finding]:
    """Yield a finding unless the plan ends as it was left: with its last record, or with that record reopened."""
    if reopened_last(plan):
        if plan.sealed != digest(plan.reopenings[-1]):
            place = "what was reopened last"
            yield Finding(
                place,
                "The last reopened record was changed, or a meeting was reopened or closed after it.",
                Fault.NOT_WHOLE,
            )
        return
    last = records[-1].record.seal.digest if records else None
    if plan.sealed != last and plan.sealed not in seals:
        place = "the last closed meeting"
        yield Finding(place, "The last closed meeting is missing, or was changed or added.", Fault.NOT_WHOLE)
    elif plan.sealed != last and not _is_out_of_order(records):
        place = "what follows the last sealed meeting"
        yield Finding(place, "A closed meeting was added after the one that was sealed last.", Fault.NOT_WHOLE)


def reopened_last(plan: Plan) -> bool:
    """Whether the last meeting that was closed is open again."""
    if not plan.reopenings:
        return False
    last = plan.records[-1].content.number if plan.records else 0
    return plan.reopenings[-1].record.content.number > last


def _is_out_of_order(records: Sequence[Sheet]) -> bool:
    numbers = [sheet.record.content.number for sheet in records]
    return numbers != sorted(set(numbers))


def _link_findings(
    sheet: Sheet, before: Sheet | None, seals: dict[str, Sheet], earlier: Sequence[str]
) -> Iterator[Finding]:
    seal = sheet.record.seal
    # A plan from a PDF may begin with a later record. `earlier` names the seal before that one.
    beginning = seal.previous if seal.previous in earlier else None
    expected = before.record.seal.digest if before else beginning
    if seal.previous == expected:
        if before and seal.previous_signatures is not None:
            given = {answer.digest for answer in before.record.answers}
            if seal.previous_signatures not in given:
                place = f"an answer to {before.title}"
                yield Finding(
                    place,
                    f"{capital(place)} that was there when {sheet.title} was closed is missing or was changed.",
                    Fault.NOT_WHOLE,
                )
        return
    if seal.previous in seals:
        follows = seals[seal.previous].title
        place = f"the order of {follows} and {sheet.title}"
        yield Finding(
            place, f"{capital(sheet.title)} was sealed after {follows} but does not follow it.", Fault.NOT_WHOLE
        )
    elif seal.previous is None:
        place = f"the place of {sheet.title}"
        yield Finding(place, f"{capital(sheet.title)} was sealed as the first but is not.", Fault.NOT_WHOLE)
    else:
        place = f"the meeting before {sheet.title}"
        yield Finding(
            place, f"The meeting that was sealed before {sheet.title} is missing or was changed.", Fault.NOT_WHOLE
        )


def replacement_findings(plan: Plan, records: Sequence[Sheet], reopened: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield where a reopened revision is missing, was changed, or was replaced by nothing."""
    kept = {entry.record.seal.digest: entry for entry in plan.reopenings}
    named = set()
    for sheet in (*records, *reopened):
        content = sheet.record.content
        if content.replaces is None:
            continue
        named.add(content.replaces)
        place = f"the revision that {sheet.title} replaces"
        if content.replaces in plan.earlier:
            continue
        if content.replaces not in kept:
            yield Finding(place, f"{capital(place)} is missing or was changed.", Fault.NOT_WHOLE)
        elif digest(kept[content.replaces]) != content.reopening:
            yield Finding(place, f"{capital(place)}, an answer to it or the reason for reopening was changed.")
    closed = {sheet.record.content.number for sheet in records}
    for sheet in reopened:
        if sheet.record.content.number in closed and sheet.record.seal.digest not in named:
            place = f"the revision after {sheet.title}"
            yield Finding(
                place, f"{capital(sheet.title)} was reopened, but no later revision replaces it.", Fault.NOT_WHOLE
            )


def guidance_findings(plan: Plan) -> Iterator[Finding]:
    """Yield guidance that is missing from the plan, or is not the text that the partners had."""
    for key, item in plan.guidance.items.items():
        if not has_digest(item, key):
            place = f"the guidance on item {item.id}"
            yield Finding(place, f"{capital(place)} is not the text that was before the partners.")
    for key, head in plan.guidance.heads.items():
        if not has_digest(head, key):
            place = f"the head of the guidance, edition {head.edition}"
            yield Finding(place, f"{capital(place)}, is not the text that was before the partners.")
    contents = [record.content for record in plan.records] + [entry.record.content for entry in plan.reopenings]
    missing: dict[str, str] = {}
    for content in contents:
        missing.update(_missing_texts(plan, content.meeting, content))
    if plan.meeting is not None:
        missing.update(_missing_texts(plan, plan.meeting))
    for place in dict.fromkeys(missing.values()):
        yield Finding(place, f"{capital(place)} is missing from the file.", Fault.NOT_WHOLE)


def _missing_texts(plan: Plan, meeting: Meeting, content: RecordContent | None = None) -> Iterator[tuple[str, str]]:
    """Yield the digests of texts that a meeting refers to and the plan does not contain, with the place in words."""
    held, at = plan.guidance.items, f"at meeting {meeting.number}"
    for item, text in meeting.guidance.items.items():
        if text not in held:
            yield text, f"the guidance on item {item} {at}"
    for matter in meeting.matters:
        for proposal in matter.proposals:
            if proposal.seen and proposal.seen not in held:
                yield proposal.seen, f"the guidance on item {matter.item} {at}"
    for standing in content.carried if content else ():
        if standing.guidance is not None and standing.guidance not in held:
            yield standing.guidance, f"the guidance on item {standing.item} at meeting {standing.meeting}"
    if meeting.guidance.head not in plan.guidance.heads:
        yield meeting.guidance.head, f"the head of the guidance {at}"
