"""Plans for tests: the shipped pack, a new plan, the worked example; each read once."""

import functools
import json
from datetime import UTC, date, datetime

from wizard.edits.meeting_edits import new_plan
from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.load_pack import load_pack
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan
from wizard.services.example_plan import example_plan

TODAY = date(2026, 12, 9)
"""The day after the worked example's meeting."""

NOW = datetime(2026, 12, 8, 14, 30, tzinfo=UTC)

ITEM_STEPS = tuple(f"item-{item}" for item in ("1", "2", "3", "4a", "4b", "5", "6", "7", "8", "9a", "9b", "10"))
"""The keys of the steps of the shipped pack's items."""


@functools.cache
def shipped_pack() -> Pack:
    """The shipped pack."""
    return load_pack(resource("packs", "gpce-2024"))


@functools.cache
def worked_example() -> Plan:
    """The worked example, its meeting open."""
    data = json.loads(resource("examples", "harbour-lane.json").read_text(encoding="utf-8"))
    return example_plan(data, shipped_pack())


@functools.cache
def empty_plan() -> Plan:
    """A new plan: no practice, nobody in it, its first meeting open."""
    return new_plan("0" * 32, NOW, shipped_pack())


def plan_of(partners: int) -> Plan:
    """A new plan with this many partners, from “p1” on, and nothing else."""
    people = tuple(Person(id=f"p{n}", name=f"Dr Number {n}", role=Role.PARTNER) for n in range(1, partners + 1))
    return empty_plan().replace(people=people)
