"""The four facts that readers want first about a decision: start, end, review and who leads it."""

import re
from datetime import date
from typing import NamedTuple

from wizard.foundation.formatting import after_when, capital, number_in_words
from wizard.guidance.item import Item, Position
from wizard.guidance.position_kinds import POSITION_KINDS, Mark, Need
from wizard.minutes.resolution import name_of, recorded, value_in_words
from wizard.plan.labels import RULINGS
from wizard.plan.people import Person, VotesPrinted
from wizard.plan.proposal import BringBack, Fields, Proposal
from wizard.plan.ruling_kind import RulingKind
from wizard.voting.ruling import Ruling, Tie

DUTY_ALREADY = "In force"
NONE_NEEDED = "None needed"
NO_CHANGE = "No change now"
NO_DATE = "No date set"
NOT_NAMED = "Not named"
NOT_IN_FORCE = "Not in force yet"
ALREADY = "Already our practice"
"""Words to use if there is no date or name, instead of “None”."""

_LONGEST_HEADLINE = 40
"""The most characters for a decision's subject beside the position's label."""
_SMALL = frozenset({"the", "and", "for", "our", "use", "new", "not", "from", "with", "this", "place", "choice", "end"})
_WORD = re.compile(r"[a-z&]{2,}")

_VOTED = (RulingKind.CARRIED, RulingKind.NOT_CARRIED, RulingKind.TIED)


class NextDate(NamedTuple):
    """The next important date, with the word before it, or the words to use if there is none."""

    word: str
    day: date | None = None


class Fact(NamedTuple):
    """One of the four facts of a decision: a day, a name, or words if there is none."""

    label: str
    value: date | str


SAID_BY_FACTS = frozenset(
    {"Starts", "Hold until", "Deferred until", "Review", "Owner", "Checked on", "To be put right by"}
)
"""The labels of details that the four facts already give."""


def _subjects(text: str) -> frozenset[str]:
    return frozenset(word[:4] for word in _WORD.findall(text.lower()) if word not in _SMALL)


def decided_in_words(title: str, whole_title: str, position: Position) -> str:
    """Return a position's label, with the item's short title before it if the label does not name its subject."""
    if _subjects(position.label) & (_subjects(title) | _subjects(whole_title)):
        return position.label
    return f"{title}: {position.label[:1].lower()}{position.label[1:]}"


def headline_of(item: Item, proposal: Proposal, facts: Fields) -> str:
    """Return a decision's subject in a few words, from the field that the guidance names for this; empty if none.

    For a table: the names of its rows if they are short, otherwise their number.
    """
    held = recorded(proposal, facts)
    for key in item.position(proposal.position).fields:
        field = item.field(key)
        value = held.get(key)
        if not field.headline or value is None:
            continue
        words = value_in_words(field, value)
        if isinstance(value, tuple) and field.columns:
            names = [str(row.get(field.columns[0].id, "")) for row in value]
            words = ", ".join(names) if all(names) and len(", ".join(names)) <= _LONGEST_HEADLINE else words
        if words and len(words) <= _LONGEST_HEADLINE:
            return words
    return ""


def outcome_in_brief(ruling: Ruling, printed: VotesPrinted) -> str:
    """Return an outcome for a narrow column: “Carried 4–1”, or “Carried” where votes are not printed."""
    label, count = RULINGS[ruling.kind].short, ruling.count
    if printed is VotesPrinted.OUTCOME or ruling.kind not in _VOTED or not count.cast:
        return label
    numbers = f"{number_in_words(count.votes_for)}–{number_in_words(count.against)}"
    casting = ", casting vote" if ruling.tie in (Tie.FOR, Tie.AGAINST) else ""
    return f"{label} {numbers}{casting}"


def in_force_from(proposal: Proposal, position: Position, decided_on: date | None) -> date | str:
    """Return the day from which a decision is in force, or words if there is none."""
    row = POSITION_KINDS[position.kind]
    if row.duty:
        return DUTY_ALREADY
    if row.began_before:
        return proposal.start or ALREADY
    if not row.in_force:
        return NO_CHANGE
    if proposal.start is None and Need.START in position.needs:
        return NO_DATE
    return proposal.start or decided_on or NO_DATE


