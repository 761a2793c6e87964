"""What changed since the meeting before."""

from collections.abc import Iterator

from wizard.documents.copy import Copy
from wizard.documents.tabulated import grid
from wizard.documents.tagged import Block, Heading, Paragraph


def since_last_meeting(copy: Copy) -> Iterator[Block]:
    """Yield what changed on each item since the meeting before; nothing at the first meeting."""
    if not any(entry.before for entry in copy.minutes.items):
        return
    yield Heading(1, "Since the last meeting", anchor="changes")
    changes = [change for change in copy.changes if copy.gets.facts or change.what in ("position", "guidance")]
    if not changes:
        yield Paragraph("Nothing changed: every item stands as it stood before.")
        return
    rows = [
        (change.item or "Practice", change.what, change.before or "Nothing", change.after or "No longer")
        for change in changes
    ]
    yield grid(("Item", "What", "Was", "Is now"), rows, widths=(10, 18, 40, 40))
