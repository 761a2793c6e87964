"""What a PDF carries besides its pages: the plan, how it was exported, the tasks and the dates.

Only the record shown is taken from the plan, complete. The pages are made from the same extract, so they never say
anything that the file does not carry. The export note has everything needed to export the PDF again. Documents for
other readers carry neither plan nor fingerprint; only the LMC’s return carries its own data.
"""

import re
from collections.abc import Iterator
from typing import Literal

from wizard import __version__
from wizard.exports.dates_ics import dates_ics
from wizard.exports.lmc_return import return_bytes
from wizard.exports.tasks_csv import actions_csv
from wizard.foundation.canonical_json import canonical_bytes, fingerprint, plain
from wizard.foundation.value import Day, Line, Note, Value
from wizard.minutes.minutes import record_of
from wizard.overview.changes import Change
from wizard.pdf.action_plan import created_at
from wizard.pdf.outward import Outward
from wizard.pdf.plan_copy import Copy
from wizard.plan.meeting import Meeting
from wizard.plan.office import Office
from wizard.plan.plan import FrozenGuidance, Plan, PrivateMatter
from wizard.plan.record import ClosedRecord
from wizard.redaction.readers import Reader
from wizard.tagged_pdf import Attachment

PLAN = "plan.json"
ACTIONS = "actions.csv"
DATES = "dates.ics"

RETURN = "return.json"

NAME = "export.json"
BRIEFING_NAME = "briefing.json"
"""What a briefing pack carries instead of an export note, so that it is not mistaken for a PDF that lost its record."""
OUTWARD_NAME = "document.json"
"""What a document for a reader outside the partnership carries instead."""
PROGRAM = "GP Action Wizard"


def attachments_of(copy: Copy, record_bytes: bytes | None, pages: str = "") -> list[Attachment]:
    """Return what an action plan carries; a copy of pages only carries just the note.

    Args:
        copy: The copy.
        record_bytes: The plan file of the record shown; None to leave it out.
        pages: The digest of the pages' content; only copies without the record need it.
    """
    note = note_of(copy, pages if copy.pages_only else "").to_bytes()
    found = [Attachment(NAME, note, "application/json", "How this file was exported", "Supplement")]
    if copy.pages_only:
        return found
    if record_bytes is not None:
        found.append(Attachment(PLAN, record_bytes, "application/json", "The record shown, as a plan file", "Source"))
    stamp = created_at(copy)
    return [
        *found,
        Attachment(ACTIONS, actions_csv(copy.minutes), "text/csv", "The tasks by owner", "Data"),
        Attachment(DATES, dates_ics(copy.minutes, stamp), "text/calendar", "The dates, for a calendar", "Data"),
    ]


def outward_attachments(document: Outward, pages: str) -> list[Attachment]:
    """Return what a document for another reader carries: a note of what it is, and the LMC's return as data."""
    note = OutwardNote(
        engine=engine(),
        reader=document.reader,
        pages=pages,
        number=document.minutes.meeting.number,
        issued=document.issued,
        large_print=document.large_print,
    ).to_bytes()
    found = [Attachment(OUTWARD_NAME, note, "application/json", "What this file is", "Supplement")]
    if document.reader is Reader.LMC:
        found.append(Attachment(RETURN, lmc_return(document), "application/json", "The return, as data", "Data"))
    return found


def lmc_return(document: Outward) -> bytes:
    """Return the return to the LMC as a file: `.gpreturn`, and inside its PDF."""
    made_on = document.issued.isoformat() if document.issued else ""
    return return_bytes(document.minutes, document.office, made_on)


