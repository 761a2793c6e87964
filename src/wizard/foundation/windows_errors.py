"""What Windows' own error numbers mean in plain words, and what to do about each.

Nothing heavy is imported, because a message may be needed before the first paint.
"""

from typing import NamedTuple


class Trouble(NamedTuple):
    """What is wrong, and what to do."""

    words: str
    """A part of a sentence: “the disk is full”."""
    advice: str
    """A sentence without its full stop: “Make room on it, or save a copy elsewhere”."""


NOT_THERE = Trouble("the file or its folder cannot be found", "Search for its name: it may have been moved or renamed")
DENIED = Trouble(
    "you do not have permission to do that there",
    "Save a copy in another folder, or ask IT for permission to change files there",
)
DRIVE_GONE = Trouble("the drive has been taken out or disconnected", "Connect it again")
READ_ONLY_DISK = Trouble("the disk is read-only", "Save a copy in another folder")
HELD_OPEN = Trouble(
    "another program has the file open",
    "Close it in that program; if it is a virus scanner or a sync program, wait a minute and try again",
)
FULL = Trouble("the disk is full", "Delete files there that you do not need, or save a copy on another disk")
QUOTA = Trouble(
    "you have used up your space there", "Delete files there that you do not need, or ask IT for more space"
)
NO_ANSWER = Trouble(
    "the network folder is not responding",
    "Check the network connection and try again; if it happens again, save a copy on this PC and tell IT",
)
LOG_ON = Trouble("the network folder asks you to log on", "Open the folder in Explorer, log on there, and try again")
BAD_NAME = Trouble("the name is not allowed there", 'Choose a name without \\ / : * ? " < > and |')
TOO_LONG = Trouble("the name is too long", "Choose a shorter name, or a folder with a shorter path")
VIRUS = Trouble("the virus scanner has blocked the file", "Ask IT to check what the scanner found")
BLOCKED = Trouble("a rule set by IT blocks it", "Ask IT")
NOT_HERE = Trouble(
    "OneDrive has not downloaded the file to this PC",
    "Check that OneDrive is running, then right-click the file in Explorer and choose “Always keep on this device”",
)
BUSY = Trouble("the drive is busy", "Wait a minute and try again")
DAMAGED = Trouble("the disk reports an error", "Save a copy on another disk, and tell IT")
TOO_MANY = Trouble("too many files are open", "Close other programs and try again")
EXISTS = Trouble("there is already a file of that name", "Choose another name")
IS_FOLDER = Trouble("there is already a folder of that name", "Choose another name")

