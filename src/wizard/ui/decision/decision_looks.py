"""The colours and marks of decisions on the screen: of outcomes, and of duty checks."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.guidance.position_kinds import Alert
from wizard.plan.ruling_kind import RulingKind
from wizard.ui.theme import Icon, Tone

OUTCOME_LOOKS: Mapping[RulingKind, tuple[Tone, Icon]] = {
    RulingKind.CARRIED: (Tone.GOOD, Icon.TICK),
    RulingKind.AGREED: (Tone.GOOD, Icon.TICK),
    RulingKind.CONTRACTOR: (Tone.GOOD, Icon.TICK),
    RulingKind.NOTED: (Tone.GOOD, Icon.TICK),
    RulingKind.NOT_CARRIED: (Tone.NEUTRAL, Icon.CROSS),
    RulingKind.TIED: (Tone.WAITING, Icon.CLOCK),
    RulingKind.INCOMPLETE: (Tone.WAITING, Icon.CLOCK),
    RulingKind.AWAITING: (Tone.WAITING, Icon.CLOCK),
    RulingKind.NO_QUORUM: (Tone.WAITING, Icon.WARNING),
    RulingKind.CARRIED_OVER: (Tone.NEUTRAL, Icon.DASH),
    RulingKind.NOT_PUT: (Tone.NEUTRAL, Icon.INFORMATION),
}
"""The colours and marks for outcomes."""

ALERT_LOOKS: Mapping[Alert, tuple[Tone, Icon]] = {
    Alert.WARNING: (Tone.WAITING, Icon.WARNING),
    Alert.PROBLEM: (Tone.BAD, Icon.PROBLEM),
}
"""The colours and marks for a duty that is not met."""
