"""A plan in which every text field has a mark of its own, so that each can be looked for in a file."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Annotated, Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from tests.pdf.second_meeting import second_open, second_signed
from tests.plans import worked_example

from wizard.foundation.value import Value
from wizard.guidance.item import FieldKind, Item
from wizard.plan.choice import Choice
from wizard.plan.circulation import Circulation
from wizard.plan.consent import CastingChoice, Consent, ConsentWay
from wizard.plan.in_writing import InWriting
from wizard.plan.meeting import Interest, Lapse, LapseKind, LmcAsked, Matter, Meeting, NextMeeting, OwnItem
from wizard.plan.office import Office
from wizard.plan.people import Person, Practice, Settings
from wizard.plan.plan import BegunWith, FrozenGuidance, Happened, Plan, PrivateMatter
from wizard.plan.proposal import (
    OWN_POSITION,
    Advice,
    BringBack,
    CarriedOver,
    CheckedWith,
    Dissent,
    DutyCheck,
    Fields,
    Owner,
    Proposal,
)
from wizard.plan.record import CastingEntry, ClosedRecord, ConsentEntry, Correction, Entry, Reopening
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.task import Task
from wizard.plan.tier import HALF, Base, Tier
from wizard.plan.voting_rule import DecidingRule, ItemTier, RuleSource, Tiers

NAMES = frozenset({(Person, "name"), (Owner, "name")})
"""The fields with somebody's name; names in answers are left out with the answers."""

NEVER_COPIED = (FrozenGuidance, PrivateMatter, Reopening, Office, Circulation, InWriting, Happened, BegunWith)
"""Guidance is not typed; private notes, letters, open circulations and reopened records are in no copy."""

UNMARKED = frozenset(
    {
        "Plan.id",
        "Plan.read_only",
        "RecordContent.plan",
        "SealedOutcome.sentence",
        "Acknowledged.name",
        "Correction.place",
    }
)
"""Fields that the program fills in."""

Change = Callable[[Any], Any]


@dataclass
class Marks:
    """The marks used so far."""

    texts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    filled: set[str] = field(default_factory=set)
    """“Proposal.reason”."""

    def of(self, kind: type[Value], name: str) -> str:
        """A new mark for a field."""
        self.filled.add(f"{kind.__name__}.{name}")
        if (kind, name) not in NAMES:
            return self.text()
        number = len(self.names)
        self.names += [f"Fo{number:04}n", f"Su{number:04}n"]
        return " ".join(self.names[-2:])

    def text(self) -> str:
        """A new mark for a text."""
        self.texts.append(f"Qm{len(self.texts):04}t")
        return self.texts[-1]


PLANS: Mapping[str, Callable[[], Plan]] = {"first": worked_example, "open": second_open, "closed": second_signed}


@functools.cache
def marked(which: str) -> tuple[Plan, Marks]:
    """A plan with every text that may be typed, and its marks.

    The first meeting has nothing to compare with, and its decisions have no facts of their own, so others stand in.
    """
    plan, marks = PLANS[which](), Marks()
    held = {item.id: _held(item, marks) for item in plan.guidance.items.values()}
    plan = everywhere(plan.replace(private=PrivateMatter(), facts=held), functools.partial(_full, which == "first"))
    return everywhere(plan, functools.partial(_marked, marks)), marks


def _held(item: Item, marks: Marks) -> Fields:
    """Every text fact of an item."""
    held: dict[str, Any] = {}
    for each in item.fields:
        if each.kind in (FieldKind.TEXT, FieldKind.CHOICE):
            held[each.id] = marks.text()
        elif each.kind is FieldKind.TABLE:
            cells = [column.id for column in each.columns if column.kind in (FieldKind.TEXT, FieldKind.CHOICE)]
            held[each.id] = ({cell: marks.text() for cell in cells},)
    return held


def _full(bare: bool, value: Any) -> Any:
    """A value with every optional part filled in."""
    somebody = Owner(name="x")
    match value:
        case Proposal():
            return value.replace(
                owner=somebody,
                bring_back=BringBack(event="x", watcher=somebody),
                check=DutyCheck(by=somebody, how="x"),
                advice=Advice(taken_from="x"),
                consents=(
                    Consent(person="noor", item="8", proposal=value.id, words="0" * 64, choice=Choice.FOR, seen_by="x"),
                ),
                dissents=(Dissent(person="shah"),),
                fields={} if bare else value.fields,
            )
        case Matter():
            own = ItemTier(tier=Tier(need=HALF, base=Base.CAST, clause="x"), reason="x", agreed_by=("osei",))
            return value.replace(rule=own, checked_with=(CheckedWith(whom="x"),))
        case DecidingRule() if not value.board:
            tiers = Tiers(ordinary=Tier(need=HALF, base=Base.CAST, clause="x"))
            return value.replace(source=RuleSource.DEED, tiers=tiers, board=("osei", "shah"), board_name="x")
        case Task():
            return value.replace(owner=somebody, due=date(2027, 6, 1))
        case Practice():
            return Practice(name="x")
        case Settings():
            away = Spell(person="noor", kind=SpellKind.LEAVE, first=date(2020, 1, 1), last=date(2020, 1, 2), clause="x")
            return value.replace(spells=(away,))
        case Meeting():
            return _full_meeting(value, somebody)
        case ClosedRecord():
            return value.replace(answers=(*value.answers, *_later_entries()))
    return value


