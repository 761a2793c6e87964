"""The steps of the open plan as the list at the left shows them."""

from wizard.overview.wizard_steps import Step, StepState, decided, steps_of
from wizard.ui.session.session import Session
from wizard.ui.shell.stepview import ShownState, StepView

_SHOWN = {
    StepState.OPEN: ShownState.OPEN,
    StepState.DONE: ShownState.DONE,
    StepState.LATER: ShownState.DEFERRED,
    StepState.ATTENTION: ShownState.OPEN,
    StepState.NOT_TAKEN: ShownState.PLAIN,
}


def listed_steps(session: Session) -> tuple[tuple[StepView, ...], int, int]:
    """Return the steps of the latest meeting, how many items are through, and how many there are for it."""
    minutes = session.minutes
    if minutes is None:
        return (), 0, 0
    through, of = decided(minutes)
    return tuple(_view(step) for step in steps_of(minutes)), through, of


def _view(step: Step) -> StepView:
    group = "actions" if step.action else "before" if step.number < 4 else "after"
    number = str(step.action) if step.action else ""
    return StepView(step.key, group, number, step.title, _SHOWN[step.state].value, step.state_words)
