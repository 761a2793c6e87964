"""Forty partners, some with names that are long or in another script, who vote by name on seven items."""

import pytest
from tests.pdf.exports import pdf
from tests.pdf.page_texts import page_texts
from tests.sittings import sitting

from wizard.edits.decision_edits import item_of, with_position, with_vote
from wizard.pdf.export_pdf import page_counts
from wizard.plan.choice import Choice
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.redaction.readers import Reader
from wizard.services.pdf_copies import PdfRequest, too_long

ITEMS = ("1", "2", "3", "4a", "4b", "6", "8")
NAMES = {
    0: ("Dr Alexandra Featherstonehaugh-Cholmondeley", ""),
    1: ("Dr 张伟", "Dr Wei Zhang"),
    2: ("Dr Ζωή Παππά", ""),
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Forty partners: every fourth abstained on every item, and the others voted for it."""
    made = sitting(40)
    people = [
        person.replace(name=NAMES[at][0], latin=NAMES[at][1]) if at in NAMES else person
        for at, person in enumerate(made.people)
    ]
    made = made.replace(people=tuple(people), settings=made.settings.replace(votes_printed=VotesPrinted.NAMES))
    for item in ITEMS:
        made = with_position(made, item, item_of(made, item).positions[0].id)
        for at, person in enumerate(made.people):
            made = with_vote(made, item, person.id, Choice.FOR if at % 4 else Choice.ABSTAIN)
    return made


def test_no_vote_and_no_name_is_divided_inside_a_word(plan: Plan) -> None:
    words = " ".join(page_texts(pdf(plan)))
    who, _, _ = words[words.index("How each partner voted") :].partition("The meeting")
    assert who.count("Abstained") == 10 * len(ITEMS)
    assert "Cholmondeley" in who
    assert who.count("Attendance") >= 2


def test_a_name_that_the_typeface_lacks_is_printed_in_latin_letters_and_any_other_as_typed(plan: Plan) -> None:
    words = " ".join(page_texts(pdf(plan))).replace("\N{NO-BREAK SPACE}", " ")
    assert "Dr Wei Zhang" in words
    assert "Παππά" in words
    assert "U+" not in words


def test_the_plan_is_longer_than_its_reader_wants_and_says_so(plan: Plan) -> None:
    parts = page_counts(plan, Reader.PARTNERS)
    warning = too_long(plan, PdfRequest(reader="partners"), parts)
    assert f"has {parts[0]} pages and should have at most 8" in warning
    assert "does not print anything smaller" in warning
