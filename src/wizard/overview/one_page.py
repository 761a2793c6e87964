"""A meeting on one page: who took part, what was decided, and one row for each item."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.foundation.formatting import (
    after_when,
    capital,
    date_in_words,
    number_in_words,
    number_word,
    time_in_words,
    weekday_in_words,
)
from wizard.guidance.position_kinds import Mark
from wizard.minutes.entries import NOT_ASKED, OFF_AGENDA, EntryMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import name_of
from wizard.overview.plan_lines import agenda_result, stays
from wizard.overview.wizard_steps import item_state
from wizard.plan.deferral import comes_back_by
from wizard.plan.labels import RULINGS
from wizard.plan.meeting import Meeting
from wizard.plan.people import Person, VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.proposal import Proposal
from wizard.plan.record import ClosedRecord
from wizard.plan.ruling_kind import RulingKind
from wizard.signing.closing import signing_state
from wizard.voting.entitlement import voters
from wizard.voting.quorum import came_to
from wizard.voting.ruling import Ruling, Tie
from wizard.voting.sitting import Sitting


@dataclass(frozen=True)
class OverviewRow:
    """One item in a line: its position, how it was decided, who owns it and its next important date."""

    item: str
    title: str
    mark: Mark
    label: str
    outcome: str
    """“Carried 4 to 1”, “Agreed”, “Not on this agenda”, “Unchanged”."""
    owner: str
    """Empty if there is none."""
    word: str
    """The word for the date: “Review”, “Until”; a whole phrase if there is an event instead; empty if there is neither.
    """
    day: date | None


def overview_rows(minutes: Minutes, printed: VotesPrinted) -> tuple[OverviewRow, ...]:
    """Return a row for each item, the practice's own last, with votes as `printed` says. The rows never name voters."""
    return tuple(
        OverviewRow(
            item=entry.number,
            title=entry.short_title,
            mark=item_state(entry) if entry.position is None else entry.mark,
            label=entry.label,
            outcome=came_about(entry, printed),
            owner=_owner(entry, minutes),
            word=(found := next_date(entry.after.proposal) if entry.after else ("", None))[0],
            day=found[1],
        )
        for entry in minutes.entries
    )


def outcome_in_short(ruling: Ruling, printed: VotesPrinted) -> str:
    """Return an outcome in a few words: “Carried 4 to 1, 1 abstained”, or “Carried” where votes are not printed."""
    label, count = RULINGS[ruling.kind].short, ruling.count
    voted = ruling.kind in (RulingKind.CARRIED, RulingKind.NOT_CARRIED, RulingKind.TIED)
    if printed is VotesPrinted.OUTCOME or not voted or not count.cast:
        return label
    abstained = f", {number_in_words(count.abstain)} abstained" if count.abstain else ""
    by_casting = ", by casting vote" if ruling.tie in (Tie.FOR, Tie.AGAINST) else ""
    return f"{label} {number_in_words(count.votes_for)} to {number_in_words(count.against)}{abstained}{by_casting}"


def came_about(entry: EntryMinutes, printed: VotesPrinted) -> str:
    """Return in a few words how an item's position was decided; never about a different proposal."""
    if not entry.taken:
        return stays(entry) if entry.after or entry.ran_out else NOT_ASKED if entry.in_writing else OFF_AGENDA
    if entry.last is None:
        return entry.sentence.rstrip(".")
    last = outcome_in_short(entry.ruling, printed)
    if entry.after is None:
        return last
    in_force = next((put for put in entry.proposals if put.proposal == entry.after.proposal), None)
    if in_force is entry.last:
        return last
    stands = outcome_in_short(in_force.ruling, printed) if entry.decided_here and in_force else stays(entry)
    return f"{stands}; another proposal: {last[:1].lower()}{last[1:]}"


def _owner(entry: EntryMinutes, minutes: Minutes) -> str:
    if entry.after is None:
        return ""
    proposal = entry.after.proposal
    watcher = name_of(proposal.bring_back.watcher, minutes.people) if proposal.bring_back else ""
    return name_of(proposal.owner, minutes.people) or watcher


def next_date(proposal: Proposal) -> tuple[str, date | None]:
    """Return the most important date of a proposal, with the word before it; empty and None if it has none."""
    back = proposal.bring_back
    if back and (on := comes_back_by(back)):
        return "Decide by" if back.event else "Decide on", on
    if back and back.event:
        return f"Deferred until {after_when(back.event)}", None
    for word, day in (("Until", proposal.hold_until), ("Review", proposal.review_on), ("Starts", proposal.start)):
        if day:
            return word, day
    return "", None


def overview_sentence(minutes: Minutes) -> str:
    """Return the outcome of the items in a few sentences."""
    meant = [entry for entry in minutes.items if entry.taken]
    put = [entry for entry in meant if entry.proposals]
    total = number_word(len(minutes.items))
    if minutes.draft and not meant:
        return f"None of the {total} items is on the agenda yet."
    if minutes.draft and not put:
        are = "is" if len(meant) == 1 else "are"
        return f"{capital(number_word(len(meant)))} of the {total} items {are} on the agenda. None is decided yet."
    return agenda_result(minutes)


def voters_of(minutes: Minutes) -> tuple[Person, ...]:
    """Return everybody with a vote under the practice's own rule, in the order of its people."""
    return voters(minutes.people, minutes.settings.rule)


def quorum_sentence(minutes: Minutes) -> str:
    """Return how many with a vote took part, and the quorum: “Five of six with a vote took part; the quorum is 4.”"""
    if minutes.meeting.in_writing is not None:
        return "Decided in writing, without a meeting."
    came = came_to(Sitting(minutes.meeting, minutes.people, minutes.settings))
    if not came.voters:
        return "Nobody with a vote has been named."
    count = number_word(came.present) if came.present else "none"
    who = f"{capital(count)} of {number_word(came.voters)} with a vote took part"
    if came.needed is None:
        return f"{who}; no quorum is set."
    return f"{who}; the quorum is {number_word(came.needed)}{'' if came.met else ', and was not met'}."


def next_meeting_words(meeting: Meeting) -> str:
    """Return when and where the partners meet next: “Tuesday 9 March 2027, 13:00, Library”; empty if not set."""
    then = meeting.next_meeting
    parts = (weekday_in_words(then.on) if then.on else "", time_in_words(then.at) if then.at else "", then.place)
    return ", ".join(part for part in parts if part)


def noted_records(minutes: Minutes, plan: Plan) -> tuple[str, ...]:
    """Return the decisions in writing that a meeting noted, one sentence each."""
    said: list[str] = []
    for record in plan.records:
        meeting = record.content.meeting
        if record.seal.digest in minutes.meeting.noted and meeting.in_writing is not None:
            said.extend(_noted(record))
    return tuple(said)


def _noted(record: ClosedRecord) -> Iterator[str]:
    day = record.content.meeting.held_on
    on = f" on {date_in_words(day)}" if day else ""
    for outcome in record.content.outcomes:
        yield f"Noted: decided in writing{on}, item {outcome.item}. {outcome.sentence}"


def state_words(minutes: Minutes) -> str:
    """Return the state of the record: “Draft”, “Closed, 5 of 6 signed”, “Signed”."""
    if minutes.record is None:
        return "Draft"
    return signing_state(minutes.record).words
