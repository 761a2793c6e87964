"""The plan file: a JSON envelope round one plan. `docs/file-format.md` describes all of it.

The history of the format:

- **Version 2** (0.2.0): the rule by need, base and tiers; consents; outcomes and numbers in the record; circulations,
  own items, corrections. A plan of version 1 without closed meetings is converted.
- **Version 1** (0.1.0): the first. An envelope with `format`, `version`, `counter`, `sha256` and `plan`. We write the
  plan in canonical JSON on one line, so that its digest is that of the bytes in the file; a file with another layout
  can be read too.

`tests/storage/files/` keeps one file of every version for ever. `storage/migrations` converts the plan of an older
version to the newest.

A plan's canonical JSON is built from parts that are reused (`KnownParts`): closed records and guidance never change,
and they are most of a plan.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from wizard.foundation.atomic_file import new_file
from wizard.foundation.canonical_json import model_bytes, ordered, plain
from wizard.foundation.disk import DISK, SHARED_FILE, Disk, NotAFileError, refuse_special
from wizard.foundation.file_errors import explain, reason
from wizard.foundation.gc_pause import no_sweeping
from wizard.foundation.value import Value
from wizard.plan.plan import FrozenGuidance, Plan
from wizard.signing.impossible import first_impossible
from wizard.storage import envelope
from wizard.storage.envelope import DAMAGED, FORMAT, UNREADABLE, VERSION, PlanFileError, checked_envelope
from wizard.storage.migration_errors import ClosedMeetingsError, MigrationError
from wizard.storage.migrations import MIGRATIONS, Migration, migrated, newest_version
from wizard.storage.plan_text import is_text_of
from wizard.storage.signature_points import put_points_in

# A file laid out as `plan_bytes` writes it can be hashed directly. Any other has to be parsed and written again first.
_WRITTEN_BY_US = re.compile(
    rb'\{\s*"format"\s*:\s*"gp-action-wizard plan"\s*,\s*"version"\s*:\s*(0|[1-9][0-9]{0,8})\s*,'
    rb'\s*"counter"\s*:\s*(0|[1-9][0-9]{0,14})\s*,\s*"sha256"\s*:\s*"([0-9a-f]{64})"\s*,\s*"plan"\s*:\s*'
)
_OTHER_DIGEST = "is damaged or was changed: the plan does not match its checksum (sha256)"

__all__ = [
    "DAMAGED",
    "UNREADABLE",
    "OldPlanError",
    "PlanFile",
    "PlanFileError",
    "old_plan_data",
    "parse_plan",
    "plan_bytes",
    "read_bytes",
    "read_plan",
    "read_plan_bytes",
    "read_plan_file",
    "see_that_it_may_be_read",
    "write_new_plan",
]


@dataclass(frozen=True)
class PlanFile:
    """The content of a plan file: a plan, and the number of this save."""

    plan: Plan
    counter: int
    """Counts the saves; versions are ordered by it, never by a file's time."""
    sha256: str
    """The digest of the plan's canonical JSON, as it is in the file."""
    version: int = VERSION
    """The version of the file's format; an older plan was converted on reading."""


class OldPlanError(PlanFileError):
    """The plan was made by version 0.1 and has closed meetings. It stays as it is; a new plan can be begun from it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            "was made by version 0.1 and has closed meetings. It is left as it is. You can start a new plan from its "
            "practice, people, rule, positions and open tasks",
            UNREADABLE,
        )


class KnownParts:
    """The canonical JSON of the parts of a plan, kept from the last save. For one thread only."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Value, bytes]] = {}
        self._used: dict[int, tuple[Value, bytes]] = {}

    def text(self, part: Value) -> bytes:
        """Return the canonical JSON of a part, looked up by its identity."""
        # Keep the part itself too: once it is freed, Python may give its id to another object.
        found = self._known.get(id(part)) or (part, model_bytes(plain(part)))
        self._used[id(part)] = found
        return found[1]

    def forget_unused(self) -> None:
        """Forget every part that was not used since the last call."""
        self._known, self._used = self._used, {}


def plan_bytes(plan: Plan, counter: int, known: KnownParts | None = None) -> bytes:
    """Return the plan file as bytes. The same plan and counter always give the same bytes.

    Args:
        plan: The plan.
        counter: The number of this save.
        known: The JSON from earlier saves, which makes this one faster.

    Raises:
        PlanFileError: The plan has become too large for a plan file.
    """
    content = canonical_plan(plan, known if known is not None else KnownParts())
    head = {"format": FORMAT, "version": VERSION, "counter": counter, "sha256": hashlib.sha256(content).hexdigest()}
    data = json.dumps(head, separators=(",", ":"))[:-1].encode() + b',"plan":' + content + b"}\n"
    try:
        envelope.check_bytes(data)
    except envelope.BoundError as error:
        raise PlanFileError("The plan", f"cannot be kept: {error}", UNREADABLE) from error
    return data


