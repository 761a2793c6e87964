"""Letters that were sent but not answered yet, for the Due lists and the next agenda."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.foundation.formatting import date_in_words
from wizard.plan.office import Dispatch
from wizard.plan.plan import Plan


@dataclass(frozen=True)
class WaitingLetter:
    """A letter still to be answered."""

    dispatch: Dispatch
    words: str
    """“Notice on a service, Spirometry: sent on 14 December 2026, not acknowledged; chase on 4 January 2027”."""
    chase_on: date | None
    late: bool
    """Whether it is time to chase it."""


def waiting_for_others(plan: Plan, today: date | None = None) -> tuple[WaitingLetter, ...]:
    """Return every letter that was sent by a day and is neither acknowledged nor closed, the first to chase first."""
    found = [_waiting(each, today) for each in _open(plan, today)]
    return tuple(sorted(found, key=lambda each: (each.chase_on is None, each.chase_on or date.max, each.words)))


def _open(plan: Plan, today: date | None) -> Iterator[Dispatch]:
    for each in plan.office.dispatches:
        sent = each.sent_on is not None and (today is None or each.sent_on <= today)
        if sent and each.acknowledged_on is None and each.answered_on is None and not each.closed:
            yield each


def _waiting(sent: Dispatch, today: date | None) -> WaitingLetter:
    assert sent.sent_on is not None
    chase = f"; chase on {date_in_words(sent.chase_on)}" if sent.chase_on else ""
    words = f"{title_of_dispatch(sent)}: sent on {date_in_words(sent.sent_on)}, not acknowledged{chase}"
    late = sent.chase_on is not None and today is not None and sent.chase_on <= today
    return WaitingLetter(sent, words, sent.chase_on, late)


def title_of_dispatch(dispatch: Dispatch) -> str:
    """Return the title of a letter, with its row: “Notice on a service, Spirometry”."""
    return ", ".join(part for part in (dispatch.to_words or f"Letter {dispatch.document}", dispatch.row) if part)


def state_of_dispatch(dispatch: Dispatch | None) -> str:
    """Return the state of a letter in one line; empty if it was never made."""
    if dispatch is None:
        return ""
    parts = []
    for words, day in (
        ("made on", dispatch.made_on if dispatch.sent_on is None else None),
        ("sent on", dispatch.sent_on),
        ("acknowledged on", dispatch.acknowledged_on),
        ("answered on", dispatch.answered_on),
        ("chase on", dispatch.chase_on if not (dispatch.acknowledged_on or dispatch.closed) else None),
    ):
        if day is not None:
            how = f", {dispatch.sent_how}" if words == "sent on" and dispatch.sent_how else ""
            parts.append(f"{words} {date_in_words(day)}{how}")
    if dispatch.closed:
        parts.append("closed")
    said = "; ".join(parts)
    return said[:1].upper() + said[1:]
