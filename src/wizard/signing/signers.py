"""Who must and who may sign a record, which answers each can give, and whether a typed name can be theirs."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from wizard.plan.meeting import AWAY, Meeting
from wizard.plan.people import Person, Role, Settings, SignerKind, titles_of
from wizard.plan.record import Answer, AnswerKind, ClosedRecord, RecordContent


def may_be_name_of(written: str, name: str) -> bool:
    """Whether `written` shares a name with `name`, or its letters are the initials in it; titles are ignored.

    People sign as they sign letters: “B. Shah”, “Ben”, “Shah-Jones”, “B.S.”. Marks on letters make no difference.
    """
    given, known = _parts(written), _parts(name)
    if not known or set(given) & set(known):
        return True
    letters = "".join(given)
    return len(letters) > 1 and letters == "".join(part[0] for part in known)


def _parts(name: str) -> list[str]:
    """Return the parts of a name, without the titles before it, accents and apostrophes."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    words = re.findall(r"\w+", re.sub(r"['’‘`]", "", bare))
    return words[len(titles_of(" ".join(words))) :]


SIGNATURES = frozenset({AnswerKind.SIGNED, AnswerKind.SIGNED_WITH_CORRECTION, AnswerKind.READ_AND_AGREED})
"""The kinds of answer that count as signed."""

_WHEN_PRESENT = (AnswerKind.SIGNED, AnswerKind.SIGNED_WITH_CORRECTION, AnswerKind.DECLINED, AnswerKind.UNAVAILABLE)

_WHEN_AWAY = (AnswerKind.READ_AND_AGREED, AnswerKind.READ_AND_DISAGREES, AnswerKind.DECLINED, AnswerKind.UNAVAILABLE)


def was_present(content: RecordContent, person_id: str) -> bool:
    """Whether somebody was at the meeting, for all or part of it. Whether they may vote does not matter."""
    return person_id in present_at(content)


def present_at(content: RecordContent) -> frozenset[str]:
    """Return the ids of those who were at the meeting, for all or part of it.

    A decision in writing asks everybody, so everybody took part.
    """
    if content.meeting.in_writing is not None:
        return frozenset([person.id for person in content.people])
    return _attending(content.meeting)


def _attending(meeting: Meeting) -> frozenset[str]:
    return frozenset([entry.person for entry in meeting.attendance if entry.presence not in AWAY])


def answer_of(record: ClosedRecord, person_id: str) -> Answer | None:
    """Return somebody's answer, or the latest if they answered again; None while the answer is awaited."""
    return next((answer for answer in reversed(record.replies) if answer.person == person_id), None)


def awaited_answers(record: ClosedRecord) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return who has signed a record, and whose answer is awaited, in order.

    If all must answer, every answer counts. If the chair and some others must sign, only the others' signatures count:
    after a refusal the rest are still awaited.
    """
    content = record.content
    latest = {answer.person: answer for answer in record.replies}
    signers = frozenset(person for person in content.expected if person in latest and latest[person].kind in SIGNATURES)
    awaited = tuple(person for person in content.expected if person not in latest)
    if content.settings.signers.kind is SignerKind.CHAIR_AND_OTHERS:
        chair = {content.meeting.chair} & set(content.expected)
        if len(signers - chair) >= signatures_needed(content) - len(chair):
            # Enough others have signed; only the chair may still be awaited.
            awaited = tuple(person for person in awaited if person in chair)
    return signers, awaited


def is_signed(record: ClosedRecord) -> bool:
    """Whether no answer is awaited any more, and at least one person has signed."""
    signers, awaited = awaited_answers(record)
    return bool(signers) and not awaited


def signatures_needed(content: RecordContent) -> int:
    """How many signatures a record needs."""
    signers = content.settings.signers
    if signers.kind is not SignerKind.CHAIR_AND_OTHERS:
        return len(content.expected)
    return min(signers.others + (1 if content.meeting.chair else 0), len(content.expected))


def kinds_open_to(record: ClosedRecord, person_id: str) -> tuple[AnswerKind, ...]:
    """Return how somebody may answer now: those who took part sign, those who were away say whether they agree.

    Empty for people who are not asked, and for those who have signed. A person who declined, does not agree or was not
    available may answer again.
    """
    return kinds_for(asked_of(record, person_id))


class Asked(NamedTuple):
    """Somebody who may be asked to answer to a record, and what the record says about them."""

    person: Person | None
    """None if the record does not name them."""
    given: AnswerKind | None
    """Their last answer."""
    present: bool
    expected: bool


def asked_of(record: ClosedRecord, person_id: str) -> Asked:
    """Return how a record refers to somebody: whether it names them, and their last answer."""
    content, given = record.content, answer_of(record, person_id)
    return Asked(
        signatory(content, person_id),
        given.kind if given else None,
        was_present(content, person_id),
        person_id in content.expected,
    )


def kinds_for(asked: Asked) -> tuple[AnswerKind, ...]:
    """Return the kinds of answer that this person may give."""
    if asked.person is None or not (asked.person.role is Role.PARTNER or asked.expected) or asked.given in SIGNATURES:
        return ()
    kinds = _WHEN_PRESENT if asked.present else _WHEN_AWAY
    return tuple(kind for kind in kinds if kind is not asked.given) if asked.given else kinds


def signatory(content: RecordContent, person_id: str) -> Person | None:
    """Return the person with this id in a record, if there is one."""
    return next((person for person in content.people if person.id == person_id), None)


def recorders_of_unavailable(content: RecordContent, person_id: str) -> tuple[Person, ...]:
    """Return who may record that somebody is not available to answer: the chair; for the chair, any other partner.

    The chair need not be a partner: a practice manager who chairs is responsible for the record too.
    """
    chair = signatory(content, content.meeting.chair or "")
    if chair is not None and chair.id != person_id:
        return (chair,)
    return tuple(person for person in content.people if person.role is Role.PARTNER and person.id != person_id)


def expected_signers(meeting: Meeting, people: Sequence[Person], settings: Settings) -> tuple[str, ...]:
    """Return who must answer to the record of a meeting, by the practice's setting, in the order of its people.

    `people` are those that the meeting has (`Plan.people_at_meeting`). With “the chair and N others” it is the chair,
    then every partner, those present first: any N of them will do.
    """
    partners = [person.id for person in people if person.role is Role.PARTNER and not person.left]
    there = _attending(meeting)
    here = [person for person in partners if person in there]
    match settings.signers.kind:
        case SignerKind.ALL_PARTNERS:
            return tuple(partners)
        case SignerKind.ALL_PRESENT:
            return tuple(here)
        case SignerKind.CHAIR_AND_OTHERS:
            chair = [meeting.chair] if meeting.chair else []
            return tuple(dict.fromkeys([*chair, *here, *partners]))
