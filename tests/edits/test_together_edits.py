"""Items taken together: ready, undisputed, no duty; one press makes each a separate decision."""

from datetime import date

from tests.plans import plan_of
from tests.rules import HALF_OF_VOTES, deed, quorum

from wizard.edits.attendance_edits import with_presence
from wizard.edits.decision_edits import agreed, item_of, with_position
from wizard.edits.own_items import with_own_item, with_own_words
from wizard.edits.together_edits import (
    listable,
    pulled_off,
    still_listed,
    taken_together,
    with_together,
)
from wizard.minutes.minutes import minutes_of
from wizard.plan.meeting import Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Agreed, ContractorDecides
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.voting_rule import DecidingRule


def prepared(partners: int = 4, rule: DecidingRule = HALF_OF_VOTES) -> Plan:
    """Proposals on 1, 2, 3, the duty 5 and O1 are ready; everybody is here."""
    plan = plan_of(partners)
    plan = plan.replace(settings=plan.settings.replace(rule=rule))
    plan = plan.with_meeting(open_meeting(plan).replace(held_on=date(2026, 12, 8), chair="p1"))
    for number in range(1, partners + 1):
        plan = with_presence(plan, f"p{number}", Presence.IN_ROOM)
    for item in ("1", "2", "3", "5"):
        plan = with_position(plan, item, item_of(plan, item).positions[0].id)
    return with_own_words(with_own_item(plan, "The lease"), "o1", "to renew it")


def decisions(plan: Plan) -> dict[str, object]:
    return {matter.item: matter.proposals[-1].decision for matter in open_meeting(plan).matters}


def test_a_duty_is_never_among_them_nor_what_was_decided() -> None:
    assert listable(prepared()) == ("1", "2", "3", "o1")
    assert listable(agreed(prepared(), "2")) == ("1", "3", "o1")
    plan = with_together(prepared(), ["1", "5", "o1", "7"])
    assert open_meeting(plan).together == ("1", "o1")


def test_one_press_makes_each_a_decision_of_its_own() -> None:
    plan = taken_together(with_together(prepared(), ["1", "3", "o1"]))
    together = Agreed(how="agreed", together=True)
    assert decisions(plan) == {"1": together, "2": None, "3": together, "5": decisions(prepared())["5"], "o1": together}
    assert {minutes_of(plan).item(item).ruling.kind for item in ("1", "3")} == {RulingKind.AGREED}
    assert still_listed(plan) == ()


def test_what_somebody_wants_to_discuss_is_pulled_off_and_stays_undecided() -> None:
    plan = pulled_off(with_together(prepared(), ["1", "3"]), "3")
    assert still_listed(plan) == ("1",)
    assert decisions(taken_together(plan))["3"] is None


def test_what_was_decided_alone_is_not_decided_again() -> None:
    plan = agreed(with_together(prepared(), ["1", "3"]), "1")
    assert decisions(taken_together(plan))["1"] == Agreed(how="agreed")


def test_without_a_quorum_nothing_is_recorded() -> None:
    plan = with_together(prepared(4, deed(quorum=quorum(5))), ["1", "3"])
    assert taken_together(plan) == plan


def test_a_single_contractor_decides_each() -> None:
    plan = taken_together(with_together(prepared(1), ["1", "3"]))
    assert decisions(plan)["1"] == ContractorDecides(how="contractor")


def test_the_record_says_with_which_others_one_was_taken() -> None:
    plan = taken_together(with_together(prepared(), ["1", "3", "o1"]))
    last = minutes_of(plan).item("3").last
    assert last is not None
    assert ("Taken together", "with items 1 and O1") in last.particulars
