"""The worked example: a made-up practice, built from a data file and the guidance by the plan's own methods."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wizard.edits.meeting_edits import new_plan
from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.installed_packs import shipped_pack
from wizard.guidance.packs.toml_files import PackError
from wizard.plan.plan import Plan
from wizard.plan.record import AnswerKind, Method
from wizard.services.guidance_packs import SHIPPED_PACK, statements
from wizard.services.plan_files import ServiceError
from wizard.signing.answers import Reply
from wizard.signing.closing import answer, close


def example_plan(data: Mapping[str, Any], pack: Pack) -> Plan:
    """Return the plan that `data` describes, under the guidance of `pack`.

    `data` is a plan without guidance: `meeting` lacks `number` and `guidance`, proposals lack `seen`.

    Raises:
        pydantic.ValidationError: The data does not describe a plan.
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


def example(*, signed: bool = False) -> Plan:
    """Return the worked example under the shipped guidance; with `signed`, its meeting is closed and answered.

    Raises:
        ServiceError: The shipped guidance is damaged.
    """
    data = _example_data("harbour-lane.json")
    try:
        pack = shipped_pack(resource("packs", SHIPPED_PACK))
    except PackError as error:
        raise ServiceError(str(error)) from error
    plan = example_plan(data, pack)
    if not signed:
        return plan
    signing = _example_data("harbour-lane-signing.json")
    plan = close(plan, datetime.fromisoformat(signing["closed_at"]))
    words = statements()
    for entry in signing["answers"]:
        kind = AnswerKind(entry["kind"])
        plan = answer(
            plan,
            plan.records[-1].content.number,
            Reply(
                person=entry["person"],
                kind=kind,
                method=Method(entry["method"]),
                at=datetime.fromisoformat(entry["at"]),
                statement=words[kind],
                typed_name=entry.get("typed_name", ""),
                strokes=tuple(tuple((x, y, p) for x, y, p in stroke) for stroke in entry.get("strokes", ())),
            ),
        )
    return plan


def _example_data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource("examples", name).read_text(encoding="utf-8"))
    return data
