"""The action plan: the order of its sections, and the header and footer of every page."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.formatting import date_in_words
from wizard.pdf.plan_copy import Copy
from wizard.pdf.plan_digest import plan_digest
from wizard.pdf.sections.abbreviations import with_abbreviations
from wizard.pdf.sections.annex import annex, annex_contents
from wizard.pdf.sections.decisions import decisions
from wizard.pdf.sections.page_one import page_one
from wizard.pdf.sections.signatures_section import signatures
from wizard.pdf.sections.state_words import header_state
from wizard.pdf.sections.tasks_section import tasks_section
from wizard.pdf.sections.timeline_section import timeline
from wizard.pdf.sections.who_decided import contents, who_decided
from wizard.plan.labels import MARKINGS
from wizard.plan.people import Marking
from wizard.tagged_pdf import Block, Furniture, Info, PagePart, Text

TITLE = "Action plan"


def action_plan(copy: Copy) -> Iterator[Block]:
    """Yield the whole document in reading order: the plan, and then its annex."""
    if copy.one_page:
        yield from page_one(copy)
        return
    plan = list(_plan(copy))
    yield from plan
    if copy.annex:
        yield PagePart(furniture_of(copy, annex=True))
        yield from with_abbreviations(annex(copy), copy.minutes.head.glossary, plan)


def _plan(copy: Copy) -> Iterator[Block]:
    yield from page_one(copy)
    yield from who_decided(copy)
    yield from contents(list(_plan_contents(copy)), list(annex_contents(copy)) if copy.annex else [])
    for section in (decisions, tasks_section, timeline, signatures):
        yield from section(copy)


def _plan_contents(copy: Copy) -> Iterator[tuple[Text, str]]:
    yield "On one page", "summary"
    yield "Who decided, and how", "who"
    yield "Decisions", "decisions"
    yield "Tasks, and what is due back", "tasks"
    yield "Signatures", "signatures"


def info_of(copy: Copy) -> Info:
    """Return the document's metadata; dates and identity come from the plan."""
    return Info(
        title=f"{TITLE}, {copy.practice}, {copy.held}",
        created=created_at(copy),
        identity=identity_of(copy),
        author=copy.practice,
        subject=f"{header_state(copy)}.",
    )


def created_at(copy: Copy) -> datetime:
    """Return the document's time: when the meeting was closed, or else held, or else when the plan was created."""
    if copy.minutes.record is not None:
        return copy.minutes.record.content.closed_at
    if copy.minutes.held_on is not None:
        return datetime.combine(copy.minutes.held_on, time(), tzinfo=UTC)
    return copy.plan.created_at


def identity_of(copy: Copy) -> str:
    """Return the basis of the file's identifier: the record with its answers, and the form of the copy."""
    record = copy.minutes.record
    what = record.seal.digest + (record.signatures or "") if record is not None else plan_digest(copy.plan)
    form = [name for name in ("large_print", "annex", "one_page", "pages_only") if getattr(copy, name)]
    return f"{what} plan {' '.join(form)} {copy.issued or ''}".strip()


def furniture_of(copy: Copy, *, annex: bool = False) -> Furniture:
    """Return header, footer and watermark of the plan, or of its annex."""
    record = copy.minutes.record
    prints = []
    if record is not None:
        prints.append(f"Record {fingerprint(record.seal.digest)}")
        if record.answers:
            prints.append(f"Signatures {fingerprint(record.answers[-1].digest)}")
    if copy.issued:
        prints.append(f"Issued {date_in_words(copy.issued)}")
    marking = copy.minutes.settings.marking
    return Furniture(
        header_left=f"{copy.practice}: action plan{', annex' if annex else ''}",
        header_right=header_state(copy),
        dated=copy.held,
        marking="" if marking is Marking.NONE else MARKINGS[marking],
        footer_left=" · ".join(prints) if record else " · ".join(["Not closed: no fingerprint yet", *prints]),
        watermark="DRAFT" if copy.minutes.draft else "",
        pages="Annex page" if annex else "Page",
        first=annex,
    )
