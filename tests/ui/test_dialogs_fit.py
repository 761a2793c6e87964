"""Every dialog fits its screen, whatever its content: its buttons are visible, and Tab scrolls to the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.edits.test_circulation_edits import AT, going_round, ready
from tests.edits.test_circulation_words import begun_on_4a, between
from tests.plans import shipped_pack
from tests.signing.closed_plans import pack
from tests.ui.commands.letters.letter_dialogs import LETTER_DIALOGS
from tests.ui.every_module import subclasses
from tests.ui.fake_services import session_with
from tests.ui.states import longest_plan, settle
from tests.ui.test_accessibility_walk import misnamed
from tests.ui.test_no_clipping import complaints

from wizard.edits.circulation_words import offered
from wizard.foundation.paths import resource
from wizard.minutes.absent_answers import AbsentAnswersTo, AbsentPartner
from wizard.minutes.correctable import Correctable
from wizard.plan.meeting import OwnItem
from wizard.plan.proposal import CarriedOver
from wizard.plan.task import Task
from wizard.services.file_check import FileVerdict
from wizard.services.guidance_packs import Guidance, look_at
from wizard.services.pdf_copies import PdfRequest
from wizard.services.plan_files import UNSOUND
from wizard.ui.commands.add_guidance_dialog import AddGuidanceDialog, RefusedDialog
from wizard.ui.commands.check_file_dialog import CheckFileDialog
from wizard.ui.commands.choose_guidance_dialog import ChooseGuidanceDialog
from wizard.ui.commands.command_dialog import CommandDialog
from wizard.ui.commands.find_dialog import FindDialog
from wizard.ui.commands.letters.letters_dialog import LettersDialog
from wizard.ui.commands.person_dialog import PersonDialog
from wizard.ui.commands.search_box import SearchBox
from wizard.ui.decision.absent_dialog import AbsentActs, AbsentDialog
from wizard.ui.decision.carry_over_dialog import CarryOverDialog
from wizard.ui.decision.sheets import SheetDialog
from wizard.ui.guidance_view.background_dialog import BackgroundDialog
from wizard.ui.help.about_dialog import AboutDialog
from wizard.ui.help.key_sheet import KeySheet
from wizard.ui.help.tour import TourDialog
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.quick_inputs import YesNo
from wizard.ui.pack_fields.record_table import RowDialog
from wizard.ui.session.disk_jobs import CANCEL, Waiting, WayOut
from wizard.ui.session.session import Session
from wizard.ui.session.wait_dialog import WaitDialog
from wizard.ui.shell.main_window import Window
from wizard.ui.steps.action.ended_tasks import DropTasksDialog
from wizard.ui.steps.due.due_dialogs import CompletionDialog, DayDialog
from wizard.ui.steps.export.pdf_preview import CopyDialog
from wizard.ui.steps.export.save_set_dialog import SaveSetDialog, SetLine
from wizard.ui.steps.meeting.begin_circulation import BeginCirculationDialog, BetweenMeetingsDialog
from wizard.ui.steps.meeting.circulation_dialog import CirculationDialog
from wizard.ui.steps.meeting.circulation_words_dialog import CirculationScope, CirculationWordsDialog
from wizard.ui.steps.meeting.own_item_dialog import OwnItemDialog
from wizard.ui.steps.sign.correction_dialogs import CorrectDialog, SeenDialog
from wizard.ui.steps.sign.sign_dialogs import ReopenDialog, UnavailableDialog
from wizard.ui.steps.task_editor import TaskDialog
from wizard.ui.theme import Theme
from wizard.ui.widgets import dialogs as fitted
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer, FittedDialog, RollingDialog, SayDialog
from wizard.ui.widgets.text_labels import Body

PACK = shipped_pack()
LONG = (
    "The file says something else than the record that was signed, and nobody can tell from it which of them is true. "
)
SCREENS = {
    "1366×768, larger type": (1366, 728, 1.5),
    "1366×768 at 150 %": (911, 485, 1.0),
    "2560×1440 at 125 %": (2560, 1400, 1.25),
}
"""Screens less a task bar: their width and height in logical pixels, and the zoom of the window."""
LONG_LISTS = (LettersDialog,)
"""Dialogs that are no higher than they have to be, even if their list is longer than a screen."""


def _row(parent: QWidget, _path: Path) -> FittedDialog:
    return RowDialog(parent, PACK.item("3").field("services"), {"name": "Phlebotomy"}, lambda _row: LONG, "a row")


def _sheet(parent: QWidget, _path: Path) -> FittedDialog:
    return SheetDialog(parent, "Dissent: item 3", Body(LONG * 12), lambda: None)


def _check(parent: QWidget, path: Path) -> FittedDialog:
    verdict = FileVerdict(UNSOUND, LONG, (LONG,) * 6, (LONG,) * 3, (LONG,) * 4)
    return CheckFileDialog(parent, path, lambda _path, _typed, _plan: verdict)


def _task(parent: QWidget, _path: Path) -> FittedDialog:
    items = [ListChoice(item.id, item.title) for item in PACK.items()]
    task = Task(id="t", text=LONG, note=LONG * 5)
    return TaskDialog(parent, task, longest_plan().people, items, lambda _task: None, new=False)


def _unavailable(parent: QWidget, _path: Path) -> FittedDialog:
    people = longest_plan().people
    return UnavailableDialog(parent, people[0], people[1:5], lambda _reason, _by: LONG, 1)


def _absent(parent: QWidget, _path: Path) -> FittedDialog:
    partners = tuple(
        AbsentPartner(person.id, person.name, LONG, answered=at % 2 == 0, open=at % 2 == 1)
        for at, person in enumerate(longest_plan().people[:8])
    )
    found = AbsentAnswersTo(
        item="3", head="Item 3, Notice", proposal="p1", resolution=LONG * 2, sentence=LONG, partners=partners,
        by_proxy=True, until=date(2026, 12, 8), waits=True,
    )  # fmt: skip
    acts = AbsentActs(lambda: found, lambda _given: LONG, lambda _person: LONG, lambda: LONG)
    return AbsentDialog(parent, acts, date(2026, 12, 8))


def _carry_over(parent: QWidget, _path: Path) -> FittedDialog:
    decision = CarriedOver(how="carried_over", words=LONG * 3)
    title, on = f"No decision: {LONG}", date(2026, 12, 8)
    return CarryOverDialog(parent, title, decision, on, lambda _why, _to, _words: LONG, LONG)


def _circulation(parent: QWidget, _path: Path) -> FittedDialog:
    return CirculationDialog(parent, session_with(going_round(), AT), "c1", lambda: None, lambda _words: None)


def _begin(parent: QWidget, _path: Path) -> FittedDialog:
    return BeginCirculationDialog(parent, session_with(ready(), AT))


def _between(parent: QWidget, _path: Path) -> FittedDialog:
    plan = between()
    return BetweenMeetingsDialog(parent, session_with(plan, AT), offered(plan, pack()))


def _circulated_words(parent: QWidget, _path: Path) -> FittedDialog:
    session = session_with(begun_on_4a(), AT)
    return CirculationWordsDialog(parent, CirculationScope(session, "c1", "4a"))


def _own_item(parent: QWidget, _path: Path) -> FittedDialog:
    own = OwnItem(id="o1", title=LONG, about=LONG * 6)
    return OwnItemDialog(parent, own, longest_plan().people, lambda _own: LONG)


def _correct(parent: QWidget, _path: Path) -> FittedDialog:
    places = [Correctable("reason on item 1", "", LONG * 3, LONG * 3)]
    return CorrectDialog(parent, 3, places, longest_plan().people[:4], date(2026, 12, 8), lambda _slip: LONG)


def _person(parent: QWidget, _path: Path) -> FittedDialog:
    names = [person.name for person in longest_plan().people]
    dialog = PersonDialog(parent, names, lambda _name: (LONG, "", LONG, *[f"  {LONG}"] * 9), lambda _name, _pdf: None)
    choice = dialog.findChild(ChoiceField)
    assert choice is not None
    choice.show_choice(names[0])
    choice.chosen.emit(names[0])
    return dialog


def _ask(parent: QWidget, _path: Path) -> FittedDialog:
    answers = [DialogAnswer("a", "Open it to read only"), DialogAnswer("b", "Open it all the same", ButtonKind.DANGER)]
    return AskDialog(parent, "Somebody has this plan open", LONG * 12, answers, detail=LONG * 12)


def _offer(parent: QWidget, _path: Path) -> FittedDialog:
    offer = look_at(resource("packs", "gpce-2024"))
    long = replace(offer, style=(LONG,) * 6, changes=((LONG, LONG, LONG),) * 3, older_than="2031-01")
    return AddGuidanceDialog(parent, long, (LONG,) * 6)


def _choose(parent: QWidget, _path: Path) -> FittedDialog:
    return ChooseGuidanceDialog(parent, [Guidance(PACK, LONG)] * 2, PACK.edition.id)


def _commands(parent: QWidget, _path: Path) -> FittedDialog:
    window = Window(lambda _key: QWidget())
    window.setParent(parent)
    return CommandDialog(window)


def _dropping(parent: QWidget, _path: Path) -> DropTasksDialog:
    return DropTasksDialog(parent, longest_plan().tasks[:3], lambda _why: LONG)


def _completion(parent: QWidget, _path: Path) -> FittedDialog:
    task = Task(id="t1", text=LONG * 2)
    return CompletionDialog(parent, task, longest_plan().people, date(2027, 2, 1), lambda _given: LONG)


DIALOGS: dict[type[FittedDialog], Callable[[QWidget, Path], FittedDialog]] = {
    SheetDialog: _sheet,
    RowDialog: _row,
    AbsentDialog: _absent,
    BeginCirculationDialog: _begin,
    BetweenMeetingsDialog: _between,
    CirculationWordsDialog: _circulated_words,
    CarryOverDialog: _carry_over,
    CirculationDialog: _circulation,
    OwnItemDialog: _own_item,
    CheckFileDialog: _check,
    TaskDialog: _task,
    UnavailableDialog: _unavailable,
    ReopenDialog: lambda parent, _path: ReopenDialog(
        parent, 3, [person.name for person in longest_plan().people], lambda _reason: None
    ),
    CorrectDialog: _correct,
    SaveSetDialog: lambda parent, _path: SaveSetDialog(
        parent, [SetLine(PdfRequest(), LONG, LONG, LONG, LONG), *[SetLine(PdfRequest("lmc"), LONG, LONG)] * 8]
    ),
    **LETTER_DIALOGS,
    PersonDialog: _person,
    SeenDialog: lambda parent, _path: SeenDialog(parent, longest_plan().people[0], (LONG,) * 8, lambda _words: LONG),
    CopyDialog: lambda parent, path: CopyDialog(parent, path.name, path.read_bytes(), LONG * 2),
    FindDialog: lambda parent, _path: FindDialog(Session(), parent),
    CommandDialog: _commands,
    CompletionDialog: _completion,
    DropTasksDialog: _dropping,
    DayDialog: lambda parent, _path: DayDialog(
        parent, LONG, LONG * 2, LONG, date(2027, 2, 1), "Record it on this day", lambda _day: LONG, "a day"
    ),
    KeySheet: lambda parent, _path: KeySheet(parent),
    AboutDialog: lambda parent, _path: AboutDialog(lambda _text: None, "gpce-2024, 2026-06", parent),
    BackgroundDialog: lambda parent, _path: BackgroundDialog(PACK.edition, date(2026, 12, 8), parent),
    TourDialog: lambda parent, _path: TourDialog(parent),
    AddGuidanceDialog: _offer,
    RefusedDialog: lambda parent, _path: RefusedDialog(parent, "devon.gppack", (LONG,) * 12),
    ChooseGuidanceDialog: _choose,
    SayDialog: lambda parent, _path: SayDialog(parent, "There is nothing to forget", LONG * 24, LONG * 8),
    AskDialog: _ask,
    WaitDialog: lambda parent, _path: WaitDialog(
        parent, *Waiting(f"Opening “{LONG}.gpplan”", LONG * 3, (WayOut("stay", "Keep the window open"), CANCEL))
    ),
}


@pytest.fixture(params=list(SCREENS.values()), ids=list(SCREENS))
def screen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, theme: Theme) -> QRect:
    width, height, zoom = request.param
    theme.zoom_to(zoom)
    room = QRect(0, 0, width, height)
    monkeypatch.setattr(fitted, "room_on_screen", lambda _window: room)
    return room


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def shown(qtbot: QtBot, kind: type[FittedDialog], window: QWidget, path: Path) -> FittedDialog:
    window.resize(fitted.room_on_screen(window).size())
    dialog = DIALOGS[kind](window, path)
    look_up = getattr(dialog, "look_up", dialog.show)
    with qtbot.waitActive(dialog):
        look_up()
        dialog.activateWindow()
    settle()
    return dialog


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_pages(tmp_path_factory.mktemp("copies") / "staff.pdf", 4)


def empty_pages(path: Path, pages: int = 1) -> Path:
    """Save a PDF of this many empty pages, for dialogs that show one."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    document.save(path)
    return path


