"""A plan in which every field that takes words holds a mark of its own, so that each can be looked for in a file."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from tests.pdf.second_meeting import second_open, second_signed
from tests.plans import worked_example

from wizard.foundation.value import Value
from wizard.guidance.item import FieldKind, Item
from wizard.plan.meeting import Interest, Matter
from wizard.plan.people import Person, Practice
from wizard.plan.plan import FrozenGuidance, Plan, PrivateMatter
from wizard.plan.proposal import Advice, BringBack, CheckedWith, Dissent, DutyCheck, Fields, Owner, Proposal
from wizard.plan.record import Reopening
from wizard.plan.task import Task
from wizard.plan.voting_rule import Rule, RuleOverride, RuleSource

NAMES = frozenset({(Person, "name"), (Owner, "name")})
"""The fields that hold somebody's name; whom an answer names and who saw it is left out with the answers."""

NEVER_COPIED = (FrozenGuidance, PrivateMatter, Reopening)
"""The guidance is not typed; what is private and what was reopened is in no copy."""

UNMARKED = frozenset({"Plan.id", "Plan.read_only", "RecordContent.plan"})
"""Fields that the program fills."""

Change = Callable[[Any], Any]


@dataclass
class Marks:
    """The marks that were given out."""

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
    """A plan with everything in it that may be typed, and the marks that it bears.

    The first meeting has nothing to compare with, and its decisions say nothing of their own: facts stand in for it.
    """
    plan, marks = PLANS[which](), Marks()
    held = {item.id: _held(item, marks) for item in plan.guidance.items.values()}
    plan = everywhere(plan.replace(private=PrivateMatter(), facts=held), functools.partial(_full, which == "first"))
    return everywhere(plan, functools.partial(_marked, marks)), marks


def _held(item: Item, marks: Marks) -> Fields:
    """Every fact of an item that is words."""
    held: dict[str, Any] = {}
    for each in item.fields:
        if each.kind in (FieldKind.TEXT, FieldKind.CHOICE):
            held[each.id] = marks.text()
        elif each.kind is FieldKind.TABLE:
            cells = [column.id for column in each.columns if column.kind in (FieldKind.TEXT, FieldKind.CHOICE)]
            held[each.id] = ({cell: marks.text() for cell in cells},)
    return held


def _full(bare: bool, value: Any) -> Any:
    """A value with everything in it that may be there."""
    somebody = Owner(name="x")
    match value:
        case Proposal():
            return value.replace(
                owner=somebody,
                bring_back=BringBack(event="x", watcher=somebody),
                check=DutyCheck(by=somebody, how="x"),
                advice=Advice(taken_from="x"),
                dissents=(Dissent(person="shah"),),
                fields={} if bare else value.fields,
            )
        case Matter():
            board = Rule(source=RuleSource.AGREED, clause="x", board=("osei", "shah"), board_name="x")
            return value.replace(rule=RuleOverride(rule=board, reason="x"), checked_with=(CheckedWith(whom="x"),))
        case Rule() if not value.board:
            return value.replace(source=RuleSource.DEED, clause="x", board=("osei", "shah"), board_name="x")
        case Task():
            return value.replace(owner=somebody, due=date(2027, 6, 1))
        case Practice():
            return Practice(name="x")
        case _:
            if hasattr(value, "interests"):
                return value.replace(interests=(Interest(person="osei", items=("8",)),))
            return value


def _marked(marks: Marks, value: Any) -> Any:
    """A value with a mark in every field that takes words."""
    if not isinstance(value, Value) or isinstance(value, NEVER_COPIED):
        return value
    kind = type(value)
    if isinstance(value, Proposal):
        # Dates are no words.
        fields = {key: _in_field(marks, held) for key, held in value.fields.items()}
        value = value.replace(fields=fields)
    words = [name for name, info in kind.model_fields.items() if takes_words(info) and not unmarked(kind, name)]
    return value.replace(**{name: marks.of(kind, name) for name in words}) if words else value


def _in_field(marks: Marks, held: Any) -> Any:
    dated = isinstance(held, str) and held[:2] == "20"
    return marks.text() if isinstance(held, str) and not dated else held


def takes_words(info: FieldInfo) -> bool:
    """Whether a field holds whatever somebody types."""
    kind: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    try:
        return bool(TypeAdapter(kind).validate_python("Some words, 1", strict=True))
    except ValidationError:
        return False


def unmarked(kind: type[Value], name: str) -> bool:
    """Whether a field is one of those that are left as they are."""
    return f"{kind.__name__}.{name}" in UNMARKED


def everywhere(value: Any, change: Change) -> Any:
    """A value with a change made to each value in it, the innermost first."""
    match value:
        case FrozenGuidance() | PrivateMatter() | Reopening():
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
    """Every field in a plan, short of what never leaves it, that takes words: “Proposal.reason”."""
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
