import errno
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from wizard.foundation.disk import Disk
from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.adding import add, offered
from wizard.guidance.packs.installed_packs import (
    AddedBy,
    FoundPack,
    find_pack,
    load_newest,
    newest_pack,
    pack_digest,
    pack_ids,
    packs_at_hand,
    record_path,
)
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.toml_files import PackError

Edit = Callable[[str, str, str], None]
SHIPPED = resource("packs")
SHIPPED_EDITION = "2026-06, revised November 2026"
TODAY = date(2027, 1, 11)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def newer(folder: Path, edit: Edit) -> Path:
    """A newer edition of the shipped pack, ready to be added."""
    edit("pack.toml", f'edition = "{SHIPPED_EDITION}"', 'edition = "2026-12"')
    checked_up_to(folder, "2026-12-31")
    return folder


def checked_up_to(folder: Path, day: str) -> None:
    head = folder / "pack.toml"
    fresh = re.sub(r'^("\w+" = )20\d\d-\d\d-\d\d$', rf"\g<1>{day}", head.read_text("utf-8"), flags=re.MULTILINE)
    head.write_text(fresh, "utf-8")


def at_hand(data: Path) -> tuple[FoundPack, ...]:
    return packs_at_hand(SHIPPED, data)


def install(source: Path, data: Path, at: str = "2027-01-11T12:00:00+00:00") -> Path:
    """Add a pack as a practice does that does not insist on anything."""
    offer = offered(source, at_hand(data), TODAY)
    return add(offer, data, AddedBy("Gwen", "RECEPTION-2", at, source.name, offer.fingerprint, len(offer.style)))


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_additions_the_shipped_pack_is_at_hand(data: Path) -> None:
    (found,) = packs_at_hand(SHIPPED, data)
    assert found.shipped
    assert found.outline is not None
    assert (found.outline.id, found.outline.edition) == ("gpce-2024", SHIPPED_EDITION)
    assert pack_ids(at_hand(data)) == ("gpce-2024",)


def test_an_added_pack_is_found_with_whoever_added_it(data: Path, newer: Path) -> None:
    placed = install(newer, data)
    found = packs_at_hand(SHIPPED, data)[1]
    assert (found.folder, found.shipped) == (placed, False)
    assert found.added is not None
    assert (found.added.person, found.added.pc, found.added.source) == ("Gwen", "RECEPTION-2", "copy")
    assert find_pack(at_hand(data), "gpce-2024", "2026-12") == placed
    assert load_pack(placed) == load_pack(newer)


def test_the_newest_evidence_comes_first(data: Path, newer: Path) -> None:
    assert newest_pack(at_hand(data), "gpce-2024") == SHIPPED / "gpce-2024"
    assert newest_pack(at_hand(data), "gpce-2024") != install(newer, data)
    assert load_newest(at_hand(data), "gpce-2024")[0].edition.edition == "2026-12"


def test_a_pack_that_is_not_at_hand_is_named(data: Path) -> None:
    with pytest.raises(PackError, match="Edition “2031-01” of “gpce-2024” is not on this PC"):
        find_pack(at_hand(data), "gpce-2024", "2031-01")
    with pytest.raises(PackError, match="No pack “other”"):
        newest_pack(at_hand(data), "other")


def test_of_two_editions_checked_up_to_one_day_the_one_added_last_is_used(data: Path, newer: Path, edit: Edit) -> None:
    install(newer, data)
    edit("pack.toml", 'edition = "2026-12"', 'edition = "2026-12a"')
    install(newer, data, at="2027-01-12T08:00:00+00:00")
    assert load_newest(at_hand(data), "gpce-2024")[0].edition.edition == "2026-12a"


def test_the_very_same_edition_is_added_once(data: Path, newer: Path) -> None:
    placed = install(newer, data)
    before = everything_in(data)
    assert offered(newer, at_hand(data), TODAY).same
    assert install(newer, data) == placed
    assert everything_in(data) == before


def test_the_same_edition_with_other_words_is_refused(data: Path, newer: Path, edit: Edit) -> None:
    install(newer, data)
    before = everything_in(data)
    edit("pack.toml", 'issuer = "GP Action Wizard"', 'issuer = "An LMC"')
    with pytest.raises(PackError, match="“2026-12” of “gpce-2024” is already on this PC with different texts"):
        install(newer, data)
    assert everything_in(data) == before


