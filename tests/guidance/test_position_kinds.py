"""Every kind of position has its row, and only the rows know the kinds."""

import re

import pytest

from wizard.foundation.paths import resources
from wizard.guidance.duty import DUTY_KINDS
from wizard.guidance.position_kinds import (
    MARKS,
    NEEDS,
    POSITION_KINDS,
    Alert,
    KindCheck,
    Mark,
    MarkShape,
    Need,
    PositionKind,
    Span,
)
from wizard.plan.proposal import Proposal

CHECKOUT = resources().parent
KINDS = re.compile(r"\bPositionKind\.[A-Z]")


@pytest.mark.parametrize("kind", PositionKind)
def test_every_kind_has_a_row_with_a_mark_words_and_needs(kind: PositionKind) -> None:
    row = POSITION_KINDS[kind]
    assert row.mark not in (Mark.NOT_DECIDED, Mark.DUTY_NOT_CHECKED, Mark.AWAITING, Mark.OFF_AGENDA)
    assert (MARKS[row.mark].shape in (MarkShape.SQUARE, MarkShape.FILLED_SQUARE)) is row.duty
    assert row.needs <= set(Need)
    assert row.checks <= set(KindCheck)
    assert row.span in Span
    assert row.alert in Alert


def test_every_state_looks_like_no_other_but_for_the_two_ways_of_being_adopted() -> None:
    assert set(MARKS) == set(Mark)
    looks = {(row.shape, row.glyph) for row in MARKS.values()}
    assert len(looks) == len(MARKS) - 1
    assert len({row.word for row in MARKS.values()}) == len(MARKS)
    assert all(len(row.sign) == 1 for row in MARKS.values())


@pytest.mark.parametrize("need", Need)
def test_every_particular_has_its_place_in_a_proposal(need: Need) -> None:
    row = NEEDS[need]
    assert row.place in Proposal.model_fields
    assert row.label
    assert row.called
    assert row.code


def test_no_two_particulars_share_a_place_a_label_or_a_check() -> None:
    for part in ("place", "label", "code"):
        assert len({getattr(row, part) for row in NEEDS.values()}) == len(NEEDS)


@pytest.mark.parametrize("kind", sorted(DUTY_KINDS))
def test_a_duty_is_never_in_force_as_a_choice(kind: PositionKind) -> None:
    assert not POSITION_KINDS[kind].in_force


def test_only_the_rows_name_the_kinds() -> None:
    named = {
        path.name
        for path in (CHECKOUT / "src" / "wizard").rglob("*.py")
        if KINDS.search(path.read_text(encoding="utf-8"))
    }
    assert named == {"position_kinds.py"}


def test_the_page_on_packs_says_what_each_kind_must_need() -> None:
    page = (CHECKOUT / "docs" / "making-a-pack.md").read_text(encoding="utf-8")
    table = page.split("| kind | means | must need |")[1].split("\n\n")[0]
    said = {}
    for line in table.splitlines()[2:]:
        _before, kinds, _means, needs, _after = line.split("|")
        for kind in re.findall(r"`(\w+)`", kinds):
            said[kind] = set(re.findall(r"`(\w+)`", needs))
    offered = {kind: row for kind, row in POSITION_KINDS.items() if not row.withdrawn}
    assert said == {kind: set(row.needs | row.needs_one_of) for kind, row in offered.items()}
