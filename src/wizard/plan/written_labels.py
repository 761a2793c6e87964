"""The words for what is done in writing or carried over: how answers came, how words went out, why no decision.

As in `plan/labels.py`, each choice has its words in one table.
"""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.plan.consent import ConsentWay
from wizard.plan.in_writing import SendingWay
from wizard.plan.proposal import CarryReason


class ConsentWayWords(NamedTuple):
    """How an absent partner's answer came."""

    chosen: str
    """As it is chosen on the screen."""
    given: str
    """After the answer, before its date."""


CONSENT_WAYS: Mapping[ConsentWay, ConsentWayWords] = {
    ConsentWay.EMAIL: ConsentWayWords("E-mail", "by e-mail"),
    ConsentWay.LETTER: ConsentWayWords("Letter", "by letter"),
    ConsentWay.MESSAGE: ConsentWayWords("Message", "by message"),
    ConsentWay.TOLD: ConsentWayWords("Told somebody", "by word of mouth"),
    ConsentWay.PROXY: ConsentWayWords("Proxy at the meeting", "by proxy"),
}
"""How an absent partner's answer came."""

SENDING_WAYS: Mapping[SendingWay, str] = {
    SendingWay.EMAIL: "E-mail",
    SendingWay.POST: "Post",
    SendingWay.HAND: "By hand",
    SendingWay.MESSAGE: "Message",
}
"""How the words of a decision in writing were sent to somebody."""


class CarryWords(NamedTuple):
    """Why nothing was decided."""

    chosen: str
    """As it is chosen on the screen."""
    printed: str
    """In the record."""


CARRY_REASONS: Mapping[CarryReason, CarryWords] = {
    CarryReason.TIME: CarryWords("There was no time left", "there was no time left"),
    CarryReason.ADJOURNED: CarryWords("The meeting was adjourned", "the meeting was adjourned"),
    CarryReason.NO_QUORUM: CarryWords("There was no quorum", "there was no quorum"),
    CarryReason.OTHER: CarryWords("Another reason", "another reason"),
}
"""Why nothing was decided on an item."""
