"""The digest of a plan that is not sealed yet, on which the identifiers of its documents are based.

It covers everything in the plan, the guidance too, so it takes longer than a page. The documents of one plan are often
made in turn: counted, previewed, saved. So the digest worked out last is remembered, with its plan.
"""

from wizard.foundation.canonical_json import digest
from wizard.plan.plan import Plan


class _Last:
    """The plan that was asked about last, and its digest, as one value, because documents are made in threads."""

    known: tuple[Plan, str] | None = None


def plan_digest(plan: Plan) -> str:
    """Return the digest of a plan."""
    known = _Last.known
    # Plans are compared field by field, and parts that are the same object are not looked into.
    if known is None or known[0] != plan:
        known = _Last.known = plan, digest(plan)
    return known[1]
