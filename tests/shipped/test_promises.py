"""What the pages on the seal, on keeping a plan and on people promise, and the tests for each sentence.

`promises.txt` names the tests for every sentence, so that an untested promise is noticed. Figures and names in the
promises are compared with the program here.
"""

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest
from tests.pdf.exports import pdf, signed_example
from tests.pdf_check import honest_copies, kinds
from tests.pdf_check import reading_hostile_pdf as hostile_pdf
from tests.pdf_check.alterations import ALTERATIONS
from tests.pdf_check.alterations_of_bytes import OF_BYTES
from tests.shipped.sentences import sentences
from tests.signing.walked_plans import PLANS
from tests.storage import reading_hostile
from tests.torture.parts import PARTS

from wizard.foundation import disk
from wizard.foundation.paths import resources
from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf_check import read_pdf
from wizard.plan.record import Answer, CastingEntry, ConsentEntry, Correction, Method, WaitingEnded
from wizard.redaction.readers import Reader
from wizard.services.example_plan import example
from wizard.signing import strokes
from wizard.signing.seal import parts_of
from wizard.storage import envelope, plan_store
from wizard.ui.session import disk_jobs

SELDOM = {"rule on item", "views on item", "advice from outside on item", "conditions on item", "proposer on item"}
DOCS = resources().parent / "docs"
PAGES = ("privacy.md", "seal.md", "reliability.md")
OTHERWISE = ("explains", "limit", "make bench", "make prove", "make archive-check", "make torture")
"""What a sentence may have instead of a test: a note that it promises nothing, or how it is tested elsewhere."""


def page(name: str) -> str:
    return " ".join((DOCS / name).read_text("utf-8").split())


def plain(part: str) -> str:
    """A part’s name without the item and the proposal."""
    return re.sub(r"\bitem \S+?(?=,|$)", "item", re.sub(r", proposal \d+$", "", part))


def parts_in_the_page() -> set[str]:
    text = (DOCS / "seal.md").read_text("utf-8")
    rows = re.findall(
        r"(?m)^\| (`.*?`) \|", text[text.index("## The seal of a record") : text.index("## What follows")]
    )
    return {plain(name) for row in rows for name in re.findall(r"`([^`]+)`", row)} - {"part"}


