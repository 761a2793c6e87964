"""One item as room mode shows it on the wall, large, short and with nothing private; also the meeting clock in words.

Left out on purpose: the minute-taker's notes, contact data, money and, if the room prefers, votes before all are in.
"""

from dataclasses import dataclass, replace

from wizard.foundation.formatting import money_in_words
from wizard.guidance.item import FieldKind, Item
from wizard.minutes.entries import EntryMinutes, ItemMinutes, OwnMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import recorded
from wizard.plan.choice import Choice
from wizard.plan.meeting import Presence
from wizard.plan.plan import Plan
from wizard.plan.proposal import RollCall
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import Unit
from wizard.voting.agree_words import AGREE
from wizard.voting.entitlement import ATTENDING, there_for, voters
from wizard.voting.live_sentences import live_sentence
from wizard.voting.roll_call import ANSWERED, Ballot, ballot
from wizard.voting.ruling import Reach, Ruling
from wizard.voting.vote_words import needed_words

SHOWN_OF_EACH, SHOWN_ALONE = 2, 3
"""How many trade-offs of each side are shown beside the proposal, and where they have the wall for themselves."""

AN_AMOUNT = "an amount in the record"
"""Shown instead of a sum of money in a resolution."""


@dataclass(frozen=True)
class RoomItem:
    """Everything on the card for one item."""

    item: str
    place: str
    """“Action 9 of 10 · 9b”; “Our own item O1”."""
    title: str
    status: str
    asks: str
    gains: tuple[str, ...]
    costs: tuple[str, ...]
    """Always as many of one side as of the other."""
    required: tuple[str, ...]
    """What a duty requires; empty for a choice."""
    duty: bool
    """Whether it is a check instead of a choice."""
    taken: bool
    """Whether it is for this meeting."""
    position: str
    """The label of the proposed or current position; empty if there is neither, or if it is in words."""
    resolution: str
    """The resolution of the proposal; empty if there is none."""
    sentence: str
    """Its outcome, in one sentence."""
    kind: RulingKind
    ballot: Ballot | None
    """The roll call; None for a duty, for a single contractor, or if nothing is proposed."""
    agree: str
    """The words on the button that records that nobody is against, or a check; empty if it would record nothing."""
    casting: bool
    """Whether a casting vote is awaited."""
    agenda_minutes: int | None
    """The time planned for it, if any."""
    counts: tuple[str, ...] = ("0", "0", "0", "0")
    """How many are for, against, abstain, and still have to answer; dashes while votes are hidden."""
    counts_alone: bool = False
    """Whether single votes are hidden because people without a vote can see the wall and the practice has chosen this.
    """
    own: bool = False
    """Whether it is the practice's own item, with a proposal in words instead of offered positions."""


def room_order(minutes: Minutes) -> tuple[str, ...]:
    """Return the ids of the items that room mode goes through: those on the agenda, or all if there are none."""
    taken = tuple(entry.id for entry in minutes.entries if entry.taken)
    return taken or tuple(entry.id for entry in minutes.entries)


def room_item(plan: Plan, minutes: Minutes, item_id: str, *, hidden: bool = False) -> RoomItem:
    """Return what the room sees of an item of the open meeting.

    Args:
        plan: The plan of these minutes.
        minutes: Those of the open meeting.
        item_id: The item.
        hidden: Whether to hide votes and counts until all are in.

    Raises:
        KeyError: The meeting has no such item.
    """
    if own := next((each for each in minutes.own if each.id == item_id), None):
        return _own_item(plan, minutes, own, hidden=hidden)
    entry = minutes.item(item_id)
    item, last, ruling = entry.item, entry.last, entry.ruling
    equal = min(len(item.gains), len(item.costs))
    votes, alone = _ballot(plan, minutes, entry, hidden=hidden), _counts_alone(plan, minutes, item_id)
    return RoomItem(
        item=item_id,
        place=_place(entry, len(minutes.meeting.guidance.actions)),
        title=item.title,
        status=item.status.words,
        asks=item.asks[0].text,
        gains=tuple(entry.text for entry in item.gains[:equal]),
        costs=tuple(entry.text for entry in item.costs[:equal]),
        required=tuple(entry.text for entry in item.duty.required) if item.duty else (),
        duty=item.duty is not None,
        taken=entry.taken,
        position=_position(entry),
        resolution=_without_money(item, last, entry) if last else "",
        sentence=_sentence(entry, votes, hidden=hidden),
        kind=ruling.kind,
        ballot=_named(votes, alone=alone),
        counts=_counts(entry, votes, hidden=hidden),
        counts_alone=alone,
        agree=_agree(entry),
        casting=ruling.kind is RulingKind.TIED,
        agenda_minutes=minutes.meeting.agenda_minutes.get(item_id),
    )


def _position(entry: ItemMinutes) -> str:
    position = entry.last.position if entry.last else entry.position
    return position.label if position else ""


def _place(entry: ItemMinutes, of: int) -> str:
    return f"Action {entry.action.number} of {of}" + (f" · {entry.id}" if len(entry.action.items) > 1 else "")


