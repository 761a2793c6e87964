"""One meeting for counting its votes: who was there, under which rule, the answers since, and up to which day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from wizard.foundation.canonical_json import digest
from wizard.plan.consent import ConsentWay
from wizard.plan.meeting import Matter, Meeting
from wizard.plan.people import Person, Settings
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import (
    Agreed,
    CarriedOver,
    Circulated,
    ContractorDecides,
    Counted,
    Noted,
    Proposal,
    RollCall,
)
from wizard.plan.record import Answer, CastingEntry, ClosedRecord, ConsentEntry, Entry, WaitingEnded
from wizard.plan.tier import Tier
from wizard.plan.voting_rule import RuleSource
from wizard.voting.answers_given import Answers, CastingVote, Hands, Way, Written
from wizard.voting.room import AnswerWindow, Room
from wizard.voting.ruling import Ruling
from wizard.voting.supersession import InOrder


@dataclass(frozen=True)
class Sitting:
    """Everything that an outcome at one meeting depends on."""

    meeting: Meeting
    people: tuple[Person, ...]
    settings: Settings
    chain: tuple[Entry, ...] = ()
    """The answers since the meeting was closed."""
    today: date | None = None
    """The last day of answers to include; None for as long as the time for them runs."""

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Everybody's name, by id."""
        return {person.id: person.name for person in self.people}

    @cached_property
    def _matters(self) -> Mapping[str, Matter]:
        return {matter.item: matter for matter in reversed(self.meeting.matters)}

    def matter(self, item_id: str) -> Matter:
        """Return what was done on an item, like the meeting's own method but cached: each proposal asks for it."""
        return self._matters.get(item_id) or self.meeting.matter(item_id)

    @cached_property
    def answers_to(self) -> Mapping[str, tuple[Entry, ...]]:
        """The answers since then to the proposals on each item."""
        found: dict[str, list[Entry]] = {}
        for entry in self.chain:
            if of := about(entry):
                found.setdefault(of[0], []).append(entry)
        return {item: tuple(entries) for item, entries in found.items()}

    @cached_property
    def shared(self) -> tuple[object, ...]:
        """What the outcomes of all items depend on, besides what was done on each."""
        meeting, settings = self.meeting, self.settings
        around = meeting.attendance, meeting.interests, meeting.chair, meeting.held_on, meeting.guidance.actions
        more = meeting.own_items, meeting.adjourned_from, meeting.in_writing
        return (*around, *more, self.people, settings.rule, settings.spells)

    @cached_property
    def rooms(self) -> dict[object, Room]:
        """The rooms worked out for this meeting, by everything in which they differ: most items have the same room."""
        return {}

    @cached_property
    def rulings(self) -> dict[object, Ruling]:
        """The results worked out for this meeting, by rule, room and answers: the same three give the same outcome."""
        return {}

    @cached_property
    def windows(self) -> dict[int, AnswerWindow]:
        """How long the absent may answer, by the id of the tier, where nothing was answered since."""
        return {}

    @cached_property
    def on_items(self) -> dict[str, tuple[InOrder, ...]]:
        """The outcomes worked out for this meeting, by item: they depend on nothing else, and nothing here changes."""
        return {}

    @cached_property
    def _day_matters(self) -> bool:
        """Whether an outcome depends on the day: answers count only until a last day."""
        tiers = self.settings.rule.tiers
        all_tiers = [tiers.ordinary, tiers.important, tiers.all, *(m.rule.tier for m in self.meeting.matters if m.rule)]
        last = any(tier is not None and tier.answer_within is not None for tier in all_tiers)
        return last or self.meeting.in_writing is not None

    def as_at(self, chain: tuple[Entry, ...], today: date) -> "Sitting":
        """Return the sitting with these answers since, up to a day; itself, if they make no difference to outcomes."""
        same = not self._day_matters and not self.chain and not any(map(about, chain))
        return self if same else Sitting(self.meeting, self.people, self.settings, chain, today)

    def tier(self, item_id: str, position_id: str | None) -> Tier:
        """Return how a position on an item is decided: by the item's own rule if it has one, else by the practice's."""
        own = self.matter(item_id).rule
        return own.tier if own else self.settings.rule.tier(item_id, position_id)

    def source(self, item_id: str) -> RuleSource:
        """Return the source of an item's rule; a rule for one item was agreed by the partners."""
        return RuleSource.AGREED if self.matter(item_id).rule else self.settings.rule.source