def next_of(proposal: Proposal, position: Position) -> NextDate:
    """Return the next important date of a decision."""
    row, back = POSITION_KINDS[position.kind], proposal.bring_back
    if back is not None:
        if back.on or back.latest:
            return NextDate("Decide by" if back.event else "Decide on", back.latest if back.event else back.on)
        if back.event:
            return NextDate(f"When {after_when(back.event)}")
    if proposal.right_by:
        return NextDate("Put right by", proposal.right_by)
    if row.duty and row.offers_tasks and proposal.review_on:
        return NextDate("Put right by", proposal.review_on)
    for word, day in (("Ends", proposal.hold_until), ("Review", proposal.review_on)):
        if day:
            return NextDate(word, day)
    if row.duty and not row.offers_tasks:
        return NextDate(NONE_NEEDED)
    if row.in_force and Need.REVIEW not in position.needs:
        return NextDate(NONE_NEEDED)
    return NextDate(NONE_NEEDED if row.mark is Mark.NOT_ADOPTED else NO_DATE)


def owner_of(proposal: Proposal, people: tuple[Person, ...]) -> str:
    """Return who leads a decision, watches for its event, or checked a duty; empty if nobody is named."""
    watcher = name_of(proposal.bring_back.watcher, people) if proposal.bring_back else ""
    checker = name_of(proposal.check.by, people) if proposal.check else ""
    return name_of(proposal.owner, people) or watcher or checker


def facts_of(
    proposal: Proposal, position: Position, item: Item | None, people: tuple[Person, ...], decided_on: date | None
) -> tuple[Fact, Fact, Fact, Fact]:
    """Return the four facts of a decision, always in the same order; the last is the full name of who leads it."""
    if POSITION_KINDS[position.kind].duty:
        return _of_duty(proposal, position, item, people)
    start = Fact("In force from", in_force_from(proposal, position, decided_on))
    owner = name_of(proposal.owner, people)
    if proposal.bring_back is not None:
        return (start, *_of_deferral(proposal.bring_back, owner, people))
    review: date | str = proposal.review_on or (NO_DATE if Need.REVIEW in position.needs else NONE_NEEDED)
    if not POSITION_KINDS[position.kind].in_force:
        return start, Fact("Until", "A new decision"), Fact("Review", review), Fact("Owner", owner or NONE_NEEDED)
    end: date | str = proposal.hold_until or ("The review" if proposal.review_on else "No end set")
    if proposal.hold_until and not proposal.review_on:
        review = "At the end date"
    nobody = NOT_NAMED if Need.OWNER in position.needs else NONE_NEEDED
    return start, Fact("Until", end), Fact("Review", review), Fact("Owner", owner or nobody)


def _of_duty(
    proposal: Proposal, position: Position, item: Item | None, people: tuple[Person, ...]
) -> tuple[Fact, Fact, Fact, Fact]:
    row, owner = POSITION_KINDS[position.kind], name_of(proposal.owner, people)
    since = Fact("Duty since", (item.status.since if item else None) or DUTY_ALREADY)
    checker = name_of(proposal.check.by, people) if proposal.check else ""
    checked = Fact("Checked", (proposal.check.on if proposal.check else None) or NO_DATE)
    if row.offers_tasks or row.apart:
        right = Fact("Put right by", proposal.right_by or proposal.review_on or NO_DATE)
        return since, right, checked, Fact("Owner", owner or NOT_NAMED)
    review = Fact("Review", proposal.review_on or NONE_NEEDED)
    return since, checked, review, Fact("Owner", owner) if owner else Fact("Checked by", checker or NOT_NAMED)


def _of_deferral(back: BringBack, owner: str, people: tuple[Person, ...]) -> tuple[Fact, Fact, Fact]:
    watcher = name_of(back.watcher, people)
    until: date | str = capital(f"when {after_when(back.event)}") if back.event else back.on or NO_DATE
    latest: date | str = back.latest or (NO_DATE if back.event else NONE_NEEDED)
    named = Fact("Watched by" if watcher else "Owner", watcher or owner or NOT_NAMED)
    return Fact("Deferred until", until), Fact("At the latest", latest), named
