"""What IT needs to know about this installation: versions, folders, policies, counts. It has nothing from any plan."""

import locale
import platform
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from wizard import __version__
from wizard.foundation.dates import local_now
from wizard.foundation.disk import BRISK
from wizard.foundation.file_errors import reason
from wizard.foundation.paths import local_folders, resources, share_notice
from wizard.foundation.policy import policy
from wizard.services.inventory import INVENTORY
from wizard.services.scratch_folders import system_temporary
from wizard.storage.file_lock import Alive
from wizard.storage.local_plans import drafts, recent_plans

_NOT_KNOWN = "not known"


def diagnosis() -> list[str]:
    """Return these facts, one line each: “Long paths: off”. This reads disks, so it may take a while."""
    return [*_program(), *_folders(), *_system(), *_policies(), *_counts()]


def _program() -> Iterator[str]:
    yield f"GP Action Wizard {__version__}, Python {platform.python_version()} ({platform.machine()})"
    yield f"System: {platform.platform()}"
    yield f"Program: {sys.executable}"
    yield f"Started from a network folder: {'yes' if share_notice(resources()) else 'no'}"


def _folders() -> Iterator[str]:
    found = policy()
    yield f"Local data: {_state(local_folders().root)}"
    for kept in INVENTORY:
        if _is_there(local_folders().root / kept.name) or (local_folders().root / kept.name).is_file():
            own = "; may be somebody’s own work" if kept.own_work else ""
            yield f"  {kept.name}: {kept.holds}{own}"
    yield f"Temporary files: {_state(system_temporary())}"
    if found.plans is not None:
        yield f"Folder for plans: {_state(found.plans)}"
    if found.guidance is not None:
        yield f"Folder for guidance: {found.guidance}, {'there' if _is_there(found.guidance) else 'not there'}"


def _state(folder: Path) -> str:
    """Return whether a file can be created and deleted in a folder, and how much space is free."""
    place = next((each for each in (folder, *folder.parents) if _is_there(each)), folder)
    probe = place / f".{secrets.token_hex(4)}.gpaw-tmp"
    try:
        BRISK.close(BRISK.create(probe))
        BRISK.remove(probe)
        said = "can be written"
    except OSError as error:
        said = f"cannot be written: {reason(error)}"
    return f"{folder}, {said}, {_room(place)}"


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _room(folder: Path) -> str:
    try:
        return f"{shutil.disk_usage(folder).free // 1_000_000:,} MB free"
    except OSError:
        return "free space not known"


def _system() -> Iterator[str]:
    yield f"Language: {locale.getlocale()[0] or _NOT_KNOWN}, time zone {local_now():%z}"
    yield f"Output: {getattr(sys.stdout, 'encoding', None) or 'none'}"
    yield from _windows()


def _policies() -> Iterator[str]:
    found = policy()
    yield f"Policy file: {found.file or 'none'}"
    if found.file is not None:
        yield from (f"  {line}" for line in found.lines())
    yield from (f"  not understood and ignored: {line}" for line in found.ignored)


def _counts() -> Iterator[str]:
    folders = local_folders()
    running = _names(folders.running)
    living = sum(Alive.lives(folders.running, name) for name in running)
    yield f"Plans and previews that are open: {living}; left by programs that ended: {len(running) - living}"
    yield f"Plans in the list of recent ones: {len(recent_plans(folders.recent))}"
    yield f"Plans without a file of their own: {len(drafts(folders.drafts))}"
    yield f"Plans with changes not yet in the file: {len(_names(folders.recovery))}"


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


if sys.platform == "win32":
    import ctypes
    import winreg

    _REMOTE_SESSION = 0x1000

    def _windows() -> Iterator[str]:
        kernel, user = ctypes.windll.kernel32, ctypes.windll.user32
        yield f"Windows: build {sys.getwindowsversion().platform_version[2]}"
        yield f"Long paths: {_long_paths()}"
        yield f"Code pages: {kernel.GetACP()}, {kernel.GetOEMCP()}, console {kernel.GetConsoleOutputCP()}"
        yield f"Remote session: {'yes' if user.GetSystemMetrics(_REMOTE_SESSION) else 'no'}"

    def _long_paths() -> str:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
                return "on" if winreg.QueryValueEx(key, "LongPathsEnabled")[0] else "off"
        except OSError:
            return "off"
else:

    def _windows() -> Iterator[str]:
        return iter(())
