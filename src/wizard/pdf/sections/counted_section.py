"""The full explanation of every outcome, in one place: each rule that applied, and the count under it."""

from collections.abc import Iterator

from wizard.foundation.formatting import capital, listed
from wizard.minutes.entries import ProposalMinutes
from wizard.pdf.plan_copy import Copy
from wizard.plan.people import VotesPrinted
from wizard.plan.ruling_kind import RulingKind
from wizard.tagged_pdf import Block, Heading, Labels, Text
from wizard.voting.rule_sentences import count_words, rule_behind

_NOT_SETTLED = "It is not known how many are needed"
"""The count if too few were here, or if the number itself cannot be known yet."""


def how_counted(copy: Copy) -> Iterator[Block]:
    """Yield each rule once, and each number needed under it once, with the proposals concerned."""
    put = counted_put(copy)
    if not put:
        return
    yield Heading(1, "How each outcome was counted", anchor="counted")
    for rule, counts in _by_rule(put).items():
        pairs: list[tuple[Text, Text]] = [("Rule", capital(rule))]
        pairs += [("Count", f"{capital(count)}: {listed(numbers)}.") for count, numbers in counts.items()]
        yield Labels(pairs, whole=len(pairs))


def counted_put(copy: Copy) -> list[tuple[str, ProposalMinutes]]:
    """Return each proposal that a rule decided, with its number; empty if no votes are printed."""
    if copy.printed is VotesPrinted.OUTCOME:
        return []
    return [
        (put.number or entry.number, put)
        for entry in copy.minutes.entries
        for put in entry.proposals
        if put.by_rule and put.ruling.kind is not RulingKind.NOT_PUT
    ]


def _by_rule(put: list[tuple[str, ProposalMinutes]]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for number, each in put:
        counts = found.setdefault(rule_behind(each.ruling, each.source), {})
        counts.setdefault(count_words(each.ruling) or _NOT_SETTLED, []).append(number)
    return found
