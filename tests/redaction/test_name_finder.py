"""Names and sums in what people typed, in the ordinary ways in which they are typed."""

import pytest
from tests.plans import worked_example

from wizard.plan.people import Person, Practice
from wizard.plan.proposal import Owner
from wizard.plan.task import Task
from wizard.redaction.name_finder import NAME_LEFT_OUT
from wizard.redaction.reader_copy import Copy, copy_of
from wizard.redaction.readers import Reader
from wizard.redaction.redact import SUM_LEFT_OUT, without_sums, words_without

PARTNERS = (
    "Dr Siân O’Brien",
    "Dr Helen Smith-Jones",
    "Dr April May",
    "Dr Khalid bin Walid",
    "Dr Will Grant",
    "Dr Jo Li",
)
SIAN, HELEN, APRIL, KHALID, WILL, JO = (f"Partner {letter}" for letter in "ABCDEF")


def copy(people: tuple[str, ...] = PARTNERS, typed: tuple[str, ...] = (), practice: str = "Mill Surgery") -> Copy:
    """A copy for the LMC of a plan with these people, and with tasks whose owners were typed in words."""
    plan = worked_example()
    return copy_of(
        plan.replace(
            practice=Practice(name=practice),
            people=tuple(Person(id=f"p{number}", name=name) for number, name in enumerate(people)),
            meeting=plan.meeting.replace(chair=None, matters=(), attendance=()) if plan.meeting else None,
            tasks=tuple(Task(id=f"t{number}", text="x", owner=Owner(name=name)) for number, name in enumerate(typed)),
        ),
        reader=Reader.LMC,
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Sian O'Brien was against; so were Sian and O'Brien", f"{SIAN} was against; so were {SIAN} and {SIAN}"),
        ("Siân O`Brien; O‘Brien’s list; OBRIEN", f"{SIAN}; {SIAN}’s list; {SIAN}"),
        ("Sia\u0302n OʼBrien", SIAN),
        ("dr o'brien and Ms S. O'Brien, SO'Brien", f"{SIAN} and {SIAN}, SO'Brien"),
        ("Jones and Smith and Smith\u2011Jones", f"{HELEN} and {HELEN} and {HELEN}"),
        ("helen smith jones; Smith – Jones; Helen Jones", f"{HELEN}; {HELEN}; {HELEN}"),
        ("Smithson met Jonesy and Joanna", "Smithson met Jonesy and Joanna"),
        ("Jo-Li’s and Jo. Don't, Joe, Lily", f"{JO}’s and {JO}. Don't, Joe, Lily"),
        ("Khalid bin Walid put it in the bin, Dr Walid", f"{KHALID} put it in the bin, {KHALID}"),
        ("Walid, Khalid", KHALID),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, printed: str) -> None:
    assert words_without(copy())(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("April was in favour. So was Dr May.", f"{APRIL} was in favour. So was {APRIL}."),
        ("april may is early. April’s view", f"april may is early. {APRIL}’s view"),
        ("on 9 April 2027, in April, April 2027, until May", "on 9 April 2027, in April, April 2027, until May"),
        (
            "April to June; mid-April; the May meeting; by end of May",
            "April to June; mid-April; the May meeting; by end of May",
        ),
        ("May we ask? It may be. IT MAY.", "May we ask? It may be. IT MAY."),
        ("Will the ICB pay? We will grant a Grant.", "Will the ICB pay? We will grant a Grant."),
        ("Will said so. I asked Will and dr grant.", f"{WILL} said so. I asked {WILL} and dr grant."),
        ("dr will grant; Dr Grant; W. Grant; Will’s", f"{WILL}; {WILL}; {WILL}; {WILL}’s"),
        ("the nurse will see to it", "the nurse will see to it"),
    ],
)
def test_a_name_that_is_a_month_or_a_word_is_replaced_where_it_is_likely_a_name(typed: str, printed: str) -> None:
    assert words_without(copy())(typed) == printed


