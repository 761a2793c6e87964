"""Circulations put back to a meeting: what each item's minutes say about them, and which can be replaced."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from wizard.foundation.formatting import counted, date_in_words, listed
from wizard.plan.circulation import Circulation
from wizard.plan.meeting import Matter
from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.plan.ruling_kind import DECIDES_NOTHING

_CAME_BACK = "{} was sent round in writing on"
"""How the minutes of an item begin to say that a circulation on it was put back."""


def came_back(circulation: Circulation, matter: Matter, people: Iterable[Person], on: date) -> str:
    """Return what the minutes of an item say of a circulation that ended without a decision on a day.

    Empty if the words were never sent: then nothing ended.
    """
    terms, answers = circulation.terms, sum(len(each.consents) for each in matter.proposals[-1:])
    if not terms.sent and not answers:
        return ""
    names = {person.id: person.name for person in people}
    calling = [f"{names.get(each.person, each.person)} called a meeting" for each in terms.called]
    why = listed(calling) if calling else "the words were to be changed"
    sent = date_in_words(min((each.on for each in terms.sent), default=terms.begun_on))
    began = _CAME_BACK.format(circulation.id.upper())
    # The practice decides how votes are printed; the number of answers does not reveal who was for or against.
    stay = f" {counted(answers, 'answer')} had come in." if answers else ""
    return f"{began} {sent}; ended without a decision on {date_in_words(on)}: {why}.{stay}"


def voidable(plan: Plan, items: Collection[str]) -> tuple[str, ...]:
    """Return the ids of circulations on these items that a new one may replace, oldest first.

    Their words had been sent to somebody before they were put back to a meeting, and nothing has been decided on them
    since. A circulation that was given up before any words were sent cannot be replaced.
    """
    running = {each.id for each in plan.circulations} | {each.terms.voids or "" for each in plan.circulations}
    closed = [record.content.meeting.in_writing for record in plan.records]
    ended = {key for terms in closed if terms for key in (terms.circulation, terms.voids or "")}
    found = {key for matter in _undecided(plan) if matter.item in items for key in _said_in(matter)}
    return tuple(sorted(found - running - ended, key=lambda each: int(each[1:])))


def _undecided(plan: Plan) -> Iterator[Matter]:
    """Yield what is before the open meeting, and what no earlier meeting decided."""
    yield from plan.meeting.matters if plan.meeting else ()
    for record in plan.records:
        decided = {each.item for each in record.content.outcomes if each.kind not in DECIDES_NOTHING}
        yield from (matter for matter in record.content.meeting.matters if matter.item not in decided)


def _said_in(matter: Matter) -> Iterator[str]:
    """Yield the ids of the circulations that an item's minutes say were put back: see `came_back`."""
    yield from (f"c{found[1]}" for found in re.finditer(_CAME_BACK.format(r"C([1-9]\d*)"), matter.minute))
