"""Open forms are kept on this PC until they are closed; a failure to keep them stops nobody."""

import threading
from pathlib import Path

import pytest

from wizard.foundation.paths import local_folders
from wizard.services.forgetting import forget_plan
from wizard.services.open_forms import OpenForms, forms_file

PLAN = Path("/plans/osei.gpplan")
WORDS = {"LineInput 0": "Write to the commissioner"}


def written() -> None:
    """Wait until nothing is being written to the disk."""
    for thread in threading.enumerate():
        if thread.name == "forms":
            thread.join(5)


def kept_by_a_killed_program() -> None:
    OpenForms(PLAN).keep("new task", WORDS)
    written()


def test_what_stood_in_a_form_is_there_at_the_next_start_and_for_its_plan_alone() -> None:
    kept_by_a_killed_program()
    assert OpenForms(PLAN).written_in("new task") == WORDS
    assert OpenForms(PLAN).written_in("task t1") == {}
    assert OpenForms(Path("/plans/other.gpplan")).written_in("new task") == {}


def test_a_form_that_was_closed_leaves_nothing() -> None:
    kept_by_a_killed_program()
    OpenForms(PLAN).drop("new task")
    written()
    assert not list(local_folders().forms.iterdir())


def test_a_form_that_goes_as_the_program_ends_is_kept() -> None:
    forms = OpenForms(PLAN)
    forms.keep("new task", WORDS)
    forms.end()
    forms.drop("new task")
    written()
    assert OpenForms(PLAN).written_in("new task") == WORDS


@pytest.mark.parametrize("data", [b"", b"[]", b'{"forms": 7}', b'{"forms": {"new task": 7}}'])
def test_a_damaged_file_offers_nothing(data: bytes) -> None:
    local_folders().forms.mkdir(parents=True)
    forms_file(local_folders(), PLAN).write_bytes(data)
    assert OpenForms(PLAN).written_in("new task") == {}


def test_forgetting_a_plan_forgets_its_forms() -> None:
    kept_by_a_killed_program()
    assert forget_plan(PLAN).left == ()
    assert not list(local_folders().forms.iterdir())
