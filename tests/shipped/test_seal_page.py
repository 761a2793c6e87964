"""A person with only the page on the seal can calculate every digest of a closed record.

This calculates them from the JSON of a plan file by the tables and sentences of the page, with `json` and `hashlib`.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.signing.walked_plans import PLANS

from wizard.foundation.canonical_json import plain
from wizard.foundation.paths import resources
from wizard.services.example_plan import example

Data = dict[str, Any]
PAGE = (resources().parent / "docs" / "seal.md").read_text("utf-8")
SEALED = PAGE[PAGE.index("## The seal of a record") : PAGE.index("## What follows a closing")]
MATTERS = ("weighed", "rule", "checked_with", "minute")
"""The parts that an item has once; the rest is in its proposals."""


def digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def rows() -> Iterator[tuple[str, str]]:
    """Each part that the page names, and what it covers."""
    for line in SEALED.splitlines():
        if line.startswith("| `"):
            first, covers = line.strip("|").split("|")
            names, fields = re.findall(r"`(.*?)`", first), re.findall(r"`(.*?)`", covers)
            one_by_one = len(names) == len(fields) > 1
            for number, name in enumerate(names):
                yield name, f"`{fields[number]}`" if one_by_one else covers.strip()


def keys(name: str, covers: str) -> list[str]:
    of_that_name = [name.replace(" on item 3", "").replace(" ", "_")]
    return of_that_name if covers.startswith("the field of that name") else re.findall(r"`(.*?)`", covers)


def held(data: Data, names: list[str]) -> Data:
    return {name: data[name] for name in names if name in data}


def sections(content: Data) -> Iterator[tuple[str, str]]:
    """The digest of each part that is not an item, by the first table."""
    meeting = {name: value for name, value in content["meeting"].items() if name != "matters"}
    record = {name: value for name, value in content.items() if name != "meeting"}
    rest: dict[str, Data] = {}
    for name, covers in rows():
        if " item " in name or name.startswith(("item", "order of")):
            continue
        whose = meeting if "of `meeting`" in covers or "names of `meeting`" in covers else record
        if covers.startswith("what no other part names"):
            rest[name] = whose
            continue
        taken = [key for key in keys(name, covers) if key != "meeting"]
        yield name, digest(held(whose, taken))
        for key in taken:
            whose.pop(key, None)
    yield from ((name, digest(whose)) for name, whose in rest.items())


def items(content: Data) -> Iterator[tuple[str, str]]:
    """The digest of each item, and of each thing on it, by the second table."""
    matters = content["meeting"].get("matters", [])
    yield "order of items", digest({"matters": [matter["item"] for matter in matters]})
    for matter in matters:
        yield f"item {matter['item']}", digest(matter)
        came_to = [entry for entry in content.get("outcomes", []) if entry["item"] == matter["item"]]
        if came_to:
            yield f"outcome on item {matter['item']}", digest({"outcomes": came_to})
        for name, covers in rows():
            if not name.endswith(" on item 3") or name.startswith("outcome"):
                continue
            named = keys(name, covers)
            own = named[0] in MATTERS
            for number, thing in enumerate([matter] if own else matter.get("proposals", []), start=1):
                place = f"{name[:-1]}{matter['item']}" + (f", proposal {number}" if number > 1 else "")
                if found := held(thing, named):
                    yield place, digest(found)


def but_digest(value: Data) -> str:
    return digest({name: held for name, held in value.items() if name != "digest"})


@pytest.mark.parametrize("name", ["the worked example", *sorted(PLANS)])
def test_every_digest_is_made_again_by_the_page_alone(name: str) -> None:
    plan = PLANS[name]() if name in PLANS else example(signed=True)
    data = plain(plan)
    before: Data = {}
    for record in data.get("records", []):
        content, seal, links = record["content"], record["seal"], record.get("answers", [])
        assert seal["whole"] == digest(content)
        assert seal["parts"] == dict([*sections(content), *items(content)])
        assert seal["digest"] == but_digest(seal)
        assert seal.get("previous") == before.get("seal", {}).get("digest")
        given = [link["digest"] for link in before.get("answers", [])]
        assert seal.get("previous_signatures") in {*given, None if not given else given[0]}
        for link, previous in zip(links, [{}, *links], strict=False):
            assert (link["seal"], link.get("previous")) == (seal["digest"], previous.get("digest"))
            assert link["digest"] == but_digest(link)
        assert record.get("signatures") == (links[-1]["digest"] if links else None)
        before = record
    reopened = data.get("reopenings", [])[-1:]
    if reopened and reopened[0]["record"]["content"]["number"] == data.get("meeting", {}).get("number"):
        assert data["sealed"] == digest(reopened[0])
    elif before:
        assert data["sealed"] == before["seal"]["digest"]
