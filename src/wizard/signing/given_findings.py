"""Could each link of a chain have been given? Each is given again, to the record as it was before.

A person who appends a link by hand can make valid digests. So the link must pass the program's own rules: who may sign,
and how; whether a proposal waited for that answer, and who holds the casting vote.
"""

from collections.abc import Iterator, Sequence

from wizard.foundation.formatting import capital
from wizard.plan.people import Role
from wizard.plan.record import (
    Answer,
    AnswerKind,
    CastingEntry,
    ClosedRecord,
    ConsentEntry,
    Correction,
    Entry,
    WaitingEnded,
)
from wizard.signing.answers import refuse_answer
from wizard.signing.chain import AnswerError
from wizard.signing.later_answers import again
from wizard.signing.record_corrections import refuse_seen, refuse_slip
from wizard.signing.record_findings import Fault, Finding, Sheet, link_in_words
from wizard.signing.signers import Asked, present_at


def given_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield the links of a record's chain that nobody could have given."""
    for entry, why in not_given(sheet.record):
        place = f"{link_in_words(sheet, entry)}{sheet.where}"
        yield Finding(place, f"{capital(place)} cannot have been given. {why}", Fault.NOT_WHOLE)


def not_given(record: ClosedRecord) -> Iterator[tuple[Entry, str]]:
    """Yield each link that the program would have refused, with the sentence that it would have shown."""
    content = record.content
    people = {person.id: person for person in content.people}
    expected = frozenset(content.expected)
    present = present_at(content)
    latest: dict[str, AnswerKind] = {}
    for number, entry in enumerate(record.answers):
        before = record.answers[:number]
        try:
            if isinstance(entry, Answer) and not entry.only_seen:
                who = entry.person
                asked = Asked(people.get(who), latest.get(who), who in present, who in expected)
                refuse_answer(record, before, asked, entry)
            else:
                _refuse(record, before, entry, latest)
        except AnswerError as error:
            yield entry, str(error)
        if isinstance(entry, Answer) and not entry.only_seen:
            latest[entry.person] = entry.kind


def _refuse(record: ClosedRecord, before: Sequence[Entry], entry: Entry, latest: dict[str, AnswerKind]) -> None:
    match entry:
        case Answer():
            refuse_seen(before, entry, latest.get(entry.person))
        case Correction():
            # Nobody knows who was still a partner on that day: the chair may have left by then.
            partners = {person.id for person in record.content.people if person.role is Role.PARTNER}
            refuse_slip(record, entry, entry.at, partners | {record.content.meeting.chair or ""})
        case ConsentEntry() | CastingEntry() | WaitingEnded():
            again(record.replace(answers=before, signatures=before[-1].digest if before else None), entry)
