"""What changed since the meeting before."""

from collections.abc import Iterator

from wizard.foundation.formatting import capital
from wizard.overview.changes import Change
from wizard.pdf.sections.tabulated import grid
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Heading, Paragraph

VOTING_RULE = "voting rule"
"""What a change of the rule is called."""

_REASONS = frozenset({"conditions", "advice taken from", "advice taken on", "still missing"})
"""Changes in why something was decided: for those alone who get reasons."""


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


def changes_printed(copy: Copy) -> Iterator[Change]:
    """Yield what the reader gets of the changes: items first, then the voting rule and the people."""
    if not any(entry.before for entry in copy.minutes.items):
        return
    gets = copy.gets
    for change in copy.changes:
        wanted = gets.reasons if change.what in _REASONS else gets.facts or change.what in ("position", "guidance")
        if wanted:
            yield change
    for change in copy.practice_changes:
        # Somebody who left is not among the record's people, whose names can be replaced.
        if gets.names or (gets.facts and change.what == VOTING_RULE):
            yield change
