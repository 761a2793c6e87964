"""Lists what is missing and which decisions conflict, each with a button to its place and a tick.

A tick acknowledges a finding. Ticks are kept with the session until the meeting is closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.checks.check import (
    Check,
    FindingGroup,
    Severity,
    groups_of,
    label_of,
    place_of_check,
    weightiest_first,
)
from wizard.foundation.formatting import counted
from wizard.overview.places import FIRST_STEPS, item_of_step
from wizard.plan.record import LEFT_OPEN, Acknowledged
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.session.session import Session
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row
from wizard.ui.widgets.text_labels import Body, Muted, Subheading
from wizard.voting.numbering import item_number

_MARKS = {Severity.BLOCKING: (Icon.PROBLEM, Tone.BAD), Severity.RESULT: (Icon.INFORMATION, Tone.NEUTRAL)}
_INDENT = 20
"""How far buttons below a sentence are indented, in pixels at zoom 1, so that their words begin below the sentence."""
_PLACES = FIRST_STEPS | {"review": "Task list"}


def place_words(place: str) -> str:
    """Return where a finding can be corrected: “Item 4a”, “Meeting”, “Tasks”."""
    return _PLACES.get(place) or f"Item {item_number(item_of_step(place) or '')}"


class _Finding(QWidget):
    """One finding, or several acknowledged together: a mark or a tick, the sentence, and a button to its place."""

    def __init__(self, check: Check, owner: FindingList, group: FindingGroup | None = None) -> None:
        super().__init__()
        self.group = group
        self.tick: TickLine | None = None
        self._owner = owner
        column = ColumnLayout(0, parent=self)
        row = Row(10)
        column.addLayout(row)
        if group is not None and group.name != LEFT_OPEN:
            self.tick = TickLine(group.sentence)
            self.tick.setAccessibleDescription("Tick to say that you have seen this")
            self.tick.ticked.connect(lambda seen: owner.acknowledge(group, seen))
            row.addWidget(self.tick, 1)
        else:
            # Leave the same space above the words as in a tick line, so that all rows are aligned.
            words_row = Row(12, (0, 4, 0, 0))
            words_row.addWidget(Sign(*_MARKS.get(check.severity, _MARKS[Severity.RESULT]), side=18), 0, TOP)
            words_row.addWidget(Body(group.sentence if group else check.sentence), 1, TOP)
            row.addLayout(words_row, 1)
        # Several findings at one place share a button, unless each has its own field.
        found = {(label_of(each), place_of_check(each)): each for each in (group.checks if group else (check,))}
        self._ways = [self._way(each) for each in found.values()]
        self.go = self._ways[0]
        if len(self._ways) == 1:
            row.addWidget(self.go, 0, TOP)
            return
        # Several buttons stand below the words: beside them, they would leave a hole under a short sentence.
        places = Flow(4)
        places.add(*self._ways)
        below = ColumnLayout(0, (_INDENT, 0, 0, 0))
        below.addLayout(places)
        column.addLayout(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the place on Enter, from the tick as well as the button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            next((way for way in self._ways if way.hasFocus()), self.go).click()
        else:
            super().keyPressEvent(event)

    def _way(self, check: Check) -> Button:
        """Return a button to the place of one finding, with distinct labels if an item has several."""
        words = place_words(check.place)
        label = (label_of(check) if self.group else "") or words
        button = Button(
            label, lambda: self._owner.place_wanted.emit(place_of_check(check)), ButtonKind.TEXT, small=True
        )
        button.setAccessibleName(f"{label if label == words else f'{label}, {words}'}: {check.sentence}")
        return button


class FindingList(QWidget):
    """Findings of the chosen severities, each group under its heading."""

    place_wanted = Signal(str)
    """The reader wants to go to this place: the text of a `Place`, or “review”."""

    def __init__(
        self, acknowledgements: Acknowledgements, severities: Sequence[Severity], *, gaps: bool = True
    ) -> None:
        """Create the list. With `gaps`, it also lists empty fields and gives each part a heading."""
        super().__init__()
        self._gaps = gaps
        self._acknowledgements = acknowledgements
        self._severities = tuple(severities)
        self._shown: tuple[Check, ...] | None = None
        self._findings: list[_Finding] = []
        self._column = ColumnLayout(8, parent=self)
        acknowledgements.changed.connect(self._renew_ticks)

    def show_findings(self, found: Sequence[Check]) -> None:
        """Show these findings. Any already shown stay in place."""
        wanted = tuple(
            check for check in found if check.severity in self._severities and (self._gaps or not check.is_gap)
        )
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild(wanted)
        self._renew_ticks()

    def focus_first(self) -> bool:
        """Put the focus on the first finding not acknowledged yet; return whether there is one."""
        for finding in self._findings:
            if finding.group is None or not self._acknowledgements.holds(finding.group):
                stop = finding.tick or finding.go
                stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
                bring_into_sight(stop)
                return True
        return False

    def acknowledge(self, group: FindingGroup, seen: bool) -> None:
        """Record that somebody saw these findings, or undo that."""
        self._acknowledgements.acknowledge(group, seen)

    def _rebuild(self, found: tuple[Check, ...]) -> None:
        self._column.clear()
        self._findings = []
        for severity in self._severities:
            rows = self._rows_of(severity, found)
            self._add(_heading(severity, len(rows)) if self._gaps else "", rows)
            if severity is Severity.ACKNOWLEDGE:
                empty = [_Finding(group.checks[0], self, group) for group in _gaps_of(found)]
                self._add(f"{counted(len(empty), 'item')} with a gap: fill it in, or leave it open", empty)
        if not found:
            self._column.addWidget(_Nothing())

    def _add(self, heading: str, rows: Sequence[_Finding]) -> None:
        if rows and heading:
            self._column.addWidget(Subheading(heading))
        for finding in rows:
            self._findings.append(finding)
            self._column.addWidget(finding)

    def _rows_of(self, severity: Severity, found: tuple[Check, ...]) -> list[_Finding]:
        if severity is Severity.ACKNOWLEDGE:
            groups = weightiest_first(group for group in groups_of(found) if group.name != LEFT_OPEN)
            return [_Finding(group.checks[0], self, group) for group in groups]
        return [_Finding(check, self) for check in found if check.severity is severity]

    def _renew_ticks(self) -> None:
        for finding in self._findings:
            if finding.tick is not None and finding.group is not None:
                finding.tick.show_ticked(self._acknowledgements.holds(finding.group))


class _Nothing(QWidget):
    """Says that there is nothing to correct and nothing to acknowledge."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(10, parent=self)
        row.addWidget(Sign(Icon.TICK, Tone.GOOD, side=18), 0, TOP)
        row.addWidget(Muted("Nothing is missing, and nothing conflicts."), 1)