def test_the_shipped_edition_is_not_replaced(data: Path, folder: Path, edit: Edit) -> None:
    assert offered(folder, at_hand(data), TODAY).same
    edit("pack.toml", 'issuer = "GP Action Wizard"', 'issuer = "An LMC"')
    with pytest.raises(PackError, match="is already on this PC with different texts"):
        install(folder, data)
    assert not data.exists()


def test_an_older_edition_is_said_to_be_older(data: Path, newer: Path, edit: Edit) -> None:
    install(newer, data)
    edit("pack.toml", 'edition = "2026-12"', 'edition = "2026-11"')
    checked_up_to(newer, "2026-11-22")
    assert offered(newer, at_hand(data), TODAY).older_than == "2026-12"


def test_a_pack_that_says_something_wrong_is_refused_and_one_that_reads_badly_says_so(
    data: Path, newer: Path, edit: Edit
) -> None:
    edit("pack.toml", "It recommends nothing.", "It  recommends nothing.")
    install(newer, data)
    found, passed_over = load_newest(at_hand(data), "gpce-2024")
    assert (found.edition.failed_checks, passed_over) == (1, ())
    edit("pack.toml", 'edition = "2026-12"', 'edition = "2026-12a"')
    edit("pack.toml", "It  recommends nothing.", "You should adopt every action.")
    offer = offered(newer, at_hand(data), TODAY)
    assert [finding.rule for finding in offer.refusals] == ["advice", "advice"]
    with pytest.raises(PackError, match="tells the reader what to choose"):
        add(offer, data, AddedBy())


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("pack.toml", '"3" = 2026-12-31', '"3" = 2027-01-12', "item 3 › evidence"),
        ("sources.toml", "seen = 2026-11-22", "seen = 2027-01-12", "sources › “S0” › seen"),
        ("shared.toml", 'as_at = "2024-08-12"', 'as_at = "2027-02"', "as_at, 2027-02"),
        ("pack.toml", "use_until = 2027-03-31", "use_until = 2026-12-30", "use_until"),
    ],
)
def test_a_date_in_the_future_is_refused(
    data: Path, newer: Path, edit: Edit, name: str, old: str, new: str, place: str
) -> None:
    edit(name, old, new)
    refused = [str(finding) for finding in offered(newer, at_hand(data), TODAY).refusals if finding.rule == "future"]
    assert any(place in finding for finding in refused)


def test_a_pack_with_an_id_of_its_own_is_at_hand_beside_the_shipped_one(data: Path, newer: Path, edit: Edit) -> None:
    edit("pack.toml", 'id = "gpce-2024"', 'id = "devon-2027"')
    install(newer, data)
    assert pack_ids(at_hand(data)) == ("gpce-2024", "devon-2027")
    assert load_newest(at_hand(data), "gpce-2024")[0].edition.edition == SHIPPED_EDITION
    assert load_newest(at_hand(data), "devon-2027")[0].edition.edition == "2026-12"


def test_nothing_is_left_behind_by_adding(data: Path, newer: Path) -> None:
    (newer / "pack - Copy.toml").write_text("id = ", encoding="utf-8")
    (newer / "notes.docx").write_bytes(b"?")
    placed = install(newer, data)
    assert sorted(entry.name for entry in placed.parent.iterdir()) == ["2026-12", "2026-12.json"]
    assert "pack - Copy.toml" not in everything_in(placed)


