import json

import pytest
from tests.storage.samples import large_plan, plan_file, small_plan

from wizard.foundation.canonical_json import plain
from wizard.storage.plan_file import plan_bytes
from wizard.storage.salvage import salvage


def test_a_plan_whose_checksum_alone_is_wrong_is_read_whole() -> None:
    found = salvage(plan_bytes(small_plan(), 1).replace(b"Osei", b"Oser"))
    assert found is not None
    assert (found.plan.people[0].name, found.lost) == ("Dr Amara Oser", ())


def test_a_part_that_cannot_be_read_is_named_and_the_rest_kept() -> None:
    found = salvage(plan_file(plain(small_plan()) | {"settings": {"marking": 1}, "new": 1}))
    assert found is not None
    assert (found.plan, found.lost) == (small_plan(), ("settings", "new"))


def test_an_entry_that_cannot_be_read_does_not_take_the_list_with_it() -> None:
    people = [{"id": "p1", "name": "Dr Amara Osei"}, {"id": "p2"}, {"id": "p3", "name": "Sam"}]
    found = salvage(plan_file(plain(small_plan()) | {"people": people}))
    assert found is not None
    assert ([person.id for person in found.plan.people], found.lost) == (["p1", "p3"], ("people, entry 2",))


def test_a_plan_that_was_cut_short_keeps_what_comes_before() -> None:
    data = plan_bytes(large_plan(2, 3), 1)
    found = salvage(data[: data.index(b'"records"') + 500])
    assert found is not None
    assert (found.plan.people, found.plan.meeting is not None) == (large_plan(2, 3).people, True)
    assert found.lost == ("everything after practice",) or found.lost[0].startswith("everything after ")


@pytest.mark.parametrize("data", [b"", b"{}", b'{"plan":', b"\xff" * 100, b'"plan":' + b"[" * 50_000, b"{" * 200_000])
def test_where_nothing_can_be_read_nothing_is_offered(data: bytes) -> None:
    assert salvage(data) is None


def test_a_plan_without_its_id_is_not_made_up() -> None:
    plan = plain(small_plan())
    del plan["id"]
    assert salvage(json.dumps({"plan": plan}).encode()) is None
