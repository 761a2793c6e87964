"""Beginning a new plan from one that version 0.1 made and that holds closed meetings."""

import secrets
from datetime import datetime
from pathlib import Path

from wizard.edits.begin_anew import Begun, Earlier, begin_from
from wizard.guidance.pack import Pack
from wizard.services.plan_files import ServiceError
from wizard.storage.old_plan import read_old_plan
from wizard.storage.plan_file import PlanFileError
from wizard.voting.sitting import Sitting


def begin_from_file(path: Path, now: datetime, pack: Pack) -> Begun:
    """Return a new plan with the practice, people, rule, positions and open tasks of an old one, and what it lost.

    Raises:
        ServiceError: The file cannot be read, is damaged, or can be opened as it is.
    """
    try:
        old = read_old_plan(path)
    except PlanFileError as error:
        raise ServiceError(str(error), error.exit_code) from error
    contents, last = old.contents, old.last
    earlier = Earlier(
        plan=contents.id,
        practice=contents.practice,
        people=contents.people,
        settings=contents.settings,
        guidance=contents.guidance,
        tasks=contents.tasks,
        last=Sitting(last.meeting, last.people, last.settings),
        carried=last.carried,
        record=old.seal,
    )
    return begin_from(earlier, secrets.token_hex(16), now, pack)
