"""The rows of the Due step: what is late, what comes within 30 days, and the rest, each with one thing to do.

`due` finds what falls due in positions, tasks and decisions in writing; this module adds the person, the mark and the
button.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wizard.foundation.formatting import counted, listed, short_day
from wizard.guidance.position_kinds import Mark
from wizard.minutes.absent_answers import AWAITED, still_awaited
from wizard.minutes.entries import mark_of, position_of
from wizard.minutes.minutes import record_minutes
from wizard.minutes.resolution import name_of
from wizard.overview.coming_up import started_without
from wizard.overview.dispatch_log import WaitingLetter, waiting_for_others
from wizard.overview.due import (
    ELSEWHERE,
    SOON,
    Awaited,
    DueKind,
    DueMatter,
    DuePosition,
    answers_due,
    awaited_by,
    dates_of,
    happened_by,
    has_run_out,
    keeping_due,
    positions_due,
)
from wizard.plan.deferral import NEXT_MEETING
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.task import Task, TaskState
from wizard.signing.signers import awaited_answers
from wizard.voting.numbering import is_own_number, item_number
from wizard.voting.positions import guidance_elsewhere

NOBODY = "Nobody named"
"""The heading for rows without an owner."""

RECORD = "Record"
"""The item column for a signature."""


class DueGroup(StrEnum):
    """The groups by nearness."""

    OVERDUE = "Overdue"
    SOON = "In the next 30 days"
    LATER = "Later"
    WAITING = "Waiting for others"
    """A letter not yet acknowledged, or an absent partner's answer, that is not overdue."""


class DueVerb(StrEnum):
    """The thing to do about a row, as the words on its button."""

    DONE = "Done…"
    MET = "Now met…"
    DECIDE = "Decide…"
    REVIEW = "Review…"
    SIGN = "Sign…"
    HAPPENED = "It has happened…"
    ANSWER = "Answers…"
    CONSENT = "Record an answer…"
    KEEP = "Practice…"
    LETTER = "Letters…"


@dataclass(frozen=True)
class DueRow:
    """One row."""

    group: DueGroup
    on: date | None
    when: str
    """“8 Jan, 6 days late”, “When it happens”."""
    words: str
    item: str
    """The item as named in a list, “1 Safe daily limit”; “Record” for a signature; empty for a task without an item."""
    who: str
    verb: DueVerb
    mark: Mark | None = None
    """The state shown on its left; None for a task, which has a tick box, and for the end of keeping."""
    item_id: str | None = None
    task: str | None = None
    kind: DueKind | None = None
    """The kind of due date; None for a signature or an event."""
    names: tuple[str, ...] = ()
    """Everybody it waits for, if `who` stands for several people."""
    elsewhere: str = ""
    """The title of a position's guidance, if it is not the latest meeting's."""

    @property
    def key(self) -> tuple[str, str, str]:
        """Its unique key."""
        return (self.verb.value, self.task or self.item_id or self.words, self.kind or "")

    @property
    def people(self) -> tuple[str, ...]:
        """The names of everybody it is for."""
        return self.names or ((self.who,) if self.who else ())

    @property
    def sentence(self) -> str:
        """The row as it is read aloud: “8 Jan, 6 days late: Write the script, 1 Safe daily limit, Ms Hollis”."""
        return f"{self.when}: {', '.join(part for part in (self.words, self.item, self.who) if part)}"


def due_rows(plan: Plan, today: date) -> tuple[DueRow, ...]:
    """Return everything that is due in a plan in date order, with undated rows last."""
    rows = [row for position in positions_due(plan, today) for row in _of_position(plan, position, today)]
    without = started_without(plan, today)
    rows += [_of_task(plan, task, today, without) for task in plan.tasks if task.state is TaskState.OPEN]
    rows += [_of_answers(plan, answers_due(each), today) for each in plan.circulations if each.terms.begun_on <= today]
    rows += [_of_keeping(plan, matter, today) for matter in keeping_due(plan)]
    rows += [_of_record(record, names) for record in plan.records if (names := _unsigned(record))]
    rows += [row for record in plan.records for row in _of_consents(plan, record, today)]
    rows += [_of_letter(plan, each, today) for each in waiting_for_others(plan, today)]
    return tuple(sorted(rows, key=lambda row: (row.on is None, row.on or today, row.words)))


def due_sentence(rows: Sequence[DueRow]) -> str:
    """Return the counts: “2 overdue, 4 in the next 30 days, 3 later”."""
    if not rows:
        return "Nothing is due"
    counts = {group: sum(row.group is group for row in rows) for group in DueGroup}
    said = [f"{count} {group.lower()}" for group, count in counts.items() if count]
    return ", ".join(said)


def overdue_count(plan: Plan, today: date) -> int:
    """Return how many rows are overdue: tasks, positions, duties, answers, and letters to chase."""
    return sum(row.group is DueGroup.OVERDUE for row in due_rows(plan, today))


