"""Who was present and must sign, and whether a typed name can be the signer's."""

import pytest
from tests.plans import NOW, plan_of

from wizard.edits.attendance_edits import with_presence
from wizard.plan.meeting import Presence
from wizard.plan.people import Settings, SignerKind, Signers
from wizard.signing.closing import close
from wizard.signing.signers import expected_signers, may_be_name_of, was_present


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ben Shah", "Dr Ben Shah"),
        ("B. SHAH", "Dr Ben Shah"),
        ("Benjamin Shah", "Dr Ben Shah"),
        ("ben", "Dr Ben Shah"),
        ("B.S.", "Dr Ben Shah"),
        ("BS", "Dr Ben Shah"),
        ("Zoe Shah Jones", "Dr Zoë Shah-Jones"),
        ("S O'Neill", "Prof Siobhan O’Neill"),
        ("A. Nonymous", "Dr"),
    ],
)
def test_people_sign_as_they_sign_letters(written: str, name: str) -> None:
    assert may_be_name_of(written, name)


@pytest.mark.parametrize("written", ["Somebody Else", "Dr Carys Pugh", "Dr", "B", "S.B.", "."])
def test_a_name_that_shares_nothing_may_be_another_persons(written: str) -> None:
    assert not may_be_name_of(written, "Dr Ben Shah")


@pytest.mark.parametrize(
    ("presence", "present"),
    [
        (Presence.IN_ROOM, True),
        (Presence.BY_LINK, True),
        (Presence.IN_ATTENDANCE, True),
        (Presence.APOLOGIES, False),
        (Presence.ABSENT, False),
    ],
)
def test_whoever_was_at_the_meeting_was_present_with_a_vote_or_without(presence: Presence, present: bool) -> None:
    plan = plan_of(2).with_person(plan_of(2).person("p2").replace(votes=0))
    plan = with_presence(with_presence(plan, "p1", Presence.IN_ROOM), "p2", presence)
    assert plan.meeting is not None
    assert plan.meeting.attendance_of("p2") is not None
    closed = close(plan.with_meeting(plan.meeting.replace(held_on=NOW.date())), NOW)
    content = closed.records[-1].content
    assert was_present(content, "p2") is present
    every = expected_signers(content.meeting, content.people, Settings(signers=Signers(kind=SignerKind.ALL_PRESENT)))
    assert every == (("p1", "p2") if present else ("p1",))
