"""Everything about one person is found, wherever it is; nobody else is named."""

import re
from dataclasses import replace
from datetime import date, time
from typing import Any, get_args

import pytest
from tests.pdf.second_meeting import second_signed
from tests.plans import worked_example
from tests.signing.closed_plans import FIRST, SECOND, draft, signed

from wizard.foundation.value import Value
from wizard.plan.labels import INTERESTS
from wizard.plan.meeting import InterestKind, Matter
from wizard.plan.office import Address, AddressRole, Confirmation, Office, Signatory
from wizard.plan.people import Person
from wizard.plan.plan import Plan, PrivateDissent, PrivateMatter
from wizard.plan.proposal import Dissent, Owner
from wizard.plan.spell import SpellKind
from wizard.redaction.about_person import UnknownPersonError, about_person, as_text, known_names
from wizard.redaction.person_fields import NAME_FIELDS, PERSON_FIELDS, in_words
from wizard.signing.closing import close, reopen

ON = date(2027, 4, 1)
KEY = "^[a-z0-9][a-z0-9_-]"
NO_PERSON = frozenset(
    """
    Plan.facts TierOf.item TierOf.position Task.id Task.item Task.template Meeting.items Meeting.agenda_minutes
    Meeting.together MeetingGuidance.pack MeetingGuidance.items ActionOutline.items Attendance.from_item
    Attendance.until_item Interest.items Matter.item Matter.weighed Proposal.id Proposal.position Proposal.fields
    Consent.item Consent.proposal OwnItem.id Brought.item Brought.proposal Lapse.item Lapse.task InWriting.circulation
    InWriting.voids RecordContent.facts Standing.item SealedOutcome.item SealedOutcome.proposal Numbers.decisions
    CastingEntry.item CastingEntry.proposal WaitingEnded.item WaitingEnded.proposal Circulation.id Happened.item
    PrivateDissent.item PrivateDissent.proposal Draft.item Address.id Agreement.id Agreement.item Agreement.notices_to
    Dispatch.id Dispatch.document Dispatch.item Dispatch.to Dispatch.replaces StageTick.what ReaderLine.item
    ReaderLine.line TypedText.place TypedText.item Returns.obstacles Returns.support Returns.words Confirmation.item
""".split()  # noqa: SIM905 - names to read, not a list of strings
)
"""Fields with a key that belongs to nobody."""