def open_sitting(plan: Plan, today: date | None = None) -> Sitting:
    """Return the open meeting's sitting.

    Raises:
        ValueError: No meeting is open.
    """
    known = _open.get(today)
    # One sitting for a plan and a day, so that its outcomes are worked out once.
    if known is None or known[0] is not plan:
        if len(_open) >= _MOST_OPEN:
            _open.clear()
        sitting = Sitting(open_meeting(plan), plan.people_at_meeting, plan.settings, today=today)
        known = _open[today] = plan, sitting
    return known[1]


_MOST_OPEN = 4
_open: dict[date | None, tuple[Plan, Sitting]] = {}


def sealed_sitting(record: ClosedRecord) -> Sitting:
    """Return the sitting of a record as it was closed, without any later answers."""
    content = record.content
    return Sitting(content.meeting, content.people, content.settings, today=content.closed_at.date())


def record_sitting(record: ClosedRecord, today: date | None = None) -> Sitting:
    """Return the sitting of a record with all later answers.

    Without `today` it includes answers up to the last day that the record itself knows, so that the same record
    always gives the same result.
    """
    content = record.content
    known = max([content.closed_at.date(), *(entry.at.date() for entry in record.answers)])
    day = max(known, today) if today else known
    return Sitting(content.meeting, content.people, content.settings, record.answers, day)


def words_digest(meeting: Meeting, item_id: str, proposal: Proposal) -> str:
    """Return the digest of the exact words that are put: a consent to other words is not a consent to these."""
    # Only the words: a proposal also has votes and answers, and they are most of it.
    put = proposal.model_dump(mode="json", exclude_defaults=True, include=_ANSWERED)
    # The text under which it was put has the resolution; the fields have the words filled in.
    seen = proposal.seen or meeting.guidance.items.get(item_id, "")
    return digest({"item": item_id, "seen": seen, **put})


_ANSWERED = {"position", "words", "fields", "start", "hold_until", "bring_back", "conditions"}
"""The fields of a proposal that are its words."""


# --- The answers ------------------------------------------------------------------------------------------------------


def answers_for(sitting: Sitting, item_id: str, proposal: Proposal) -> Answers:
    """Return all answers to a proposal, in the room and in writing, before closing and since."""
    decision, since = proposal.decision, sitting.answers_to.get(item_id, ())
    # `isinstance` on pydantic's classes takes fifteen times as long, and this runs for every proposal in a plan.
    return Answers(
        way=WAYS[type(decision)],
        votes={vote.person: vote.choice for vote in decision.votes} if type(decision) is RollCall else {},
        hands=_hands(decision) if type(decision) is Counted else _NO_HANDS,
        dissents=frozenset([dissent.person for dissent in proposal.dissents]),
        # Most proposals have no answers in writing, before closing or since.
        written=tuple(_written(sitting, item_id, proposal)) if since or proposal.consents else (),
        casting=_casting(sitting, item_id, proposal),
        casting_over=bool(since) and any(entry.casting for entry in _ended(sitting, item_id, proposal)),
        carried_to=decision.to if type(decision) is CarriedOver else None,
    )


WAYS: Mapping[type[object], Way] = {
    type(None): Way.NOT_PUT,
    Agreed: Way.AGREED,
    RollCall: Way.ROLL_CALL,
    Counted: Way.COUNT,
    ContractorDecides: Way.CONTRACTOR,
    Noted: Way.NOTED,
    CarriedOver: Way.CARRIED_OVER,
    # In writing everybody answers by name.
    Circulated: Way.ROLL_CALL,
}
"""How each kind of decision was made."""

