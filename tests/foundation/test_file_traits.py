"""A replaced file keeps its owner, its group, its mode, its attributes and its ACL, or the program says so."""

import errno
import os
import stat
import struct
import sys
from pathlib import Path

import pytest
from tests.foundation.test_atomic_file import path

from wizard.foundation.atomic_file import replace_file
from wizard.foundation.file_traits import ATTRIBUTES, GROUP, OWNER, PERMISSIONS

__all__ = ["path"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have none of these, or keep them")

ACL = "system.posix_acl_access"


def acl(*entries: tuple[int, int, int]) -> bytes:
    """An ACL in the system's format: version 2, then tag, permissions and number of each entry."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


NOBODY = 0xFFFFFFFF
ONE_MORE = acl((1, 6, NOBODY), (2, 6, 4242), (4, 0, NOBODY), (16, 6, NOBODY), (32, 0, NOBODY))
"""The owner and person 4242 may read and write; the group may nothing."""


def has_attributes(path: Path) -> bool:
    try:
        os.setxattr(path, "user.try", b"1")
        os.removexattr(path, "user.try")
        os.setxattr(path, ACL, ONE_MORE)
        os.removexattr(path, ACL)
    except OSError:
        return False
    return True


@pytest.fixture
def attributed(path: Path) -> Path:
    if not has_attributes(path):
        pytest.skip("the disk of the temporary folder has no attributes or no ACLs")
    return path


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Make the system refuse a call, as it does for a user who is not root."""

    def refuses(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, name, refuses)


def test_attributes_and_acl_are_kept(attributed: Path) -> None:
    attributed.chmod(0o640)
    os.setxattr(attributed, "user.class", b"confidential")
    os.setxattr(attributed, ACL, ONE_MORE)
    mode = stat.S_IMODE(attributed.stat().st_mode)
    assert replace_file(attributed, b"new") == ()
    assert attributed.read_bytes() == b"new"
    assert os.getxattr(attributed, "user.class") == b"confidential"
    assert os.getxattr(attributed, ACL) == ONE_MORE
    assert stat.S_IMODE(attributed.stat().st_mode) == mode


def test_an_acl_that_the_folder_gives_its_new_files_is_taken_off(attributed: Path) -> None:
    os.setxattr(attributed.parent, "system.posix_acl_default", ONE_MORE)
    attributed.chmod(0o600)
    assert replace_file(attributed, b"new") == ()
    assert ACL not in os.listxattr(attributed)
    assert stat.S_IMODE(attributed.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_kept(path: Path) -> None:
    os.chown(path, 4242, 4343)
    path.chmod(0o664)
    assert replace_file(path, b"new") == ()
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (4242, 4343, 0o664)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_what_cannot_be_kept_is_said_and_another_group_gets_no_more_than_everybody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(path, 4242, 4343)
    path.chmod(0o664)
    refuse(monkeypatch, "chown")
    assert replace_file(path, b"new") == (OWNER, GROUP)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_attributes_that_cannot_be_kept_are_said_and_nobody_gets_more(
    attributed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attributed.chmod(0o600)
    os.setxattr(attributed, "user.class", b"confidential")
    os.setxattr(attributed, ACL, ONE_MORE)
    assert stat.S_IMODE(attributed.stat().st_mode) == 0o660
    refuse(monkeypatch, "setxattr")
    assert set(replace_file(attributed, b"new")) == {ATTRIBUTES, PERMISSIONS}
    assert stat.S_IMODE(attributed.stat().st_mode) == 0o600
