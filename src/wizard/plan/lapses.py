"""What has run out by a day: holds that ended, reviews and deferrals that are due, tasks that are overdue."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from wizard.foundation.formatting import after_when, date_in_words
from wizard.plan.deferral import NEXT_MEETING
from wizard.plan.meeting import Lapse, LapseAnswer, LapseKind
from wizard.plan.plan import Happened
from wizard.plan.record import Standing
from wizard.plan.task import Task, TaskState


class LapseWords(NamedTuple):
    """A kind of lapse."""

    short: str
    """Short words for a list."""
    code: str = ""
    """The code of the check on whether something has been decided since; empty if there is no check."""
    answers: tuple[LapseAnswer, ...] = (LapseAnswer.DECIDE, LapseAnswer.END)
    """The partners' choices besides a new date, in the order of the buttons."""


LAPSES: Mapping[LapseKind, LapseWords] = {
    LapseKind.HOLD: LapseWords("Hold ended", "hold_ended"),
    LapseKind.REVIEW: LapseWords("Review due", "review_due"),
    LapseKind.RETURN: LapseWords("Deferral ended", "return_due"),
    LapseKind.EVENT: LapseWords(
        "Event awaited", answers=(LapseAnswer.HAPPENED, LapseAnswer.NOT_HAPPENED, LapseAnswer.END)
    ),
    LapseKind.TASK: LapseWords("Task overdue", answers=(LapseAnswer.DONE, LapseAnswer.END)),
}
"""The kinds of lapses, one row each."""


class LapseAnswerWords(NamedTuple):
    """How the partners can deal with something that ran out."""

    act: str
    """On a button."""
    said: str
    """The sentence afterwards; `until`, `words` and `open` are filled in."""
    task_act: str = ""
    """The same for a task, if it differs."""
    task_said: str = ""
    duty_act: str = ""
    """The same for a duty, if it differs."""
    duty_said: str = ""


LAPSE_ANSWERS: Mapping[LapseAnswer, LapseAnswerWords] = {
    LapseAnswer.DECIDE: LapseAnswerWords(
        "Decide now",
        "On this agenda, to be decided.",
        duty_act="Check now",
        duty_said="On this agenda, to be checked.",
    ),
    LapseAnswer.EXTEND: LapseAnswerWords("Extend to…", "Extended{until}{open}."),
    LapseAnswer.END: LapseAnswerWords("Let it end", "The partners let it end.", "Drop it", "Dropped."),
    LapseAnswer.HAPPENED: LapseAnswerWords("It has happened", "It has happened{words}{open}."),
    LapseAnswer.NOT_HAPPENED: LapseAnswerWords("Not yet", "It has not happened yet."),
    LapseAnswer.DONE: LapseAnswerWords("Done", "Done."),
}
"""The choices, one row each."""


@dataclass(frozen=True)
class RanOut:
    """Something that has run out, or an event that the partners need to say has happened or not."""

    what: LapseKind
    item: str | None = None
    task: str | None = None
    was: date | None = None
    """The day on which it ran out; None if an event has no last day, or it was deferred to the next meeting."""
    words: str = ""
    """The words after the item's name: “its hold ended on 1 March 2027”."""
    still: str = ""
    """The words added while nothing is decided: “and nothing was decided since”."""

    settled: bool = False
    """Whether the partners let it end at the meeting."""

    @property
    def short(self) -> str:
        """The same in two words, for a list: “Hold ended”."""
        return LAPSES[self.what].short

    @property
    def sentence(self) -> str:
        """The sentence until it is decided: “its hold ended on 1 March 2027, and nothing has been decided since”."""
        return f"{self.words}{self.still}"

    @property
    def key(self) -> tuple[LapseKind, str | None, str | None]:
        """Its unique key."""
        return self.what, self.item, self.task

    def said_by(self, lapses: Iterable[Lapse]) -> Lapse | None:
        """Return how the partners dealt with it, if they did."""
        return next((lapse for lapse in lapses if lapse.key == self.key and lapse.answer is not None), None)


def ran_out_on(standing: Standing, on: date, happened: Iterable[Happened] = ()) -> Iterator[RanOut]:
    """Yield what has run out on a position in force, on or before a day."""
    proposal, item = standing.proposal, standing.item
    if (hold := proposal.hold_until) and hold <= on:
        words = f"its hold ended on {date_in_words(hold)}"
        yield RanOut(LapseKind.HOLD, item, None, hold, words, ", and nothing has been decided since")
    if review := proposal.review_on:
        if review <= on:
            words = f"its review was due on {date_in_words(review)}"
            yield RanOut(LapseKind.REVIEW, item, None, review, words, " and is not recorded")
    elif (right := proposal.right_by) and right < on:
        words = f"it was to be put right by {date_in_words(right)}"
        yield RanOut(LapseKind.REVIEW, item, None, right, words, " and is not recorded as put right")
    yield from _deferred(standing, on, happened)


def _deferred(standing: Standing, on: date, happened: Iterable[Happened]) -> Iterator[RanOut]:
    back, item, still = standing.proposal.bring_back, standing.item, ", and nothing has been decided"
    if back is None:
        return
    last = min((day for day in (back.on, back.latest) if day is not None), default=None)
    if last is not None and last <= on:
        words = f"it was deferred until {date_in_words(last)}"
        yield RanOut(LapseKind.RETURN, item, None, last, words, still)
    elif back.event == NEXT_MEETING:
        if standing.decided_on is None or standing.decided_on < on:
            yield RanOut(LapseKind.RETURN, item, None, None, "it was deferred until the next meeting", still)
    elif back.event:
        came = [entry.on for entry in happened if entry.item == item and entry.on <= on]
        came = [day for day in came if standing.decided_on is None or day >= standing.decided_on]
        words = f"it was deferred until {after_when(back.event)}"
        if came:
            words = f"{words}, which happened on {date_in_words(max(came))}"
            yield RanOut(LapseKind.RETURN, item, None, max(came), words, still)
        else:
            yield RanOut(LapseKind.EVENT, item, None, None, words, ": has that happened?")


def overdue_tasks(tasks: Iterable[Task], on: date) -> Iterator[RanOut]:
    """Yield the open tasks that were due before a day."""
    for task in tasks:
        if task.state is TaskState.OPEN and task.due is not None and task.due < on:
            words = f"“{task.text}” was due on {date_in_words(task.due)}"
            yield RanOut(LapseKind.TASK, None, task.id, task.due, words, " and is not done")


def not_decided(
    standing: Standing, on: date, lapses: Iterable[Lapse], happened: Iterable[Happened]
) -> Iterator[RanOut]:
    """Yield what ran out on a position by a meeting that decided nothing on its item.

    Args:
        standing: The position as it was before the meeting.
        on: The day of the meeting.
        lapses: How the meeting dealt with what ran out.
        happened: The events that happened before it.
    """
    lapses = tuple(lapses)
    ended = any(ends_position(lapse) and lapse.item == standing.item for lapse in lapses)
    for each in ran_out_on(standing, on, happened):
        said = each.said_by(lapses)
        if ended:
            yield replace(each, still="; the partners let it end", settled=True)
        elif each.what is not LapseKind.EVENT:
            yield each
        elif said is not None and said.answer is LapseAnswer.HAPPENED:
            words = f"{each.words}, which has happened"
            yield replace(each, what=LapseKind.RETURN, words=words, still=", and nothing has been decided")


def ends_position(lapse: Lapse) -> bool:
    """Whether the partners let a position end with it; a task that is dropped ends none."""
    return lapse.answer is LapseAnswer.END and lapse.what is not LapseKind.TASK
