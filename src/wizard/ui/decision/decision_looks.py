"""How decisions look on the screen: the colour and the mark of an outcome, of a duty's check, of how an item stands."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.guidance.position_kinds import Alert, Mark
from wizard.ui.theme import Icon, Tone
from wizard.voting.outcome import OutcomeKind

OUTCOME_LOOKS: Mapping[OutcomeKind, tuple[Tone, Icon]] = {
    OutcomeKind.CARRIED: (Tone.GOOD, Icon.TICK),
    OutcomeKind.AGREED: (Tone.GOOD, Icon.TICK),
    OutcomeKind.CONTRACTOR: (Tone.GOOD, Icon.TICK),
    OutcomeKind.NOTED: (Tone.GOOD, Icon.TICK),
    OutcomeKind.NOT_CARRIED: (Tone.NEUTRAL, Icon.CROSS),
    OutcomeKind.TIED: (Tone.WAITING, Icon.CLOCK),
    OutcomeKind.INCOMPLETE: (Tone.WAITING, Icon.CLOCK),
    OutcomeKind.INQUORATE: (Tone.WAITING, Icon.WARNING),
    OutcomeKind.NOT_PUT: (Tone.NEUTRAL, Icon.INFORMATION),
    OutcomeKind.NOT_REACHED: (Tone.NEUTRAL, Icon.INFORMATION),
    OutcomeKind.NOT_TAKEN: (Tone.NEUTRAL, Icon.DASH),
}
"""What came of a proposal."""

ALERT_LOOKS: Mapping[Alert, tuple[Tone, Icon]] = {
    Alert.WARNING: (Tone.WAITING, Icon.WARNING),
    Alert.PROBLEM: (Tone.BAD, Icon.PROBLEM),
}
"""The check of a duty, where the duty is not met."""

ITEM_TONES: Mapping[Mark, Tone] = {
    Mark.TAKEN_UP: Tone.GOOD,
    Mark.ALREADY_SO: Tone.ACCENT,
    Mark.COMES_BACK: Tone.WAITING,
    Mark.NOT_TAKEN_UP: Tone.NEUTRAL,
    Mark.DUTY_NOT_MET: Tone.BAD,
    Mark.UNDECIDED: Tone.NEUTRAL,
}
"""How an item stands."""
