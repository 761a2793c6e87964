"""What of a plan may leave it inside a PDF: the record shown, whole, and nothing else.

The whole document is made from this and from nothing more, so that a page can never say what the file does not carry.
"""

from collections.abc import Iterator

from wizard.minutes.minutes import minutes_of
from wizard.plan.meeting import Meeting
from wizard.plan.plan import FrozenGuidance, Plan, PrivateMatter
from wizard.plan.record import ClosedRecord


def enclosed_plan(plan: Plan, number: int | None = None) -> Plan:
    """Return `plan` with one meeting only (None: the latest), the texts that it refers to, and nothing private.

    A closed meeting comes as its record alone, with the record's own copy of practice, people, settings, facts and
    tasks. An open one comes with the record before it, from which its items have their positions. Doing it twice
    changes nothing.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    record = minutes_of(plan, number).record
    if record is None:
        records = plan.records[-1:]
        return plan.replace(records=records, **_common(plan, records, plan.meeting))
    content = record.content
    return plan.replace(
        practice=content.practice,
        people=content.people,
        settings=content.settings,
        facts=content.facts,
        tasks=content.tasks,
        meeting=None,
        records=(record,),
        sealed=record.seal.digest,
        **_common(plan, (record,), None),
    )


def _common(plan: Plan, records: tuple[ClosedRecord, ...], meeting: Meeting | None) -> dict[str, object]:
    """Return what is the same for open and closed meetings: texts that are referred to, nothing private, no past."""
    meetings = [*(record.content.meeting for record in records), *([meeting] if meeting else [])]
    texts = {text for held in meetings for text in _texts(held)}
    texts |= {standing.guidance for record in records for standing in record.content.carried}
    heads = {held.guidance.head for held in meetings}
    guidance = FrozenGuidance(
        heads={key: head for key, head in plan.guidance.heads.items() if key in heads},
        items={key: item for key, item in plan.guidance.items.items() if key in texts},
    )
    return {"guidance": guidance, "private": PrivateMatter(), "reopenings": (), "earlier": _earlier(plan, records)}


def _earlier(plan: Plan, records: tuple[ClosedRecord, ...]) -> tuple[str, ...]:
    """Return the seals of what the records refer to and the enclosed plan does not hold."""
    replaced = [record.content.replaces for record in records if record.content.replaces]
    before = [
        record.seal.digest for record in plan.records if records and record.content.number < records[0].content.number
    ]
    return tuple(dict.fromkeys([*plan.earlier, *replaced, *before]))


def _texts(meeting: Meeting) -> Iterator[str]:
    yield from meeting.guidance.items.values()
    for matter in meeting.matters:
        yield from (proposal.seen for proposal in matter.proposals if proposal.seen)
