"""What the Sign step calls the answers and the ways to give them."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.plan.record import AnswerKind
from wizard.ui.inputs.option_cards import Option
from wizard.ui.theme import Mark, Tone

SIGNS: Mapping[AnswerKind, tuple[Mark, Tone]] = {
    AnswerKind.SIGNED: (Mark.TICK, Tone.GOOD),
    AnswerKind.SIGNED_WITH_CORRECTION: (Mark.TICK, Tone.GOOD),
    AnswerKind.READ_AND_AGREED: (Mark.TICK, Tone.GOOD),
    AnswerKind.DECLINED: (Mark.CROSS, Tone.WAITING),
    AnswerKind.READ_AND_DISAGREES: (Mark.CROSS, Tone.WAITING),
    AnswerKind.UNAVAILABLE: (Mark.DASH, Tone.NEUTRAL),
}
"""Its mark."""

OFFERED: Mapping[AnswerKind, Option] = {
    AnswerKind.SIGNED: Option("signed", "I sign"),
    AnswerKind.SIGNED_WITH_CORRECTION: Option("signed_with_correction", "I sign, with a correction"),
    AnswerKind.READ_AND_AGREED: Option("read_and_agreed", "I have read it and agree"),
    AnswerKind.READ_AND_DISAGREES: Option("read_and_disagrees", "I have read it and do not agree"),
    AnswerKind.DECLINED: Option("declined", "I decline to sign"),
}
"""An answer as it is offered to the person at the screen."""

METHODS: tuple[Option, ...] = (
    Option("drawn", "Draw it"),
    Option("typed", "Type my name"),
    Option("paper", "Signed on paper"),
    Option("writing", "Confirmed in writing"),
)
"""The ways to sign."""

ASKED: Mapping[AnswerKind, str] = {
    AnswerKind.SIGNED_WITH_CORRECTION: "The correction, in your words",
    AnswerKind.DECLINED: "Why you decline, in your words",
    AnswerKind.READ_AND_DISAGREES: "With what you do not agree, if you wish to say",
}
"""What is asked for in words."""

PUT_WORDS: Mapping[AnswerKind, str] = {
    AnswerKind.DECLINED: "Record that I decline",
    AnswerKind.READ_AND_DISAGREES: "Sign that I do not agree",
    AnswerKind.READ_AND_AGREED: "Sign that I agree",
}
"""The words on the button, where they are not “Sign”."""
