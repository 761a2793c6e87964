"""A chase list for each person with open tasks."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from tests.plans import worked_example

from wizard.exports.chase_list import chase_docx, chase_lists
from wizard.plan.proposal import Owner
from wizard.plan.task import Task
from wizard.services.after_meeting import make_chase_lists
from wizard.services.letter_making import FilesThereError

TODAY = date(2027, 1, 2)


def test_each_person_gets_their_own_tasks_and_what_is_overdue() -> None:
    lists = chase_lists(worked_example(), TODAY)
    assert list(lists)[:2] == ["Dr Amara Osei", "Dr Carys Rhydderch"]
    hollis = lists["Ms Grace Hollis"]
    assert hollis[0].heading == "Tasks: Ms Grace Hollis"
    assert "overdue" in hollis[1].text
    rows = hollis[2].rows
    assert ("Renew the fire-alarm service contract", "", "31 December 2026, overdue", "") in rows
    assert not [
        row for name, pieces in lists.items() if name != "Ms Grace Hollis" for row in pieces[2].rows if row in rows
    ]


def test_a_list_is_read_back_by_word() -> None:
    document = docx.Document(io.BytesIO(chase_docx(chase_lists(worked_example(), TODAY)["Mrs Dina Shah"], "P", TODAY)))
    assert document.paragraphs[0].text == "Tasks: Mrs Dina Shah"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Task", "Item", "By", "Done on"]


def test_two_people_of_one_name_have_a_file_each_and_none_is_replaced(tmp_path: Path) -> None:
    tasks = (
        Task(id="t1", text="Write", owner=Owner(name="Sam/")),
        Task(id="t2", text="Ring", owner=Owner(name="Sam:")),
    )
    plan = worked_example().replace(tasks=tasks)
    assert make_chase_lists(plan, tmp_path, TODAY) == 2
    assert len(list(tmp_path.iterdir())) == 4
    with pytest.raises(FilesThereError):
        make_chase_lists(plan, tmp_path, TODAY)
    assert make_chase_lists(plan, tmp_path, TODAY, force=True) == 2
