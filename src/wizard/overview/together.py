"""The list to read out before the first item: items that are ready, listed, and already agreed together."""

from dataclasses import dataclass

from wizard.minutes.entries import EntryMinutes
from wizard.minutes.minutes import Minutes
from wizard.overview.wizard_steps import is_listed
from wizard.plan.proposal import Agreed
from wizard.voting.live_sentences import live_sentence
from wizard.voting.ruling import Reach

_CANNOT = frozenset({Reach.CANNOT, Reach.NO_QUORUM, Reach.NOBODY})


@dataclass(frozen=True)
class TogetherLine:
    """One item whose proposal is ready, or was taken together with others."""

    item: str
    head: str
    """“3 Notice on services”."""
    proposed: str
    """The label of the position; the words of an item of the practice's own."""
    resolution: str
    listed: bool
    """Whether it is listed and not yet agreed."""
    recorded: str
    """Its outcome once it was taken together; empty before that."""
    cannot: str
    """Why it could not be agreed even if nobody here is against it, in a sentence; empty if it could."""


def together_lines(minutes: Minutes) -> tuple[TogetherLine, ...]:
    """Return the items that are ready or were taken together, in order, without duties."""
    return tuple(_line(minutes, entry) for entry in minutes.entries if _belongs(entry))


def _belongs(entry: EntryMinutes) -> bool:
    if entry.is_duty or not entry.taken or entry.last is None:
        return False
    decision = entry.last.proposal.decision
    return decision is None or (isinstance(decision, Agreed) and decision.together)


def _line(minutes: Minutes, entry: EntryMinutes) -> TogetherLine:
    last = entry.last
    assert last is not None
    waits = last.proposal.decision is None
    return TogetherLine(
        item=entry.id,
        head=f"{entry.number}  {entry.short_title}",
        proposed=last.proposal.words or last.position.label,
        resolution=last.resolution,
        listed=is_listed(minutes, entry),
        recorded="" if waits else entry.sentence,
        cannot=live_sentence(entry.ruling) if waits and entry.ruling.reach in _CANNOT else "",
    )
