"""A date, typed or picked from a calendar, and a time of day, typed. Either may be missing."""

import datetime as dt
import re
from datetime import time

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QTableView, QToolButton, QWidget

from wizard.foundation.dates import FIRST_DATE, LAST_DATE, read_date, written
from wizard.foundation.formatting import time_in_words
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import Scope, key_of, pressed
from wizard.ui.inputs.text_inputs import PAUSE
from wizard.ui.theme import Icon, current
from wizard.ui.theme.marks import mark_icon
from wizard.ui.widgets.spacing import ColumnLayout

__all__ = ["DateField", "PopupFrame", "read_date", "written"]

_HOW_TO_TYPE_A_TIME = "Write the time as 13:00 or 1 pm."

_HOW = "Write the date as 11 Jan 2027, or pick it from the calendar."

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?")


class PopupFrame(QFrame):
    """The frame round what pops up."""


class DateField(QLineEdit):
    """A date. Alt+Down, F4 or the button opens the calendar; Up and Down go by a day, PgUp and PgDn by a week."""

    edited = Signal(object)
    """The reader changed it to this `datetime.date`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""

    def __init__(self, placeholder: str = "e.g. 11 Jan 2027", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._date: dt.date | None = None
        self._start: dt.date | None = None
        self._first: dt.date | None = None
        self._refusal = ""
        self._refused = False
        self._popup: PopupFrame | None = None
        self.setPlaceholderText(placeholder)
        self.setMaxLength(30)
        self._button = QToolButton(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setAccessibleName("Open the calendar")
        self._button.setToolTip(f"Open the calendar ({key_of('calendar')})")
        self._button.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self.commit)
        current().changed.connect(self._renew)
        self._renew()

    @property
    def date(self) -> dt.date | None:
        """The last good date."""
        return self._date

    def show_date(self, date: dt.date | None) -> None:
        """Show `date`; emits nothing but the end of a problem.

        What was typed and refused stays until it is put right or another date than the one before is to be shown.
        """
        if self._refused and date == self._date and self.isEnabled():
            return
        self._date = date
        text = written(date) if date else ""
        # Never overwrite what somebody is typing just now.
        if (self._refused or text != self.text()) and not (self.hasFocus() and self.isModified()):
            self._write(date)

    def forget(self) -> None:
        """Let go of what was typed and refused: show the last good date."""
        self._write(self._date)

    def take(self, date: dt.date | None) -> None:
        """Show `date` as if it had been typed: tell of it if it is another one, or of what is wrong with it."""
        if date is not None and self._first is not None and date < self._first:
            self.setText(written(date))
            self._refuse(self._refusal)
            return
        self._write(date)
        if date != self._date:
            self._date = date
            self.edited.emit(date)

    def set_first(self, first: dt.date | None, refusal: str) -> None:
        """Refuse dates before `first` with this sentence; the calendar opens there while the field is empty."""
        self._first, self._refusal = first, refusal
        if first is not None:
            self.start_calendar_at(first)

    def start_calendar_at(self, date: dt.date) -> None:
        """Open the calendar at the month of `date` while the field is empty."""
        self._start = date

    def commit(self) -> None:
        """Read what was typed; tell of the date if it is another one, of the problem if it is none."""
        text = self.text().strip()
        try:
            date = read_date(text) if text else None
        except ValueError:
            self._refuse(_HOW)
            return
        self.take(date)

    def open_calendar(self) -> None:
        """Show the calendar below the field, or above where there is no room below."""
        # Made when first opened: a calendar takes longer than the rest of the page.
        if self._popup is None:
            self._popup = self._make_popup()
        calendar = self._popup.findChild(QCalendarWidget)
        assert isinstance(calendar, QCalendarWidget)
        if shown := self._date or self._start:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        size = self._popup.sizeHint().expandedTo(QSize(current().px(320), current().px(280)))
        self._popup.resize(size)
        place = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = self.screen().availableGeometry()
        if place.y() + size.height() > screen.bottom():
            place = self.mapToGlobal(QPoint(0, -size.height() - 2))
        place.setX(max(screen.left(), min(place.x(), screen.right() - size.width())))
        self._popup.move(place)
        self._popup.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        _say_day(calendar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar, go by days and weeks; Enter tells of the date and stays on the page."""
        key = event.key()
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
        if pressed(Scope.DATE, event) == "calendar":
            self.open_calendar()
        elif key in steps and self._date is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            step = self._date + dt.timedelta(days=steps[Qt.Key(key)])
            self.take(min(max(step, FIRST_DATE), LAST_DATE))
        else:
            super().keyPressEvent(event)
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                # QLineEdit ignores Enter, and a dialog would take it for its default button.
                event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        side = self.height() - current().px(8)
        self._button.setGeometry(self.width() - side - current().px(4), current().px(4), side, side)
        self.setTextMargins(0, 0, side, 0)

    def _write(self, date: dt.date | None) -> None:
        self.setText(written(date) if date else "")
        self.setModified(False)
        self._refused = False
        self.problem_changed.emit("")

    def _refuse(self, sentence: str) -> None:
        self._refused = True
        self.problem_changed.emit(sentence)

    def _make_popup(self) -> PopupFrame:
        popup = PopupFrame(self, Qt.WindowType.Popup)
        calendar = QCalendarWidget(popup)
        # Not the system's language: the program speaks English, and weeks begin on Monday.
        calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setMinimumDate(QDate(FIRST_DATE.year, 1, 1))
        calendar.setMaximumDate(QDate(LAST_DATE.year, 12, 31))
        plain = QTextCharFormat()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        calendar.setAccessibleName("Calendar")
        calendar.selectionChanged.connect(lambda: _say_day(calendar))
        calendar.currentPageChanged.connect(lambda year, month: _say_month(calendar, QDate(year, month, 1)))
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        column = ColumnLayout(0, (4, 4, 4, 4), popup)
        column.addWidget(calendar)
        return popup

    def _pick(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.take(dt.date(day.year(), day.month(), day.day()))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _renew(self) -> None:
        side = current().px(18)
        icon: QIcon = mark_icon(Icon.CALENDAR, current().colours.muted, side)
        self._button.setIcon(icon)
        self._button.setIconSize(QSize(side, side))


def _say_day(calendar: QCalendarWidget) -> None:
    """Name the days for the ear by the one that is chosen, and say it: a cell of Qt's says no more than a number."""
    words = calendar.locale().toString(calendar.selectedDate(), "dddd d MMMM yyyy")
    for days in calendar.findChildren(QTableView):
        days.setAccessibleName(f"Calendar, {words}")
        if days.isVisible():
            announce(days, words)


def _say_month(calendar: QCalendarWidget, first: QDate) -> None:
    """Say the month that is shown; where the chosen day went there, it says so itself."""
    chosen = calendar.selectedDate()
    if calendar.isVisible() and (chosen.year(), chosen.month()) != (first.year(), first.month()):
        announce(calendar, calendar.locale().toString(first, "MMMM yyyy"))


def read_time(text: str) -> time:
    """Return the time written as 13:00, 13.00, 1300, 9 or 1:30 pm.

    Raises:
        ValueError: It is no time of day; the message says how to write one.
    """
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(_HOW_TO_TYPE_A_TIME)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise ValueError(_HOW_TO_TYPE_A_TIME)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


class TimeField(QLineEdit):
    """A time of day. Tells of a change after a pause, on Enter and on leaving."""

    edited = Signal(object)
    """The reader changed it to this `datetime.time`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""

    def __init__(self, placeholder: str = "e.g. 13:00", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time: time | None = None
        self._refused = False
        self.setPlaceholderText(placeholder)
        self.setMaxLength(12)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self._finish)

    def show_time(self, at: time | None) -> None:
        """Show `at`, unless the reader is in the middle of typing; emits nothing but the end of a problem.

        What was typed and refused stays until it is put right or another time than the one before is to be shown.
        """
        if self._refused and at == self._time:
            return
        self._time = at
        text = time_in_words(at) if at else ""
        if (self._refused or text != self.text()) and not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self._refused = False
            self.problem_changed.emit("")

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told."""
        self._pause.stop()
        text = self.text().strip()
        try:
            at = read_time(text) if text else None
        except ValueError as error:
            self._refused = True
            self.problem_changed.emit(str(error))
            return
        self._refused = False
        self.problem_changed.emit("")
        if at != self._time:
            self._time = at
            self.edited.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tells of the time and stays on the page."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def _finish(self) -> None:
        """Write a good time out in full."""
        self.commit()
        try:
            at = read_time(self.text()) if self.text().strip() else None
        except ValueError:
            return
        self.setText(time_in_words(at) if at else "")
        self.setModified(False)
