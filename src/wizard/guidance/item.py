"""An item of the guidance: what it asks, the arguments on both sides, and the positions it offers."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from wizard.foundation.value import Key, Line, Name, Value, Whole
from wizard.foundation.word import Word
from wizard.guidance.duty import Duty, Status
from wizard.guidance.position_kinds import Need, PositionKind
from wizard.guidance.statement import GuidanceDate, ItemLink, Statement, Step, TradeOff

_KEY_GAPS = re.compile(r"[^a-z0-9]+")


class Contradiction(Value):
    """An answer among the practice's facts, or the proposal's own fields, that contradicts a position."""

    field: Key
    """A field of the item: a yes-or-no, or a choice."""
    answer: Name
    """“yes”, “no”, or one of the field's choices."""


class Position(Value):
    """One position that an item offers."""

    id: Key
    kind: PositionKind
    label: Name
    """The words on its card on the screen: “Work to a safe daily limit”."""
    resolution: Name
    """The resolution in the past tense: “It was agreed that …”.

    `{field}` is replaced by the value of the field with this id.
    """
    needs: tuple[Need, ...] = ()
    fields: tuple[Key, ...] = ()
    """The item's own fields that this position asks for, by id."""
    contradicts: tuple[Contradiction, ...] = ()
    """Recorded answers that contradict it: “met”, and “Update Record is on” is answered no."""
    staff_line: Line = ""
    """What changes for staff, for their sheet, in the present tense; empty if nothing changes."""
    icb_line: Line = ""
    """What the practice does, for a note to the ICB, in the present tense; empty if the guidance has no line for it."""
    apart: bool = False
    """Whether it is shown apart from the others, one step further away, and outside the roll call."""
    warning: Line = ""
    """A line that is printed with it whenever it is adopted."""


class FieldKind(Word):
    """The kinds of thing that a field records."""

    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    TEXT = "text"
    TABLE = "table"


class TableColumn(Value):
    """One column of a table, and the base of every field."""

    id: Key
    label: Name
    kind: FieldKind
    unit: Line = ""
    """What a number counts: “contacts a day”, “months”."""
    minimum: Whole | None = None
    maximum: Whole | None = None
    """The limits of a number, inclusive."""
    choices: tuple[Name, ...] = ()
    short_label: Line = ""
    """The label where there is little room, in the documents: “Covers” for “What the hold covers”."""
    headline: bool = False
    """For a field: its value is printed beside the position's label in one-line lists: “28 contacts a day”.
    For a column: it is printed with the decision if the whole table would be too wide; the other columns follow."""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "TableColumn":
        if (self.kind is FieldKind.CHOICE) != bool(self.choices):
            raise ValueError("“choices” belongs to a field of kind “choice”, and such a field needs it")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("“minimum” is above “maximum”")
        return self


class RecordField(TableColumn):
    """Something to record on an item: a local fact, or a detail of a position."""

    hint: Line = ""
    default: Whole | None = None
    """The number filled in at first; only if the guidance itself gives one."""
    columns: tuple[TableColumn, ...] = ()
    """The columns of a table."""
    asked: bool = False
    """Whether closing lists it if it is empty, or if a yes-or-no is answered no."""

    @model_validator(mode="after")
    def _has_columns_if_a_table(self) -> "RecordField":
        if (self.kind is FieldKind.TABLE) != bool(self.columns):
            raise ValueError("“columns” belongs to a field of kind “table”, and such a field needs it")
        return self


class TaskTemplate(Value):
    """A task to offer when an item is adopted."""

    id: Key
    text: Name
    owner: Line = ""
    """Who usually does it, in words."""
    days: Annotated[int, Field(ge=0, le=730)] | None = None
    """The number of days after the meeting when it is usually due."""
    before_start: bool = False
    """Whether it has to be done before the item's decision starts."""


class Contract(Value):
    """The contract position as each side states it, without a judgement."""

    bma: tuple[Statement, ...] = ()
    nhs_england: tuple[Statement, ...] = ()
    """Empty means that nothing was found, and the PDF says so."""


class Permanence(Word):
    """Whether an item can be undone."""

    PERMANENT = "permanent"
    REVERSIBLE = "reversible"
    EITHER = "either"


class Reversibility(Statement):
    """Whether an item can be undone, and how."""

    kind: Permanence


class Calculator(Word):
    """The sums that the program can do on an item."""

    CONTACTS = "contacts"
    SERVICES = "services"


CALCULATOR_FIELDS = {
    Calculator.CONTACTS: (
        "contacts",
        "contacts_now",
        "clinicians",
        "days_a_week",
        "appointment_minutes",
        "session_minutes",
    ),
    Calculator.SERVICES: ("services",),
}
"""The fields that an item with a calculator needs, by id."""

CALCULATOR_COLUMNS = {
    Calculator.CONTACTS: (),
    Calculator.SERVICES: ("name", "income", "cost", "notice_months", "notice_sent"),
}
"""The columns that the first of those fields needs, by id, where it is a table."""


class Item(Value):
    """One of the twelve items that are decided separately."""

    id: Key
    """As the guidance numbers it: “1”, “4a”."""
    title: Name
    short_title: Name
    """At most 26 characters, for lists."""
    evidence_as_at: date
    asks: tuple[Statement, ...] = Field(min_length=1)
    exceptions: tuple[Statement, ...] = ()
    status: Status
    notices: tuple[Statement, ...] = ()
    """Fixed lines that always appear with the decision: “Urgent suspected cancer: route and form unchanged.”"""
    duty: Duty | None = None
    steps: tuple[Step, ...] = ()
    gains: tuple[TradeOff, ...] = Field(min_length=2)
    costs: tuple[TradeOff, ...] = Field(min_length=2)
    contract: Contract = Contract()
    reversibility: Reversibility
    dates: tuple[GuidanceDate, ...] = ()
    prompts: tuple[Statement, ...] = ()
    links: tuple[ItemLink, ...] = ()
    positions: tuple[Position, ...] = Field(min_length=2)
    fields: tuple[RecordField, ...] = ()
    facts: tuple[Key, ...] = ()
    """The ids of fields that are local facts, collected before the meeting whatever is decided."""
    tasks: tuple[TaskTemplate, ...] = ()
    calculator: Calculator | None = None
    gaps: tuple[Statement, ...] = ()
    """What was looked for and not found."""
    obstacles: tuple[Name, ...] = ()
    """Possible obstacles, to tick in the return to the LMC."""

    @property
    def obstacle_keys(self) -> Mapping[str, str]:
        """Possible obstacles, each under the key by which a plan stores its tick: “no-other-service”."""
        return {_KEY_GAPS.sub("-", words.lower()).strip("-")[:64]: words for words in self.obstacles}

    def position(self, position_id: str) -> Position:
        """Return the position with this id.

        Raises:
            KeyError: The item offers no such position.
        """
        for position in self.positions:
            if position.id == position_id:
                return position
        raise KeyError(position_id)

    def field(self, field_id: str) -> RecordField:
        """Return the field with this id.

        Raises:
            KeyError: The item has no such field.
        """
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)
