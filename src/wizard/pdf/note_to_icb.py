"""The note to the ICB: lines that the practice ticked, in the same form whatever the vote; not a notice."""

from collections.abc import Iterator

from wizard.foundation.formatting import date_in_words
from wizard.overview.outward_lines import OfferedLine, all_typed_for, lines_that_go, services_of, typed_for
from wizard.pdf.outward import Outward
from wizard.plan.office import OutsideReader
from wizard.tagged_pdf import Block, Bullets, Heading, Paragraph, Space, Table, TableRow, Text, semibold

NO_NOTICE = "This is not notice under any agreement; notices are sent separately."
CLOSE = "It covers only the lines above. Please do not draw conclusions from anything that it leaves out."
FURTHER = "Further notice"
_ICB = "icb"


def note_to_icb(document: Outward) -> Iterator[Block]:
    """Yield the note."""
    practice = document.minutes.practice
    head = " · ".join(part for part in (document.practice, practice.ods_code) if part)
    yield Paragraph(head, style="place", with_next=True)
    yield Heading(1, "Information for the ICB", close=True)
    to = f"To {practice.icb}. " if practice.icb else ""
    yield Paragraph(f"{to}{NO_NOTICE}", style="lead")
    yield Space(6)
    rows = list(_rows(document))
    if rows:
        numbered = [TableRow((semibold(str(number)), *cells)) for number, cells in enumerate(rows, 1)]
        yield Table(("Line", "What the practice does", "From", "Until"), numbered, widths=(24.0, 0.0, 88.0, 84.0))
    else:
        yield Paragraph("No lines were chosen for this note.")
    asks = all_typed_for(document.office, OutsideReader.ICB, "ask")
    if asks:
        yield Heading(2, "What the practice asks of the ICB", bookmark="")
        yield Bullets([each.words for each in asks])
    yield Heading(2, "About this note", bookmark="")
    yield Paragraph(CLOSE)
    asked = document.office.icb_asked_on
    if asked is not None:
        yield Paragraph(f"The ICB asked for it on {date_in_words(asked)}.")
    yield Paragraph(_reply(document))


def _rows(document: Outward) -> Iterator[tuple[Text, ...]]:
    for line in lines_that_go(document.minutes, document.office, OutsideReader.ICB):
        services = list(_services(line, document))
        if services:
            yield from services
            continue
        entry = document.minutes.item(line.item)
        if services_of(entry):
            # The ICB is not told about services that somebody else commissions.
            continue
        start = date_in_words(line.start) if line.start else "Now"
        end = date_in_words(line.end) if line.end else FURTHER
        yield (semibold(f"{line.title}. "), line.words), start, end


def _services(line: OfferedLine, document: Outward) -> Iterator[tuple[Text, ...]]:
    """Yield a row for each service commissioned by the ICB on which notice was sent."""
    by = typed_for(document.office, OutsideReader.ICB, "confirm-by", line.item)
    until = f" by {by.words}" if by else ""
    for service in services_of(document.minutes.item(line.item)):
        if _ICB not in service.commissioner.casefold() or service.notice_sent is None:
            continue
        words = (
            "The practice is ending this service: see the separate notice, sent on "
            f"{date_in_words(service.notice_sent)}. Please confirm{until} which service will take these patients."
        )
        ends = date_in_words(service.ends) if service.ends else FURTHER
        yield (semibold(f"{service.name}. "), words), date_in_words(service.notice_sent), ends


def _reply(document: Outward) -> str:
    typed = typed_for(document.office, OutsideReader.ICB, "reply")
    return typed.words if typed else "Please reply to the practice manager at the practice’s usual address."
