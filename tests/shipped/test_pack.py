"""The shipped pack as a whole: its content, its style, and that it uses our own words."""

import hashlib
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.paths import resource
from wizard.guidance.item import Item
from wizard.guidance.pack import Pack
from wizard.guidance.packs.checking import check_report
from wizard.guidance.packs.installed_packs import pack_digest
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.pack_integrity import texts
from wizard.guidance.packs.pack_lint import counts, findings
from wizard.guidance.position_kinds import Need, PositionKind
from wizard.guidance.statement import Side

FOLDER = resource("packs", "gpce-2024")
PACK = load_pack(FOLDER)
ITEMS = tuple(PACK.items())
SEED_RUNS = frozenset(Path(__file__).with_name("seed-runs.txt").read_text(encoding="ascii").split())
RUN = 8

every_item = pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])


def words(text: str) -> list[str]:
    """The words of a text as the seed document's runs were hashed: small letters and digits, no punctuation."""
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
    report = check_report(FOLDER, date(2026, 11, 29))
    number = counts(PACK)
    assert report.sound
    assert report.lines == (
        f"gpce-2024 {PACK.edition.edition}: 12 items, {number.statements} statements, {number.sourced} sourced, "
        f"{number.editorial} editorial, {number.sources} sources; nothing found.",
        f"Fingerprint: {fingerprint(pack_digest(PACK))}",
    )


def test_it_was_checked_up_to_the_end_of_june_2026_and_on_the_health_bill_two_days_longer() -> None:
    assert PACK.edition.evidence_as_at == date(2026, 6, 30)
    later = {item.id: item.evidence_as_at for item in ITEMS if item.evidence_as_at != date(2026, 6, 30)}
    assert later == {"6": date(2026, 7, 2), "7": date(2026, 7, 2)}


def test_it_is_meant_to_be_used_until_the_contract_year_ends() -> None:
    assert PACK.edition.use_until == date(2027, 3, 31)


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
    assert 1 <= len(item.contract.bma) <= 4
    # Nothing was found on this one, and a gap says so.
    assert (len(item.contract.nhs_england) == 0) == (item.id == "8")
    assert len(item.contract.nhs_england) <= 4


@every_item
def test_every_field_that_is_asked_for_is_asked_for_somewhere(item: Item) -> None:
    asked = set(item.facts).union(*(position.fields for position in item.positions))
    assert {field.id for field in item.fields} <= asked


def test_no_number_is_offered_first() -> None:
    assert [field.id for item in ITEMS for field in item.fields if field.default is not None] == []
    assert PACK.item("1").field("contacts").hint == "The 2024 list named 25. Enter the partners’ number."


@every_item
def test_each_item_has_at_most_one_headline_and_lines_for_staff_and_the_icb(item: Item) -> None:
    assert len([field for field in item.fields if field.headline]) <= 1
    for position in item.positions:
        decided = position.kind in (PositionKind.ADOPT, PositionKind.IN_PLACE)
        assert bool(position.staff_line) == (decided or position.id == "not_yet_met"), position.id
        assert decided or not position.icb_line, position.id
    assert 3 <= len(item.obstacles) <= 5


def test_what_partners_ask_first_is_answered_with_both_sides_or_that_nothing_was_found() -> None:
    asked = [question.id for question in PACK.edition.questions]
    assert asked[:6] == ["breach", "strike", "all", "stop", "who", "why"]
    assert asked[6:] == ["indemnity", "disclosure", "patients", "non-gp-partners", "duties"]
    for question in PACK.edition.questions:
        said = " ".join(answer.text for answer in question.answers)
        sides = {answer.side for answer in question.answers}
        assert question.id == "duties" or Side.NHS_ENGLAND in sides or "NHS England" in said, question.id


def test_every_change_of_this_edition_is_about_an_item_or_all() -> None:
    assert {each.item for each in PACK.edition.revisions} <= {None, *(item.id for item in ITEMS)}
    assert len(PACK.edition.revisions) > 10


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
