"""`docs/file-format.md` describes a plan file as the models and the versions define it."""

import importlib
import re

from wizard.foundation.paths import resources
from wizard.plan.consent import Consent, ConsentWay
from wizard.plan.plan import Plan
from wizard.plan.record import AnswerKind, Method
from wizard.storage.envelope import VERSION

PAGE = (resources().parent / "docs" / "file-format.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text under a heading of the page."""
    return PAGE.partition(f"## {title}\n")[2].partition("\n#")[0]


def table(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their heads."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return [row for at, row in enumerate(rows) if at > 1]


def test_every_part_of_a_plan_is_described_and_no_other() -> None:
    described = {name for row in table(section("The plan")) for name in re.findall(r"`(\w+)`", row[0])}
    assert described == set(Plan.model_fields)


def test_every_model_that_is_named_is_there() -> None:
    named = [model for row in table(section("The plan")) for model in re.findall(r"`(\w+)\.(\w+)`", row[2])]
    assert len(named) > 8
    lost = [
        f"{module}.{name}"
        for module, name in named
        if not hasattr(importlib.import_module(f"wizard.plan.{module}"), name)
    ]
    assert lost == []


def test_the_history_has_a_line_for_every_version() -> None:
    assert [row[0] for row in table(section("History"))] == [str(version) for version in range(1, VERSION + 1)]


def test_every_way_to_sign_is_listed_and_no_other() -> None:
    listed = section("A closed record").partition("| `method` |")[2]
    assert [row[0].strip("`") for row in table(f"| `method` |{listed}")] == list(Method)


def test_every_kind_of_answer_and_every_part_of_a_consent_is_named() -> None:
    assert [kind for kind in AnswerKind if f"`{kind}`" not in section("A closed record")] == []
    named = [*ConsentWay, *(part for part in Consent.model_fields if part not in ("person", "item", "proposal"))]
    assert [part for part in named if f"`{part}`" not in section("A meeting")] == []
