"""Find parts of a record that contradict the rest: numbers, revisions, guidance, who was asked in writing.

A person who seals a whole record again can write anything into it. This finds the contradictions.
"""

from collections.abc import Iterator, Sequence

from wizard.foundation.formatting import capital
from wizard.plan.in_writing import InWriting
from wizard.plan.plan import Plan
from wizard.plan.proposal import Circulated
from wizard.plan.record import RecordContent, Reopening
from wizard.signing.closing import last_signed_on
from wizard.signing.record_findings import Fault, Finding, Sheet
from wizard.voting.entitlement import voters


def following_findings(plan: Plan, records: Sequence[Sheet], reopened: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield each part that contradicts the rest of its record."""
    replaced = {entry.record.seal.digest: entry for entry in plan.reopenings}
    for sheet in (*records, *reopened):
        for part, sentence in _contradictions(plan, sheet.record.content, replaced):
            place = f"{part}{sheet.where}"
            yield Finding(place, f"{capital(place)} {sentence}.", Fault.NOT_WHOLE)


def _contradictions(plan: Plan, content: RecordContent, replaced: dict[str, Reopening]) -> Iterator[tuple[str, str]]:
    yield from _guidance(plan, content)
    yield from _revision(content, replaced)
    if _numbers_behind(content):
        yield "the numbers given", "are behind those of its decisions and tasks"
    if content.meeting.in_writing is not None:
        yield from _in_writing(content)


def _guidance(plan: Plan, content: RecordContent) -> Iterator[tuple[str, str]]:
    frozen = content.meeting.guidance
    head = plan.guidance.heads.get(frozen.head)
    if head is not None and (head.id, head.edition) != (frozen.pack, frozen.edition):
        yield "the edition of the guidance", "is not that of its text"
    if {*frozen.order} != {*frozen.items}:
        yield "the items of the guidance", "are not those of its actions"
    if not {*content.meeting.items} <= {*frozen.order}:
        yield "the agenda", "has an item that the guidance does not have"


def _revision(content: RecordContent, replaced: dict[str, Reopening]) -> Iterator[tuple[str, str]]:
    if content.replaces is None:
        if content.revision != 1:
            yield "the revision", "is not the first, but replaces none"
    elif (before := replaced.get(content.replaces)) is not None:
        if content.revision != before.record.content.revision + 1:
            yield "the revision", "does not follow the one that it replaces"
        if content.replaces_signed_on != last_signed_on(before.record):
            yield "the day on which the replaced revision was last signed", "differs from the date on its signatures"


def _numbers_behind(content: RecordContent) -> bool:
    given = content.numbers
    late = any(entry.number > given.decisions.get(entry.item, 0) for entry in content.outcomes if entry.number)
    return late or given.tasks < max((task.number or 0 for task in content.tasks), default=0)


def _in_writing(content: RecordContent) -> Iterator[tuple[str, str]]:
    terms, meeting = content.meeting.in_writing, content.meeting
    assert terms is not None
    asked = {entry.person for entry in terms.sent}
    if not {person.id for person in voters(content.people, content.settings.rule)} <= asked:
        yield "the list of those who were asked in writing", "leaves out somebody with a vote"
    if not (asked | {call.person for call in terms.called}) <= {person.id for person in content.people}:
        yield "the list of those who were asked in writing", "names somebody who is not on the list of people"
    puts = [put for matter in meeting.matters for put in matter.proposals]
    given = [entry for put in puts for entry in put.consents]
    if not all(isinstance(put.decision, Circulated) for put in puts):
        yield "what was decided in writing", "is recorded as if it had been decided at a meeting"
    if any(entry.on is None or entry.how is None for entry in given):
        yield "an answer in writing", "does not say on which day it came, or how"
    if any(entry.on and not terms.begun_on <= entry.on <= content.closed_at.date() for entry in given):
        yield "an answer in writing", "is dated before the words went out, or after it was closed"
    yield from _its_days(terms, content)


def _its_days(terms: InWriting, content: RecordContent) -> Iterator[tuple[str, str]]:
    if any(entry.on < terms.begun_on for entry in terms.sent):
        yield "the list of those who were asked in writing", "has a day before it began"
    if terms.ended_on is not None and not terms.begun_on <= terms.ended_on <= content.closed_at.date():
        yield "the end of the decision in writing", "is before it began, or after the day on which it was closed"
    if terms.stopped:
        yield "the decision in writing", "was closed although somebody called a meeting"
