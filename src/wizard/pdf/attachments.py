"""What a PDF carries beside its pages: the record, how it was exported, the actions and the dates."""

from wizard.exports.dates_ics import dates_ics
from wizard.exports.tasks_csv import actions_csv
from wizard.pdf.action_plan import created_at
from wizard.pdf.note import NAME, note_of
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Attachment

PLAN = "plan.json"
ACTIONS = "actions.csv"
DATES = "dates.ics"


def attachments_of(copy: Copy, record_bytes: bytes | None, pages: str = "") -> list[Attachment]:
    """Return what a copy carries; only a reader who gets the record takes `record_bytes`.

    Args:
        copy: The copy.
        record_bytes: The plan file of the record shown; None to leave it out.
        pages: Of a redacted copy, the digest of what stands on its pages.
    """
    note = note_of(copy, pages).to_bytes()
    found = [Attachment(NAME, note, "application/json", "How this file was exported", "Supplement")]
    if copy.gets.record and record_bytes is not None:
        found.append(Attachment(PLAN, record_bytes, "application/json", "The record shown, as a plan file", "Source"))
    if copy.gets.tasks and copy.gets.record:
        stamp = created_at(copy)
        found += [
            Attachment(ACTIONS, actions_csv(copy.minutes), "text/csv", "The actions by owner", "Data"),
            Attachment(DATES, dates_ics(copy.minutes, stamp), "text/calendar", "The dates, for a calendar", "Data"),
        ]
    return found
