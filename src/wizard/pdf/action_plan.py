"""The action plan: the order of its sections, and what stands round every page."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from wizard.foundation.canonical_json import digest, fingerprint
from wizard.pdf.sections.attendance_section import attendance, other_business
from wizard.pdf.sections.changes_section import since_last_meeting
from wizard.pdf.sections.item_section import entries
from wizard.pdf.sections.page_one import summary
from wizard.pdf.sections.signatures_section import signatures
from wizard.pdf.sections.sources_section import questions, sources
from wizard.pdf.sections.tasks_section import actions_by_owner
from wizard.pdf.sections.timeline_section import timeline
from wizard.plan.labels import MARKINGS
from wizard.plan.people import Marking
from wizard.redaction.reader_copy import Copy
from wizard.redaction.redact import redacted
from wizard.tagged_pdf import Block, Compact, Contents, Furniture, Heading, Info, Together

TITLE = "Partnership action plan"


def action_plan(copy: Copy) -> Iterator[Block]:
    """Yield the whole document in reading order, without what its reader does not get."""
    yield from redacted(summary(copy), copy)
    yield Together([Heading(1, "Contents", bookmark=""), Compact([Contents(levels=2)], size=11)])
    yield from redacted(attendance(copy), copy)
    yield from redacted(timeline(copy), copy)
    # Not through `redacted`, nor the sources below: guidance is public. The entries leave out themselves what is not.
    yield from entries(copy)
    for section in (other_business, since_last_meeting, actions_by_owner, signatures):
        yield from redacted(section(copy), copy)
    if copy.gets.record:
        yield from questions(copy.minutes.head)
    yield from sources(copy)


def info_of(copy: Copy) -> Info:
    """Return what the document says about itself; dates and identity come from the plan."""
    return Info(
        title=f"{TITLE}, {copy.practice}, {copy.held}",
        created=created_at(copy),
        identity=identity_of(copy),
        author=copy.practice,
        subject=f"{copy.state}. {copy.gets.notice}".strip(),
    )


def created_at(copy: Copy) -> datetime:
    """Return the moment that the document bears: when the meeting was closed, else held, else the plan begun."""
    if copy.minutes.record is not None:
        return copy.minutes.record.content.closed_at
    if copy.minutes.held_on is not None:
        return datetime.combine(copy.minutes.held_on, time(), tzinfo=UTC)
    return copy.plan.created_at


def identity_of(copy: Copy) -> str:
    """Return what the file's identifier is made from: the record with its answers, the reader and the size of type."""
    record = copy.minutes.record
    if record is not None:
        what = record.seal.digest + (record.signatures or "")
    else:
        # No fingerprint on a redacted copy: it would be one of text that was left out.
        what = digest(copy.plan) if copy.gets.record else f"{copy.plan.id} {copy.minutes.meeting.number}"
    return f"{what} {copy.reader} {'large' if copy.large_print else 'normal'}"


def furniture_of(copy: Copy) -> Furniture:
    """Return header, footer and watermark."""
    record = copy.minutes.record
    state = copy.signed
    # In large print the line has no room for the practice's name; page one has it.
    parts = [*([] if copy.large_print else [copy.practice]), copy.held, state[:1].lower() + state[1:]]
    prints = []
    if record is not None:
        prints.append(f"Record {fingerprint(record.seal.digest)}")
        if record.answers:
            prints.append(f"Signatures {fingerprint(record.answers[-1].digest)}")
    notice = " ".join(part for part in (copy.gets.notice, _marking(copy)) if part)
    return Furniture(
        header_left=TITLE,
        header_right=" · ".join(parts),
        footer_left=" · ".join(prints) if prints else "Not closed: no fingerprint yet",
        notice=notice,
        watermark="DRAFT" if copy.minutes.draft else "",
    )


def _marking(copy: Copy) -> str:
    """Return the practice's own mark; a copy that leaves things out says whose it is in its place."""
    marking = copy.minutes.settings.marking
    return "" if copy.gets.notice or marking is Marking.NONE else f"{MARKINGS[marking]}."