def test_a_surname_that_two_have_is_given_to_neither() -> None:
    without = words_without(copy(("Dr Amara Osei", "Dr Kofi Osei")))
    assert without("Osei, then K. Osei, then Amara Osei") == f"{NAME_LEFT_OUT}, then Partner B, then Partner A"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Mr Żaneta Łuk’s note", f"{NAME_LEFT_OUT}’s note"),
        ("Mr Imran O'Brien of the ICB", f"{NAME_LEFT_OUT} of the ICB"),
        ("Write to sian.obrien@nhs.net.", f"Write to {NAME_LEFT_OUT}."),
        ("Prof. Dr O’Brien", SIAN),
    ],
)
def test_titles_and_addresses_tell_other_names(typed: str, printed: str) -> None:
    assert words_without(copy())(typed) == printed


def test_an_owner_typed_in_words_is_called_the_same_throughout() -> None:
    made = copy(typed=("Tamsin Quillfeather", "tamsin  quillfeather", "the reception team", "Sian O'Brien", "Ms Jones"))
    owners = [task.owner.name for task in made.minutes.tasks if task.owner]
    assert owners == ["Person A", "Person A", "Person B", SIAN, HELEN]
    said = "Tamsin asked; Quillfeather’s list; TAMSIN QUILLFEATHER; the reception team is at reception"
    assert words_without(made)(said) == "Person A asked; Person A’s list; Person A; the reception team is at reception"


def test_what_is_put_in_the_place_of_names_stays() -> None:
    made = copy(("Dr Tom Partner", "Practice Manager"))
    assert words_without(made)("So said Partner A and Manager A.") == "So said Partner A and Manager A."


def test_the_practice_keeps_its_own_name() -> None:
    without = words_without(copy(("Dr Amara Osei",), practice="Dr Osei & Partners’ Surgery"))
    assert without("Dr Osei & Partners' Surgery asked Dr Osei") == "Dr Osei & Partners' Surgery asked Partner A"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "£9-10k",
            "£9,000–£10,000",
            "£9,000 to £10,000",
            "£9,000 to 10,000",
            "£9k - £10k",
            "9-10k",
            "9-£10k",
            "9 or 10k",
        ),
        *("10k", "10K", "10 k", "10m", "1.5m", "2bn", "£1.2m", "£ 500", "GBP 5,000", "€5", "−£3", "50p", "£9 thousand"),
        *("ten thousand pounds", "twenty-five pounds", "nine to ten thousand pounds", "Fifty pence", "10 grand"),
        *("one and a half million pounds", "300 pounds", "9 thousand pounds", "£1,200.50", "£9\u201110k", "5000 GBP"),
    ],
)
def test_a_sum_is_left_out_whole(typed: str) -> None:
    assert without_sums(f"It pays {typed}, they say.") == f"It pays {SUM_LEFT_OUT}, they say."


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "12,400 patients",
            "2026-27",
            "9 April 2027",
            "5km",
            "page 12",
            "item 4a",
            "half of the pounds lost",
            "28 or 30",
        ),
        *("ten thousand patients", "9 to 10 contacts", "10 months", "a pounding", "thousands of calls"),
    ],
)
def test_what_is_no_sum_stays(typed: str) -> None:
    assert without_sums(typed) == typed


def test_what_follows_a_sum_stays() -> None:
    assert without_sums("£500 to 12 practices") == f"{SUM_LEFT_OUT} to 12 practices"
    assert without_sums("£90 per day, £10-a-head") == f"{SUM_LEFT_OUT} per day, {SUM_LEFT_OUT}-a-head"


def test_a_name_in_letters_without_capitals_is_found_in_either_order_and_without_the_space() -> None:
    without = words_without(copy(("Dr 李 明",)))
    assert without("李 明 agreed; 李明 and 明李 too.") == "Partner A agreed; Partner A and Partner A too."


def test_a_known_surname_with_another_name_after_it_leaves_nothing_of_either() -> None:
    without = words_without(copy(("Dr Farah Shah",)))
    assert without("Dr Shah Imran will ring.") == "Partner A will ring."
