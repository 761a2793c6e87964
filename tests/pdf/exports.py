"""PDFs for tests: plans of every kind, exported in memory, checked and taken apart."""

import functools
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import page as validation  # page-validation, from PyPI
from tests.plans import worked_example
from tests.signing.closed_plans import line as drawn_line

from wizard.edits.office_edits import (
    with_icb_asked,
    with_line,
    with_lmc_contact,
    with_typed,
    with_words_of_line,
)
from wizard.foundation.value import typed
from wizard.minutes.minutes import minutes_of
from wizard.overview.outward_lines import offered_lines
from wizard.pdf.attachments import enclosed_plan
from wizard.pdf.export_pdf import NORMAL, ExportOptions, copy_for, outward_for, write, write_outward
from wizard.plan.meeting import Attendance, Presence
from wizard.plan.office import OutsideReader
from wizard.plan.people import Person
from wizard.plan.plan import Plan, PrivateDissent, PrivateMatter
from wizard.plan.proposal import Dissent
from wizard.plan.record import AnswerKind, Method
from wizard.plan.task import Task
from wizard.redaction.readers import Reader
from wizard.signing.answers import Reply
from wizard.signing.closing import answer, close
from wizard.tagged_pdf.pdf_skeleton import skeleton

PROFILES = ("ua1", "3a")
STATEMENT = "I took part in this meeting and agree that this is a true record of its decisions."
NASTY = (
    "<img src='/etc/hostname'/> <b>bold &amp; &lt; ]]> \\ ) ( %PDF \N{GRINNING FACE} \N{ZERO WIDTH JOINER} "
    "مرحبا بالعالم 张伟 e\u0301 \u202eabc\u202c " + "x" * 200
)
SECRETS = ("Zanzibar note", "07700 900123", "Quincunx dissent")


_PDFS: dict[tuple[str, ExportOptions, bool], bytes] = {}


def pdf(plan: Plan, options: ExportOptions = NORMAL, *, record: bool = True) -> bytes:
    """The document of a plan, an action plan with its record inside; cached, because the file is the same each time."""
    key = (plan.model_dump_json(), options, record)
    if key not in _PDFS:
        _PDFS[key] = pdf_anew(plan, options, record=record)
    return _PDFS[key]


def pdf_anew(plan: Plan, options: ExportOptions = NORMAL, *, record: bool = True) -> bytes:
    """The same, made again: for tests of just that."""
    stream = BytesIO()
    if options.reader is not Reader.PARTNERS:
        write_outward(outward_for(plan, options), stream)
        return stream.getvalue()
    record = record and not options.pages_only
    copy = copy_for(plan, options)
    write(copy, stream, record_bytes(plan, options.number) if record else None)
    return stream.getvalue()


def record_bytes(plan: Plan, number: int | None = None) -> bytes:
    """The plan that may be embedded, as plain JSON."""
    return enclosed_plan(plan, number).model_dump_json(exclude_defaults=True).encode()


def opened(data: bytes) -> Plan | str:
    """What `record_bytes` wrote, or a sentence."""
    try:
        return Plan.model_validate_json(data)
    except ValueError:
        return "It is no plan."


def faults(data: bytes, folder: Path) -> list[str]:
    """The faults that a checker finds against PDF/UA-1 and PDF/A-3a."""
    file = folder / "checked.pdf"
    file.write_bytes(data)
    reports = [validation.validate_pdf(str(file), profile=profile) for profile in PROFILES]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def unpacked(data: bytes) -> bytes:
    """The whole file with its streams unpacked, as needed to search it for a word."""
    return b"\n".join(head + b"\n" + content for head, content in skeleton(data).objects.values())


def at(hour: int, day: int = 9) -> datetime:
    """A moment after the worked example's meeting."""
    return datetime(2026, 12, day, hour, 5, tzinfo=UTC)


@functools.cache
def closed_example() -> Plan:
    """The worked example, its meeting closed."""
    return close(worked_example(), at(9))


@functools.cache
def signed_example() -> Plan:
    """The worked example with every kind of answer."""
    plan = closed_example()
    given = Reply("osei", AnswerKind.SIGNED, Method.DRAWN, at(10), STATEMENT, strokes=drawn_line())
    paper = replace(given, method=Method.PAPER, strokes=(), signed_on=date(2026, 12, 9), witness="Ms Grace Hollis")
    for reply in (
        given,
        Reply(
            "whitlock", AnswerKind.DECLINED, Method.STATED, at(11), STATEMENT, words="Not with these words on item 1."
        ),
        Reply("rhydderch", AnswerKind.SIGNED, Method.TYPED, at(12), STATEMENT, typed_name="Dr Carys Rhydderch"),
        replace(paper, person="shah", kind=AnswerKind.SIGNED_WITH_CORRECTION, words="The hub is the PCN’s."),
        replace(paper, person="petrie", method=Method.WRITING),
        Reply("noor", AnswerKind.READ_AND_AGREED, Method.TYPED, at(9, 14), STATEMENT, typed_name="Dr Farah Noor"),
    ):
        plan = answer(plan, 1, reply)
    return plan


