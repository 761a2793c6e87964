"""The fields that the chosen position needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.checks.check import NEED_CONTROLS
from wizard.edits.decision_edits import with_field, with_particulars
from wizard.foundation.dates import months_after
from wizard.foundation.formatting import counted, date_in_words
from wizard.foundation.value import LAST_DAY, typed
from wizard.guidance.item import FieldKind, Item, Position, RecordField
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.overview.places import Control
from wizard.plan.deferral import quick_picks
from wizard.plan.proposal import Advice, DutyCheck, FieldValue, Owner, Proposal
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import DatePick, OwnerField, Pick
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.pack_fields.deferral_field import ComeBack
from wizard.ui.pack_fields.pack_field import FieldEntry
from wizard.ui.pack_fields.record_table import TableEntry
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.theme import current
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Muted


def further_fields(item: Item | None, position: Position) -> tuple[RecordField, ...]:
    """Return the fields of a position except tables and the number shown beside the resolution."""
    fields = [item.field(field_id) for field_id in position.fields] if item else []
    return tuple(field for field in fields if field.kind not in (FieldKind.NUMBER, FieldKind.TABLE))


def tables_of(item: Item | None, position: Position) -> tuple[RecordField, ...]:
    """Return the tables of a position."""
    fields = [item.field(field_id) for field_id in position.fields] if item else []
    return tuple(field for field in fields if field.kind is FieldKind.TABLE)


def field_widget(
    scope: EntryScope, field: RecordField, where: str = ""
) -> tuple[QWidget, Callable[[FieldValue | None], None]]:
    """Return the control for one of the item's fields, and a function that shows a value in it.

    The same table may be in the decision and among the local facts: `where` tells screen reader users which it is.
    """

    def tell(value: FieldValue | None) -> str:
        return scope.apply(lambda plan: with_field(plan, scope.item_id, field.id, value), field.label.casefold())

    if field.kind is FieldKind.TABLE:
        table = TableEntry(field, tell, field.hint, where)
        return table, table.show_rows
    entry = FieldEntry(field, tell, field.hint)

    def show(value: FieldValue | None) -> None:
        entry.show(None if isinstance(value, tuple) else value)

    return entry.widget, show


class _Part(NamedTuple):
    """The controls for one need, from top to bottom, and a function that shows a proposal in them."""

    widgets: tuple[QWidget, ...]
    show: Callable[[Proposal], None]


_IN_ROW = (Need.OWNER, Need.START, Need.HOLD_UNTIL, Need.REVIEW)
"""The fields that share a row."""


class Particulars(QWidget):
    """The fields of a position, set out in few lines.

    The number is beside the resolution, owner and dates share a row, and the rest follows. Each control is made when it
    is first needed and then kept, because most positions share them.

    Tables and further fields are shown elsewhere: `further_fields` lists them.
    """

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._position: Position | None = None
        self._parts: dict[Need, _Part] = {}
        self._numbers: dict[str, tuple[QWidget, Callable[[FieldValue | None], None]]] = {}
        self._shown: list[_Part] = []
        self._resolution = Muted()
        self._first = Row(14)
        self._first.addWidget(self._resolution, 1)
        self._line = QWidget()
        self._across = Row(8, parent=self._line)
        self._rest = ColumnLayout(8)
        column = ColumnLayout(8, parent=self)
        column.addLayout(self._first)
        column.addWidget(self._line)
        column.addLayout(self._rest)

    def show_proposal(self, proposal: Proposal, position: Position, resolution: str, *, decided: bool = False) -> None:
        """Show the fields of `proposal`, and its `resolution` unless it is `decided`, without emitting a signal."""
        if position != self._position:
            self._position = position
            self._arrange(position)
        self._resolution.show_text("" if decided else f"“{resolution}”")
        for field_id, (widget, show) in self._numbers.items():
            wrong = isinstance(widget, LabelledInput) and bool(widget.error) and not widget.isHidden()
            wanted = field_id in position.fields and (not decided or wrong)
            if wanted:
                _make_ready(widget)
                show(proposal.fields.get(field_id))
            show_if(wanted, widget)
        for part in self._shown:
            part.show(proposal)

    def _arrange(self, position: Position) -> None:
        item = self._scope.entry.guided
        for field_id in position.fields if item else ():
            if item and item.field(field_id).kind is FieldKind.NUMBER and field_id not in self._numbers:
                self._numbers[field_id] = self._number(item.field(field_id))
        # Leave out the reason here: every proposal has one, in a field of its own below these fields.
        across = [need for need in _IN_ROW if need in position.needs]
        below = [need for need in position.needs if need not in across and need is not Need.REASON]
        parts = [self._need_part(need) for need in (*across, *below)]
        shown = [widget for part in parts for widget in part.widgets]
        for part in self._shown:
            for widget in part.widgets:
                self._across.removeWidget(widget)
                self._rest.removeWidget(widget)
                show_if(widget in shown, widget)
        for need, part in zip((*across, *below), parts, strict=True):
            for widget in part.widgets:
                if need in across:
                    self._across.addWidget(widget, 18 if need is Need.OWNER else 13)
                else:
                    self._rest.addWidget(widget)
                _make_ready(widget)
        show_if(bool(across), self._line)
        self._shown = parts

    def _number(self, field: RecordField) -> tuple[QWidget, Callable[[FieldValue | None], None]]:
        """Return a control for the number in the resolution, in place of the number in its text."""

        def tell(value: FieldValue | None) -> str:
            return self._scope.apply(
                lambda plan: with_field(plan, self._scope.item_id, field.id, value), field.label.casefold()
            )

        entry = FieldEntry(field, tell, stacked=True)
        entry.widget.setMaximumWidth(current().px(150))
        self._first.insertWidget(0, entry.widget)

        def show(value: FieldValue | None) -> None:
            entry.show(None if isinstance(value, tuple) else value)

        return entry.widget, show

    def _tell(self, what: str, **changes: object) -> str:
        return self._scope.apply(lambda plan: with_particulars(plan, self._scope.item_id, **changes), what)

    def _need_part(self, need: Need) -> _Part:
        if need not in self._parts:
            self._parts[need] = self._made(need)
        return self._parts[need]

    def _made(self, need: Need) -> _Part:
        match need:
            case Need.START | Need.HOLD_UNTIL | Need.REVIEW:
                return self._date(need)
            case Need.OWNER:
                return self._owner()
            case Need.BRING_BACK:
                back = ComeBack(self._scope, lambda when: self._tell(NEEDS[need].called, bring_back=when))
                return _Part((back,), lambda proposal: back.show_bring_back(proposal.bring_back))
            case Need.CHECKED:
                return self._check()
            case Need.MISSING:
                note = NoteField("What has to be put right", lines=1, most=5)
                note.setObjectName(Control.MISSING)
                note.edited.connect(lambda text: self._tell(NEEDS[need].called, missing=typed(text, lines=True)))
                return _Part(
                    (LabelledInput(NEEDS[need].label, note),), lambda proposal: note.show_text(proposal.missing)
                )
            case Need.ADVICE:
                return self._advice()
        raise LookupError(need)

    def _date(self, need: Need) -> _Part:
        row = NEEDS[need]
        pick = DatePick(brief=True)
        pick.setObjectName(NEED_CONTROLS[need])
        line = LabelledInput(row.label, pick)
        pick.edited.connect(lambda on: line.show_error(self._tell(row.called, **{row.place: on})))

        def show(proposal: Proposal) -> None:
            pick.show_date(getattr(proposal, row.place))
            pick.set_picks(date_picks(self._scope, need))
            held_on = self._scope.minutes.held_on
            if need is not Need.START and held_on is not None:
                pick.set_first(held_on, f"Not before the meeting’s date, {date_in_words(held_on)}.")

        return _Part((line,), show)

    def _owner(self) -> _Part:
        owner = OwnerField()
        owner.setObjectName(Control.OWNER)
        owner.edited.connect(lambda chosen: self._tell(NEEDS[Need.OWNER].called, owner=chosen))
        line = LabelledInput(NEEDS[Need.OWNER].label, owner)
        return _Part((line,), lambda proposal: owner.show_owner(proposal.owner, self._scope.minutes.people))

    def _check(self) -> _Part:
        by, on, how = OwnerField(), DatePick(brief=True), TextField("e.g. read in the system’s settings")
        by.setObjectName(Control.CHECKED_BY)
        widgets = (
            FieldRow(LabelledInput(NEEDS[Need.CHECKED].label, by), LabelledInput("Checked on", on), least=130),
            LabelledInput("How it was checked", how),
        )

        def change(**changes: object) -> str:
            proposal = self._scope.proposal
            check = ((proposal.check if proposal else None) or DutyCheck()).replace(**changes)
            return self._tell(NEEDS[Need.CHECKED].called, check=None if check == DutyCheck() else check)

        by.edited.connect(lambda owner: change(by=owner or Owner()))
        on.edited.connect(lambda day: change(on=day))
        how.edited.connect(lambda text: change(how=typed(text)))

        def show(proposal: Proposal) -> None:
            check = proposal.check or DutyCheck()
            by.show_owner(None if check.by == Owner() else check.by, self._scope.minutes.people)
            on.show_date(check.on)
            how.show_text(check.how)
            on.set_picks((Pick(f"On the day of the meeting: {date_in_words(self._scope.on)}", self._scope.on),))

        return _Part(widgets, show)

    def _advice(self) -> _Part:
        source, on = TextField("e.g. the LMC, a solicitor"), DatePick(brief=True)
        source.setObjectName(Control.ADVICE_FROM)
        widgets = (
            FieldRow(LabelledInput(NEEDS[Need.ADVICE].label, source), LabelledInput("Advice taken on", on), least=130),
        )

        def change(**changes: object) -> str:
            proposal = self._scope.proposal
            advice = ((proposal.advice if proposal else None) or Advice()).replace(**changes)
            return self._tell(NEEDS[Need.ADVICE].called, advice=None if advice == Advice() else advice)

        source.edited.connect(lambda text: change(taken_from=typed(text)))
        on.edited.connect(lambda day: change(on=day))

        def show(proposal: Proposal) -> None:
            source.show_text(proposal.advice.taken_from if proposal.advice else "")
            on.show_date(proposal.advice.on if proposal.advice else None)

        return _Part(widgets, show)


def _make_ready(widget: QWidget) -> None:
    """Show a hidden control again, without the error about a text that was never recorded."""
    put_away = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if put_away and isinstance(widget, LabelledInput):
        widget.show_error("")
        if isinstance(widget.control, DateField | DatePick):
            widget.control.forget()
    widget.show()


def date_picks(scope: EntryScope, need: Need) -> tuple[Pick, ...]:
    """Return the dates to offer: a start soon, or a review or end of hold some months ahead."""
    on = scope.on
    if need is Need.START:
        days = ((0, "On the day of the meeting"), (7, "A week after"), (14, "Two weeks after"))
        picks = [(words, on + timedelta(days=count)) for count, words in days]
        picks += [(f"In {counted(months, 'month')}", months_after(on, months)) for months in (1, 3)]
        return tuple(Pick(f"{words}: {date_in_words(day)}", day) for words, day in picks if day <= LAST_DAY)
    return tuple(
        Pick(pick.label, pick.bring_back.on)
        for pick in quick_picks(scope.entry.guided, on)
        if isinstance(pick.bring_back.on, date)
    )