def test_every_dialog_of_the_program_is_one_that_fits() -> None:
    own = {kind for kind in subclasses(QDialog) if kind.__module__.startswith("wizard.")}
    between = {
        kind
        for kind in own
        if kind is FittedDialog or kind in (RollingDialog, SearchBox) or kind.__name__.startswith("_")
    }
    assert own - between == set(DIALOGS)
    assert all(issubclass(kind, FittedDialog) for kind in own)


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_it_fits_with_its_buttons_in_sight_and_nothing_cut_off(
    qtbot: QtBot, screen: QRect, window: QWidget, pdf: Path, kind: type[FittedDialog]
) -> None:
    dialog = shown(qtbot, kind, window, pdf)
    for size in (dialog.size(), dialog.minimumSizeHint()):
        assert size.width() <= screen.width() - 16
        assert size.height() <= screen.height() - 40
    assert complaints(dialog, kind.__name__) == []
    scrolled = [inside for area in dialog.findChildren(QScrollArea) for inside in area.findChildren(Button)]
    for button in dialog.findChildren(Button):
        if button.isVisible() and button not in scrolled:
            assert button.visibleRegion().boundingRect() == button.rect(), button.text()
    hidden = dialog.rolling.verticalScrollBar().maximum() if isinstance(dialog, RollingDialog) else 0
    full = dialog.height() == screen.height() - 40 or kind in LONG_LISTS
    assert not hidden or full, "it scrolls although there is room"
    first = dialog.focusWidget()
    assert first.visibleRegion().boundingRect().height() == first.height(), f"{first.accessibleName()} is cut off"
    dialog.close()


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_tab_goes_all_the_way_round_and_what_it_reaches_is_seen(
    qtbot: QtBot, screen: QRect, window: QWidget, pdf: Path, kind: type[FittedDialog]
) -> None:
    dialog = shown(qtbot, kind, window, pdf)
    reached: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        settle()
        here = QApplication.focusWidget()
        assert here is not None
        assert here.window() is dialog
        if here in reached:
            break
        assert not here.visibleRegion().isEmpty(), here.accessibleName()
        reached.append(here)
    # Yes and No are one stop: the arrow keys move between them.
    stops = {button for button in dialog.findChildren(Button) if button.isVisible()}
    asked = [question for question in dialog.findChildren(YesNo) if question.isVisible()]
    questions = [{each for each in question.findChildren(Button) if each.isCheckable()} for question in asked]
    assert [buttons for buttons in questions if len(buttons & set(reached)) != 1] == []
    assert stops - {button for buttons in questions for button in buttons} <= set(reached)
    dialog.close()


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_everything_in_it_has_a_name_and_a_role(
    qtbot: QtBot, window: QWidget, pdf: Path, kind: type[FittedDialog]
) -> None:
    dialog = shown(qtbot, kind, window, pdf)
    assert list(misnamed(dialog)) == []
    dialog.close()


