"""The agenda of the open meeting: its items, the time for each, and what ran out on them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wizard.foundation.formatting import capital, counted, listed, time_in_words
from wizard.minutes.entries import position_of
from wizard.overview.coming_up import why_coming_up
from wizard.plan.lapses import RanOut, ran_out_on
from wizard.plan.meeting import LapseKind
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.record import Standing
from wizard.voting.circulating import items_going_round
from wizard.voting.positions import standing_before


@dataclass(frozen=True)
class AgendaLine:
    """One item of the agenda."""

    item: str
    title: str
    taken: bool
    """Whether it is for this meeting."""
    minutes: int | None
    """The time planned for it; None if there is none."""
    stands: str
    """The label of its position from earlier meetings; empty if there is none."""
    due: str
    """Why it is due at this meeting, in words: “it was deferred until 11 April 2027”; empty if it is not."""
    brought: bool = False
    """Whether its proposal was carried over to this meeting, which puts it first."""
    elsewhere: bool = False
    """Whether it is being decided in writing, and so cannot be for this meeting."""


def agenda(plan: Plan, today: date) -> tuple[AgendaLine, ...]:
    """Return all items of the guidance: first those carried over, then those due; `today` is used if there is no date.

    Raises:
        ValueError: No meeting is open.
    """
    meeting = open_meeting(plan)
    before = standing_before(plan)
    on, taken = meeting.held_on or today, set(meeting.taken)
    brought = {entry.item: entry.meeting for entry in meeting.brought}
    round_ = items_going_round(plan)
    lines = [
        AgendaLine(
            item=item_id,
            title=plan.item(digest).short_title,
            taken=item_id in taken,
            minutes=meeting.agenda_minutes.get(item_id),
            stands=_label(plan, before[item_id]) if item_id in before else "",
            due=_why_now(plan, before.get(item_id), brought.get(item_id), on),
            brought=item_id in brought,
            elsewhere=item_id in round_,
        )
        for item_id, digest in ((item, meeting.guidance.items[item]) for item in meeting.guidance.order)
    ]
    return tuple(sorted(lines, key=lambda line: (not line.brought, not line.due)))


def _why_now(plan: Plan, before: Standing | None, brought: int | None, on: date) -> str:
    if brought is not None:
        return f"its proposal was carried over from meeting {brought}"
    if before is None:
        return ""
    reasons = [_due(plan, before, on), *why_coming_up(plan, before.item, on)]
    return "; ".join(reason for reason in reasons if reason)


def agenda_sentence(plan: Plan) -> str:
    """Return the size of the agenda: “8 items are for this meeting, 65 minutes in all, from 13:00 to 14:05.”"""
    meeting = open_meeting(plan)
    taken = meeting.taken
    if not taken:
        return "No items are on the agenda yet."
    verb = "is" if len(taken) == 1 else "are"
    words = f"{counted(len(taken), 'item')} {verb} for this meeting"
    minutes = sum(meeting.agenda_minutes.get(item, 0) for item in taken)
    if not minutes:
        return f"{words}."
    words = f"{words}, {counted(minutes, 'minute')} in all"
    if meeting.starts is None:
        return f"{words}."
    return f"{words}, from {time_in_words(meeting.starts)} to {time_in_words(_later(meeting.starts, minutes))}."


def _later(start: time, minutes: int) -> time:
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


def _label(plan: Plan, standing: Standing) -> str:
    return position_of(plan, standing).label


def stands_words(line: AgendaLine) -> str:
    """Return why an item is due and its position: “Its hold ended on 1 May 2027. Now: On hold”; may be empty."""
    parts = ["Being decided in writing"] if line.elsewhere else [capital(line.due)] if line.due else []
    if line.stands:
        parts.append(f"Now: {line.stands}")
    return ". ".join(parts).replace("?. ", "? ")


def _due(plan: Plan, standing: Standing, on: date) -> str:
    """Return why an item is due on a day; an item that waits for an event is due at every meeting."""
    return listed([_words(each) for each in ran_out_on(standing, on, plan.happened)])


def _words(ran_out: RanOut) -> str:
    return ran_out.sentence if ran_out.what is LapseKind.EVENT else ran_out.words
