import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.pack_outline import OutlineAction, outline
from wizard.guidance.packs.toml_files import PackError


def test_an_outline_is_what_the_list_of_steps_needs(folder: Path) -> None:
    found = outline(folder)
    assert (found.id, found.edition, found.evidence_as_at) == (
        "gpce-2024",
        "2026-06, revised November 2026",
        date(2026, 6, 30),
    )
    assert found.stale == "Guidance checked up to {date}. Ask your LMC what has changed since."
    assert len(found.actions) == 10
    titles = ("Refer on clinical need", "Letter in place of form")
    assert found.actions[3] == OutlineAction(number=4, short_title="Referrals", items=("4a", "4b"), titles=titles)


def test_an_outline_names_every_item_as_the_guidance_does(folder: Path) -> None:
    pack = load_pack(folder)
    for action, listed in zip(pack.actions, outline(folder).actions, strict=True):
        items = [pack.item(item) for item in listed.items]
        alone = len(items) == 1
        assert listed.titles == ((action.short_title,) if alone else tuple(item.short_title for item in items))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('short_title = "Letter in place of form"\n', ""),
        ('short_title = "Letter in place of form"', "short_title = 4"),
        ('short_title = "Letter in place of form"', 'short_title = "Letter'),
    ],
)
def test_items_whose_titles_are_not_clear_have_that_of_their_action(
    folder: Path, edit: Callable[[str, str, str], None], old: str, new: str
) -> None:
    edit("actions/04-referrals.toml", old, new)
    assert outline(folder).actions[3].titles == ("Referrals", "Referrals")


def test_items_of_a_missing_file_have_the_title_of_their_action(folder: Path) -> None:
    (folder / "actions" / "04-referrals.toml").unlink()
    assert outline(folder).actions[3].titles == ("Referrals", "Referrals")


def test_an_outline_needs_nothing_but_the_standard_library() -> None:
    code = "import sys, wizard.guidance.packs.pack_outline; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'edition = "2026-06, revised November 2026"\n',
            "",
            r"pack\.toml, “edition”: the key is missing; expected text",
        ),
        ('edition = "2026-06, revised November 2026"', "edition = 2026", "“edition”: expected text"),
        ("2026-06-30", '"30 June 2026"', "“evidence”: expected a date such as 2026-06-30 for each item"),
        ("2026-06-30", "2026-06-30T10:00:00", "“evidence”: expected a date such as 2026-06-30 for each item"),
        ("[evidence]", "[evidense]", "“evidence”: the key is missing; expected a table"),
        ("number = 1\n", "number = true\n", "actions › “number”: expected a whole number"),
        ('items = ["1"]', "items = [1]", "actions › “items”: expected a list of item ids"),
        ('items = ["1"]', "items = []", "actions › “items”: expected a list of item ids"),
    ],
)
def test_a_head_that_lacks_something_is_refused(
    folder: Path, edit: Callable[[str, str, str], None], old: str, new: str, said: str
) -> None:
    edit("pack.toml", old, new)
    with pytest.raises(PackError, match=said):
        outline(folder)


def test_actions_that_are_no_tables_are_refused(folder: Path) -> None:
    head = 'id = "x"\nedition = "1"\ntitle = "X"\nstale = "Old."\nactions = ["one"]\n[evidence]\n"1" = 2026-06-30\n'
    (folder / "pack.toml").write_text(head, encoding="utf-8")
    with pytest.raises(PackError, match="expected a list of tables"):
        outline(folder)
