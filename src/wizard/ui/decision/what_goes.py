"""What would be lost with a proposal, in words, and the questions before anything is taken back or left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from wizard.edits.note_edits import private_dissents
from wizard.foundation.formatting import counted, listed
from wizard.guidance.item import Item
from wizard.guidance.position_kinds import NEEDS
from wizard.minutes.entries import ProposalMinutes
from wizard.plan.choice import Choice
from wizard.plan.labels import CHOICES
from wizard.plan.people import Person
from wizard.plan.proposal import Counted, Proposal, RollCall
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.dialogs import may_remove


def votes_in_words(proposal: Proposal, people: Sequence[Person], *, named: bool = True) -> str:
    """Return the votes on a proposal in a sentence, naming those against if `named`; empty if there are none."""
    match proposal.decision:
        case RollCall(votes=votes) if votes:
            names = {person.id: person.name for person in people}
            against = [names[vote.person] for vote in votes if vote.choice is Choice.AGAINST]
            words = f"{counted(len(votes), 'vote')} by name {'is' if len(votes) == 1 else 'are'} recorded"
            return f"{words}; {listed(against)} voted against." if against and named else f"{words}."
        case Counted() as count if count.votes_for or count.against or count.abstain:
            numbers = zip((count.votes_for, count.against, count.abstain), Choice, strict=True)
            return (
                f"A count is recorded: {', '.join(f'{n} {CHOICES[choice].voters.lower()}' for n, choice in numbers)}."
            )
        case _:
            return ""


def particulars_of(proposal: Proposal, item: Item | None) -> tuple[str, ...]:
    """Return what is recorded on a proposal besides its position and votes: “reason”, “services (3 rows)”."""
    blank = Proposal(id=proposal.id, position=proposal.position)
    places = {row.place: row.called for row in NEEDS.values()} | {"reason": "reason", "conditions": "conditions"}
    held = [called for place, called in places.items() if getattr(proposal, place) != getattr(blank, place)]
    for field in item.fields if item else ():
        value = proposal.fields.get(field.id)
        if isinstance(value, tuple):
            held.append(f"{_small(field.label)} ({counted(len(value), 'row')})")
        elif value not in (None, field.default):
            held.append(_small(field.label))
    dissents, views = len(proposal.dissents), len(proposal.views)
    held += [counted(dissents, "dissent")] * bool(dissents) + [counted(views, "view")] * bool(views)
    return tuple(held)


def side_effect(item: Item | None, last: Proposal, now: Proposal) -> str:
    """Return the side effect of choosing a position in a sentence, such as losing a field; empty if there is none."""
    if now.id != last.id:
        return "An answer is recorded on the earlier proposal, so this becomes a new one. Both are kept."
    kept = particulars_of(now, item)
    lost = [part for part in particulars_of(last, item) if part not in kept]
    if item is None or now.position == last.position or not lost:
        return ""
    return f"“{item.position(now.position).label}” does not need {listed(lost)}, so that is left out."


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def may_remove_votes(parent: QWidget, scope: EntryScope, proposal: Proposal, what: str, verb: str) -> bool:
    """Return whether the votes on a proposal may be removed, asking if there are any."""
    goes = votes_in_words(proposal, scope.minutes.people)
    return not goes or may_remove(parent, what, f"{goes} These votes will be removed.", verb)


def may_withdraw(parent: QWidget, scope: EntryScope, last: ProposalMinutes, what: str) -> bool:
    """Return whether the last proposal or check may be withdrawn, asking if anything was recorded with it."""
    private = len(private_dissents(scope.plan, scope.item_id))
    parts = particulars_of(last.proposal, scope.entry.guided)
    parts += (counted(private, "private dissent"),) * bool(private)
    verb = "Take back" if scope.entry.is_duty else "Withdraw"
    return not parts or may_remove(parent, what, f"This also removes: {listed(parts)}.", verb)
