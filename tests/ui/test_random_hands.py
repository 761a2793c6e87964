"""A random user at the keyboard and the mouse: only an act that names a recorded fact can remove it.

Votes, decisions, dissents, interests, people, rows of tables, tasks and signatures are checked after each act. One of
them may be gone or changed only after a press on something whose words say that it removes something, or by
an act in the row of that very person.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.pdf.exports import STATEMENT
from tests.plans import NOW, worked_example
from tests.ui.anybody import CLOSED_FORMS, OPEN_FORMS, Anybody, Sought, questions_are_cancelled
from tests.ui.keyboard import settle
from tests.ui.recorded_facts import facts_of, lost
from tests.ui.wholewindow import whole_window

from wizard.edits.attendance_edits import with_span
from wizard.edits.decision_edits import last_proposal, with_decision
from wizard.edits.note_edits import with_dissent, with_interest
from wizard.plan.choice import Choice
from wizard.plan.meeting import InterestKind
from wizard.plan.plan import Plan
from wizard.plan.proposal import Dissent, RollCall
from wizard.plan.proposal import Row as FieldRow
from wizard.plan.record import AnswerKind, Method
from wizard.signing.answers import Reply
from wizard.signing.closing import answer, close
from wizard.storage.plan_file import write_new_plan
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.pack_fields.record_table import TableEntry

OPEN = ("practice", "meeting", "item-1", "item-3", "item-7", "item-8", "item-10", "item-2", "review")
CLOSED = ("sign", "sign", "sign", "practice", "review", "item-1")


def full_plan() -> Plan:
    """The worked example with one record of each kind, including those that it lacks."""
    plan = with_span(with_span(worked_example(), "osei", "3", None), "petrie", None, "9b")
    for item in ("1", "3", "7", "8", "10"):
        for person in ("shah", "osei", "rhydderch"):
            plan = with_interest(plan, item, person, InterestKind.NOTED, "A paid post")
        for person in ("petrie", "noor", "rhydderch"):
            private = person == "petrie"
            plan = with_dissent(plan, item, Dissent(person=person, words="Too soon."), private=private, instead=True)
    return plan


def half_signed() -> Plan:
    """The worked example closed, with the answers of two partners."""
    plan = close(full_plan(), NOW)
    names = {person.id: person.name for person in plan.records[-1].content.people}
    for person in ("osei", "shah"):
        plan = answer(plan, 1, Reply(person, AnswerKind.SIGNED, Method.TYPED, NOW, STATEMENT, typed_name=names[person]))
    return plan


class Pressing(NamedTuple):
    """How the random user presses."""

    seed: int
    steps: tuple[str, ...]
    forms: tuple[Sought, ...]
    acts: int
    """The least number of acts: it goes on, up to three times as many, while forms are untouched."""


def not_touched(anybody: Anybody, forms: tuple[Sought, ...]) -> set[str]:
    """Return the forms in which nothing was done; none if there are few.

    Earlier presses may have removed a form, such as the votes of a decision that was undone.
    """
    wanted = {each.form for each in forms}
    left = wanted - anybody.touched
    return left if len(left) > len(wanted) // 4 else set()


def pressed_at_random(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: Plan, how: Pressing) -> Anybody:
    """Press at random in a plan, and fail if a recorded fact is gone that no act named; return the user."""
    for question in ("ask_for_file", "ask_where", "ask_for_folder"):
        monkeypatch.setattr(CommandContext, question, lambda *_args: None)
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, plan, 1)
    with whole_window(path) as controller:
        anybody = Anybody(controller, how.seed, how.steps, how.forms)
        with questions_are_cancelled(anybody):
            controller.go_to(how.steps[0])
            for acts in range(3 * how.acts):
                if acts >= how.acts and not not_touched(anybody, how.forms):
                    break
                before = facts_of(controller.session.plan)
                names = {person.id: person.name for person in controller.session.plan.people}
                anybody.do_something()
                settle()
                gone = lost(before, facts_of(controller.session.plan))
                unmeant = [fact for fact in gone if not anybody.meant(fact, names.get(fact.person, ""))]
                assert not unmeant, f"{unmeant} gone after {anybody.acts[-8:]}"
    return anybody


# Popups and dialogs ask this of a platform that has no windows above each other.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize(
    ("seed", "plan", "steps", "forms", "acts"),
    [
        (0, full_plan, OPEN, OPEN_FORMS, 170),
        (1, full_plan, OPEN, OPEN_FORMS, 170),
        (2, half_signed, CLOSED, CLOSED_FORMS, 100),
    ],
    ids=["open", "open again", "closed"],
)
def test_nothing_recorded_is_lost_by_pressing_at_random(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    plan: Callable[[], Plan],
    steps: tuple[str, ...],
    forms: tuple[Sought, ...],
    acts: int,
) -> None:
    anybody = pressed_at_random(tmp_path, monkeypatch, plan(), Pressing(seed, steps, forms, acts))
    assert not not_touched(anybody, forms), "nearly each form is filled in at least once"


def everybody_for(plan: Plan, item: str) -> Plan:
    """Set everybody to for, even those against: “all others for” must never do that."""
    last = last_proposal(plan, item)
    if last is None or not isinstance(last.decision, RollCall):
        return plan
    votes = tuple(vote.replace(choice=Choice.FOR) for vote in last.decision.votes)
    return with_decision(plan, item, last.decision.replace(votes=votes))


def only_this_row(table: TableEntry, _at: int | None, row: FieldRow) -> str:
    """Keep only the row that was added."""
    return table._tell((row,))


def unasked(*_args: object, **_more: object) -> bool:
    """Remove something without a question."""
    return True


# Each bug is planted within reach of a table, a dissent, a task or a vote: so finding none proves something.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize(
    ("kind", "where", "loss", "form"),
    [
        ("row", "wizard.ui.pack_fields.record_table.may_remove", unasked,
         Sought("item-3", ("Services", "Remove: "), "SheetDialog")),
        ("dissent", "wizard.ui.decision.interest_and_dissent.may_remove", unasked,
         Sought("item-3", ("Dissent", "Remove: "), "DissentPart")),
        ("task", "wizard.ui.steps.action.tasks_part.may_remove", unasked,
         Sought("item-1", ("Show the tasks", "Remove: "), "TasksPart")),
        ("vote", "wizard.ui.decision.vote_panel.all_others_for", everybody_for,
         Sought("item-1", ("Votes", "All others for"), "RollCallRow")),
        ("row", "wizard.ui.pack_fields.record_table.TableEntry._keep", only_this_row,
         Sought("item-3", ("Services", "Add a row"), "RowDialog")),
    ],
    ids=["row removed unasked", "dissent removed unasked", "task removed unasked", "all set to for", "row instead"],
)  # fmt: skip
def test_a_loss_that_is_planted_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, where: str, loss: object, form: Sought
) -> None:
    monkeypatch.setattr(where, loss)
    with pytest.raises(AssertionError, match=f"Fact.kind='{kind}"):
        pressed_at_random(tmp_path, monkeypatch, full_plan(), Pressing(0, (form.step,), (form,), 60))
