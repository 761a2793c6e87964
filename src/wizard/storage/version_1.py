"""Convert a plan of version 1 of the file to version 2.

Version 0.1.0 wrote version 1. In version 2 the rule consists of need, base and tiers; everything else is where it
was. Closed meetings are not converted: their seals covered less, and another function worked out the results of
their votes.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from wizard.storage.migration_errors import ClosedMeetingsError

_NEEDS: Mapping[str, dict[str, Any]] = {
    "more_than_half": {"kind": "over", "part": 1, "of": 2},
    "two_thirds": {"kind": "least", "part": 2, "of": 3},
    "three_quarters": {"kind": "least", "part": 3, "of": 4},
    "all": {"kind": "all_but"},
}

_KEPT = ("board", "board_name")

_VOTES = ("agreed", "roll_call", "counted", "contractor")
"""The ways of deciding that a duty no longer has."""


def from_version_1(plan: dict[str, Any]) -> dict[str, Any]:
    """Return a plan of version 1 converted to version 2.

    Raises:
        ClosedMeetingsError: It has closed meetings, or reopened ones.
    """
    if plan.get("records") or plan.get("reopenings"):
        raise ClosedMeetingsError("holds closed meetings")
    return without_records(plan)


def without_records(plan: dict[str, Any]) -> dict[str, Any]:
    """Return the open parts of a plan of version 1, converted to version 2."""
    votes = hold_votes(plan.get("people"))
    kept = {key: value for key, value in plan.items() if key not in ("records", "reopenings", "sealed")}
    if isinstance(kept.get("settings"), dict):
        kept["settings"] = settings_of(kept["settings"], in_votes=votes)
    if isinstance(kept.get("meeting"), dict):
        kept["meeting"] = meeting_of(kept["meeting"], in_votes=votes, duties=duties_in(plan))
    return kept


def hold_votes(people: Any) -> bool:
    """Whether a partner has more or fewer votes than one, so that votes and people were different numbers."""
    partners = [person for person in _dicts(people) if person.get("role", "partner") == "partner"]
    return any(person.get("votes", 1) != 1 for person in partners)


def _dicts(value: Any) -> Iterable[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def settings_of(settings: dict[str, Any], *, in_votes: bool) -> dict[str, Any]:
    """Return the settings of version 1 converted to version 2."""
    kept = dict(settings)
    rule = kept.get("rule")
    if isinstance(rule, dict):
        kept["rule"] = rule_of(rule, in_votes=in_votes)
    return kept


def rule_of(rule: dict[str, Any], *, in_votes: bool) -> dict[str, Any]:
    """Return the rule of a practice: the Act's, one of all partners, or one with a tier for ordinary matters."""
    board = {key: rule[key] for key in _KEPT if key in rule}
    source = rule.get("source", "agreed")
    if source == "act" and not board and _of_the_act(rule):
        return {}
    tier = tier_of(rule, in_votes=in_votes)
    if source == "act":
        source = "agreed" if rule.get("threshold") == "all" and _of_the_act(rule, need="all") else "deed"
    return {"source": source, "tiers": {"ordinary": tier}, **board}


def _of_the_act(rule: dict[str, Any], need: str = "more_than_half") -> bool:
    return (
        rule.get("threshold", "more_than_half") == need
        and rule.get("base", "cast") == "all"
        and rule.get("interests_counted") is True
        and not rule.get("casting_vote")
        and not rule.get("quorum")
    )


def tier_of(rule: dict[str, Any], *, in_votes: bool) -> dict[str, Any]:
    """Return how ordinary matters are decided by a rule of version 1."""
    threshold = rule.get("threshold", "more_than_half")
    tier: dict[str, Any] = {
        # Pass on unknown values unchanged, so that they are refused with their place.
        "need": _NEEDS.get(threshold, threshold) if isinstance(threshold, str) else threshold,
        "base": rule.get("base", "cast"),
        "interests": "in" if rule.get("interests_counted") else "out",
    }
    act = rule.get("source") == "act"
    if act:
        tier["absent"] = "written"
    elif in_votes:
        tier["unit"] = "votes"
    if rule.get("casting_vote"):
        tier["casting"] = {"who": "chair"}
    if rule.get("quorum"):
        tier["quorum"] = {"need": _quorum(rule["quorum"])}
    if rule.get("clause"):
        tier["clause"] = rule["clause"]
    return tier


def _quorum(quorum: Any) -> Any:
    if not isinstance(quorum, dict):
        return quorum
    if quorum.get("number") is not None:
        return {"kind": "number", "number": quorum["number"]}
    return {"kind": "least", "part": quorum.get("numerator"), "of": quorum.get("denominator")}


def duties_in(plan: dict[str, Any]) -> frozenset[str]:
    """Return the digests of the texts that belong to a duty."""
    guidance = plan.get("guidance")
    items = guidance.get("items") if isinstance(guidance, dict) else None
    texts = items.items() if isinstance(items, dict) else ()
    return frozenset(key for key, text in texts if isinstance(text, dict) and text.get("duty"))


def meeting_of(meeting: dict[str, Any], *, in_votes: bool, duties: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return a meeting of version 1 converted to version 2: rules of single items, casting votes, and duties noted."""
    if not isinstance(meeting.get("matters"), list):
        return meeting
    guidance = meeting.get("guidance")
    texts = guidance.get("items") if isinstance(guidance, dict) else None
    before = texts if isinstance(texts, dict) else {}
    matters = [
        _matter(matter, before.get(str(matter.get("item"))), in_votes=in_votes, duties=duties)
        if isinstance(matter, dict)
        else matter
        for matter in meeting["matters"]
    ]
    return {**meeting, "matters": matters}


def _matter(matter: dict[str, Any], text: Any, *, in_votes: bool, duties: frozenset[str]) -> dict[str, Any]:
    kept = dict(matter)
    own = kept.get("rule")
    if isinstance(own, dict) and isinstance(own.get("rule"), dict):
        kept["rule"] = {"tier": tier_of(own["rule"], in_votes=in_votes), "reason": own.get("reason", "")}
    if isinstance(kept.get("proposals"), list):
        kept["proposals"] = [
            _proposal(put, str(put.get("seen") or text) in duties) if isinstance(put, dict) else put
            for put in kept["proposals"]
        ]
    return kept


def _proposal(proposal: dict[str, Any], of_duty: bool) -> dict[str, Any]:
    decision = proposal.get("decision")
    if not isinstance(decision, dict):
        return proposal
    if of_duty and decision.get("how") in _VOTES:
        # A duty is only checked and noted; version 1 could hold a vote on it by mistake.
        return {**proposal, "decision": {"how": "noted"}}
    if decision.get("casting") != "abstain":
        return proposal
    # A casting vote was never an abstention; if a file has one, it decided nothing.
    return {**proposal, "decision": {k: v for k, v in decision.items() if k not in ("casting", "cast_by")}}
