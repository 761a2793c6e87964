"""The text of an e-mail to go with a letter or the plan: what is attached, and what the reader should do."""

from wizard.exports.letters.letter import Letter
from wizard.foundation.formatting import date_in_words, listed
from wizard.minutes.minutes import Minutes
from wizard.plan.record import ClosedRecord
from wizard.signing.closing import record_fingerprint, signing_state


def covering_email(letter: Letter) -> str:
    """Return subject and text; the letter itself is attached by hand."""
    signed = "\n".join(letter.signed)
    return (
        f"Subject: {letter.subject}\n\n"
        f"Please find attached our letter of {letter.dated}.\n\n"
        "Please reply to say that you have it, and tell us who we can ask about it.\n\n"
        f"{signed}\n"
    )


def plan_email(minutes: Minutes, record: ClosedRecord) -> str:
    """Return subject and text for the partners; the PDF of the plan is attached by hand."""
    meeting, practice = record.content.meeting, minutes.practice.name
    title = f"Action plan of {practice}" if practice else "Action plan"
    held = f" of {date_in_words(meeting.held_on)}" if meeting.held_on else ""
    names = [minutes.person_name(person) for person in signing_state(record).awaited]
    still = f"{listed(names)} still {'has' if len(names) == 1 else 'have'} to sign.\n\n" if names else ""
    return (
        f"Subject: {title}, {meeting.called.lower()}{held}\n\n"
        "Please find attached our action plan as a PDF. It is for the partners: please do not pass it on.\n\n"
        f"The fingerprint of the record is {record_fingerprint(record)}. "
        "It is printed on the signatures page: if that differs, please tell us.\n\n"
        f"{still}"
        "Please confirm by reply that you have received it.\n"
    )
