"""The minutes of one agenda item, and of each proposal on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.foundation.formatting import capital, listed
from wizard.guidance.item import Item, Position
from wizard.guidance.position_kinds import POSITION_KINDS, Mark
from wizard.minutes.resolution import OWN, FilledTable, Particular
from wizard.plan.labels import RULINGS
from wizard.plan.lapses import RanOut
from wizard.plan.meeting import ActionOutline, Matter, OwnItem
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.proposal import Fields, Proposal
from wizard.plan.record import SealedOutcome, Standing
from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.plan.voting_rule import RuleSource
from wizard.voting.numbering import item_number
from wizard.voting.rule_sentences import explanation
from wizard.voting.ruling import Ruling

OFF_AGENDA = "Not on this agenda"
"""The words for an item that was not on this agenda."""
NOT_ASKED = "Not part of this decision"
"""The words for an item that a decision in writing did not ask about; it had no agenda."""


def off_agenda(ran_out: Sequence[RanOut], *, in_writing: bool = False) -> str:
    """Return the words for an item that was left off; they never say “unchanged” if something ran out."""
    said = ran_out_words(ran_out) if ran_out else "the position is unchanged"
    return f"{NOT_ASKED if in_writing else OFF_AGENDA}: {said}."


def ran_out_words(ran_out: Sequence[RanOut]) -> str:
    """Return what ran out in one clause: “its hold ended on 1 March 2027, and nothing has been decided since”."""
    return listed([each.sentence for each in ran_out])


NOT_PUT_YET = "Proposed, and not decided yet."
"""The words for a proposal that was not put; while the meeting is open, a sentence says what those here could do."""

_WITHOUT_A_RULE = frozenset({RulingKind.NOTED, RulingKind.CONTRACTOR, RulingKind.CARRIED_OVER})

UNDECIDED = "Not decided"
NOT_CHECKED = "Not checked"
"""The words if there is no position: on a choice, and on a duty."""


def mark_of(position: Position | None, *, duty: bool = False) -> Mark:
    """Return the mark of a position; for None, the mark of an item without one, which may be a `duty`."""
    if position is not None:
        return POSITION_KINDS[position.kind].mark
    return Mark.DUTY_NOT_CHECKED if duty else Mark.NOT_DECIDED


def position_of(plan: Plan, standing: Standing) -> Position:
    """Return an item's position in the guidance that the partners saw at the time."""
    return plan.item(standing.guidance).position(standing.proposal.position) if standing.guidance else OWN


@dataclass(frozen=True)
class ProposalMinutes:
    """One proposal with its words and its outcome."""

    proposal: Proposal
    position: Position
    ruling: Ruling
    succession: Succession
    sentence: str
    """Its outcome in one sentence with numbers, and whether a later resolution superseded it."""
    resolution: str
    """The resolution in the past tense; “It was proposed that …” while it does not take effect."""
    particulars: tuple[Particular, ...]
    tables: tuple[FilledTable, ...]
    source: RuleSource
    """Where the rule comes from."""
    sealed: SealedOutcome | None = None
    """Its outcome as sealed at closing; None while the meeting is open."""
    number: str = ""
    """“1.1” for a decision, “1 (i)” for a proposal that did not decide anything; empty if it was not put."""
    between: str = ""
    """The earlier decision that it replaces, and the later one that superseded it; may be empty."""

    @property
    def explanation(self) -> str:
        """The rule and the count behind the outcome: “Rule: … Count: 5 partners, so 3 must be for.”

        Empty if no rule decided: a duty that was noted, a single contractor, an item that was carried over.
        """
        return explanation(self.ruling, self.source) if self.by_rule else ""

    @property
    def by_rule(self) -> bool:
        """Whether the practice's rule decided."""
        return self.ruling.kind not in _WITHOUT_A_RULE

    @property
    def in_force(self) -> bool:
        """Whether it is in force on its item after the meeting."""
        return self.ruling.takes_effect and self.succession in (Succession.ALONE, Succession.SUCCEEDS)

    def sentence_printed(self, printed: VotesPrinted) -> str:
        """Return the outcome as the practice prints votes: the whole sentence, or only its first words: “Carried.”"""
        # The full sentence has numbers and may name whose vote is missing, which this setting does not print.
        said = f"{RULINGS[self.ruling.kind].label}." if printed is VotesPrinted.OUTCOME else self.sentence
        return f"{said} {self.between}".rstrip()


