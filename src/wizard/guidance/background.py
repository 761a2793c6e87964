"""History, sources and age of the guidance: what belongs to no single action, for the window and for print."""

from dataclasses import dataclass
from datetime import date

from wizard.foundation.dates import months_after, whole_months_between
from wizard.foundation.formatting import counted, date_in_words
from wizard.guidance.pack import Edition, LmcContact
from wizard.guidance.statement import Source, Statement

NO_LMC = "Ask your LMC; this edition names none."
"""What stands for the LMC's contact where the edition fills none in."""


@dataclass(frozen=True)
class Passage:
    """One statement of the background, with the date that it stands under, if it has one."""

    statement: Statement
    when: str = ""
    """“July 2024”, “1 October 2025”."""


@dataclass(frozen=True)
class Section:
    """Passages under one heading."""

    key: str
    """“history”, “timeline”, “gaps” or “neutrality”."""
    title: str
    passages: tuple[Passage, ...]


def sections_of(head: Edition) -> tuple[Section, ...]:
    """Return the background of an edition in reading order; a section that it leaves empty is left out."""
    years = sorted({entry.when.year for entry in head.timeline})
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
    timeline = tuple(Passage(entry, entry.words or date_in_words(entry.when)) for entry in head.timeline)
    found = (
        Section("history", "How it came to this", _plain(head.background)),
        Section("timeline", f"Timeline {span}".strip(), timeline),
        Section("gaps", "What is known to be missing", _plain(head.gaps)),
        Section("neutrality", "No side is taken", _plain(head.neutrality)),
    )
    return tuple(section for section in found if section.passages)


def lmc_lines(contact: LmcContact) -> tuple[str, ...]:
    """Return whom to ask locally, a line for each thing known; one that says so where the edition names nobody."""
    parts = (
        contact.name,
        f"Telephone: {contact.telephone}" if contact.telephone else "",
        f"E-mail: {contact.email}" if contact.email else "",
        contact.note,
    )
    return tuple(part for part in parts if part) or (NO_LMC,)


def boards_sentence(head: Edition) -> str:
    """Return what is to be known of the names of integrated care boards; empty if the edition lists none."""
    if not head.boards:
        return ""
    return (
        f"The Practice step offers the names of {len(head.boards)} integrated care boards. None of them is verified, "
        "as boards go on merging; write another where yours is not among them."
    )


def source_in_words(source: Source, *, address: bool = True) -> str:
    """Return a source without its id: who published it, its title, its date, and its address if it has one."""
    named = f"{source.publisher}: {source.title}"
    dated = f"{named}, {source.dated}." if source.dated else f"{named}."
    reported = " Known through a report of it." if source.known_by_report else ""
    return f"{dated}{reported} {source.url if address else ''}".strip()


def _plain(statements: tuple[Statement, ...]) -> tuple[Passage, ...]:
    return tuple(Passage(statement) for statement in statements)


STALE_AFTER_MONTHS = 3
"""From how many calendar months after its evidence date guidance is warned of."""


def stale_from(evidence_as_at: date) -> date:
    """Return the first day on which guidance with this evidence date is warned of."""
    return months_after(evidence_as_at, STALE_AFTER_MONTHS)


def is_stale(evidence_as_at: date, on: date) -> bool:
    """Whether guidance is old on a day, that of the meeting: three calendar months or more after its evidence date."""
    return on >= stale_from(evidence_as_at)


def staleness(evidence_as_at: date, on: date) -> str:
    """Return the warning that guidance is old on a day; empty if it is not."""
    if not is_stale(evidence_as_at, on):
        return ""
    age = counted(whole_months_between(evidence_as_at, on), "month")
    seen = date_in_words(evidence_as_at)
    return f"Nothing after {seen} was seen, and that is {age} before {date_in_words(on)}."


def evidence_line(always: str, evidence_as_at: date, on: date | None) -> str:
    """Return what stands by guidance on how fresh it is: what always does, and in its place the age once it is old.

    Args:
        always: The edition's line, in which `{date}` is the evidence date; its first sentence says what was seen.
        evidence_as_at: The evidence date.
        on: The day that the age is counted to, that of the meeting; None says nothing of age.
    """
    line = always.replace("{date}", date_in_words(evidence_as_at))
    old = staleness(evidence_as_at, on) if on else ""
    return f"{old} {line.partition('. ')[2]}".strip() if old else line
