"""A signed record is corrected in the real window, seen by a signer, and printed on page one and at its place."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.hands.conftest import Room
from tests.hands.hands import TREE, Hands
from tests.pdf.exports import STATEMENT
from tests.pdf.page_texts import page_texts
from tests.plans import worked_example

from wizard.foundation.dates import local_now
from wizard.foundation.formatting import date_in_words
from wizard.plan.meeting import Presence
from wizard.plan.record import AnswerKind, Method
from wizard.signing.answers import Reply
from wizard.signing.closing import answer, close
from wizard.storage.plan_file import write_new_plan

DIALOG = "Correct a slip"
SAID = "“The car prak.” should read “The car park.”"
CLOSED = datetime(2026, 11, 10, 14, 20, tzinfo=UTC)
"""Before the day of the test run: a correction is never dated before the closing."""


def signed_plan(path: Path) -> Path:
    """Write the worked example, signed by all who must, with a typing mistake by the minute taker."""
    plan = worked_example()
    meeting = plan.meeting
    assert meeting is not None
    plan = close(plan.with_meeting(meeting.replace(held_on=CLOSED.date(), other_business="The car prak.")), CLOSED)
    content = plan.records[-1].content
    names = {person.id: person.name for person in content.people}
    for person in content.expected:
        entry = content.meeting.attendance_of(person)
        here = entry is not None and entry.presence not in (Presence.APOLOGIES, Presence.ABSENT)
        kind = AnswerKind.SIGNED if here else AnswerKind.READ_AND_AGREED
        plan = answer(plan, 1, Reply(person, kind, Method.TYPED, CLOSED, STATEMENT, typed_name=names[person]))
    write_new_plan(path, plan)
    return path


def picture(person: Hands, name: str) -> None:
    folder = os.environ.get("HANDS_PICTURES")
    if folder:
        person.pause(0.4)
        person.picture(Path(folder) / f"correcting-{name}.png")


def choose(person: Hands, name: str, begins: str) -> None:
    """Choose from a list by its first letters, as people do."""
    person.click(name, "combo box", window=DIALOG)
    person.pause(0.3)
    person.type(begins)
    person.press("Return")
    person.pause(0.3)


def record(person: Hands) -> dict[str, Any]:
    person.pause()
    found: dict[str, Any] = person.plan()["plan"]["records"][0]
    return found


def test_a_signed_record_is_corrected_seen_and_printed(room: Room) -> None:
    path = signed_plan(room.home / "signed.gpplan")
    person = room.start(path)
    before = record(person)
    person.go_to("sign")
    person.wait_for("Correct a slip")
    picture(person, "panel")
    person.click("Correct a slip")
    person.wait_for_dialog(DIALOG)
    picture(person, "asked")
    choose(person, "Where", "Any")
    picture(person, "chosen")
    person.click("What it should say", "text", window=DIALOG)
    person.press("ctrl+a")
    person.type("The car park.")
    person.click("Why", "text", window=DIALOG)
    person.type("Two letters were swapped")
    picture(person, "written")
    person.click("Record the correction", window=DIALOG)
    person.wait_for("Any other business: “The car prak.” should read “The car park.”")
    after = record(person)
    assert (after["content"], after["seal"]) == (before["content"], before["seal"])
    assert after["answers"][-1]["entry"] == "correction"
    person.click("Show the correction: Dr Amara Osei")
    person.wait_for("I have seen it")
    picture(person, "shown")
    person.click("I have seen it")
    person.wait_for(
        f"Corrected on {date_in_words(local_now().date())}, recorded by Dr Amara Osei. Why: Two letters were swapped. "
        "Seen by Dr Amara Osei."
    )
    picture(person, "seen")
    assert record(person)["answers"][-1]["seen"] == [after["answers"][-1]["digest"]]
    assert person.close() == 0
    printed(path, room.home / "out.pdf")
    assert person.complaints() == ""


def printed(plan: Path, out: Path) -> None:
    """Export the plan as a PDF, check both, and look for the correction on page one and at its place."""
    for verb in (["export", str(plan), str(out)], ["check", str(out)], ["check", str(plan)]):
        done = subprocess.run(
            [sys.executable, "-m", "wizard", *verb], cwd=TREE, check=False, timeout=60, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert verb[0] == "export" or SAID in done.stdout
    folder = os.environ.get("HANDS_PICTURES")
    if folder:
        (Path(folder) / "corrected.pdf").write_bytes(out.read_bytes())
    pages = [" ".join(page.split()) for page in page_texts(out.read_bytes())]
    assert SAID in pages[0]
    assert sum(SAID in page for page in pages) == 2
