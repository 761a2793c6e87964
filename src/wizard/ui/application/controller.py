"""Connects session, window and pages: which step is shown, what is saved, and what each command does.

`build_page` decides which page a step has.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from wizard.foundation.paths import resource
from wizard.guidance.packs.pack_outline import Outline, outline
from wizard.overview.places import Landing, read_place
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.unheard import unheard
from wizard.ui.application.build_page import build_page
from wizard.ui.application.contained_pages import ContainedPages
from wizard.ui.application.kept_choices import show_as_left
from wizard.ui.application.undoing import Undoing
from wizard.ui.commands.after_commands import AfterCommands
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.commands.guidance_commands import GuidanceCommands
from wizard.ui.commands.pdf_commands import PdfCommands
from wizard.ui.commands.person_commands import PersonCommands
from wizard.ui.commands.plan_commands import PlanCommands
from wizard.ui.commands.recovery_commands import RecoveryCommands
from wizard.ui.session.plan_saver import PlanSaver
from wizard.ui.session.save_status import SaveLabel
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window
from wizard.ui.shell.step_model import StepView, opening_steps
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.step_page import BrokenPage
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.services.preferences import PreferencesFile
    from wizard.ui.application.crash_guard import Incident
    from wizard.ui.application.side_panels import Aids
    from wizard.ui.session.save_status import TroubleBar

T = TypeVar("T")

_AGAIN = 200
"""Milliseconds between attempts to close the window while it waits for a disk."""


class Controller(QObject):
    """The window with the session, saving and commands behind it."""

    def __init__(self, preferences: PreferencesFile) -> None:
        super().__init__()
        self._preferences = preferences
        self.session = Session()
        self.window = Window(self._build)
        self.saver = PlanSaver(self.session, self.window)
        self.undoing = Undoing(
            self.session,
            self.window,
            self.go_to,
            lambda title, sentence: self._context.say(title, sentence, Tone.NEUTRAL),
        )
        self._context = CommandContext(self.session, self.window, self.go_to, preferences)
        self.guidance = GuidanceCommands(self._context)
        self.plans = PlanCommands(self._context, self.saver, self.guidance)
        self.pdfs = PdfCommands(self._context)
        self.people = PersonCommands(self._context)
        self.after = AfterCommands(self._context)
        self.recovery = RecoveryCommands(self._context, self.saver, self._show_none)
        parts = self.plans, self.guidance, self.pdfs, self.recovery
        self._services = PageServices(*parts, _to_clipboard, self.after)
        self._pages = ContainedPages(self.window, self._broken_page)
        self._has_ended = self._is_closing = False
        self._shown = ("", False)
        """The plan that the pages show, and whether it is read-only."""
        self._aids: Aids | None = None
        self._connect()

    def show(self) -> None:
        """Show the window at its Start step."""
        self.window.show_step("start")
        show_as_left(self._preferences, self.window)

    def keep(self) -> None:
        """Save everything typed and changed on a disk of this PC."""
        self.window.commit()
        self.saver.secure()

    def end(self) -> None:
        """Save everything and close the plan's file without asking, because the program ends."""
        if self._has_ended:
            return
        self._has_ended = True
        try:
            self.window.leave_page()
        finally:
            self.saver.end()
            self.pdfs.finish()

    def after_first_paint(self, call: Callable[[], object]) -> None:
        """Call `call` once the window has been painted."""
        self.window.painted.connect(call, Qt.ConnectionType.QueuedConnection)

    def furnish(self) -> None:
        """Add what surrounds the Start step: menu, shortcuts and the list of steps."""
        if not self.session.is_open:
            self.window.show_steps(self._steps, 0, self._item_count)

    def warm_up(self, plan: Path | None) -> None:
        """Load what the first paint did without, and open the requested plan."""
        from wizard.ui.application.side_panels import Aids

        with unheard():
            self.furnish()
            self.guidance.current_pack()
            self.pdfs.get_ready()
            self._aids = Aids(self.session, self.guidance, _to_clipboard, self.window)
        self._aids.step_wanted.connect(self.go_to)
        self._say_where_from()
        self._sweep()
        self.recovery.offer_at_start()
        if plan is not None:
            self.plans.open_plan(plan)
        if self.window.isVisible():
            self._show_tour_once()

    def _sweep(self) -> None:
        from PySide6.QtCore import QSettings

        from wizard.services.file_dialogs import own_place
        from wizard.services.start_sweep import sweep_at_start

        sweep_at_start()
        if (place := own_place()) is not None:
            # Otherwise Qt records the folders where people looked for plans, in a file shared by all its programs.
            QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(place))

    def _show_tour_once(self) -> None:
        if not self._preferences.now.tour_seen:
            from wizard.ui.help.tour import TourDialog

            # Save this first, or a program killed during the tour would show it again at every start.
            self._preferences.change(tour_seen=True)
            TourDialog(self.window).open()

    def _say_where_from(self) -> None:
        """Set the window icon, and say on the Start step if the program was started from a network share."""
        from PySide6.QtGui import QIcon

        from wizard.foundation.paths import share_notice
        from wizard.ui.steps.start.start_page import StartPage

        QApplication.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
        notice, page = share_notice(resource()), self.window.page("start")
        if notice and isinstance(page, StartPage):
            page.show_notice(notice)

    def go_to(self, key: str) -> None:
        """Show the step with this key, or a place on it."""
        place = read_place(key)
        self._pages.show(place.step)
        page: object = self.window.page(place.step)
        if isinstance(page, Landing) and place.control:
            page.land(place.control)
        if self._aids is not None:
            self._aids.follow_step(place.step)
        if self.session.is_open:
            self.undoing.renew()

    def _broken_page(self, key: str) -> BrokenPage:
        return BrokenPage(self.session, self._services, lambda: self.go_to(key))

    def _build(self, key: str) -> QWidget:
        page = build_page(key, self.session, self._services)
        page.failed.connect(lambda: self._pages.replace(key), Qt.ConnectionType.QueuedConnection)
        page.failed.connect(self.undoing.renew, Qt.ConnectionType.QueuedConnection)
        page.step_wanted.connect(self.go_to)
        page.undo_changed.connect(self.undoing.renew)
        return page

    def _connect(self) -> None:
        window = self.window
        window.furnished.connect(self._connect_commands)
        window.step_chosen.connect(self.go_to)
        window.back.connect(lambda: self._step(-1))
        window.next.connect(lambda: self._step(1))
        self.session.changed.connect(self._follow)
        self.session.refused.connect(self._say_refused)
        self.session.roll.changed.connect(lambda: window.put_steps_aside(bool(self.session.roll.item)))
        self.saver.saved.connect(window.show_saved)
        self.saver.troubled.connect(self._show_trouble)
        self.saver.noted.connect(self._show_note)
        self.saver.reading.connect(lambda why: self._trouble.show_reading(why))
        self.saver.left.connect(self._show_none)
        self.saver.asked_for.connect(window.come_to_front)
        self.saver.shown_elsewhere.connect(self._give_way)
        window.ask_before_closing(self._may_close)
        window.file_dropped.connect(self.plans.open_dropped)

    def _connect_commands(self) -> None:
        commands = self.window.commands
        for action, call in (
            (commands.undo, self.undoing.undo),
            (commands.redo, self.undoing.redo),
            (commands.missing, self._show_missing),
            (commands.new, self.plans.new_plan),
            (commands.open, self.plans.open_plan),
            (commands.save, self._say_saved),
            (commands.save_copy, self.plans.save_copy),
            (commands.check_file, self.plans.check_file),
            (commands.letters, self.after.show_letters),
            (commands.person, self.people.show_person),
            (commands.forget, self.recovery.forget_plan),
        ):
            action.triggered.connect(lambda _checked=False, call=call: call())

    def _step(self, by: int) -> None:
        keys = [step.key for step in self._steps]
        at = keys.index(self.window.current_key) + by
        if 0 <= at < len(keys):
            self.go_to(keys[at])

    @cached_property
    def _pack(self) -> Outline:
        return outline(resource("packs", "gpce-2024"))

    @property
    def _item_count(self) -> int:
        return sum(len(action.items) for action in self._pack.actions)

    @property
    def _steps(self) -> tuple[StepView, ...]:
        # A salvaged plan may have no meeting, and so no steps of its own.
        return (self._listed if self.session.is_open else ()) or opening_steps(self._pack)

    def _follow(self, _plan: object) -> None:
        """Update the window's frame from the plan."""
        from wizard.ui.shell.step_model import listed_steps

        plan = self.session.plan
        shown = (plan.id, bool(self.session.read_only_because))
        if shown != self._shown:
            self._shown = shown
            self.window.forget_pages()
        try:
            self._listed, through, of = listed_steps(self.session)
        except Exception:  # noqa: BLE001  # Each page reports its own errors; the list of steps must still work.
            sys.excepthook(*sys.exc_info())
            self._listed, through, of = (), 0, self._item_count
        self.window.show_steps(self._steps, through, of)
        self.undoing.renew()
        if self._aids is not None:
            self._aids.follow_plan()
        self.window.setWindowTitle(f"{plan.practice.name or 'A new plan'} – GP Action Wizard")

    def tell_incident(self, incident: Incident) -> None:
        """Report an unforeseen error once the plan is saved, and make sure that further changes are saved too."""
        from wizard.ui.application.crash_guard import stops_saving, tell_incident

        if stops_saving(incident):
            self.saver.go_on_aside()
        tell_incident(self.window, incident, self.session.is_open, _to_clipboard)

    def _show_none(self) -> None:
        """Show the window as it is when no plan is open."""
        self.window.isolate(False)
        self._shown = ("", False)
        self.window.forget_pages()
        self.window.show_steps(self._steps, 0, self._item_count)
        self.window.commands.show_undo("", "")
        self.window.show_saved(SaveLabel.SAVED, "")
        self.window.setWindowTitle("GP Action Wizard")
        self.go_to("start")

    def _show_trouble(self, sentence: str, two_versions: bool) -> None:
        if sentence or "_trouble" in vars(self):
            self._trouble.show_trouble(sentence, two_versions)

    def _show_note(self, sentence: str) -> None:
        if sentence or "_trouble" in vars(self):
            self._trouble.show_note(sentence)

    @cached_property
    def _trouble(self) -> TroubleBar:
        from wizard.ui.session.save_status import TroubleBar

        bar = TroubleBar()
        bar.copy_wanted.connect(self.plans.save_copy)
        bar.work_wanted.connect(self.plans.work_in_a_copy)
        bar.again_wanted.connect(self.saver.try_again)
        bar.choice_wanted.connect(self.saver.choose_version)
        self.window.put_above_bar(bar)
        return bar

    def _show_missing(self) -> None:
        if self.window.current_key == "sign" and self.session.is_open and self._show_open_matter():
            return
        self.go_to("review")
        page = self.window.page("review")
        if self.session.is_open and page is not None:
            from wizard.ui.steps.review.review_page import ReviewPage

            assert isinstance(page, ReviewPage)
            page.show_missing()

    def _show_open_matter(self) -> bool:
        """Go to what has to be done before closing the meeting; return whether the Sign step shows it."""
        from wizard.ui.steps.sign.sign_page import SignPage

        page = self.window.page("sign")
        return isinstance(page, SignPage) and page.show_missing()

    def _say_saved(self) -> None:
        self.window.commit()
        announce(self.window, "Everything is saved as you go.")
        self.saver.say_saved()

    def _say_refused(self, _why: str) -> None:
        if not self._has_ended:
            self.plans.change_a_copy()

    def _may_close(self) -> bool:
        """Whether the window may close: everything is saved, and no document is being made."""
        from wizard.ui.session.disk_jobs import is_waiting

        if self._is_closing:
            return False
        if is_waiting():
            # End the wait first, then close without asking the person again.
            QTimer.singleShot(_AGAIN, self.window, self.window.close)
            return False
        self._is_closing = True
        try:
            if self.session.is_open:
                from wizard.ui.shell.unread_fields import may_go_on_unread

                if _tried(lambda: may_go_on_unread(self.window, "Close anyway")) is False:
                    return False
                _tried(self.saver.remember)
                if _tried(self.saver.may_close) is False:
                    return False
            # Do this last, because the window may stay open, and then it still needs its preview.
            _tried(self.pdfs.finish)
            return True
        finally:
            self._is_closing = False

    def _give_way(self) -> None:
        """Close a window opened for a plan that is already open in another window."""
        if not self.session.is_open:
            self.window.close()


def _tried(call: Callable[[], T]) -> T | None:
    """Return what `call` returns. An error is reported in the usual way but does not stop the window from closing."""
    try:
        return call()
    except Exception:  # noqa: BLE001  # A window that cannot be closed keeps its plan locked, whatever the error.
        sys.excepthook(*sys.exc_info())
        return None


def _to_clipboard(text: str) -> None:
    QApplication.clipboard().setText(text)
