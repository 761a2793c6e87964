"""What a chair can record if nobody here is against; if that would do nothing, there are no words for it."""

from wizard.voting.agree_words import AGREE
from wizard.voting.ruling import Reach


def test_what_those_here_cannot_carry_has_no_button() -> None:
    assert set(Reach) - AGREE.keys() == {Reach.CANNOT, Reach.NO_QUORUM, Reach.NOBODY}