def write_new_plan(path: Path, plan: Plan, counter: int = 1, disk: Disk = DISK, *, mode: int = SHARED_FILE) -> None:
    """Write `plan` to a new file, with this mode; a file is never replaced.

    Raises:
        PlanFileError: The file exists already, or cannot be written; the exit code is `UNREADABLE`.
    """
    data = plan_bytes(plan, counter)
    try:
        new_file(path, data, mode=mode, disk=disk)
    except OSError as error:
        raise PlanFileError(path.name, f"was not written: {reason(error)}", UNREADABLE) from error


def read_plan(path: Path, disk: Disk = DISK) -> Plan:
    """Return the plan in a file.

    Raises:
        PlanFileError: It cannot be read, exceeds a limit, is damaged, or is of a newer version.
    """
    return read_plan_file(path, disk).plan


def read_plan_file(path: Path, disk: Disk = DISK) -> PlanFile:
    """Return the plan in a file with its counter and digest.

    Raises:
        PlanFileError: As for `read_plan`.
    """
    return parse_plan(read_bytes(path, disk), path.name)


def see_that_it_may_be_read(path: Path) -> None:
    """See that the path is an ordinary file, not too large for a plan, without opening it.

    Raises:
        PlanFileError: It is not; the exit code is `UNREADABLE`.
    """
    try:
        refuse_special(found := path.stat())
        envelope.check_size(found.st_size)
    except envelope.BoundError as error:
        raise PlanFileError(path.name, f"was not read: {error}", UNREADABLE) from error
    except NotAFileError as error:
        raise PlanFileError(path.name, f"was not opened: {error}", UNREADABLE) from error
    except OSError as error:
        raise PlanFileError(path.name, f"cannot be read: {reason(error)}", UNREADABLE) from error
    except ValueError as error:
        # Python refuses a path with a NUL before it asks the system.
        raise PlanFileError(path.name, "cannot be read: the name is not allowed", UNREADABLE) from error


def read_bytes(path: Path, disk: Disk = DISK) -> bytes:
    """Return a file's bytes if it is an ordinary file, not too large for a plan.

    Raises:
        PlanFileError: It is not, or it cannot be read; the exit code is `UNREADABLE`.
    """
    see_that_it_may_be_read(path)
    try:
        return disk.read(path, envelope.FILE_BYTES)
    except NotAFileError as error:
        raise PlanFileError(path.name, f"was not opened: {error}", UNREADABLE) from error
    except OSError as error:
        raise PlanFileError(path.name, f"cannot be read: {reason(error)}", UNREADABLE) from error


def read_plan_bytes(data: bytes, name: str) -> Plan:
    """Return the plan in the bytes of a plan file; `name` is the file's name in messages.

    Raises:
        PlanFileError: As for `read_plan`.
    """
    return parse_plan(data, name).plan


def parse_plan(data: bytes, name: str, migrations: Mapping[int, Migration] = MIGRATIONS) -> PlanFile:
    """Return the plan in the bytes of a plan file with its counter and digest; `name` is the file's name in messages.

    `migrations` converts a plan of an older version; the digest is that of the plan in the file.

    Raises:
        PlanFileError: As for `read_plan`.
    """
    try:
        bare = envelope.check_bytes(data)
    except envelope.BoundError as error:
        raise PlanFileError(name, f"was not read: {error}", UNREADABLE) from error
    newest = newest_version(migrations)
    with no_sweeping():
        found = _as_we_write_it(data, bare, newest)
        if found is None:
            head = _envelope(bare, name, newest)
            if head["version"] < newest:
                bare = b""
                plan = _carried_over(data, head, name, migrations)
            else:
                if bare is not data and (content := _as_it_stands(bare)):
                    # Look for errors without the signature points first: see `signature_points`.
                    _validated(content, name)
                plan = _plan_in(data, head["sha256"], name)
            found = PlanFile(plan, head["counter"], head["sha256"], head["version"])
        broken = first_impossible(found.plan)
    if broken:
        raise PlanFileError(name, f"is damaged: {broken}")
    return found


def _as_we_write_it(data: bytes, bare: bytes, newest: int) -> PlanFile | None:
    """Return the file's content if writing it again gives exactly the file's bytes, else None.

    `bare` is the same without the points of drawn signatures, or the same object if there are few points.

    A repeated key would be lost on the way, so if nothing is lost, no key is repeated. If the result is None, the
    file is parsed with care, which takes longer but can name the place of an error.
    """
    head, end = _WRITTEN_BY_US.match(data), data.rfind(b"}")
    if head is None or int(head[1]) != newest or data[end + 1 :] not in (b"", b"\n"):
        return None
    content, sha256 = data[head.end() : end], head[3].decode()
    if not _matches(content, sha256):
        return None
    try:
        plan = Plan.model_validate_json(content if bare is data else _as_it_stands(bare))
        if bare is not data:
            put_points_in(plan, content)
    except ValidationError:
        return None
    return PlanFile(plan, int(head[2]), sha256, newest) if is_text_of(plan, content) else None


