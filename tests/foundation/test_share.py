"""A start from a network share is noticed, and a start from a local disk is not."""

from pathlib import Path, PurePosixPath

import pytest

from wizard.foundation.paths import NOTICE, mounted_share, share_notice, windows_share

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/apps /mnt/apps cifs rw 0 0
/dev/sdb1 /mnt/apps/local ext4 rw 0 0
server:/home /mnt/the\\040share nfs4 rw 0 0
"""


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("/opt/wizard", False),
        ("/mnt/apps/wizard", True),
        ("/mnt/apps/local/wizard", False),
        ("/mnt/appsheet/wizard", False),
        ("/mnt/the share/wizard", True),
    ],
)
def test_the_deepest_mounted_file_system_decides(program: str, expected: bool) -> None:
    assert mounted_share(PurePosixPath(program), MOUNTS) is expected


@pytest.mark.parametrize(
    ("program", "kind", "expected"),
    [
        (r"C:\Program Files\GP Action Wizard", 3, False),
        (r"N:\Apps\GP Action Wizard", 4, True),
        (r"\\server\apps\GP Action Wizard", 0, True),
        (r"\\?\UNC\server\apps", 0, True),
        (r"\\?\C:\Apps", 3, False),
    ],
)
def test_windows_says_which_drives_are_remote(program: str, kind: int, expected: bool) -> None:
    assert windows_share(program, kind) is expected


def test_the_notice_is_given_on_a_share_and_nothing_elsewhere() -> None:
    assert share_notice(Path("/mnt/apps/wizard"), MOUNTS) == NOTICE
    assert share_notice(Path("/opt/wizard"), MOUNTS) == ""


def test_a_broken_table_of_mounts_is_no_share() -> None:
    assert mounted_share(PurePosixPath("/opt/wizard"), "nonsense\n\n") is False
