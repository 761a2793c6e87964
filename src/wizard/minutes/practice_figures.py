"""Sums with the practice's own numbers.

They show what follows from the entries, with every assumption. Only whole numbers, pence and fractions are used,
because a sum in a signed record must not depend on rounding.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from wizard.foundation import formatting as words
from wizard.foundation.dates import months_after
from wizard.minutes.resolution import day_held
from wizard.plan.proposal import Fields, Row, Scalar


@dataclass(frozen=True)
class Sums:
    """A calculator's results: printable sentences in three groups."""

    results: tuple[str, ...]
    inputs: tuple[str, ...]
    """The numbers that it started from."""
    assumptions: tuple[str, ...]
    """The assumptions."""

    def in_words(self) -> str:
        """Return everything as text of several lines, for the record."""
        groups = (("", self.results), ("From: ", self.inputs), ("Assumed: ", self.assumptions))
        return "\n".join(heading + " ".join(sentences) for heading, sentences in groups if sentences)


@dataclass(frozen=True)
class Contacts:
    """The numbers behind the sum on a daily number of contacts."""

    now: int
    """Contacts for each clinician a day now, on average."""
    chosen: int
    """Contacts for each clinician a day at the number under discussion."""
    clinicians: int
    days_a_week: int
    """Days a week on which each clinician consults, on average."""
    appointment_minutes: int | None = None
    session_minutes: int | None = None
    """Minutes of consulting in a session."""
    sessions_a_day: int = 2

    def __post_init__(self) -> None:
        """Check the numbers.

        Raises:
            ValueError: A number is negative, or a divisor is zero.
        """
        lengths = [minutes for minutes in (self.appointment_minutes, self.session_minutes) if minutes is not None]
        if min(self.now, self.chosen) < 0 or min(self.clinicians, self.days_a_week, self.sessions_a_day, *lengths) < 1:
            raise ValueError("expected whole numbers that are not negative")

    @property
    def over_a_day(self) -> int:
        """Contacts above the chosen number, for each clinician a day; 0 if there are none."""
        return max(self.now - self.chosen, 0)

    @property
    def over_a_week(self) -> int:
        """Contacts a week, all clinicians together, that would need another route."""
        return self.over_a_day * self.clinicians * self.days_a_week

    @property
    def fit_a_session(self) -> int | None:
        """Whole appointments that fit into a session; None if a length is not known."""
        if self.appointment_minutes is None or self.session_minutes is None:
            return None
        return self.session_minutes // self.appointment_minutes

    @property
    def minutes_each(self) -> Fraction | None:
        """Minutes for each contact if the chosen number fills all sessions of a day; None if that is not known."""
        if self.session_minutes is None or self.chosen == 0:
            return None
        return Fraction(self.session_minutes * self.sessions_a_day, self.chosen)


def contacts_of(fields: Fields) -> Contacts | None:
    """Return the numbers for the sum from the fields of an item with the calculator `contacts`.

    None if a number that it needs is missing.
    """
    numbers = {name: value for name, value in fields.items() if isinstance(value, int) and not isinstance(value, bool)}
    needed = [numbers.get(name) for name in ("contacts_now", "contacts", "clinicians", "days_a_week")]
    now, chosen, clinicians, days = needed
    if now is None or chosen is None or not clinicians or not days:
        return None
    return Contacts(
        now=now,
        chosen=chosen,
        clinicians=clinicians,
        days_a_week=days,
        appointment_minutes=numbers.get("appointment_minutes") or None,
        session_minutes=numbers.get("session_minutes") or None,
    )


def contacts_sums(contacts: Contacts) -> Sums:
    """Work out what a daily number of contacts means."""
    week_now = contacts.now * contacts.clinicians * contacts.days_a_week
    week_chosen = min(contacts.now, contacts.chosen) * contacts.clinicians * contacts.days_a_week
    results = [
        f"For each clinician a day: {words.counted(contacts.now, 'contact')} now, {contacts.chosen} at that number.",
        f"All clinicians in a week: {week_now:,} now, {week_chosen:,} at that number.",
        f"Contacts a week that would need another route: {contacts.over_a_week:,}.",
        *_length_results(contacts),
    ]
    days = words.counted(contacts.days_a_week, "day")
    inputs = [
        f"Counted now: {words.counted(contacts.now, 'contact')} a day for each clinician.",
        f"Limit considered: {words.counted(contacts.chosen, 'contact')} a day.",
        f"{words.counted(contacts.clinicians, 'clinician')}, on average {days} a week.",
    ]
    if contacts.appointment_minutes is not None:
        inputs.append(f"Appointments of {words.counted(contacts.appointment_minutes, 'minute')}.")
    if contacts.session_minutes is not None:
        inputs.append(f"Sessions of {words.counted(contacts.session_minutes, 'minute')} of consulting.")
    assumptions = [
        "Every clinician is counted at the average.",
        "Demand is assumed to stay as it is now.",
        "Quiet days are not offset against busy days.",
    ]
    if contacts.session_minutes is not None:
        assumptions.append(f"A consulting day has {words.counted(contacts.sessions_a_day, 'session')}.")
    return Sums(tuple(results), tuple(inputs), tuple(assumptions))


