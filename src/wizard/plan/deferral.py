"""Until when a decision is deferred: the dates to offer, and problems with the recorded ones."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wizard.foundation.dates import months_after
from wizard.foundation.formatting import counted, date_in_words
from wizard.foundation.value import LAST_DAY, Name, Value
from wizard.guidance.item import Item
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.plan.people import is_named
from wizard.plan.proposal import BringBack, Proposal

NEXT_MEETING = "the next meeting is held"
"""The event for deferring a matter to the next meeting, whenever that is."""


class QuickPick(Value):
    """One date, or the next meeting, offered for deciding later."""

    label: Name
    """“In 3 months: 11 April 2027”."""
    bring_back: BringBack


def quick_picks(item: Item | None, held_on: date) -> tuple[QuickPick, ...]:
    """Return the choices for deferring an item at a meeting on `held_on`, all after that date.

    They are the next meeting; 1, 3, 6 and 12 months, if a plan allows the date; and the guidance's own future dates
    that the pack offers.
    """
    picks = [QuickPick(label="At the next meeting", bring_back=BringBack(event=NEXT_MEETING))]
    for months in (1, 3, 6, 12):
        on = months_after(held_on, months)
        if on <= LAST_DAY:
            picks.append(_pick(f"In {counted(months, 'month')}", on))
    for named in item.dates if item else ():
        if named.offer and named.passed_from > held_on:
            picks.append(_pick(f"As the guidance says, {named.words}", named.passed_from))
    return tuple(picks)


def _pick(words: str, on: date) -> QuickPick:
    return QuickPick(label=f"{words}: {date_in_words(on)}", bring_back=BringBack(on=on))


def comes_back_by(bring_back: BringBack | None) -> date | None:
    """Return the latest date of a deferral; None if it only has an event."""
    if bring_back is None:
        return None
    named = [on for on in (bring_back.on, bring_back.latest) if on is not None]
    return min(named, default=None)


class DateProblem(NamedTuple):
    """Something that is missing or odd in the dates of a proposal."""

    code: str
    """The code of the check: “no_latest”."""
    words: str
    """What follows the item's name in a sentence: “it is deferred until an event, but no latest date is given”."""


NO_END = NEEDS[Need.BRING_BACK].code
"""The code of a deferral with neither a date nor an event."""


def deferral_problems(back: BringBack) -> Iterator[DateProblem]:
    """Yield what a deferral still needs so that it is certain to end."""
    if back.on is None and not back.event:
        yield DateProblem(NO_END, "it is deferred, but no date or event is given")
    if back.on is None and back.event and back.event != NEXT_MEETING:
        if back.latest is None:
            yield DateProblem("no_latest", "it is deferred until an event, but no latest date is given")
        if not is_named(back.watcher):
            yield DateProblem("no_watcher", "it is deferred until an event, but nobody is named to watch for it")


def date_problems(proposal: Proposal, held_on: date | None) -> Iterator[DateProblem]:
    """Yield dates of a proposal that contradict each other, or that come before the meeting where they must not."""
    hold, review, start, back = proposal.hold_until, proposal.review_on, proposal.start, proposal.bring_back
    if hold and review and review > hold:
        words = f"the review on {date_in_words(review)} comes after the hold ends on {date_in_words(hold)}"
        yield DateProblem("review_after_hold", words)
    if hold and start and start > hold:
        words = f"it starts on {date_in_words(start)}, after the hold ends on {date_in_words(hold)}"
        yield DateProblem("start_after_hold", words)
    if held_on is None:
        return
    ahead = [("the review", review), ("the end of the hold", hold)]
    ahead += [("the date it is deferred until", on) for on in ((back.on, back.latest) if back else ())]
    for words, on in ahead:
        if on and on < held_on:
            yield DateProblem("date_before", f"{words}, {date_in_words(on)}, is before the meeting")
