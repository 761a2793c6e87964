"""The signatures: a line for everybody who is to sign, and every answer that was given."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.formatting import counted
from wizard.minutes.corrections import seen_in_words
from wizard.minutes.personal_summary import how_answered
from wizard.pdf.sections.page_wording import day
from wizard.plan.labels import ANSWERS
from wizard.plan.record import Answer, AnswerKind, ClosedRecord, Method
from wizard.redaction.reader_copy import Copy
from wizard.signing.signers import SIGNATURES, expected_signers
from wizard.tagged_pdf import (
    Block,
    Bullets,
    Figure,
    Heading,
    InkTone,
    Paragraph,
    Quote,
    Signature,
    Space,
    Stroke,
    Together,
    bold,
    semibold,
    unbroken,
)

if TYPE_CHECKING:
    from wizard.tagged_pdf.drawing.figure_pen import Pen

_LINE = 46.0
_PRESSURE = 1000
_THINNEST, _THICKEST = 20, 60
"""Widths of a drawn stroke, in hundredths of a millimetre."""


def signatures(copy: Copy) -> Iterator[Block]:
    """Yield the signature page."""
    yield Heading(1, "Signatures", anchor="signatures")
    record = copy.minutes.record
    if record is None:
        yield Paragraph("This is a draft. Signatures are asked for once the meeting is closed.", style="lead")
        if copy.gets.names:
            minutes = copy.minutes
            for person in expected_signers(minutes.meeting, minutes.people, minutes.settings):
                yield _empty_line(minutes.person_name(person))
        return
    yield Paragraph(f"{copy.state}.", style="lead")
    yield from _seal(copy, record)
    if not copy.gets.signatures:
        yield Paragraph(
            f"{counted(copy.signing.signed, 'signature')} of {copy.signing.of}; who signed is left out here."
        )
        return
    yield from _answers(copy, record)


def _seal(copy: Copy, record: ClosedRecord) -> Iterator[Block]:
    prints = f"Fingerprint of the record: {unbroken(fingerprint(record.seal.digest))}."
    if record.answers:
        prints += f" Fingerprint of the signatures: {unbroken(fingerprint(record.answers[-1].digest))}."
    if record.seal.previous:
        prints += f" It supersedes the record {unbroken(fingerprint(record.seal.previous))}."
    if copy.gets.record:
        compared = "Whoever holds this file can compare both with the file itself."
    else:
        compared = (
            "These are the fingerprints of the partners’ own copy, which can be checked against them. This copy does "
            "not carry the record, and cannot."
        )
    yield Paragraph(
        f"{prints} {compared} Each signature is a simple electronic one: it says what was answered and when, and does "
        "not prove who held the pen.",
        style="note",
    )


def _answers(copy: Copy, record: ClosedRecord) -> Iterator[Block]:
    statements = list(dict.fromkeys(answer.statement for answer in record.replies))
    for statement in statements:
        yield Quote(statement, "What was signed")
    answered = {answer.person for answer in record.replies}
    for answer in record.replies:
        yield Space(14)
        yield from _answer(copy, record, answer)
    for person in record.content.expected:
        if person not in answered and person in copy.signing.awaited:
            yield _empty_line(copy.minutes.person_name(person))
    if seen := seen_in_words(copy.minutes):
        yield Heading(2, "Seen since it was signed", bookmark="")
        yield Bullets(seen)


def _answer(copy: Copy, record: ClosedRecord, answer: Answer) -> Iterator[Block]:
    name = copy.minutes.person_name(answer.person)
    mark, tone = ("✓", InkTone.GOOD) if answer.kind in SIGNATURES else ("○", InkTone.WAIT)
    blocks: list[Block] = [
        Paragraph(
            (
                semibold(f"{name}: "),
                bold(f"{mark}\N{NO-BREAK SPACE}{ANSWERS[answer.kind].given}", tone),
                f", {how_answered(copy.minutes, answer, day)}.",
                *((" Typed name: ", semibold(answer.typed_name), ".") if answer.typed_name else ()),
            ),
            wide=True,
        ),
    ]
    if answer.words:
        blocks.append(
            Quote(answer.words, f"{name}, in their own words" if answer.kind is not AnswerKind.UNAVAILABLE else "")
        )
    if answer.method is Method.DRAWN and answer.strokes:
        blocks.append(Signature(strokes_of(answer), f"Drawn signature of {name}"))
    yield Together(blocks)


def strokes_of(answer: Answer) -> tuple[Stroke, ...]:
    """Return a drawn signature with widths in the place of pressures."""
    spread = _THICKEST - _THINNEST
    return tuple(
        tuple((x, y, _THINNEST + spread * pressure // _PRESSURE) for x, y, pressure in stroke)
        for stroke in answer.strokes
    )


def _empty_line(name: str) -> Block:
    """Return a line to sign on, for paper, with the name and room for a date."""
    alt = f"Line for the signature of {name}, with room for the date. Not signed."
    return Together([Paragraph(semibold(name), with_next=True), Figure(partial(_draw_line, name), _LINE, alt)])


def _draw_line(name: str, pen: "Pen") -> None:
    style = pen.style(size=9, tone=InkTone.MUTED)
    base = pen.height - style.leading - 3 * pen.scale
    across = pen.width * 0.66
    pen.line((0, base), (across, base), InkTone.MUTED, 0.8)
    pen.line((across + 16 * pen.scale, base), (pen.width, base), InkTone.MUTED, 0.8)
    pen.text(0, base + 2 * pen.scale, "Signature", style)
    pen.text(across + 16 * pen.scale, base + 2 * pen.scale, "Date", style)
