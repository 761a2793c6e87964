"""Dates that the program offers or warns of: when a matter may come back, and when guidance is old."""

from datetime import date

from wizard.foundation.dates import months_after
from wizard.foundation.formatting import counted, date_in_words
from wizard.foundation.value import LAST_DAY, Name, Value
from wizard.guidance.item import Item
from wizard.plan.proposal import BringBack

NEXT_MEETING = "the next meeting is held"
"""The event under which a matter simply comes back at the next meeting, whenever that is."""


class QuickPick(Value):
    """One date, or the next meeting, offered for deciding later."""

    label: Name
    """“In 3 months: 11 April 2027”."""
    bring_back: BringBack


def quick_picks(item: Item, held_on: date) -> tuple[QuickPick, ...]:
    """Return what is offered for deciding later on an item at a meeting on `held_on`; nothing before that date.

    The next meeting; 1, 3, 6 and 12 months, as far as a plan may name the day; and those of the guidance's own dates
    that the pack offers and that lie ahead of the meeting.
    """
    picks = [QuickPick(label="At the next meeting", bring_back=BringBack(event=NEXT_MEETING))]
    for months in (1, 3, 6, 12):
        on = months_after(held_on, months)
        if on <= LAST_DAY:
            picks.append(_pick(f"In {counted(months, 'month')}", on))
    for named in item.dates:
        if named.offer and named.passed_from > held_on:
            picks.append(_pick(f"As the guidance says, {named.words}", named.passed_from))
    return tuple(picks)


def _pick(words: str, on: date) -> QuickPick:
    return QuickPick(label=f"{words}: {date_in_words(on)}", bring_back=BringBack(on=on))


def comes_back_by(bring_back: BringBack | None) -> date | None:
    """Return the date on which a matter comes back at the latest; None if only an event says when."""
    if bring_back is None:
        return None
    named = [on for on in (bring_back.on, bring_back.latest) if on is not None]
    return min(named, default=None)
