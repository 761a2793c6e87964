"""Works out what the bar says about an item and which actions it offers, from the minutes and without widgets."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from wizard.foundation.formatting import capital
from wizard.guidance.position_kinds import MARKS, POSITION_KINDS, Mark
from wizard.minutes.entries import EntryMinutes, ProposalMinutes, off_agenda
from wizard.overview.wizard_steps import item_state, progress_in_words, state_in_words
from wizard.plan.proposal import Noted, RollCall
from wizard.plan.ruling_kind import RulingKind
from wizard.voting.agree_words import AGREE
from wizard.voting.live_sentences import live_sentence
from wizard.voting.open_votes import so_far
from wizard.voting.ruling import Reach


class Act(StrEnum):
    """An action that the bar can offer."""

    AGREE = "agree"
    NOTE = "note"
    CALL = "call"
    CARRY_OVER = "carry_over"
    RECORD = "record"
    """All votes are in: go back to the item, which shows the outcome."""
    LEAVE = "leave"
    """Go back to the item, keeping the answers so far."""
    NEXT = "next"


class BarState(NamedTuple):
    """The content of the bar."""

    mark: Mark
    forecast: bool
    """Whether the mark shows a possible outcome, not a recorded one."""
    sentence: str
    """The status, or what the people present can do, as one sentence."""
    detail: str = ""
    """The second line."""
    filled: Act | None = None
    """The suggested action, shown as the main button."""
    offers: frozenset[Act] = frozenset()
    """The other actions on offer."""
    agree: str = ""
    """The label of the Agreed button."""
    said: str = ""
    """A shorter text to announce in place of the sentence, if set."""
    settled: bool = False
    """Whether the item is finished, so that the bar lists fields that are still empty."""
    live: bool = False
    """Whether the sentence is about what the people present can do. Its numbers go on the second line."""
    attendance: bool = False
    """Whether the link to the attendance is shown."""

    @property
    def head(self) -> str:
        """The first part of the sentence, shown on the first line."""
        return self.sentence.partition(": ")[0] if self.live else self.sentence.rstrip(".")

    @property
    def rest(self) -> str:
        """The text on the second line."""
        return capital(self.sentence.partition(": ")[2]) if self.live else self.detail


def bar_state(entry: EntryMinutes, *, editable: bool, afresh: bool, anybody_here: bool) -> BarState:
    """Return the state of the bar for an item.

    Args:
        entry: The item.
        editable: Whether anything may be changed.
        afresh: Whether another proposal is wanted and its position is not chosen yet.
        anybody_here: Whether anybody is marked as present.
    """
    last = entry.last
    if not entry.taken:
        return BarState(Mark.OFF_AGENDA, False, off_agenda(()), filled=Act.NEXT)
    if last is None or afresh:
        return _nothing_yet(entry, editable=editable, afresh=afresh, anybody_here=anybody_here)
    if entry.is_duty:
        return _of_duty(last, entry.sentence, editable=editable)
    if entry.ruling.kind is RulingKind.NOT_PUT:
        return _before(entry, editable=editable, anybody_here=anybody_here)
    return _after(entry, editable=editable)


def calling_state(entry: EntryMinutes, secret: str = "") -> BarState:
    """Return the state of the bar during a roll call. `secret` is its sentence while votes are hidden."""
    ruling, count = entry.ruling, entry.ruling.count
    offers = frozenset({Act.RECORD, Act.LEAVE})
    if secret:
        return BarState(Mark.AWAITING, True, secret, "", offers=offers, said=progress_in_words(entry))
    if ruling.kind is RulingKind.NOT_PUT:
        live = live_sentence(ruling)
        return BarState(Mark.NOT_DECIDED, True, live, "", offers=offers - {Act.RECORD}, live=": " in live)
    if not count.unrecorded:
        state = _after(entry, editable=True)
        filled = Act.RECORD if ruling.kind is not RulingKind.TIED else None
        return state._replace(detail="", filled=filled, offers=offers, settled=False)
    tally = f"{count.votes_for} for · {count.against} against · {count.abstain} abstain"
    words = f"{tally} · {len(count.unrecorded)} to answer"
    return BarState(Mark.NOT_DECIDED, True, words, so_far(ruling), offers=offers, said=progress_in_words(entry))


def following_words(entries: Sequence[EntryMinutes], item_id: str) -> str:
    """Return where Next goes from an item: “Next: 4a Refer on clinical need.”"""
    at = next(at for at, each in enumerate(entries) if each.id == item_id)
    following = entries[at + 1 : at + 2]
    return f"Next: {following[0].number} {following[0].short_title}." if following else "Next: Review."


def _nothing_yet(entry: EntryMinutes, *, editable: bool, afresh: bool, anybody_here: bool) -> BarState:
    if not editable:
        return BarState(item_state(entry), False, entry.sentence, filled=Act.NEXT)
    if not entry.is_duty and not anybody_here:
        return _nobody_here()
    words = "Nothing is noted yet" if entry.is_duty else "Nothing is proposed yet"
    detail = "Write what is proposed."
    if entry.guided is not None:
        detail = f"Press 1 to {sum(not position.apart for position in entry.guided.positions)}."
    if afresh:
        detail += f" Until another proposal is made, the item stays {state_in_words(entry)}."
    return BarState(item_state(entry), False, f"{words}.", detail)


def _nobody_here() -> BarState:
    return BarState(Mark.NOT_DECIDED, True, "Nobody is marked present.", "Mark who is here first.", attendance=True)


def _of_duty(last: ProposalMinutes, sentence: str, *, editable: bool) -> BarState:
    row = POSITION_KINDS[last.position.kind]
    words = " ".join(part for part in (MARKS[row.mark].word.lower(), row.tail) if part)
    if isinstance(last.proposal.decision, Noted) or not editable:
        sentence = f"Noted: {words}." if last.proposal.decision else sentence
        return BarState(row.mark, False, sentence, "", Act.NEXT, settled=True)
    return BarState(row.mark, True, f"Will be noted: {words}.", "No vote is needed.", Act.NOTE)


def _before(entry: EntryMinutes, *, editable: bool, anybody_here: bool) -> BarState:
    ruling, reach = entry.ruling, entry.ruling.reach
    if not editable or entry.last is None:
        return BarState(item_state(entry), False, entry.sentence, filled=Act.NEXT)
    if not anybody_here and not ruling.room.sole:
        return _nobody_here()
    live = live_sentence(ruling)
    words = AGREE.get(reach) if reach else None
    if words is None:
        mark = Mark.NOT_DECIDED if reach is Reach.NO_QUORUM else Mark.NOT_ADOPTED
        return BarState(mark, True, live, "", Act.CARRY_OVER, frozenset({Act.CALL}), live=": " in live)
    calls = frozenset() if ruling.room.sole else frozenset({Act.CALL})
    sure = reach in (Reach.CAN, Reach.ONLY_IF_ALL, Reach.CONTRACTOR)
    mark = POSITION_KINDS[entry.last.position.kind].mark if sure else Mark.AWAITING
    return BarState(mark, True, live, "", Act.AGREE, calls, words, live=": " in live)


_MARKS = {
    RulingKind.NOT_CARRIED: Mark.NOT_ADOPTED,
    RulingKind.AWAITING: Mark.AWAITING,
    RulingKind.TIED: Mark.AWAITING,
    RulingKind.INCOMPLETE: Mark.AWAITING,
    RulingKind.NO_QUORUM: Mark.NOT_DECIDED,
    RulingKind.CARRIED_OVER: Mark.NOT_DECIDED,
}
"""The mark for a proposal that had no effect."""


def _after(entry: EntryMinutes, *, editable: bool) -> BarState:
    kind = entry.ruling.kind
    mark = _MARKS.get(kind) or (POSITION_KINDS[entry.last.position.kind].mark if entry.last else Mark.NOT_DECIDED)
    progress = progress_in_words(entry)
    if not editable:
        return BarState(mark, False, entry.sentence, "", Act.NEXT, settled=True)
    called = entry.last is not None and isinstance(entry.last.proposal.decision, RollCall)
    if kind in (RulingKind.INCOMPLETE, RulingKind.TIED):
        return BarState(mark, True, entry.sentence, "", Act.CALL, said=progress)
    if kind is RulingKind.NO_QUORUM:
        calls = frozenset({Act.CALL}) if called else frozenset()
        return BarState(mark, False, entry.sentence, "", Act.CARRY_OVER, calls)
    return BarState(mark, False, entry.sentence, "", Act.NEXT, said=progress, settled=True)
