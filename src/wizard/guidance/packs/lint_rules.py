"""The findings of a pack check, and the word lists and limits that it uses.

Rules for a pack's prose: length, spelling and words. Rules for its structure: both sides, dates, links, positions,
sources.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from wizard.foundation.paths import resource
from wizard.foundation.value import Value
from wizard.guidance.duty import DUTY_KINDS, StatusKind
from wizard.guidance.item import Item, Position
from wizard.guidance.pack import Pack
from wizard.guidance.packs.pack_integrity import TextPlace, faults, statements, texts
from wizard.guidance.position_kinds import POSITION_KINDS, Need

_QUOTED = re.compile(r"“[^”]*”")


_SENTENCE_END = re.compile(r"(?<=[.!?:;])[”’)]*\s+(?=[“‘(A-Z0-9{])|\n+")


_WORD = re.compile(r"[^\W_][^\s]*")


class LintFinding(Value):
    """Something that a rule finds wrong with a pack."""

    rule: str
    """The rule's id: “balance”."""
    item: str
    """The item's id, or nothing for the head of the pack."""
    place: str
    """The path to the error, inside the item or the head."""
    words: str
    """What is wrong and what was expected."""

    def __str__(self) -> str:
        return f"{TextPlace(self.item, self.place)}: {self.words} [{self.rule}]"


class Lists(Value):
    """Word lists and limits, from `resources/lint/prose.toml`."""

    limits: Mapping[str, int]
    advice: tuple[str, ...]
    """Phrases that tell the reader what to choose."""
    quoted: tuple[str, ...]
    """Phrases of one side, allowed inside “…” only."""
    claims: tuple[str, ...]
    """Phrases that claim more than a signature on screen is; never allowed."""
    plain: Mapping[str, str]
    """Phrases that nobody says aloud → what to say in their place."""
    speakers: tuple[str, ...]
    """The bodies that take stances: “BMA”, “NHS England”."""
    stances: tuple[str, ...]
    """The verbs that state a stance: “recommends”, “asked”."""
    spelling: Mapping[str, str]
    """American spelling → British spelling, in small letters."""


@cache
def shipped_lists() -> Lists:
    """Return the word lists and limits that are shipped with the program."""
    table = tomllib.loads(resource("lint", "prose.toml").read_text(encoding="utf-8"))
    return Lists(
        limits=table["limits"],
        advice=tuple(table["advice"]["phrases"]),
        quoted=tuple(table["quoted"]["phrases"]),
        claims=tuple(table["claims"]["phrases"]),
        plain=table["plain"],
        speakers=tuple(table["stances"]["speakers"]),
        stances=tuple(table["stances"]["verbs"]),
        spelling=table["spelling"],
    )


