"""The outcome on the wall: its mark, and its sentence as large as the card finds room for."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.ui.accessibility.reading import make_reading
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.room.large_text import LargeText
from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.icon_label import Sign, TintedFrame
from wizard.ui.widgets.spacing import Row
from wizard.voting.outcome_rules import OutcomeKind

_LOOKS: dict[OutcomeKind, tuple[Tone, Mark]] = {
    OutcomeKind.CARRIED: (Tone.GOOD, Mark.TICK),
    OutcomeKind.AGREED: (Tone.GOOD, Mark.TICK),
    OutcomeKind.CONTRACTOR: (Tone.GOOD, Mark.TICK),
    OutcomeKind.NOTED: (Tone.ACCENT, Mark.INFORMATION),
    OutcomeKind.NOT_CARRIED: (Tone.NEUTRAL, Mark.CROSS),
    OutcomeKind.TIED: (Tone.WAITING, Mark.CLOCK),
    OutcomeKind.INCOMPLETE: (Tone.WAITING, Mark.CLOCK),
    OutcomeKind.INQUORATE: (Tone.WAITING, Mark.WARNING),
    OutcomeKind.NOT_PUT: (Tone.NEUTRAL, Mark.INFORMATION),
    OutcomeKind.NOT_REACHED: (Tone.NEUTRAL, Mark.INFORMATION),
    OutcomeKind.NOT_TAKEN: (Tone.NEUTRAL, Mark.DASH),
}
_DECIDED = frozenset(OutcomeKind) - {OutcomeKind.NOT_PUT, OutcomeKind.NOT_REACHED, OutcomeKind.NOT_TAKEN}
_LOUD, _QUIET = 19, 14


class LargeOutcome(TintedFrame):
    """What came of the proposal: very large once there is an outcome."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.NEUTRAL, parent, radius=10)
        row = Row(14, (20, 10, 16, 10), self)
        self._sign = Sign(Mark.INFORMATION, Tone.NEUTRAL, side=30)
        self._loud, self._quiet = LargeText(_LOUD, strong=True), LargeText(_QUIET, strong=True)
        row.addWidget(self._sign)
        row.addWidget(self._loud, 1)
        row.addWidget(self._quiet, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._sentence = ""
        make_reading(self, "", "")

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence

    def show_outcome(self, kind: OutcomeKind, sentence: str, *, aloud: bool, said: str = "") -> None:
        """Show it; with `aloud`, say it, or `said` in its place, to a screen reader if it is another than before."""
        tone, mark = _LOOKS[kind]
        loud = kind in _DECIDED
        self._loud.setVisible(loud)
        self._quiet.setVisible(not loud)
        (self._loud if loud else self._quiet).setText(sentence)
        self._sign.show_mark(mark, tone)
        self.set_tone(tone)
        self.setAccessibleName(sentence)
        new, self._sentence = sentence != self._sentence, sentence
        if new and aloud:
            announce(self, said or sentence)
