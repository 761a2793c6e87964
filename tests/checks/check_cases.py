"""The worked checks of a file as whole plans: the input of each, and what the program finds."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tests.plans import plan_of, shipped_pack

from wizard.checks.all_checks import Check, Severity, checks
from wizard.checks.check import groups_of
from wizard.edits.meeting_edits import freeze, new_proposal
from wizard.foundation.canonical_json import digest
from wizard.foundation.dates import months_after
from wizard.foundation.value import FIRST_DAY
from wizard.guidance.item import FieldKind, Item, Position
from wizard.plan.choice import Choice
from wizard.plan.meeting import Attendance, Matter, Presence
from wizard.plan.people import Person
from wizard.plan.plan import BegunWith, Plan, open_meeting
from wizard.plan.proposal import Agreed, BringBack, Decision, Dissent, Noted, Owner, Proposal, RollCall, Vote
from wizard.plan.record import Standing
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.voting_rule import DecidingRule, RuleSource

Given = Mapping[str, Any]
"""The input of a check in a file."""

CODES = frozenset(
    [
        "start_year",
        "start_before",
        "review_before_start",
        "return_after_latest",
        "checked_ahead",
        "notice_too_short",
        "ends_before_notice",
        "notice_before_meeting",
        "told_after_end",
        "told_late",
        "prepared_after_start",
        "met_against_fact",
        "limit_above_now",
        "in_place_against_fact",
        "pulls_against",
        "depends_on",
        "hold_ended",
        "review_due",
        "return_due",
        "owner_gone",
        "two_carried",
        "dissent_and_for",
        "dissent_absent",
        "written_not_allowed",
        "written_late",
        "consent_undated",
        "consent_other_words",
        "consent_awaited",
        "consent_lapsed",
        "casting_open",
        "weights_under_act",
        "spell_over",
        "spell_no_clause",
        "not_party",
        "no_notice",
        "short_notice",
        "mover_absent",
        "meeting_order",
    ]
)
"""The findings that the written rules are about; a plan made for one of them is incomplete in many other ways."""

_SEVERITIES = {Severity.BLOCKING: "block", Severity.ACKNOWLEDGE: "acknowledge", Severity.RESULT: "note"}
_OF_PROPOSAL = ("start", "review_on", "hold_until")
_KNOWN = frozenset(
    [
        "held_on",
        "item",
        "title",
        "position",
        "start",
        "review_on",
        "hold_until",
        "bring_back",
        "services",
        "patients_told_by",
        "facts",
        "fields",
        "taken_up",
        "duties",
        "later",
        "untouched",
        "standing",
        "votes",
        "dissents",
        "rule",
        "held",
        "notice_sent",
        "spells",
    ]
)


def check_differences(check: Mapping[str, Any]) -> list[str]:
    """Return where a check's result differs from the expected one, a line each; none if it agrees."""
    name, given = check["id"], check["given"]
    if unknown := sorted(set(given) - _KNOWN):
        return [f"{name}: cannot be read: nobody knows what “{unknown[0]}” is"]
    plan = plan_given(given)
    found = [each for each in checks(plan, date.fromisoformat(given["held_on"])) if _is_about(each, given)]
    groups = groups_of(found)
    said: dict[str, Any] = {
        "expect": [_as_expected(each) for each in found],
        "acknowledgements": len(groups),
        "acknowledgement": " ".join(group.sentence for group in groups),
    }
    return [
        f"{name}: {key}\n  expected {check[key]!r}\n  found    {value!r}"
        for key, value in said.items()
        if key in check and check[key] != value
    ]


def _is_about(check: Check, given: Given) -> bool:
    """Whether a finding is about the written rules and about the check's input: other items are not part of it."""
    about = {given.get("item"), *(item for key in ("taken_up", "later", "duties") for item in given.get(key, ()))}
    return check.code in CODES and (check.other is None or check.other in about)


def _as_expected(check: Check) -> dict[str, str]:
    return {
        "code": check.code,
        "severity": _SEVERITIES[check.severity],
        "group": check.group,
        "words": check.words.rstrip("."),
    }


def plan_given(given: Given) -> Plan:
    """Return the plan for a check; its meeting is open."""
    plan = _practice(given)
    meeting = open_meeting(plan)
    attendance = tuple(Attendance(person=person.id, presence=Presence.IN_ROOM) for person in plan.people)
    plan = plan.with_meeting(
        meeting.replace(
            held_on=date.fromisoformat(given["held_on"]),
            chair=plan.people[0].id,
            attendance=attendance,
            items=(),
            notice_sent=_day(given.get("notice_sent")),
        )
    )
    if "title" in given:
        plan = _titled(plan, given["item"], given["title"])
    for item_id, proposal in _proposals(plan, given):
        plan = plan.with_matter(Matter(item=item_id, proposals=(proposal,)))
    item = given.get("item", "")
    if "facts" in given:
        plan = plan.replace(facts={item: given["facts"]})
    if "standing" in given:
        plan = plan.replace(begun_with=BegunWith(plan="f" * 32, positions=(_standing(plan, item, given["standing"]),)))
    return plan


