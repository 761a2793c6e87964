"""`make ear`: what Orca says during a whole meeting, compared with meeting.txt.

GOLDEN=write saves the new speech: read it as if you could not see the screen. Ends with 1 if it differs.
"""

import difflib
import os
import sys
import tempfile
from pathlib import Path

from tests.ear.listener import listening
from tests.ear.meeting import whole_meeting

KEPT = Path(__file__).with_name("meeting.txt")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="ear-") as home, listening(Path(home)) as ear:
        try:
            whole_meeting(ear)
        except (AssertionError, LookupError):
            print("\n".join(ear.told))
            raise
    said = "\n".join(ear.told).strip() + "\n"
    if os.environ.get("GOLDEN") == "write":
        KEPT.write_text(said, encoding="utf-8")
    kept = KEPT.read_text(encoding="utf-8")
    diff = difflib.unified_diff(kept.splitlines(), said.splitlines(), "kept", "said", lineterm="")
    print("\n".join(diff) or f"{len(said.splitlines())} lines, all as they are kept")
    return 0 if said == kept else 1


if __name__ == "__main__":
    sys.exit(main())
