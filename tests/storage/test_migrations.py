"""Plan files of older versions: converted step by step, or refused in a sentence; the file itself is not changed."""

import hashlib
import json
from typing import Any

import pytest
from tests.plans import worked_example

from wizard.foundation.canonical_json import canonical_bytes
from wizard.storage.migration_errors import MigrationError
from wizard.storage.migrations import MIGRATIONS, migrated, newest_version
from wizard.storage.plan_file import UNREADABLE, PlanFileError, parse_plan, plan_bytes


def old_file(plan: Any, version: int) -> bytes:
    """A valid plan file of a made-up older version."""
    content = canonical_bytes(plan)
    head = {
        "format": "gp-action-wizard plan",
        "version": version,
        "counter": 7,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return json.dumps(head)[:-1].encode() + b', "plan": ' + content + b"}\n"


def today() -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(plan_bytes(worked_example(), 1))["plan"]
    return plan


def renamed_practice(plan: dict[str, Any]) -> dict[str, Any]:
    """The made-up first version called the practice “surgery”."""
    return {key: value for key, value in plan.items() if key != "surgery"} | {"practice": plan["surgery"]}


def unwrapped(plan: dict[str, Any]) -> dict[str, Any]:
    """The made-up second version wrapped the plan once more."""
    inner: dict[str, Any] = plan["document"]
    return inner


def test_a_plan_of_each_older_version_is_carried_over_step_by_step() -> None:
    plan = today()
    surgery = {key: value for key, value in plan.items() if key != "practice"} | {"surgery": plan["practice"]}
    first = {"document": surgery}
    steps = {1: unwrapped, 2: renamed_practice}
    for version, old in ((1, first), (2, surgery), (3, plan)):
        read = parse_plan(old_file(old, version), "old.gpplan", steps)
        assert (read.plan, read.counter) == (worked_example(), 7), version


def test_what_was_changed_in_an_old_file_is_found_before_it_is_carried_over() -> None:
    data = old_file({"document": today()}, 1).replace(b'"document"', b'"dokument"')
    with pytest.raises(PlanFileError, match="does not match its checksum"):
        parse_plan(data, "old.gpplan", {1: unwrapped})


def test_an_old_plan_that_cannot_be_carried_over_is_refused_in_a_sentence() -> None:
    def refuses(plan: dict[str, Any]) -> dict[str, Any]:
        raise MigrationError("holds a record that this program cannot check")

    with pytest.raises(PlanFileError) as refused:
        parse_plan(old_file({}, 1), "old.gpplan", {1: refuses})
    assert (
        str(refused.value)
        == "“old.gpplan” has version 1 of the format, and holds a record that this program cannot check."
    )
    assert refused.value.exit_code == UNREADABLE


@pytest.mark.parametrize("plan", [[], "plan", None, 3])
def test_an_old_plan_that_is_no_object_is_damaged(plan: Any) -> None:
    with pytest.raises(PlanFileError, match="plan: expected keys and values"):
        parse_plan(old_file(plan, 1), "old.gpplan", {1: unwrapped})


def test_what_a_migration_returns_is_validated_like_any_plan() -> None:
    with pytest.raises(PlanFileError, match=r"is damaged: .*unknown key"):
        parse_plan(old_file(today() | {"surplus": 1}, 1), "old.gpplan", {1: dict})


def test_every_version_before_the_newest_has_a_migration() -> None:
    assert sorted(MIGRATIONS) == list(range(1, newest_version(MIGRATIONS)))
    assert migrated({"a": 1}, newest_version(MIGRATIONS), MIGRATIONS) == {"a": 1}