ROWS: tuple[tuple[Trouble, dict[int, str]], ...] = (
    (NOT_THERE, {2: "FILE_NOT_FOUND", 3: "PATH_NOT_FOUND"}),
    (DENIED, {5: "ACCESS_DENIED", 65: "NETWORK_ACCESS_DENIED", 1314: "PRIVILEGE_NOT_HELD"}),
    (
        DRIVE_GONE,
        {
            15: "INVALID_DRIVE",
            20: "BAD_UNIT",
            21: "NOT_READY",
            31: "GEN_FAILURE",
            55: "DEV_NOT_EXIST",
            433: "NO_SUCH_DEVICE",
            1006: "FILE_INVALID",
            1110: "MEDIA_CHANGED",
            1112: "NO_MEDIA_IN_DRIVE",
            1167: "DEVICE_NOT_CONNECTED",
            1617: "DEVICE_REMOVED",
        },
    ),
    (READ_ONLY_DISK, {19: "WRITE_PROTECT", 6009: "FILE_READ_ONLY"}),
    (
        HELD_OPEN,
        {
            32: "SHARING_VIOLATION",
            33: "LOCK_VIOLATION",
            303: "DELETE_PENDING",
            1175: "UNABLE_TO_REMOVE_REPLACED",
            1176: "UNABLE_TO_MOVE_REPLACEMENT",
            1177: "UNABLE_TO_MOVE_REPLACEMENT_2",
            1224: "USER_MAPPED_FILE",
        },
    ),
    (FULL, {39: "HANDLE_DISK_FULL", 112: "DISK_FULL"}),
    (QUOTA, {1295: "DISK_QUOTA_EXCEEDED", 1816: "NOT_ENOUGH_QUOTA"}),
    (
        NO_ANSWER,
        {
            51: "REM_NOT_LIST",
            53: "BAD_NETPATH",
            54: "NETWORK_BUSY",
            58: "BAD_NET_RESP",
            59: "UNEXP_NET_ERR",
            64: "NETNAME_DELETED",
            67: "BAD_NET_NAME",
            71: "REQ_NOT_ACCEP",
            121: "SEM_TIMEOUT",
            240: "VC_DISCONNECTED",
            1203: "NO_NET_OR_BAD_PATH",
            1222: "NO_NETWORK",
            1225: "CONNECTION_REFUSED",
            1231: "NETWORK_UNREACHABLE",
            1232: "HOST_UNREACHABLE",
            1233: "PROTOCOL_UNREACHABLE",
            1236: "CONNECTION_ABORTED",
            1460: "TIMEOUT",
            2250: "NOT_CONNECTED",
        },
    ),
    (
        LOG_ON,
        {
            86: "INVALID_PASSWORD",
            1219: "SESSION_CREDENTIAL_CONFLICT",
            1244: "NOT_AUTHENTICATED",
            1245: "NOT_LOGGED_ON",
            1311: "NO_LOGON_SERVERS",
            1326: "LOGON_FAILURE",
            1327: "ACCOUNT_RESTRICTION",
            1328: "INVALID_LOGON_HOURS",
            1330: "PASSWORD_EXPIRED",
            1331: "ACCOUNT_DISABLED",
            1396: "WRONG_TARGET_NAME",
            1907: "PASSWORD_MUST_CHANGE",
            1909: "ACCOUNT_LOCKED_OUT",
            2202: "BAD_USERNAME",
        },
    ),
    (BAD_NAME, {123: "INVALID_NAME", 161: "BAD_PATHNAME"}),
    (TOO_LONG, {111: "BUFFER_OVERFLOW", 206: "FILENAME_EXCED_RANGE"}),
    (VIRUS, {225: "VIRUS_INFECTED", 226: "VIRUS_DELETED"}),
    (
        BLOCKED,
        {
            1260: "ACCESS_DISABLED_BY_POLICY",
            4551: "SYSTEM_INTEGRITY_POLICY_VIOLATION",
            6000: "ENCRYPTION_FAILED",
            6002: "FILE_ENCRYPTED",
        },
    ),
    (
        NOT_HERE,
        {
            358: "CLOUD_FILE_SYNC_ROOT_METADATA_CORRUPT",
            362: "CLOUD_FILE_PROVIDER_NOT_RUNNING",
            363: "CLOUD_FILE_METADATA_CORRUPT",
            377: "CLOUD_FILE_NOT_IN_SYNC",
            379: "CLOUD_FILE_NOT_SUPPORTED",
            380: "CLOUD_FILE_INVALID_REQUEST",
            386: "CLOUD_FILE_AUTHENTICATION_FAILED",
            387: "CLOUD_FILE_INSUFFICIENT_RESOURCES",
            388: "CLOUD_FILE_NETWORK_UNAVAILABLE",
            389: "CLOUD_FILE_UNSUCCESSFUL",
            391: "CLOUD_FILE_IN_USE",
            393: "CLOUD_FILE_REQUEST_ABORTED",
            395: "CLOUD_FILE_ACCESS_DENIED",
            398: "CLOUD_FILE_REQUEST_CANCELED",
            404: "CLOUD_FILE_PROVIDER_TERMINATED",
            426: "CLOUD_FILE_REQUEST_TIMEOUT",
            4350: "FILE_OFFLINE",
            4351: "REMOTE_STORAGE_NOT_ACTIVE",
            4352: "REMOTE_STORAGE_MEDIA_ERROR",
        },
    ),
    (BUSY, {142: "BUSY_DRIVE", 170: "BUSY"}),
    (
        DAMAGED,
        {
            23: "CRC",
            25: "SEEK",
            27: "SECTOR_NOT_FOUND",
            29: "WRITE_FAULT",
            30: "READ_FAULT",
            483: "DEVICE_HARDWARE_ERROR",
            1117: "IO_DEVICE",
            1392: "FILE_CORRUPT",
            1393: "DISK_CORRUPT",
        },
    ),
    (TOO_MANY, {4: "TOO_MANY_OPEN_FILES", 8: "NOT_ENOUGH_MEMORY", 1450: "NO_SYSTEM_RESOURCES"}),
    (EXISTS, {80: "FILE_EXISTS", 183: "ALREADY_EXISTS"}),
    (IS_FOLDER, {267: "DIRECTORY", 336: "DIRECTORY_NOT_SUPPORTED"}),
)
"""Each trouble, with Windows' numbers for it and its names for these, “ERROR_” left out."""

TROUBLES = {number: trouble for trouble, names in ROWS for number in names}
"""What each of Windows' numbers means."""