def _length_results(contacts: Contacts) -> Iterator[str]:
    fit = contacts.fit_a_session
    if fit is not None:
        a_day = fit * contacts.sessions_a_day
        yield f"{words.counted(fit, 'appointment')} of that length fit into a session, {a_day} into a day."
    if fit and contacts.chosen:
        yield f"That number needs {words.counted(ceil(Fraction(contacts.chosen, fit)), 'session')} of that kind."
    if contacts.minutes_each is not None:
        yield f"Spread over a day’s sessions, that number leaves {_tenths(contacts.minutes_each)} minutes for each."


@dataclass(frozen=True)
class Service:
    """A service on which notice may be served. Money is in pence, for a year; None means not known."""

    name: str
    income: int | None = None
    cost: int | None = None
    notice_months: int | None = None
    notice_sent: date | None = None

    @property
    def net(self) -> int | None:
        """Income less cost in pence, for a year; None unless both are known."""
        return None if self.income is None or self.cost is None else self.income - self.cost

    @property
    def ends(self) -> date | None:
        """The day on which notice ends; None unless its length and the day of sending are known."""
        if self.notice_months is None or self.notice_sent is None:
            return None
        return notice_ends(self.notice_sent, self.notice_months)


def notice_ends(sent: date, months: int) -> date | None:
    """Return the day on which notice sent on a day ends; None if the number of months is impossible."""
    try:
        return months_after(sent, months) if months >= 0 else None
    except (ValueError, OverflowError):
        return None


def services_of(rows: Iterable[Row]) -> tuple[Service, ...]:
    """Return the services from the rows of the table `services` of an item with the calculator `services`."""
    return tuple(
        Service(
            name=str(row.get("name", "")),
            income=_whole(row.get("income")),
            cost=_whole(row.get("cost")),
            notice_months=_whole(row.get("notice_months")),
            notice_sent=day_held(row.get("notice_sent")),
        )
        for row in rows
    )


def _whole(value: Scalar | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True)
class Totals:
    """The totals of all services, in pence for a year; unknown amounts are left out and counted."""

    income: int
    cost: int
    net: int
    """Only for services with both amounts known."""
    unknown: int
    """The number of services without income or cost."""


def totals(services: Iterable[Service]) -> Totals:
    """Add up income, cost and net."""
    listed = tuple(services)
    nets = [service.net for service in listed if service.net is not None]
    return Totals(
        income=sum(service.income or 0 for service in listed),
        cost=sum(service.cost or 0 for service in listed),
        net=sum(nets),
        unknown=len(listed) - len(nets),
    )


def services_sums(services: Iterable[Service]) -> Sums:
    """Work out what the listed services earn and cost in a year, and when notice on each would end."""
    listed = tuple(services)
    together = totals(listed)
    results = [_service_sentence(service) for service in listed]
    results.append(
        f"Together: income {words.money_in_words(together.income)}, cost {words.money_in_words(together.cost)}, "
        f"net {words.money_in_words(together.net)} a year."
    )
    assumptions = [
        "Money is for a full year, before tax, as the practice entered it.",
        "Notice is counted in calendar months from the day of sending; if the last month is shorter, notice ends "
        "on that month’s last day. The agreement’s own clause may count differently.",
    ]
    if together.unknown:
        unknown = words.counted(together.unknown, "service")
        assumptions.append(f"The net leaves out {unknown} without income or cost.")
    inputs = (f"{words.counted(len(listed), 'service')} as listed.", *_notices(listed))
    return Sums(tuple(results), inputs, tuple(assumptions))


def _notices(services: Iterable[Service]) -> Iterator[str]:
    """Yield the start of each notice period; income and cost are in the results themselves."""
    for service in services:
        if service.notice_months is not None and service.notice_sent is not None:
            months = words.counted(service.notice_months, "month")
            sent = words.date_in_words(service.notice_sent)
            yield f"{service.name or 'Unnamed service'}: {months} of notice, sent on {sent}."


def _service_sentence(service: Service) -> str:
    income = "not entered" if service.income is None else words.money_in_words(service.income)
    cost = "not entered" if service.cost is None else words.money_in_words(service.cost)
    net = "not known" if service.net is None else words.money_in_words(service.net)
    notice = "no notice date" if service.ends is None else f"notice ends on {words.date_in_words(service.ends)}"
    return f"{service.name or 'Unnamed service'}: income {income}, cost {cost}, net {net}; {notice}."


def _tenths(number: Fraction) -> str:
    """Return a number with one decimal place, rounded down: 7.2."""
    whole, tenth = divmod(number.numerator * 10 // number.denominator, 10)
    return f"{whole}.{tenth}"
