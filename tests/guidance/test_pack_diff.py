import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from pydantic import ValidationError

from wizard.guidance.pack import Pack
from wizard.guidance.pack_diff import TextChange, item_difference, pack_difference
from wizard.guidance.statement import Statement


def test_a_pack_does_not_differ_from_itself(pack: Pack) -> None:
    assert pack_difference(pack, pack) == ()


def test_a_reworded_statement_stands_beside_its_old_words(pack: Pack) -> None:
    old = pack.item("10")
    first, *others = old.asks
    new = old.replace(asks=(first.replace(text="Put off accepting pilots."), *others))
    (change,) = item_difference(old, new)
    assert (change.item, change.part) == ("10", "what it asks")
    assert change.old.startswith(first.text)
    assert change.new.startswith("Put off accepting pilots.")


def test_a_changed_date_is_said_in_words(pack: Pack) -> None:
    old = pack.item("10")
    new = old.replace(evidence_as_at=date(2026, 5, 1))
    change = TextChange(item="10", part="evidence date", old="30 June 2026", new="1 May 2026")
    assert item_difference(old, new) == (change,)


def test_what_is_new_has_no_old_words_and_what_is_gone_no_new_ones(pack: Pack) -> None:
    item = pack.item("4a")
    more = item.replace(prompts=(*item.prompts, Statement(text="Who asks next?", editorial=True)))
    (added,) = item_difference(item, more)
    assert (added.old, added.part) == ("", "questions for the partners")
    assert added.new.startswith("Who asks next?")
    (gone,) = item_difference(more, item)
    assert (gone.new, gone.old) == ("", added.new)


def test_entries_before_a_new_one_are_not_reported(pack: Pack) -> None:
    item = pack.item("4a")
    more = item.replace(prompts=(Statement(text="Who asks first?", editorial=True), *item.prompts))
    assert len(item_difference(item, more)) == 1


def test_each_side_of_the_contract_is_named(pack: Pack) -> None:
    old = pack.item("8")
    new = old.replace(
        contract=old.contract.replace(nhs_england=(Statement(text="It was seen.", sources=("N1",)),)),
    )
    (change,) = item_difference(old, new)
    assert change.part == "contract position"
    assert change.new == "NHS England: It was seen. · sources: N1"


def test_a_new_status_is_told_part_by_part(pack: Pack) -> None:
    old = pack.item("10")
    new = old.replace(status=old.status.replace(words="Open"))
    assert item_difference(old, new) == (
        TextChange(item="10", part="status", old=f"words: {old.status.words}", new="words: Open"),
    )


def test_the_head_and_its_sources_are_compared(pack: Pack) -> None:
    sources = (pack.edition.sources[0].replace(dated="July 2024"), *pack.edition.sources[1:])
    edition = pack.edition.replace(edition="2026-12", sources=sources)
    changes = pack_difference(pack, pack.replace(edition=edition))
    assert [(change.item, change.part) for change in changes] == [("", "edition"), ("", "sources")]
    assert (changes[0].old, changes[0].new) == ("2026-06, revised November 2026", "2026-12")


def test_items_that_come_and_go_are_said_whole(pack: Pack) -> None:
    fewer = pack.replace(actions=pack.actions[:-1])
    title = pack.item("10").title
    assert TextChange(item="10", part="the whole item", old=title, new="") in pack_difference(pack, fewer)
    assert TextChange(item="10", part="the whole item", old="", new=title) in pack_difference(fewer, pack)


Path = tuple[str | int, ...]


def texts(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path to one text of each kind."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in entries:
        yield from [(*path, key)] if isinstance(held, str) else texts(held, (*path, key))


def test_whichever_text_is_changed_is_shown_as_it_is_now(pack: Pack) -> None:
    data, tried, shown, hidden = pack.model_dump(mode="json"), set[Path](), 0, []
    for path in texts(data):
        kind = tuple(key for key in path if isinstance(key, str))
        place: Any = data
        for key in path[:-1]:
            place = place[key]
        was = place[path[-1]]
        if kind in tried or not was:
            continue
        tried.add(kind)
        place[path[-1]] = f"{was} anew"
        with suppress(ValidationError):
            changed = Pack.model_validate_json(json.dumps(data))
            found = any("anew" in change.new for change in pack_difference(pack, changed))
            shown += found
            hidden += [] if found else [".".join(map(str, kind))]
        place[path[-1]] = was
    assert shown >= 40
    assert hidden == []
