"""Makes one hostile file, reads it as a plan in this separate process, and prints the cost.

Run by `tests.forks` with the name of the case and a folder. Prints the processor time in seconds, which does not count
other programs on the PC, the peak memory in MiB, the exit code and the sentence.
"""

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

from tests.forks import peak

HEAD = b'{"format":"gp-action-wizard plan","version":2,"counter":1,"sha256":"' + b"a" * 64 + b'","plan":'
START = b'{"created_at":"2027-01-11T00:00:00Z","id":"x",'
GUIDANCE = b'"guidance":{"actions":[],"edition":"e","head":"%s","items":{},"pack":"p","pack_digest":"%s"}' % (
    b"a" * 64,
    b"a" * 64,
)
RECORD = (
    b'"records":[{"content":{"plan":"x","number":1,"closed_at":"2027-01-11T00:00:00Z","practice":{},"people":[],'
    b'"settings":{},"meeting":{"number":1,%s}},"seal":{"parts":{},"digest":"%s"},"answers":[' % (GUIDANCE, b"a" * 64)
)
ANSWER = (
    b'{"at":"2027-01-11T00:00:00Z","digest":"%s","kind":"signed","method":"drawn","person":"p1","seal":"%s",'
    b'"statement":"x",' % (b"a" * 64, b"a" * 64)
)
MEETING = START + b'"meeting":{"number":1,' + GUIDANCE + b',"matters":[{"item":"1","proposals":['
PROPOSAL = b'{"id":"p1","position":"p","decision":{"how":"roll_call","votes":['
STROKE = b"[" + b",".join([b"[12345,12345,999]"] * 5_000) + b"]"
FAR_STROKE = STROKE.replace(b"12345", b"123456")


def _plan(content: bytes) -> bytes:
    return HEAD + content + b"}\n"


