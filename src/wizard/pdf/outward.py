"""What all documents for readers outside the partnership share: the reader, the practice and the meeting."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property

from wizard.foundation.formatting import date_in_words
from wizard.minutes.minutes import Minutes
from wizard.minutes.short_names import ShortNames
from wizard.plan.office import Office
from wizard.redaction.readers import READERS, Reader
from wizard.tagged_pdf import Furniture, Info, TypeScale


@dataclass(frozen=True)
class Outward:
    """One document for one reader."""

    reader: Reader
    minutes: Minutes
    office: Office
    issued: date | None = None
    """The date of issue, if any."""
    large_print: bool = False

    @property
    def practice(self) -> str:
        """The practice's name, or words if it has none."""
        return self.minutes.practice.name or "An unnamed practice"

    @cached_property
    def short(self) -> ShortNames:
        """The short names of its people."""
        return ShortNames(self.minutes.people)

    @property
    def scale(self) -> TypeScale:
        """The type size."""
        if self.large_print:
            return TypeScale.LARGE
        return {Reader.LMC: TypeScale.PLAN, Reader.PUBLIC: TypeScale.NOTICE}.get(self.reader, TypeScale.STAFF)

    @property
    def dated(self) -> str:
        """The date of issue for the header; empty if there is none."""
        if self.issued is None:
            return ""
        words = date_in_words(self.issued)
        return f"Issued {words}" if self.reader is Reader.LMC else words


def title_of(document: Outward) -> str:
    """Return the document's title."""
    return READERS[document.reader].title


def info_of_outward(document: Outward) -> Info:
    """Return the document's metadata; its identifier comes from the pages' content."""
    on = document.issued or document.minutes.held_on or date(2000, 1, 1)
    return Info(
        title=f"{title_of(document)}, {document.practice}",
        created=datetime.combine(on, time(), tzinfo=UTC),
        author=document.practice,
    )


def furniture_of_outward(document: Outward) -> Furniture:
    """Return header and footer: the date of issue, the reader and, for an open record, that it is a draft."""
    title, draft = title_of(document), document.minutes.draft
    return Furniture(
        header_left=f"{document.practice}: {title[:1].lower()}{title[1:]}",
        header_right="Draft" if draft else document.dated,
        dated=document.dated if draft else "",
        footer_left=READERS[document.reader].marking,
        pages="" if document.reader is Reader.PUBLIC else "Page",
        watermark="DRAFT" if draft else "",
    )
