"""What changed from one meeting to another, and which decisions are based on guidance that has changed since.

`changes_between` compares two meetings in the plan. `changes_since_carried` needs only one record, because a record
contains the positions that it carried forward and their guidance. `guidance_under_decisions` compares the text that a
decision was based on with today's text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from wizard.foundation.canonical_json import digest
from wizard.foundation.formatting import capital, counted, date_in_words
from wizard.guidance.item import Item
from wizard.guidance.pack import Pack
from wizard.guidance.pack_diff import TextChange, item_difference, reads_otherwise
from wizard.minutes.entries import ItemMinutes, OwnMinutes
from wizard.minutes.minutes import Minutes, meeting_at, minutes_of
from wizard.minutes.resolution import own_particulars, particulars_of
from wizard.plan.labels import ROLES, particulars_of_practice, settled
from wizard.plan.meeting import Matter
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan
from wizard.plan.record import Standing
from wizard.plan.voting_rule import DecidingRule
from wizard.voting.numbering import item_number
from wizard.voting.positions import standing_before
from wizard.voting.rule_in_words import item_rule_in_words, rule_in_words

_NOT_COMPARED = frozenset({"Reason"})
"""Details that are new with each decision, so that a difference means nothing."""

_PRACTICE_RULE = "the practice’s rule"


@dataclass(frozen=True)
class Change:
    """One difference from the earlier meeting."""

    item: str | None
    """The item's id; None if it concerns the practice."""
    what: str
    """“position”, “outcome”, “owner”, “guidance”, “voting rule”, “list size”, a person's name."""
    before: str
    """How it was, in words; empty if there was nothing."""
    after: str
    """How it is now, in words; empty if it is gone."""

    @property
    def sentence(self) -> str:
        """The change in one sentence: “Item 3, owner: was “Dr Osei”, is now “Dr Shah”.”"""
        place = f"Item {item_number(self.item)}, {self.what}" if self.item else capital(self.what)
        before, after = _quoted(self.before), _quoted(self.after)
        if not before:
            return f"{place}: is now {after}."
        return f"{place}: was {before}, is now {after}." if after else f"{place}: was {before}, no longer."


def _quoted(words: str) -> str:
    words = words.rstrip(".")
    return f"“{words}”" if words and "“" not in words else words


def changes_of(plan: Plan, number: int | None = None) -> tuple[Change, ...]:
    """Return what changed at a meeting (None: the latest) since the closed one before it under the same guidance.

    Empty for the first meeting under a guidance.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    meeting = meeting_at(plan, number)
    held = [each.content.meeting for each in reversed(plan.records) if each.content.number < meeting.number]
    before = next((each.number for each in held if each.guidance.pack == meeting.guidance.pack), None)
    if before is None:
        return ()
    return changes_between(plan, minutes_of(plan, before), minutes_of(plan, meeting.number))


def changes_between(plan: Plan, before: Minutes, after: Minutes) -> tuple[Change, ...]:
    """Return what changed from one meeting of `plan` to a later one: items in the guidance’s order, then the rest."""
    earlier = {entry.item.id: entry for entry in before.items}
    # Use the newest names for both meetings: a corrected name is a change to the person, not to everything they own.
    people = {person.id: person for person in (*before.people, *after.people)}
    changes: list[Change] = []
    for entry in after.items:
        was = earlier.pop(entry.item.id, None)
        if was is None:
            changes.append(Change(entry.item.id, "guidance", "", "part of the guidance"))
        else:
            changes += _item_changes(plan, was, entry, tuple(people.values()))
    changes += [Change(item, "guidance", "part of the guidance", "") for item in earlier]
    for own in after.own:
        changes += _own_changes(own, tuple(people.values()))
    return (*changes, *_practice_changes(before, after))


def _item_changes(plan: Plan, before: ItemMinutes, after: ItemMinutes, people: tuple[Person, ...]) -> Iterator[Change]:
    item = after.item.id
    if before.label != after.label:
        yield Change(item, "position", before.label, after.label)
    if before.last and after.last:
        if before.ruling.kind is not after.ruling.kind:
            yield Change(item, "outcome", before.sentence, after.sentence)
        if before.matter.rule != after.matter.rule:
            yield Change(item, "rule", _item_rule(before, people), _item_rule(after, people))
    was, now = _particulars(plan, before.after, people), _particulars(plan, after.after, people)
    for label in dict.fromkeys([*was, *now]):
        if was.get(label, "") != now.get(label, ""):
            yield Change(item, label[:1].lower() + label[1:], was.get(label, ""), now.get(label, ""))
    if before.item != after.item:
        yield Change(item, "guidance", _guidance(before.item), _guidance(after.item))


def _own_changes(entry: OwnMinutes, people: tuple[Person, ...]) -> Iterator[Change]:
    """Yield what a meeting changed on one of the practice's own items; for a new one, begin with its subject."""
    was, now = entry.before, entry.after
    if was is None and not entry.brought_from:
        yield Change(entry.id, "our own item", "", entry.title)
    before, after = ({"decision": each.proposal.words, **_of_own(each, people)} if each else {} for each in (was, now))
    for label in dict.fromkeys([*before, *after]):
        if before.get(label, "") != after.get(label, ""):
            yield Change(entry.id, label, before.get(label, ""), after.get(label, ""))


def _of_own(standing: Standing, people: tuple[Person, ...]) -> Mapping[str, str]:
    found = own_particulars(standing.proposal, people)
    return {label[:1].lower() + label[1:]: words for label, words in found if label not in _NOT_COMPARED}


