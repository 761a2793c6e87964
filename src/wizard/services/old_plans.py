"""Begin a new plan from one that version 0.1 made and that holds closed meetings."""

import secrets
from datetime import datetime
from pathlib import Path

from wizard.edits.begin_anew import Begun, Earlier, begin_from
from wizard.foundation.formatting import listed
from wizard.guidance.pack import Pack
from wizard.plan.plan import open_meeting
from wizard.services.plan_files import ServiceError
from wizard.storage.old_plan import read_old_plan
from wizard.storage.plan_file import PlanFileError
from wizard.voting.numbering import item_number
from wizard.voting.sitting import Sitting


def begin_from_file(path: Path, now: datetime, pack: Pack) -> Begun:
    """Return a new plan with the practice, people, rule, positions and open tasks of an old one, and what was lost.

    Raises:
        ServiceError: The file cannot be read, is damaged, or can be opened directly.
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


def undecided_sentence(begun: Begun) -> str:
    """Return which items begin undecided, and why, in one sentence."""
    plan = begun.plan
    guidance = open_meeting(plan).guidance.items
    titles = [
        f"{item} {plan.item(guidance[item]).short_title}" if item in guidance else item_number(item)
        for item in begun.undecided
    ]
    items = f"Item {titles[0]} begins" if len(titles) == 1 else f"Items {listed(titles)} begin"
    return f"{items} undecided: by the practice’s own rule, what was agreed there does not take effect."