def kept_promises() -> Iterator[tuple[str, list[str], list[str]]]:
    """For each group in `promises.txt`: the page, how its sentences begin, and their tests."""
    name, starts, held = "", list[str](), list[str]()
    for line in (DOCS.parent / "tests" / "shipped" / "promises.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            held.append(line.strip())
        elif not line or line.startswith("# "):
            continue
        elif line.startswith("## ") or held:
            if starts:
                yield name, starts, held
            starts, held = [], []
        if line.startswith("## "):
            name = line[3:]
        elif line and not line.startswith((" ", "#")):
            starts.append(line)
    yield name, starts, held


@pytest.mark.parametrize("name", PAGES)
def test_each_sentence_has_one_line_that_says_what_holds_it(name: str) -> None:
    said = sentences((DOCS / name).read_text("utf-8"))
    starts = [start for page, group, _ in kept_promises() if page == name for start in group]
    assert [start for start in starts if not any(sentence.startswith(start) for sentence in said)] == [], "said no more"
    found = {sentence: sum(sentence.startswith(start) for start in starts) for sentence in said}
    assert [sentence for sentence, count in found.items() if count != 1] == [], "held by nothing, or by two lines"


def test_each_test_that_holds_a_sentence_is_there() -> None:
    root, targets = DOCS.parent, (DOCS.parent / "Makefile").read_text("utf-8")
    parts = {f"make torture: {part.__name__}" for part in PARTS}
    for _, starts, held in kept_promises():
        assert held, starts
        for line in held:
            path, _, test = line.partition(" ")
            if path.endswith(".py"):
                assert f"\ndef {test}(" in (root / "tests" / path).read_text("utf-8"), line
            else:
                assert line in {*OTHERWISE, *parts}, line
                assert path != "make" or re.search(rf"(?m)^{test.partition(':')[0]}:", targets), line


def test_a_promise_without_a_test_is_seen() -> None:
    page = "# A page\n\nIt is so. It is\nnot so.\n\n- One. (Two.)\n- *Three*.\n\n| a | b |\n|---|---|\n| c | d |\n"
    assert sentences(page) == ["It is so.", "It is not so.", "One.", "(Two.)", "*Three*.", "c | d"]
    wrapped = "1. One ends with\n3. Two.\n2. Three.\n\nIt ends with\n165. Four."
    assert sentences(wrapped) == ["One ends with 3.", "Two.", "Three.", "It ends with 165.", "Four."]


def test_the_page_on_the_seal_names_each_part_and_no_other() -> None:
    plans = [example(signed=True), *(make() for make in PLANS.values())]
    contents = [record.content for plan in plans for record in plan.records]
    made = {plain(part) for content in contents for part in parts_of(content)}
    named = parts_in_the_page()
    assert made - named == set()
    # Nothing in these plans has its own rule, a view or advice from outside.
    assert named - made <= SELDOM


def test_the_bounds_that_are_promised_are_those_that_hold() -> None:
    text = page("reliability.md")
    mega = 1_000_000
    assert f"{envelope.FILE_BYTES // mega} MB, {envelope.OBJECTS:,} objects, {envelope.KEYS:,} keys" in text
    assert f"{envelope.LISTS:,} lists (each point of a signature is one), {envelope.ENTRIES:,} other entries" in text
    assert f"{read_pdf.MOST_STREAMS:,} streams, {read_pdf.MOST_UNPACKED // mega} MB unpacked in all" in text
    kept = f"where more than {strokes.MOST_KEPT} points are left"
    assert kept in page("seal.md")


def test_the_waits_that_are_promised_are_those_that_the_program_makes() -> None:
    text = page("reliability.md")
    tries = [round(wait * 1000) for wait in disk.IN_EARNEST]
    assert tries[:5] == [50, 100, 200, 400, 800]
    assert set(tries[5:]) == {1000}
    assert 9.5 <= sum(disk.IN_EARNEST) <= 10.5
    assert (len(disk.BRIEFLY), len(disk.HELD_OPEN - {32, 33})) == (3, 3)
    assert "for 10 seconds, after 50, 100, 200, 400 and 800 ms and then each second" in text
    assert [int(pause) for pause in plan_store.PAUSES] == [1, 2, 4, 8, 15, 30]
    assert "tries again after 1, 2, 4, 8 and 15 seconds and then every 30" in text
    assert plan_store.LOOK_BACK == 2
    assert "looked at two seconds after a save" in text
    assert disk_jobs.SHOWN_AFTER == 400
    assert "After 0.4 s a dialog" in text


def test_each_file_and_test_that_the_pages_name_is_there() -> None:
    root = DOCS.parent
    for name in ("seal.md", "reliability.md", "privacy.md"):
        for path in re.findall(r"`((?:src|tests)/[a-z_0-9/]+(?:\.py|/))`", (DOCS / name).read_text("utf-8")):
            assert (root / path).exists(), (name, path)
    modules = {path.name for path in (root / "src").rglob("*.py")}
    named = re.findall(r"`(?:[a-z_]+/)*([a-z_0-9]+\.py)`", "".join((DOCS / name).read_text("utf-8") for name in PAGES))
    assert {name for name in named if not name.startswith("test_")} - {"json.py", "walking.py"} <= modules


def test_the_page_on_the_seal_is_of_the_version_that_is_written() -> None:
    assert f"It describes version {envelope.VERSION} of the plan file." in page("seal.md")


def first_cells(head: str) -> set[str]:
    """The first cells of the table with this head."""
    table = (DOCS / "seal.md").read_text("utf-8").partition(f"| `{head}` |")[2].partition("\n\n")[0]
    return set(re.findall(r"(?m)^\| `(\w+)`", table))


def test_the_page_on_the_seal_names_each_kind_of_entry_answer_and_method() -> None:
    entries = (Answer, ConsentEntry, CastingEntry, WaitingEnded, Correction)
    assert first_cells("entry") == {model.model_fields["entry"].annotation.__args__[0] for model in entries}  # type: ignore[union-attr]
    assert first_cells("method") == set(Method)


ANSWERS = {
    "person": "person", "kind": "kind", "method": "method", "at": "moment with its offset", "statement": "statement",
    "words": "words", "typed_name": "typed name", "strokes": "strokes", "signed_on": "date", "witness": "witness",
    "message": "message", "quoted": "fingerprint that it quotes", "seen": "corrections that were seen",
    "recorded_by": "who recorded it",
}  # fmt: skip
"""Each field of an answer, in the words of the page."""


def test_the_page_on_the_seal_names_all_that_an_answer_has() -> None:
    (said,) = [each for each in sentences((DOCS / "seal.md").read_text("utf-8")) if each.startswith("An answer has a")]
    assert set(ANSWERS) == set(Answer.model_fields) - {"entry", "seal", "previous", "digest"}
    assert [words for words in ANSWERS.values() if words not in said] == []


def test_the_pages_count_what_is_tried_as_it_is() -> None:
    text = page("reliability.md")
    assert 45 <= len(reading_hostile.CASES) + len(reading_hostile.SPECIAL) <= 55
    assert "Some fifty hostile files" in text
    assert len(hostile_pdf.CASES) == 20
    assert "Twenty hostile PDFs" in text
    assert f"{len(ALTERATIONS) + len(OF_BYTES)} alterations of a PDF" in text
    honest = len(honest_copies.PROVEN) + len(honest_copies.REWRITTEN) + len(honest_copies.PRINTED)
    assert f"{honest} honest copies and {len(honest_copies.BY_COMMAND)} by system programs" in text
    assert (len(kinds.KINDS), len(PLANS)) == (12, 12)
    assert text.count("twelve kinds of documents") == 2
    assert "twelve plans of every kind" in page("seal.md")


@pytest.mark.parametrize("reader", Reader)
def test_the_partners_copy_alone_holds_the_record(reader: Reader) -> None:
    with pikepdf.open(io.BytesIO(pdf(signed_example(), ExportOptions(reader=reader)))) as document:
        assert ("plan.json" in document.attachments) is (reader is Reader.PARTNERS)
