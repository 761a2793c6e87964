"""The workbook, read back by openpyxl: typed cells, no formula, votes as the practice prints them."""

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from tests.exports.letters.letter_plans import decided
from tests.plans import worked_example

from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.task import Task
from wizard.services.after_meeting import sheet_bytes


def read(plan: Plan) -> Any:
    return openpyxl.load_workbook(io.BytesIO(sheet_bytes(plan)))


def printing(printed: VotesPrinted) -> Plan:
    plan = worked_example()
    return plan.replace(settings=plan.settings.replace(votes_printed=printed))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert sheet_bytes(worked_example()) == sheet_bytes(worked_example())


def test_sheets_have_heads_that_stay_filters_and_typed_cells() -> None:
    book = read(worked_example())
    assert book.sheetnames == ["Tasks", "Decisions", "Votes", "Services"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None
        assert sheet.print_title_rows == "$1:$1"
    heads = [cell.value for cell in book["Services"][1]]
    row = dict(zip(heads, book["Services"][2], strict=True))
    assert row["Cost a year"].value == 6120
    assert row["Cost a year"].number_format == "£#,##0.00"
    assert row["Ends on"].value == datetime(2027, 3, 18)
    assert row["Patients"].value == 41


@pytest.mark.parametrize("words", ["=1+1", "+44 1632", "-1", "@sum", "https://example.org", "\u202e=2+2", "1234"])
def test_no_text_is_a_formula_a_link_or_a_number(words: str) -> None:
    plan = worked_example()
    sheet = read(plan.replace(tasks=(Task(id="t1", text=words),)))["Tasks"]
    cell = sheet["B2"]
    assert cell.data_type == "s"
    assert cell.value == words.replace("\u202e", "")
    assert cell.hyperlink is None


def test_votes_are_as_the_practice_prints_them() -> None:
    names = read(printing(VotesPrinted.NAMES))["Votes"]
    assert "Dr Amara Osei" in [cell.value for cell in names["F"]]
    counts = read(printing(VotesPrinted.COUNTS))["Votes"]
    assert {cell.value for cell in counts["F"][1:]} == {None}
    assert [cell.value for cell in counts[2]][7:] == [2, 3, 0]
    outcome = read(printing(VotesPrinted.OUTCOME))
    assert "Votes" not in outcome.sheetnames
    said = {cell.value for cell in outcome["Decisions"]["H"][1:]}
    assert "Carried." in said
    assert not [words for words in said if words and any(sign.isdigit() for sign in words)]


def test_agreements_have_a_sheet_where_there_are_any() -> None:
    assert read(decided()).sheetnames == ["Tasks", "Decisions", "Services", "Agreements"]
