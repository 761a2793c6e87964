"""Random plans of every size and state, for the archive checks; a seed gives the same plan each time."""

import random
from datetime import UTC, date, datetime

from tests.pdf.exports import NASTY, given_out
from tests.sittings import sitting

from wizard.edits.decision_edits import agreed, noted, with_position
from wizard.edits.office_edits import with_line, with_lmc_contact, with_typed, with_words_of_line
from wizard.foundation.value import typed
from wizard.minutes.minutes import minutes_of
from wizard.overview.outward_lines import offered_lines
from wizard.plan.office import OutsideReader
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.task import Task
from wizard.signing.closing import close

_WORDS = (
    "A short line.",
    "It was said at length, and once more. " * 12,
    typed(NASTY)[:280],
    "Łódź, naïve, Ystrad, ½ ✓",
)
_SIZES = (1, 2, 3, 6, 12, 40)


def random_plan(seed: int) -> Plan:
    """A plan with a random number of partners, random positions, words, ticks, and an open or closed meeting."""
    draw = random.Random(seed)
    if draw.random() < 0.2:
        return given_out()
    plan = sitting(draw.choice(_SIZES))
    for entry in minutes_of(plan).items:
        if draw.random() < 0.6:
            plan = with_position(plan, entry.id, draw.choice(entry.item.positions).id)
            plan = noted(plan, entry.id) if entry.is_duty else agreed(plan, entry.id)
    plan = _worded(plan, draw)
    plan = _told(plan, draw)
    return close(plan, datetime(2026, 12, 9, 9, 0, tzinfo=UTC)) if draw.random() < 0.5 else plan


def _worded(plan: Plan, draw: random.Random) -> Plan:
    """Random words wherever somebody types: the practice's name, remarks, tasks."""
    assert plan.meeting is not None
    matters = tuple(matter.replace(minute=draw.choice(_WORDS)) for matter in plan.meeting.matters)
    meeting = plan.meeting.replace(matters=matters, other_business=draw.choice(_WORDS), place=draw.choice(_WORDS)[:200])
    due = [date(2026, 12, 1 + draw.randrange(31)) for _ in range(draw.randrange(30))]
    tasks = tuple(Task(id=f"r{at}", text=draw.choice(_WORDS)[:200], due=on) for at, on in enumerate(due))
    practice = plan.practice.replace(name=draw.choice(_WORDS)[:100].strip(), list_size=draw.randrange(1, 60_000))
    settings = plan.settings.replace(votes_printed=draw.choice(list(VotesPrinted)))
    return plan.replace(meeting=meeting, tasks=tasks, practice=practice, settings=settings)


def _told(plan: Plan, draw: random.Random) -> Plan:
    """Random ticks and texts for readers outside."""
    on = date(2026, 12, 10)
    for reader in (OutsideReader.ICB, OutsideReader.PUBLIC):
        for line in offered_lines(minutes_of(plan), plan.office, reader):
            if not line.words:
                plan = with_words_of_line(plan, reader, line.item, line.line, f"About it: {draw.choice(_WORDS)}")
            if draw.random() < 0.7:
                plan = with_line(plan, reader, line.item, line.line, ticked_on=on)
    for reader in OutsideReader:
        for place in ("ask", "reply", "urgent", "lead", "questions", "script", "stays"):
            if draw.random() < 0.4:
                plan = with_typed(plan, reader, place, draw.choice(_WORDS))
    return with_lmc_contact(plan, "p1", consents=draw.random() < 0.5)
