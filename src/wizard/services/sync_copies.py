"""What OneDrive and other sync programs do to plans: files that are not on this PC yet, and second versions.

A sync program that finds a plan changed on two PCs keeps both: one under the plan's name, one under a similar name.
"""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wizard.plan.plan import Plan
from wizard.storage.plan_file import PlanFileError, read_plan_file
from wizard.storage.recovery import differences

# Set by the cloud provider on Windows: opening or reading the file downloads it first.
_RECALL_ON_OPEN, _RECALL_ON_READING = 0x0004_0000, 0x0040_0000
_ONLINE_ONLY = stat.FILE_ATTRIBUTE_OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_READING

_MOST_VERSIONS = 5
"""The most files beside a plan that are read."""

# OneDrive: “plan-RECEPTION-2”. Dropbox: “plan (Mei's conflicted copy 2026-11-29)”. Syncthing: “plan.sync-conflict-…”.
# Nextcloud: “plan (conflicted copy 2026-11-29 120315)”. A PC's name has at most fifteen characters on Windows.
_ADDED = re.compile(
    r"-[A-Za-z0-9-]{1,15}(-\d+)?| \([^()]*conflict[^()]*\)|\.sync-conflict-[0-9A-Za-z-]+", re.IGNORECASE
)


class SecondVersion(NamedTuple):
    """Another version of a plan, beside it."""

    path: Path
    differences: tuple[str, ...]
    """What it changes, each in a few words."""


def is_online_only(path: Path) -> bool:
    """Whether a file must be downloaded before it can be read; this reads its attributes, not its content."""
    try:
        return bool(getattr(path.stat(), "st_file_attributes", 0) & _ONLINE_ONLY)
    except OSError:
        return False


def second_versions(path: Path, plan: Plan) -> tuple[SecondVersion, ...]:
    """Return what a sync program has left beside the plan at `path` that holds the same plan in another version.

    Files that are not on this PC are not downloaded. This reads the disk, so it may take a while.
    """
    return tuple(_versions(path, plan))


def _versions(path: Path, plan: Plan) -> Iterator[SecondVersion]:
    for beside in _named_like(path)[:_MOST_VERSIONS]:
        try:
            other = read_plan_file(beside).plan
        except PlanFileError:
            continue
        if other.id == plan.id and other != plan:
            yield SecondVersion(beside, differences(plan, other))


def _named_like(path: Path) -> list[Path]:
    try:
        found = [each for each in path.parent.iterdir() if each.suffix == path.suffix and each.name != path.name]
    except OSError:
        return []
    likely = [
        each for each in found if each.stem.startswith(path.stem) and _ADDED.fullmatch(each.stem[len(path.stem) :])
    ]
    return sorted(each for each in likely if not is_online_only(each))