def _carried_over(data: bytes, head: dict[str, Any], name: str, migrations: Mapping[int, Migration]) -> Plan:
    """Return the plan of a file of an older version, converted; its checksum is that of the plan in the file."""
    try:
        newest = _as_newest(data, head, name, migrations)
    except ClosedMeetingsError:
        # Raised outside: its cause would keep the whole plan in memory while it is shown.
        newest = b""
    except MigrationError as error:
        raise PlanFileError(name, f"has version {head['version']} of the format, and {error}", UNREADABLE) from error
    if not newest:
        raise OldPlanError(name)
    return _validated(newest, name)


def _as_newest(data: bytes, head: dict[str, Any], name: str, migrations: Mapping[int, Migration]) -> bytes:
    """Return the plan converted to the newest version, as JSON; its source is freed before it is validated.

    JSON is read from bytes and written to bytes: one rare character would make a Python string four times as long.
    """
    return to_json(migrated(_object(_checked_content(data, head, name), name), head["version"], migrations))


def _checked_content(data: bytes, head: dict[str, Any], name: str) -> bytes:
    content = _as_it_stands(data)
    if content and _matches(content, head["sha256"]):
        return content
    # Free it first: a plan can have 20 MB.
    content = b""
    content = _put_in_order(data, name)
    if not _matches(content, head["sha256"]):
        raise PlanFileError(name, _OTHER_DIGEST)
    return content


def _object(content: bytes, name: str) -> dict[str, Any]:
    try:
        plan = from_json(content, allow_inf_nan=False)
    except ValueError as error:
        raise PlanFileError(name, "is damaged: it contains a broken character") from error
    if not isinstance(plan, dict):
        raise PlanFileError(name, "is damaged: plan: expected keys and values")
    return plan


def old_plan_data(data: bytes, name: str) -> tuple[dict[str, Any], int]:
    """Return the value of `plan` in a sound file of an older version, as plain data, and that version.

    Raises:
        PlanFileError: It is damaged, or of no older version.
    """
    try:
        head = checked_envelope(envelope.check_bytes(data), name)
    except envelope.BoundError as error:
        raise PlanFileError(name, f"was not read: {error}", UNREADABLE) from error
    if head["version"] >= VERSION:
        raise PlanFileError(name, "is of this version of the format, and can be opened", UNREADABLE)
    content = _checked_content(data, head, name)
    # Free the file: its parsed content takes several times its size.
    data = b""
    return _object(content, name), head["version"]


def _envelope(data: bytes, name: str, newest: int) -> dict[str, Any]:
    try:
        return checked_envelope(data, name, newest)
    except envelope.BoundError as error:
        # Validate anyway: the model can say where it is wrong, for example which number is not whole.
        if content := _as_it_stands(data):
            _validated(content, name)
        raise PlanFileError(name, f"is damaged: {error}") from error


def _plan_in(data: bytes, sha256: str, name: str) -> Plan:
    """Return the plan in a file that is known to be valid JSON with a valid envelope."""
    content = _as_it_stands(data) or _put_in_order(data, name)
    if _matches(content, sha256):
        return _validated(content, name)
    # Validate before comparing digests: the model can say where it is wrong, the digest only that something is.
    _validated(content, name)
    content = _put_in_order(data, name)
    if not _matches(content, sha256):
        raise PlanFileError(name, _OTHER_DIGEST)
    return _validated(content, name)


def _as_it_stands(data: bytes) -> bytes:
    """Return the bytes of the plan if the envelope is laid out as `plan_bytes` writes it, else nothing."""
    head = _WRITTEN_BY_US.match(data)
    # Slice once: a plan can have 20 MB, and every slice copies it.
    return data[head.end() : data.rfind(b"}")].rstrip() if head else b""


def _put_in_order(data: bytes, name: str) -> bytes:
    try:
        # Do not use `canonical_bytes`, which builds a Python string: see `_as_newest`.
        return to_json(ordered(from_json(data, allow_inf_nan=False)["plan"]))
    except ValueError as error:
        # Everything else was parsed without the signature points and is sound, so the error is among those points.
        raise PlanFileError(name, "is damaged: a drawn signature or a character in it cannot be read") from error


def _matches(content: bytes, sha256: str) -> bool:
    return hashlib.sha256(content).hexdigest() == sha256


def _validated(content: bytes, name: str) -> Plan:
    try:
        return Plan.model_validate_json(content)
    except ValidationError as error:
        raise PlanFileError(name, f"is damaged: {explain(error)}") from error


def canonical_plan(plan: Plan, known: KnownParts) -> bytes:
    """Return what `canonical_bytes(plain(plan))` returns, but faster for the parts in `known`."""
    rest = plan.model_dump(mode="json", exclude_defaults=True, exclude={"guidance", "records"})
    texts = {key: model_bytes(value) for key, value in rest.items()}
    if plan.guidance != FrozenGuidance():
        texts["guidance"] = known.text(plan.guidance)
    if plan.records:
        texts["records"] = b"[" + b",".join(known.text(record) for record in plan.records) + b"]"
    known.forget_unused()
    return b"{" + b",".join(b'"%s":%s' % (key.encode(), texts[key]) for key in sorted(texts)) + b"}"
