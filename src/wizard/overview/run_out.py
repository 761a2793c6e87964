"""What ran out before the open meeting: holds, reviews, deferrals, events, tasks, and how each was dealt with.

The Meeting step lists it first. `due` has everything due in a plan, past and future.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.foundation.formatting import date_in_words
from wizard.plan.lapses import LAPSE_ANSWERS, LAPSES, RanOut, overdue_tasks, ran_out_on
from wizard.plan.meeting import Lapse, LapseAnswer, LapseKind
from wizard.plan.plan import Plan
from wizard.plan.record import Standing
from wizard.plan.ruling_kind import DECIDES_NOTHING
from wizard.voting.numbering import item_number
from wizard.voting.positions import standing_before
from wizard.voting.rulings import rulings_on
from wizard.voting.sitting import open_sitting

_ORDER = {kind: place for place, kind in enumerate(LapseKind)}


@dataclass(frozen=True)
class RunOutLine:
    """One thing that ran out."""

    ran_out: RanOut
    title: str
    """The item’s, with its number: “Item 7, Freeze”; empty for a task."""
    said: Lapse | None
    """How the partners dealt with it; None if they have not yet."""
    decided: bool
    """Whether something was decided on its item since."""
    duty: bool = False
    """Whether its item is a duty, which is checked again and cannot simply end."""

    @property
    def sentence(self) -> str:
        """The whole in one sentence: “Item 7, Freeze: its hold ended on 1 March 2027.”"""
        words = self.ran_out.words + (self.ran_out.still if self.ran_out.what is LapseKind.EVENT else "")
        words = f"{self.title}: {words}" if self.title else f"Task {words}"
        return words if words.endswith("?") else f"{words}."

    @property
    def outcome(self) -> str:
        """What happened to it at this meeting: “Extended to 1 June 2027, to be decided on its item.”; may be empty."""
        said = self.said
        if self.decided and (said is None or said.answer is LapseAnswer.DECIDE):
            return "Checked at this meeting." if self.duty else "Decided at this meeting."
        return _said(said, said.answer, self) if said and said.answer else ""

    @property
    def answers(self) -> tuple[LapseAnswer, ...]:
        """The partners' choices besides a new date, in the order of the buttons."""
        answers = LAPSES[self.ran_out.what].answers
        return tuple(each for each in answers if not (self.duty and each is LapseAnswer.END))

    def act(self, answer: LapseAnswer) -> str:
        """Return the words on the button for this choice."""
        words = LAPSE_ANSWERS[answer]
        return (self.ran_out.task and words.task_act) or (self.duty and words.duty_act) or words.act


def _said(said: Lapse, answer: LapseAnswer, line: RunOutLine) -> str:
    words = LAPSE_ANSWERS[answer]
    decided = line.decided
    return ((said.task and words.task_said) or (line.duty and words.duty_said) or words.said).format(
        until=f" to {date_in_words(said.until)}" if said.until else "",
        words=f": {said.words}" if said.words else "",
        open="" if decided or said.item is None else ", to be decided on its item",
    )


def run_out(plan: Plan, today: date) -> tuple[RunOutLine, ...]:
    """Return what ran out by the open meeting, or by today if there is no meeting or it has no date, sorted by kind."""
    meeting = plan.meeting
    on = meeting.held_on if meeting and meeting.held_on else today
    said = meeting.lapses if meeting else ()
    lines = []
    for standing in standing_before(plan, on).values():
        for each in ran_out_on(standing, on, plan.happened):
            decided, duty = _decided(plan, standing.item), _is_duty(plan, standing)
            lines.append(RunOutLine(each, title_of(plan, standing), each.said_by(said), decided, duty))
    lines += [RunOutLine(each, "", each.said_by(said), False) for each in _tasks(plan, on)]
    return tuple(sorted(lines, key=lambda line: (_ORDER[line.ran_out.what], line.ran_out.was or on)))


def _tasks(plan: Plan, on: date) -> Iterator[RanOut]:
    """Yield overdue tasks, and those that the meeting dealt with, as they were before."""
    said = {lapse.task: lapse for lapse in (plan.meeting.lapses if plan.meeting else ()) if lapse.task}
    open_ = [task for task in plan.tasks if task.id not in said]
    yield from overdue_tasks(open_, on)
    for task in plan.tasks:
        if (lapse := said.get(task.id)) and lapse.was:
            words = f"“{task.text}” was due on {date_in_words(lapse.was)}"
            yield RanOut(LapseKind.TASK, None, task.id, lapse.was, words)


def title_of(plan: Plan, standing: Standing) -> str:
    """Return an item with its number: “Item 7, Freeze”, “Item O1, The lease”."""
    title = plan.item(standing.guidance).short_title if standing.guidance else standing.title
    return f"Item {item_number(standing.item)}, {title}"


def _is_duty(plan: Plan, standing: Standing) -> bool:
    return standing.guidance is not None and plan.item(standing.guidance).duty is not None


def _decided(plan: Plan, item_id: str) -> bool:
    if plan.meeting is None:
        return False
    rulings = rulings_on(open_sitting(plan), item_id)
    return any(entry.ruling.kind not in DECIDES_NOTHING for entry in rulings)
