"""Guidance: the editions available, adding one, starting a meeting under one, and adopting one for the open meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from wizard.ui.commands.command_context import GUIDANCE
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.guidance.pack import Pack
    from wizard.services.guidance_packs import Guidance, GuidanceOffer
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.session.disk_jobs import Waiting


class GuidanceCommands:
    """The commands for guidance. New meetings start here, under the newest available edition of the chosen guidance."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context
        self._session = context.session
        self._packs: dict[str, Pack | None] = {}

    def begin_meeting(self) -> None:
        """Start a new meeting from the last one, asking which guidance to use if there is more than one."""
        from wizard.edits.circulation_edits import with_called_back
        from wizard.edits.meeting_edits import new_meeting

        if self._session.plan.meeting is not None:
            return
        pack = self.choose_pack()
        if pack is not None:
            # A written decision that was stopped by calling a meeting goes to that meeting.
            plan = with_called_back(new_meeting(self._session.plan, pack), self._session.today())
            self._session.apply(plan, "beginning of the meeting")
            self._context.go_to("meeting")

    def choose_pack(self) -> Pack | None:
        """Return the guidance for a new meeting; None if nobody chose any, or none can be used."""
        from wizard.ui.session.disk_jobs import LeftError

        try:
            at_hand = self._context.wait_for(_choices, _looking())
        except LeftError:
            return None
        if len(at_hand) < 2:
            return at_hand[0].pack if at_hand else self.current_pack()
        from wizard.ui.commands.choose_guidance_dialog import ChooseGuidanceDialog

        return ChooseGuidanceDialog(self._context.window, at_hand, self._last_id()).choose()

    def add_pack(self) -> None:
        """Ask for a `.gppack` file or a pack's folder, show what it is, and add it."""
        from wizard.ui.widgets.buttons import ButtonKind
        from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

        text = "Choose the file that your LMC sent, which ends in .gppack, or the folder of a pack."
        answers = [
            DialogAnswer("folder", "Choose a &folder…"),
            DialogAnswer("file", "Choose a f&ile…", ButtonKind.PRIMARY),
        ]
        kind = AskDialog(
            self._context.window, "Add guidance", text, answers, detail="You can also drop either on the window."
        ).ask()
        if kind == "file":
            path = self._context.ask_for_file("Add guidance: choose its file", GUIDANCE)
        else:
            path = self._context.ask_for_folder("Add guidance: choose its folder") if kind == "folder" else None
        if path is not None:
            self.add_from(path)

    def add_from(self, path: Path) -> None:
        """Show what a file or a folder would add, and add it if the person agrees."""
        from wizard.services import guidance_packs, plan_files
        from wizard.ui.commands.add_guidance_dialog import RefusedDialog
        from wizard.ui.session.disk_jobs import LeftError

        try:
            self._add_from(path)
        except LeftError:
            return
        except guidance_packs.PackRefusedError as error:
            RefusedDialog(self._context.window, path.name, error.problems).exec()
        except plan_files.ServiceError as error:
            self._context.say("The guidance was not added", str(error), Tone.BAD)

    def _add_from(self, path: Path) -> None:
        """Read it, ask, and add it. Its disk and those of known plans may be slow."""
        from wizard.foundation.file_errors import file_words
        from wizard.services import guidance_packs
        from wizard.ui.commands.add_guidance_dialog import AddGuidanceDialog, RefusedDialog
        from wizard.ui.session.disk_jobs import Waiting, WayOut

        name = file_words(path.name)
        offer, relying = self._context.wait_for(lambda: _looked_at(path), Waiting(f"Looking at {name}"))
        if offer.refused:
            RefusedDialog(self._context.window, path.name, offer.refused).exec()
            return
        if not offer.same and not AddGuidanceDialog(self._context.window, offer, relying).exec():
            return
        adding = Waiting(f"Adding {name}", ways_out=(WayOut("go on", "Go on without waiting"),))
        # Forget the packs known so far, because the new one is added even if the person stops waiting.
        self._packs = {}
        said = self._context.wait_for(lambda: guidance_packs.add_pack(offer, insist=True, older=True), adding)
        self._context.say("Nothing was added" if offer.same else "The guidance was added", said, Tone.GOOD)
        if self._session.is_open:
            self._session.changed.emit(self._session.plan)

    def newer_guidance(self) -> str:
        """Return a sentence on available guidance newer than the open meeting's; empty if there is none.

        Pages call this while they are shown, so it never waits. Guidance not loaded yet is looked up afterwards, and
        the page is updated if it is newer.
        """
        from wizard.guidance.freshness import is_out_of_date
        from wizard.overview.changes import newer_than

        meeting = self._session.plan.meeting if self._session.is_open else None
        if meeting is None:
            return ""
        pack_id = meeting.guidance.pack
        if pack_id not in self._packs:
            QTimer.singleShot(0, self._context.window, lambda: self._look_up(pack_id))
            return ""
        pack = self._packs[pack_id]
        if pack is None or not newer_than(pack, self._session.plan):
            return ""
        offered = (
            f"Edition {pack.edition.edition} of the guidance, by {pack.edition.issuer}, is on this PC; this meeting "
            f"uses edition {meeting.guidance.edition}."
        )
        if is_out_of_date(pack.edition, meeting.held_on or self._session.today()):
            return f"{offered} But the one on this PC is out of date: ask your LMC for a newer one."
        return offered

    def guidance_words(self) -> str:
        """Return the newest available guidance, and who added which editions; empty if none can be loaded."""
        from wizard.services.guidance_packs import added_in_words
        from wizard.ui.session.disk_jobs import LeftError

        pack = self.current_pack()
        if pack is None:
            return ""
        try:
            added = self._context.wait_for(added_in_words, _looking())
        except LeftError:
            added = ()
        return "\n".join((f"{pack.edition.id}, {pack.edition.edition}", *added))

    def show_background(self) -> None:
        """Show the background of the meeting's edition or, if no plan is open, of the newest available one."""
        from PySide6.QtCore import Qt

        from wizard.ui.guidance_view.background_dialog import BackgroundDialog

        minutes = self._session.minutes if self._session.is_open else None
        pack = None if minutes else self.current_pack()
        head = minutes.head if minutes else pack.edition if pack else None
        if head is not None:
            on = (minutes.held_on if minutes else None) or self._session.today()
            dialog = BackgroundDialog(head, on, self._context.window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.look_up()

    def take_newer_guidance(self) -> None:
        """Use the newest edition for the open meeting, keeping every decision."""
        from wizard.edits.meeting_edits import with_guidance

        meeting = self._session.plan.meeting
        pack = self.current_pack(meeting.guidance.pack) if meeting else None
        if pack is None:
            return
        try:
            self._session.apply(with_guidance(self._session.plan, pack), "newer guidance")
        except ValueError as error:
            self._context.say("The guidance stays as it is", f"{error}.", Tone.WAITING)

    def current_pack(self, pack_id: str = "") -> Pack | None:
        """Return the newest available edition of a guidance, by default the shipped one. It is loaded only once.

        Returns None if no edition can be used (a dialog then says so), if other guidance is not on this PC at all, or
        if the person stopped waiting for the disk.
        """
        from wizard.services import guidance_packs, plan_files
        from wizard.ui.session.disk_jobs import LeftError

        wanted = pack_id or guidance_packs.SHIPPED_PACK
        if wanted not in self._packs:
            try:
                found, passed_over = self._context.wait_for(lambda: guidance_packs.current_pack(wanted), _looking())
            except LeftError:
                # The person stopped waiting. Store no result, so that the next call looks again.
                return None
            except plan_files.ServiceError as error:
                self._packs[wanted] = None
                # A plan from elsewhere may use guidance that nobody added here; it contains its own texts.
                if wanted == guidance_packs.SHIPPED_PACK:
                    self._context.say("The guidance cannot be loaded", str(error), Tone.BAD)
                return None
            self._packs[wanted] = found
            if passed_over:
                self._context.say("A pack cannot be used", " ".join(passed_over), Tone.WAITING)
        return self._packs[wanted]

    def _look_up(self, pack_id: str) -> None:
        """Load guidance that a page asked about, and have the page ask again if it is newer."""
        if pack_id not in self._packs and self.current_pack(pack_id) is not None and self.newer_guidance():
            self._session.changed.emit(self._session.plan)

    def _last_id(self) -> str:
        """Return the id of the guidance that the last meeting used."""
        records = self._session.plan.records if self._session.is_open else ()
        return records[-1].content.meeting.guidance.pack if records else ""


def _looking() -> Waiting:
    from wizard.ui.session.disk_jobs import Waiting

    return Waiting("Looking for guidance", "The folder that guidance is kept in is slow to respond.")


def _choices() -> tuple[Guidance, ...]:
    """Return the guidance to choose from, or nothing if there is only one, which need not be loaded for that."""
    from wizard.services.guidance_packs import guidance_at_hand, several_at_hand

    return guidance_at_hand() if several_at_hand() else ()


def _looked_at(path: Path) -> tuple[GuidanceOffer, tuple[str, ...]]:
    """Return what a file or a folder would add, and the plans that relied on what it corrects."""
    from wizard.services import guidance_packs, relying_plans

    offer = guidance_packs.look_at(path)
    return offer, () if offer.refused else relying_plans.plans_that_relied(offer)
