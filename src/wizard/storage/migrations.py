"""Convert a plan from one version of the file to the next: a table of functions on plain data.

A migration takes the value of `plan` in a file of its version, as `json.loads` returns it, and returns the value for
the next version. It is pure: no clock, no disk, no models, because the models are those of the newest version
only. The result is validated like any other plan. `docs/file-format.md` says how to add a migration.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wizard.storage.version_1 import from_version_1

Migration = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes a plan of one version as plain data and returns the plan of the next version.

Raises:
    MigrationError: The plan cannot be converted.
"""

MIGRATIONS: Mapping[int, Migration] = {1: from_version_1}
"""For each version before the newest, the function that converts its plan to the next version."""


def newest_version(migrations: Mapping[int, Migration]) -> int:
    """Return the version that we write: the one after the last that can be migrated from, or 1."""
    return max(migrations, default=0) + 1


def migrated(plan: dict[str, Any], version: int, migrations: Mapping[int, Migration]) -> dict[str, Any]:
    """Return the plan of a file of `version` as a plan of the newest version.

    Raises:
        MigrationError: It cannot be converted.
    """
    for step in range(version, newest_version(migrations)):
        plan = migrations[step](plan)
    return plan
