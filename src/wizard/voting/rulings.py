"""The outcome of every proposal at a meeting. Worked out once for each item, and again only when something changed."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.plan.meeting import Matter
from wizard.plan.proposal import Proposal
from wizard.plan.tier import Tier
from wizard.voting.entitlement import room_within
from wizard.voting.meets import meets
from wizard.voting.room import AnswerWindow
from wizard.voting.ruling import Ruling
from wizard.voting.sitting import Sitting, answers_for, window_for
from wizard.voting.supersession import InOrder, in_order

_MOST_KNOWN = 1_024
_NOTHING = Proposal(id="none", position="none")


@dataclass(frozen=True)
class _Known:
    """The results for one item, and everything that they were worked out from."""

    frame: tuple[object, ...]
    matter: Matter
    windows: tuple[AnswerWindow, ...]
    today: date | None
    found: tuple[InOrder, ...]


_known: dict[tuple[str, int, str], _Known] = {}
_live: dict[tuple[str, int, str], tuple[tuple[object, ...], Ruling]] = {}


def ruling_on(sitting: Sitting, item_id: str, proposal: Proposal) -> Ruling:
    """Return the outcome of one proposal on an item."""
    return _ruling(sitting, item_id, proposal, _terms(sitting, item_id, proposal))


class _Terms(NamedTuple):
    """How a proposal is decided, and how long the absent may answer."""

    tier: Tier
    window: AnswerWindow


def _terms(sitting: Sitting, item_id: str, proposal: Proposal) -> _Terms:
    tier = sitting.tier(item_id, proposal.position)
    return _Terms(tier, window_for(sitting, item_id, proposal, tier))


def _ruling(sitting: Sitting, item_id: str, proposal: Proposal, terms: _Terms) -> Ruling:
    room, answers = room_within(sitting, item_id, proposal, terms.window), answers_for(sitting, item_id, proposal)
    # The sitting keeps the rule and the room alive, so that no other object can have their ids.
    key = (id(terms.tier), id(room), answers.key)
    if (known := sitting.rulings.get(key)) is not None:
        return known
    found = sitting.rulings[key] = meets(terms.tier, room, answers)
    return found


def live_ruling(sitting: Sitting, item_id: str, position_id: str = "none") -> Ruling:
    """Return what those here could do on an item with no proposal yet."""
    frame = (*_frame(sitting, item_id), sitting.tier(item_id, position_id), position_id)
    key = (sitting.meeting.guidance.pack_digest, sitting.meeting.number, item_id)
    known = _live.get(key)
    if known is not None and known[0] == frame:
        return known[1]
    found = ruling_on(sitting, item_id, _NOTHING.replace(position=position_id))
    if len(_live) >= _MOST_KNOWN:
        _live.clear()
    _live[key] = frame, found
    return found


def rulings_on(sitting: Sitting, item_id: str) -> tuple[InOrder, ...]:
    """Return the outcomes of the proposals on an item, in the order in which they were put."""
    if (found := sitting.on_items.get(item_id)) is None:
        found = sitting.on_items[item_id] = _rulings_on(sitting, item_id)
    return found


def _rulings_on(sitting: Sitting, item_id: str) -> tuple[InOrder, ...]:
    matter = sitting.matter(item_id)
    if not matter.proposals:
        return ()
    frame = _frame(sitting, item_id)
    key = (sitting.meeting.guidance.pack_digest, sitting.meeting.number, item_id)
    known = _known.get(key)
    # Values are frozen, and comparing an object with itself is immediate, so this comparison is cheap.
    same = known if known is not None and known.matter is matter and known.frame == frame else None
    if same is not None and same.today == sitting.today:
        return same.found
    terms = [_terms(sitting, item_id, proposal) for proposal in matter.proposals]
    windows = tuple([each.window for each in terms])
    if same is not None and same.windows == windows:
        return same.found
    decided = zip(matter.proposals, terms, strict=True)
    found = in_order([_ruling(sitting, item_id, proposal, each) for proposal, each in decided])
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[key] = _Known(frame, matter, windows, sitting.today, found)
    return found


def _frame(sitting: Sitting, item_id: str) -> tuple[object, ...]:
    """Return everything but the matter and the day that the outcomes on an item depend on."""
    return sitting.shared, sitting.answers_to.get(item_id, ())