@dataclass(frozen=True)
class EntryMinutes:
    """One item on or off a meeting's agenda: an item of the guidance, or one of the practice's own."""

    taken: bool
    """Whether it was on the agenda, or a proposal on it was put."""
    draft: bool
    """Whether the meeting is still open."""
    in_writing: bool
    """Whether this was a decision in writing, which has no agenda: items that it did not ask about keep their position.
    """
    matter: Matter
    proposals: tuple[ProposalMinutes, ...]
    ruling: Ruling
    """The ruling on the last proposal; if there is none, what those here could decide."""
    before: Standing | None
    after: Standing | None
    position: Position | None
    """Its position after the meeting."""
    decided_here: bool
    """Whether that position was decided at this meeting."""
    brought_from: int | None
    """The number of the meeting that carried its proposal over to this one; None if none did."""
    ran_out: tuple[RanOut, ...]
    """What had run out on the earlier position, if nothing is decided here; then it is never called “unchanged”."""

    @property
    def id(self) -> str:
        """The item's id."""
        return self.matter.item

    @property
    def title(self) -> str:
        """The item's title."""
        raise NotImplementedError

    @property
    def short_title(self) -> str:
        """The title where there is little room."""
        return self.title

    @property
    def number(self) -> str:
        """The item's number as it is printed: “4a”, “O1”."""
        return item_number(self.id)

    @property
    def guided(self) -> Item | None:
        """The guidance on it; None where it is the practice's own."""
        return None

    @property
    def is_duty(self) -> bool:
        """Whether it is a check instead of a choice."""
        return self.guided is not None and self.guided.duty is not None

    @property
    def sentence(self) -> str:
        """Its outcome in one sentence with numbers."""
        if self.last is not None:
            return f"{self.last.sentence} {self.last.between}".rstrip()
        if not self.taken:
            return off_agenda(self.ran_out, in_writing=self.in_writing)
        if self.is_duty:
            nothing = "Not checked yet." if self.draft else "Not checked at this meeting."
        else:
            nothing = "Nothing is proposed yet." if self.draft else "Nothing was proposed."
        return " ".join([nothing, *([f"{capital(ran_out_words(self.ran_out))}."] if self.ran_out else [])])

    @property
    def last(self) -> ProposalMinutes | None:
        """The last proposal put at this meeting, if any."""
        return self.proposals[-1] if self.proposals else None

    @property
    def mark(self) -> Mark:
        """The mark of its position, at a glance."""
        return mark_of(self.position, duty=self.is_duty)

    @property
    def label(self) -> str:
        """The position's own label, or the word for having none."""
        if self.position:
            return self.position.label
        return NOT_CHECKED if self.is_duty else UNDECIDED


@dataclass(frozen=True)
class ItemMinutes(EntryMinutes):
    """One item of the guidance at one meeting."""

    item: Item
    action: ActionOutline
    facts: Fields

    @property
    def title(self) -> str:
        """The item's title."""
        return self.item.title

    @property
    def short_title(self) -> str:
        """The title where there is little room."""
        return self.item.short_title

    @property
    def guided(self) -> Item:
        """The guidance on it."""
        return self.item


@dataclass(frozen=True)
class OwnMinutes(EntryMinutes):
    """One of the practice's own items at one meeting."""

    own: OwnItem

    @property
    def title(self) -> str:
        """The item's title."""
        return self.own.title
