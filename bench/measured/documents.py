"""Measures PDFs made in one process with everything loaded, and prints the figures as JSON."""

import json
import resource
import statistics
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO

from bench.measured.times import milliseconds
from bench.measured.untagged import untagged
from tests.plans import plan_of, worked_example

from wizard.edits.decision_edits import all_others_for, item_of, with_position
from wizard.pdf.action_plan import action_plan
from wizard.pdf.briefing import brief_pages
from wizard.pdf.export_pdf import NORMAL, ExportOptions, copy_for, page_counts, write
from wizard.plan.meeting import Attendance, Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.task import Task
from wizard.redaction.readers import Reader
from wizard.services.document_set import count_pages

ROUNDS = 9


def median(work: Callable[[], object]) -> float:
    """Return the median time of `work` in milliseconds, after one unmeasured run."""
    return statistics.median([milliseconds(work) for _ in range(ROUNDS + 1)][1:])


def made(plan: Plan, options: ExportOptions = NORMAL) -> bytes:
    """Return the PDF of a plan for its partners."""
    out = BytesIO()
    write(copy_for(plan, options), out)
    return out.getvalue()


def meeting_of(partners: int, items: int = 12, tasks: int = 0) -> Plan:
    """Return a plan whose partners have voted by name on the first `items` items and set `tasks` tasks."""
    plan = plan_of(partners)
    meeting = open_meeting(plan).replace(
        held_on=date(2026, 12, 8),
        attendance=tuple(Attendance(person=person.id, presence=Presence.IN_ROOM) for person in plan.people),
    )
    work = tuple(Task(id=f"t{n}", text=f"Tell everybody about matter {n}", due=date(2027, 1, 11)) for n in range(tasks))
    plan = plan.replace(meeting=meeting, tasks=work)
    for item in meeting.guidance.order[:items]:
        plan = with_position(plan, item, item_of(plan, item).positions[0].id)
        # A duty is checked and noted, and never put to a vote.
        if item_of(plan, item).duty is None:
            plan = all_others_for(plan, item)
    return plan


def by_reader(plan: Plan) -> dict[str, dict[str, float]]:
    """Return the time of every document: all in turn against the plan with its annex, and each per page against it."""
    counts = dict(count_pages(plan))
    taken = {reader.value: median(partial(page_counts, plan, reader)) for reader in Reader}
    one_page = partial(made, plan, ExportOptions(one_page=True, pages_only=True))
    taken["briefing"] = median(partial(brief_pages, plan))
    taken["sheet"] = median(partial(brief_pages, plan, sheet=True))
    whole = taken[Reader.PARTNERS.value]
    a_page = whole / sum(counts[Reader.PARTNERS.value])
    found = {"set": {"ours": sum(taken.values()), "floor": whole}}
    taken["page one alone"], counts["page one alone"] = median(one_page), (1,)
    for name, time in taken.items():
        if name != Reader.PARTNERS.value:
            found[f"page of {name}"] = {"ours": time / sum(counts[name]), "floor": a_page}
    return found


def main() -> None:
    """Measure everything and print it."""
    example = worked_example()
    story = list(action_plan(copy_for(example, NORMAL)))
    found = {"example": {"ours": median(lambda: made(example)), "floor": median(lambda: untagged(story))}}
    for what, amounts, build in (
        ("items", (3, 6, 12), lambda n: meeting_of(6, items=n)),
        ("partners", (6, 12, 24, 48), meeting_of),
        ("tasks", (10, 40, 160), lambda n: meeting_of(6, tasks=n)),
    ):
        for amount in amounts:
            plan = build(amount)
            found[f"{amount} {what}"] = {"ours": median(partial(made, plan))}
    found |= by_reader(example)
    found["peak"] = {"ours": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
