"""Sessions for tests: a plan that is open and kept nowhere."""

from wizard.plan.plan import Plan
from wizard.ui.session.session import Session


class KeptNowhere:
    """Keeps nothing."""

    def save(self, plan: Plan) -> None:
        """Forget it."""

    def close(self) -> None:
        """Nothing to let go of."""


def session_of(plan: Plan) -> Session:
    """A session with this plan open."""
    session = Session()
    session.open(plan, KeptNowhere())
    return session