def _particulars(plan: Plan, standing: Standing | None, people: tuple[Person, ...]) -> Mapping[str, str]:
    if standing is None or standing.guidance is None:
        return {}
    found = particulars_of(plan.item(standing.guidance), standing.proposal, people)
    return {label: words for label, words in found if label not in _NOT_COMPARED}


def _item_rule(entry: ItemMinutes, people: tuple[Person, ...]) -> str:
    own = entry.matter.rule
    return item_rule_in_words(own, DecidingRule(), people) if own else _PRACTICE_RULE


def _guidance(item: Item) -> str:
    return f"“{item.status.words}”, checked up to {date_in_words(item.evidence_as_at)}"


def _practice_changes(before: Minutes, after: Minutes) -> Iterator[Change]:
    if before.settings.rule != after.settings.rule:
        was_rule, now_rule = (rule_in_words(minutes.settings.rule, minutes.people) for minutes in (before, after))
        yield Change(None, "voting rule", was_rule, now_rule)
    said, says = (particulars_of_practice(minutes.practice) | settled(minutes.settings) for minutes in (before, after))
    yield from (Change(None, what, said[what], says[what]) for what in says if said[what] != says[what])
    was = {person.id: person for person in before.people if not person.left}
    now = {person.id: person for person in after.people if not person.left}
    for person_id in dict.fromkeys([*was, *now]):
        earlier, later = was.get(person_id), now.get(person_id)
        if earlier is None and later is not None:
            yield Change(None, later.name, "", f"{_standing_of(later)}, new since then")
        elif later is None and earlier is not None:
            yield Change(None, earlier.name, _standing_of(earlier), "")
        elif earlier is not None and later is not None:
            yield from _person_changes(earlier, later)


def _person_changes(before: Person, after: Person) -> Iterator[Change]:
    if before.name != after.name:
        yield Change(None, "name", before.name, after.name)
    if _standing_of(before) != _standing_of(after):
        yield Change(None, after.name, _standing_of(before), _standing_of(after))


def _standing_of(person: Person) -> str:
    """Return somebody's role: “partner with 1 vote”, “salaried GP”."""
    if person.role is Role.PARTNER:
        gp = "" if person.gp else ", not a GP"
        return f"partner with {counted(person.votes, 'vote')}{gp}" if person.votes else f"partner without a vote{gp}"
    words = ROLES[person.role]
    return words[:1].lower() + words[1:]


def newer_than(pack: Pack, plan: Plan) -> bool:
    """Whether a pack could replace the open meeting's guidance: its texts differ and its evidence is not older."""
    meeting = plan.meeting
    if meeting is None or pack.edition.id != meeting.guidance.pack:
        return False
    if pack.edition.evidence_as_at < plan.head(meeting.guidance.head).evidence_as_at:
        return False
    same_name = pack.edition.edition == meeting.guidance.edition
    return not same_name or digest(pack) != meeting.guidance.pack_digest


def guidance_changed(plan: Plan) -> tuple[str, ...]:
    """Return the ids of items whose guidance is no longer the text under their position or proposal.

    An item that was checked again without a change of text counts as unchanged.
    """
    if plan.meeting is None:
        return ()
    standing = standing_before(plan)
    changed = []
    for item, now in plan.meeting.guidance.items.items():
        seen = [proposal.seen for proposal in plan.meeting.matter(item).proposals if proposal.seen]
        under = seen[-1] if seen else standing[item].guidance if item in standing else now
        if under is not None and under != now and reads_otherwise(plan.item(under), plan.item(now)):
            changed.append(item)
    return tuple(changed)


def changes_since_carried(plan: Plan, minutes: Minutes) -> tuple[Change, ...]:
    """Return how a meeting of `plan` changed the items' positions; empty for the first meeting."""
    if not any(entry.before for entry in minutes.entries):
        return ()
    before = replace(minutes, items=tuple(_as_before(plan, entry) for entry in minutes.items))
    return changes_between(plan, before, minutes)


def _as_before(plan: Plan, entry: ItemMinutes) -> ItemMinutes:
    """Return an item as it was before the meeting: with its carried position and without proposals."""
    stood: Standing | None = entry.before
    guidance = plan.item(stood.guidance) if stood and stood.guidance else entry.item
    return replace(
        entry,
        item=guidance,
        taken=False,
        matter=Matter(item=entry.item.id),
        proposals=(),
        after=stood,
        position=guidance.position(stood.proposal.position) if stood else None,
        decided_here=False,
    )


@dataclass(frozen=True)
class Underneath:
    """One item that was decided, or put, under a text that differs from the open meeting's."""

    before: Item
    """The guidance that the decision was based on."""
    now: Item
    """The guidance of the open meeting."""
    differences: tuple[TextChange, ...]


def guidance_under_decisions(plan: Plan) -> tuple[Underneath, ...]:
    """Return the items of the open meeting whose guidance changed under their decision; empty without a meeting."""
    meeting = plan.meeting
    if meeting is None:
        return ()
    standing = standing_before(plan)
    found = []
    for item_id in guidance_changed(plan):
        seen = [proposal.seen for proposal in meeting.matter(item_id).proposals if proposal.seen]
        under = seen[-1] if seen else standing[item_id].guidance
        if under is None:
            continue
        before = plan.item(under)
        now = plan.item(meeting.guidance.items[item_id])
        found.append(Underneath(before, now, item_difference(before, now)))
    return tuple(found)
