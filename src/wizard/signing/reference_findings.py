"""Check references: people named in a record, its signers, and the records that it refers back to."""

from collections.abc import Iterable, Iterator, Sequence

from wizard.foundation.formatting import capital
from wizard.plan.meeting import Matter, Meeting
from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.plan.proposal import Agreed, Counted, Proposal, RollCall
from wizard.plan.record import RecordContent
from wizard.signing.record_findings import Fault, Finding, Sheet
from wizard.signing.signers import expected_signers
from wizard.voting.entitlement import voters
from wizard.voting.numbering import item_number


def reference_findings(plan: Plan, records: Sequence[Sheet], reopened: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield everything that a plan names but does not contain, and signers who do not match the meeting."""
    for sheet in (*records, *reopened):
        content = sheet.record.content
        yield from _people(content.meeting, content.people, sheet.where)
        yield from _signers(content, sheet.where)
        if not plan.earlier and plan.begun_with is None:
            yield from _earlier_meetings(content.meeting, [*records, *reopened], sheet.where)
    if plan.meeting is not None:
        where = f" at meeting {plan.meeting.number}"
        yield from _people(plan.meeting, plan.people, where)
        if not plan.earlier and plan.begun_with is None:
            yield from _earlier_meetings(plan.meeting, [*records, *reopened], where)
    yield from _numbers(plan, [*records, *reopened])
    yield from _seals_before(plan, records)


def _people(meeting: Meeting, people: Sequence[Person], where: str) -> Iterator[Finding]:
    known = frozenset([None, *(person.id for person in people)])
    parts: dict[str, Iterable[str | None]] = {
        "the chair or the minute taker": (meeting.chair, meeting.minute_taker),
        "the attendance": [entry.person for entry in meeting.attendance],
        "the interests": [entry.person for entry in meeting.interests],
    }
    for matter in meeting.matters:
        for put in matter.proposals:
            if not known.issuperset(named := _named_by(put)):
                parts[f"what was decided on item {item_number(matter.item)}"] = named
    for part, found in parts.items():
        if not known.issuperset(found):
            place = f"{part}{where}"
            yield Finding(
                place, f"{capital(place)}: somebody is named who is not on the list of people.", Fault.NOT_WHOLE
            )


def _named_by(put: Proposal) -> list[str | None]:
    """Return the ids of everybody named in a proposal; None if it leaves somebody open."""
    decision = put.decision
    found = [put.proposed_by, put.seconded_by, *put.out_of_room]
    if put.owner is not None:
        found.append(put.owner.person)
    if type(decision) is RollCall:
        found += [vote.person for vote in decision.votes]
    if type(decision) is Agreed or type(decision) is RollCall or type(decision) is Counted:
        found.append(decision.cast_by)
    for several in (put.dissents, put.views, put.consents):
        found += [entry.person for entry in several]
    return found


def _signers(content: RecordContent, where: str) -> Iterator[Finding]:
    meeting = content.meeting
    expected = expected_signers(meeting, content.people, content.settings)
    if not expected and meeting.in_writing is not None:
        expected = tuple(person.id for person in voters(content.people, content.settings.rule))
    if content.expected != expected:
        place = f"the list of signers{where}"
        yield Finding(place, f"{capital(place)} does not match the meeting and the practice’s setting.")


def _earlier_meetings(meeting: Meeting, sheets: Sequence[Sheet], where: str) -> Iterator[Finding]:
    """Yield corrections, decisions in writing, proposals and meetings that are referred to but missing."""
    if meeting.noted and not set(meeting.noted) <= {digest for sheet in sheets for digest in _to_be_noted(sheet)}:
        place = f"what was noted{where}"
        yield Finding(place, f"{capital(place)} is not in the file.", Fault.NOT_WHOLE)
    if not meeting.brought and meeting.adjourned_from is None:
        return
    before = [sheet.record.content.meeting for sheet in sheets if sheet.record.content.number < meeting.number]
    for entry in meeting.brought:
        at = [each.matter(entry.item) for each in before if each.number == entry.meeting]
        if not any(_has(matter, entry.proposal) for matter in at):
            place = f"what was carried over to item {item_number(entry.item)}{where}"
            yield Finding(place, f"{capital(place)} is not in the file.", Fault.NOT_WHOLE)
    if meeting.adjourned_from is not None and meeting.adjourned_from not in {each.number for each in before}:
        place = f"the meeting that was continued{where}"
        yield Finding(place, f"{capital(place)} is not in the file.", Fault.NOT_WHOLE)


def _has(matter: Matter, proposal: str) -> bool:
    return any(put.id == proposal for put in matter.proposals)


def _to_be_noted(sheet: Sheet) -> Iterator[str]:
    yield sheet.record.seal.digest
    yield from (correction.digest for correction in sheet.record.corrections)


def _numbers(plan: Plan, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield a finding if numbers were given to decisions or tasks of no record here: the last record may be missing."""
    if not sheets:
        return
    last = max(sheets, key=lambda sheet: (sheet.record.content.number, sheet.record.content.revision))
    given, kept = last.record.content.numbers, plan.numbers
    beyond = any(number > given.decisions.get(item, 0) for item, number in kept.decisions.items())
    if beyond or kept.tasks > given.tasks:
        place = "the numbers given"
        sentence = f"{capital(place)} go beyond those of {last.title}: a meeting that was closed after it is missing."
        yield Finding(place, sentence, Fault.NOT_WHOLE)


def _seals_before(plan: Plan, records: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield a finding if seals of earlier records are named, as in a copy from a PDF, and nothing here needs them."""
    rests_on = {sheet.record.content.replaces for sheet in records}
    rests_on.update(sheet.record.seal.previous for sheet in records[:1])
    if plan.earlier and not rests_on & {*plan.earlier}:
        place = "the seals of earlier records"
        yield Finding(place, f"{capital(place)} are named, but nothing in the file refers to them.", Fault.NOT_WHOLE)
