import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.foundation.disk import Disk
from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.installed_packs import (
    install_pack,
    load_newest,
    pack_digest,
    packs_at_hand,
)
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.toml_files import PackError

Edit = Callable[[str, str, str], None]
SHIPPED = resource("packs")
SHIPPED_EDITION = "2026-06, revised November 2026"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def newer(folder: Path, edit: Edit) -> Path:
    """A newer edition of the shipped pack, ready to be added."""
    edit("pack.toml", f'edition = "{SHIPPED_EDITION}"', 'edition = "2026-12"')
    head = folder / "pack.toml"
    head.write_text(
        re.sub(r'^("\w+" = )2026-\d\d-\d\d$', r"\g<1>2026-12-31", head.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    return folder


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_additions_the_shipped_pack_is_at_hand(data: Path) -> None:
    (found,) = packs_at_hand(SHIPPED, data)
    assert found.shipped
    assert found.outline is not None
    assert found.outline.id == "gpce-2024"
    assert found.outline.edition == SHIPPED_EDITION


def test_an_added_pack_is_found_with_its_edition(data: Path, newer: Path) -> None:
    placed = install_pack(newer, SHIPPED, data)
    found = packs_at_hand(SHIPPED, data)[1]
    assert found.outline is not None
    assert (found.folder, found.outline.edition) == (placed, "2026-12")
    assert load_pack(placed) == load_pack(newer)
    assert [pack.shipped for pack in packs_at_hand(SHIPPED, data)] == [True, False]


def test_the_newest_evidence_comes_first(data: Path, newer: Path) -> None:
    assert load_newest(SHIPPED, data, "gpce-2024")[0].edition.edition == SHIPPED_EDITION
    install_pack(newer, SHIPPED, data)
    assert load_newest(SHIPPED, data, "gpce-2024")[0].edition.edition == "2026-12"


def test_a_pack_that_is_not_at_hand_is_named(data: Path) -> None:
    with pytest.raises(PackError, match="No pack “other”"):
        load_newest(SHIPPED, data, "other")


def test_a_refused_pack_leaves_what_was_added_before(data: Path, newer: Path, edit: Edit) -> None:
    placed = install_pack(newer, SHIPPED, data)
    before = everything_in(data)
    edit("background.toml", "[[boards]]", "[[bords]]")
    with pytest.raises(PackError, match=r"background\.toml › bords: unknown key"):
        install_pack(newer, SHIPPED, data)
    assert everything_in(data) == before
    assert load_pack(placed).edition.edition == "2026-12"


def test_the_same_edition_can_be_added_anew(data: Path, newer: Path, edit: Edit) -> None:
    install_pack(newer, SHIPPED, data)
    edit("pack.toml", 'issuer = "GP Action Wizard"', 'issuer = "An LMC"')
    placed = install_pack(newer, SHIPPED, data)
    assert load_pack(placed).edition.issuer == "An LMC"
    assert len(packs_at_hand(SHIPPED, data)) == 2


def test_nothing_is_left_behind_by_adding(data: Path, newer: Path) -> None:
    placed = install_pack(newer, SHIPPED, data)
    install_pack(newer, SHIPPED, data)
    assert [entry.name for entry in placed.parent.iterdir()] == ["2026-12"]


def test_the_shipped_pack_is_not_replaced(data: Path, folder: Path) -> None:
    with pytest.raises(
        PackError, match=f"“{SHIPPED_EDITION}” of “gpce-2024” is shipped with the program and is not replaced"
    ):
        install_pack(folder, SHIPPED, data)
    assert not data.exists()


def test_a_move_that_fails_puts_the_old_pack_back(
    data: Path, newer: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_pack(newer, SHIPPED, data)
    before = everything_in(data)
    edit("pack.toml", 'issuer = "GP Action Wizard"', 'issuer = "An LMC"')
    move = Disk.move_folder

    def fails_for_the_new(disk: Disk, source: Path, target: Path) -> None:
        if source.name == "fresh":
            raise OSError(errno.ENOSPC, "No space left on device")
        move(disk, source, target)

    monkeypatch.setattr(Disk, "move_folder", fails_for_the_new)
    with pytest.raises(PackError, match=r"could not be copied into .*: the disk is full"):
        install_pack(newer, SHIPPED, data)
    assert everything_in(data) == before


def test_a_copy_that_fails_leaves_what_was_added_before(
    data: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_pack(newer, SHIPPED, data)
    before = everything_in(data)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Disk, "write", full)
    with pytest.raises(PackError, match="the disk is full"):
        install_pack(newer, SHIPPED, data)
    assert everything_in(data) == before


def test_an_edition_s_name_never_becomes_a_path(data: Path, newer: Path, edit: Edit) -> None:
    edit("pack.toml", 'edition = "2026-12"', 'edition = "../../2026"')
    placed = install_pack(newer, SHIPPED, data)
    assert placed.parent == data / "packs" / "gpce-2024"
    assert packs_at_hand(SHIPPED, data)[1].folder == placed


def test_an_added_pack_that_was_damaged_since_is_listed_with_its_reason(data: Path, newer: Path) -> None:
    placed = install_pack(newer, SHIPPED, data)
    (placed / "pack.toml").write_text("id = ", encoding="utf-8")
    _, damaged = packs_at_hand(SHIPPED, data)
    assert damaged.outline is None
    assert damaged.problem.startswith("pack.toml: not valid TOML")
    assert load_newest(SHIPPED, data, "gpce-2024") == (load_pack(SHIPPED / "gpce-2024"), ())


def test_the_newest_pack_that_is_whole_is_loaded_and_others_are_named(data: Path, newer: Path) -> None:
    placed = install_pack(newer, SHIPPED, data)
    assert load_newest(SHIPPED, data, "gpce-2024") == (load_pack(placed), ())
    (placed / "sources.toml").unlink()
    found, passed_over = load_newest(SHIPPED, data, "gpce-2024")
    assert found.edition.edition == SHIPPED_EDITION
    assert passed_over == (
        "The pack “gpce-2024”, edition “2026-12”, cannot be used: sources.toml: the file is missing from the pack.",
    )


def test_where_no_pack_is_whole_the_reason_is_given(data: Path, folder: Path) -> None:
    (folder / "sources.toml").unlink()
    with pytest.raises(PackError, match="cannot be used: sources"):
        load_newest(folder.parent, data, "gpce-2024")


def test_a_digest_changes_with_every_word(pack: Pack) -> None:
    last = pack.actions[-1]
    retitled = last.replace(items=(last.items[0].replace(title="Hold decisions on pilots."), *last.items[1:]))
    assert pack_digest(pack) != pack_digest(pack.replace(actions=(*pack.actions[:-1], retitled)))
    assert pack_digest(pack) != pack_digest(pack.replace(actions=pack.actions[1:]))
    assert len(pack_digest(pack)) == 64
