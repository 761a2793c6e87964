"""Edits of what absent partners answered in writing while the meeting is open.

Each function takes a plan and returns another one; without an open meeting they raise `ValueError`.
"""

from datetime import date

from wizard.edits.decision_edits import with_last
from wizard.foundation.value import RefusedError
from wizard.plan.choice import Choice
from wizard.plan.consent import Consent, ConsentWay
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import CarriedOver, Noted, Proposal
from wizard.voting.refused_answers import form_refused, person_refused
from wizard.voting.rulings import ruling_on
from wizard.voting.sitting import open_sitting, words_digest


def with_absent_answer(
    plan: Plan,
    item_id: str,
    proposal_id: str,
    person_id: str,
    choice: Choice,
    *,
    on: date | None,
    how: ConsentWay | None,
    today: date,
    seen_by: str = "",
    message: str = "",
) -> Plan:
    """Return the plan with an absent partner's answer to the exact words of a proposal, in place of an earlier one.

    Raises:
        KeyError: There is no such proposal.
        RefusedError: It cannot be taken; the message says why.
    """
    meeting = open_meeting(plan)
    proposal = meeting.matter(item_id).proposal(proposal_id)
    if isinstance(proposal.decision, Noted | CarriedOver):
        raise RefusedError("Nothing is put to a vote here, so there is nothing to answer.")
    consent = Consent(
        person=person_id,
        item=item_id,
        proposal=proposal_id,
        words=words_digest(meeting, item_id, proposal),
        choice=choice,
        on=on,
        how=how,
        seen_by=seen_by,
        message=message,
    )
    ruling = ruling_on(open_sitting(plan), item_id, proposal)
    # The words may have been sent to absent partners before the meeting, and their answers may come before it too.
    refused = person_refused(ruling, person_id, plan.people) or form_refused(ruling, consent, today, None)
    if refused:
        raise RefusedError(refused)
    return with_last(plan, item_id, with_consent_in(proposal, consent))


def with_consent_in(proposal: Proposal, consent: Consent) -> Proposal:
    """Return a proposal with an answer to it, in place of an earlier one of the same person."""
    others = tuple(entry for entry in proposal.consents if entry.person != consent.person)
    return proposal.replace(consents=(*others, consent))


def without_absent_answer(plan: Plan, item_id: str, proposal_id: str, person_id: str) -> Plan:
    """Return the plan without an absent partner's answer to a proposal."""
    proposal = open_meeting(plan).matter(item_id).proposal(proposal_id)
    kept = tuple(entry for entry in proposal.consents if entry.person != person_id)
    return with_last(plan, item_id, proposal.replace(consents=kept))
