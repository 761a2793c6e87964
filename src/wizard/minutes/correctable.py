"""The places in a closed record where a slip of the pen can be corrected."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.foundation.formatting import capital, date_in_words, listed, time_in_words
from wizard.guidance.item import FieldKind, RecordField
from wizard.minutes.entries import EntryMinutes, ItemMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import bring_back_in_words, name_of, row_in_words, value_in_words
from wizard.plan.labels import ROLES, particulars_of_practice
from wizard.plan.proposal import Proposal
from wizard.plan.slip import MOST_LETTERS, SLIP_PLACES, slip_place
from wizard.voting.numbering import item_number
from wizard.voting.ruling import Tie


class RecordLine(NamedTuple):
    """One entry of the record."""

    place: str
    """The part of the seal that covers it: “dates on item 3”."""
    label: str
    """Its label if the place has several entries: “Review”; empty if it has only one."""
    text: str

    @property
    def said(self) -> str:
        """The words as a correction quotes them: “Review: 9 March 2027”."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True)
class Correctable:
    """One entry of the record, with its corrections so far."""

    place: str
    label: str
    text: str
    sealed: str
    """The entry as it was signed."""

    @property
    def title(self) -> str:
        """Where it is: “Item 3: dates, review”."""
        words = place_in_words(self.place)
        return f"{words}, {self.label[:1].lower()}{self.label[1:]}" if self.label else words

    @property
    def short(self) -> bool:
        """Whether a correction replaces all of it: a name, a date, a number."""
        return len(self.text) <= MOST_LETTERS // 2 and "\n" not in self.text

    def said(self, text: str) -> str:
        """Return a text of this place as a correction quotes it."""
        return f"{self.label}: {text}" if self.label else text


def place_in_words(part: str) -> str:
    """Return a part of the seal in everyday words: “Item 3: reason”, “The meeting”."""
    place = slip_place(part)
    words = SLIP_PLACES.get(place.what, place.what)
    if not place.item:
        return capital(words)
    second = f", proposal {place.proposal}" if place.proposal > 1 else ""
    return f"Item {item_number(place.item)}{second}: {words[:1].lower()}{words[1:]}"


def correctable(minutes: Minutes) -> tuple[Correctable, ...]:
    """Return every entry of a closed record in which a slip can be corrected, with its corrections applied."""
    record = minutes.record
    if record is None:
        return ()
    lines = tuple(line for line in _lines(minutes) if line.text.strip() and line.place in record.seal.parts)
    now = [line.said for line in lines]
    for correction in record.corrections:
        at = _line_of(lines, now, correction.place, correction.old)
        if at is not None:
            now[at] = now[at].replace(correction.old, correction.new, 1)
    return tuple(
        Correctable(line.place, line.label, _unlabelled(line, said), line.text)
        for line, said in zip(lines, now, strict=True)
    )


def _unlabelled(line: RecordLine, said: str) -> str:
    return said.removeprefix(f"{line.label}: ") if line.label else said


def is_said_once(minutes: Minutes, place: str, words: str) -> bool:
    """Whether these words occur at a place exactly once, so that it is clear what is corrected."""
    found = [entry for entry in correctable(minutes) if entry.place == place]
    lines = tuple(RecordLine(entry.place, entry.label, entry.text) for entry in found)
    return _line_of(lines, [line.said for line in lines], place, words) is not None


def _line_of(lines: tuple[RecordLine, ...], now: list[str], place: str, words: str) -> int | None:
    """Return the line that a correction is about: the whole entry, or the only line with these words."""
    here = [at for at, line in enumerate(lines) if line.place == place]
    whole = [at for at in here if now[at] == words]
    if len(whole) == 1:
        return whole[0]
    parts = [at for at in here if words in now[at]]
    return parts[0] if len(parts) == 1 and now[parts[0]].count(words) == 1 else None


# --- What the record says ---------------------------------------------------------------------------------------------


def _lines(minutes: Minutes) -> Iterator[RecordLine]:
    yield from _of_practice(minutes)
    yield from _of_meeting(minutes)
    for entry in minutes.entries:
        yield from _of_entry(entry, minutes)
    yield from _facts(minutes)
    yield from _tasks(minutes)
    meeting = minutes.meeting
    yield RecordLine("other business", "", meeting.other_business)
    yield RecordLine("next meeting", "Date", _day(meeting.next_meeting.on))
    yield RecordLine("next meeting", "Time", time_in_words(meeting.next_meeting.at) if meeting.next_meeting.at else "")
    yield RecordLine("next meeting", "Place", meeting.next_meeting.place)


def _day(on: date | None) -> str:
    return date_in_words(on) if on else ""


def _of_practice(minutes: Minutes) -> Iterator[RecordLine]:
    for label, text in particulars_of_practice(minutes.practice).items():
        yield RecordLine("practice", capital(label), text)
    for person in minutes.people:
        yield RecordLine("people", ROLES[person.role], person.name)


