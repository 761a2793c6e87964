"""The answers of absent partners to the proposals of one meeting: who has answered, how, and who has not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.foundation.formatting import counted, date_in_words
from wizard.minutes.entries import EntryMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.plan.consent import Consent
from wizard.plan.labels import CHOICES
from wizard.plan.proposal import Agreed, Circulated, Counted, RollCall
from wizard.plan.record import ConsentEntry
from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.plan.tier import AbsentAnswers
from wizard.plan.written_labels import CONSENT_WAYS
from wizard.voting.sitting import words_digest

AWAITED = "Awaited"
NO_ANSWER = "No answer"
OTHER_WORDS = "answered to words that have changed since"


@dataclass(frozen=True)
class AbsentPartner:
    """One absent partner who may answer."""

    person: str
    name: str
    words: str
    """“For, by e-mail of 3 December 2026, seen by Ms Reed”; “Awaited”."""
    answered: bool
    """Whether they have an answer recorded, even one that does not count."""
    open: bool
    """Whether their answer can still be recorded."""
    message: str = ""
    """The written words of their answer, if any."""


@dataclass(frozen=True)
class AbsentAnswersTo:
    """The absent partners' answers to one proposal."""

    item: str
    head: str
    """“Item 3, Notice on services”."""
    proposal: str
    resolution: str
    sentence: str
    """Its outcome with the answers so far."""
    partners: tuple[AbsentPartner, ...]
    by_proxy: bool
    """Whether the rule allows proxies."""
    until: date | None
    """The last day for an answer to count, if there is one."""
    waits: bool
    """Whether it is still undecided and answers could decide it."""
    casting: str = ""
    """The id of the person with the casting vote on a tie made by answers after closing; empty if there is no tie."""
    casting_name: str = ""
    in_writing: bool = False
    """Whether it is decided in writing, so that nobody met and nobody was absent."""

    @property
    def awaited(self) -> int:
        """How many can still answer but have not."""
        return sum(partner.words == AWAITED for partner in self.partners)

    @property
    def line(self) -> str:
        """How many still have to answer, and until when: “2 absent partners still to answer, until 26 January 2027”."""
        if not self.awaited:
            return ""
        until = f", until {date_in_words(self.until)}" if self.until else ""
        who = counted(self.awaited, "partner" if self.in_writing else "absent partner")
        return f"{who} still to answer{until}"


def absent_answers(minutes: Minutes) -> tuple[AbsentAnswersTo, ...]:
    """Return the proposals of a meeting to which absent partners may answer, or have answered, in order."""
    return tuple(
        absent_answers_to(minutes, entry, put)
        for entry in minutes.entries
        for put in entry.proposals
        if asks_absent(put)
    )


def still_awaited(minutes: Minutes) -> tuple[AbsentAnswersTo, ...]:
    """Return the proposals that wait for absent partners, or for a casting vote on a tie made by their answers."""
    return tuple(found for found in absent_answers(minutes) if found.waits or found.casting)


def asks_absent(put: ProposalMinutes) -> bool:
    """Whether absent partners may answer to a proposal, or have an answer recorded."""
    decided = put.proposal.decision is None or isinstance(
        put.proposal.decision, Agreed | RollCall | Counted | Circulated
    )
    allowed = put.ruling.tier.absent is not AbsentAnswers.NO and bool(put.ruling.room.away)
    return decided and (allowed or bool(put.proposal.consents))


def absent_answers_to(minutes: Minutes, entry: EntryMinutes, put: ProposalMinutes) -> AbsentAnswersTo:
    """Return the absent partners' answers to one proposal."""
    ruling = put.ruling
    waits = ruling.kind is RulingKind.AWAITING and put.succession is not Succession.OVERTAKEN
    tied = ruling.kind is RulingKind.TIED and not minutes.draft
    return AbsentAnswersTo(
        item=entry.id,
        head=f"Item {entry.number}, {entry.short_title}",
        proposal=put.proposal.id,
        resolution=put.resolution,
        sentence=put.sentence,
        partners=tuple(_partners(minutes, entry, put)),
        by_proxy=ruling.tier.absent is AbsentAnswers.PROXY,
        until=ruling.room.window.last_day,
        waits=waits,
        casting=(ruling.holder or "") if tied else "",
        casting_name=ruling.room.name(ruling.holder) if tied else "",
        in_writing=ruling.room.circulation,
    )


def _partners(minutes: Minutes, entry: EntryMinutes, put: ProposalMinutes) -> Iterator[AbsentPartner]:
    given = _given(minutes, entry.id, put)
    words = words_digest(minutes.meeting, entry.id, put.proposal)
    waiting = {partner.id for partner in put.ruling.count.unanswered}
    if not minutes.draft and put.ruling.kind is not RulingKind.AWAITING:
        # Once it is decided, a closed record accepts no more answers.
        waiting = set()
    allowed = put.ruling.tier.absent is not AbsentAnswers.NO
    away = {partner.id: partner.name for partner in put.ruling.room.away}
    names = away | {person: minutes.person_name(person) for person in given}
    for person, name in names.items():
        consent = given.get(person)
        unanswered = AWAITED if person in waiting else NO_ANSWER
        said = _said(consent, other=consent.words != words) if consent else unanswered
        # Until closing, an answer that came in time can be recorded at any later time.
        is_open = person in waiting or (minutes.draft and consent is None and allowed)
        message = consent.message if consent else ""
        yield AbsentPartner(person, name, said, answered=consent is not None, open=is_open, message=message)


def _given(minutes: Minutes, item_id: str, put: ProposalMinutes) -> dict[str, Consent]:
    chain = minutes.record.answers if minutes.record else ()
    later = [entry.consent.replace(message=entry.message) for entry in chain if isinstance(entry, ConsentEntry)]
    theirs = [each for each in later if (each.item, each.proposal) == (item_id, put.proposal.id)]
    return {consent.person: consent for consent in (*put.proposal.consents, *theirs)}


def _said(consent: Consent, *, other: bool) -> str:
    parts = [CHOICES[consent.choice].voters]
    how = CONSENT_WAYS[consent.how].given if consent.how else ""
    when = f"of {date_in_words(consent.on)}" if consent.on and how else ""
    parts += [" ".join(part for part in (how, when) if part)] * bool(how)
    parts += [f"seen by {consent.seen_by}"] * bool(consent.seen_by)
    words = ", ".join(parts)
    return f"{words}; {OTHER_WORDS}" if other else words
