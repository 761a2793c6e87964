"""Each choice has its words in one table: no module has a second table of words for the same enum."""

import ast
import importlib
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, EnumType
from pathlib import Path

import pytest

from wizard.foundation.paths import resources
from wizard.guidance.item import Permanence
from wizard.guidance.statement import Audience, LinkKind
from wizard.plan import labels, office_labels, rule_labels, written_labels
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice, ConsentWay
from wizard.plan.in_writing import SendingWay
from wizard.plan.meeting import InterestKind, Presence
from wizard.plan.office import Support
from wizard.plan.people import Marking, Role, SignerKind, VotesPrinted
from wizard.plan.plan import DraftKind
from wizard.plan.proposal import CarryReason
from wizard.plan.record import AnswerKind, Method
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.spell import SpellKind
from wizard.plan.task import TaskState
from wizard.plan.tier import AbsentAnswers, Base, CastingHolder, Unit
from wizard.plan.voting_rule import RuleSource, TierName

SOURCE = resources().parent / "src"
TABLES: dict[EnumType, object] = {
    AbsentAnswers: rule_labels.ABSENT_ANSWERS,
    AnswerKind: labels.ANSWERS,
    Audience: labels.AUDIENCES,
    CarryReason: written_labels.CARRY_REASONS,
    Base: rule_labels.BASES,
    CastingChoice: labels.CASTING_CHOICES,
    CastingHolder: rule_labels.CASTING_HOLDERS,
    Choice: labels.CHOICES,
    ConsentWay: written_labels.CONSENT_WAYS,
    DraftKind: labels.DRAFTS,
    InterestKind: labels.INTERESTS,
    LinkKind: labels.LINKS,
    Marking: labels.MARKINGS,
    Method: written_labels.METHODS,
    Permanence: labels.REVERSIBILITY,
    Presence: labels.PRESENCES,
    Role: labels.ROLES,
    RuleSource: rule_labels.RULE_SOURCES,
    RulingKind: labels.RULINGS,
    SendingWay: written_labels.SENDING_WAYS,
    SignerKind: labels.SIGNERS,
    SpellKind: rule_labels.SPELLS,
    Support: office_labels.SUPPORT,
    TaskState: labels.TASK_STATES,
    TierName: rule_labels.TIERS,
    Unit: rule_labels.UNITS,
    VotesPrinted: labels.VOTES_PRINTED,
}


NO_WORDS: dict[tuple[str, str], str] = {
    ("wizard.checks.vote_checks", "RulingKind"): "codes of checks; the words are those of the ruling",
    ("wizard.voting.outcome_sentences", "RulingKind"): "whole sentences of their own; a label stands in the others",
    ("wizard.pdf.sections.who_decided", "RulingKind"): "clauses of a sentence below the vote grid",
    ("wizard.voting.open_votes", "RulingKind"): "sentences on votes that are still open; the labels are of outcomes",
    ("wizard.ui.decision.bar_state", "RulingKind"): "what the votes so far would come to; the labels are of outcomes",
    ("wizard.ui.decision.decision_panel", "Act"): "names of steps that can be undone; the buttons are in the bar",
    ("wizard.edits.pasted_people", "Role"): "what people write for a role where they paste names; read and never shown",
    ("wizard.voting.outcome_sentences", "ConsentWay"): "one word for all that is written, in a count",
    ("wizard.voting.outcome_sentences", "Tie"): "clauses of a sentence on the outcome",
    ("wizard.voting.rule_sentences", "Base"): "nouns that go on with a number; the table's words stand alone",
    ("wizard.voting.live_sentences", "Reach"): "sentences of the live line; the table is that of its key",
    ("wizard.exports.letters.letter_address", "Recipient"): "columns of tables that name somebody; nobody reads them",
}
"""Tables from an enum to text that nobody reads, with the reason for each."""


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_every_member_has_its_words(kind: EnumType) -> None:
    assert set(TABLES[kind]) == set(kind)  # type: ignore[call-overload]


def test_no_enum_has_a_second_table_of_words() -> None:
    found: dict[EnumType, list[str]] = {}
    for place, kind in tables():
        if (place.partition(":")[0], kind.__name__) not in NO_WORDS:
            found.setdefault(kind, []).append(place)
    assert {kind.__name__: places for kind, places in found.items() if len(places) > 1} == {}
    assert set(TABLES) <= set(found)