@pytest.mark.parametrize("kind", [RowDialog, CheckFileDialog, TaskDialog, SayDialog])
def test_page_down_scrolls_what_has_no_room(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch, pdf: Path, kind: type[FittedDialog]
) -> None:
    room = QRect(0, 0, 700, 400)
    monkeypatch.setattr(fitted, "room_on_screen", lambda _window: room)
    dialog = shown(qtbot, kind, window, pdf)
    assert isinstance(dialog, RollingDialog)
    bar = dialog.rolling.verticalScrollBar()
    before = bar.value()
    assert bar.maximum() > 0
    QTest.keyClick(dialog, Qt.Key.Key_PageDown if before == 0 else Qt.Key.Key_PageUp)
    assert bar.value() != before
    dialog.close()


def test_a_dialog_is_no_higher_than_what_it_holds_and_grows_with_it(qtbot: QtBot, theme: Theme) -> None:
    dialog = SayDialog(None, "Saved", "One line.")
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    short = dialog.height()
    label = next(label for label in dialog.findChildren(QLabel) if label.text() == "One line.")
    assert short < 240
    label.setText("One line more than there was before it.\n" * 4)
    settle()
    assert dialog.height() > short
    assert dialog.rolling.verticalScrollBar().maximum() == 0
    dialog.close()


def test_a_message_says_its_detail_to_the_ear_as_well(qtbot: QtBot, theme: Theme) -> None:
    dialog = SayDialog(None, "Saved", "It is saved.", "On this PC alone.")
    qtbot.addWidget(dialog)
    assert dialog.accessibleDescription() == "It is saved. On this PC alone."


def test_a_refused_row_says_so_beside_the_button(qtbot: QtBot, screen: QRect, window: QWidget, pdf: Path) -> None:
    dialog = shown(qtbot, RowDialog, window, pdf)
    next(button for button in dialog.findChildren(Button) if button.text() == "Save the row").click()
    settle()
    error = next(label for label in dialog.findChildren(QLabel) if label.text() == LONG)
    assert error.visibleRegion().boundingRect() == error.rect()
    dialog.close()