def _practice(given: Given) -> Plan:
    spells = given.get("spells", ())
    named = [*given.get("votes", {}), *given.get("dissents", ()), *given.get("held", {}), *(s["who"] for s in spells)]
    names = list(dict.fromkeys([*named, "Dr Xu", "Dr Yates"]))
    held = given.get("held", {})
    people = tuple(Person(id=f"p{at}", name=name, votes=held.get(name, 1)) for at, name in enumerate(names, start=1))
    plan = plan_of(0).replace(people=people)
    ids = {person.name: person.id for person in people}
    settings = plan.settings.replace(
        rule=_rule(given.get("rule", "act")), spells=tuple(_spell(ids[spell["who"]], spell) for spell in spells)
    )
    return plan.replace(settings=settings)


def _rule(rule: Any) -> DecidingRule:
    if isinstance(rule, str):
        return DecidingRule(source=RuleSource(rule))
    return DecidingRule(source=RuleSource(rule.get("source", "deed")), notice_days=rule.get("notice_days"))


def _spell(person: str, spell: Given) -> Spell:
    return Spell(
        person=person,
        kind=SpellKind(spell["kind"]),
        first=_day(spell.get("from")) or FIRST_DAY,
        last=_day(spell.get("until")),
        counted=spell.get("counted", False),
        clause=spell.get("clause", ""),
    )


def _titled(plan: Plan, item_id: str, title: str) -> Plan:
    pack = shipped_pack()
    actions = tuple(
        action.replace(
            items=tuple(item.replace(short_title=title) if item.id == item_id else item for item in action.items)
        )
        for action in pack.actions
    )
    guidance, before = freeze(plan.guidance, pack.replace(actions=actions))
    return plan.replace(guidance=guidance, meeting=open_meeting(plan).replace(guidance=before))


# --- The proposals ----------------------------------------------------------------------------------------------------


def _proposals(plan: Plan, given: Given) -> Iterator[tuple[str, Proposal]]:
    held_on = date.fromisoformat(given["held_on"])
    votes, dissents = given.get("votes", {}), given.get("dissents", ())
    if "item" in given and not given.get("untouched"):
        item = _item(plan, given["item"])
        decision: Decision = Agreed(how="agreed")
        ids = {person.name: person.id for person in plan.people}
        if votes:
            cast = tuple(Vote(person=ids[name], choice=Choice(choice)) for name, choice in votes.items())
            decision = RollCall(how="roll_call", votes=cast)
        put = _proposal(plan, item, given.get("position", "adopt"), decision)
        parts: dict[str, Any] = {key: _day(given[key]) for key in _OF_PROPOSAL if key in given}
        if "bring_back" in given:
            parts["bring_back"] = _bring_back(given["bring_back"])
        fields = {**given.get("fields", {}), **_fields(item, given)}
        dissent = tuple(Dissent(person=ids[name]) for name in dissents)
        yield item.id, put.replace(fields=fields, dissents=dissent, **parts)
    for item_id in given.get("taken_up", ()):
        yield item_id, _proposal(plan, _item(plan, item_id), "adopt", Agreed(how="agreed"))
    for item_id in given.get("later", ()):
        put = _proposal(plan, _item(plan, item_id), "later", Agreed(how="agreed"))
        yield item_id, put.replace(bring_back=BringBack(on=months_after(held_on, 3)))
    for item_id in given.get("duties", ()):
        if _item(plan, item_id).duty is None:
            raise ValueError(f"item {item_id} is no duty")


def _item(plan: Plan, item_id: str) -> Item:
    return plan.item(open_meeting(plan).guidance.items[item_id])


def _proposal(plan: Plan, item: Item, name: str, decision: Decision) -> Proposal:
    position = _position(item, name)
    noted = Noted(how="noted") if item.duty else decision
    return new_proposal(open_meeting(plan), item.id, position.id).replace(decision=noted, owner=Owner(person="p1"))


def _position(item: Item, name: str) -> Position:
    found = [position for position in item.positions if name in (position.kind, position.id)]
    if not found:
        raise ValueError(f"item {item.id} offers no position “{name}”")
    return found[0]


def _fields(item: Item, given: Given) -> dict[str, Any]:
    """Return the check's values for the fields of its item, by their ids."""
    return {
        field.id: tuple(given[field.id]) if field.kind is FieldKind.TABLE else given[field.id]
        for field in item.fields
        if field.id in given
    }


def _standing(plan: Plan, item_id: str, standing: Given) -> Standing:
    """Return a position that an earlier plan left: adopted or deferred."""
    item = _item(plan, item_id)
    put = _proposal(plan, item, "later" if "bring_back" in standing else "adopt", Agreed(how="agreed"))
    parts: dict[str, Any] = {key: _day(standing[key]) for key in _OF_PROPOSAL if key in standing}
    if "bring_back" in standing:
        parts["bring_back"] = _bring_back(standing["bring_back"])
    on = open_meeting(plan).held_on
    return Standing(
        item=item_id,
        meeting=1,
        decided_on=on - timedelta(days=180) if on else None,
        proposal=put.replace(**parts),
        guidance=digest(item),
    )


def _bring_back(back: Given) -> BringBack:
    return BringBack(on=_day(back.get("on")), event=back.get("event", ""), latest=_day(back.get("latest")))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
