"""What became of every proposal at a meeting. Worked out once for each item, and anew only where something changed."""

from dataclasses import dataclass

from wizard.plan.meeting import Matter
from wizard.plan.proposal import Proposal
from wizard.voting.entitlement import room_for
from wizard.voting.meets import meets
from wizard.voting.room import AnswerWindow
from wizard.voting.ruling import Ruling
from wizard.voting.sitting import Sitting, answers_for, window_for
from wizard.voting.supersession import InOrder, in_order

_MOST_KNOWN = 1_024
_NOTHING = Proposal(id="none", position="none")


@dataclass(frozen=True)
class _Known:
    """What was worked out for one item, and all of what it was worked out from."""

    frame: tuple[object, ...]
    matter: Matter
    found: tuple[InOrder, ...]


_known: dict[tuple[str, int, str], _Known] = {}
_live: dict[tuple[str, int, str], tuple[tuple[object, ...], Ruling]] = {}


def ruling_on(sitting: Sitting, item_id: str, proposal: Proposal) -> Ruling:
    """Return what one proposal on an item comes to."""
    tier = sitting.tier(item_id, proposal.position)
    return meets(tier, room_for(sitting, item_id, proposal), answers_for(sitting, item_id, proposal))


def live_ruling(sitting: Sitting, item_id: str, position_id: str = "none") -> Ruling:
    """Return what those here could do on an item on which nothing is proposed yet."""
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
    """Return what became of the proposals on an item, in the order in which they were put."""
    matter = sitting.meeting.matter(item_id)
    if not matter.proposals:
        return ()
    frame = _frame(sitting, item_id)
    key = (sitting.meeting.guidance.pack_digest, sitting.meeting.number, item_id)
    known = _known.get(key)
    # What is the same object is the same value, so that comparing two frames looks into hardly anything.
    if known is not None and known.matter is matter and known.frame == frame:
        return known.found
    found = in_order([ruling_on(sitting, item_id, proposal) for proposal in matter.proposals])
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[key] = _Known(frame, matter, found)
    return found


def _window(sitting: Sitting, item_id: str, proposal: Proposal) -> AnswerWindow:
    return window_for(sitting, item_id, proposal, sitting.tier(item_id, proposal.position))


def _frame(sitting: Sitting, item_id: str) -> tuple[object, ...]:
    """Return all beside the matter itself on which its outcomes depend."""
    meeting = sitting.meeting
    return (
        meeting.attendance,
        meeting.interests,
        meeting.chair,
        meeting.held_on,
        meeting.guidance.actions,
        meeting.own_items,
        meeting.adjourned_from,
        meeting.in_writing,
        sitting.people,
        sitting.settings.rule,
        sitting.settings.spells,
        sitting.answers_to.get(item_id, ()),
        tuple(_window(sitting, item_id, put) for put in meeting.matter(item_id).proposals),
    )
