"""Plans of every kind for the walk over all attacks: signed, waiting, with a casting vote, reopened, in writing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from tests.rules import CHAIR
from tests.signing.awaiting_plans import ANSWERED_ON, IN_WRITING, consent, waiting
from tests.signing.closed_plans import (
    FIRST,
    PARTNERS,
    SECOND,
    draft,
    pack,
    proposal,
    reclosed,
    reply,
    second_closed,
    signed,
)

from wizard.edits.meeting_edits import new_meeting
from wizard.plan.choice import Choice
from wizard.plan.circulation import Circulation
from wizard.plan.consent import CastingChoice, Consent, ConsentWay
from wizard.plan.in_writing import InWriting, SendingWay, SentTo
from wizard.plan.meeting import Matter
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Circulated
from wizard.plan.record import ClosedRecord, Correction
from wizard.signing.chain import chained
from wizard.signing.closing import answer, close, reopen, with_record
from wizard.signing.later_answers import with_casting, with_consent
from wizard.signing.signers import kinds_open_to
from wizard.voting.sitting import words_digest

LATER = FIRST + timedelta(days=4)


def _with_last(plan: Plan, record: ClosedRecord) -> Plan:
    return plan.replace(records=(*plan.records[:-1], record))


def with_consents() -> Plan:
    """A meeting of three of six, one later consent, a signature, and a second meeting closed after it."""
    plan = waiting()
    record = with_consent(plan.records[-1], consent(plan.records[-1]), LATER, recorded_by="m1", message="I agree.")
    plan = answer(_with_last(plan, record), 1, reply("p1", LATER))
    plan = new_meeting(plan, pack())
    meeting = open_meeting(plan).replace(held_on=SECOND.date(), chair="p1")
    return close(plan.with_meeting(meeting), SECOND)


def with_waiting_ended() -> Plan:
    """A meeting of three of six, whose wait for consents ends when a second meeting is closed."""
    plan = new_meeting(waiting(), pack())
    return close(plan.with_meeting(open_meeting(plan).replace(held_on=SECOND.date(), chair="p1")), SECOND)


def with_casting_vote() -> Plan:
    """Consents that made a tie, and the chair's casting vote on it."""
    rule = IN_WRITING.replace(tiers=IN_WRITING.tiers.replace(ordinary=IN_WRITING.tiers.ordinary.replace(casting=CHAIR)))
    plan = waiting(rule)
    record = plan.records[-1]
    for person in PARTNERS[3:]:
        record = with_consent(record, consent(record, person, Choice.AGAINST), LATER)
    by_mail = {"by": "p1", "on": ANSWERED_ON, "how": ConsentWay.EMAIL}
    record = with_casting(record, "3", "p1", CastingChoice.FOR, at=LATER + timedelta(days=1), **by_mail)  # type: ignore[arg-type]
    return answer(_with_last(plan, record), 1, reply("p2", LATER + timedelta(days=2)))


def corrected() -> Plan:
    """A signed record with a correction in its chain."""
    plan = signed()
    return _with_last(plan, _corrected(plan.records[0], LATER))


def _corrected(record: ClosedRecord, at: datetime) -> ClosedRecord:
    said = {"place": "date, place and chair", "old": "Room 1", "new": "Room 2", "why": "A slip of the pen."}
    return chained(record, Correction, entry="correction", at=at, chair="p1", on=at.date(), **said)


def reopened_twice() -> Plan:
    """A meeting that was closed, reopened, closed and reopened again, and is open."""
    return reopen(answer(reclosed(), 1, reply("p2", LATER)), LATER, "Another slip.")


def circulated() -> Plan:
    """A signed meeting, and a decision in writing that was closed after it, beside one that is still open."""
    plan = new_meeting(signed(), pack())
    guidance = open_meeting(plan).guidance
    begun = SECOND.date()
    sent = tuple(SentTo(person=person, on=begun, how=SendingWay.EMAIL) for person in PARTNERS)

    def running(circulation: str, item: str, ended_on: date | None) -> Circulation:
        put = proposal(plan, item, "do", "It cannot wait.").replace(decision=Circulated(how="circulated"))
        terms = InWriting(
            circulation=circulation, begun_on=begun, clause="9.2", sent=sent, reply_by=begun + timedelta(days=14),
            ended_on=ended_on,
        )  # fmt: skip
        made = Circulation(
            id=circulation, guidance=guidance, matters=(Matter(item=item, proposals=(put,)),), terms=terms
        )
        words = words_digest(made.as_meeting(2), item, put)
        given = tuple(
            Consent(
                person=person,
                item=item,
                proposal=put.id,
                words=words,
                choice=Choice.FOR,
                on=begun,
                how=ConsentWay.EMAIL,
            )
            for person in PARTNERS[:5]
        )
        return made.replace(matters=(Matter(item=item, proposals=(put.replace(consents=given),)),))

    ended, runs = running("c1", "4a", begun + timedelta(days=3)), running("c2", "4b", None)
    plan = plan.replace(meeting=None, circulations=(runs,))
    plan = with_record(plan, ended.as_meeting(2), PARTNERS, SECOND + timedelta(days=3))
    return answer(plan, 2, reply("p1", SECOND + timedelta(days=4), kind=kinds_open_to(plan.records[-1], "p1")[0]))


def of_everything() -> Plan:
    """Reopened and closed again, later consents, a correction, a second meeting signed by all, a third one open."""
    plan = close(reopen(answer(waiting(), 1, reply("p1", FIRST)), FIRST, "A vote was left out."), FIRST)
    record = plan.records[-1]
    record = with_consent(record, consent(record), LATER, recorded_by="m1", message="I agree.")
    plan = answer(_with_last(plan, record), 1, reply("p1", LATER))
    plan = new_meeting(plan, pack())
    plan = close(plan.with_meeting(open_meeting(plan).replace(held_on=SECOND.date(), chair="p1")), SECOND)
    for person in PARTNERS:
        kind = kinds_open_to(plan.records[-1], person)[0]
        plan = answer(plan, 2, reply(person, SECOND, kind=kind))
    return new_meeting(_with_last(plan, _corrected(plan.records[-1], SECOND)), pack())


PLANS: Mapping[str, Callable[[], Plan]] = {
    "signed": signed,
    "two meetings": second_closed,
    "consents": with_consents,
    "casting vote": with_casting_vote,
    "waiting ended": with_waiting_ended,
    "corrected": corrected,
    "reopened and closed": reclosed,
    "reopened twice": reopened_twice,
    "in writing": circulated,
    "of everything": of_everything,
    "a draft beside": lambda: new_meeting(second_closed(6), pack()),
    "never closed": draft,
}
"""The name of each kind of plan, and the function that makes it."""
