"""Whether a typed name can be that of who is to sign."""

import pytest

from wizard.signing.signers import may_be_name_of


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ben Shah", "Dr Ben Shah"),
        ("B. SHAH", "Dr Ben Shah"),
        ("Benjamin Shah", "Dr Ben Shah"),
        ("ben", "Dr Ben Shah"),
        ("B.S.", "Dr Ben Shah"),
        ("BS", "Dr Ben Shah"),
        ("Zoe Shah Jones", "Dr Zoë Shah-Jones"),
        ("S O'Neill", "Prof Siobhan O’Neill"),
        ("A. Nonymous", "Dr"),
    ],
)
def test_people_sign_as_they_sign_letters(written: str, name: str) -> None:
    assert may_be_name_of(written, name)


@pytest.mark.parametrize("written", ["Somebody Else", "Dr Carys Pugh", "Dr", "B", "S.B.", "."])
def test_a_name_that_shares_nothing_may_be_another_persons(written: str) -> None:
    assert not may_be_name_of(written, "Dr Ben Shah")
