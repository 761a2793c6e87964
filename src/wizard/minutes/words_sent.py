"""The text of a decision in writing for every partner: the proposals, the last day for answers and how to answer."""

from collections.abc import Iterator

from wizard.foundation.canonical_json import fingerprint
from wizard.minutes.entries import EntryMinutes
from wizard.minutes.minutes import Minutes
from wizard.plan.circulation import Circulation
from wizard.plan.labels import CHOICES
from wizard.plan.rule_labels import clause_called
from wizard.voting.sitting import words_digest


def words_sent(minutes: Minutes, circulation: Circulation) -> str:
    """Return the text for an e-mail, letter or message, the same for every partner.

    Args:
        minutes: Those of the circulation.
        circulation: The decision in writing.
    """
    terms = circulation.terms
    *first, last = (words.ballot.lower() for words in CHOICES.values())
    answers = f"{', '.join(first)} or {last}"
    clause = f" ({clause_called(terms.clause)})" if terms.clause else ""
    ask = f"The partners{_of(minutes)} are asked to decide in writing, without a meeting{clause}."
    how = (
        f"Please answer by {terms.until}, on each item: {answers}; or call for a meeting. "
        "An answer with a condition, or to different words, cannot be counted. No answer means neither consent "
        "nor abstention."
    )
    proposals = ["\n".join(_proposal(minutes, minutes.item(item))) for item in circulation.items]
    return "\n\n".join([f"Decision in writing {circulation.id.upper()}", ask, *proposals, how])


def _of(minutes: Minutes) -> str:
    return f" of {minutes.practice.name}" if minutes.practice.name else ""


def _proposal(minutes: Minutes, entry: EntryMinutes) -> Iterator[str]:
    yield f"Item {entry.number}, {entry.title}"
    last = entry.last
    if last is None:
        return
    yield last.resolution
    for table in last.tables:
        for row in table.rows:
            yield "- " + " · ".join(cell for cell in row if cell)
    yield from (f"{label}: {text}" for label, text in last.particulars)
    quoted = fingerprint(words_digest(minutes.meeting, entry.id, last.proposal))
    yield f"Please quote the fingerprint of these words in your answer: {quoted}"
