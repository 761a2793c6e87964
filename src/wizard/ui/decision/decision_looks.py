"""How decisions look on the screen: the colour and the mark of an outcome, of a duty's check, of how an item stands."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.guidance.position_kinds import Alert
from wizard.guidance.position_kinds import Mark as ItemMark
from wizard.ui.theme import Mark, Tone
from wizard.voting.outcome import OutcomeKind

OUTCOME_LOOKS: Mapping[OutcomeKind, tuple[Tone, Mark]] = {
    OutcomeKind.CARRIED: (Tone.GOOD, Mark.TICK),
    OutcomeKind.AGREED: (Tone.GOOD, Mark.TICK),
    OutcomeKind.CONTRACTOR: (Tone.GOOD, Mark.TICK),
    OutcomeKind.NOTED: (Tone.GOOD, Mark.TICK),
    OutcomeKind.NOT_CARRIED: (Tone.NEUTRAL, Mark.CROSS),
    OutcomeKind.TIED: (Tone.WAITING, Mark.CLOCK),
    OutcomeKind.INCOMPLETE: (Tone.WAITING, Mark.CLOCK),
    OutcomeKind.INQUORATE: (Tone.WAITING, Mark.WARNING),
    OutcomeKind.NOT_PUT: (Tone.NEUTRAL, Mark.INFORMATION),
    OutcomeKind.NOT_REACHED: (Tone.NEUTRAL, Mark.INFORMATION),
    OutcomeKind.NOT_TAKEN: (Tone.NEUTRAL, Mark.DASH),
}
"""What came of a proposal."""

ALERT_LOOKS: Mapping[Alert, tuple[Tone, Mark]] = {
    Alert.WARNING: (Tone.WAITING, Mark.WARNING),
    Alert.PROBLEM: (Tone.BAD, Mark.PROBLEM),
}
"""The check of a duty, where the duty is not met."""

ITEM_TONES: Mapping[ItemMark, Tone] = {
    ItemMark.TAKEN_UP: Tone.GOOD,
    ItemMark.ALREADY_SO: Tone.ACCENT,
    ItemMark.COMES_BACK: Tone.WAITING,
    ItemMark.NOT_TAKEN_UP: Tone.NEUTRAL,
    ItemMark.DUTY_NOT_MET: Tone.BAD,
    ItemMark.UNDECIDED: Tone.NEUTRAL,
}
"""How an item stands."""