def _of_meeting(minutes: Minutes) -> Iterator[RecordLine]:
    meeting, sitting = minutes.meeting, "date, place and chair"
    yield RecordLine(sitting, "Date", _day(meeting.held_on))
    yield RecordLine(sitting, "Starts", time_in_words(meeting.starts) if meeting.starts else "")
    yield RecordLine(sitting, "Ends", time_in_words(meeting.ends) if meeting.ends else "")
    yield RecordLine(sitting, "Place", meeting.place)
    if not _chair_decided(minutes):
        yield RecordLine(sitting, "Chair", minutes.person_name(meeting.chair))
    yield RecordLine(sitting, "Minutes by", minutes.person_name(meeting.minute_taker))
    yield RecordLine("notice", "Notice sent", _day(meeting.notice_sent))
    for interest in meeting.interests:
        yield RecordLine(
            "interests", f"{minutes.person_name(interest.person)}, {listed(interest.items)}", interest.words
        )
    yield RecordLine("last minutes", "Corrections", meeting.last_minutes.corrections)
    yield RecordLine("last minutes", "Circulated until", _day(meeting.last_minutes.circulated_until))
    yield RecordLine("matters arising", "", meeting.matters_arising)
    for own in meeting.own_items:
        number = item_number(own.id)
        yield RecordLine("own items", f"{number}, title", own.title)
        yield RecordLine("own items", f"{number}, what it is about", own.about)
        yield RecordLine("own items", f"{number}, raised by", name_of(own.raised_by, minutes.people))


def _chair_decided(minutes: Minutes) -> bool:
    """Whether a casting vote was given or declined; then the chair's name is more than a slip."""
    return any(put.ruling.tie is not Tie.NONE for entry in minutes.entries for put in entry.proposals)


def _of_entry(entry: EntryMinutes, minutes: Minutes) -> Iterator[RecordLine]:
    where = f" on item {entry.id}"
    yield RecordLine(f"minute{where}", "", entry.matter.minute)
    for asked in entry.matter.checked_with:
        asked_whom = f"advice from outside{where}"
        yield RecordLine(asked_whom, "Asked", asked.whom)
        yield RecordLine(asked_whom, f"{asked.whom}, asked on", _day(asked.on))
        yield RecordLine(asked_whom, f"{asked.whom} said", asked.said)
    for number, put in enumerate(entry.proposals, start=1):
        yield from _of_proposal(put, where if number == 1 else f"{where}, proposal {number}", minutes)


def _of_proposal(put: ProposalMinutes, where: str, minutes: Minutes) -> Iterator[RecordLine]:
    proposal, people = put.proposal, minutes.people
    for label, text in _dates(proposal):
        yield RecordLine(f"dates{where}", label, text)
    if proposal.bring_back:
        yield RecordLine(f"dates{where}", "Deferred until", bring_back_in_words(proposal.bring_back, people))
    yield RecordLine(f"owner{where}", "", name_of(proposal.owner, people))
    yield RecordLine(f"reason{where}", "", proposal.reason)
    yield RecordLine(f"conditions{where}", "", proposal.conditions)
    for label, text in _check(proposal, minutes):
        yield RecordLine(f"check{where}", label, text)
    yield RecordLine(f"proposer{where}", "Proposed by", minutes.person_name(proposal.proposed_by))
    yield RecordLine(f"proposer{where}", "Seconded by", minutes.person_name(proposal.seconded_by))
    for dissent in proposal.dissents:
        yield RecordLine(f"dissent{where}", minutes.person_name(dissent.person), dissent.words)


def _dates(proposal: Proposal) -> Iterator[tuple[str, str]]:
    yield "Starts", _day(proposal.start)
    yield "Hold until", _day(proposal.hold_until)
    yield "Review", _day(proposal.review_on)


def _check(proposal: Proposal, minutes: Minutes) -> Iterator[tuple[str, str]]:
    if proposal.check:
        yield "Checked by", name_of(proposal.check.by, minutes.people)
        yield "Checked on", _day(proposal.check.on)
        yield "How it was checked", proposal.check.how
    yield "Still missing", proposal.missing
    yield "Until then", proposal.meanwhile
    yield "To be put right by", _day(proposal.right_by)
    if proposal.advice:
        yield "Advice taken from", proposal.advice.taken_from
        yield "Advice taken on", _day(proposal.advice.on)
        yield "Advice due by", _day(proposal.advice.by)


def _facts(minutes: Minutes) -> Iterator[RecordLine]:
    for entry in minutes.items:
        for field in entry.item.fields:
            yield from _fact(entry, field)


def _fact(entry: ItemMinutes, field: RecordField) -> Iterator[RecordLine]:
    held, where = entry.facts.get(field.id), f"Item {entry.id}, {field.label}"
    if not isinstance(held, tuple):
        yield RecordLine("facts", where, value_in_words(field, held) if field.kind is not FieldKind.TABLE else "")
        return
    for number, row in enumerate(held, start=1):
        for column, text in zip(field.columns, row_in_words(field.columns, row), strict=True):
            yield RecordLine("facts", f"{where}, row {number}, {column.label}", text)


def _tasks(minutes: Minutes) -> Iterator[RecordLine]:
    for at, task in enumerate(minutes.tasks, start=1):
        number = f"T{task.number or at}"
        yield RecordLine("tasks", f"{number}, what", task.text)
        yield RecordLine("tasks", f"{number}, due", _day(task.due))
        yield RecordLine("tasks", f"{number}, owner", name_of(task.owner, minutes.people))
        yield RecordLine("tasks", f"{number}, note", task.note)
