"""Each finding of a check is put right at a control of its own: the control is there, and gets the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from tests.rules import CHAIR
from tests.ui.keyboard import settle
from tests.ui.wholewindow import whole_window

from wizard.checks.check import place_of_check
from wizard.edits.decision_edits import item_of, with_position, with_vote
from wizard.edits.own_items import with_own_item, with_own_words
from wizard.edits.rule_edits import with_tier_parts
from wizard.overview.places import Control, Place, item_key
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan
from wizard.ui.application.controller import Controller

VOTES = (Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST, Choice.ABSTAIN)
"""The votes of a tie."""


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


def tied(plan: Plan, item: str) -> Plan:
    """`plan` with a tie on the proposal on `item`, and a chair who has a casting vote and has not given it."""
    plan = with_tier_parts(plan, casting=CHAIR)
    for person, choice in zip(("osei", "whitlock", "rhydderch", "shah", "petrie"), VOTES, strict=True):
        plan = with_vote(plan, item, person, choice)
    return plan


def found_place(controller: Controller, code: str) -> str:
    """Where the finding with this code is put right."""
    return next(place_of_check(check) for check in controller.session.findings if check.code == code)


def focused(controller: Controller) -> QWidget:
    """The widget with the focus; it is visible."""
    settle()
    widget = controller.window.focusWidget()
    assert widget is not None
    assert widget.isVisible()
    return widget


def test_every_control_that_a_place_can_name_is_in_the_window(controller: Controller) -> None:
    # Two controls are made only when somebody comes to them: the deed's clause, and the casting vote on a tie.
    controller.go_to(str(Place("practice", Control.CLAUSE)))
    found = controls(controller, "practice") | controls(controller, "meeting")
    meeting = controller.session.plan.meeting
    assert meeting is not None
    for item in meeting.guidance.order:
        for position in item_of(controller.session.plan, item).positions:
            controller.session.apply(with_position(controller.session.plan, item, position.id), "position")
            found |= controls(controller, item_key(item))
    controller.session.apply(tied(controller.session.plan, "2"), "tie")
    controller.go_to(str(Place("item-2", Control.CASTING_VOTE)))
    found |= controls(controller, "item-2")
    # Begin and What to do now are views of the steps Start and Export, not controls on them.
    assert found == set(Control) - {Control.BEGIN, Control.WHAT_NOW}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place("practice", Control.CLAUSE), "Deed’s clause"),
        (Place("meeting", Control.MEETING_END), "Ends"),
        (Place("item-1", Control.OWNER), "Owner"),
        (Place("item-4a", Control.CHECKED_WITH), "Who was asked"),
    ],
)
def test_a_place_takes_the_focus_to_its_control(controller: Controller, place: Place, name: str) -> None:
    controller.go_to(str(place))
    assert focused(controller).accessibleName().startswith(name)


def test_a_finding_on_a_clause_makes_and_opens_the_deeds_details(controller: Controller) -> None:
    controller.session.apply(with_tier_parts(controller.session.plan, clause=""), "clause")
    controller.go_to(found_place(controller, "no_clause"))
    assert focused(controller).accessibleName() == "Deed’s clause"


@pytest.mark.parametrize("item", ["2", "o1"])
def test_a_finding_on_a_tie_opens_the_roll_call_at_the_casting_vote(controller: Controller, item: str) -> None:
    plan = controller.session.plan
    if item == "o1":
        plan = with_own_words(with_own_item(plan, "The car park"), item, "The practice lets the car park.")
    else:
        plan = with_position(plan, item, item_of(plan, item).positions[0].id)
    controller.session.apply(tied(plan, item), "tie")
    controller.go_to(found_place(controller, "casting_open"))
    assert controller.window.current_key == item_key(item)
    assert focused(controller).accessibleName() == "Casting vote: for"
