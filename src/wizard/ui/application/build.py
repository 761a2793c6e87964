"""Which page a step is: each page's module is imported when its step is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.ui.session.session import Session
    from wizard.ui.steps.page_services import Desk
    from wizard.ui.steps.step_page import Page


def build_page(key: str, session: Session, desk: Desk) -> Page:
    """Return a new page for a step's key.

    Raises:
        KeyError: No step has this key.
    """
    # Imported one by one, on purpose: the Start step is painted before guidance, domain and the other pages are loaded.
    if key == "start":
        from wizard.ui.steps.start.start_page import StartPage

        return StartPage(session, desk)
    if not session.is_open:
        from wizard.ui.steps.no_plan_page import NoPlanPage

        return NoPlanPage(session, desk)
    if key.startswith("action-"):
        from wizard.ui.steps.action.action_page import ActionPage

        return ActionPage(session, desk, int(key.removeprefix("action-")))
    return _other_page(key, session, desk)


def _other_page(key: str, session: Session, desk: Desk) -> Page:
    match key:
        case "practice":
            from wizard.ui.steps.practice.practice_page import PracticePage

            return PracticePage(session, desk)
        case "meeting":
            from wizard.ui.steps.meeting.meeting_page import MeetingPage

            return MeetingPage(session, desk)
        case "review":
            from wizard.ui.steps.review.review_page import ReviewPage

            return ReviewPage(session, desk)
        case "sign":
            from wizard.ui.steps.sign.sign_page import SignPage

            return SignPage(session, desk)
        case "export":
            from wizard.ui.steps.export.export_page import ExportPage

            return ExportPage(session, desk)
    raise KeyError(key)
