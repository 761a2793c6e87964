"""A date, typed or picked from a calendar, and a time of day, typed. Either may be missing."""

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from datetime import time
from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QWidget

from wizard.foundation.dates import FIRST_DATE, LAST_DATE, local_now, read_date, written
from wizard.foundation.formatting import time_in_words, weekday_in_words
from wizard.foundation.written_numbers import read_time
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import Scope, key_of, pressed
from wizard.ui.inputs.typing import PAUSE, FieldWay, LineInput, Typing
from wizard.ui.theme import Icon, current
from wizard.ui.theme.marks import mark_icon
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.spacing import ColumnLayout

_NARROW = 112
"""Below this width, in pixels of the plain size, a date has no button for the calendar."""


class PopupFrame(QFrame):
    """The frame round what pops up."""


class DateField(LineInput):
    """A date. Alt+Down, F4 or the button opens the calendar; Up and Down go by a day, PgUp and PgDn by a week."""

    edited = Signal(object)
    """The reader changed it to this `datetime.date`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""
    reading_changed = Signal(str)
    """Which day is meant by what is being typed, in full; empty when nothing is."""

    def __init__(
        self,
        placeholder: str = "e.g. 11 Jan 2027",
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = lambda: local_now().date(),
    ) -> None:
        """Take a day without a year for the next to come after the day that `today` returns."""
        super().__init__(placeholder, parent)
        self._today = today
        self._start: dt.date | None = None
        self._first: dt.date | None = None
        self._refusal = ""
        self._popup: PopupFrame | None = None
        self._picks: list[tuple[str, dt.date]] = []
        self._button = QToolButton(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setAccessibleName("Open the calendar")
        self._button.setToolTip(f"Open the calendar ({key_of('calendar')})")
        self._button.clicked.connect(self.open_calendar)
        way = FieldWay(self._read, _date_text, self._tell, self.problem_changed.emit)
        self.typing = Typing(self, way, None)
        # Half a date is no mistake yet.
        self.typing.pauses = False
        self.textChanged.connect(self._say_reading)
        self._reading = ""
        self._aloud = QTimer(self, interval=PAUSE, singleShot=True)
        self._aloud.timeout.connect(self._read_aloud)
        current().changed.connect(self._renew)
        self._renew()

    @property
    def date(self) -> dt.date | None:
        """The last good date."""
        found: dt.date | None = self.typing.told
        return found

    def show_date(self, date: dt.date | None) -> None:
        """Show `date`, unless the field is in use; emits nothing but the end of a problem.

        What was typed and refused stays until it is put right or another date than the one before is to be shown.
        """
        self.typing.show(date)

    def forget(self) -> None:
        """Drop what was typed and refused: show the last good date."""
        self.typing.forget()

    def take(self, date: dt.date | None) -> None:
        """Show `date` as if it had been typed: tell of it if it is another one, or of what is wrong with it."""
        self.setText(_date_text(date))
        self.typing.take_up()
        self.typing.finish()

    def set_first(self, first: dt.date | None, refusal: str) -> None:
        """Refuse dates before `first` with this sentence; the calendar opens there while the field is empty."""
        self._first, self._refusal = first, refusal
        if first is not None:
            self.start_calendar_at(first)

    def start_calendar_at(self, date: dt.date) -> None:
        """Open the calendar at the month of `date` while the field is empty."""
        self._start = date

    def set_picks(self, picks: Sequence[tuple[str, dt.date]]) -> None:
        """Offer these dates above the calendar, each in words."""
        if list(picks) != self._picks:
            self._picks = list(picks)
            if self._popup is not None:
                self._popup.deleteLater()
                self._popup = None

    def open_calendar(self) -> None:
        """Show the calendar below the field, or above where there is no room below."""
        # Made when first opened: a calendar takes longer than the rest of the page.
        if self._popup is None:
            self._popup = self._make_popup()
        calendar = self._popup.findChild(QCalendarWidget)
        assert isinstance(calendar, QCalendarWidget)
        if shown := self.date or self._start:
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
        elif key in steps and self.date is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            step = self.date + dt.timedelta(days=steps[Qt.Key(key)])
            self.take(min(max(step, FIRST_DATE), LAST_DATE))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        # Where it is narrow the date is worth more than the button: the key opens the calendar as well.
        narrow = self.width() < current().px(_NARROW)
        self._button.setVisible(not narrow)
        side = 0 if narrow else self.height() - current().px(8)
        self._button.setGeometry(self.width() - side - current().px(4), current().px(4), side, side)
        self.setTextMargins(0, 0, side, 0)

    def _read(self, text: str) -> dt.date | None:
        if not text.strip():
            return None
        date = read_date(text, self._today()).date
        if self._first is not None and date < self._first:
            raise ValueError(self._refusal)
        return date

    def _tell(self, date: dt.date | None) -> None:
        self.edited.emit(date)

    def _say_reading(self, text: str) -> None:
        """Say in full which day is meant, as long as that is not what stands in the field."""
        reading = ""
        with contextlib.suppress(ValueError):
            date = read_date(text, self._today()).date
            reading = weekday_in_words(date) if text.strip() not in (_date_text(date), weekday_in_words(date)) else ""
        if reading != self._reading:
            self._reading = reading
            self.reading_changed.emit(reading)
            self._aloud.start()

    def _read_aloud(self) -> None:
        if self._reading and self.hasFocus():
            announce(self, self._reading)

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
        weekday = QTextCharFormat()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekday)
        calendar.setAccessibleName("Calendar")
        calendar.selectionChanged.connect(lambda: _say_day(calendar))
        calendar.currentPageChanged.connect(lambda year, month: _say_month(calendar, QDate(year, month, 1)))
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        column = ColumnLayout(2, (4, 4, 4, 4), popup)
        for label, on in self._picks:
            column.addWidget(Button(plain(label), partial(self._take_pick, on), ButtonKind.TEXT, small=True))
        column.addWidget(calendar)
        return popup

    def _pick(self, day: QDate) -> None:
        self._take_pick(dt.date(day.year(), day.month(), day.day()))

    def _take_pick(self, day: dt.date) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.take(day)
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


def _date_text(date: dt.date | None) -> str:
    return written(date) if date else ""


def _time_text(at: time | None) -> str:
    return time_in_words(at) if at else ""


class TimeField(LineInput):
    """A time of day. Tells of a change as it is typed, on Enter and on leaving."""

    edited = Signal(object)
    """The reader changed it to this `datetime.time`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""

    def __init__(self, placeholder: str = "e.g. 13:00", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        way = FieldWay(
            lambda text: read_time(text) if text.strip() else None,
            _time_text,
            self.edited.emit,
            self.problem_changed.emit,
        )
        self.typing = Typing(self, way, None)

    def show_time(self, at: time | None) -> None:
        """Show `at`, unless the field is in use; emits nothing but the end of a problem.

        What was typed and refused stays until it is put right or another time than the one before is to be shown.
        """
        self.typing.show(at)
