"""What to send to a partner who still has to answer: a slip to print and fill in, and the text of an e-mail.

Both quote the fingerprint of the record, and of each proposal still to be answered.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wizard.exports.written_piece import WrittenPiece
from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.formatting import date_in_words
from wizard.minutes.absent_answers import AbsentAnswersTo, absent_answers
from wizard.minutes.minutes import Minutes
from wizard.plan.labels import ANSWERS, CHOICES
from wizard.plan.record import AnswerKind, ClosedRecord
from wizard.signing.closing import record_fingerprint
from wizard.signing.signers import kinds_open_to, signatory
from wizard.voting.sitting import words_digest

_BOX, _LINE, _LINES = "[   ]", "_" * 18, 3
"""A box to tick, a line to write on, and the number of lines for words."""
_UNKNOWN = (
    "Your answer is kept with its date and the name of the person who received it. It does not prove who wrote it."
)
_COMPARE = "First read the record that was sent to you. Check that its signatures page shows the same fingerprint."


class AskedPartner(NamedTuple):
    """Somebody who still has to answer, and the answers open to them."""

    minutes: Minutes
    record: ClosedRecord
    person: str
    statements: Mapping[AnswerKind, str]
    """The statements that people sign."""

    @property
    def name(self) -> str:
        """Their name as the record has it."""
        found = signatory(self.record.content, self.person)
        return found.name if found else ""

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """The answers to the record, each with its statement; empty once they have answered."""
        kinds = kinds_open_to(self.record, self.person)
        return tuple((ANSWERS[kind].offered, self.statements[kind]) for kind in kinds if ANSWERS[kind].offered)

    @property
    def proposals(self) -> tuple[AbsentAnswersTo, ...]:
        """The proposals still waiting for their answer."""
        found = [each for each in absent_answers(self.minutes) if each.waits]
        return tuple(each for each in found if any(one.person == self.person and one.open for one in each.partners))

    @property
    def title(self) -> str:
        """The meeting, the practice and the day: “meeting 1 of Harbour Lane, 11 January 2027”."""
        meeting, practice = self.record.content.meeting, self.minutes.practice.name
        of = f" of {practice}" if practice else ""
        held = f", {date_in_words(meeting.held_on)}" if meeting.held_on else ""
        called = meeting.called
        return f"{called[:1].lower()}{called[1:]}{of}{held}"

    def words_print(self, found: AbsentAnswersTo) -> str:
        """Return the fingerprint of the words of a proposal."""
        meeting = self.record.content.meeting
        return fingerprint(words_digest(meeting, found.item, meeting.matter(found.item).proposal(found.proposal)))


def slip_pieces(asked: AskedPartner) -> Iterator[WrittenPiece]:
    """Yield the slip: the record with its fingerprint, boxes to tick, and room for words and a signature."""
    yield WrittenPiece(heading=f"Answer slip: {asked.name}", level=1)
    printed = record_fingerprint(asked.record)
    yield WrittenPiece(text=f"On the record of {asked.title}. Fingerprint of the record: {printed}. {_COMPARE}")
    if asked.offered:
        yield WrittenPiece(heading="Your answer to the record: tick one")
        yield WrittenPiece(head=("Tick", "Answer", "Statement"), rows=tuple((_BOX, *each) for each in asked.offered))
    if asked.proposals:
        yield WrittenPiece(heading="Proposals still waiting for your vote")
        choices = ", ".join(words.ballot.lower() for words in CHOICES.values())
        yield WrittenPiece(
            head=("Proposal", "Fingerprint", f"Write one: {choices}"),
            rows=tuple((f"{each.head}: {each.resolution}", asked.words_print(each), _LINE) for each in asked.proposals),
        )
    yield WrittenPiece(heading="In your own words, if you wish")
    for _line in range(_LINES):
        yield WrittenPiece(text=_LINE * 4)
    yield WrittenPiece(head=("Name", "Date", "Signature"), rows=((asked.name, _LINE, _LINE * 2),))
    yield WrittenPiece(text=f"Please send this slip back to the practice. {_UNKNOWN}")


def answer_email(asked: AskedPartner) -> str:
    """Return subject and text of an e-mail that asks for an answer; the record itself is attached by hand."""
    return "\n\n".join(_email(asked)) + "\n"


def _email(asked: AskedPartner) -> Iterator[str]:
    yield f"Subject: Your answer to the record of {asked.title}"
    yield f"Dear {asked.name},"
    yield (
        f"The record of {asked.title} is attached. Its fingerprint is {record_fingerprint(asked.record)}. "
        "Please compare that with the fingerprint on its signatures page, and quote it in your answer."
    )
    if asked.offered:
        statements = "\n".join(f"- {statement}" for _offered, statement in asked.offered)
        yield f"Please reply with one of these sentences, or say it in your own words:\n{statements}"
    for each in asked.proposals:
        *first, last = (words.ballot.lower() for words in CHOICES.values())
        until = f" until {date_in_words(each.until)}" if each.until else ""
        yield (
            f"{each.head} is waiting for your vote{until}: {', '.join(first)} or {last}.\n{each.resolution}\n"
            f"Please quote the fingerprint of these words as well: {asked.words_print(each)}"
        )
    yield _UNKNOWN
