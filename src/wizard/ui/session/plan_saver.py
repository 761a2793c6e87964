"""Where the open plan is kept: opening and locking it, what is said of saving, copies, recovery.

Made before the first paint, when no plan is open: what opens and keeps plans is imported with the first of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.session.save_status import SaveLabel
from wizard.ui.session.session import Session
from wizard.ui.widgets.typing_news import typing_news

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.plan_keeper import ChangedOnDisk, Hearing, PlanKeeper, SaveState
    from wizard.ui.session.plan_disk import OpenedPlan, PlanDisk
    from wizard.ui.session.window_requests import WindowRequests

_SLOW = 10_000
"""Milliseconds after which a saving that is neither done nor refused is said to be slow."""


class PlanSaver(QObject):
    """Opens plans into the session and sees that they are saved; asks the person where something is in the way."""

    saved = Signal(SaveLabel, str)
    """Where the last change is, and the words for it."""
    troubled = Signal(str, bool)
    """A sentence while changes do not reach the plan's file, and whether there are two versions to choose from."""
    noted = Signal(str)
    """What of the plan's file could not be kept as it was, in a sentence, although everything is saved."""
    reading = Signal(str)
    """The plan that is open may only be read in its place; the reason. A copy of it can be changed."""
    left = Signal()
    """No plan is open any more."""
    asked_for = Signal()
    """The program was started on the plan that is open here: this window is to come to the front."""
    shown_elsewhere = Signal()
    """The plan that was to be opened is open in another window, which has come to the front."""
    _told = Signal(object, object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._keeper: PlanKeeper | None = None
        self._state: SaveState | None = None
        self._asked_about: ChangedOnDisk | None = None
        self.ask_for_place: Callable[[], Path | None] = lambda: None
        """Asks where a new plan is to be kept that cannot be kept on this PC."""
        self.plan_from_old: Callable[[Path], Plan | None] = lambda _path: None
        """Makes a new plan from one of version 0.1 that holds closed meetings."""
        self._slow = QTimer(self, interval=_SLOW, singleShot=True)
        self._slow.timeout.connect(self._say_slow)
        # The keeper tells from threads of its own; a queued signal brings it over to the window's.
        self._told.connect(self._show_state)
        typing_news().began.connect(self._say_typing)
        typing_news().ended.connect(self._say_typed)

    @property
    def path(self) -> Path | None:
        """The file of the plan that is open; None for one that is read only, or if none is open."""
        return self._keeper.path if self._keeper else None

    @property
    def is_draft(self) -> bool:
        """Whether the plan lives in local data, without a name and a folder."""
        return self._keeper is not None and self._keeper.is_draft

    @property
    def cause(self) -> str:
        """Why not everything is in the plan's file, in a sentence; empty where no plan is kept."""
        if self._keeper is None:
            return ""
        waiting = f"{self._keeper.name} is not saved yet: its disk is not responding."
        return getattr(self._keeper.hearing.state, "sentence", waiting)

    @cached_property
    def _disk(self) -> PlanDisk:
        from wizard.ui.session.plan_disk import PlanDisk

        return PlanDisk(
            self._window,
            self._hearing,
            self._say,
            lambda: self.ask_for_place(),
            lambda path: self.plan_from_old(path),
        )

    @cached_property
    def _requests(self) -> WindowRequests:
        from wizard.ui.session.window_requests import WindowRequests

        requests = WindowRequests(self)
        requests.asked.connect(self.asked_for)
        return requests

    def is_at(self, path: Path) -> bool:
        """Whether the file at `path` is that of the plan that is open; asks the disk, so any thread may ask."""
        return self._keeper is not None and self._keeper.is_at(path)

    def begin(self, plan: Plan) -> bool:
        """Keep a new plan in local data until it has a name and a folder."""
        return self._take(self._disk.begin(plan))

    def open(self, path: Path, *, anew: bool = False) -> bool:
        """Open a plan's file; say in a dialog what is in the way.

        With `anew` it is read again if it is open here, and a lock that a program left on this PC is not asked about.
        """
        from wizard.ui.session.plan_disk import OpenHereError, ShownElsewhereError

        ours = self._keeper.token if self._keeper else ""
        try:
            return self._take(self._disk.open(path, ours=ours, sure=anew))
        except OpenHereError:
            if not anew:
                return True
        except ShownElsewhereError:
            self.shown_elsewhere.emit()
            return False
        self.leave()
        return self.open(path, anew=True)

    def move_to(self, path: Path) -> bool:
        """Give the open plan a file of its own; the draft goes once the new file is whole."""
        from wizard.services import plan_keeper

        before, plan = self._keeper, self._session.plan
        opened = self._disk.create(path, plan)
        if opened is None or opened.keeper is None:
            return False
        if before is not None:
            # Don't wait for the old file: the new one has every change.
            before.given_up = True
        self._follow(opened.keeper)
        self._session.replace_keeper(opened.keeper)
        if before is not None and before.is_draft:
            plan_keeper.drop_draft(before.path)
        self._session.changed.emit(self._session.plan)
        return True

    def save_copy(self, path: Path) -> bool:
        """Write a copy of the open plan; its own file stays where it is."""
        return self.save_new(path, self._session.plan)

    def save_new(self, path: Path, plan: Plan) -> bool:
        """Write a plan to a file that is not there yet; say in a dialog if that is not possible."""
        return self._disk.copy(path, plan)

    def try_again(self) -> None:
        """Try now to bring the plan to its file."""
        if self._keeper is not None:
            self._keeper.try_again()

    def choose_version(self) -> None:
        """Ask which version is wanted where somebody else changed the file."""
        if self._asked_about is not None:
            self._ask_about_change(self._asked_about)

    def remember(self) -> None:
        """Put the open plan into the list of recent plans, with what is due in it; a draft is listed anyway."""
        from wizard.foundation.best_effort import best_effort
        from wizard.services.known_plans import note_plan

        if self._keeper is not None and not self._keeper.is_draft:
            # The list is a convenience: where it cannot be written, the plan is still found through its file.
            with best_effort("list of recent plans"):
                note_plan(self._keeper.path, self._session.plan, self._session.now())

    def leave(self, *, give_up: bool = False) -> None:
        """Close the plan that is open. With `give_up`, what is not in its file need not be kept."""
        if self._keeper is not None:
            self._keeper.given_up = give_up
            self._keeper.close()
        self._session.close()
        self._keeper = self._state = None
        self.troubled.emit("", False)
        self.noted.emit("")
        self.left.emit()

    def recover(self, path: Path, plan: Plan, done: Callable[[], None]) -> bool:
        """Open the plan at `path` and make `plan` its newest version; `done` is called once that is on a disk.

        `done` is called on another thread.
        """
        if not self.open(path, anew=True) or self._keeper is None or self._session.read_only_because:
            return False
        self._keeper.hearing.call_once_kept(done)
        self._session.apply(plan, "recovery of the newer version", barrier=True)
        return True

    def secure(self) -> bool:
        """See that the plan as it stands is on a disk of this PC, whatever else has failed; any thread may ask.

        Returns:
            Whether it is.
        """
        return self._keeper is None or self._keeper.secure(self._session.plan)

    def go_on_aside(self) -> None:
        """Keep each further change on this PC alone: what brings it to its file was ended by an error."""
        from wizard.services.plan_keeper import STOPPED

        if self._keeper is None or self._keeper.broken:
            return
        self._keeper.broken = True
        self._session.replace_keeper(self._keeper.aside())
        self.saved.emit(SaveLabel.NOT_SAVED, "Not saved")
        self.troubled.emit(f"{self._keeper.name} {STOPPED}", False)

    def may_close(self) -> bool:
        """Wait until everything is in the plan's file; ask if that does not come about. True: the window may close."""
        return self._keeper is None or self._disk.may_close(self._keeper, self._session.plan, self._show_cause)

    def say_saved(self) -> None:
        """Say again where the last change is."""
        if self._state is not None and self._keeper is not None:
            self._show_state(self._keeper.hearing, self._state)

    def end(self) -> None:
        """Close the plan as the program ends; nothing is asked, and what is not in its file stays on this PC."""
        if self._keeper is not None:
            from wizard.ui.widgets.form_shelf import form_shelf

            form_shelf().end()
            from wizard.services.plan_keeper import AT_THE_END

            self.remember()
            # The window is gone: save without showing anything, and give up after a fixed time.
            self._keeper.closes = lambda keeper: keeper.close_now(AT_THE_END)
        self._session.close()
        self._keeper = self._state = None

    def _say_typing(self, field: QWidget) -> None:
        """Say that something is on its way as soon as it is typed, although nobody was told of it yet."""
        if self._keeper is not None and field.window() is self._window:
            self.saved.emit(SaveLabel.SAVING, "Saving…")

    def _say_typed(self, field: QWidget) -> None:
        """Say again where the last change is, if what was typed made none; else its saving is heard of."""
        if self._keeper is None or field.window() is not self._window or typing_news().untold:
            return
        if self._keeper.hearing.kept is self._session.plan:
            if self._state is None:
                self.saved.emit(SaveLabel.SAVED, "Saved")
            self.say_saved()

    def _hearing(self) -> Hearing:
        from wizard.services.plan_keeper import Hearing

        return Hearing(self._told.emit)

    def _take(self, opened: OpenedPlan | None) -> bool:
        """Make what was opened the plan that is open; return whether there is any."""
        if opened is None:
            return False
        if self._keeper is not None:
            # Close the old keeper while its plan is still the open one, so that its last changes are kept.
            self._keeper.close()
        self._follow(opened.keeper)
        self._session.open(opened.plan, opened.keeper, opened.why)
        self.saved.emit(SaveLabel.SAVED, "Open for reading only" if opened.keeper is None else "Saved")
        if opened.keeper is None:
            self.reading.emit(opened.why)
        return True

    def _follow(self, keeper: PlanKeeper | None) -> None:
        """Listen to this keeper from now on."""
        from wizard.ui.widgets.form_shelf import form_shelf

        self._keeper = keeper
        form_shelf().use(keeper.path if keeper else None)
        self._state = self._asked_about = None
        self._slow.stop()
        self.troubled.emit("", False)
        self.noted.emit("")
        if keeper is not None:
            keeper.closes = self._disk.let_go
            self._requests.watch(keeper.token)

    def _show_state(self, hearing: Hearing, state: SaveState) -> None:
        from wizard.services import plan_keeper
        from wizard.ui.session.disk_jobs import is_waiting

        if self._keeper is None or self._keeper.broken or hearing is not self._keeper.hearing:
            # A late message about a plan that is not open any more.
            return
        self._state = state
        self._slow.stop()
        if isinstance(state, plan_keeper.Saving):
            self._slow.start()
            self.saved.emit(SaveLabel.SAVING, "Saving…")
        elif isinstance(state, plan_keeper.Saved):
            self.saved.emit(SaveLabel.SAVED, f"Saved {state.at:%H:%M}")
            self.troubled.emit("", False)
            if state.note:
                self.noted.emit(state.note)
        else:
            two = isinstance(state, plan_keeper.ChangedOnDisk)
            self.saved.emit(SaveLabel.NOT_SAVED, "Not saved")
            self.troubled.emit(state.sentence, two)
            # Asked once for each version that somebody else saved, and not at every change made here; nor in the middle
            # of a wait, where the bar asks.
            if isinstance(state, plan_keeper.ChangedOnDisk) and not self._has_asked(state) and not is_waiting():
                self._ask_about_change(state)

    def _has_asked(self, state: ChangedOnDisk) -> bool:
        return self._asked_about is not None and self._asked_about.other == state.other

    def _ask_about_change(self, state: ChangedOnDisk) -> None:
        from wizard.services.plan_keeper import where_mine_differs
        from wizard.ui.session.save_dialogs import ask_which

        self._asked_about = state
        answer = ask_which(self._window, state.sentence, where_mine_differs(state, self._session.plan))
        path = self.path
        if path is None:
            return
        if answer == "theirs":
            self.leave()
            self.open(path)
        elif answer == "mine" and not self._move_beside(path):
            self._asked_about = None

    def _move_beside(self, path: Path) -> bool:
        """Give the open plan a file of its own beside the one at `path`; return whether it has it."""
        free = self._disk.free_place(path)
        return free is not None and self.move_to(free)

    def _show_cause(self) -> str:
        """Show in the bar why not everything is in the file, and return it: whoever asks gives the same cause."""
        self.troubled.emit(self.cause, self._asked_about is not None)
        return self.cause

    def _say_slow(self) -> None:
        """Say in the bar that the disk does not answer, until it does."""
        if self._keeper is not None:
            self.troubled.emit(self.cause, False)

    def _say(self, title: str, sentence: str) -> None:
        from wizard.ui.theme import Tone
        from wizard.ui.widgets.dialogs import SayDialog

        SayDialog(self._window, title, sentence, tone=Tone.BAD).exec()
