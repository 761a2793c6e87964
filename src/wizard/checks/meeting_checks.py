"""Checks of the practice, the rule, the meeting and the task list: everything that is not about one item."""

import re
from collections.abc import Iterator
from datetime import date

from wizard.checks.check import Check, Severity, place_of
from wizard.checks.rule_checks import notice_checks, rule_checks, spell_checks
from wizard.checks.text_checks import on_item
from wizard.foundation.formatting import capital, date_in_words, listed, time_in_words
from wizard.guidance.freshness import freshness, is_out_of_date, is_stale
from wizard.guidance.item import Item
from wizard.minutes.correction_minutes import to_note
from wizard.plan.meeting import Meeting
from wizard.plan.people import in_practice
from wizard.plan.plan import Plan
from wizard.plan.task import Task, TaskState
from wizard.voting.entitlement import ATTENDING

_ODS_CODE = re.compile(r"[A-Z][0-9]{5}")


def practice_checks(plan: Plan) -> Iterator[Check]:
    """Yield what is missing or odd about the practice and its rule."""
    if not plan.practice.name:
        yield _acknowledge("no_practice_name", "practice", "The practice has no name.")
    code = plan.practice.ods_code
    if code and not _ODS_CODE.fullmatch(code):
        yield _acknowledge(
            "ods_code_form", "practice", f"“{code}” does not look like a practice code: a letter and five digits."
        )
    if not any(person.has_vote for person in plan.people):
        yield _acknowledge("nobody_votes", "practice", "Nobody in the practice has a vote.")
    yield from rule_checks(plan)


def meeting_checks(plan: Plan, meeting: Meeting, today: date) -> Iterator[Check]:
    """Yield what is missing or odd about the meeting itself."""
    if meeting.held_on is None:
        yield _blocking("no_date", "The meeting has no date.")
    elif meeting.held_on > today:
        words = date_in_words(meeting.held_on)
        yield _acknowledge("date_ahead", "meeting", f"The meeting date, {words}, is in the future.")
    before = plan.records[-1].content.meeting if plan.records else None
    if before and before.held_on and meeting.held_on and meeting.held_on <= before.held_on:
        when = "before" if meeting.held_on < before.held_on else "on the day of"
        yield _acknowledge("meeting_order", "meeting", f"The meeting is dated {when} meeting {before.number}.")
    yield from _corrections(plan)
    yield from spell_checks(plan, meeting.held_on)
    yield from notice_checks(plan)
    if sentence := times_sentence(meeting):
        yield _acknowledge("ends_before_start", "meeting", sentence)
    here = {entry.person for entry in meeting.attendance if entry.presence in ATTENDING}
    if not here:
        yield _blocking("nobody_present", "Nobody is recorded as present.")
    yield from _chair(plan, meeting, here)
    known = {entry.person for entry in meeting.attendance}
    if missing := [person.name for person in plan.people if person.has_vote and person.id not in known]:
        yield _acknowledge(
            "no_attendance", "meeting", f"No attendance is recorded for {_short(missing)}: counted as absent."
        )


def _corrections(plan: Plan) -> Iterator[Check]:
    """Yield that corrections of earlier records are not noted at this meeting; said once for all of them."""
    missing = [entry for entry in to_note(plan) if not entry.noted]
    if not missing:
        return
    meetings = [f"meeting {number}" for number in dict.fromkeys(entry.meeting for entry in missing)]
    of = f"of the record{'s' * (len(meetings) > 1)} of {listed(meetings)}"
    what = f"The correction {of} is" if len(missing) == 1 else f"{len(missing)} corrections {of} are"
    yield _acknowledge("corrections_open", "meeting", f"{what} not noted at this meeting.")


def times_sentence(meeting: Meeting) -> str:
    """Return a sentence on a meeting that ends before it starts; empty if the times are possible."""
    starts, ends = meeting.starts, meeting.ends
    if starts is None or ends is None or starts <= ends:
        return ""
    return f"The meeting ends at {time_in_words(ends)}, before it starts at {time_in_words(starts)}."


