"""What the pages on the seal and on keeping a plan promise in figures and names, held against the program itself."""

import re

from tests.signing.walked_plans import PLANS

from wizard.foundation import disk
from wizard.foundation.paths import resources
from wizard.pdf_check import read_pdf
from wizard.services.example_plan import example
from wizard.signing.seal import parts_of
from wizard.storage import envelope, plan_store
from wizard.ui.session import disk_jobs

SELDOM = {"rule on item", "views on item", "advice from outside on item", "conditions on item", "proposer on item"}
DOCS = resources().parent / "docs"


def page(name: str) -> str:
    return " ".join((DOCS / name).read_text("utf-8").split())


def plain(part: str) -> str:
    """A part’s name without which item and which proposal it is about."""
    return re.sub(r"\bitem \S+?(?=,|$)", "item", re.sub(r", proposal \d+$", "", part))


def parts_in_the_page() -> set[str]:
    text = (DOCS / "seal.md").read_text("utf-8")
    rows = re.findall(
        r"(?m)^\| (`.*?`) \|", text[text.index("## The seal of a record") : text.index("## What follows")]
    )
    return {plain(name) for row in rows for name in re.findall(r"`([^`]+)`", row)} - {"part"}


def test_the_page_on_the_seal_names_each_part_and_no_other() -> None:
    plans = [example(signed=True), *(make() for make in PLANS.values())]
    contents = [record.content for plan in plans for record in plan.records]
    made = {plain(part) for content in contents for part in parts_of(content)}
    named = parts_in_the_page()
    assert made - named == set()
    # Nothing in these plans has a rule of its own, a view or advice from outside.
    assert named - made <= SELDOM


def test_the_bounds_that_are_promised_are_those_that_hold() -> None:
    text = page("reliability.md")
    mega = 1_000_000
    assert f"{envelope.FILE_BYTES // mega} MB, {envelope.OBJECTS:,} objects, {envelope.KEYS:,} keys" in text
    assert f"{envelope.LISTS:,} lists (each point of a signature is one), {envelope.ENTRIES:,} other entries" in text
    assert f"{read_pdf.MOST_STREAMS:,} streams, {read_pdf.MOST_UNPACKED // mega} MB unpacked in all" in text


def test_the_waits_that_are_promised_are_those_that_the_program_makes() -> None:
    text = page("reliability.md")
    tries = [round(wait * 1000) for wait in disk.IN_EARNEST]
    assert tries[:5] == [50, 100, 200, 400, 800]
    assert set(tries[5:]) == {1000}
    assert 9.5 <= sum(disk.IN_EARNEST) <= 10.5
    assert (len(disk.BRIEFLY), len(disk.HELD_OPEN - {32, 33})) == (3, 3)
    assert "for 10 seconds, after 50, 100, 200, 400 and 800 ms and then each second" in text
    assert [int(pause) for pause in plan_store.PAUSES] == [1, 2, 4, 8, 15, 30]
    assert "keeps trying after 1, 2, 4, 8, 15 and then every 30 seconds" in text
    assert plan_store.LOOK_BACK == 2
    assert "looked at two seconds after a save" in text
    assert disk_jobs.SHOWN_AFTER == 400
    assert "After 0.4 s a dialog" in text


def test_each_file_and_test_that_the_pages_name_is_there() -> None:
    root = DOCS.parent
    for name in ("seal.md", "reliability.md", "privacy.md"):
        for path in re.findall(r"`((?:src|tests)/[a-z_0-9/]+(?:\.py|/))`", (DOCS / name).read_text("utf-8")):
            assert (root / path).exists(), (name, path)