def unquoted(text: str) -> str:
    """Return `text` without its quotations in “…”."""
    return _QUOTED.sub(" … ", text)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`; a colon or semicolon before a capital ends one, too."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence]


def words(text: str) -> list[str]:
    """Return the words of `text`, with adjoining punctuation."""
    return _WORD.findall(text)


def holds(text: str, phrase: str) -> bool:
    """Return whether `phrase` occurs in `text` as whole words, ignoring capitals."""
    return re.search(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE) is not None


_SUBJECT = re.compile(r"(Who|What|Whoever|Whatever)\b")


_STOPS = (".", "?", "!", ".”", "?”", "!”", ".)")


def found(rule: str, place: TextPlace, said: str) -> LintFinding:
    """Return a finding of `rule` at `place`."""
    return LintFinding(rule=rule, item=place.item, place=place.words, words=said)


def british_spelling(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """American spellings are not used."""
    for place, text in texts(pack):
        for word in re.findall(r"[a-z]+", text.lower()):
            if word in lists.spelling:
                yield found("spelling", place, f"“{word}” is American spelling; expected “{lists.spelling[word]}”")


def single_spaces(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """No double spaces, and none at the ends."""
    for place, text in texts(pack):
        if "  " in text or text != text.strip():
            yield found("spaces", place, "double spaces, or a space at an end")


def curly_quotes(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Typographic quotation marks and apostrophes, in pairs."""
    for place, text in texts(pack):
        if '"' in text or "'" in text:
            yield found("quotes", place, "a straight quotation mark; expected “…” and ’")
        if text.count("“") != text.count("”"):
            yield found("quotes", place, "a quotation mark without the one that opens or closes it")


def short_sentences(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Sentences short enough to be read aloud."""
    most = lists.limits["sentence_words"]
    for place, text in texts(pack):
        for sentence in sentences(text):
            count = len(words(sentence))
            if count > most:
                yield found("sentence", place, f"a sentence of {count} words; at most {most}: “{sentence[:60]}…”")


def short_asks(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """What an item asks, in few words."""
    most = lists.limits["asks_words"]
    for item in pack.items():
        count = sum(len(words(statement.text)) for statement in item.asks)
        if count > most:
            yield found("asks", TextPlace(item.id, "asks"), f"{count} words; at most {most}")


def short_trade_offs(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Gains and costs that can be read on a projector."""
    most = lists.limits["trade_off_words"]
    for item in pack.items():
        for trade in item.gains + item.costs:
            count = len(words(trade.text))
            if count > most:
                yield found("trade-off", TextPlace(item.id, f"“{trade.id}”"), f"{count} words; at most {most}")


def short_titles(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Short titles that fit the list of steps."""
    most = lists.limits["short_title_characters"]
    titles = [(TextPlace("", f"action {action.number}"), action.short_title) for action in pack.actions]
    titles += [(TextPlace(item.id, "short_title"), item.short_title) for item in pack.items()]
    for place, title in titles:
        if len(title) > most:
            yield found("short-title", place, f"“{title}” has {len(title)} characters; at most {most}")


def full_stops(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Every statement consists of complete sentences."""
    for place, statement in statements(pack):
        if not statement.text.endswith(_STOPS):
            yield found("full-stop", place, f"“…{statement.text[-30:]}” does not end like a sentence")


def no_advice(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Nothing tells the partners what to choose."""
    for place, text in texts(pack):
        for phrase in lists.advice:
            if holds(unquoted(text), phrase):
                yield found("advice", place, f"“{phrase}” tells the reader what to choose, or takes a side")


def quoted_only(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Words of one side are in quotation marks."""
    for place, text in texts(pack):
        for phrase in lists.quoted:
            if holds(unquoted(text), phrase):
                yield found("quotation", place, f"“{phrase}” is one side’s word; expected in quotation marks “…”")


def no_claims(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Nothing claims more than a signature on the screen is."""
    for place, text in texts(pack):
        for phrase in lists.claims:
            if holds(text, phrase):
                yield found("claim", place, f"“{phrase}” overstates what the record is")


def plain_words(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Sentences as people say them: no phrase of the list, and no “who” or “what” as the subject."""
    for place, text in texts(pack):
        for phrase, instead in lists.plain.items():
            if holds(unquoted(text), phrase):
                yield found("plain", place, f"“{phrase}”: expected “{instead}”, as people say it")
        for sentence in sentences(unquoted(text)):
            if _SUBJECT.match(sentence) and not sentence.rstrip("”’)").endswith("?"):
                yield found("plain", place, f"“{sentence[:40]}…”: say who does it, as in “The practice …”")


EARLIEST = date(1990, 1, 1)
"""No date in the guidance can be earlier than this."""


YEARS_AHEAD = 5
"""How many years after the evidence date a date in the guidance may be."""


_DUTIES = frozenset({StatusKind.NOW_CONTRACTUAL, StatusKind.NOW_LEGAL_DUTY})


_DATELESS = frozenset({StatusKind.OPEN, StatusKind.STANDING_DUTY, StatusKind.ROUTE_FIXED})


_OPENINGS = ("It was ", "The partners ", "The contractor ", "The practice ")


def sound(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Every reference leads somewhere, and every id is unique."""
    for fault in faults(pack):
        place, _, words = fault.words.partition(": ")
        yield found("sound", TextPlace(fault.item, place), words)


def sources_used(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Every listed source is used by a statement."""
    used = {source for _, statement in statements(pack) for source in statement.sources}
    used |= {source for letter in pack.letters for source in letter.sources}
    for source in pack.edition.sources:
        if source.id not in used:
            yield found("unused-source", TextPlace("", f"sources › “{source.id}”"), "no statement names this source")


def balanced(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """The numbers of gains and costs differ by at most one."""
    for item in pack.items():
        gains, costs = len(item.gains), len(item.costs)
        if abs(gains - costs) > 1:
            yield found("balance", TextPlace(item.id, "gains and costs"), f"{gains} and {costs}; at most one apart")


def both_sides(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Both sides on the contract are given, or a gap says that one was not found."""
    for item in pack.items():
        if not (item.contract.bma and item.contract.nhs_england) and not item.gaps:
            yield found("both-sides", TextPlace(item.id, "contract"), "one side is empty: record it as a gap")


def dates_in_order(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Dates are likely, in order, and not later than the evidence allows."""
    timeline = [entry.when for entry in pack.edition.timeline]
    if timeline != sorted(timeline):
        yield found("dates", TextPlace("", "timeline"), "the entries are not in date order")
    for item in pack.items():
        yield from _dates_of(item, pack.edition.evidence_as_at)


def _dates_of(item: Item, evidence: date) -> Iterator[LintFinding]:
    passed = [entry.passed_from for entry in item.dates]
    if passed != sorted(passed):
        yield found("dates", TextPlace(item.id, "dates"), "they are not in date order")
    latest = evidence.replace(year=evidence.year + YEARS_AHEAD, day=1)
    for day in passed:
        if not EARLIEST <= day <= latest:
            yield found("dates", TextPlace(item.id, "dates"), f"{day} is not a likely date")
    if item.status.since is not None and item.status.since > item.evidence_as_at:
        yield found(
            "dates",
            TextPlace(item.id, "status › since"),
            f"later than the date up to which the item was checked, {item.evidence_as_at}",
        )
    if item.status.since is None and item.status.kind not in _DATELESS:
        yield found("dates", TextPlace(item.id, "status › since"), f"“{item.status.kind}” needs a date")


def linked_both_ways(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """If an item names another, the other names it too."""
    links = {(item.id, link.item) for item in pack.items() for link in item.links}
    for here, there in sorted(links):
        if (there, here) not in links:
            yield found("links", TextPlace(here, f"links › “{there}”"), f"item {there} does not name item {here}")


def duties_are_checks(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """A duty is checked, not chosen: it says what is required, and offers no choice."""
    for item in pack.items():
        is_duty = item.status.kind in _DUTIES
        if is_duty != (item.duty is not None):
            yield found("duty", TextPlace(item.id, "duty"), "only an item whose status is a duty can have this")
        for position in item.positions:
            if is_duty != (position.kind in DUTY_KINDS) or POSITION_KINDS[position.kind].withdrawn:
                yield found(
                    "duty", TextPlace(item.id, f"positions › “{position.id}”"), f"“{position.kind}” is out of place"
                )
        for number, required in enumerate(item.duty.required if item.duty else (), start=1):
            if required.fact is None or required.how is None:
                place = TextPlace(item.id, f"duty › required › no. {number}")
                yield found("duty", place, "it needs “fact”, the field that answers it, and “how”, how to check it")


def positions_complete(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """Every position asks for what its kind needs, and its resolution is in the past tense."""
    for item in pack.items():
        for position in item.positions:
            place = TextPlace(item.id, f"positions › “{position.id}”")
            for words in _faults_of(position):
                yield found("position", place, words)


def _faults_of(position: Position) -> Iterator[str]:
    kind = POSITION_KINDS[position.kind]
    missing = kind.needs - set(position.needs)
    if missing:
        yield f"needs must name {', '.join(sorted(missing))}"
    if len(position.label.split()) < 2:
        yield "label: use more than one word, because some items are themselves refusals"
    if not position.resolution.startswith(_OPENINGS) or not position.resolution.endswith("."):
        yield "resolution: expected a sentence in the past tense, “It was agreed that ….”"
    if kind.needs_one_of and not kind.needs_one_of & set(position.needs):
        yield f"needs must name {' or '.join(sorted(kind.needs_one_of))}"
    if Need.ADVICE in position.needs and not position.warning:
        yield "taking advice on a duty needs a “warning” that a signed record may have to be disclosed"


def stale_names_date(pack: Pack, lists: Lists) -> Iterator[LintFinding]:
    """The line on staleness names the evidence date."""
    if "{date}" not in pack.edition.stale:
        yield found("stale", TextPlace("", "stale"), "expected it to give {date}, the date up to which it was checked")
