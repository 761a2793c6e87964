"""A gallery of every widget and a made-up action page, to be looked at: `python -m tests.ui.gallery OUT_FOLDER`.

Its texts are made up. The tests of the window build the same pages.
"""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem, QWidget

from wizard.guidance.position_kinds import MARKS, Mark
from wizard.overview.places import item_key, item_of_step
from wizard.ui.decision.roll_call_rows import RollCallRows, Voter
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.inputs.text_inputs import NoteField, NumberField, TextField
from wizard.ui.session.save_status import SaveLabel
from wizard.ui.shell.main_window import Window
from wizard.ui.shell.step_model import StepView
from wizard.ui.theme import Icon, Look, Theme, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer
from wizard.ui.widgets.flow_layouts import FieldRow, Flow
from wizard.ui.widgets.icon_label import StatusChip
from wizard.ui.widgets.messages import Banner, EmptyState, OutcomeBar
from wizard.ui.widgets.scroll_page import ScrollPage
from wizard.ui.widgets.spacing import ColumnLayout, Row, SideBySide
from wizard.ui.widgets.text_labels import Body, Muted, Subheading

TITLES = {
    "1": "Safe daily limit",
    "2": "Advice & Guidance",
    "3": "Unfunded services",
    "4a": "Refer on clinical need",
    "4b": "Letter in place of form",
    "5": "GP Connect record",
    "6": "Secondary-use data",
    "7": "New agreements",
    "8": "Medicines software",
    "9a": "Telephony data",
    "9b": "Online requests",
    "10": "Pilots",
}
GAINS = (
    ("Less fatigue in decisions late in the day", "clinicians", "[3]", True),
    ("Longer appointments may cut repeat visits", "patients", "[4]", True),
    ("A recorded limit shows unmet need", "practice", "[7]", False),
)
COSTS = (
    ("Fewer appointments a day, longer waits for routine need", "patients", "[3]", True),
    ("Same-day urgent requests must still be met", "practice", "[9]", False),
    ("Complaints and pressure at the desk", "staff", "[4]", False),
)
VOTERS = (
    Voter("a", "Dr Amara Osei", "for"),
    Voter("b", "Dr Ben Whitlock", "for"),
    Voter("c", "Dr Carys Rhydderch", "for", note="online"),
    Voter("d", "Mrs Dina Shah", "abstain"),
    Voter("e", "Dr Ewan Petrie", "against"),
    Voter("f", "Dr Farah Noor", away="Absent"),
)


def steps() -> list[StepView]:
    """Eighteen steps: three done before, two items adopted, one deferred, one not carried."""
    views = [StepView(name.lower(), "before", "", name, True, "complete") for name in ("Start", "Practice", "Meeting")]
    states = {"2": (Mark.ADOPTED, ""), "3": (Mark.ADOPTED, ""), "10": (Mark.DEFERRED, "until 9 Mar")}
    states |= {"6": (Mark.NOT_DECIDED, "not carried")}
    for item, title in TITLES.items():
        mark, beside = states.get(item, (Mark.NOT_DECIDED, ""))
        word = MARKS[mark].word.lower()
        action = item.rstrip("ab")
        views.append(StepView(item_key(item), "items", item, title, item in states, word, action, mark, beside))
    views += [StepView(name.lower(), "after", "", name, False, "not complete") for name in ("Review", "Sign", "Export")]
    return views


