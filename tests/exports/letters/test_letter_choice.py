"""Which letters a decision needs: by item, by position, by row."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.exports.letters.letter_plans import AGREEMENTS, EVERYTHING, OFFICE, SERVICES, Decisions, decided, proposal_on
from tests.plans import shipped_pack

from wizard.edits.meeting_edits import new_meeting
from wizard.exports.letters.letter import Letter, letters_of
from wizard.guidance.packs.letter_texts import shipped_letters
from wizard.plan.meeting import Attendance, Matter, Presence
from wizard.plan.office import Dispatch, Office
from wizard.plan.plan import Plan
from wizard.signing.closing import close


def made(plan: Plan, **wanted: Any) -> dict[str, Letter]:
    return {letter.key: letter for letter in letters_of(plan, shipped_letters(), **wanted)}


def titles(plan: Plan) -> list[str]:
    return [f"{letter.text.id} {letter.row}".strip() for letter in made(plan).values()]


def test_every_decision_sends_out_its_documents_and_no_other() -> None:
    assert titles(decided()) == [
        "d1", "d3", "d4",
        "d5 Spirometry", "d5b Ring pessaries",
        "d7", "d8 Ring pessaries", "d8 Spirometry", "d9", "d9",
        "d11", "d12 The trust", "d12 The eye clinic",
        "d18", "d19 Planning data", "d20", "d21 The ICB", "d22", "d24 3 November 2026", "d25 Same-day hub",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "position"),
    [
        ("1", "later"), ("1", "decline"), ("2", "later"), ("2", "decline"), ("3", "decline"), ("4a", "later"),
        ("4b", "later"), ("4b", "decline"), ("6", "later"), ("6", "no_change"), ("7", "later"), ("7", "no_freeze"),
        ("8", "later"), ("8", "keep"), ("9b", "not_yet_met"), ("9b", "taking_advice"), ("9b", "met_under_protest"),
        ("5", "met"), ("9a", "met"), ("10", "later"), ("10", "no_hold"),
    ],
)  # fmt: skip
def test_what_is_put_off_not_adopted_or_not_yet_met_sends_out_nothing(item: str, position: str) -> None:
    facts = EVERYTHING[item][2] if item in EVERYTHING else {}
    assert made(decided({item: (position, {}, facts)})) == {}


def test_a_directed_service_and_one_whose_contract_is_not_known_get_no_notice() -> None:
    rows = [letter.row for letter in made(decided()).values() if letter.text.id in ("d5", "d5b", "d8")]
    assert {"Network DES", "Not known yet"} & set(rows) == set()
    only: Decisions = {"3": ("adopt", {}, {"services": SERVICES[2:]})}
    assert made(decided(only)) == {}


def test_only_agreements_for_secondary_use_get_notice() -> None:
    plan = decided({"6": ("withdraw", {}, {"agreements": AGREEMENTS})})
    assert [each.row for each in made(plan).values() if each.text.id == "d19"] == ["Planning data"]
    others = decided({"6": ("withdraw", {}, {"agreements": AGREEMENTS[1:]})})
    assert [each.text.id for each in made(others).values()] == ["d18"]


def test_talks_are_opened_where_the_partners_negotiate_first_and_nothing_is_served() -> None:
    plan = decided({"3": ("negotiate", {}, {"services": SERVICES})})
    assert titles(plan) == ["d10 Ring pessaries", "d10 Spirometry", "d10 Not known yet"]


def test_assurance_goes_only_where_the_icb_asked_on_a_date() -> None:
    asked = {"1": EVERYTHING["1"]}
    assert "d4-1" in made(decided(asked))
    assert "d4-1" not in made(decided(asked, OFFICE.replace(icb_asked_on=None)))


def test_an_open_meeting_sends_out_nothing() -> None:
    assert made(decided(closed=False)) == {}


def test_a_row_that_came_after_the_meeting_was_not_decided() -> None:
    plan = decided()
    later = {**SERVICES[1], "name": "New service"}
    plan = plan.replace(facts={**plan.facts, "3": {"services": (*SERVICES, later)}})
    assert not [each for each in made(plan).values() if each.row == "New service"]


def test_a_row_that_was_filled_in_after_the_meeting_is_as_it_is_now() -> None:
    plan = decided()
    row = {**SERVICES[1], "handover": "The new hub"}
    plan = plan.replace(facts={**plan.facts, "3": {"services": (SERVICES[0], row)}})
    notice = made(plan)["d5-3-2"]
    assert "The new hub" in " ".join(piece.text for piece in notice.pieces)


def test_what_is_missing_is_listed_and_makes_it_a_draft() -> None:
    bare = made(decided(office=Office()))
    notice = bare["d5-3-2"]
    assert notice.draft
    assert {each.words for each in notice.missing} >= {
        "Who signs",
        "Reference of the agreement",
        "Date of the agreement",
    }
    whole = made(decided())
    assert [letter.key for letter in whole.values() if letter.missing] == []


def test_two_rows_of_one_name_have_a_letter_each() -> None:
    twice: Decisions = {"3": ("adopt", {}, {"services": (SERVICES[1], {**SERVICES[1], "patients": 5})})}
    notices = [each for each in made(decided(twice)).values() if each.text.id == "d5"]
    assert len({each.key for each in notices}) == len(notices) == 2


def sent_before(plan: Plan) -> Plan:
    day = date(2026, 12, 14)
    sent = Dispatch(
        id="d1",
        document="d5",
        item="3",
        row="Spirometry",
        meeting=1,
        to="a1",
        to_words="Notice on a service",
        made_on=day,
        sent_on=day,
    )
    return plan.replace(office=plan.office.replace(dispatches=(sent,)))


def second_meeting(plan: Plan, position: str) -> Plan:
    begun = new_meeting(plan, shipped_pack())
    assert begun.meeting is not None
    put = proposal_on(begun, "3", position)
    again = begun.meeting.replace(matters=(Matter(item="3", proposals=(put,)),), items=("3",), held_on=date(2027, 2, 1))
    people = tuple(Attendance(person=each.id, presence=Presence.IN_ROOM) for each in begun.people if each.has_vote)
    return close(begun.with_meeting(again.replace(attendance=people)), datetime(2027, 2, 1, 14, tzinfo=UTC))


def test_a_letter_that_was_sent_is_changed_once_the_partners_decide_otherwise() -> None:
    plan = sent_before(decided())
    assert not [each for each in made(plan).values() if each.text.id == "d6"]
    changed = second_meeting(plan, "decline")
    (letter,) = [each for each in made(changed).values() if each.text.id == "d6"]
    assert letter.subject == "Our letter of 14 December 2026: Notice on a service, Spirometry"
    assert letter.to[0] == "Office of icb_notices"
    assert letter.changes is not None
    assert letter.changes.id == "d1"


def test_a_letter_whose_decision_stays_as_it_was_is_not_changed() -> None:
    same = second_meeting(sent_before(decided()), "adopt")
    assert not [each for each in made(same).values() if each.text.id == "d6"]
