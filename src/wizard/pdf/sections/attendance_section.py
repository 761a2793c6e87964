"""Who took part, by which rule they decided, and what was said of the meeting before."""

from collections.abc import Iterator

from wizard.foundation.formatting import counted, listed
from wizard.minutes.correction_minutes import noted_at
from wizard.overview.one_page import quorum_sentence
from wizard.pdf.sections.page_wording import corrected, day
from wizard.plan.labels import INTERESTS, PRESENCES, ROLES
from wizard.plan.meeting import AWAY, Attendance, Interest
from wizard.plan.people import Person, Role
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Bullets, Heading, Labels, Paragraph, Table, Text
from wizard.voting.rule_in_words import away_in_words, deed_in_words, rule_in_words


def attendance(copy: Copy) -> Iterator[Block]:
    """Yield who took part, the rule, declared interests, and what belongs to no item."""
    yield Heading(1, "Who took part, and by which rule", anchor="attendance")
    yield Paragraph(quorum_sentence(copy.minutes))
    rows = _rows(copy)
    if copy.gets.names and rows:
        yield Table(("Name", "Role", "Votes", "Attendance"), rows, widths=(30, 24, 12, 44))
    yield Labels(list(_particulars(copy)), paired=True)
    yield from corrected(copy)
    yield from _interests(copy)
    yield from _last_minutes(copy)


def _rows(copy: Copy) -> list[tuple[Text, ...]]:
    minutes = copy.minutes
    recorded = {entry.person: entry for entry in minutes.meeting.attendance}
    listed_people = [person for person in minutes.people if person.id in recorded or person.has_vote]
    return [_row(person, recorded.get(person.id)) for person in listed_people]


def _row(person: Person, entry: Attendance | None) -> tuple[Text, ...]:
    role = ROLES[person.role] + (", not a GP" if person.role is Role.PARTNER and not person.gp else "")
    votes = counted(person.votes, "vote") if person.has_vote else "None"
    return person.name, role, votes, _attended(entry)


def _attended(entry: Attendance | None) -> str:
    if entry is None:
        return "Not recorded"
    parts = [PRESENCES[entry.presence].words]
    if entry.presence in AWAY:
        return parts[0]
    if entry.from_item:
        parts.append(f"from item {entry.from_item}")
    if entry.until_item:
        parts.append(f"until item {entry.until_item}")
    return ", ".join(parts)


def _particulars(copy: Copy) -> Iterator[tuple[Text, Text]]:
    minutes = copy.minutes
    yield "Chair", minutes.person_name(minutes.meeting.chair) or "Not named"
    yield "Minutes by", minutes.person_name(minutes.meeting.minute_taker) or "Not named"
    yield "Rule", rule_in_words(minutes.settings.rule, minutes.people)
    # Who is suspended, or under notice, is for nobody but the partners.
    if copy.gets.names and copy.gets.reasons:
        if deed := deed_in_words(minutes.settings.rule, minutes.people):
            yield "Deed", deed
        if away := away_in_words(minutes.settings.spells, minutes.people, minutes.held_on):
            yield "Away for a time", " ".join(away)
    board = [minutes.person_name(member) for member in minutes.settings.rule.board]
    if board:
        yield minutes.settings.rule.board_name or "Board", listed(board)
    if copy.gets.record:
        office = copy.plan.office
        yield from (("Plan kept by", words) for words in [office.keeper] if words)
        yield from (("Keep until", day(until)) for until in [office.keep_until] if until)
    practice = minutes.practice
    kept = [practice.contract.value if practice.contract else "", f"code {practice.ods_code}" * bool(practice.ods_code)]
    if practice.list_size is not None:
        kept.append(counted(practice.list_size, "registered patient"))
    kept += [practice.pcn, practice.icb]
    if any(kept):
        yield "Practice", ", ".join(part for part in kept if part)


def _interests(copy: Copy) -> Iterator[Block]:
    if not copy.gets.reasons:
        return
    interests = copy.minutes.meeting.interests
    yield Heading(2, "Declared interests", bookmark="")
    yield (
        Bullets([_interest(interest, copy) for interest in interests])
        if interests
        else Paragraph("No interest was declared.")
    )


def _interest(interest: Interest, copy: Copy) -> str:
    items = f"{'item' if len(interest.items) == 1 else 'items'} {listed(interest.items)}"
    words = f" {interest.words}" if interest.words else ""
    return f"{copy.minutes.person_name(interest.person)}, {items}: {INTERESTS[interest.kind].printed}.{words}"


def _last_minutes(copy: Copy) -> Iterator[Block]:
    meeting = copy.minutes.meeting
    if not copy.gets.reasons:
        return
    last, said = meeting.last_minutes, []
    if last.circulated_until:
        said.append(f"They had been circulated for correction until {day(last.circulated_until)}.")
    if last.approved:
        said.append("They were approved as a true record.")
    if last.corrections:
        said.append(f"Corrections: {last.corrections}")
    said += noted_at(copy.plan, copy.minutes)
    for title, text in (
        ("Minutes of the last meeting", " ".join(said)),
        ("Matters arising", meeting.matters_arising),
    ):
        if text:
            yield Heading(2, title, bookmark="")
            yield Paragraph(text)


def other_business(copy: Copy) -> Iterator[Block]:
    """Yield any other business, if there was any."""
    text = copy.minutes.meeting.other_business
    if text and copy.gets.reasons:
        yield Heading(1, "Any other business", anchor="other-business")
        yield Paragraph(text)
        yield from corrected(copy, what="other business")
