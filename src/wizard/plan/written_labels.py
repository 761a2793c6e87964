"""The words for how answers came and how they are signed, how words went out, and why nothing was decided.

As in `plan/labels.py`, each choice has its words in one table.
"""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.plan.consent import ConsentWay
from wizard.plan.in_writing import SendingWay
from wizard.plan.proposal import CarryReason
from wizard.plan.record import Method


class ConsentWayWords(NamedTuple):
    """How an absent partner's answer came."""

    chosen: str
    """As shown on the screen."""
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
    """As shown on the screen."""
    printed: str
    """In the record."""


CARRY_REASONS: Mapping[CarryReason, CarryWords] = {
    CarryReason.TIME: CarryWords("There was no time left", "there was no time left"),
    CarryReason.ADJOURNED: CarryWords("The meeting was adjourned", "the meeting was adjourned"),
    CarryReason.NO_QUORUM: CarryWords("There was no quorum", "there was no quorum"),
    CarryReason.OTHER: CarryWords("Another reason", "another reason"),
}
"""Why nothing was decided on an item."""


class ElsewhereWords(NamedTuple):
    """The fields to fill in for an answer given elsewhere, and what to keep."""

    date: str = ""
    witness: str = ""
    message: str = ""
    keep: str = ""
    """With a place for the fingerprint."""


class MethodWords(NamedTuple):
    """A way to answer."""

    offered: str
    """As offered to the person at the screen; empty if it is not signed."""
    given: str
    """How it was done, with the time as `{at}`; for answers from elsewhere also `{dated}`, `{witness}`, `{quoting}`."""
    missing: str
    """The message if it is missing."""
    brief: str
    """In the table of signatures."""
    kept: str = "No signature"
    """The words for the signature, if it is neither drawn nor typed here."""
    elsewhere: ElsewhereWords = ElsewhereWords()


METHODS: Mapping[Method, MethodWords] = {
    Method.DRAWN: MethodWords("Draw it", "drawn on screen, {at}", "Draw the signature first.", "Drawn on screen"),
    Method.TYPED: MethodWords(
        "Type my name", "by typed name on screen, {at}", "Type the name first.", "Typed on screen"
    ),
    Method.PAPER: MethodWords(
        offered="Signed on paper",
        given="on paper {dated}seen by {witness}, entered {at}",
        missing="Give the date on the paper and who saw it signed.",
        brief="On paper",
        kept="On the paper",
        elsewhere=ElsewhereWords(
            "Date on the paper", "Who saw it signed", keep="Keep the signed sheet with fingerprint {}."
        ),
    ),
    Method.SLIP: MethodWords(
        offered="Sent in on a slip",
        given="by slip, {dated}received by {witness}{quoting}, entered {at}; it is not known who wrote it",
        missing="Give the date on the slip and who received it.",
        brief="Confirmed by slip",
        kept="On the slip",
        elsewhere=ElsewhereWords(
            "Date on the slip",
            "Who received it",
            "Anything written on it besides the tick (optional)",
            "Keep the slip. It must quote the fingerprint {}.",
        ),
    ),
    Method.WRITING: MethodWords(
        offered="Confirmed by e-mail",
        given="by e-mail, {dated}received by {witness}{quoting}, entered {at}; it is not known who wrote it",
        missing="Give the date of the message and who received it.",
        brief="Confirmed by e-mail",
        kept="In the message",
        elsewhere=ElsewhereWords(
            "Date of the message",
            "Who received it",
            "What the message says",
            "Keep the e-mail. It must quote the fingerprint {}.",
        ),
    ),
    Method.STATED: MethodWords("", "stated, {at}", "", "Stated"),
}
"""How the answer was given."""

QUOTING = "quoting this record’s fingerprint"
"""The words about the fingerprint quoted in a slip or an e-mail."""
