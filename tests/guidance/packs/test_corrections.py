import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.adding import Offered, add, offered
from wizard.guidance.packs.corrections import with_corrections
from wizard.guidance.packs.installed_packs import AddedBy, load_newest, packs_at_hand
from wizard.guidance.packs.load_pack import load_correction, load_pack, pack_files
from wizard.guidance.packs.making import built_correction
from wizard.guidance.packs.pack_outline import outline
from wizard.guidance.packs.toml_files import PackError

Edit = Callable[[str, str, str], None]
SHIPPED = resource("packs")
EDITION = "2026-06, revised November 2026"
TODAY = date(2027, 1, 11)
OLD = "This has not been a choice since 1 October 2025. You check whether the duty is met."
CORRECTION = f"""
edition = "{EDITION}, corrected 3 December 2026"
issuer = "Devon LMC"

[corrects]
id = "gpce-2024"
edition = "{EDITION}"

[[corrections]]
item = "4b"
old = "Urgent suspected cancer: route and form unchanged."
new = "Urgent suspected cancer: the route and the form don't change."
sources = ["X1"]
on = 2026-12-03

[[sources]]
id = "X1"
publisher = "Devon LMC"
title = "Newsletter"
dated = "3 December 2026"
url = "https://lmc.example/newsletter"
read = "whole"
seen = 2026-12-03
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def mailed(tmp_path: Path, text: str = CORRECTION) -> Path:
    file = tmp_path / "correction.gppack"
    file.write_bytes(built_correction(text.encode("utf-8"), pack_files(SHIPPED / "gpce-2024"), TODAY)[0])
    return file


def added(file: Path, data: Path, at: str = "2027-01-11T12:00:00+00:00") -> Offered:
    offer = offered(file, packs_at_hand(SHIPPED, data), TODAY)
    add(offer, data, AddedBy(at=at, fingerprint=offer.fingerprint))
    return offer


def test_a_correction_shows_what_it_changes_and_makes_an_edition_of_its_own(
    data: Path, tmp_path: Path, pack: Pack
) -> None:
    offer = added(mailed(tmp_path), data)
    (change,) = offer.corrections
    assert str(change.place) == "item 4b › notices › no. 1"
    assert (change.old, change.new) == (
        "Urgent suspected cancer: route and form unchanged.",
        "Urgent suspected cancer: the route and the form don’t change.",
    )
    corrected, _ = load_newest(packs_at_hand(SHIPPED, data), "gpce-2024")
    assert corrected.edition.edition == f"{EDITION}, corrected 3 December 2026"
    assert corrected.item("4b").notices[0].text == change.new
    assert corrected.item("4b").notices[0].sources == ("X1",)
    assert corrected.edition.source("X1").title == "Newsletter"
    assert corrected.edition.revisions[-1].text.startswith("Corrected on 3 December 2026 by Devon LMC: Urgent")
    same = [item for item in pack.items() if item == corrected.item(item.id)]
    assert len(same) == len(list(pack.items())) - 1


def test_the_edition_before_is_as_it_was_and_its_head_names_the_corrected_one(data: Path, tmp_path: Path) -> None:
    before = load_pack(SHIPPED / "gpce-2024")
    added(mailed(tmp_path), data)
    (placed,) = (data / "packs" / "gpce-2024").glob("*/")
    assert outline(placed).edition.endswith("corrected 3 December 2026")
    assert load_pack(SHIPPED / "gpce-2024") == before


def test_a_correction_of_an_older_edition_does_not_overtake_one_that_was_added_since(
    data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "devon"
    shutil.copytree(SHIPPED / "gpce-2024", folder)
    head = folder / "pack.toml"
    head.write_text(head.read_text("utf-8").replace(f'edition = "{EDITION}"', 'edition = "2026-12-devon"', 1), "utf-8")
    added(folder, data, at="2027-01-10T12:00:00+00:00")
    added(mailed(tmp_path), data)
    newest, _ = load_newest(packs_at_hand(SHIPPED, data), "gpce-2024")
    assert newest.edition.edition == "2026-12-devon"


def test_a_corrected_edition_is_corrected_again(data: Path, tmp_path: Path) -> None:
    added(mailed(tmp_path), data)
    text = CORRECTION.replace(f'edition = "{EDITION}"\n', f'edition = "{EDITION}, corrected 3 December 2026"\n')
    text = text.replace(f'{EDITION}, corrected 3 December 2026"\nissuer', f'{EDITION}, corrected twice"\nissuer', 1)
    text = text.replace("route and form unchanged.", "the route and the form don’t change.")
    text = text.replace("don't change.", "are the same.").replace("X1", "X2")
    folder = tmp_path / "second"
    folder.mkdir()
    (folder / "correction.toml").write_text(text, encoding="utf-8")
    added(folder, data, at="2027-01-12T12:00:00+00:00")
    corrected, _ = load_newest(packs_at_hand(SHIPPED, data), "gpce-2024")
    assert corrected.edition.edition.endswith("corrected twice")
    assert corrected.item("4b").notices[0].text.endswith("the form are the same.")
    assert len(corrected.edition.revisions) == len(load_pack(SHIPPED / "gpce-2024").edition.revisions) + 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("route and form unchanged.", "something else.", "the edition has no such line"),
        ('item = "4b"\n', 'item = "4b"\nplace = "notices › no. 9"\n', "the edition has no such line"),
        (
            'item = "4b"\nold = "Urgent suspected cancer: route',
            'item = "4b"\nplace = "notices › no. 1"\nold = "Urgent cancer: route',
            "the edition says “Urgent suspected cancer: route and form unchanged.” there",
        ),
        ('item = "4b"', 'item = "4z"', "the edition has no such line"),
        (f'\nedition = "{EDITION}"\n', '\nedition = "2019"\n', "for edition “2019” of “gpce-2024”, not for"),
        ('id = "X1"', 'id = "S0"', "already has a source “S0”"),
        ('sources = ["X1"]', 'sources = ["Z9"]', "Z9"),
        ("on = 2026-12-03", "on = 2027-12-03", "is in the future"),
        ("on = 2026-12-03", "on = 3/12/2026", "correction.toml, line 14: “3/12/2026” is not the way to write a date"),
        ("don't change.", "change, so you should adopt it.", "tells the reader what to choose"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_and_says_why(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in CORRECTION
    with pytest.raises(PackError) as refused:
        mailed(tmp_path, CORRECTION.replace(old, new, 1))
    assert said in " ".join(refused.value.problems)


def test_words_that_are_in_two_places_need_their_place(pack: Pack) -> None:
    twice = next(
        (item.id, notice.text)
        for item in pack.items()
        for notice in item.prompts
        if sum(notice.text == other.text for other in (*item.prompts, *item.notices, *item.steps)) == 1
    )
    file = load_correction({"correction.toml": CORRECTION.encode("utf-8")})
    one = file.corrections[0].replace(item=twice[0], old=twice[1], sources=())
    item = pack.item(twice[0])
    doubled = pack.replace(
        actions=tuple(
            action.replace(
                items=tuple(
                    each.replace(notices=(*each.notices, *[p for p in item.prompts if p.text == twice[1]]))
                    if each.id == item.id
                    else each
                    for each in action.items
                )
            )
            for action in pack.actions
        )
    )
    with pytest.raises(PackError, match="the old words are in 2 places"):
        with_corrections(doubled, file.replace(corrections=(one,)))
    place = f"prompts › no. {[p.text for p in item.prompts].index(twice[1]) + 1}"
    placed = with_corrections(doubled, file.replace(corrections=(one.replace(place=place),)))
    assert placed.item(item.id).notices[-1].text == twice[1]
    assert any(prompt.text == one.new for prompt in placed.item(item.id).prompts)


def test_a_label_and_the_head_of_the_pack_can_be_corrected(pack: Pack) -> None:
    file = load_correction({"correction.toml": CORRECTION.encode("utf-8")})
    label = file.corrections[0].replace(item="1", old=pack.item("1").positions[0].label, new="A safe limit", sources=())
    head = file.corrections[0].replace(item=None, old=pack.edition.gaps[0].text, sources=())
    corrected = with_corrections(pack, file.replace(corrections=(label, head), sources=()))
    assert corrected.item("1").positions[0].label == "A safe limit"
    assert corrected.edition.gaps[0].text == head.new


def test_a_correction_of_an_edition_that_is_not_here_is_refused(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "correction.toml"
    file.write_text(CORRECTION.replace(f'\nedition = "{EDITION}"\n', '\nedition = "2019"\n'), encoding="utf-8")
    with pytest.raises(PackError, match=re.escape("Edition “2019” of “gpce-2024” is not on this PC; add it")):
        offered(tmp_path, packs_at_hand(SHIPPED, data), TODAY)
