"""Guidance: which edition is at hand, adding one, beginning a meeting under it, taking it for the open meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.guidance.pack import Pack
    from wizard.ui.commands.command_context import CommandContext


class GuidanceCommands:
    """Meetings begin here, under the newest guidance at hand."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context
        self._session = context.session
        self._pack: Pack | None = None

    def begin_meeting(self) -> None:
        """Begin a new meeting from the last, under the newest guidance at hand."""
        from wizard.edits.meeting_edits import new_meeting

        pack = self.current_pack()
        if pack is not None and self._session.plan.meeting is None:
            plan = new_meeting(self._session.plan, pack)
            self._session.apply(plan, "beginning of the meeting")
            self._context.go_to("meeting")

    def add_pack(self) -> None:
        """Ask for a pack's folder and install it."""
        from wizard.services import guidance_packs, plan_files

        folder = self._context.ask_for_folder("Add a pack: choose its folder")
        if folder is None:
            return
        try:
            edition = guidance_packs.add_pack(folder)
        except plan_files.ServiceError as error:
            self._context.say("The pack was not added", str(error), Tone.BAD)
            return
        self._pack = None
        self._context.say("The pack was added", f"{edition} is used for new meetings from now on.", Tone.GOOD)
        if self._session.is_open:
            self._session.changed.emit(self._session.plan)

    def newer_guidance(self) -> str:
        """Return which newer guidance is at hand than the open meeting has; empty if none."""
        from wizard.overview.changes import newer_than

        pack, meeting = self.current_pack(), self._session.plan.meeting if self._session.is_open else None
        if pack is None or meeting is None or not newer_than(pack, self._session.plan):
            return ""
        return (
            f"Edition {pack.edition.edition} of the guidance, by {pack.edition.issuer}, is at hand; this meeting has "
            f"edition {meeting.guidance.edition}."
        )

    def guidance_words(self) -> str:
        """Return the id and edition of the newest guidance at hand; empty if none can be loaded."""
        pack = self.current_pack()
        return f"{pack.edition.id}, {pack.edition.edition}" if pack else ""

    def show_background(self) -> None:
        """Show it for the edition before the meeting; before a plan is open, for the newest at hand."""
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
        """Take it for the open meeting; every decision stays."""
        from wizard.edits.meeting_edits import with_guidance

        pack = self.current_pack()
        if pack is None:
            return
        try:
            self._session.apply(with_guidance(self._session.plan, pack), "newer guidance")
        except ValueError as error:
            self._context.say("The guidance stays as it is", f"{error}.", Tone.WAITING)

    def current_pack(self) -> Pack | None:
        """Return the newest edition at hand, loaded once; None, said in a dialog, if none is whole."""
        from wizard.services import guidance_packs, plan_files

        if self._pack is None:
            try:
                self._pack, passed_over = guidance_packs.current_pack()
            except plan_files.ServiceError as error:
                self._context.say("The guidance cannot be loaded", str(error), Tone.BAD)
                return None
            if passed_over:
                self._context.say("A pack cannot be used", " ".join(passed_over), Tone.WAITING)
        return self._pack
