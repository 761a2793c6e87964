"""The signatures page: each statement once, a row for every signer, what these signatures are, and fingerprints."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.dates import in_london
from wizard.foundation.formatting import short_date, time_in_words
from wizard.minutes.correction_minutes import seen_in_words
from wizard.pdf.plan_copy import Copy
from wizard.pdf.sections.page_wording import day
from wizard.pdf.sections.state_words import signed_sentence
from wizard.plan.labels import ANSWERS
from wizard.plan.record import Answer, AnswerKind, ClosedRecord, Method
from wizard.plan.written_labels import METHODS, QUOTING
from wizard.signing.signers import SIGNATURES, answer_of, expected_signers
from wizard.tagged_pdf import (
    Block,
    Bullets,
    FacingColumns,
    Heading,
    InkTone,
    Labels,
    Paragraph,
    Quote,
    Run,
    Signature,
    Stroke,
    Table,
    TableRow,
    Text,
    semibold,
    span,
    toned,
    unbroken,
)

_PRESSURE = 1000
_THINNEST, _THICKEST = 20, 60
"""Widths of a drawn stroke, in hundredths of a millimetre."""
_TWO_COLUMNS = 9
"""From this number of signers on, there are two columns."""
_SENT_IN = (Method.SLIP, Method.WRITING)
"""Ways to answer from elsewhere, so that nobody here saw who wrote the answer."""
_HEAD = ("Partner", "Statement", "How and when", "Signature")
_WIDTHS = (110.0, 84.0, 112.0, 0.0)


def signatures(copy: Copy) -> Iterator[Block]:
    """Yield the signature page."""
    yield Heading(1, "Signatures", anchor="signatures", new_page=True)
    record = copy.minutes.record
    if record is None:
        yield Paragraph("This is a draft. Signatures are asked for once the meeting is closed.", style="lead")
        minutes = copy.minutes
        expected = expected_signers(minutes.meeting, minutes.people, minutes.settings)
        yield from _rows([_unsigned(minutes.person_name(person), "Not closed") for person in expected], copy)
    else:
        at = record.content.closed_at
        closed = f"The record was closed on {day(at.date())} at {time_in_words(at.time())} and has not changed since."
        yield Paragraph(f"{signed_sentence(copy, record)} {closed}", style="lead")
        letters = _statements(record)
        marks = [semibold(letter, InkTone.INK) for letter in letters.values()]
        yield Bullets(list(letters), marks=marks)
        yield from _rows(list(_answers(copy, record, letters)), copy)
        yield Bullets(seen_in_words(copy.minutes), style="table")
        yield from _what_they_are(record)
        yield from _fingerprints(record)
    yield from _what_this_is(copy)


def _statements(record: ClosedRecord) -> dict[str, str]:
    """Return the signed statements, each with its letter, in the order of their first signature."""
    said = dict.fromkeys(answer.statement for answer in record.replies if answer.kind is not AnswerKind.UNAVAILABLE)
    return {statement: chr(ord("A") + index) for index, statement in enumerate(said)}


def _rows(rows: Sequence[tuple[TableRow, ...]], copy: Copy) -> Iterator[Block]:
    """Yield the table of signers; if there are many, two lists side by side."""
    if len(rows) >= _TWO_COLUMNS and not copy.large_print:
        half = -(-len(rows) // 2)
        yield FacingColumns(list(_stacked(rows[:half])), list(_stacked(rows[half:])))
        return
    if rows:
        yield Table(_HEAD, [row for each in rows for row in each], widths=_WIDTHS)


def _stacked(rows: Sequence[tuple[TableRow, ...]]) -> Iterator[Block]:
    for signer, *words in rows:
        name, statement, how, drawn = signer.cells
        assert not isinstance(name, Signature)
        assert not isinstance(statement, Signature)
        assert not isinstance(how, Signature)
        pairs: list[tuple[Text, Text]] = [(name, (*_parts(statement), "\n", *_parts(how)))]
        if not isinstance(drawn, Signature) and drawn != _EMPTY:
            pairs.append((" ", drawn))
        yield Labels(pairs, strong=True)
        if isinstance(drawn, Signature):
            yield drawn
        for each in words:
            (said,) = each.cells
            assert not isinstance(said, Signature)
            yield Quote(said, indented=False)


def _parts(text: Text) -> tuple[str | Run, ...]:
    return text if isinstance(text, tuple) else (text,)


_EMPTY: Text = "____________________"
"""A line to sign on, for paper."""


def _unsigned(name: str, state: str) -> tuple[TableRow, ...]:
    return (TableRow((semibold(name), state, "Date: ______________", _EMPTY)),)


def _answers(copy: Copy, record: ClosedRecord, letters: dict[str, str]) -> Iterator[tuple[TableRow, ...]]:
    signers = dict.fromkeys([*record.content.expected, *(answer.person for answer in record.replies)])
    for person in signers:
        name = copy.minutes.person_name(person)
        answer = answer_of(record, person)
        if answer is None:
            yield _unsigned(name, "Not answered yet")
            continue
        yield tuple(_answered(copy, answer, name, letters))


def _answered(copy: Copy, answer: Answer, name: str, letters: dict[str, str]) -> Iterator[TableRow]:
    sign, tone = ("✓", InkTone.GOOD) if answer.kind in SIGNATURES else ("○", InkTone.WAIT)
    letter = f"{letters[answer.statement]}: " if answer.statement in letters else ""
    given = ANSWERS[answer.kind].given
    statement = (toned(f"{sign}\N{NO-BREAK SPACE}", tone), f"{letter}{given[:1].lower()}{given[1:]}")
    yield TableRow((semibold(name), statement, _how(copy, answer), _drawn(answer, name)))
    if answer.words:
        yield span((semibold("In full: ", InkTone.INK), Run(answer.words, tone=InkTone.INK)))


def _how(copy: Copy, answer: Answer) -> str:
    by = f", recorded by {copy.short.of(copy.minutes.person_name(answer.recorded_by))}" if answer.recorded_by else ""
    brief, dated, witness = METHODS[answer.method].brief, "", copy.short.of(answer.witness)
    if answer.method not in _SENT_IN:
        dated = f", dated {unbroken(short_date(answer.signed_on))}" if answer.signed_on else ""
        seen = f", seen by {witness}" if witness else ""
        return f"{brief}{dated}{seen}\n{_moment(answer.at)}{by}"
    dated = f" of {unbroken(short_date(answer.signed_on))}" if answer.signed_on else ""
    quoting = f", {QUOTING}" if answer.quoted else ""
    said = f"{brief}{dated}, received by {witness}{quoting}"
    return f"{said}\n{_moment(answer.at)}{by}"


def _moment(at: datetime) -> str:
    """Return a moment as clocks in England showed it: “8 Dec 2026, 14:12 GMT”."""
    local, zone = in_london(at)
    return unbroken(f"{short_date(local.date())}, {time_in_words(local.time())} {zone}")


def _drawn(answer: Answer, name: str) -> Text | Signature:
    if answer.method is Method.DRAWN and answer.strokes:
        return Signature(strokes_of(answer), f"Drawn signature of {name}", width=150, height=40)
    if answer.typed_name:
        return Run(answer.typed_name, weight="semibold"), toned("\nName typed", InkTone.MUTED)
    return METHODS[answer.method].kept


def strokes_of(answer: Answer) -> tuple[Stroke, ...]:
    """Return a drawn signature with line widths instead of pressures."""
    spread = _THICKEST - _THINNEST
    return tuple(
        tuple((x, y, _THINNEST + spread * pressure // _PRESSURE) for x, y, pressure in stroke)
        for stroke in answer.strokes
    )


def _what_they_are(record: ClosedRecord) -> Iterator[Block]:
    yield Heading(2, "What these signatures are", bookmark="")
    sent_in = any(answer.method in _SENT_IN for answer in record.replies)
    unknown = "It is not known who wrote an answer that came by slip, letter or e-mail. " if sent_in else ""
    yield Paragraph(
        "Each is a simple electronic signature. It shows what was answered and when. It does not prove who held "
        f"the pen. {unknown}Decisions take effect as stated in the record; signing confirms the record. All "
        "times are UK time.",
        style="table",
    )


def _fingerprints(record: ClosedRecord) -> Iterator[Block]:
    yield Heading(2, "Fingerprints", bookmark="")
    pairs: list[tuple[Text, Text]] = [("Record", unbroken(fingerprint(record.seal.digest)))]
    if record.answers:
        pairs.append(("Signatures", unbroken(fingerprint(record.answers[-1].digest))))
    if record.seal.previous:
        pairs.append(("Record before", unbroken(fingerprint(record.seal.previous))))
    yield Labels(pairs)
    yield Paragraph(
        "Anyone who has this file can check them against it: choose “Check a file” in the program, or run "
        "gp-action-wizard check.",
        style="table",
    )


def _what_this_is(copy: Copy) -> Iterator[Block]:
    yield Heading(2, "What this record is", bookmark="")
    yield Paragraph(" ".join(statement.text for statement in copy.minutes.head.disclaimers), style="table")
