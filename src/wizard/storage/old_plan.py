"""Read what can be reused from a version 0.1 plan with closed meetings; the file itself is not changed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from wizard.foundation.disk import DISK, Disk
from wizard.foundation.file_errors import explain
from wizard.foundation.value import Value
from wizard.plan.meeting import Meeting
from wizard.plan.people import Person, Practice, Settings
from wizard.plan.plan import FrozenGuidance
from wizard.plan.plan_references import altered_texts
from wizard.plan.record import Standing
from wizard.plan.task import Task
from wizard.storage.plan_file import PlanFileError, old_plan_data, read_bytes
from wizard.storage.version_1 import duties_in, hold_votes, meeting_of, settings_of


class OldMeeting(Value):
    """The last closed meeting of an old plan, as far as positions depend on it."""

    meeting: Meeting
    people: tuple[Person, ...] = ()
    settings: Settings = Settings()
    carried: tuple[Standing, ...] = ()


class OldContents(Value):
    """The parts of an old plan that a new one can begin with."""

    id: str
    practice: Practice = Practice()
    people: tuple[Person, ...] = ()
    settings: Settings = Settings()
    guidance: FrozenGuidance = FrozenGuidance()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True)
class OldPlan:
    """A plan of version 0.1 with closed meetings."""

    contents: OldContents
    last: OldMeeting
    seal: str | None
    """The seal of its last record."""


def read_old_plan(path: Path, disk: Disk = DISK) -> OldPlan:
    """Return what a new plan can begin with.

    Raises:
        PlanFileError: The file cannot be read, is damaged, or is of this version.
    """
    data, _ = old_plan_data(read_bytes(path, disk), path.name)
    try:
        return _taken_over(data)
    except ValidationError as error:
        raise PlanFileError(path.name, f"is damaged: {explain(error)}") from error
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise PlanFileError(path.name, "is damaged: a closed meeting in it is not whole") from error


def _taken_over(data: dict[str, Any]) -> OldPlan:
    votes = hold_votes(data.get("people"))
    kept = {key: data[key] for key in OldContents.model_fields if key in data}
    if "settings" in kept:
        kept["settings"] = settings_of(kept["settings"], in_votes=votes)
    contents = OldContents.model_validate_json(to_json(kept))
    record = data["records"][-1]
    content = record["content"]
    held = hold_votes(content["people"])
    last = {
        "meeting": meeting_of(content["meeting"], in_votes=held, duties=duties_in(data)),
        "people": content["people"],
        "settings": settings_of(content["settings"], in_votes=held),
        "carried": content.get("carried", []),
    }
    _see_texts(contents.guidance)
    return OldPlan(contents, OldMeeting.model_validate_json(to_json(last)), record["seal"].get("digest"))


def _see_texts(guidance: FrozenGuidance) -> None:
    if next(altered_texts(guidance), None) is not None:
        raise TypeError("a text of the guidance is not the one that its digest names")