def _gaps_of(found: Iterable[Check]) -> list[FindingGroup]:
    """Return the empty fields, item by item."""
    gaps: dict[str | None, list[Check]] = {}
    for check in found:
        if check.is_gap:
            gaps.setdefault(check.item, []).append(check)
    return [FindingGroup(name=LEFT_OPEN, checks=tuple(checks)) for checks in gaps.values()]


def _heading(severity: Severity, count: int) -> str:
    if severity is Severity.RESULT:
        return ""
    if severity is Severity.BLOCKING:
        return f"{counted(count, 'thing')} to correct before the meeting can be closed"
    return f"{counted(count, 'thing')} to acknowledge: tick what you have seen"


class Acknowledgements(QObject):
    """The acknowledged findings on the open meeting. There is one for each session, shared by Review and Sign.

    All findings on an item, the meeting or the practice are acknowledged together. If a new finding appears there, or
    one changes, they must be acknowledged again. Empty fields are left open together, wherever they are. Filling some
    in asks nothing again, but a new empty field does.
    """

    changed = Signal()
    """The acknowledged findings have changed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._meeting: tuple[str, int] | None = None
        self._seen: set[tuple[str, str]] = set()
        self._left_open: frozenset[str] = frozenset()
        session.changed.connect(self._follow)
        self._follow()

    def holds(self, group: FindingGroup) -> bool:
        """Whether these findings are acknowledged."""
        if group.name == LEFT_OPEN:
            return {check.name for check in group.checks} <= self._left_open
        return (group.name, group.digest) in self._seen

    def acknowledge(self, group: FindingGroup, seen: bool) -> None:
        """Record that somebody saw these findings, or undo that."""
        entry = (group.name, group.digest)
        if group.name == LEFT_OPEN:
            self._left_open = frozenset(check.name for check in group.checks) if seen else frozenset()
            self.changed.emit()
        elif seen != (entry in self._seen):
            self._seen ^= {entry}
            self.changed.emit()

    def awaited(self, found: Iterable[Check]) -> tuple[FindingGroup, ...]:
        """Return the groups of findings that must still be acknowledged before the meeting can be closed."""
        return tuple(group for group in groups_of(found) if not self.holds(group))

    def given(self, found: Iterable[Check]) -> tuple[Acknowledged, ...]:
        """Return the acknowledged groups among `found`, in the form that the closed record keeps."""
        groups = [group for group in groups_of(found) if self.holds(group)]
        return tuple(Acknowledged(name=group.name, findings=group.digest) for group in groups)

    def _follow(self, _plan: object = None) -> None:
        """Forget everything when a different meeting is open."""
        if not self._session.is_open:
            return
        plan = self._session.plan
        meeting = (plan.id, plan.meeting.number) if plan.meeting else None
        if meeting != self._meeting:
            self._meeting = meeting
            self._seen.clear()
            self._left_open = frozenset()


def acknowledgements_of(session: Session) -> Acknowledgements:
    """Return the acknowledgements of a session, which live as long as it does."""
    known = session.findChild(Acknowledgements)
    return known if isinstance(known, Acknowledgements) else Acknowledgements(session)
