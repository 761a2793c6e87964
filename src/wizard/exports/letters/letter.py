"""One finished letter: its address, its words with every fact filled in, what is missing, and whether it is a draft."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wizard.exports.letters.letter_address import addressed
from wizard.exports.letters.letter_choice import ChosenLetter, chosen_letters
from wizard.exports.letters.letter_facts import (
    LetterFact,
    LetterFacts,
    LetterForm,
    Missing,
    agreement_of,
    decision_facts,
    entry_slots,
    live_fields,
    practice_facts,
    row_facts,
    staff_line,
)
from wizard.exports.letters.notice_dates import notice_warnings, period_in, terms_of
from wizard.exports.written_piece import WrittenPiece
from wizard.foundation.dates import months_after
from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import typed
from wizard.guidance.freshness import STALE_AFTER_MONTHS, is_out_of_date
from wizard.guidance.letter_lint import refused_words
from wizard.guidance.letter_text import LetterKind, LetterPart, LetterText, Recipient
from wizard.minutes.minutes import Minutes, record_minutes
from wizard.minutes.resolution import day_held, name_of
from wizard.plan.labels import LETTER_STATES
from wizard.plan.office import Dispatch
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner

_SLOT = re.compile(r"\{([a-z0-9_-]+)\}")
_UNREAD = "The notice is recorded as “{}”: work out the last day to serve it from the agreement."
_NOTHING = "not recorded"
_SENDING = "[date of sending]"


@dataclass(frozen=True)
class Letter:
    """One document, ready to be written as DOCX or PDF."""

    key: str
    """Its key, unique in the meeting: “d5-3-1”."""
    text: LetterText
    item: str
    row: str
    """The table row that it is about; empty if there is none."""
    decision: str
    """The number of the decision: “3.1”."""
    meeting: int
    letterhead: tuple[str, ...]
    to: tuple[str, ...]
    """Name and address, one line each; empty for a sheet or a template."""
    address: str
    """The id of the address in the address book; empty if it is not there."""
    dated: str
    subject: str
    pieces: tuple[WrittenPiece, ...]
    signed: tuple[str, ...]
    missing: tuple[Missing, ...]
    warnings: tuple[str, ...]
    """Problems with its dates, its words or the age of its text, one sentence each."""
    aged: str = ""
    """The warning that its text was checked long ago."""
    halts: tuple[str, ...] = ()
    """The warnings that keep it a draft."""
    changes: Dispatch | None = None
    final: bool = False
    """Whether the line at its end is left out, because it was checked."""

    @property
    def draft(self) -> bool:
        """Whether it may not be sent yet."""
        return bool(self.missing or self.halts)

    @property
    def closing(self) -> str:
        """The line at its end that is removed on sending."""
        legal = self.text.legal and not self.text.checked_by
        return "" if self.final and not legal else self.text.closing

    @property
    def greeting(self) -> str:
        """The salutation above its words."""
        return "Dear colleagues" if self.text.to is Recipient.STAFF else "Dear Sir or Madam"

    @property
    def farewell(self) -> str:
        """The closing line above the signature."""
        return "Yours sincerely" if self.text.to is Recipient.STAFF else "Yours faithfully"

    @property
    def title(self) -> str:
        """Its title, with the row: “Notice on a service: MGUS monitoring”."""
        return f"{self.text.title}: {self.row}" if self.row else self.text.title

    @property
    def state(self) -> str:
        """Its state, in one word: “Draft”."""
        return LETTER_STATES[self.draft]


@dataclass
class _Filling:
    """Fills one letter, and remembers what was missing."""

    facts: LetterFacts
    missing: dict[tuple[LetterForm, str, str], Missing] = field(default_factory=dict)

    def lack(self, missing: Missing) -> None:
        self.missing.setdefault((missing.form, missing.key, missing.words), missing)

    def filled(self, text: str, own: dict[str, str] | None = None) -> str:
        def word(found: re.Match[str]) -> str:
            slot = found[1]
            if own is not None and slot in own:
                return own[slot] or _NOTHING
            words = self.facts.words(slot)
            if not words:
                self.lack(self.facts.missing(slot))
                return f"[{self.facts.missing(slot).words}]"
            return words

        return typed(re.sub(r"\.\.(?!\.)", ".", _SLOT.sub(word, text)))

    def _table(self, part: LetterPart, entries: Sequence[Mapping[str, str]]) -> WrittenPiece:
        """Return a table without the columns in which nothing is recorded."""
        rows = [[self.filled(cell, dict(entry)) for _, cell in part.columns] for entry in entries]
        kept = [at for at in range(len(part.columns)) if not at or any(row[at] != _NOTHING for row in rows)]
        head = tuple(part.columns[at][0] for at in kept)
        return WrittenPiece(head=head, rows=tuple(tuple(row[at] for at in kept) for row in rows))

    def piece(self, part: LetterPart) -> Iterator[WrittenPiece]:
        if (part.when and not self.facts.holds(part.when)) or (part.unless and self.facts.holds(part.unless)):
            return
        entries = self.facts.lists.get(part.each or "", ())
        if part.each and not entries:
            return
        if part.heading:
            yield WrittenPiece(heading=part.heading)
        if part.columns:
            yield self._table(part, entries)
        elif part.each:
            yield WrittenPiece(bullets=tuple(self.filled(part.text, dict(entry)) for entry in entries))
        elif part.text:
            yield WrittenPiece(text=self.filled(part.text))
        if part.bullets:
            bullets = tuple(self.filled(each) for each in part.bullets)
            yield WrittenPiece(bullets=bullets, numbered=part.numbered)


def letters_of(
    plan: Plan,
    texts: Iterable[LetterText],
    *,
    number: int | None = None,
    issued: date | None = None,
    final: bool = False,
) -> tuple[Letter, ...]:
    """Return every letter that a closed meeting sends out; none while no meeting is closed.

    Args:
        plan: The plan.
        texts: The texts, with those of a pack in place of the program's own.
        number: The meeting's number; None for the last that is closed.
        issued: The date on the letters; None leaves it to be filled in.
        final: Whether the line at the end is left out where it may be.
    """
    records = [record for record in plan.records if number in (None, record.content.number)]
    if not records:
        return ()
    minutes = record_minutes(plan, records[-1])
    return tuple(_letter(each, plan, minutes, issued, final) for each in chosen_letters(plan, minutes, texts))


def _letter(chosen: ChosenLetter, plan: Plan, minutes: Minutes, issued: date | None, final: bool) -> Letter:
    facts = _facts(chosen, plan, minutes)
    filling = _Filling(facts)
    text, office = chosen.text, plan.office
    to, address, unknown = addressed(chosen, plan)
    for each in unknown:
        filling.lack(each)
    pieces = tuple(piece for part in text.parts for piece in filling.piece(part))
    subject = filling.filled(text.subject)
    signed = _signed(chosen, plan, filling)
    halts = tuple(_halts(chosen, minutes, issued, [subject, *_words(pieces)]))
    aged = _age(text, minutes, issued)
    numbers = [each.number for each in chosen.entry.proposals if each.in_force]
    head = office.letterhead
    contact = " · ".join(part for part in (head.telephone, head.email, head.website) if part)
    return Letter(
        key="-".join([text.id, chosen.entry.id, *_serial(chosen, plan)]),
        text=text,
        item=chosen.entry.id,
        row=chosen.per,
        decision=numbers[-1] if numbers else "",
        meeting=minutes.meeting.number,
        letterhead=tuple(line for line in (plan.practice.name, *head.address.splitlines(), contact) if line.strip()),
        to=to,
        address=address,
        dated=date_in_words(issued) if issued else _SENDING,
        subject=subject,
        pieces=pieces,
        signed=signed,
        missing=tuple(filling.missing.values()),
        warnings=(*halts, *_dates(chosen, plan, issued), *([aged] if aged else [])),
        aged=aged,
        halts=halts,
        changes=chosen.changes,
        final=final and not _needs_lmc(text, minutes, issued),
    )


def _serial(chosen: ChosenLetter, plan: Plan) -> Iterator[str]:
    """Yield what tells documents of one kind apart: the number of the row in its table."""
    if chosen.changes is not None:
        yield chosen.changes.id
    elif chosen.per and chosen.table is not None:
        value = live_fields(plan, chosen.entry).get(chosen.table.id)
        rows = value if isinstance(value, tuple) else ()
        yield str(1 + next((at for at, row in enumerate(rows) if row is chosen.rows[0]), 0))


def _facts(chosen: ChosenLetter, plan: Plan, minutes: Minutes) -> LetterFacts:
    entry, table, office = chosen.entry, chosen.table, plan.office
    facts = practice_facts(plan, minutes)
    lists: dict[str, list[dict[str, str]]] = {"staff_lines": []}
    for each in reversed(chosen.entries):
        # If two items have the same field, the first item's is used.
        facts |= decision_facts(each, plan)
    for each in chosen.entries:
        line = staff_line(each, minutes)
        lists["staff_lines"] += [line] if line else []
        for key, value in live_fields(plan, each).items():
            known = next((one for one in each.item.fields if one.id == key), None)
            if known is not None and known.columns and isinstance(value, tuple) and table is None:
                lists[key] = [entry_slots(known, row) for row in value]
    if table is not None:
        lists[table.id] = [entry_slots(table, row) for row in chosen.rows]
        facts |= row_facts(table, chosen.rows[0], office, entry.id)
        if any(row.get("scheme") for row in chosen.rows):
            facts["scheme_named"] = LetterFact("yes", "Scheme")
    if chosen.changes is not None:
        facts |= _earlier(chosen.changes)
    return LetterFacts(entry.id, facts, lists)


def _earlier(sent: Dispatch) -> dict[str, LetterFact]:
    title = f"{sent.to_words}, {sent.row}" if sent.row and sent.to_words else sent.row or sent.to_words
    return {
        "earlier_sent_on": LetterFact(
            date_in_words(sent.sent_on) if sent.sent_on else "", "Date of the earlier letter"
        ),
        "earlier_title": LetterFact(title or sent.document, "Subject of the earlier letter"),
    }


def _signed(chosen: ChosenLetter, plan: Plan, filling: _Filling) -> tuple[str, ...]:
    if chosen.text.kind is not LetterKind.LETTER:
        return ()
    signatory = plan.office.signatory
    name = name_of(Owner(person=signatory.person, name=signatory.name), plan.people)
    if not name:
        filling.lack(Missing("Who signs", LetterForm.SIGNATORY))
        name = "[Who signs]"
    return name, signatory.role or "for the partnership", plan.practice.name


def _words(pieces: Iterable[WrittenPiece]) -> Iterator[str]:
    for piece in pieces:
        yield from (piece.heading, piece.text, *piece.bullets, *(cell for row in piece.rows for cell in row))


def _halts(chosen: ChosenLetter, minutes: Minutes, issued: date | None, words: list[str]) -> Iterator[str]:
    on = issued or minutes.held_on
    if is_out_of_date(minutes.head, on):
        yield "The guidance behind this letter is out of date: ask your LMC before you send it."
    for refused in sorted({word for text in words for word in refused_words(text, chosen.text.id)}):
        yield f"“{refused}” must not be said in a letter: change the words that were typed."


def _dates(chosen: ChosenLetter, plan: Plan, issued: date | None) -> tuple[str, ...]:
    if not chosen.rows or chosen.text.id not in ("d5", "d5b", "d19"):
        return ()
    row = chosen.rows[0]
    sent, ends = day_held(row.get("notice_sent")), day_held(row.get("ends") or row.get("ends_on"))
    months, words = row.get("notice_months"), str(row.get("notice_term") or "")
    period = (months, 0) if isinstance(months, int) else period_in(words)
    if period is None:
        return (_UNREAD.format(words),) if words and ends else ()
    agreement = agreement_of(plan.office, chosen.entry.id, chosen.per)
    return notice_warnings(sent or issued, ends, terms_of(agreement, *period), issued)


def _age(text: LetterText, minutes: Minutes, issued: date | None) -> str:
    if not _needs_lmc(text, minutes, issued):
        return ""
    return (
        f"This text was checked up to {date_in_words(text.as_at)}, more than three months earlier. The last line "
        "stays until you record at the meeting when you asked your LMC."
    )


def _needs_lmc(text: LetterText, minutes: Minutes, issued: date | None) -> bool:
    on = issued or minutes.held_on
    asked = minutes.meeting.lmc_asked.on if minutes.meeting.lmc_asked else None
    checked = max(text.as_at, asked) if asked else text.as_at
    return on is not None and on >= months_after(checked, STALE_AFTER_MONTHS)