class ActionPage(ScrollPage):
    """A made-up action page."""

    def __init__(self) -> None:
        super().__init__(
            TITLES["1"],
            "Action 1 of 10",
            "Each clinician works to a safe number of patient contacts a day, 25 in the guidance, with a route for "
            "patients beyond it.",
            width=1320,
        )
        chip = StatusChip("Open, rules tightened", Tone.ACCENT, Icon.INFORMATION)
        self.head.beside.addWidget(chip)
        self._sides = SideBySide(860)
        left, right = QWidget(), self._panel()
        column = ColumnLayout(12, parent=left)
        column.addWidget(self._weighed())
        for title, summary in (
            ("The contract", "BMA and NHS England, side by side"),
            ("Dates", "None in the guidance · urgent same-day rule since 1 April 2026"),
            ("Questions to discuss", "5"),
            ("Conflicts with", "9b Online requests in core hours"),
        ):
            section = FoldSection(title, summary)
            section.content.addWidget(Body("What stands here is made up, and long enough to wrap. " * 3))
            column.addWidget(section)
        column.addStretch(1)
        self._sides.addWidget(left, 5)
        self._sides.addWidget(right, 4)
        self.column.addLayout(self._sides)
        self.finish()

    def _weighed(self) -> Card:
        card = Card("Before the partners")
        both = Row(24)
        for heading, lines in (("What it could bring", GAINS), ("What it could cost or risk", COSTS)):
            column = ColumnLayout(8)
            column.addWidget(Subheading(heading))
            for text, whom, source, ticked in lines:
                line = TickLine(text, whom, source)
                line.show_ticked(ticked)
                column.addWidget(line)
            column.addStretch(1)
            both.addLayout(column, 1)
        card.body.addLayout(both)
        return card

    def _panel(self) -> Card:
        card = Card("The proposal", gap=10)
        options = OptionCards(
            "Position",
            [
                Option("adopt", "Adopt a safe-working standard"),
                Option("in_place", "Already work this way"),
                Option("later", "Decide later"),
                Option("decline", "Not adopting"),
            ],
            columns=2,
        )
        options.show_choice("adopt")
        contacts, starts, owner = NumberField(1, 60), DateField(), ChoiceField([ListChoice("a", "Dr Amara Osei")])
        contacts.show_value(25)
        starts.show_date(date(2027, 1, 11))
        owner.show_choice("a")
        asked = (
            LabelledInput("Contacts a day", contacts),
            LabelledInput("Starts", starts),
            LabelledInput("Owner", owner),
        )
        fields = FieldRow(*asked, least=105, weights=(4, 5, 5))
        call = RollCallRows()
        call.show_voters(VOTERS)
        outcome = OutcomeBar()
        outcome.show_outcome(
            Tone.GOOD,
            "Carried, 3 for, 1 against, 1 abstained: more than half of the votes cast needs 3 of 4. Quorum 4.",
        )
        card.body.add(options, fields, call, outcome)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two columns if there is space."""
        self._sides.fit(event.size().width())
        super().resizeEvent(event)


class WidgetsPage(ScrollPage):
    """Every widget in several states."""

    def __init__(self) -> None:
        super().__init__("Every part", "Gallery", "What pages are made of, in the states that they can have.")
        for tone in Tone:
            self.column.addWidget(Banner(tone, "What happened and what can be done about it.", "A title", "Do it"))
        chips = Flow(8)
        for tone, mark in zip(Tone, (Icon.DASH, Icon.INFORMATION, Icon.TICK, Icon.CLOCK, Icon.PROBLEM), strict=True):
            chips.addWidget(StatusChip(f"Status {tone.value}", tone, mark))
        self.column.addLayout(chips)
        self.column.addWidget(self._fields())
        buttons = [Button(kind.value.title(), kind=kind) for kind in ButtonKind]
        shut = Button("Disabled")
        shut.setEnabled(False)
        self.column.addWidget(ButtonRow(*buttons, shut, Button("Small", small=True), Button("Find", mark=Icon.SEARCH)))
        cards = OptionCards(
            "Position",
            [
                Option("a", "Stop", "Give notice by a letter, and say when and to whom. " * 3),
                Option("b", "Go on", "Nothing changes."),
            ],
        )
        self.column.addWidget(cards)
        for tone, words in ((Tone.WAITING, "Tied, 3 for, 3 against."), (Tone.NEUTRAL, "Not carried, 2 for.")):
            bar = OutcomeBar()
            bar.show_outcome(tone, words)
            self.column.addWidget(bar)
        empty = Card()
        empty.body.addWidget(EmptyState("No plan yet", "Start one, or open the worked example.", Button("New plan")))
        self.column.addWidget(empty)
        self.column.addWidget(self._table())
        self.finish()

    def _fields(self) -> Card:
        card = Card("Fields")
        name = LabelledInput("Practice & branch", TextField("As on the contract"), "Shown on every page.")
        code = LabelledInput("ODS code", TextField())
        code.show_error("An ODS code is a letter and five digits, as in A12345.")
        when = LabelledInput("Review", DateField())
        icb = LabelledInput("ICB", ChoiceField([ListChoice("x", "NHS Example"), ListChoice("y", "NHS Sample")]))
        note = NoteField("Why, in a sentence")
        row = FieldRow(name, code, least=220)
        second = FieldRow(when, icb, LabelledInput("List size", NumberField(0, 99_999)))
        card.body.add(row, second, LabelledInput("Reason", note), Muted("Nothing here is printed."))
        return card

    def _table(self) -> QTableWidget:
        table = QTableWidget(3, 3)
        table.setHorizontalHeaderLabels(["Item", "Position", "Owner"])
        table.verticalHeader().hide()
        for row in range(3):
            for column, text in enumerate((list(TITLES.values())[row], "Adopt", "Dr Amara Osei")):
                table.setItem(row, column, QTableWidgetItem(text))
        table.setMinimumHeight(150)
        return table


def build(key: str) -> QWidget:
    """Build the page of `key`."""
    return ActionPage() if item_of_step(key) is not None else WidgetsPage()


def mock_window() -> Window:
    """Return the window with made-up steps and the first action shown."""
    window = Window(build)
    window.show_steps(steps(), 3, 12)
    window.show_step("item-1")
    window.show_saved(SaveLabel.SAVED, "Saved 14:03")
    window.commands.show_undo("position on item 1", "")
    return window


def settle(milliseconds: int = 80) -> None:
    """Let Qt lay out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _shoot(window: QWidget, folder: Path, name: str) -> None:
    settle()
    window.grab().save(str(folder / f"{name}.png"))


def main(folder: Path) -> None:
    """Write pictures of the gallery into `folder`."""
    application = QApplication([])
    theme = Theme(application, Look.LIGHT)
    window = mock_window()
    window.show()
    window.activateWindow()
    for width, height in ((1366, 728), (1920, 1040), (1024, 700), (911, 485), (760, 480)):
        window.resize(width, height)
        _shoot(window, folder, f"action-{width}")
    window.resize(1366, 728)
    for look in (Look.DARK, Look.CONTRAST, Look.LIGHT):
        theme.choose(look)
        window.show_step("item-1")
        _shoot(window, folder, f"action-{look.value}")
        window.show_step("start")
        window.resize(1366, 1700)
        _shoot(window, folder, f"parts-{look.value}")
        window.resize(1366, 728)
    dialog = AskDialog(
        window,
        "Leave this meeting open?",
        "Two items are not decided. They are printed as “not taken”.",
        [DialogAnswer("close", "Close the meeting", ButtonKind.PRIMARY)],
    )
    dialog.open()
    _shoot(dialog, folder, "dialog")
    dialog.reject()
    window.show_step("item-1")
    window.resize(1920, 1040)
    window.commands.room.setChecked(True)
    _shoot(window, folder, "room-1920")
    window.resize(1366, 728)
    _shoot(window, folder, "room-1366")
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