def _chair(plan: Plan, meeting: Meeting, here: set[str]) -> Iterator[Check]:
    if meeting.chair is None:
        yield _blocking("no_chair", "The meeting has no chair.")
    elif here and meeting.chair not in here:
        name = next((person.name for person in plan.people if person.id == meeting.chair), meeting.chair)
        yield _acknowledge("chair_absent", "meeting", f"{name} is named as chair but is not recorded as present.")


def evidence_checks(plan: Plan, meeting: Meeting, today: date) -> Iterator[Check]:
    """Yield one warning if guidance is old on the day of the meeting, with its oldest date and the items concerned.

    Items on which the LMC was asked within three months are left out, unless the edition is out of date.
    """
    on = meeting.held_on or today
    head = plan.head(meeting.guidance.head)
    late = is_out_of_date(head, on)
    old: dict[str, date] = {}
    for item_id in meeting.taken:
        digest = meeting.guidance.items.get(item_id)
        if digest is not None and (late or _unasked(meeting, plan.item(digest), on)):
            old[item_id] = plan.item(digest).evidence_as_at
    if not old:
        return
    age = freshness(head, on, min(old.values()))
    which = "" if len(old) == len(meeting.guidance.order) else f" (item{'s' * (len(old) > 1)} {listed(list(old))})"
    place = place_of(meeting.guidance, next(iter(old)))
    yield _acknowledge("old_evidence", place, f"{age.line}{which}. {age.advice}".strip())


def _unasked(meeting: Meeting, item: Item, on: date) -> bool:
    asked = [entry.on for entry in meeting.matter(item.id).checked_with if entry.on is not None]
    return is_stale(max([item.evidence_as_at, *asked]), on)


def task_checks(plan: Plan, meeting: Meeting) -> Iterator[Check]:
    """Yield open tasks that have no owner, have one who is not at the practice, or are due before they were set."""
    for task in plan.tasks:
        if task.state is not TaskState.OPEN:
            continue
        words = _named(task)
        if task.owner is None or not (task.owner.person or task.owner.name):
            yield _task(plan, meeting, "task_without_owner", task, f"the task “{words}” has no owner")
        elif not in_practice(task.owner, plan.people):
            sentence = f"the task “{words}” belongs to somebody who is not on the practice’s list of people"
            yield _task(plan, meeting, "task_owner_unknown", task, sentence)
        if task.set_at == meeting.number and task.due and meeting.held_on and task.due < meeting.held_on:
            sentence = f"the task “{words}” is due before the meeting that sets it"
            yield _task(plan, meeting, "task_due_before", task, sentence)


def _short(names: list[str]) -> str:
    """Name a few people and count the others, because nobody reads a sentence of sixty names."""
    return listed(names) if len(names) <= 6 else f"{', '.join(names[:5])} and {len(names) - 5} others"


def _task(plan: Plan, meeting: Meeting, code: str, task: Task, words: str) -> Check:
    if task.item in meeting.order:
        return on_item(plan, meeting, task.item or "", code, words).replace(
            other=task.id, place="review", task=_named(task)
        )
    return Check(
        code=code,
        severity=Severity.ACKNOWLEDGE,
        item=task.item,
        other=task.id,
        place="review",
        words=f"{capital(words)}.",
        task=_named(task),
    )


def _named(task: Task) -> str:
    return task.text if len(task.text) <= 80 else f"{task.text[:79].rstrip()}…"


def _acknowledge(code: str, place: str, sentence: str) -> Check:
    return Check(code=code, severity=Severity.ACKNOWLEDGE, place=place, words=sentence)


def _blocking(code: str, sentence: str) -> Check:
    return Check(code=code, severity=Severity.BLOCKING, place="meeting", words=sentence)