def private(plan: Plan) -> Plan:
    """A plan with private content of every kind."""
    dissent = PrivateDissent(meeting=1, item="1", proposal="p1", dissent=Dissent(person="shah", words=SECRETS[2]))
    matter = PrivateMatter(notes={"meeting": SECRETS[0]}, contacts={"osei": SECRETS[1]}, dissents=(dissent,))
    return plan.replace(private=matter)


def hostile() -> Plan:
    """The worked example with nasty text wherever somebody types."""
    words = typed(NASTY, lines=True)
    single = typed(NASTY)[:280]
    plan = worked_example()
    assert plan.meeting is not None
    matters = tuple(
        matter.replace(
            minute=words,
            proposals=tuple(
                put.replace(reason=words, conditions=words, dissents=(Dissent(person="shah", words=words),))
                for put in matter.proposals
            ),
        )
        for matter in plan.meeting.matters
    )
    people = tuple(person.replace(name=f"{person.name} {single}"[:299].strip()) for person in plan.people)
    meeting = plan.meeting.replace(matters=matters, other_business=words, place=single)
    tasks = tuple(task.replace(text=single, note=words) for task in plan.tasks)
    practice = plan.practice.replace(name=single)
    return plan.replace(meeting=meeting, people=people, tasks=tasks, practice=practice)


def large() -> Plan:
    """The worked example with sixty partners, forty tasks and long texts."""
    plan = worked_example()
    assert plan.meeting is not None
    more = tuple(Person(id=f"p{n}", name=f"Dr Maximiliana Featherstonehaugh-Number{n}") for n in range(60))
    here = tuple(Attendance(person=person.id, presence=Presence.IN_ROOM) for person in more)
    tasks = tuple(Task(id=f"x{n}", text=f"Task {n}. " + "Do it well. " * 12, item="1") for n in range(40))
    meeting = plan.meeting.replace(
        attendance=(*plan.meeting.attendance, *here), other_business="It was said at length. " * 400
    )
    return plan.replace(people=(*plan.people, *more), tasks=(*plan.tasks, *tasks), meeting=meeting)


@functools.cache
def largest() -> Plan:
    """Sixty people, a closed meeting, every text as long as allowed: nearly three hundred pages in large print."""
    plan = large()
    assert plan.meeting is not None
    words = typed("It was weighed what it means for patients, for staff and for the practice. " * 66, lines=True)[
        :5_000
    ]
    people = plan.people[:60]
    against = tuple(Dissent(person=person.id, words=words) for person in people[-4:])
    matters = tuple(
        matter.replace(
            minute=words,
            proposals=tuple(
                put.replace(reason=words, conditions=words, dissents=against, missing=words if put.missing else "")
                for put in matter.proposals
            ),
        )
        for matter in plan.meeting.matters
    )
    meeting = plan.meeting.replace(matters=matters, attendance=plan.meeting.attendance[:60])
    return close(plan.replace(people=people, meeting=meeting), at(9))


def given_out() -> Plan:
    """The signed example with lines ticked and texts typed for every reader."""
    plan = with_icb_asked(signed_example(), date(2026, 12, 9))
    plan = with_words_of_line(plan, OutsideReader.PUBLIC, "7", "freeze_until", "Your records: We join nothing new.")
    plan = with_words_of_line(plan, OutsideReader.PUBLIC, "10", "hold", "New ideas: We wait until we know more.")
    plan = with_words_of_line(plan, OutsideReader.PUBLIC, "3", "adopt", "Clinics: You go on coming here.")
    on = date(2026, 12, 10)
    for reader in (OutsideReader.ICB, OutsideReader.PUBLIC):
        for line in offered_lines(minutes_of(plan), plan.office, reader):
            plan = with_line(plan, reader, line.item, line.line, ticked_on=on)
    plan = with_typed(plan, OutsideReader.PUBLIC, "urgent", "Ring us. Urgent needs are seen the same day.")
    plan = with_typed(plan, OutsideReader.STAFF, "script", "“I can book you for another day.”", item="1")
    plan = with_typed(plan, OutsideReader.LMC, "ask", "Speak with us about the handover.")
    plan = with_typed(plan, OutsideReader.ICB, "ask", "The terms of the scheme, in writing.")
    return with_lmc_contact(plan, "hollis", consents=True)


OPTIONS = {
    **{reader.value: ExportOptions(reader=reader) for reader in Reader},
    "large print": ExportOptions(large_print=True),
    "without annex": ExportOptions(annex=False),
    "one page": ExportOptions(one_page=True),
    "pages only": ExportOptions(pages_only=True, issued=date(2026, 12, 15)),
    "large print for the public": ExportOptions(reader=Reader.PUBLIC, large_print=True),
}
