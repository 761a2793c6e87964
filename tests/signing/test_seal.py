"""The seal: what its parts cover and how closely it names a change."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signing.altering import closed_meetings
from tests.signing.closed_plans import closed, second_closed, signed

from wizard.foundation.canonical_json import canonical_bytes, digest, plain
from wizard.plan.meeting import Matter
from wizard.plan.people import Marking
from wizard.plan.plan import Plan
from wizard.plan.proposal import Proposal
from wizard.plan.record import Acknowledged, RecordContent
from wizard.signing.seal import Alteration, AlteredPart, altered_parts, parts_of, record_text, seal


def content() -> RecordContent:
    return closed().records[0].content


def with_matter(changes: Mapping[str, Any], item: str = "3") -> RecordContent:
    """The record with one part of an item changed."""
    was = content()
    matter = was.meeting.matter(item)
    return was.replace(meeting=was.meeting.with_matter(matter.replace(**changes)))


def with_proposal(**changes: Any) -> RecordContent:
    """The record with one part of the proposal on item 3 changed."""
    (proposal,) = content().meeting.matter("3").proposals
    return with_matter({"proposals": (proposal.replace(**changes),)})


def named(changed: RecordContent) -> list[tuple[str, str]]:
    return [(part.name, part.how.value) for part in altered_parts(changed, parts_of(content()))]


def test_an_unaltered_record_agrees_with_its_seal() -> None:
    for record in second_closed().records:
        assert altered_parts(record.content, record.seal.parts) == ()


def test_a_change_on_an_item_is_named_by_what_was_changed() -> None:
    assert named(with_proposal(reason="Another.")) == [("reason on item 3", "changed")]
    assert named(with_proposal(start=None, owner=None)) == [
        ("dates on item 3", "removed"),
        ("owner on item 3", "removed"),
    ]
    assert named(with_matter({"minute": "A word."})) == [("minute on item 3", "added")]


def test_a_second_proposal_is_named_apart_from_the_first() -> None:
    (first,) = content().meeting.matter("3").proposals
    second = Proposal(id="p2", position="do", reason="Later.")
    assert named(with_matter({"proposals": (first, second)})) == [
        ("position on item 3, proposal 2", "added"),
        ("reason on item 3, proposal 2", "added"),
    ]


def test_proposals_that_changed_places_are_named() -> None:
    (first,) = content().meeting.matter("3").proposals
    twice = with_matter({"proposals": (first, first.replace(id="p2"))})
    swapped = with_matter({"proposals": (first.replace(id="p2"), first)})
    found = altered_parts(swapped, parts_of(twice))
    assert [part.name for part in found] == ["position on item 3", "position on item 3, proposal 2"]


def test_an_item_that_was_removed_or_put_in_is_named_once() -> None:
    was = content()
    without = was.replace(meeting=was.meeting.replace(matters=was.meeting.matters[:1]))
    assert named(without) == [("item 3", "removed")]
    more = was.replace(meeting=was.meeting.with_matter(Matter(item="4a", minute="A word.")))
    assert named(more) == [("item 4a", "added")]


def test_items_that_changed_places_or_stand_twice_are_found() -> None:
    was = content()
    turned = was.replace(meeting=was.meeting.replace(matters=was.meeting.matters[::-1]))
    assert named(turned) == [("order of items", "changed")]
    hidden = Matter(item="1", minute="Hidden.")
    doubled = was.replace(meeting=was.meeting.replace(matters=(hidden, *was.meeting.matters)))
    assert ("order of items", "changed") in named(doubled)


def test_a_part_that_the_seal_does_not_know_is_found_either_way() -> None:
    parts = dict(parts_of(content()))
    parts["item 9a"] = parts.pop("item 3")
    assert altered_parts(content(), parts)[0] == AlteredPart("item 3", Alteration.ADDED)


def test_the_parts_cover_every_field_of_a_record() -> None:
    was = content()
    before = parts_of(was)
    changes: dict[str, Any] = {
        "plan": "other", "number": 7, "revision": 2, "practice": was.practice.replace(name="X"), "people": (),
        "settings": was.settings.replace(marking=Marking.NONE), "facts": {}, "tasks": (), "expected": ("p1",),
        "closed_at": was.closed_at.replace(second=9), "replaces": "0" * 64, "replaces_signed_on": was.closed_at.date(),
        "reopening": "0" * 64, "acknowledged": (Acknowledged(name="item:3", findings="0" * 64),),
        "outcomes": was.outcomes[:1], "numbers": was.numbers.replace(tasks=7),
        "meeting": was.meeting.replace(place="Hall"),
        "carried": second_closed().records[1].content.carried,
    }  # fmt: skip
    assert set(changes) == set(RecordContent.model_fields)
    for field, value in changes.items():
        data = {name: getattr(was, name) for name in RecordContent.model_fields} | {field: value}
        assert parts_of(RecordContent.model_construct(**data)) != before, field


def test_a_seal_is_chained_to_the_record_before_and_to_its_last_answer() -> None:
    first, second = second_closed().records
    assert first.seal.previous is None
    assert second.seal.previous == first.seal.digest
    assert second.seal.previous_signatures == first.answers[-1].digest


def test_the_same_content_after_another_record_has_another_seal() -> None:
    was = content()
    seals = {seal(was, None).digest, seal(was, closed().records[0]).digest, seal(was, signed().records[0]).digest}
    assert len(seals) == 3


def shuffled(value: Any, turn: st.DataObject) -> Any:
    """The same data with the keys of every object in another order."""
    if isinstance(value, dict):
        keys = turn.draw(st.permutations(list(value)))
        return {key: shuffled(value[key], turn) for key in keys}
    if isinstance(value, list):
        return [shuffled(entry, turn) for entry in value]
    return value


@settings(max_examples=25)
@given(closed_meetings(meetings=1), st.data())
def test_the_canonical_form_is_the_same_whatever_the_order_of_keys(plan: Plan, turn: st.DataObject) -> None:
    data = plain(plan.records[0])
    turned = shuffled(data, turn)
    assert canonical_bytes(turned) == canonical_bytes(data)
    assert digest(turned) == digest(plan.records[0])


@settings(max_examples=25)
@given(closed_meetings(meetings=1))
def test_a_record_read_back_from_its_file_has_the_same_seal(plan: Plan) -> None:
    for text in (plan.model_dump_json(), plan.model_dump_json(exclude_defaults=True, indent=2)):
        record = Plan.model_validate_json(json.dumps(json.loads(text))).records[0]
        assert seal(record.content, None) == record.seal == plan.records[0].seal


def test_an_altered_outcome_is_named_by_its_item_and_the_list_of_them_by_itself() -> None:
    was = content()
    first, second = was.outcomes
    other = first.replace(sentence="Carried by acclamation.")
    assert named(was.replace(outcomes=(other, second))) == [("outcome on item 1", "changed")]
    assert named(was.replace(outcomes=(second, first))) == [("outcomes", "changed")]


def test_a_record_is_written_whole_with_and_without_answers() -> None:
    for record in (closed().records[0], signed().records[0]):
        assert json.loads(b"".join(record_text(record))) == json.loads(canonical_bytes(plain(record)))
