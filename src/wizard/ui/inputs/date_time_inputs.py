"""A date field with a calendar, and a field for a time of day. Either may be empty."""

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
"""Below this width, in pixels at zoom 1, a date field has no calendar button."""


class PopupFrame(QFrame):
    """The frame of a pop-up."""


class DateField(LineInput):
    """A date. Alt+Down, F4 or the button opens the calendar. Up and Down change the day, PgUp and PgDn the week."""

    edited = Signal(object)
    """The reader changed it to this `datetime.date`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with the entry, as a sentence; empty if nothing is."""
    reading_changed = Signal(str)
    """The full date that the text being typed stands for; empty if none."""

    def __init__(
        self,
        placeholder: str = "e.g. 11 Jan 2027",
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = lambda: local_now().date(),
    ) -> None:
        """Create the field. A date typed without a year means the next such date after `today`."""
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
        # An incomplete date is not an error yet.
        self.typing.pauses = False
        self.textChanged.connect(self._say_reading)
        self._reading = ""
        self._aloud = QTimer(self, interval=PAUSE, singleShot=True)
        self._aloud.timeout.connect(self._read_aloud)
        current().changed.connect(self._renew)
        self._renew()

    @property
    def date(self) -> dt.date | None:
        """The last valid date."""
        found: dt.date | None = self.typing.told
        return found

    def show_date(self, date: dt.date | None) -> None:
        """Show `date` unless the field is in use. Emits at most `problem_changed`.

        A refused entry stays until it is corrected or a different date has to be shown.
        """
        self.typing.show(date)

    def forget(self) -> None:
        """Discard a refused entry and show the last valid date."""
        self.typing.forget()

    def take(self, date: dt.date | None) -> None:
        """Treat `date` like typed text: pass it on if it is new, or report what is wrong with it."""
        self.setText(_date_text(date))
        self.typing.take_up()
        self.typing.finish()

    def set_first(self, first: dt.date | None, refusal: str) -> None:
        """Refuse dates before `first` with this sentence. An empty field opens the calendar there."""
        self._first, self._refusal = first, refusal
        if first is not None:
            self.start_calendar_at(first)

    def start_calendar_at(self, date: dt.date) -> None:
        """Open the calendar in the month of `date` while the field is empty."""
        self._start = date

    def set_picks(self, picks: Sequence[tuple[str, dt.date]]) -> None:
        """Offer these dates with their labels above the calendar."""
        if list(picks) != self._picks:
            self._picks = list(picks)
            if self._popup is not None:
                self._popup.deleteLater()
                self._popup = None

    def open_calendar(self) -> None:
        """Show the calendar below the field, or above if there is no space below."""
        # Created on first use, because a calendar takes longer than the rest of the page.
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
        """Open the calendar, or change the date by days and weeks. Enter passes on the date and stays on the page."""
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
        """Keep the button on the right."""
        super().resizeEvent(event)
        # In a narrow field the date matters more than the button, because a key opens the calendar too.
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
        """Show the full date that is being typed, unless the field already contains it."""
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
        # Do not use the system's language: the program speaks English, and weeks start on Monday.
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
    """Announce the chosen day, and name the calendar after it, because Qt's cells only say a number."""
    words = calendar.locale().toString(calendar.selectedDate(), "dddd d MMMM yyyy")
    for days in calendar.findChildren(QTableView):
        days.setAccessibleName(f"Calendar, {words}")
        if days.isVisible():
            announce(days, words)


def _say_month(calendar: QCalendarWidget, first: QDate) -> None:
    """Announce the month shown, unless the chosen day moved there and was announced."""
    chosen = calendar.selectedDate()
    if calendar.isVisible() and (chosen.year(), chosen.month()) != (first.year(), first.month()):
        announce(calendar, calendar.locale().toString(first, "MMMM yyyy"))


def _date_text(date: dt.date | None) -> str:
    return written(date) if date else ""


def _time_text(at: time | None) -> str:
    return time_in_words(at) if at else ""


class TimeField(LineInput):
    """A time of day. It passes on a change while typing, on Enter and on losing the focus."""

    edited = Signal(object)
    """The reader changed it to this `datetime.time`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with the entry, as a sentence; empty if nothing is."""

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
        """Show `at` unless the field is in use. Emits at most `problem_changed`.

        A refused entry stays until it is corrected or a different time has to be shown.
        """
        self.typing.show(at)
