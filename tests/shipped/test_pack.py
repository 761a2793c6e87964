"""The shipped pack as a whole: what it holds, how it reads, and that it is said in our own words."""

import hashlib
import re
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from wizard.content.items import Item, Need, PositionKind
from wizard.content.lint import check_report, counts, findings
from wizard.content.loading import load_pack
from wizard.content.pack import Pack
from wizard.content.walk import texts
from wizard.paths import resource

FOLDER = resource("packs", "gpce-2024")
PACK = load_pack(FOLDER)
ITEMS = tuple(PACK.items())
SEED_RUNS = frozenset(Path(__file__).with_name("seed-runs.txt").read_text(encoding="ascii").split())
RUN = 8

every_item = pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])


def words(text: str) -> list[str]:
    """The words of a text as the runs of the seed document were hashed: small letters and digits, no punctuation."""
    return re.findall(r"[a-z0-9]+", re.sub("[’']", "", unicodedata.normalize("NFKC", text).lower()))


def runs(text: str) -> set[str]:
    found = words(text)
    return {" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def test_the_lint_finds_nothing() -> None:
    assert [str(finding) for finding in findings(PACK)] == []


def test_it_holds_ten_actions_and_twelve_items() -> None:
    assert [action.number for action in PACK.actions] == list(range(1, 11))
    assert [item.id for item in ITEMS] == ["1", "2", "3", "4a", "4b", "5", "6", "7", "8", "9a", "9b", "10"]


def test_the_report_gives_the_counts() -> None:
    lines, sound = check_report(FOLDER)
    number = counts(PACK)
    assert sound
    assert lines == [
        f"gpce-2024 2026-06: 12 items, {number.statements} statements, {number.sourced} sourced, "
        f"{number.editorial} editorial, {number.sources} sources; nothing found."
    ]


def test_its_evidence_is_as_at_the_end_of_june_2026() -> None:
    assert PACK.edition.evidence_as_at == date(2026, 6, 30)
    assert {item.evidence_as_at for item in ITEMS} == {date(2026, 6, 30)}


def test_no_run_of_eight_words_is_shared_with_the_seed_document() -> None:
    shared = [
        (str(place), run)
        for place, text in texts(PACK)
        for run in runs(text)
        if hashlib.sha256(run.encode()).hexdigest()[:16] in SEED_RUNS
    ]
    assert shared == []


def test_the_hashes_of_the_seed_document_are_there_to_be_met() -> None:
    # A run of the kept kind is found, so an empty answer above means that nothing is shared.
    known = "is this a run that nobody ever wrote"
    assert len(SEED_RUNS) > 1000
    assert hashlib.sha256(known.encode()).hexdigest()[:16] not in SEED_RUNS
    assert runs("Is this a RUN that nobody, ever, wrote?") == {known}


def test_it_loads_within_a_tenth_of_a_second() -> None:
    def seconds() -> float:
        # The processor's, so that it does not count what else the PC does.
        start = time.process_time()
        load_pack(FOLDER)
        return time.process_time() - start

    assert min(seconds() for _ in range(5)) < 0.1


@every_item
def test_each_side_has_three_or_four_points(item: Item) -> None:
    assert 3 <= len(item.gains) <= 4
    assert 3 <= len(item.costs) <= 4


@every_item
def test_each_item_can_be_carried_out_and_talked_about(item: Item) -> None:
    assert 4 <= len(item.steps) <= 7
    assert 3 <= len(item.prompts) <= 5
    assert 3 <= len(item.tasks) <= 6
    assert all(step.owner for step in item.steps)
    assert all(task.owner and task.days is not None for task in item.tasks)
    assert item.fields


@every_item
def test_both_sides_on_the_contract_are_shown(item: Item) -> None:
    assert 1 <= len(item.contract.bma) <= 3
    # On these two nothing was found, and a gap says so.
    assert (len(item.contract.nhs_england) == 0) == (item.id in {"8", "10"})
    assert len(item.contract.nhs_england) <= 3


@every_item
def test_every_field_that_is_asked_for_is_asked_for_somewhere(item: Item) -> None:
    asked = set(item.facts).union(*(position.fields for position in item.positions))
    assert {field.id for field in item.fields} <= asked


def test_only_the_number_that_the_guidance_names_is_offered_first() -> None:
    defaults = {
        (item.id, field.id, field.default) for item in ITEMS for field in item.fields if field.default is not None
    }
    assert defaults == {("1", "contacts", 25)}


def test_holds_and_decisions_put_off_have_different_dates() -> None:
    for item in ITEMS:
        for position in item.positions:
            assert (Need.BRING_BACK in position.needs) == (position.kind is PositionKind.LATER), (item.id, position.id)
    holding = {item.id for item in ITEMS for position in item.positions if Need.HOLD_UNTIL in position.needs}
    assert holding == {"7", "10"}


def test_no_lmc_is_named_and_no_board_twice() -> None:
    boards = [board.name for board in PACK.edition.boards]
    assert PACK.edition.lmc.name == ""
    assert len(boards) == len(set(boards)) == 36


def test_every_word_of_the_glossary_is_used() -> None:
    read = " ".join(text for place, text in texts(PACK) if not place.words.startswith("glossary"))
    unused = [term.term for term in PACK.edition.glossary if not used(term.term, term.long, read)]
    assert unused == []


def used(term: str, long: str, read: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}s?\b", read, re.IGNORECASE) for word in (term, long) if word)


def test_the_pack_is_a_value_that_survives_its_own_json() -> None:
    assert Pack.model_validate_json(PACK.model_dump_json()) == PACK
