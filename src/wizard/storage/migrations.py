"""From one version of the plan file to the next: a table of functions on plain data.

A migration takes what stood under `plan` in a file of its version, as `json.loads` gives it, and returns what stands
there in the version after it. It is pure: no clock, no disk, no models, because the models are those of the newest
version alone. What it returns is validated like any other plan. `docs/file-format.md` says how one is added.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wizard.storage.version_1 import from_version_1

Migration = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes a plan of one version as plain data and returns the plan of the next version.

Raises:
    MigrationError: The plan cannot be carried over.
"""

MIGRATIONS: Mapping[int, Migration] = {1: from_version_1}
"""For each version before the newest, what turns its plan into that of the version after it."""


def newest_version(migrations: Mapping[int, Migration]) -> int:
    """Return the version that is written: the one after the last that can be migrated from, or 1."""
    return max(migrations, default=0) + 1


def migrated(plan: dict[str, Any], version: int, migrations: Mapping[int, Migration]) -> dict[str, Any]:
    """Return the plan of a file of `version` as a plan of the newest version.

    Raises:
        MigrationError: It cannot be carried over.
    """
    for step in range(version, newest_version(migrations)):
        plan = migrations[step](plan)
    return plan
