"""The window in each state of a practice's work: nothing open, nothing filled in, half, full, closed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import ITEM_STEPS, empty_plan, shipped_pack, worked_example
from tests.ui.fake_services import FakeServices, ListKeeper

from wizard.overview.places import Landing, read_place
from wizard.plan.plan import Plan
from wizard.services.known_plans import RecentPlan
from wizard.signing.closing import close
from wizard.ui.application.build_page import build_page
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window
from wizard.ui.shell.step_model import listed_steps, opening_steps

NOW = datetime(2026, 12, 8, 14, 0, tzinfo=UTC)
PEOPLE = 20
STEPS = (
    "start",
    "practice",
    "meeting",
    *ITEM_STEPS,
    "review",
    "sign",
    "export",
    "due",
    "start/begin",
)
"""Every step, and the view of Start in which a plan is begun."""

_WORDS = (
    "The partners talked at length about what this would mean for patients who have waited, for the staff at the front "
    "desk, and for the colleagues at the hospital who would have to be told in good time; nobody wished to hurry it."
)
_LONG = {
    "reason": _WORDS,
    "conditions": _WORDS,
    "minute": _WORDS * 2,
    "words": _WORDS,
    "overflow_route": _WORDS,
    "same_day_route": _WORDS,
    "handover": _WORDS,
    "clause": "Clause 12.3(b)(iv) of the deed of variation of 4 March 2019, as amended on 1 April 2022 and 2024",
    "place": "The large meeting room above the pharmacy, Harbour Lane Surgery, Old Harbour Lane, and by video link",
    "text": "Write to the commissioner, the practices of the network and the patient group about what was decided",
    "other_business": _WORDS,
    "icb": "NHS Bath and North East Somerset, Swindon and Wiltshire Integrated Care Board",
    "pcn": "The Harbour, Heath, Old Town and Northern Villages Primary Care Network",
}
"""The text of a free field, by its name, when somebody has much to say."""

_FAMILY = "Featherstonehaugh-Rhydderchwilliams"


def _longer(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: each if name == "guidance" else _longer(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_longer(each, key) for each in value]
    if not isinstance(value, str) or not value or key not in _LONG:
        return value
    # Tasks are identified by their texts.
    return f"{value}. {_LONG[key]}" if key == "text" else _LONG[key]


@cache
def longest_plan() -> Plan:
    """The worked example with 20 people with long names, all items on the agenda, and long texts on each."""
    plan = json.loads(worked_example().model_dump_json(exclude_defaults=True))
    plan["meeting"] = _longer(plan["meeting"])
    for part in ("facts", "tasks"):
        plan[part] = _longer(plan[part])
    plan["practice"] = _longer(plan["practice"]) | {
        "name": "Harbour Lane, Old Town and Northern Villages Surgery and Dispensary (Branch at Heath)"
    }
    people = plan["people"]
    people += [{"id": f"extra{number}", "role": "partner"} for number in range(len(people), PEOPLE)]
    for number, person in enumerate(people):
        person["name"] = f"Professor Dr {chr(65 + number)}lexandrina {_FAMILY}"
    plan["meeting"]["items"] = []
    here = {each["person"] for each in plan["meeting"]["attendance"]}
    plan["meeting"]["attendance"] += [
        {"person": person["id"], "presence": "in_room"} for person in people if person["id"] not in here
    ]
    return Plan.model_validate_json(json.dumps(plan))


PLANS: dict[str, Callable[[], Plan | None]] = {
    "nothing open": lambda: None,
    "empty": empty_plan,
    "half": worked_example,
    "longest": longest_plan,
    "closed": lambda: close(worked_example(), NOW),
}


class LastingServices(FakeServices):
    """A desk whose PC has had plans open before."""

    def recent(self) -> Sequence[RecentPlan]:
        """Two plans, one of them with a long name in a long folder."""
        folder = Path("C:/Users/practice.manager/Documents/Partners/Meetings of the partners/Collective action")
        return (
            RecentPlan(folder / "Harbour Lane.gpplan", "Harbour Lane Surgery", "today at 14:00", True),
            RecentPlan(folder / "Old Town.gpplan", _FAMILY * 2, "on 29 October 2026"),
        )


def step_list(session: Session, window: Window) -> None:
    """Show the steps as the session has them."""
    if session.is_open:
        window.show_steps(*listed_steps(session))
    else:
        window.show_steps(opening_steps(_outline()), 0, 12)


def _outline() -> Any:
    from wizard.foundation.paths import resource
    from wizard.guidance.packs.pack_outline import outline

    return outline(resource("packs", "gpce-2024"))


def window_with(qtbot: QtBot, state: str, size: tuple[int, int] = (1366, 728)) -> Window:
    """Return the visible window with every page of the program, in this state, on a desk that writes no files."""
    session = Session(lambda: NOW)
    plan = PLANS[state]()
    if plan is not None:
        session.open(plan, ListKeeper())
    fake = LastingServices(session, shipped_pack())
    window = Window(lambda key: build_page(key, session, fake.services))
    qtbot.addWidget(window)
    step_list(session, window)
    window.resize(*size)
    window.show_step("start")
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.qWait(60)
    return window


def page_of(window: Window, step: str) -> QWidget:
    """Go to a step, or to a place on it, and return its page after layout."""
    place = read_place(step)
    window.show_step(place.step)
    page = window.page(place.step)
    assert page is not None
    if isinstance(page, Landing) and place.control:
        page.land(place.control)
    settle()
    return page


def settle() -> None:
    """Let dependent layouts finish."""
    for _ in range(6):
        QApplication.processEvents()