def _own_item(plan: Plan, minutes: Minutes, entry: OwnMinutes, *, hidden: bool) -> RoomItem:
    votes, alone = _ballot(plan, minutes, entry, hidden=hidden), _counts_alone(plan, minutes, entry.id)
    return RoomItem(
        item=entry.id,
        place=f"Our own item {entry.number}",
        title=entry.title,
        status="",
        asks=entry.own.about,
        gains=(),
        costs=(),
        required=(),
        duty=False,
        own=True,
        taken=entry.taken,
        position="",
        resolution=entry.last.resolution if entry.last else "",
        sentence=_sentence(entry, votes, hidden=hidden),
        kind=entry.ruling.kind,
        ballot=_named(votes, alone=alone),
        counts=_counts(entry, votes, hidden=hidden),
        counts_alone=alone,
        agree=_agree(entry),
        casting=entry.ruling.kind is RulingKind.TIED,
        agenda_minutes=minutes.meeting.agenda_minutes.get(entry.id),
    )


def _agree(entry: EntryMinutes) -> str:
    """A duty is noted, a proposal agreed."""
    if entry.is_duty:
        return "Note it" if entry.last is not None and entry.last.proposal.decision is None else ""
    return AGREE.get(entry.ruling.reach, "") if entry.ruling.reach else ""


def _ballot(plan: Plan, minutes: Minutes, entry: EntryMinutes, *, hidden: bool) -> Ballot | None:
    if entry.last is None or entry.is_duty or entry.ruling.room.sole:
        return None
    return ballot(plan, minutes.meeting, entry.id, entry.last.proposal, hidden=hidden)


def _sentence(entry: EntryMinutes, votes: Ballot | None, *, hidden: bool) -> str:
    if entry.last is None or entry.is_duty:
        return entry.sentence
    if entry.ruling.kind is RulingKind.NOT_PUT:
        return _present(entry.ruling)
    if hidden and votes and votes.answered and not votes.all_in:
        return f"{votes.answered} of {votes.of} have answered."
    if votes and votes.answered and not votes.all_in:
        return _so_far(entry, votes)
    return entry.sentence


def _so_far(entry: EntryMinutes, votes: Ballot) -> str:
    """Return the progress of a roll call: “3 for, 1 against; 4 of 6 needed; 2 still to answer.”

    The wall shows the names.
    """
    for_, against, abstain, open_ = _counts(entry, votes, hidden=False)
    said = f"{for_} for, {against} against" + (f", {abstain} abstained" if abstain != "0" else "")
    parts = (said, needed_words(entry.ruling), f"{open_} still to answer")
    return f"{'; '.join(part for part in parts if part)}."


_DASHES = ("–", "–", "–", "–")


def _counts(entry: EntryMinutes, votes: Ballot | None, *, hidden: bool) -> tuple[str, ...]:
    decision = entry.last.proposal.decision if entry.last is not None else None
    if votes is None or not isinstance(decision, RollCall) or (hidden and not votes.all_in):
        return _DASHES
    here = {row.person for row in votes.rows if not row.away}
    given = [vote.choice for vote in decision.votes if vote.person in here]
    return (*(str(given.count(choice)) for choice in Choice), str(votes.of - votes.answered))


_SEE_THE_WALL = ATTENDING | {Presence.IN_ATTENDANCE}


def _counts_alone(plan: Plan, minutes: Minutes, item_id: str) -> bool:
    """Whether people without a vote are there for the item, and the practice then shows only counts."""
    if not plan.settings.counts_before_guests:
        return False
    voting = {person.id for person in voters(minutes.people, plan.settings.rule)}
    return not there_for(minutes.meeting, item_id, _SEE_THE_WALL) <= voting


def _named(votes: Ballot | None, *, alone: bool) -> Ballot | None:
    """Return the roll call to show: with counts `alone`, it shows that somebody answered, but not how."""
    if votes is None or not alone:
        return votes
    rows = tuple(replace(row, choice=None, note=ANSWERED) if row.choice else row for row in votes.rows)
    return replace(votes, rows=rows)


def _present(ruling: Ruling) -> str:
    """Return who is there and what is needed, without a forecast: “5 of 6 present; 4 needed.”"""
    if ruling.reach in (Reach.NO_QUORUM, Reach.NOBODY, Reach.CONTRACTOR):
        return live_sentence(ruling)
    here, room = len(ruling.room.here), ruling.room
    in_votes = ruling.tier.unit is Unit.VOTES
    needed = needed_words(ruling) if in_votes else f"{ruling.needed} needed"
    needed = f"; {needed}" if ruling.needed is not None else ""
    return f"{here} of {here + len(room.away)} present{needed}."


def _without_money(item: Item, last: ProposalMinutes, entry: ItemMinutes) -> str:
    words = last.resolution
    held = recorded(last.proposal, entry.facts)
    for field in item.fields:
        value = held.get(field.id)
        if field.kind is FieldKind.MONEY and isinstance(value, int) and not isinstance(value, bool):
            words = words.replace(money_in_words(value), AN_AMOUNT)
    return words


def clock_words(seconds: int, agenda_minutes: int | None) -> str:
    """Return the time on an item in words: “4 min”, “4 of 10 min”, “10 min, 3 min over”.

    Args:
        seconds: How long the item has been before the room, 0 or more.
        agenda_minutes: The time planned for it; None if there is none.
    """
    minutes = max(0, seconds) // 60
    if agenda_minutes is None:
        return f"{minutes} min"
    if minutes <= agenda_minutes:
        return f"{minutes} of {agenda_minutes} min"
    return f"{agenda_minutes} min, {minutes - agenda_minutes} min over"


def is_over(seconds: int, agenda_minutes: int | None) -> bool:
    """Whether the item has taken longer than the agenda gives it, by a minute or more."""
    return agenda_minutes is not None and seconds // 60 > agenda_minutes
