"""Undo and redo over snapshots."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.signing.closed_plans import FIRST, closed, draft, reply

from wizard.edits.undo_history import History
from wizard.signing.closing import answer, close, reopen, undo_stops_between


def test_a_new_history_has_nothing_to_undo_or_redo() -> None:
    history = History("a")
    assert (history.undo_label, history.redo_label) == ("", "")
    assert history.undone() == history
    assert history.redone() == history


def test_undo_says_in_words_what_it_takes_back_and_redo_what_it_does_again() -> None:
    history = History("a").with_change("b", "position on item 3")
    assert history.undo_label == "position on item 3"
    back = history.undone()
    assert (back.now, back.redo_label) == ("a", "position on item 3")
    assert back.redone() == history


def test_a_change_after_undo_leaves_nothing_to_redo() -> None:
    history = History("a").with_change("b", "one").undone().with_change("c", "two")
    assert (history.now, history.redo_label) == ("c", "")


def test_changes_that_join_are_taken_back_together() -> None:
    history = History("").with_change("r", "reason", joins=True).with_change("re", "reason", joins=True)
    assert history.undone().now == ""


def test_a_change_that_joins_after_undo_stands_for_itself() -> None:
    history = History("").with_change("a", "reason").with_change("ab", "reason").undone()
    assert history.with_change("ac", "reason", joins=True).undone().now == "a"


def test_a_change_needs_words() -> None:
    with pytest.raises(ValueError, match="label"):
        History("a").with_change("b", "")


def test_a_history_remembers_no_more_than_its_limit() -> None:
    history = History(0, limit=3)
    for number in range(1, 10):
        history = history.with_change(number, "count")
    for _ in range(20):
        history = history.undone()
    assert history.now == 6


def test_a_barrier_is_named_and_undo_stops_at_it() -> None:
    history = History("a").with_change("b", "x").with_change("c", "closing of meeting 1", barrier=True)
    assert history.undone().now == "c"
    assert history.barrier == "closing of meeting 1"


@given(st.lists(st.sampled_from(["change", "barrier", "undo", "redo"])))
def test_undo_never_crosses_a_barrier(moves: list[str]) -> None:
    history, latest, sealed = History(0), 0, 0
    for move in moves:
        match move:
            case "undo":
                history = history.undone()
            case "redo":
                history = history.redone()
            case _:
                latest += 1
                history = history.with_change(latest, move, barrier=move == "barrier")
                sealed = latest if move == "barrier" else sealed
        assert history.now >= sealed


@dataclass
class Model:
    """What a history should do, with plain lists."""

    done: list[int] = field(default_factory=lambda: [0])
    undone: list[int] = field(default_factory=list)


class HistoryAgainstLists(RuleBasedStateMachine):
    """A history held against two lists."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(0)
        self.model = Model()
        self.count = 0

    @rule(barrier=st.booleans())
    def change(self, barrier: bool) -> None:
        self.count += 1
        self.history = self.history.with_change(self.count, "change", barrier=barrier)
        self.model = Model([self.count] if barrier else [*self.model.done, self.count])

    @rule()
    def undo(self) -> None:
        self.history = self.history.undone()
        if len(self.model.done) > 1:
            self.model.undone.append(self.model.done.pop())

    @rule()
    def redo(self) -> None:
        self.history = self.history.redone()
        if self.model.undone:
            self.model.done.append(self.model.undone.pop())

    @invariant()
    def agrees(self) -> None:
        assert self.history.now == self.model.done[-1]
        assert bool(self.history.undo_label) == (len(self.model.done) > 1)
        assert bool(self.history.redo_label) == bool(self.model.undone)


TestHistoryAgainstLists = HistoryAgainstLists.TestCase


def test_closing_answering_and_reopening_are_where_undo_stops() -> None:
    open_plan, plan = draft(), closed()
    answered = answer(plan, 1, reply("p1"))
    assert undo_stops_between(open_plan, close(open_plan, FIRST))
    assert undo_stops_between(plan, answered)
    assert undo_stops_between(plan, reopen(plan, FIRST, "A vote was left out."))
    assert not undo_stops_between(plan, plan.replace(practice=plan.practice.replace(name="Other")))
