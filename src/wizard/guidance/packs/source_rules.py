"""Rules for the dates and sources of a pack's statements."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from wizard.foundation.dates import MONTHS
from wizard.guidance.item import Item
from wizard.guidance.letter_lint import refused_words
from wizard.guidance.letter_text import said_by
from wizard.guidance.pack import Pack
from wizard.guidance.packs.lint_rules import LintFinding, Lists, found
from wizard.guidance.packs.pack_integrity import TextPlace, statements
from wizard.guidance.statement import AsAt, Side, Statement, is_older

_SEASONS = ("spring", "summer", "autumn", "winter", "early", "late")


def stances_dated(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Every stance gives its date, both in its data and in its words."""
    for place, statement in statements(pack):
        if statement.as_at is None:
            yield from _undated(place, statement, lists)
        elif not _says(statement.text, statement.as_at):
            yield found("as-at", place, f"the text does not give its date: as_at is {statement.as_at}")


def _undated(place: TextPlace, statement: Statement, lists: Lists) -> Iterator[LintFinding]:
    is_contract = place.words.startswith("contract")
    if is_contract and statement.sources:
        yield found("as-at", place, "a side's position on the contract needs “as_at”, the day or month of it")
    elif not is_contract and (stance := _stance(lists).search(statement.text)):
        yield found("as-at", place, f"“{stance[0]}” is a stance; expected “side” and “as_at”")


def _stance(lists: Lists) -> re.Pattern[str]:
    speakers, verbs = ("|".join(map(re.escape, words)) for words in (lists.speakers, lists.stances))
    return re.compile(rf"\b(?:{speakers})(?: (?:also|then|had|has))? (?:{verbs})\b")


def _says(text: str, as_at: AsAt) -> bool:
    """Whether a text names the year, and if known the month, of the date in its data."""
    year, *month = as_at.removeprefix("about ").split("-")
    if year not in text:
        return False
    return not month or any(word in text.lower() for word in (MONTHS[int(month[0]) - 1].lower(), *_SEASONS))


def newest_stance_shown(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Each side's position on a contract begins with the newest that the pack knows of."""
    for item in pack.items():
        for side in Side:
            yield from _older_shown(pack, item, side)


def _older_shown(pack: Pack, item: Item, side: Side) -> Iterator[LintFinding]:
    column = item.contract.bma if side is Side.BMA else item.contract.nhs_england
    place = TextPlace(item.id, f"contract › {side}")
    dates = [statement.as_at for statement in column if statement.as_at is not None]
    for before, after in pairwise(dates):
        if is_older(before, after):
            yield found("newest", place, f"{before} comes before {after}; expected the newest first")
    for elsewhere, statement in _stances_on(pack, item, side):
        if not dates or is_older(dates[0], str(statement.as_at)):
            shown = dates[0] if dates else "none"
            yield found("newest", place, f"its newest is {shown}, but {elsewhere} has one of {statement.as_at}")


def _stances_on(pack: Pack, item: Item, side: Side) -> Iterator[tuple[TextPlace, Statement]]:
    """Yield the dated stances of one side on an item: the item's own, and those in the head that name the item."""
    for place, statement in statements(pack):
        if place.item == item.id and statement.side is side and statement.as_at is not None:
            yield place, statement
    head = pack.edition
    for question in head.questions:
        for answer in question.answers if item.id in question.items else ():
            if answer.side is side and answer.as_at is not None:
                yield TextPlace("", f"questions › “{question.id}”"), answer
    for number, entry in enumerate(head.timeline, start=1):
        if item.id in entry.items and entry.side is side and entry.as_at is not None:
            yield TextPlace("", f"timeline › no. {number}"), entry


def sources_said(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Every source says how much was read and when, when it was published, and its address or why it has none."""
    for source in pack.edition.sources:
        place = TextPlace("", f"sources › “{source.id}”")
        if source.reported:
            yield found("source", place, "“reported” is no longer used; expected read = “reported”")
        for name in ("read", "seen", "dated"):
            if not getattr(source, name):
                yield found("source", place, f"“{name}” is missing")
        if bool(source.url) == bool(source.no_url):
            yield found("source", place, "expected either “url”, or “no_url” with the reason why there is no address")


def none_in_the_future(pack: Pack, today: date) -> Iterator[LintFinding]:
    """No check, reading or statement is dated after today, and the edition's last day of use is in the future."""
    for item in pack.items():
        if item.evidence_as_at > today:
            yield found("future", TextPlace(item.id, "evidence"), f"{item.evidence_as_at} is in the future")
    for source in pack.edition.sources:
        if source.seen is not None and source.seen > today:
            yield found("future", TextPlace("", f"sources › “{source.id}” › seen"), f"{source.seen} is in the future")
    for place, statement in statements(pack):
        stated = (statement.as_at or "").removeprefix("about ")
        if stated > today.isoformat()[: len(stated)]:
            yield found("future", place, f"as_at, {statement.as_at}, is in the future")
    until = pack.edition.use_until
    if until is not None and until < pack.edition.evidence_as_at:
        yield found("future", TextPlace("", "use_until"), f"{until} is before the day up to which it was checked")


def letters_fit_to_send(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """No letter uses forbidden words."""
    for letter in pack.letters:
        for words in sorted({words for text in said_by(letter) for words in refused_words(text, letter.id)}):
            place = TextPlace("", f"letters › “{letter.id}”")
            yield found("letters", place, f"“{words}” must not be said in a letter")
