"""How a decision in writing was sent round: when, to whom and how, until when, and who called a meeting."""

from collections.abc import Iterator

from wizard.foundation.formatting import date_in_words, listed
from wizard.minutes.minutes import Minutes
from wizard.plan.in_writing import InWriting
from wizard.plan.rule_labels import clause_called
from wizard.plan.written_labels import SENDING_WAYS


def went_round(minutes: Minutes, terms: InWriting, *, each: bool) -> Iterator[tuple[str, str]]:
    """Yield the terms and what happened meanwhile, as labels with words; with `each`, also who it was sent to."""
    yield "Begun on", date_in_words(terms.begun_on)
    yield "Allowed by", clause_called(terms.clause) if terms.clause else "No clause is given that allows it"
    yield "Answers until", terms.until
    if each:
        people = (entry.person for entry in terms.sent)
        yield "Words sent", "; ".join(f"{minutes.person_name(person)}, {sent(terms, person)}" for person in people)
    calls = [f"{minutes.person_name(call.person)} on {date_in_words(call.on)}" for call in terms.called]
    went_on = ", but the clause let it go on" if terms.goes_on else ""
    yield "Calls for a meeting", f"{listed(calls)}{went_on}" if calls else "None"
    yield "Ended on", date_in_words(terms.ended_on) if terms.ended_on else ""
    yield "In place of", f"{terms.voids.upper()}, which had different words" if terms.voids else ""


def sent(terms: InWriting, person_id: str) -> str:
    """Return how and when somebody was sent the words: “E-mail, 1 February 2027”."""
    entry = next((each for each in terms.sent if each.person == person_id), None)
    return f"{SENDING_WAYS[entry.how]}, {date_in_words(entry.on)}" if entry else "Not recorded"