class FullDisk(Disk):
    """A disk without room for a certain file, or for a folder with a certain name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def replace(self, source: Path, target: Path) -> None:
        if target.name == self._name:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().replace(source, target)

    def move_folder(self, source: Path, target: Path) -> None:
        if source.name == self._name:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().move_folder(source, target)


@pytest.mark.parametrize("name", ["sources.toml", "fresh"])
def test_a_disk_that_is_full_leaves_what_was_added_before(data: Path, newer: Path, edit: Edit, name: str) -> None:
    install(newer, data)
    before = everything_in(data)
    edit("pack.toml", 'edition = "2026-12"', 'edition = "2026-12a"')
    offer = offered(newer, at_hand(data), TODAY)
    with pytest.raises(PackError, match=r"could not be copied into .*: the disk is full"):
        add(offer, data, AddedBy(), FullDisk(name))
    kept = everything_in(data)
    assert {file: kept[file] for file in before} == before
    assert [file for file in kept if file.endswith(".toml") and file not in before] == []


def test_a_damaged_edition_is_replaced_by_a_whole_one_or_stays(data: Path, newer: Path) -> None:
    placed = install(newer, data)
    (placed / "sources.toml").write_text("x = 1", encoding="utf-8")
    offer = replace(offered(newer, at_hand(data), TODAY), same=False)
    with pytest.raises(PackError, match="the disk is full"):
        add(offer, data, AddedBy(fingerprint=offer.fingerprint), FullDisk("fresh"))
    assert (placed / "sources.toml").read_text("utf-8") == "x = 1"
    add(offer, data, AddedBy(fingerprint=offer.fingerprint))
    assert load_pack(placed) == load_pack(newer)


def test_what_it_provides_is_checked_each_time(data: Path, newer: Path, edit: Edit, tmp_path: Path) -> None:
    shared = tmp_path / "share"
    shutil.copytree(newer, shared / "devon")
    found = packs_at_hand(SHIPPED, data, shared)
    assert load_newest(found, "gpce-2024")[0].edition.edition == "2026-12"
    head = shared / "devon" / "pack.toml"
    text = head.read_text("utf-8")
    head.write_text(text.replace("It recommends nothing.", "It  recommends nothing."), "utf-8")
    assert load_newest(found, "gpce-2024")[0].edition.failed_checks == 1
    head.write_text(text.replace("It recommends nothing.", "You should adopt all of it."), "utf-8")
    pack, passed_over = load_newest(found, "gpce-2024")
    assert pack.edition.edition == SHIPPED_EDITION
    assert "tells the reader what to choose" in passed_over[0]


def test_an_edition_s_name_never_becomes_a_path(data: Path, newer: Path, edit: Edit) -> None:
    edit("pack.toml", 'edition = "2026-12"', 'edition = "../../2026"')
    placed = install(newer, data)
    assert placed.parent == data / "packs" / "gpce-2024"
    assert find_pack(at_hand(data), "gpce-2024", "../../2026") == placed


def test_an_added_pack_that_was_damaged_since_is_passed_over_by_name(data: Path, newer: Path) -> None:
    placed = install(newer, data)
    (placed / "sources.toml").unlink()
    found, passed_over = load_newest(at_hand(data), "gpce-2024")
    assert found.edition.edition == SHIPPED_EDITION
    assert passed_over == (
        "The pack “gpce-2024”, edition “2026-12”, cannot be used: sources.toml: the file is missing from the pack.",
    )
    (placed / "pack.toml").write_text("id = ", encoding="utf-8")
    _, damaged = packs_at_hand(SHIPPED, data)
    assert damaged.outline is None
    assert damaged.problem.startswith("pack.toml, line 1: the value after = cannot be read")


def test_an_added_pack_that_was_changed_since_or_never_checked_is_passed_over(data: Path, newer: Path) -> None:
    placed = install(newer, data)
    head = placed / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("GP Action Wizard", "Somebody"), "utf-8")
    assert "it has been changed since it was added" in load_newest(at_hand(data), "gpce-2024")[1][0]
    record_path(placed).unlink()
    assert "so it was never checked" in load_newest(at_hand(data), "gpce-2024")[1][0]


@pytest.mark.parametrize(
    "record", ["", "[]", "7", '{"person": 7}', '{"failed_checks": -1}', '{"failed_checks": true, "at": []}']
)
def test_a_record_of_who_added_it_that_is_damaged_counts_as_none(data: Path, newer: Path, record: str) -> None:
    placed = install(newer, data)
    record_path(placed).write_text(record, encoding="utf-8")
    assert packs_at_hand(SHIPPED, data)[1].added is None


def test_what_is_kept_of_who_added_it_is_plain_json(data: Path, newer: Path) -> None:
    kept = json.loads(record_path(install(newer, data)).read_text("utf-8"))
    assert kept["at"] == "2027-01-11T12:00:00+00:00"
    assert kept["fingerprint"] == pack_digest(load_pack(newer))


def test_where_no_pack_is_whole_the_reason_is_given(data: Path, folder: Path) -> None:
    (folder / "sources.toml").unlink()
    with pytest.raises(PackError, match="cannot be used: sources"):
        load_newest(packs_at_hand(folder.parent, data), "gpce-2024")


def test_one_edition_has_one_fingerprint_however_it_comes(data: Path, newer: Path, tmp_path: Path) -> None:
    moved = Path(shutil.copytree(newer, tmp_path / "elsewhere"))
    assert offered(newer, at_hand(data), TODAY).fingerprint == offered(moved, at_hand(data), TODAY).fingerprint


def test_a_digest_changes_with_every_word(pack: Pack) -> None:
    assert pack_digest(pack) != pack_digest(pack.replace(actions=pack.actions[1:]))
    assert len(pack_digest(pack)) == 64
