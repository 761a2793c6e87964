"""History, sources and age of the guidance: everything that is not about a single action, for the window and print."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from wizard.foundation.formatting import date_in_words
from wizard.guidance.pack import Edition, LmcContact, Revision
from wizard.guidance.statement import Read, Source, Statement

NO_LMC = "Ask your LMC; this edition does not give its details."
"""Shown instead of the LMC's contact if the edition does not give one."""


@dataclass(frozen=True)
class Passage:
    """One statement of the background, with its date if it has one."""

    statement: Statement
    when: str = ""
    """“July 2024”, “1 October 2025”."""
    under: str = ""
    """The question that it answers."""


@dataclass(frozen=True)
class Section:
    """Passages under one heading."""

    key: str
    """“questions”, “history”, “timeline”, “gaps”, “neutrality” or “revisions”."""
    title: str
    passages: tuple[Passage, ...]


def sections_of(head: Edition) -> tuple[Section, ...]:
    """Return the background of an edition in reading order; empty sections are left out."""
    years = sorted({entry.when.year for entry in head.timeline})
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
    timeline = tuple(Passage(entry, entry.words or date_in_words(entry.when)) for entry in head.timeline)
    found = (
        questions_of(head),
        Section("history", "How it came to this", _plain(head.background)),
        Section("timeline", f"Timeline {span}".strip(), timeline),
        Section("gaps", "What we know is missing", _plain(head.gaps)),
        Section("neutrality", "This edition takes no side", _plain(head.neutrality)),
        Section("revisions", "What this edition changed", tuple(_revised(revision) for revision in head.revisions)),
    )
    return tuple(section for section in found if section.passages)


def questions_of(head: Edition, item: str = "") -> Section:
    """Return the questions that partners ask first, with answers; for one item, only the questions about it."""
    asked = [question for question in head.questions if not item or item in question.items]
    answers = (Passage(answer, under=question.question) for question in asked for answer in question.answers)
    return Section("questions", "What partners ask first", tuple(answers))


def by_question(section: Section) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Return a section's passages grouped by question, in order; passages that answer no question have an empty one."""
    return tuple((under, tuple(group)) for under, group in groupby(section.passages, key=lambda each: each.under))


def lmc_lines(contact: LmcContact) -> tuple[str, ...]:
    """Return who to ask locally, one line for each detail; if the edition names nobody, one line that says so."""
    parts = (
        contact.name,
        f"Telephone: {contact.telephone}" if contact.telephone else "",
        f"E-mail: {contact.email}" if contact.email else "",
        contact.note,
    )
    return tuple(part for part in parts if part) or (NO_LMC,)


def boards_sentence(head: Edition) -> str:
    """Return a note on the names of integrated care boards; empty if the edition lists none."""
    if not head.boards:
        return ""
    return (
        f"The Practice step offers the names of {len(head.boards)} integrated care boards. They are not verified, "
        f"because boards keep merging; type the name if yours is not listed."
    )


READ: Mapping[Read, tuple[str, str]] = {
    Read.WHOLE: ("Read in full", "Read in full on"),
    Read.OPENING: ("Only the opening was read", "Only the opening was read, on"),
    Read.REPORTED: ("Known from a report", "Known from a report read on"),
}
"""How much of a source was read, in words: alone, and before the day on which it was read."""


def source_in_words(source: Source, *, address: bool = True) -> str:
    """Return a source without its id: publisher, title, date, how much of it was read and when, and its address."""
    named = f"{source.publisher}: {source.title}"
    dated = f"{named}, {source.dated}." if source.dated else f"{named}."
    return " ".join(part for part in (dated, _read(source), (source.url or source.no_url) if address else "") if part)


def _read(source: Source) -> str:
    """Return how much of a source was read and when: “Only the opening was read, on 22 November 2026.”"""
    read = Read.REPORTED if source.known_by_report else source.read
    alone, dated = READ[read] if read else ("", "Seen")
    said = f"{dated} {date_in_words(source.seen)}" if source.seen else alone
    return f"{said}." if said else ""


def _plain(statements: tuple[Statement, ...]) -> tuple[Passage, ...]:
    return tuple(Passage(statement) for statement in statements)


def _revised(revision: Revision) -> Passage:
    return Passage(Statement(text=revision.text, editorial=True), f"Item {revision.item}" if revision.item else "All")
