"""The actions log: who does what by when."""

from datetime import date
from enum import StrEnum

from wizard.foundation.value import Day, Key, Name, Note, Value
from wizard.plan.meeting import MeetingNumber
from wizard.plan.proposal import Owner


class TaskState(StrEnum):
    """How far a task is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Task(Value):
    """One thing to do."""

    id: Key
    """Unique within the plan: “t1”."""
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

    def overdue(self, today: date) -> bool:
        """Whether it is open and its due date has passed on `today`."""
        return self.state is TaskState.OPEN and self.due is not None and self.due < today