def _repeated(piece: bytes, size: int) -> bytes:
    return ((piece + b",") * (size // (len(piece) + 1)))[:-1]


CASES: dict[str, Callable[[], bytes]] = {
    "100 MB of small objects": lambda: _plan(START + b'"people":[' + _repeated(b"{}", 100_000_000) + b"]}"),
    "20 MB of small objects": lambda: _plan(START + b'"people":[' + _repeated(b"{}", 19_000_000) + b"]}"),
    "20 MB of empty lists": lambda: _plan(START + b'"people":[' + _repeated(b"[]", 19_000_000) + b"]}"),
    "20 MB of noughts": lambda: _plan(START + b'"people":[' + _repeated(b"0", 19_000_000) + b"]}"),
    "a million people": lambda: _plan(START + b'"people":[' + b",".join([b'{"id":"p","name":"A"}'] * 880_000) + b"]}"),
    "as many people as there may be objects": lambda: _plan(
        START + b'"people":[' + b",".join([b'{"id":"p","name":"A"}'] * 59_000) + b"]}"
    ),
    "as many wrong votes as there may be objects": lambda: _plan(
        MEETING + PROPOSAL + b",".join([b'{"person":"A","choice":"b"}'] * 59_000) + b"]}}]}]}}"
    ),
    "as many sound votes as there may be objects": lambda: _plan(
        MEETING + PROPOSAL + b",".join([b'{"person":"a","choice":"for"}'] * 59_000) + b"]}}]}]}}"
    ),
    "a stroke list with a million points": lambda: _plan(
        START + b'"records":[{"answers":[{"strokes":[[' + b",".join([b"[12345,12345,999]"] * 1_000_000) + b"]]}]}]}"
    ),
    "as many points as there may be lists": lambda: _plan(
        START + b'"records":[{"answers":[' + b",".join([b'{"strokes":[' + STROKE + b"]}"] * 51) + b"]}]}"
    ),
    "as many points as are read at once": lambda: _plan(
        START + b'"records":[{"answers":[' + b",".join([b'{"strokes":[' + STROKE + b"]}"] * 7) + b"]}]}"
    ),
    "as many points in sound signatures": lambda: _plan(
        START + RECORD + b",".join([ANSWER + b'"strokes":[' + STROKE + b"]}"] * 51) + b"]}]}"
    ),
    "as many noughts as there may be entries": lambda: _plan(START + b'"people":[' + _repeated(b"0", 490_000) + b"]}"),
    "strokes where there should be people": lambda: _plan(
        START + b'"people":[' + b",".join([b"[[1,2,3]]"] * 120_000) + b"]}"
    ),
    "points where there should be people": lambda: _plan(
        START + b'"people":[' + b",".join([b"[1,2,3]"] * 255_000) + b"]}"
    ),
    "strokes of points out of bounds": lambda: _plan(
        START + RECORD + b",".join([ANSWER + b'"strokes":[' + FAR_STROKE + b"]}"] * 16) + b"]}]}"
    ),
    "as many facts as there may be entries": lambda: _plan(
        START + b'"facts":{"1":{' + b",".join(b'"k%d":12345' % number for number in range(155_000)) + b"}}}"
    ),
    "20 MB of wide text": lambda: _plan(
        START
        + b'"private":{"notes":{'
        + b",".join(b'"k%d":"\xf0\x9f\x98\x80%s"' % (n, b"x" * 900_000) for n in range(21))
        + b"}}}"
    ),
    "20 MB of escaped text": lambda: _plan(
        START + b'"tasks":[' + b",".join(b'"\\ud83d\\ude00%s"' % (b"x" * 900_000) for _ in range(21)) + b"]}"
    ),
    "10,000 lists in each other": lambda: _plan(b"[" * 10_000 + b"]" * 10_000),
    "10,000 objects in each other": lambda: _plan(b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    "500 lists in each other": lambda: _plan(START + b'"facts":' + b"[" * 500 + b"]" * 500 + b"}"),
    "a number of a million digits": lambda: _plan(START + b'"counter":' + b"9" * 1_000_000 + b"}"),
    "a number of 4,000 digits": lambda: _plan(START + b'"facts":{"1":{"a":' + b"9" * 4_000 + b"}}}"),
    "a number beyond 2^53": lambda: _plan(START + b'"facts":{"1":{"a":9007199254740993}}}'),
    "NaN": lambda: _plan(START + b'"facts":{"1":{"a":NaN}}}'),
    "Infinity": lambda: _plan(START + b'"facts":{"1":{"a":-Infinity}}}'),
    "a fraction": lambda: _plan(START + b'"facts":{"1":{"a":1.0}}}'),
    "a key twice": lambda: _plan(START + b'"id":"y"}'),
    "a key twice, once escaped": lambda: _plan(START + b'"private":{"notes":{"\xc3\xa9":"a","\\u00e9":"b"}}}'),
    "a lone surrogate": lambda: _plan(START + b'"practice":{"name":"\\ud800"}}'),
    "a lone surrogate as bytes": lambda: _plan(START + b'"practice":{"name":"\xed\xa0\x80"}}'),
    "a NUL": lambda: _plan(START + b'"practice":{"name":"a\\u0000"}}'),
    "a raw NUL": lambda: _plan(START + b'"practice":{"name":"a\x00"}}'),
    "control characters": lambda: _plan(START + b'"practice":{"name":"\\u001b[2J"}}'),
    "a byte-order mark": lambda: b"\xef\xbb\xbf" + _plan(START + b'"tasks":[]}'),
    "UTF-16": lambda: _plan(START + b'"tasks":[]}').decode().encode("utf-16"),
    "the year 0": lambda: _plan(MEETING + b']}],"held_on":"0000-01-01"}}'),
    "the year 10000": lambda: _plan(MEETING + b']}],"held_on":"10000-01-01"}}'),
    "a moment in the year 9999 with an offset beyond it": lambda: _plan(
        b'{"created_at":"9999-12-31T23:59:59-23:59","id":"x","sealed":"x"}'
    ),
    "nothing": lambda: b"",
    "a version of many digits": lambda: _plan(b"{}").replace(b'"version":2', b'"version":' + b"9" * 400),
    "a text that never ends": lambda: HEAD + b'{"id":"' + b"x" * 19_000_000,
}
"""The kinds of hostile plan, each under a name that describes it."""

SPECIAL: dict[str, Callable[[Path], None]] = {
    "a FIFO": os.mkfifo,
    "a folder": Path.mkdir,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a name that is too long": lambda path: None,
}
"""Things that may be at a plan's path without being a file."""


def load() -> None:
    """Load the modules that read a plan: that counts in no case."""
    import wizard.storage.plan_file  # noqa: F401


def main(case: str, place: str) -> None:
    """Make the file, read it, and print the cost."""
    folder = Path(place)
    path = folder / "hostile.gpplan"
    if case in SPECIAL:
        SPECIAL[case](path)
        path = folder / ("x" * 5_000) if case == "a name that is too long" else path
    elif os.fork() == 0:
        # Another process makes it, so that making it does not count.
        path.write_bytes(CASES[case]())
        os._exit(0)
    else:
        os.wait()
    from wizard.storage.plan_file import PlanFileError, read_plan

    resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
    begin = time.process_time()
    try:
        read_plan(path)
    except PlanFileError as error:
        seconds = time.process_time() - begin
        print(f"{seconds:.3f}\t{peak():.0f}\t{error.exit_code}\t{error}")
