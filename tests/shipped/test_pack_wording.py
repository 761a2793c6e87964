"""Words that must and must not be in the shipped pack; the lists are in wording.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from wizard.foundation.paths import resource
from wizard.guidance.duty import DUTY_KINDS
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.pack_integrity import texts
from wizard.guidance.position_kinds import Need, PositionKind
from wizard.guidance.statement import LinkKind

PACK = load_pack(resource("packs", "gpce-2024"))
LISTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))
TEXTS = tuple(texts(PACK))
TAKING_ADVICE = "The partners made no decision on this duty. A signed record may have to be disclosed."
DUTIES = ("5", "9a", "9b")


def cases(table: str, key: str) -> pytest.MarkDecorator:
    entries = LISTS[table]
    return pytest.mark.parametrize("entry", entries, ids=[str(entry[key]) or "head" for entry in entries])


def found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


@cases("absent", "pattern")
def test_what_is_not_shipped_is_nowhere(entry: dict[str, str]) -> None:
    item = entry.get("item")
    read = [text for place, text in TEXTS if item is None or place.item == item or (item == "*" and place.item)]
    allowed = entry.get("unless")
    assert [text for text in read if found(entry["pattern"], text) and not (allowed and found(allowed, text))] == []


@cases("absent_address", "pattern")
def test_no_source_is_a_copy_or_one_that_is_not_shipped(entry: dict[str, str]) -> None:
    sources = PACK.edition.sources
    assert [source.id for source in sources if found(entry["pattern"], f"{source.url} {source.title}")] == []


@cases("present", "item")
def test_what_must_be_there_is_there(entry: dict[str, Any]) -> None:
    read = "\n".join(text for place, text in TEXTS if place.item == entry["item"])
    assert [pattern for pattern in entry["patterns"] if not found(pattern, read)] == []


@pytest.mark.parametrize(("item", "fact", "words"), LISTS["seed"]["facts"], ids=lambda each: each[:40])
def test_each_fact_of_the_list_of_2024_has_its_place(item: str, fact: str, words: str) -> None:
    assert found(words, "\n".join(text for place, text in TEXTS if place.item == item)), fact


@cases("days", "dates")
def test_the_timeline_holds_the_days_that_changed_the_choices(entry: dict[str, Any]) -> None:
    assert set(entry["dates"]) <= {happening.when for happening in PACK.edition.timeline}


@cases("passed", "item")
def test_a_date_of_the_guidance_has_its_words_and_the_day_it_passed(entry: dict[str, Any]) -> None:
    dates = {(day.words, day.passed_from) for day in PACK.item(entry["item"]).dates}
    assert (entry["words"], entry["from"]) in dates


@cases("gaps", "pattern")
def test_what_was_not_read_is_said_on_the_item(entry: dict[str, Any]) -> None:
    without = [
        item for item in entry["items"] if not any(found(entry["pattern"], gap.text) for gap in PACK.item(item).gaps)
    ]
    assert without == []


@pytest.mark.parametrize("item", sorted(LISTS["positions"]))
def test_each_item_offers_the_positions_it_has_and_no_others(item: str) -> None:
    kinds = sorted(str(position.kind) for position in PACK.item(item).positions)
    assert kinds == sorted(LISTS["positions"][item])


@pytest.mark.parametrize("duty", DUTIES)
def test_the_positions_of_a_duty_are_called_as_they_are_everywhere(duty: str) -> None:
    assert [position.label for position in PACK.item(duty).positions] == [
        "We meet this duty",
        "We meet it under protest",
        "Not yet met",
        "Not yet met, and we are taking advice",
    ]


@pytest.mark.parametrize("duty", DUTIES)
def test_taking_advice_on_a_duty_is_printed_with_its_warning(duty: str) -> None:
    advised = [position for position in PACK.item(duty).positions if Need.ADVICE in position.needs]
    assert [(position.id, position.warning) for position in advised] == [("taking_advice", TAKING_ADVICE)]


@pytest.mark.parametrize("duty", DUTIES)
def test_each_requirement_of_a_duty_contradicts_met_where_it_is_answered_no(duty: str) -> None:
    item = PACK.item(duty)
    assert item.duty is not None
    required = [(each.fact, "no") for each in item.duty.required]
    for position in item.positions:
        expected = required if position.kind in (PositionKind.MET, PositionKind.MET_UNDER_PROTEST) else []
        assert [(entry.field, entry.answer) for entry in position.contradicts] == expected


def test_the_limit_pulls_against_the_duty_on_online_requests_both_ways() -> None:
    pulls = {
        (item.id, link.item) for item in PACK.items() for link in item.links if link.kind is LinkKind.PULLS_AGAINST
    }
    assert {("1", "9b"), ("9b", "1")} <= pulls


def test_what_already_happens_has_one_label() -> None:
    labels = {
        position.label for item in PACK.items() for position in item.positions if position.kind is PositionKind.IN_PLACE
    }
    assert labels == {"Already our practice"}


def test_only_the_three_duties_are_checks() -> None:
    duties = {item.id for item in PACK.items() if any(position.kind in DUTY_KINDS for position in item.positions)}
    assert duties == {"5", "9a", "9b"}


def test_what_is_known_from_a_report_only_is_marked_as_reported() -> None:
    assert PACK.edition.source("P54").known_by_report
    assert "reported" in PACK.edition.source("P54").title


@pytest.mark.parametrize("item", sorted(LISTS["fields"]))
def test_each_item_asks_for_what_it_must(item: str) -> None:
    asked = {*PACK.item(item).positions[0].fields, *PACK.item(item).facts}
    assert set(LISTS["fields"][item]) - asked == set()


def test_what_decides_later_or_holds_asks_until_when() -> None:
    needs = {(item.id, position.kind): position.needs for item in PACK.items() for position in item.positions}
    assert all(Need.BRING_BACK in found for (_, kind), found in needs.items() if kind is PositionKind.LATER)
    holds = {item for item, _ in needs if any(Need.HOLD_UNTIL in p.needs for p in PACK.item(item).positions)}
    assert holds == {"7", "10"}


def test_every_resolution_is_in_the_past_tense() -> None:
    said = [position.resolution for item in PACK.items() for position in item.positions]
    assert [text for text in said if not re.match(r"It was (agreed|noted) (not )?(that|to) ", text)] == []


def test_a_pause_of_the_online_tool_asks_when_why_and_with_whom() -> None:
    columns = {column.id for column in PACK.item("9b").field("pauses").columns}
    assert {"paused_on", "reason", "icb_contact"} <= columns
