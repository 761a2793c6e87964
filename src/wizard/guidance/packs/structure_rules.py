"""The rules for how a pack is built: both sides, dates, links, positions, sources."""

from collections.abc import Iterator
from datetime import date

from wizard.guidance.duty import DUTY_KINDS, StatusKind
from wizard.guidance.item import Item, Position
from wizard.guidance.pack import Pack
from wizard.guidance.packs.lint_rules import Finding, Lists
from wizard.guidance.packs.pack_integrity import faults
from wizard.guidance.packs.prose_rules import found
from wizard.guidance.packs.walk import Place, statements
from wizard.guidance.position_kinds import Need, PositionKind

EARLIEST = date(1990, 1, 1)
"""No date of the guidance can lie before this one."""

YEARS_AHEAD = 5
"""How many years after the evidence date a date of the guidance may lie."""

_DUTIES = frozenset({StatusKind.NOW_CONTRACTUAL, StatusKind.NOW_LEGAL_DUTY})
_DATELESS = frozenset({StatusKind.OPEN, StatusKind.STANDING_DUTY, StatusKind.ROUTE_FIXED})
_OPENINGS = ("It was ", "The partners ", "The contractor ", "The practice ")


def sound(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Everything that is referred to is there, and every id stands for one thing."""
    for fault in faults(pack):
        place, _, words = fault.words.partition(": ")
        yield found("sound", Place(fault.item, place), words)


def sources_used(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Every source that is listed is named by some statement."""
    used = {source for _, statement in statements(pack) for source in statement.sources}
    for source in pack.edition.sources:
        if source.id not in used:
            yield found("unused-source", Place("", f"sources › “{source.id}”"), "no statement names this source")


def balanced(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Gains and costs are equal in number, within one."""
    for item in pack.items():
        gains, costs = len(item.gains), len(item.costs)
        if abs(gains - costs) > 1:
            yield found("balance", Place(item.id, "gains and costs"), f"{gains} and {costs}; at most one apart")


def both_sides(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Both sides on the contract; where one was not found, a gap says so."""
    for item in pack.items():
        if not (item.contract.bma and item.contract.nhs_england) and not item.gaps:
            yield found("both-sides", Place(item.id, "contract"), "one side is empty, and no gap says so")


def dates_in_order(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Dates are likely ones, in order, and none is later than the evidence allows."""
    timeline = [entry.when for entry in pack.edition.timeline]
    if timeline != sorted(timeline):
        yield found("dates", Place("", "timeline"), "the entries are not in order of time")
    for item in pack.items():
        yield from _dates_of(item, pack.edition.evidence_as_at)


def _dates_of(item: Item, evidence: date) -> Iterator[Finding]:
    passed = [entry.passed_from for entry in item.dates]
    if passed != sorted(passed):
        yield found("dates", Place(item.id, "dates"), "they are not in order of time")
    latest = evidence.replace(year=evidence.year + YEARS_AHEAD, day=1)
    for day in passed:
        if not EARLIEST <= day <= latest:
            yield found("dates", Place(item.id, "dates"), f"{day} is not a likely date")
    if item.evidence_as_at > evidence:
        yield found("dates", Place(item.id, "evidence_as_at"), f"later than the pack's own, {evidence}")
    if item.status.since is not None and item.status.since > evidence:
        yield found("dates", Place(item.id, "status › since"), f"later than the pack's evidence, {evidence}")
    if item.status.since is None and item.status.kind not in _DATELESS:
        yield found("dates", Place(item.id, "status › since"), f"“{item.status.kind}” needs a date")


def linked_both_ways(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """If an item names another, that one names it, too."""
    links = {(item.id, link.item) for item in pack.items() for link in item.links}
    for here, there in sorted(links):
        if (there, here) not in links:
            yield found("links", Place(here, f"links › “{there}”"), f"item {there} does not name item {here}")


def duties_are_checks(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """A duty is checked and not chosen: it says what is required, and offers no choice."""
    for item in pack.items():
        is_duty = item.status.kind in _DUTIES
        if is_duty != (item.duty is not None):
            yield found("duty", Place(item.id, "duty"), "belongs to an item whose status is a duty, and only there")
        for position in item.positions:
            if is_duty != (position.kind in DUTY_KINDS):
                yield found(
                    "duty", Place(item.id, f"positions › “{position.id}”"), f"“{position.kind}” is out of place"
                )


def positions_complete(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Every position asks for what its kind needs, and speaks in the past tense."""
    for item in pack.items():
        for position in item.positions:
            place = Place(item.id, f"positions › “{position.id}”")
            for words in _faults_of(position):
                yield found("position", place, words)


_NEEDED = {
    PositionKind.LATER: {Need.BRING_BACK},
    PositionKind.DECLINE: {Need.REASON},
    PositionKind.MET: {Need.CHECKED},
    PositionKind.MET_UNDER_PROTEST: {Need.CHECKED},
    PositionKind.NOT_YET_MET: {Need.MISSING, Need.OWNER},
    PositionKind.NOT_MEETING: {Need.REASON, Need.ADVICE},
}


def _faults_of(position: Position) -> Iterator[str]:
    missing = _NEEDED.get(position.kind, set()) - set(position.needs)
    if missing:
        yield f"needs must name {', '.join(sorted(missing))}"
    if len(position.label.split()) < 2:
        yield "label: a bare word says too little beside items that are themselves refusals"
    if not position.resolution.startswith(_OPENINGS) or not position.resolution.endswith("."):
        yield "resolution: expected a sentence in the past tense, “It was agreed that ….”"
    if position.kind is PositionKind.NOT_MEETING and not (position.apart and position.warning):
        yield "not meeting a duty lies apart and prints a warning; expected “apart = true” and “warning”"


def stale_names_date(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """The line on staleness names the evidence date."""
    if "{date}" not in pack.edition.stale:
        yield found("stale", Place("", "stale"), "expected {date}, the evidence date, in it")