def done_since(plan: Plan, since: date | None) -> int:
    """Return how many tasks were done on or after a day."""
    return sum(task.done_on is not None and (since is None or task.done_on >= since) for task in plan.tasks)


def by_person(rows: Sequence[DueRow]) -> dict[str, tuple[DueRow, ...]]:
    """Return the rows of each person, by name; rows without an owner last."""
    names = sorted({row.who or NOBODY for row in rows}, key=lambda name: (name == NOBODY, name))
    return {name: tuple(row for row in rows if (row.who or NOBODY) == name) for name in names}


def by_item(rows: Sequence[DueRow], order: Sequence[str]) -> dict[str, tuple[DueRow, ...]]:
    """Return the rows of each item, in the order of the steps; `order` has the items' ids."""
    place = {item: at for at, item in enumerate(order)}
    found: dict[str, list[DueRow]] = {}
    for row in sorted(rows, key=lambda row: (row.item_id is None, place.get(row.item_id or "", len(place)))):
        found.setdefault(row.item or "No item", []).append(row)
    return {item: tuple(of_item) for item, of_item in found.items()}


def by_date(rows: Sequence[DueRow]) -> dict[str, tuple[DueRow, ...]]:
    """Return the rows by how near they are; of what is late, letters first: nobody here has them on a list of tasks."""
    rows = sorted(rows, key=lambda row: row.group is DueGroup.OVERDUE and row.verb is not DueVerb.LETTER)
    found = {group.value: tuple(row for row in rows if row.group is group) for group in DueGroup}
    return {title: of_group for title, of_group in found.items() if of_group}


def due_people(rows: Sequence[DueRow]) -> tuple[str, ...]:
    """Return the names of everybody who has a row."""
    return tuple(sorted({name for row in rows for name in row.people}))


# --- Rows -------------------------------------------------------------------------------------------------------------

_VERBS = {
    DueKind.HOLD: DueVerb.DECIDE,
    DueKind.RETURN: DueVerb.DECIDE,
    DueKind.REVIEW: DueVerb.REVIEW,
    DueKind.RIGHT: DueVerb.MET,
}


def _group(matter: DueMatter, today: date) -> DueGroup:
    if has_run_out(matter, today):
        return DueGroup.OVERDUE
    return DueGroup.SOON if matter.on <= today + SOON else DueGroup.LATER


def _day(on: date, today: date) -> str:
    return short_day(on) if abs((on - today).days) < 300 else f"{short_day(on)} {on.year}"


def _when(matter: DueMatter, today: date) -> str:
    return _late(matter.on, today)


def _late(on: date, today: date) -> str:
    day = _day(on, today)
    late = (today - on).days
    if late > 0:
        return f"{day}, {late} {'day' if late == 1 else 'days'} late"
    return f"{day}, today" if not late else day


def _of_position(plan: Plan, position: DuePosition, today: date) -> Iterator[DueRow]:
    standing = position.standing
    # The row has a separate column for the item and its guidance.
    bare = position._replace(title="")
    mark = mark_of(position_of(plan, standing))
    proposal = standing.proposal
    back = proposal.bring_back
    watcher = back.watcher if back is not None else None
    for matter in dates_of(bare, happened_by(plan, today)):
        verb = _VERBS[matter.what]
        if mark is Mark.DUTY_NOT_MET:
            verb = DueVerb.MET
        owner = (watcher or proposal.owner) if matter.what is DueKind.RETURN else proposal.owner
        yield DueRow(
            group=_group(matter, today),
            on=matter.on,
            when=_when(matter, today),
            words=f"Duty of {bare.named} not yet met" if verb is DueVerb.MET else matter.words,
            item=_item(plan, position),
            who=name_of(owner, plan.people),
            verb=verb,
            mark=mark,
            item_id=standing.item,
            kind=matter.what,
            elsewhere=guidance_elsewhere(plan, position.standing.meeting),
        )
    for awaited in awaited_by(bare, happened_by(plan, today)):
        next_time = back is not None and back.event == NEXT_MEETING
        verb = DueVerb.DECIDE if next_time else DueVerb.HAPPENED
        yield _of_event(plan, position, awaited, verb, name_of(watcher or proposal.owner, plan.people))


def _of_event(plan: Plan, position: DuePosition, awaited: Awaited, verb: DueVerb, who: str) -> DueRow:
    return DueRow(
        group=DueGroup.LATER,
        on=None,
        when="At the next meeting" if verb is DueVerb.DECIDE else "When it happens",
        words=awaited.words,
        item=_item(plan, position),
        who=who,
        verb=verb,
        mark=Mark.DEFERRED,
        item_id=position.standing.item,
        elsewhere=guidance_elsewhere(plan, position.standing.meeting),
    )


def _of_task(plan: Plan, task: Task, today: date, without: Mapping[str, str]) -> DueRow:
    matter = DueMatter(DueKind.TASK, task.due, task.text, task.item, task.id) if task.due else None
    return DueRow(
        group=DueGroup.OVERDUE if task.id in without else _group(matter, today) if matter else DueGroup.LATER,
        on=task.due,
        when=_when(matter, today) if matter else "No date",
        words=without.get(task.id, task.text),
        item=_item_named(plan, task.item, task.set_at) if task.item else "",
        who=name_of(task.owner, plan.people),
        verb=DueVerb.DONE,
        item_id=task.item,
        task=task.id,
        kind=DueKind.TASK,
    )


