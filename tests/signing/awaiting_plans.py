"""Plans whose record is waiting: four of six partners met, and four of all six must be for."""

from datetime import date, timedelta

from tests.rules import deed
from tests.signing.closed_plans import FIRST, draft

from wizard.plan.choice import Choice
from wizard.plan.consent import Consent, ConsentWay
from wizard.plan.meeting import Attendance, Presence
from wizard.plan.plan import Plan
from wizard.plan.proposal import Agreed, Dissent
from wizard.plan.record import ClosedRecord
from wizard.plan.tier import AbsentAnswers, Base
from wizard.plan.voting_rule import DecidingRule
from wizard.signing.closing import close
from wizard.voting.sitting import words_digest

IN_WRITING = deed(base=Base.ALL, absent=AbsentAnswers.WRITTEN, answer_within=14)
"""More than half of all partners; the absent may answer in writing within a fortnight."""
ANSWERED_ON = FIRST.date() + timedelta(days=3)


def waiting(rule: DecidingRule = IN_WRITING, here: int = 3, dissenting: str = "") -> Plan:
    """A closed meeting of the first `here` of six partners, who agreed on item 3: more must consent."""
    plan = draft()
    meeting = plan.meeting
    assert meeting is not None
    attendance = tuple(
        Attendance(person=f"p{at}", presence=Presence.IN_ROOM if at <= here else Presence.APOLOGIES)
        for at in range(1, 7)
    )
    dissents = (Dissent(person=dissenting),) if dissenting else ()
    put = meeting.matter("3").proposals[0].replace(decision=Agreed(how="agreed"), dissents=dissents)
    matters = (meeting.matter("3").replace(proposals=(put,)),)
    plan = plan.replace(settings=plan.settings.replace(rule=rule))
    return close(plan.with_meeting(meeting.replace(attendance=attendance, matters=matters)), FIRST)


def consent(
    record: ClosedRecord,
    person: str = "p4",
    choice: Choice = Choice.FOR,
    on: date | None = ANSWERED_ON,
    how: ConsentWay | None = ConsentWay.EMAIL,
) -> Consent:
    """An answer from an absent partner to the proposal on item 3."""
    meeting = record.content.meeting
    put = meeting.matter("3").proposals[0]
    words = words_digest(meeting, "3", put)
    return Consent(person=person, item="3", proposal=put.id, words=words, choice=choice, on=on, how=how)