def _full_meeting(meeting: Meeting, somebody: Owner) -> Meeting:
    over = CarriedOver(how="carried_over", words="x")
    own = Proposal(id="p1", position=OWN_POSITION, words="x", owner=somebody, decision=over)
    return meeting.replace(
        interests=(Interest(person="osei", items=("8",)),),
        own_items=(OwnItem(id="o1", title="x", about="x", raised_by=somebody),),
        matters=(*meeting.matters, Matter(item="o1", proposals=(own,))),
        lapses=(Lapse(what=LapseKind.HOLD, item="8", words="x"),),
        next_meeting=NextMeeting(place="x"),
        lmc_asked=LmcAsked(note="x"),
    )


def _later_entries() -> tuple[Entry, ...]:
    zeros = "0" * 64
    chain: dict[str, Any] = {"at": datetime(2027, 6, 1, 12, tzinfo=UTC), "seal": zeros, "digest": zeros}
    place: dict[str, Any] = {"item": "8", "proposal": "p1"}
    day = date(2027, 6, 1)
    consent = Consent(person="noor", words=zeros, choice=Choice.FOR, on=day, how=ConsentWay.TOLD, seen_by="x", **place)
    return (
        ConsentEntry(entry="consent", consent=consent, message="x", **chain),
        CastingEntry(
            entry="casting",
            choice=CastingChoice.DECLINED,
            by="osei",
            on=day,
            how=ConsentWay.TOLD,
            seen_by="x",
            **place,
            **chain,
        ),
        Correction(
            entry="correction", place="reason on item 8", old="x", new="x", why="x", chair="osei", on=day, **chain
        ),
    )


def _marked(marks: Marks, value: Any) -> Any:
    """A value with a mark in every text field."""
    if not isinstance(value, Value) or isinstance(value, NEVER_COPIED):
        return value
    kind = type(value)
    if isinstance(value, Proposal):
        # Dates are not text.
        fields = {key: _in_field(marks, held) for key, held in value.fields.items()}
        value = value.replace(fields=fields)
    words = [name for name, info in kind.model_fields.items() if takes_words(info) and not unmarked(kind, name)]
    return value.replace(**{name: marks.of(kind, name) for name in words}) if words else value


def _in_field(marks: Marks, held: Any) -> Any:
    dated = isinstance(held, str) and held[:2] == "20"
    return marks.text() if isinstance(held, str) and not dated else held


def takes_words(info: FieldInfo) -> bool:
    """Whether a field takes any text that somebody types."""
    kind: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    try:
        return bool(TypeAdapter(kind).validate_python("Some words, 1", strict=True))
    except ValidationError:
        return False


def unmarked(kind: type[Value], name: str) -> bool:
    """Whether a field is one of those left unchanged."""
    return f"{kind.__name__}.{name}" in UNMARKED


def everywhere(value: Any, change: Change) -> Any:
    """A value with a change made to each value in it, innermost first."""
    match value:
        case Value() if isinstance(value, NEVER_COPIED):
            return value
        case Value():
            parts = {name: everywhere(getattr(value, name), change) for name in type(value).model_fields}
            return change(value.replace(**parts))
        case tuple():
            return tuple(everywhere(part, change) for part in value)
        case Mapping():
            return {key: everywhere(part, change) for key, part in value.items()}
        case _:
            return value


def fields_of_words() -> Iterator[str]:
    """The name of every text field that can leave a plan: “Proposal.reason”."""
    for kind in dict.fromkeys(_kinds(Plan)):
        for name, info in kind.model_fields.items():
            if takes_words(info) and not unmarked(kind, name):
                yield f"{kind.__name__}.{name}"


def _kinds(annotation: Any) -> Iterator[type[Value]]:
    """Every kind of value in an annotation, and in the fields of those."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        if not issubclass(annotation, NEVER_COPIED):
            yield annotation
            for info in annotation.model_fields.values():
                yield from _kinds(info.annotation)
        return
    for part in get_args(annotation):
        yield from _kinds(part)
