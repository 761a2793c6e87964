"""The state of a record in words, for page headers, the strip on page one and the signatures page."""

from wizard.foundation.formatting import capital, counted, date_in_words, listed, number_word
from wizard.pdf.plan_copy import Copy
from wizard.plan.labels import ANSWERS
from wizard.plan.people import Role
from wizard.plan.record import ClosedRecord
from wizard.signing.closing import RecordState, last_signed_on
from wizard.signing.signers import SIGNATURES, answer_of
from wizard.tagged_pdf import InkTone


def header_state(copy: Copy) -> str:
    """Return the state for the header: “Closed, 4 of 6 signed, 1 refused”, “Signed; 2 await consent”."""
    if copy.superseded_by is not None:
        return f"Replaced by record {copy.superseded_by}"
    state = copy.signing
    if state.state is RecordState.DRAFT:
        return "Draft"
    waits = ""
    if state.awaiting:
        waits = f"; {state.awaiting} {'awaits' if state.awaiting == 1 else 'await'} consent"
    others = [(state.declined, "refused"), (state.disagree, "not agreeing"), (state.unavailable, "not available")]
    said = "".join(f", {count} {word}" for count, word in others if count)
    if state.state is RecordState.SIGNED and not said and state.signed >= state.of:
        return f"Signed{waits}"
    return f"Closed, {state.signed} of {state.of} signed{said}{waits}"


def headline_state(copy: Copy) -> tuple[str, str, InkTone]:
    """Return the mark, the word and the colour of the state."""
    if copy.superseded_by is not None:
        return "○", "Replaced", InkTone.WAIT
    if copy.signing.state is RecordState.DRAFT:
        return "○", "Draft", InkTone.WAIT
    if header_state(copy).startswith("Signed"):
        return "✓", "Signed", InkTone.GOOD
    return "○", "Closed", InkTone.WAIT


def state_sentence(copy: Copy) -> str:
    """Return the state in full sentences: who has signed, who has not answered, who refused."""
    record = copy.minutes.record
    if record is None:
        return "The meeting is open. Nothing here is final."
    closed = f"Closed on {date_in_words(record.content.closed_at.date())}."
    replaced = f"Record {copy.superseded_by} of a later meeting has replaced it. " if copy.superseded_by else ""
    return f"{replaced}{closed} {signed_sentence(copy, record)}"


def signed_sentence(copy: Copy, record: ClosedRecord) -> str:
    """Return who has signed a record, in sentences, with the names of those who have not."""
    state = copy.signing
    last = last_signed_on(record)
    on = f", the last on {date_in_words(last)}" if last else ""
    whom = _whom(record)
    if state.signed == state.of:
        who = {1: f"The one{whom} has signed", 2: f"Both{whom} have signed"}
        return f"{who.get(state.of, f'All {number_word(state.of)}{whom} have signed')}{on}."
    if not state.signed:
        signed = f"None of the {number_word(state.of)}{whom} has signed."
    else:
        verb = "has" if state.signed == 1 else "have"
        signed = f"{capital(number_word(state.signed))} of {number_word(state.of)}{whom} {verb} signed{on}."
    return " ".join([signed, *_others(copy, record)])


def _whom(record: ClosedRecord) -> str:
    """Return a noun for the signers: “ partners”, or “ who must sign” if not all partners do."""
    partners = {person.id for person in record.content.people if person.role is Role.PARTNER}
    return " partners" if partners and partners == set(record.content.expected) else " who must sign"


def _others(copy: Copy, record: ClosedRecord) -> list[str]:
    answers = [answer_of(record, person) for person in record.content.expected]
    said = [
        f"{_name(copy, answer.person)} {ANSWERS[answer.kind].told}."
        for answer in answers
        if answer is not None and answer.kind not in SIGNATURES and ANSWERS[answer.kind].told
    ]
    awaited = [_name(copy, person) for person in copy.signing.awaited]
    if len(awaited) > 3:
        said.append(f"{counted(len(awaited), 'answer')} are still awaited.")
    elif awaited:
        said.append(f"{listed(awaited)} {'has' if len(awaited) == 1 else 'have'} not answered.")
    return said


def _name(copy: Copy, person: str) -> str:
    return copy.short.of(copy.minutes.person_name(person))
