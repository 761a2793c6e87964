"""Page two: who decided, and how. The grid of votes, the meeting, and the contents."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wizard.foundation.formatting import counted, listed, number_in_words
from wizard.minutes.correction_minutes import noted_at
from wizard.minutes.entries import EntryMinutes, ProposalMinutes
from wizard.minutes.minutes import interest_in_words
from wizard.minutes.went_round import sent, went_round
from wizard.overview.one_page import quorum_sentence, voters_of
from wizard.pdf.plan_copy import Copy, correction_rows
from wizard.pdf.sections.page_wording import bound, day
from wizard.plan.labels import CHOICES, PRESENCES, RULINGS
from wizard.plan.meeting import AWAY, Attendance, Presence
from wizard.plan.people import Person, VotesPrinted
from wizard.plan.ruling_kind import RulingKind
from wizard.tagged_pdf import (
    Block,
    Contents,
    FacingColumns,
    Heading,
    InkTone,
    Labels,
    Paragraph,
    Run,
    Table,
    TableRow,
    Text,
    bold,
    plain,
    semibold,
    toned,
    total,
    unbroken,
    words_fit,
)
from wizard.voting.answers_given import Way
from wizard.voting.rule_in_words import away_in_words, deed_in_words, rule_in_words
from wizard.voting.rule_sentences import NOBODY_MET
from wizard.voting.ruling import Ruling

_MOST_COLUMNS = 6
"""With more proposals than this, or with fewer if a long name needs their space, a second grid is printed."""

_ELSEWHERE = frozenset({"tasks", "other business"})
"""Parts that print their corrections at their own place."""
_ABSENT = toned("Absent", InkTone.MUTED)
_NO_ANSWER = toned("No answer", InkTone.MUTED)


class Voted(NamedTuple):
    """A proposal that partners voted on one by one, with the item that it is on."""

    entry: EntryMinutes
    put: ProposalMinutes


def who_decided(copy: Copy) -> Iterator[Block]:
    """Yield who took part, how each voted as far as that is printed, the meeting, and the contents."""
    yield Heading(1, "Who decided, and how", anchor="who", new_page=True)
    yield Paragraph(quorum_sentence(copy.minutes), style="lead")
    by_name, rest = _proposals(copy)
    if copy.printed is not VotesPrinted.OUTCOME and by_name:
        named = copy.printed is VotesPrinted.NAMES
        yield Heading(2, "How each partner voted" if named else "How the votes were cast", bookmark="")
        if copy.large_print:
            yield from _spoken(by_name, copy)
        else:
            yield from _grids(by_name, copy)
    yield Paragraph("\n".join(_remarks(rest, copy)), style="note")
    yield Heading(2, "How it was sent round" if copy.minutes.meeting.in_writing else "The meeting", bookmark="")
    yield Labels(list(_meeting(copy, grid=bool(by_name) and copy.printed is VotesPrinted.NAMES)))


def _proposals(copy: Copy) -> tuple[list[Voted], list[Voted]]:
    """Return the proposals voted on by name, and all others that were put."""
    put = [Voted(entry, each) for entry in copy.minutes.entries for each in entry.proposals]
    put = [each for each in put if each.put.ruling.kind is not RulingKind.NOT_PUT]
    ways = {Way.ROLL_CALL} if copy.printed is VotesPrinted.NAMES else {Way.ROLL_CALL, Way.COUNT}
    return [each for each in put if each.put.ruling.answers.way in ways], [
        each for each in put if each.put.ruling.answers.way not in ways
    ]


def _title(voted: Voted) -> str:
    return voted.entry.short_title


def _grids(by_name: Sequence[Voted], copy: Copy) -> list[Table]:
    """Return the votes as few tables, none so wide that a word in it would be divided."""
    made: list[Table] = []
    for most in range(_MOST_COLUMNS, 0, -1):
        parts = -(-len(by_name) // most)
        size = -(-len(by_name) // parts)
        made = [_grid(by_name[start : start + size], copy) for start in range(0, len(by_name), size)]
        if all(words_fit(table) for table in made):
            break
    return made


def _grid(part: Sequence[Voted], copy: Copy) -> Table:
    heads: list[Text] = [
        (f"{each.put.number}\n", Run(_title(each), tone=InkTone.MUTED, weight="regular", breaks="-")) for each in part
    ]
    results: list[Text] = [_result(each.put.ruling) for each in part]
    if copy.printed is not VotesPrinted.NAMES:
        row = TableRow([semibold("Result"), *results])
        return Table(["Proposal", *heads], [row], widths=(60.0, *[0.0] * len(part)))
    terms = copy.minutes.meeting.in_writing
    attendance = {entry.person: entry for entry in copy.minutes.meeting.attendance}
    rows: list[TableRow] = []
    for person in voters_of(copy.minutes):
        present = sent(terms, person.id) if terms else _present(attendance.get(person.id))
        votes = [_vote(person, each.put.ruling) for each in part]
        rows.append(TableRow([Run(bound(person.name), weight="semibold", breaks="-"), present, *votes]))
    there = f"{_took_part(part, copy)} of {len(voters_of(copy.minutes))} {'answered' if terms else 'there'}"
    rows.append(total("Result", there, *results))
    widths = (96.0, 62.0, *[0.0] * len(part))
    return Table(["Partner", "Words sent" if terms else "Attendance", *heads], rows, widths=widths)


def _took_part(part: Sequence[Voted], copy: Copy) -> int:
    if not copy.minutes.meeting.in_writing:
        return _here(copy)
    return len({each.person for voted in part for each in voted.put.ruling.count.written})


def _here(copy: Copy) -> int:
    there = {Presence.IN_ROOM, Presence.BY_LINK}
    known = {entry.person: entry.presence for entry in copy.minutes.meeting.attendance}
    return sum(known.get(person.id) in there for person in voters_of(copy.minutes))


def _present(entry: Attendance | None) -> str:
    if entry is None:
        return "Not recorded"
    words = PRESENCES[entry.presence].words
    if entry.presence in AWAY:
        return words
    if entry.from_item:
        words += f", from item {entry.from_item}"
    if entry.until_item:
        words += f", to item {entry.until_item}"
    return words


def _vote(person: Person, ruling: Ruling) -> Text:
    """Return how somebody voted, or why they did not; anything but a vote for is bold."""
    room = ruling.room
    written = next((each for each in ruling.count.written if each.person == person.id), None)
    choice = written.choice if written else ruling.answers.votes.get(person.id)
    here = any(partner.id == person.id for partner in room.here)
    if choice is not None and (here or written):
        # Without a meeting, every answer is in writing.
        words = CHOICES[choice].voters + (", in writing" if written and not room.circulation else "")
        return words if choice == "for" else bold(words)
    refused = next((each for each, _ in ruling.count.not_taken if each.person == person.id), None)
    if refused is not None:
        return bold(f"{CHOICES[refused.choice].voters}, not counted")
    if here:
        return "Not recorded"
    if any(partner.id == person.id for partner in room.stepping_aside):
        return "Did not vote: interest"
    if any(partner.id == person.id for partner in room.out_of_room):
        return "Out of the room"
    left_out = next((each for each in room.left_out if each.partner.id == person.id), None)
    if left_out is not None:
        return f"Not counted: {left_out.reason}"
    return _NO_ANSWER if room.circulation else _ABSENT


def _result(ruling: Ruling) -> Text:
    count = ruling.count
    numbers = f"{number_in_words(count.votes_for)}–{number_in_words(count.against)}"
    if count.abstain:
        numbers += f",\n{unbroken(f'{number_in_words(count.abstain)} abstained')}"
    return bold(RULINGS[ruling.kind].short), f"\n{numbers}"


def _spoken(part: Sequence[Voted], copy: Copy) -> Iterator[Block]:
    """Yield the votes as sentences, a heading for each proposal."""
    for each in part:
        yield Heading(3, _title(each), bookmark="", number=each.put.number)
        yield Paragraph(each.put.sentence_printed(copy.printed), indented=True)
        if copy.printed is VotesPrinted.NAMES:
            yield Paragraph(votes_in_words(each.put, copy), indented=True)


def votes_in_words(put: ProposalMinutes, copy: Copy) -> Text:
    """Return who voted how, by name: “For: Dr Osei. Against: Dr Whitlock. Absent: Dr Noor.”"""
    groups: dict[str, list[str]] = {}
    strong: set[str] = set()
    for person in voters_of(copy.minutes):
        said = _vote(person, put.ruling)
        words = plain(said)
        groups.setdefault(words, []).append(copy.short.of(person.name))
        if isinstance(said, Run) and said.weight == "bold":
            strong.add(words)
    order = sorted(groups, key=lambda words: (words != "For", words not in strong))
    parts: list[str | Run] = []
    for words in order:
        text = f"{words}: {', '.join(groups[words])}."
        parts += [bold(text) if words in strong else text, " "]
    return tuple(parts[:-1])


def _remarks(rest: Sequence[Voted], copy: Copy) -> Iterator[str]:
    """Yield what was decided without a vote by name, and how proposals are numbered."""
    kinds: Mapping[RulingKind, str] = {
        RulingKind.AGREED: "agreed without a vote: nobody was asked individually",
        RulingKind.NOTED: "a duty, checked and noted without a vote",
        RulingKind.CONTRACTOR: "the decision of the contractor",
        RulingKind.CARRIED_OVER: "not decided and carried over",
    }
    several = {RulingKind.NOTED: "duties, each checked and noted without a vote"}
    for kind, words in kinds.items():
        numbers = [each.put.number or each.entry.id for each in rest if each.put.ruling.kind is kind]
        if numbers:
            were = "was" if len(numbers) == 1 else "were"
            if kind is RulingKind.NOTED:
                were = "is" if len(numbers) == 1 else "are"
            said = several.get(kind, words) if len(numbers) > 1 else words
            yield f"{listed(numbers)} {were} {said}."
    counted_votes = [each for each in rest if each.put.ruling.answers.way is Way.COUNT]
    for each in counted_votes:
        yield f"{each.put.number} was voted on by numbers: {each.put.sentence_printed(copy.printed)}"
    fallen = next((each.put.number for each in (*_proposals(copy)[0], *rest) if "(" in each.put.number), "")
    also = f" A proposal that was not carried has a Roman numeral: {fallen}." if fallen else ""
    yield f"Each number gives the item, then the order in which decisions on it were made over the years.{also}"


# --- The meeting ------------------------------------------------------------------------------------------------------


def _meeting(copy: Copy, *, grid: bool) -> Iterator[tuple[Text, Text]]:
    minutes, meeting = copy.minutes, copy.minutes.meeting
    if meeting.in_writing:
        yield from went_round(minutes, meeting.in_writing, each=not grid)
    else:
        yield "Place", meeting.place
        if not grid:
            yield from _attendance(copy)
        yield "Chair", minutes.person_name(meeting.chair) or "Not named"
        yield "Minutes", minutes.person_name(meeting.minute_taker) or "Not named"
    yield "In attendance", "; ".join(_guests(copy))
    yield (
        "Interests",
        " ".join(interest_in_words(interest, copy.minutes) for interest in meeting.interests) or "None declared",
    )
    nobody_met = f" {NOBODY_MET}" if meeting.in_writing else ""
    yield "Rule", f"{rule_in_words(minutes.settings.rule, minutes.people)}{nobody_met}"
    yield "Deed", deed_in_words(minutes.settings.rule, minutes.people)
    yield "Away for a time", " ".join(away_in_words(minutes.settings.spells, minutes.people, minutes.held_on))
    board = [minutes.person_name(member) for member in minutes.settings.rule.board]
    if board:
        yield minutes.settings.rule.board_name or "Board", listed(board)
    yield "Last minutes", _last_minutes(copy)
    yield "Arising", meeting.matters_arising
    yield from correction_rows(copy, lambda place: not place.item and place.what not in _ELSEWHERE)
    yield "Practice", _practice(copy)
    office = copy.plan.office
    yield "Plan kept by", office.keeper
    yield "Keep until", day(office.keep_until) if office.keep_until else ""
    if copy.minutes.record and copy.minutes.record.seal.previous:
        yield "Earlier record", "This follows an earlier record, whose fingerprint is on the signatures page."


def _attendance(copy: Copy) -> Iterator[tuple[Text, Text]]:
    known = {entry.person: entry for entry in copy.minutes.meeting.attendance}
    groups: dict[str, list[str]] = {}
    for person in voters_of(copy.minutes):
        groups.setdefault(_present(known.get(person.id)), []).append(person.name)
    for words, names in groups.items():
        yield words, listed(names)


def _guests(copy: Copy) -> list[str]:
    voting = {person.id for person in voters_of(copy.minutes)}
    there = {Presence.IN_ROOM, Presence.BY_LINK, Presence.IN_ATTENDANCE}
    said = []
    for entry in copy.minutes.meeting.attendance:
        if entry.person not in voting and entry.presence in there:
            times = _present(entry).partition(", ")[2]
            name = copy.minutes.person_name(entry.person)
            said.append(f"{name}, {times}" if times else name)
    return said


def _last_minutes(copy: Copy) -> str:
    last, said = copy.minutes.meeting.last_minutes, []
    if last.circulated_until:
        said.append(f"They had been circulated for correction until {day(last.circulated_until)}.")
    if last.approved:
        said.append("They were approved as a true record.")
    if last.corrections:
        said.append(f"Corrections: {last.corrections}")
    said += noted_at(copy.plan, copy.minutes)
    return " ".join(said)


def _practice(copy: Copy) -> str:
    practice = copy.minutes.practice
    contract = f"{practice.contract.value} contract" if practice.contract else ""
    kept = [contract, f"code {practice.ods_code}" * bool(practice.ods_code)]
    if practice.list_size is not None:
        kept.append(counted(practice.list_size, "registered patient"))
    kept += [practice.pcn, practice.icb]
    return ". ".join(part for part in (", ".join(part for part in kept[:3] if part), *kept[3:]) if part)


# --- Where to find what -----------------------------------------------------------------------------------------------


def contents(plan_lines: Sequence[tuple[Text, str]], annex_lines: Sequence[tuple[Text, str]]) -> Iterator[Block]:
    """Yield the contents: the plan's on the left, the annex's on the right."""
    yield Heading(2, "In this plan", bookmark="", anchor="contents")
    yield FacingColumns([Contents(plan_lines)], [Contents(annex_lines)]) if annex_lines else Contents(plan_lines)
