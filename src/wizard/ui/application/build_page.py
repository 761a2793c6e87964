"""Creates the page of each step. Pages are imported on first use, because the program starts with Start only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.overview.places import item_of_step

if TYPE_CHECKING:
    from wizard.ui.session.session import Session
    from wizard.ui.steps.page_services import PageServices
    from wizard.ui.steps.step_page import StepPage


def build_page(key: str, session: Session, services: PageServices) -> StepPage:
    """Return a new page for a step's key.

    Raises:
        KeyError: No step has this key.
    """
    # Imported one by one on purpose, so that Start is painted before guidance, plan and the other pages are loaded.
    if key == "start":
        from wizard.ui.steps.start.start_page import StartPage

        return StartPage(session, services)
    if not session.is_open:
        from wizard.ui.steps.step_page import NoPlanPage

        return NoPlanPage(session, services)
    if (item := item_of_step(key)) is not None:
        return _item_page(item, session)
    return _other_page(key, session, services)


def _item_page(item: str, session: Session) -> StepPage:
    from wizard.voting.numbering import is_own_number

    if is_own_number(item):
        from wizard.ui.steps.action.own_page import OwnPage

        return OwnPage(session, item)
    from wizard.ui.steps.action.item_page import ItemPage

    return ItemPage(session, item)


def _other_page(key: str, session: Session, services: PageServices) -> StepPage:
    match key:
        case "practice":
            from wizard.ui.steps.practice.practice_page import PracticePage

            return PracticePage(session)
        case "meeting":
            from wizard.ui.steps.meeting.meeting_page import MeetingPage

            return MeetingPage(session, services)
        case "together":
            from wizard.ui.steps.together.together_page import TogetherPage

            return TogetherPage(session)
        case "review":
            from wizard.ui.steps.review.review_page import ReviewPage

            return ReviewPage(session, services)
        case "sign":
            from wizard.ui.steps.sign.sign_page import SignPage

            return SignPage(session, services)
        case "export":
            from wizard.ui.steps.export.export_page import ExportPage

            return ExportPage(session, services)
        case "due":
            from wizard.ui.steps.due.due_page import DuePage

            return DuePage(session, services)
    raise KeyError(key)