def kinds(annotation: Any, seen: set[type[Value]]) -> None:
    """Every kind of value in a plan."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        if annotation not in seen:
            seen.add(annotation)
            for field in annotation.model_fields.values():
                kinds(field.annotation, seen)
        return
    for part in get_args(annotation):
        kinds(part, seen)


def said(plan: Plan, name: str) -> str:
    return "\n".join(as_text(about_person(plan, name, ON)))


def test_every_field_with_a_key_is_known_to_hold_a_person_or_none() -> None:
    seen: set[type[Value]] = set()
    kinds(Plan, seen)
    ours = [kind for kind in seen if not kind.__module__.startswith("wizard.guidance")]
    keys = {
        (kind.__name__, name)
        for kind in ours
        for name, field in kind.model_fields.items()
        if KEY in f"{field.annotation}{field.metadata}"
    }
    fields = {(kind.__name__, name) for kind in ours for name in kind.model_fields}
    assert {f"{kind}.{name}" for kind, name in keys - PERSON_FIELDS} == NO_PERSON
    assert fields >= (PERSON_FIELDS | NAME_FIELDS)


def test_all_that_somebody_did_is_found_with_its_place() -> None:
    words = said(second_signed(), "Ben Whitlock")
    for part in (
        "Vote or view (Meeting 1, record, item 1",
        "choice: Against",
        "Dissent (Meeting 1, record, item 1",
        "A count protects the doctor who keeps to it",
        "Attendance (Meeting 1, record)",
        "what: Refused to sign",
        "in words: Not with these words on item 1.",
        "proposed by: Dr Ben Whitlock",
        "Note (Kept privately, never printed)",
        "ask him for a quiet word before January",
        "has left the practice: yes",
    ):
        assert part in words


@pytest.mark.parametrize("plan", [second_signed, signed, worked_example])
def test_nobody_else_is_named(plan: Any) -> None:
    held = plan()
    names = known_names(held)
    for name in names[:4]:
        words = said(held, name)
        own = {part for each in names if each == name for part in each.split()}
        others = {part for each in names for part in each.split()[1:]} - own
        found = {part for part in others if len(part) > 3 and re.search(rf"\b{re.escape(part)}\b", words)}
        assert found == set()


def test_somebody_who_is_named_in_words_alone_is_found() -> None:
    plan = second_signed()
    task = plan.tasks[0].replace(owner=Owner(name="Mrs Joan Ferris"), note="Ask Mrs Ferris and Dr Osei.")
    plan = plan.with_task(task)
    assert "Mrs Joan Ferris" in known_names(plan)
    words = said(plan, "ferris")
    assert f"text: {task.text}" in words
    assert "note: Ask Mrs Ferris and Partner A." in words


def test_what_is_kept_for_letters_is_looked_through_and_names_in_it_are_left_out_whole() -> None:
    office = Office(
        keeper="Grace Hollis",
        keep_until=date(2033, 3, 31),
        signatory=Signatory(person="osei", role="for the partnership"),
        addresses=(Address(id="a1", role=AddressRole.LMC, name="Jo Bloggs", note="Dr Osei knows her."),),
        confirmations=(Confirmation(item="8", by="Dr Amara Osei"),),
    )
    plan = second_signed().replace(office=office)
    words = said(plan, "Amara Osei")
    assert "Who signs letters" in words
    assert "Confirmation" in words
    assert "note: Dr Osei knows her." in words
    assert "Bloggs" not in words
    assert "Kept by Grace Hollis." in words
    assert "To be kept until 31 March 2033." in words


def test_a_name_that_two_share_may_mean_either_and_stands_for_neither() -> None:
    plan = signed()
    twin = Person(id="p9", name="Dr Zoe Shah")
    plan = plan.with_person(twin)
    record = plan.records[0]
    matter = record.content.meeting.matters[0].replace(minute="Shah asked for more time.")
    assert isinstance(matter, Matter)
    meeting = record.content.meeting.with_matter(matter)
    plan = plan.replace(records=(record.replace(content=record.content.replace(meeting=meeting)),))
    assert "minute: [name left out] asked for more time." in said(plan, "Zoe Shah")


@pytest.mark.parametrize(
    ("asked", "why"), [("Nobody Atall", "names nobody called"), ("Dr", "names several people called"), (" ", "nobody")]
)
def test_an_unknown_or_ambiguous_name_is_refused_with_those_there_are(asked: str, why: str) -> None:
    with pytest.raises(UnknownPersonError, match=why) as refused:
        about_person(second_signed(), asked, ON)
    assert "Dr Amara Osei" in str(refused.value)


def test_somebody_of_whom_nothing_more_is_held_is_said_so() -> None:
    plan = second_signed()
    assert "Who they are" in said(plan.with_person(Person(id="zz", name="Ms Una Quell")), "una quell")


def test_a_drawn_signature_is_named_and_not_shown() -> None:
    assert "drawn signature: kept as 1 stroke" in said(second_signed(), "Amara Osei")


def test_what_is_kept_apart_and_what_was_reopened_is_found_with_its_place() -> None:
    apart = PrivateDissent(meeting=1, item="1", proposal="p2", dissent=Dissent(person="p1", words="Not so."))
    plan = reopen(close(draft(), FIRST), SECOND, "A wrong date.")
    plan = plan.replace(private=PrivateMatter(dissents=(apart,), contacts={"p1": "Home on Fridays"}))
    words = said(plan, "Amara Osei")
    assert "(Kept privately, never printed, meeting 1, item 1" in words
    assert "Home on Fridays" in words
    assert "Meeting 1, revision 1, reopened" in words


def test_of_whom_nothing_is_held_it_says_so() -> None:
    nothing = replace(about_person(signed(), "Amara Osei", ON), held=())
    assert "The plan holds nothing about them." in list(as_text(nothing))


@pytest.mark.parametrize(
    ("name", "part", "words"),
    [
        ("gp", True, "yes"),
        ("gp", False, "no"),
        ("starts", time(9, 30), "09:30"),
        ("votes", 3, "3"),
        ("seen", ("a" * 64,), "1 correction"),
        ("seen", (1.5,), "1 correction"),
        ("parts", (1.5,), ""),
        ("kind", InterestKind.NOTED, INTERESTS[InterestKind.NOTED].printed),
        ("kind", SpellKind.LEAVE, "leave"),
    ],
)
def test_a_field_is_said_in_words(name: str, part: object, words: str) -> None:
    assert in_words(name, part) == words


def test_somebody_else_with_a_known_surname_and_somebody_known_as_an_owner_are_left_out() -> None:
    plan = second_signed()
    task = plan.tasks[0].replace(owner=Owner(name="Mrs Dina Shah"), note="Dr Whitlock asks Mrs Shah Imran.")
    words = said(plan.with_task(task), "Ben Whitlock")
    assert "note: Dr Whitlock asks Partner D." in words
    assert "Imran" not in words
    assert "Shah" not in words