_NO_HANDS = Hands()


def _hands(decision: Counted) -> Hands:
    return Hands(decision.votes_for, decision.against, decision.abstain)


def _written(sitting: Sitting, item_id: str, proposal: Proposal) -> Iterable[Written]:
    later = [entry.consent for entry in sitting.answers_to.get(item_id, ()) if isinstance(entry, ConsentEntry)]
    later = [consent for consent in later if (consent.item, consent.proposal) == (item_id, proposal.id)]
    consents = (*proposal.consents, *later)
    # Only worked out if somebody answered: most proposals have no answers in writing.
    words = words_digest(sitting.meeting, item_id, proposal) if consents else ""
    for consent in consents:
        if consent.words == words:
            how = consent.how or ConsentWay.EMAIL
            yield Written(consent.person, consent.choice, consent.on, how, consent.seen_by)


def _casting(sitting: Sitting, item_id: str, proposal: Proposal) -> CastingVote | None:
    for entry in reversed(sitting.answers_to.get(item_id, ())):
        if isinstance(entry, CastingEntry) and (entry.item, entry.proposal) == (item_id, proposal.id):
            return CastingVote(entry.choice, entry.by)
    decision = proposal.decision
    if type(decision) is Agreed or type(decision) is RollCall or type(decision) is Counted:
        return CastingVote(decision.casting, decision.cast_by) if decision.casting is not None else None
    return None


# --- The time to answer -----------------------------------------------------------------------------------------------


def window_for(sitting: Sitting, item_id: str, proposal: Proposal, tier: Tier) -> AnswerWindow:
    """Return how long absent partners may answer to a proposal."""
    if sitting.answers_to.get(item_id):
        return _window(sitting, item_id, proposal, tier)
    # Without an answer since, it depends on the tier alone; the sitting keeps the tier alive, and with it its id.
    if (found := sitting.windows.get(id(tier))) is None:
        found = sitting.windows[id(tier)] = _window(sitting, item_id, proposal, tier)
    return found


def _window(sitting: Sitting, item_id: str, proposal: Proposal, tier: Tier) -> AnswerWindow:
    last = answers_until(sitting.meeting, tier)
    ended = _ended_on(sitting, item_id, proposal)
    if ended is None and last is not None and sitting.today is not None and sitting.today > last:
        ended = last
    return AnswerWindow(open=ended is None, last_day=last, ended_on=ended)


def answers_until(meeting: Meeting, tier: Tier) -> date | None:
    """Return the last day on which an answer in writing counts; None if no such day is set."""
    if meeting.in_writing is not None:
        return meeting.in_writing.reply_by
    if tier.answer_within is None or meeting.held_on is None:
        return None
    return meeting.held_on + timedelta(days=tier.answer_within)


def _ended_on(sitting: Sitting, item_id: str, proposal: Proposal) -> date | None:
    for entry in _ended(sitting, item_id, proposal):
        return entry.on
    return sitting.meeting.in_writing.ended_on if sitting.meeting.in_writing else None


def _ended(sitting: Sitting, item_id: str, proposal: Proposal) -> Iterable[WaitingEnded]:
    for entry in sitting.answers_to.get(item_id, ()):
        if isinstance(entry, WaitingEnded) and (entry.item, entry.proposal) == (item_id, proposal.id):
            yield entry


def about(entry: Entry) -> tuple[str, str] | None:
    """Return the item and the proposal that a link of the chain refers to; None if it is about the record itself."""
    if type(entry) is Answer:
        return None  # Nearly all are, and `isinstance` takes long where an object is of another class.
    match entry:
        case ConsentEntry():
            return entry.consent.item, entry.consent.proposal
        case CastingEntry() | WaitingEnded():
            return entry.item, entry.proposal
    return None
