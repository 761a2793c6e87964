"""Each finding of a check is put right at a control of its own: the control is there, and gets the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.keyboard import settle
from tests.ui.wholewindow import whole_window

from wizard.edits.decision_edits import item_of, with_position
from wizard.overview.places import Control, Place, item_key
from wizard.ui.application.controller import Controller


@pytest.fixture
def controller() -> Iterator[Controller]:
    """The window with the worked example."""
    with whole_window() as controller:
        controller.plans.open_example()
        yield controller


def controls(controller: Controller, step: str) -> set[str]:
    """The controls of a step that a place can name, visible or not."""
    controller.go_to(step)
    page = controller.window.page(step)
    assert page is not None
    return {widget.objectName() for widget in page.findChildren(QWidget)} & set(Control)


def test_every_control_that_a_place_can_name_is_in_the_window(controller: Controller) -> None:
    found = controls(controller, "practice") | controls(controller, "meeting")
    meeting = controller.session.plan.meeting
    assert meeting is not None
    for item in meeting.guidance.order:
        for position in item_of(controller.session.plan, item).positions:
            controller.session.apply(with_position(controller.session.plan, item, position.id), "position")
            found |= controls(controller, item_key(item))
    # Begin and What to do now are views of the steps Start and Export, not controls on them.
    assert found == set(Control) - {Control.BEGIN, Control.WHAT_NOW}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place("practice", Control.CLAUSE), "Deed’s clause"),
        (Place("meeting", Control.MEETING_END), "Ends"),
        (Place("item-1", Control.OWNER), "Owner"),
        (Place("item-4a", Control.CHECKED_WITH), "Checked with"),
    ],
)
def test_a_place_takes_the_focus_to_its_control(controller: Controller, place: Place, name: str) -> None:
    controller.go_to(str(place))
    settle()
    focused = controller.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith(name)
