"""The check of a whole pack: a table of rules, their findings, and counts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from wizard.foundation.value import Value
from wizard.guidance.pack import Pack
from wizard.guidance.packs import lint_rules, source_rules
from wizard.guidance.packs.lint_rules import LintFinding, Lists, shipped_lists
from wizard.guidance.packs.pack_integrity import statements

Rule = Callable[[Pack, Lists], Iterator[LintFinding]]
"""A rule goes through a pack and yields its findings."""

RULES: Mapping[str, Rule] = {
    "sound": lint_rules.sound,
    "unused-source": lint_rules.sources_used,
    "balance": lint_rules.balanced,
    "both-sides": lint_rules.both_sides,
    "dates": lint_rules.dates_in_order,
    "links": lint_rules.linked_both_ways,
    "duty": lint_rules.duties_are_checks,
    "position": lint_rules.positions_complete,
    "stale": lint_rules.stale_names_date,
    "as-at": source_rules.stances_dated,
    "newest": source_rules.newest_stance_shown,
    "source": source_rules.sources_said,
    "spelling": lint_rules.british_spelling,
    "spaces": lint_rules.single_spaces,
    "quotes": lint_rules.curly_quotes,
    "sentence": lint_rules.short_sentences,
    "asks": lint_rules.short_asks,
    "trade-off": lint_rules.short_trade_offs,
    "short-title": lint_rules.short_titles,
    "full-stop": lint_rules.full_stops,
    "advice": lint_rules.no_advice,
    "quotation": lint_rules.quoted_only,
    "claim": lint_rules.no_claims,
    "plain": lint_rules.plain_words,
    "letters": source_rules.letters_fit_to_send,
}
"""Every rule by its id, in the order in which they are run."""


STYLE = frozenset(
    {
        *("unused-source", "stray", "spelling", "spaces", "quotes", "sentence", "asks"),
        *("trade-off", "short-title", "full-stop", "plain"),
    }
)
"""The style rules, about how a pack reads. The other rules are about content, and cannot be overridden."""


def is_style(finding: LintFinding) -> bool:
    """Whether a finding is only about style, so that a practice may still add the pack."""
    return finding.rule in STYLE


class Counts(Value):
    """The counts of a pack."""

    items: int
    statements: int
    sourced: int
    """Statements that name at least one source."""
    editorial: int
    """Statements without a source, marked as our own."""
    sources: int


def findings(pack: Pack, lists: Lists | None = None, today: date | None = None) -> tuple[LintFinding, ...]:
    """Return all findings on `pack`; empty if it is in order.

    Args:
        pack: The pack. lists: Word lists and limits; the shipped ones if none are given. today: The day of the check,
        after which nothing can have been checked; None skips the checks of dates.
    """
    lists = lists or shipped_lists()
    found = [finding for rule in RULES.values() for finding in rule(pack, lists)]
    if today is not None:
        found += source_rules.none_in_the_future(pack, today)
    return tuple(found)


def counts(pack: Pack) -> Counts:
    """Count the items, statements and sources of a pack."""
    all_statements = [statement for _, statement in statements(pack)]
    sourced = sum(1 for statement in all_statements if statement.sources)
    return Counts(
        items=len(list(pack.items())),
        statements=len(all_statements),
        sourced=sourced,
        editorial=len(all_statements) - sourced,
        sources=len(pack.edition.sources),
    )


def summary(pack: Pack, count: int) -> str:
    """Return the last line of a check: the pack's counts and the number of findings."""
    number = counts(pack)
    found = "nothing found" if count == 0 else "1 finding" if count == 1 else f"{count} findings"
    return (
        f"{pack.edition.id} {pack.edition.edition}: {number.items} items, {number.statements} statements, "
        f"{number.sourced} sourced, {number.editorial} editorial, {number.sources} sources; {found}."
    )
