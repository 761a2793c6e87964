"""Sessions for tests: a plan that is open but not kept anywhere."""

from wizard.plan.plan import Plan
from wizard.ui.session.session import Session


class KeptNowhere:
    """Keeps nothing."""

    def save(self, plan: Plan) -> None:
        """Forget it."""

    def close(self) -> None:
        """Do nothing: there is nothing to close."""


def session_of(plan: Plan) -> Session:
    """A session with this plan open."""
    session = Session()
    session.open(plan, KeptNowhere())
    return session
