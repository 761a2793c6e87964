"""The task list: who does what by when."""

from datetime import date
from typing import Annotated

from pydantic import Field

from wizard.foundation.value import Day, Key, Line, Name, Note, Value
from wizard.foundation.word import Word
from wizard.plan.meeting import MeetingNumber
from wizard.plan.proposal import Owner

MOST_NUMBER = 1_000_000
"""The highest number that a task or a decision may bear."""

Serial = Annotated[int, Field(ge=1, le=MOST_NUMBER)]
"""A number that is given once and never again."""


class TaskState(Word):
    """How far a task is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Task(Value):
    """One thing to do."""

    id: Key
    """Unique within the plan: “t1”."""
    number: Serial | None = None
    """The number under which it is printed, “T1”; given when the meeting that set it is closed."""
    text: Name
    owner: Owner | None = None
    due: Day | None = None
    item: Key | None = None
    """The item it belongs to, if any."""
    state: TaskState = TaskState.OPEN
    template: Key | None = None
    """The id of the pack's task that it was made from, if any."""
    set_at: MeetingNumber | None = None
    """The number of the meeting that set it."""
    note: Note = ""
    owner_set: bool = False
    """Whether its owner was chosen for it; otherwise it follows the owner of its item."""
    done_on: Day | None = None
    done_by: Owner | None = None
    evidence: Line = ""
    """The proof that it is done."""
    kept: Line = ""
    """Where the proof is kept."""
    bring: bool = False
    """Whether it is to be brought to the next meeting."""
    dropped_because: Note = ""
    before_start: bool = False
    """Whether it has to be done before the decision starts."""

    def overdue(self, today: date) -> bool:
        """Whether it is open and its due date has passed on `today`."""
        return self.state is TaskState.OPEN and self.due is not None and self.due < today
