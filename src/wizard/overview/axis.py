"""The months of a timeline: where a day falls, and which months and years are written above it."""

from dataclasses import dataclass
from datetime import date

from wizard.foundation.formatting import short_month

_MOST_TICKS = 14
_LAST_MONTH = 9999 * 12 + 11


@dataclass(frozen=True)
class Tick:
    """A line of the axis, at the first of a month."""

    day: date
    month: str
    """“Dec”; empty where only years are written."""
    year: str
    """“2026” above the first tick of each year, else empty."""


@dataclass(frozen=True)
class Axis:
    """A span of whole months, from the first of one to the first of another."""

    first: date
    last: date
    step: int
    """Months between two ticks."""

    @classmethod
    def over(cls, first: date, last: date) -> "Axis":
        """Return the axis that holds both days, in months, quarters, years or more."""
        start = first.year * 12 + first.month - 1
        months = last.year * 12 + last.month - start
        step = next((step for step in (1, 3, 6, 12, 24, 60, 120) if months / step <= _MOST_TICKS), 1200)
        end = start + -(-months // step) * step
        return cls(_first_of(start), _first_of(end) if end <= _LAST_MONTH else date.max, step)

    def share(self, day: date) -> float:
        """Return where a day falls, from 0 at the first day to 1 at the last; days outside fall on the nearest end."""
        whole = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / whole, 0.0), 1.0)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the lines of the axis, the last one excluded."""
        ticks: list[Tick] = []
        month = self.first.year * 12 + self.first.month - 1
        year = None
        while month <= _LAST_MONTH and (day := _first_of(month)) < self.last:
            new_year = day.year != year
            ticks.append(Tick(day, short_month(day.month) if self.step < 12 else "", str(day.year) if new_year else ""))
            year = day.year
            month += self.step
        return tuple(ticks)


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