def enclosed_plan(plan: Plan, number: int | None = None) -> Plan:
    """Return `plan` with one meeting only (None: the latest), the texts that it refers to, and nothing private.

    For a closed meeting this is only its record, with the record's own copy of practice, people, settings, facts and
    tasks. An open one also includes the record before it, which gives its items their positions. Doing this twice
    changes nothing.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    record = record_of(plan, number)
    if record is None:
        records = plan.records[-1:]
        return plan.replace(records=records, **_common(plan, records, plan.meeting))
    content = record.content
    return plan.replace(
        practice=content.practice,
        people=content.people,
        settings=content.settings,
        facts=content.facts,
        tasks=content.tasks,
        meeting=None,
        records=(record,),
        **_common(plan, (record,), None),
    )


def _common(plan: Plan, records: tuple[ClosedRecord, ...], meeting: Meeting | None) -> dict[str, object]:
    """Return the common part for open and closed meetings: texts referred to, without private data and history."""
    meetings = [*(record.content.meeting for record in records), *([meeting] if meeting else [])]
    texts = {text for held in meetings for text in _texts(held)}
    # If the plan's first meeting is enclosed, include what the plan started with.
    begun = plan.begun_with if not records or records[0] is plan.records[0] else None
    standings = [standing for record in records for standing in record.content.carried]
    standings += begun.positions if begun else ()
    texts |= {standing.guidance for standing in standings if standing.guidance}
    heads = {held.guidance.head for held in meetings}
    guidance = FrozenGuidance(
        heads={key: head for key, head in plan.guidance.heads.items() if key in heads},
        items={key: item for key, item in plan.guidance.items.items() if key in texts},
    )
    return {
        "guidance": guidance,
        "private": PrivateMatter(),
        # The PDF prints who keeps the plan and until when; no other office data goes into a copy.
        "office": Office(keeper=plan.office.keeper, keep_until=plan.office.keep_until),
        "reopenings": (),
        "circulations": (),
        "happened": (),
        "begun_with": begun,
        # A record's copy does not include numbers given by later meetings.
        "numbers": records[-1].content.numbers if records and meeting is None else plan.numbers,
        "sealed": records[-1].seal.digest if records else None,
        "earlier": _earlier(plan, records),
    }


def _earlier(plan: Plan, records: tuple[ClosedRecord, ...]) -> tuple[str, ...]:
    """Return the seals of records that are referred to but not in the enclosed plan."""
    replaced = [record.content.replaces for record in records if record.content.replaces]
    before = [
        record.seal.digest for record in plan.records if records and record.content.number < records[0].content.number
    ]
    return tuple(dict.fromkeys([*plan.earlier, *replaced, *before]))


def _texts(meeting: Meeting) -> Iterator[str]:
    yield from meeting.guidance.items.values()
    for matter in meeting.matters:
        yield from (proposal.seen for proposal in matter.proposals if proposal.seen)


class PracticeChange(Value):
    """One thing about the practice that has changed since the previous closed meeting."""

    what: Line
    before: Note
    after: Note


class ExportNote(Value):
    """How a PDF was exported."""

    program: Line
    version: Line
    """The program's version."""
    engine: Line
    """The version of the library that wrote the file."""
    number: int
    """The meeting's number."""
    reader: Reader = Reader.PARTNERS
    """The reader; earlier versions of the program cut copies for others out of the plan."""
    large_print: bool = False
    annex: bool = True
    one_page: bool = False
    issued: Day | None = None
    pages_only: bool = False
    superseded_by: int | None = None
    record: Line = ""
    """The fingerprint of the record; empty for a draft."""
    signatures: Line = ""
    """The fingerprint of its signatures; empty while there are none."""
    changes: tuple[PracticeChange, ...] = ()
    """Changes to the voting rule and the people that the pages show, because a record alone does not have them."""
    pages: Line = ""
    """If there is no record inside: the digest of the pages' content."""

    @property
    def made_here(self) -> bool:
        """Whether the versions that wrote it are the same as now, so that the same bytes can be expected."""
        return (self.version, self.engine) == (__version__, engine())

    @property
    def maker_in_words(self) -> str:
        """A sentence on which other version made the file, so that its pages cannot be proven."""
        given, ours = _numbers(self.version), _numbers(__version__)
        if self.version == __version__:
            made = "says that it was made with another version of the PDF library"
        elif not given:
            made = "does not say which version of the program made it"
        elif given > ours:
            made = f"says that it was made with a newer version of this program, {self.version}"
        else:
            made = f"says that it was made with another version of this program, {self.version}"
        return f"The pages cannot be verified, because the file {made}; this is version {__version__}."

    def to_bytes(self) -> bytes:
        """Return it as canonical JSON."""
        return canonical_bytes(plain(self))

    @property
    def practice_changes(self) -> tuple[Change, ...]:
        """The changes as `Change` values."""
        return tuple(Change(None, change.what, change.before, change.after) for change in self.changes)


class OutwardNote(Value):
    """The note in a PDF for a reader outside the partnership; it mentions no record, vote or person."""

    program: Line = PROGRAM
    version: Line = __version__
    engine: Line
    reader: Reader
    pages: Line
    """The digest of its pages' content."""
    number: int = 0
    """The meeting's number; this and the next two are needed to make it again from the plan."""
    issued: Day | None = None
    large_print: bool = False

    def to_bytes(self) -> bytes:
        """Return it as canonical JSON."""
        return canonical_bytes({"program": self.program, "version": self.version, **plain(self)})


class BriefingNote(Value):
    """The note in a briefing pack."""

    program: Line = PROGRAM
    version: Line = __version__
    kind: Literal["briefing pack"] = "briefing pack"

    def to_bytes(self) -> bytes:
        """Return it as canonical JSON."""
        return canonical_bytes({"program": self.program, "version": self.version, "kind": self.kind})


def engine() -> str:
    """Return the version of the PDF-writing library."""
    from reportlab import Version

    return f"ReportLab {Version}"


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version; empty if it is not a version."""
    found = re.fullmatch(r"(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?", version, re.ASCII)
    return tuple(int(number or 0) for number in found.groups()) if found else ()


def note_of(copy: Copy, pages: str = "") -> ExportNote:
    """Return the note for a copy."""
    record = copy.minutes.record
    # Only the copy of a closed record needs these: an open meeting includes the record before it, and copies of pages
    # only are compared with the whole plan.
    changes = copy.practice_changes if record and not copy.pages_only else ()
    return ExportNote(
        program=PROGRAM,
        version=__version__,
        engine=engine(),
        number=copy.minutes.meeting.number,
        large_print=copy.large_print,
        annex=copy.annex,
        one_page=copy.one_page,
        issued=copy.issued,
        pages_only=copy.pages_only,
        superseded_by=copy.superseded_by,
        record=fingerprint(record.seal.digest) if record else "",
        signatures=fingerprint(record.answers[-1].digest) if record and record.answers else "",
        changes=tuple(PracticeChange(what=each.what, before=each.before, after=each.after) for each in changes),
        pages=pages,
    )
