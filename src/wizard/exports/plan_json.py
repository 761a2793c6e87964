"""Everything that the program works out from a plan, as JSON-like data and as lines of text, for `show`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from wizard.checks.all_checks import checks
from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.formatting import date_in_words
from wizard.guidance.freshness import freshness
from wizard.minutes.absent_answers import AbsentAnswersTo, absent_answers_to, asks_absent
from wizard.minutes.correction_minutes import CorrectionMinutes, corrections_of
from wizard.minutes.entries import EntryMinutes, ItemMinutes, ProposalMinutes, position_of
from wizard.minutes.minutes import Minutes, circulation_minutes, minutes_of
from wizard.minutes.resolution import name_of
from wizard.overview.changes import changes_of
from wizard.overview.due import DueLists, due_lists
from wizard.overview.one_page import next_meeting_words, noted_records, state_words
from wizard.overview.tasks_then import TasksThen
from wizard.plan.circulation import Circulation
from wizard.plan.deferral import comes_back_by
from wizard.plan.lapses import ran_out_on
from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.plan.proposal import Proposal
from wizard.signing.closing import RecordState, signing_state
from wizard.voting.numbering import item_number
from wizard.voting.positions import standing_on
from wizard.voting.rule_in_words import away_in_words, deed_in_words, item_rule_agreed, rule_in_words


def shown(plan: Plan, today: date, now: date | None = None) -> dict[str, Any]:
    """Return positions, tallies, outcomes with their sentences, checks and dates of the latest meeting.

    Args:
        plan: The plan.
        today: The day to report on. now: Today's date, if different.

    Raises:
        NoMeetingError: The plan has no meeting.
    """
    minutes = minutes_of(plan, today=today)
    meeting = minutes.meeting
    age = freshness(minutes.head, meeting.held_on or today)
    return {
        "plan": plan.id,
        "practice": minutes.practice.name,
        "meeting": meeting.number,
        "held_on": meeting.held_on.isoformat() if meeting.held_on else None,
        "state": state_words(minutes),
        "fingerprints": fingerprints(minutes),
        "evidence_as_at": minutes.head.evidence_as_at.isoformat(),
        "staleness": age.sentence if age.warns else "",
        "rule": rule_in_words(minutes.settings.rule, minutes.people),
        "next_meeting": next_meeting_words(meeting),
        "noted": list(noted_records(minutes, plan)),
        "circulations": [_circulation(plan, each, today) for each in plan.circulations],
        **_deed(minutes),
        "items": {entry.id: _item(entry, minutes) for entry in minutes.entries},
        "checks": _checks(plan, today),
        "tasks": _tasks(minutes, today),
        "changes": [change.sentence for change in changes_of(plan)],
        "on": today.isoformat(),
        "in_force": _in_force(plan, today),
        "due": _due(due_lists(plan, today)),
        "not_known": list(_not_known(plan, today, now)),
        "corrections": [_correction(entry) for entry in corrections_of(minutes)],
    }


def _checks(plan: Plan, today: date) -> list[dict[str, Any]]:
    return [
        {"code": c.code, "severity": c.severity.value, "item": c.item, "place": c.place, "sentence": c.sentence}
        for c in checks(plan, today)
    ]


def _circulation(plan: Plan, circulation: Circulation, today: date) -> dict[str, Any]:
    minutes = circulation_minutes(plan, circulation, today)
    terms = circulation.terms
    return {
        "id": circulation.id,
        "begun_on": terms.begun_on.isoformat(),
        "reply_by": terms.reply_by.isoformat(),
        "clause": terms.clause,
        "sent_to": [minutes.person_name(entry.person) for entry in terms.sent],
        "meeting_called_by": [minutes.person_name(entry.person) for entry in terms.called],
        "items": {item: _item(minutes.item(item), minutes) for item in circulation.items},
    }


def _correction(entry: CorrectionMinutes) -> dict[str, Any]:
    said = entry.correction
    return {
        "place": said.place,
        "item": entry.place.item or None,
        "old": said.old,
        "new": said.new,
        "why": said.why,
        "recorded_by": entry.chair,
        "on": said.on.isoformat(),
        "seen_by": list(entry.seen_by),
    }


def _tasks(minutes: Minutes, today: date) -> list[dict[str, Any]]:
    return [
        {
            "id": task.id,
            "number": f"T{minutes.task_numbers[task.id]}",
            "text": task.text,
            "owner": name_of(task.owner, minutes.people),
            "due": task.due.isoformat() if task.due else None,
            "item": task.item,
            "state": task.state.value,
            "overdue": task.overdue(today),
        }
        for task in minutes.tasks
    ]


def _in_force(plan: Plan, day: date) -> dict[str, Any]:
    """Return the positions that closed meetings left in force on a day, and what had run out in each."""
    return {
        item: {
            "position_label": position_of(plan, standing).label,
            "since": _iso(standing.effective_on or standing.decided_on),
            "ran_out": [each.sentence for each in ran_out_on(standing, day, plan.happened)],
        }
        for item, standing in standing_on(plan, day).items()
    }


def _due(lists: DueLists) -> dict[str, list[dict[str, Any]]]:
    dated = {"overdue": lists.overdue, "in_30_days": lists.soon, "later": lists.later}
    found: dict[str, list[dict[str, Any]]] = {
        name: [{"on": each.on.isoformat(), "what": each.what.value, "words": each.words} for each in matters]
        for name, matters in dated.items()
    }
    found["when_it_happens"] = [{"item": each.item, "words": each.words} for each in lists.awaited]
    return found


def _not_known(plan: Plan, day: date, now: date | None) -> tuple[str, ...]:
    """Return what the plan does not know about a past day; empty for today."""
    return TasksThen(plan).unknown_on(day) if now is not None and day < now else ()


def _deed(minutes: Minutes) -> dict[str, Any]:
    """Return what is known of the deed, and who is away, in words."""
    away = away_in_words(minutes.settings.spells, minutes.people, minutes.held_on)
    return {"deed": deed_in_words(minutes.settings.rule, minutes.people), "away": list(away)}


def signed(minutes: Minutes) -> bool:
    """Whether everybody who was expected to answer has."""
    return signing_state(minutes.record).state is RecordState.SIGNED


def fingerprints(minutes: Minutes) -> dict[str, str]:
    """Return the fingerprint of the record and of its signatures; none while the meeting is open."""
    if minutes.record is None:
        return {}
    found = {"record": fingerprint(minutes.record.seal.digest)}
    if minutes.record.answers:
        found["signatures"] = fingerprint(minutes.record.answers[-1].digest)
    return found


def _item(entry: EntryMinutes, minutes: Minutes) -> dict[str, Any]:
    last = entry.last
    standing = entry.after.proposal if entry.after else None
    status = {"status": entry.item.status.words} if isinstance(entry, ItemMinutes) else {}
    absent = [absent_answers_to(minutes, entry, put) for put in entry.proposals if asks_absent(put)]
    return {
        "title": entry.title,
        "on_agenda": entry.taken,
        **status,
        "rule": _own_rule(entry, minutes) or None,
        "position": entry.position.id if entry.position else None,
        "position_label": entry.label,
        "mark": entry.mark.value,
        "decided_at_meeting": entry.after.meeting if entry.after else None,
        "effective_on": _iso(entry.after.effective_on if entry.after else None),
        "absent_partners": [_answers(found) for found in absent],
        **(_outcome(last) if last else {"outcome": None, "sentence": entry.sentence}),
        **_particulars(standing, minutes.people),
        "proposed": last.proposal.position if last else None,
        "proposed_by": minutes.person_name(last.proposal.proposed_by) if last else "",
        "seconded_by": minutes.person_name(last.proposal.seconded_by) if last else "",
        "resolution": last.resolution if last else None,
        "proposal": _particulars(last.proposal, minutes.people) if last else None,
        "earlier": [
            {"proposed": put.proposal.position, "resolution": put.resolution, **_outcome(put)}
            for put in entry.proposals[:-1]
        ],
    }


def _answers(found: AbsentAnswersTo) -> dict[str, Any]:
    return {
        "proposal": found.proposal,
        "until": _iso(found.until),
        "answers": {partner.name: partner.words for partner in found.partners},
    }


def _own_rule(entry: EntryMinutes, minutes: Minutes) -> str:
    """Return the separate rule that the partners agreed for an item, with its reason and who agreed; empty if none."""
    own = entry.matter.rule
    return item_rule_agreed(own, minutes.settings.rule, minutes.people) if own else ""


def _particulars(proposal: Proposal | None, people: Sequence[Person]) -> dict[str, Any]:
    """Return who carries it out, its dates, and the date or event it is deferred until; leave out what is not set."""
    back = proposal.bring_back if proposal else None
    return {
        "owner": name_of(proposal.owner, people) if proposal else "",
        "start": _iso(proposal.start if proposal else None),
        "hold_until": _iso(proposal.hold_until if proposal else None),
        "review_on": _iso(proposal.review_on if proposal else None),
        "bring_back_on": _iso(comes_back_by(back)),
        "bring_back_event": back.event if back else "",
        "watcher": name_of(back.watcher, people) if back else "",
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _outcome(put: ProposalMinutes) -> dict[str, Any]:
    ruling, count = put.ruling, put.ruling.count
    return {
        "number": put.number or None,
        "tally": {
            "for": count.votes_for,
            "against": count.against,
            "abstain": count.abstain,
            "not_voting": len(ruling.room.stepping_aside),
            "absent": len(ruling.room.absent),
            "in_writing": len(count.written),
            "not_recorded": count.uncounted,
        },
        "needed": ruling.needed,
        "of": ruling.of,
        "quorum": {"needed": ruling.quorum.needed, "here": ruling.quorum.here},
        "outcome": ruling.kind.value,
        "succession": put.succession.value,
        "in_force": put.in_force,
        "took_effect_on": _iso(ruling.effective_on),
        "sentence": put.sentence,
        "between_meetings": put.between,
        "explanation": put.explanation,
        "sealed_sentence": put.sealed.sentence if put.sealed else None,
    }


def lines(plan: Plan, today: date, now: date | None = None) -> Iterator[str]:
    """Yield the same data as lines of text for a terminal.

    Raises:
        NoMeetingError: The plan has no meeting.
    """
    minutes = minutes_of(plan, today=today)
    when = date_in_words(minutes.held_on) if minutes.held_on else "no date yet"
    yield f"{minutes.practice.name or 'An unnamed practice'}: meeting {minutes.meeting.number}, {when}"
    yield f"State: {state_words(minutes)}"
    for kind, words in fingerprints(minutes).items():
        yield f"Fingerprint of the {kind}: {words}"
    rule, people = minutes.settings.rule, minutes.people
    yield f"Rule: {rule_in_words(rule, people)}"
    yield from filter(None, [deed_in_words(rule, people)])
    yield from away_in_words(minutes.settings.spells, people, minutes.held_on)
    yield ""
    yield from _item_lines(minutes)
    if then := next_meeting_words(minutes.meeting):
        yield ""
        yield f"Next meeting: {then}"
    yield from noted_records(minutes, plan)
    yield from _circulating(plan, today)
    yield from _dated_lines(plan, today)
    if unknown := _not_known(plan, today, now):
        yield ""
        yield f"What the plan cannot show for {date_in_words(today)}:"
        yield from (f"  {words}" for words in unknown)
    if corrected := corrections_of(minutes):
        yield ""
        yield "Corrected since it was closed:"
        for correction in corrected:
            yield f"  {correction.sentence}"
            yield f"    Seen by: {', '.join(correction.seen_by) or 'nobody yet'}"
    found = checks(plan, today)
    if found:
        yield ""
        yield "Checks:"
        yield from (f"  {check.severity.value}: {check.sentence}" for check in found)


def _dated_lines(plan: Plan, day: date) -> Iterator[str]:
    """Yield what is in force on a day and what is due by then, each under its heading."""
    in_force = standing_on(plan, day)
    if in_force:
        yield ""
        yield f"In force on {date_in_words(day)}, by closed meetings:"
    for item, standing in in_force.items():
        words = [
            position_of(plan, standing).label,
            *(each.sentence for each in ran_out_on(standing, day, plan.happened)),
        ]
        yield f"  {item_number(item):>3}  {'; '.join(words)}"
    lists = due_lists(plan, day)
    for heading, matters in (
        ("Overdue:", lists.overdue),
        ("In the next 30 days:", lists.soon),
        ("Later:", lists.later),
    ):
        if matters:
            yield ""
            yield heading
        yield from (f"  {date_in_words(matter.on)}: {matter.words}" for matter in matters)
    if lists.awaited:
        yield ""
        yield "When it happens:"
    yield from (f"  {each.words}" for each in lists.awaited)


def _item_lines(minutes: Minutes) -> Iterator[str]:
    """Yield each item with its proposals, their outcomes and the reasons."""
    for entry in minutes.entries:
        number = item_number(entry.id)
        yield f"{entry.mark.sign} {number:>3}  {entry.title}: {entry.label}"
        if own := _own_rule(entry, minutes):
            yield f"        Rule for this item: {own}"
        for put in entry.proposals:
            yield f"        {put.number}: {put.resolution}" if put.number else f"        {put.resolution}"
            yield f"        {put.sentence} {put.between}".rstrip()
            if put.explanation:
                yield f"        {put.explanation}"
            yield from _absent(minutes, entry, put)
        if not entry.proposals:
            yield f"        {entry.sentence}"


def _absent(minutes: Minutes, entry: EntryMinutes, put: ProposalMinutes) -> Iterator[str]:
    """Yield the answers of absent partners; nothing if nobody answered and none is awaited."""
    if not asks_absent(put):
        return
    found = absent_answers_to(minutes, entry, put)
    if found.waits or any(partner.answered for partner in found.partners):
        yield from (f"        {partner.name}: {partner.words}" for partner in found.partners)


def _circulating(plan: Plan, today: date) -> Iterator[str]:
    """Yield the decisions in writing that are under way."""
    for circulation in plan.circulations:
        minutes = circulation_minutes(plan, circulation, today)
        yield ""
        yield f"In writing, {circulation.id.upper()}: answers until {circulation.terms.until}"
        for item in circulation.items:
            yield f"        {minutes.item(item).item.short_title}: {minutes.item(item).sentence}"
