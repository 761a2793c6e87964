import csv
import io
from datetime import UTC, date, datetime

import pytest
from tests.plans import worked_example

from wizard.exports.dates_ics import dates_ics, escaped, folded
from wizard.exports.tasks_csv import actions_csv, guarded
from wizard.minutes.minutes import minutes_of
from wizard.plan.plan import Plan
from wizard.plan.task import Task

STAMP = datetime(2026, 12, 8, tzinfo=UTC)


def with_task(text: str, due: date | None = None) -> Plan:
    return worked_example().replace(tasks=(Task(id="t1", text=text, due=due, note="=1+1"),))


def test_the_actions_are_a_table_with_a_mark_for_its_encoding_and_dates_as_iso() -> None:
    data = actions_csv(minutes_of(worked_example()))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["Owner", "Task", "Item", "Due", "State", "Note"]
    assert rows[4][:2] == ["Dr Ewan Petrie", "Ask the ICB for the terms of the prescribing scheme in writing"]
    assert rows[4][3] == "2026-12-18"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "  =1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert guarded(text).startswith("'")
    row = list(csv.reader(io.StringIO(actions_csv(minutes_of(with_task(text))).decode("utf-8-sig"))))[1]
    assert row[1] == f"'{text}"
    assert row[5] == "'=1+1"


def test_a_calendar_entry_lasts_all_day_and_ends_the_day_after() -> None:
    text = dates_ics(minutes_of(with_task("Do it", date(2026, 12, 31))), STAMP).decode()
    entry = text[text.index("UID:6f1d0c52a9e84b7f9b3c2d1e5a7f8c40-task-t1-due") :]
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:Due: Do it\r\n" in entry


def test_no_line_of_the_calendar_is_longer_than_75_octets_and_no_character_is_cut() -> None:
    text = "é" * 100 + ";,\\ \n" + "日" * 60
    data = folded(f"SUMMARY:{escaped(text)}")
    lines = data.split(b"\r\n")
    assert all(len(one) <= 75 and one.decode() is not None for one in lines)
    assert data.replace(b"\r\n ", b"").decode() == f"SUMMARY:{escaped(text)}\r\n"


def test_commas_semicolons_backslashes_and_breaks_are_escaped() -> None:
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_the_calendar_knows_reviews_ends_of_holds_and_what_comes_back() -> None:
    text = dates_ics(minutes_of(worked_example()), STAMP).decode().replace("\r\n ", "")
    assert "SUMMARY:Review: 1 Safe daily limit" in text
    assert "SUMMARY:Hold ends: 10 Pilots" in text
    assert "SUMMARY:Deferred until: 8 Medicines software" in text
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == text.count("UID:")
    assert len(set(text.split("UID:"))) == text.count("UID:") + 1
