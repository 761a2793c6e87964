"""Names, sums, telephone numbers and addresses in typed text, in the usual forms."""

import pytest

from wizard.redaction.found_words import found_in

PARTNERS = (
    "Dr Siân O’Brien",
    "Dr Helen Smith-Jones",
    "Dr April May",
    "Dr Khalid bin Walid",
    "Dr Will Grant",
    "Dr Jo Li",
)


def found(typed: str, people: tuple[str, ...] = PARTNERS, practice: str = "Mill Surgery") -> list[str]:
    """The words found in a text, as they were typed."""
    return [each.words for each in found_in(typed, people, practice)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Sian O'Brien was against; so were Sian and O'Brien", ["Sian O'Brien", "Sian", "O'Brien"]),
        ("Siân O`Brien; O‘Brien’s list; OBRIEN", ["Siân O`Brien", "O‘Brien", "OBRIEN"]),
        ("dr o'brien and Ms S. O'Brien", ["dr o'brien", "Ms S. O'Brien"]),
        ("Jones and Smith and Smith\u2011Jones", ["Jones", "Smith", "Smith\u2011Jones"]),
        ("helen smith jones; Smith – Jones; Helen Jones", ["helen smith jones", "Smith – Jones", "Helen Jones"]),
        ("Smithson met Jonesy and Joanna", []),
        ("Jo-Li’s and Jo. Don't, Joe, Lily", ["Jo-Li", "Jo"]),
        ("Khalid bin Walid put it in the bin, Dr Walid", ["Khalid bin Walid", "Dr Walid"]),
        ("Walid, Khalid", ["Walid, Khalid"]),
        ("April was in favour. So was Dr May.", ["April", "Dr May"]),
        ("april may is early. April’s view", ["April"]),
        ("on 9 April 2027, in April, April 2027, until May", []),
        ("May we ask? It may be. IT MAY.", []),
        ("Will the ICB pay? We will grant a Grant.", []),
        ("Will said so. I asked Will and dr grant.", ["Will", "Will"]),
        ("the nurse will see to it", []),
        ("Mr Żaneta Łuk’s note", ["Mr Żaneta Łuk"]),
        ("Mr Imran O'Brien of the ICB", ["Mr Imran O'Brien"]),
        ("Write to sian.obrien@nhs.net.", ["sian.obrien@nhs.net"]),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, names: list[str]) -> None:
    assert found(typed) == names


@pytest.mark.parametrize("typed", ["We met on MS Teams", "our Sister Practice", "MS Word", "a sister practice"])
def test_what_only_looks_like_a_title_is_no_name(typed: str) -> None:
    assert found(typed) == []


def test_the_practice_keeps_its_own_name() -> None:
    practice = "Dr Osei & Partners’ Surgery"
    assert found("Dr Osei & Partners' Surgery asked Dr Osei", ("Dr Amara Osei",), practice) == ["Dr Osei"]


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
def test_a_sum_is_found_whole(typed: str) -> None:
    assert found(f"It pays {typed}, they say.") == [typed]


@pytest.mark.parametrize(
    "typed",
    [
        *("12,400 patients", "2026-27", "9 April 2027", "5km", "page 12", "item 4a", "half of the pounds lost"),
        *("ten thousand patients", "9 to 10 contacts", "10 months", "a pounding", "thousands of calls", "28 or 30"),
        *("10k patients", "a list of 12k people"),
    ],
)
def test_what_is_no_sum_stays(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize("typed", ["01234 567890", "0207 946 0958", "+44 1234 567890", "07700900123"])
def test_a_telephone_number_is_found(typed: str) -> None:
    assert [each.what for each in found_in(f"Ring {typed}.", ())] == ["a telephone number"]


def test_a_postcode_is_found() -> None:
    assert [each.words for each in found_in("Mill Lane, EX1 2AB", ())] == ["EX1 2AB"]


def test_a_name_in_letters_without_capitals_is_found_in_either_order_and_without_the_space() -> None:
    assert found("李 明 agreed; 李明 and 明李 too.", ("Dr 李 明",)) == ["李 明", "李明", "明李"]