def tables() -> Iterator[tuple[str, EnumType]]:
    """Every table of words in the source, with its enum."""
    for path in sorted((SOURCE / "wizard").rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        yield from tables_in(ast.parse(path.read_text(encoding="utf-8")), name)


def tables_in(tree: ast.Module, name: str) -> Iterator[tuple[str, EnumType]]:
    known = enums_of(tree, name)
    for node in ast.walk(tree):
        kinds = [kind for key, words in rows(node) if has_words(words) for kind in members(key, known)]
        kinds += spelt_out(node, known)
        if len(kinds) > 1 and len(set(kinds)) == 1:
            yield f"{name}:{getattr(node, 'lineno', 0)}", kinds[0]


def enums_of(tree: ast.Module, name: str) -> dict[str, EnumType]:
    """The enums that a module knows, under the names that it uses for them."""
    found: dict[str, object] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wizard"):
            module = importlib.import_module(node.module or "")
            found |= {each.asname or each.name: getattr(module, each.name, None) for each in node.names}
        elif isinstance(node, ast.ClassDef):
            found[node.name] = getattr(importlib.import_module(name), node.name, None)
    return {each: kind for each, kind in found.items() if isinstance(kind, EnumType)}


def rows(node: ast.AST) -> Iterator[tuple[ast.AST, Sequence[ast.AST]]]:
    """The keys and values of a literal or a match."""
    match node:
        case ast.Dict():
            yield from ((key, [value]) for key, value in zip(node.keys, node.values, strict=True) if key)
        case ast.Match():
            yield from ((case.pattern, list(case.body)) for case in node.cases)
        case ast.Tuple() | ast.List():
            for each in node.elts:
                parts = each.args if isinstance(each, ast.Call) else getattr(each, "elts", [])
                if parts:
                    yield parts[0], list(parts[1:])
        case _:
            return


def members(key: ast.AST, known: dict[str, EnumType]) -> Iterator[EnumType]:
    """The enums whose members a key or a pattern names."""
    for node in ast.walk(key):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            yield known[node.value.id]


def spelt_out(node: ast.AST, known: dict[str, EnumType]) -> list[EnumType]:
    """The enum whose values are the keys of a literal, once for each; none if it is anything else."""
    if not isinstance(node, ast.Dict):
        return []
    keys = [key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
    whole = len(keys) > 1 and len(keys) == len(node.keys) and has_words(list(node.values))
    return [kind for kind in known.values() if whole and set(keys) <= values_of(kind) for _key in keys]


def values_of(kind: EnumType) -> set[object]:
    members: Iterable[Enum] = kind.__members__.values()
    return {member.value for member in members}


def has_words(values: Sequence[ast.AST]) -> bool:
    parts = [part for value in values for part in ast.walk(value)]
    return any(isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        'WORDS = {Role.PARTNER: "Partner", Role.GUEST: "Guest"}',
        'WORDS = {Role.PARTNER: Row("Partner", 1), Role.GUEST: Row("Guest", 2)}',
        'CHOICES = (Choice(Role.PARTNER, "Partner"), Choice(Role.GUEST, "Guest"))',
        'CHOICES = [("x", 1), (Role.PARTNER, "Partner"), (Role.GUEST, "Guest")]',
        'WORDS = {"partner": "Partner", "guest": "Guest"}',
        'match role:\n case Role.PARTNER: x = "Partner"\n case Role.GUEST | Role.STAFF: x = f"Guest {y}"',
    ],
)
def test_a_second_table_is_seen_in_whatever_form(text: str) -> None:
    tree = ast.parse(f"from wizard.plan.people import Role\n{text}")
    assert [kind for _place, kind in tables_in(tree, Path(__file__).stem)] == [Role]


def test_what_maps_to_no_words_is_no_table_of_words() -> None:
    tree = ast.parse("from wizard.plan.people import Role\nTONES = {Role.PARTNER: Tone.GOOD, Role.GUEST: Tone.BAD}")
    assert list(tables_in(tree, Path(__file__).stem)) == []
