"""What changed since the meeting before."""

from collections.abc import Iterator

from wizard.foundation.formatting import capital
from wizard.pdf.sections.page_wording import grid
from wizard.redaction.reader_copy import Copy, changes_printed
from wizard.tagged_pdf import Block, Heading, Paragraph


def since_last_meeting(copy: Copy) -> Iterator[Block]:
    """Yield what changed on each item since the meeting before; nothing at the first meeting."""
    if not any(entry.before for entry in copy.minutes.items):
        return
    yield Heading(1, "Since the last meeting", anchor="changes")
    changes = list(changes_printed(copy))
    if not changes:
        yield Paragraph("Nothing changed: every item stands as it stood before.")
        return
    rows = [
        (
            change.item or "Practice",
            capital(change.what),
            capital(change.before) or "Nothing",
            capital(change.after) or "No longer",
        )
        for change in changes
    ]
    yield grid(("Item", "What", "Was", "Is now"), rows, widths=(13, 21, 37, 37))