def _of_answers(plan: Plan, matter: DueMatter, today: date) -> DueRow:
    return DueRow(
        group=_group(matter, today),
        on=matter.on,
        when=_when(matter, today),
        words=matter.words,
        item=_item_named(plan, matter.item) if matter.item else "",
        who="",
        verb=DueVerb.ANSWER,
        mark=Mark.AWAITING,
        item_id=matter.item,
        kind=matter.what,
    )


def _of_keeping(plan: Plan, matter: DueMatter, today: date) -> DueRow:
    return DueRow(
        group=_group(matter, today),
        on=matter.on,
        when=_when(matter, today),
        words=matter.words,
        item="",
        who=plan.office.keeper,
        verb=DueVerb.KEEP,
        kind=matter.what,
    )


def _of_consents(plan: Plan, record: ClosedRecord, today: date) -> Iterator[DueRow]:
    """Yield what of a closed meeting waits for the answers of absent partners."""
    # Only what waited when the meeting was closed can wait now; the minutes of sixty meetings take a while.
    if not any(outcome.kind in (RulingKind.AWAITING, RulingKind.TIED) for outcome in record.content.outcomes):
        return
    for waiting in still_awaited(record_minutes(plan, record, today)):
        names = tuple(partner.name for partner in waiting.partners if partner.words == AWAITED)
        if not names:
            continue
        words = f"Consent of {counted(len(names), 'absent partner')} awaited"
        matter = DueMatter(DueKind.ANSWERS, waiting.until, words, waiting.item) if waiting.until else None
        yield DueRow(
            group=_group(matter, today) if matter else DueGroup.WAITING,
            on=waiting.until,
            when=_when(matter, today) if matter else "Not answered yet",
            words=words,
            item=_item_named(plan, waiting.item, record.content.number),
            who=_first_of(names),
            verb=DueVerb.CONSENT,
            mark=Mark.AWAITING,
            item_id=waiting.item,
            kind=DueKind.ANSWERS,
            names=names,
        )


def _first_of(names: tuple[str, ...]) -> str:
    return listed(names) if len(names) < 3 else f"{names[0]} and {counted(len(names) - 1, 'other')}"


def _of_letter(plan: Plan, waiting: WaitingLetter, today: date) -> DueRow:
    chase, item = waiting.chase_on, waiting.dispatch.item
    return DueRow(
        group=DueGroup.OVERDUE if waiting.late else DueGroup.WAITING,
        on=chase,
        when=f"Chase {_late(chase, today)}" if chase else "Not acknowledged",
        words=waiting.words.partition(";")[0],
        item=_item_named(plan, item, waiting.dispatch.meeting) if item else "",
        who="",
        verb=DueVerb.LETTER,
        mark=Mark.AWAITING,
        item_id=item,
        task=waiting.dispatch.id,
    )


def _unsigned(record: ClosedRecord) -> tuple[str, ...]:
    _signed, awaited = awaited_answers(record)
    names = {person.id: person.name for person in record.content.people}
    return tuple(names.get(person, person) for person in awaited)


def _of_record(record: ClosedRecord, names: tuple[str, ...]) -> DueRow:
    missing = f"{counted(len(names), 'signature')} missing"
    return DueRow(
        group=DueGroup.SOON,
        on=None,
        when="Not signed yet",
        words=f"Record of meeting {record.content.number}: {missing}",
        item=RECORD,
        who=_first_of(names),
        verb=DueVerb.SIGN,
        mark=Mark.AWAITING,
        names=names,
    )


def _item(plan: Plan, position: DuePosition) -> str:
    standing = position.standing
    title = plan.item(standing.guidance).short_title if standing.guidance else standing.title
    return f"{item_number(standing.item)} {title}{f' ({ELSEWHERE})' if position.title else ''}"


def _item_named(plan: Plan, item_id: str, set_at: int | None = None) -> str:
    """Return an item with its title from the latest guidance that has it; only its number if none has.

    A task set under other guidance than the latest gets its title from that guidance, and says so.
    """
    if not is_own_number(item_id) and guidance_elsewhere(plan, set_at):
        meetings = [record.content.meeting for record in plan.records if record.content.number == set_at]
        about = f" ({ELSEWHERE})"
    else:
        meetings = [plan.meeting] if plan.meeting else []
        meetings += [record.content.meeting for record in reversed(plan.records)]
        about = ""
    for meeting in meetings:
        if (digest := meeting.guidance.items.get(item_id)) is not None:
            return f"{item_number(item_id)} {plan.item(digest).short_title}{about}"
        if (own := meeting.own_item(item_id)) is not None:
            return f"{item_number(item_id)} {own.title}"
    return f"Item {item_number(item_id)}"
