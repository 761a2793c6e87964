"""The worked example: a made-up practice, built from a data file and the guidance by the plan's own ways."""

import json
from collections.abc import Mapping
from typing import Any

from wizard.edits.meeting_edits import new_plan
from wizard.guidance.pack import Pack
from wizard.plan.plan import Plan


def example_plan(data: Mapping[str, Any], pack: Pack) -> Plan:
    """Return the plan that `data` describes, under the guidance of `pack`.

    `data` is a plan without guidance: `meeting` lacks `number` and `guidance`, proposals lack `seen`.

    Raises:
        pydantic.ValidationError: The data is not that of a plan.
    """
    begun = new_plan(data["id"], Plan.model_validate_json(json.dumps(_head(data))).created_at, pack)
    assert begun.meeting is not None
    frame = json.loads(begun.model_dump_json(exclude_defaults=True))
    meeting = {**frame["meeting"], **data["meeting"]}
    for matter in meeting["matters"]:
        for proposal in matter["proposals"]:
            proposal["seen"] = begun.meeting.guidance.items[matter["item"]]
    return Plan.model_validate_json(json.dumps({**frame, **data, "meeting": meeting}))


def _head(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": data["id"], "created_at": data["created_at"]}
