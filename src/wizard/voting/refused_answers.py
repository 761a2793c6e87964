"""Why an absent partner’s answer to a proposal is refused, in one sentence: the same before closing and since."""

from collections.abc import Iterable
from datetime import date

from wizard.foundation.quoted_prints import quotes_others
from wizard.plan.consent import Consent, ConsentWay
from wizard.plan.people import Person
from wizard.plan.tier import AbsentAnswers
from wizard.voting.room import Partner
from wizard.voting.ruling import Ruling


def person_refused(ruling: Ruling, person_id: str, people: Iterable[Person]) -> str:
    """Return why this person cannot answer as an absent partner; empty if they can."""
    room = ruling.room
    if any(partner.id == person_id for partner in room.away):
        return ""
    name = next((person.name for person in people if person.id == person_id), "")
    if not name:
        return "This person is not in the record."
    places: tuple[tuple[tuple[Partner, ...], str], ...] = (
        (room.here, f"{name} was here when it was put to the vote, and answered then."),
        (room.stepping_aside, f"{name} does not vote on this because of an interest."),
        (tuple(out.partner for out in room.left_out), f"{name} is left out of the count on this."),
    )
    for partners, why in places:
        if any(partner.id == person_id for partner in partners):
            return why
    return f"{name} has no vote on this."


def form_refused(
    ruling: Ruling, consent: Consent, today: date, first: date | None, record: str | None = None, message: str = ""
) -> str:
    """Return why an answer of this day and kind cannot be taken; empty if it can.

    Args:
        ruling: The outcome of the proposal.
        consent: The answer.
        today: The day on which it is recorded.
        first: The first day on which it can have been given; None for any day.
        record: The digest of the closed record's seal, whose fingerprint may be quoted too.
        message: The message itself, if it is kept.
    """
    absent = ruling.tier.absent
    if absent is AbsentAnswers.NO:
        return "The rule gives absent partners no vote."
    if consent.on is None or consent.how is None:
        return "Say when the answer came, and how."
    if consent.how is ConsentWay.PROXY and absent is not AbsentAnswers.PROXY:
        return "The rule does not let absent partners vote by proxy."
    if consent.on > today:
        return "The date of the answer is in the future."
    if first is not None and consent.on < first:
        return "The date of the answer is before the proposal was put."
    if quotes_others(consent.message or message, (consent.words, *([record] if record else []))):
        return "The message quotes the fingerprint of different words from the proposal."
    return ""
