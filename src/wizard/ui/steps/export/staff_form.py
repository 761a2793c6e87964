"""The form for the staff sheet: what staff do, words to use, and who checked those words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.edits.office_edits import with_scripts_checked
from wizard.overview.outward_lines import all_typed_for, typed_for
from wizard.plan.office import OutsideReader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wizard.plan.plan import Plan
    from wizard.ui.steps.export.outward_fields import OutwardFields

_STAFF = OutsideReader.STAFF


def staff_form(fields: OutwardFields) -> Iterator[QWidget]:
    """Yield the fields for the whole sheet."""
    yield fields.text(_STAFF, "stays", "What stays as it is", "Printed on page 1, below the table.")
    yield fields.text(
        _STAFF,
        "script",
        "Words for any call",
        "Printed on page 2, under “Words you can use”.",
    )
    yield fields.line("Who checked the words", _checked_by, lambda by: _check(fields, by))


def staff_item(fields: OutwardFields, item: str) -> Iterator[QWidget]:
    """Yield the fields for one item."""
    does = "Printed on page 1, beside the change, instead of the guidance’s own words."
    says = "Printed on page 2, under “Words you can use”."
    yield fields.text(_STAFF, "do", f"Item {item}: what you do", does, item)
    yield fields.text(_STAFF, "script", f"Item {item}: words staff can use", says, item)


def said_to_staff(plan: Plan, item: str) -> str:
    """Return the summary for a folded item: what was typed on it."""
    does, words = (typed_for(plan.office, _STAFF, place, item) for place in ("do", "script"))
    said = [word for word, given in (("what staff do", does), ("words to use", words)) if given]
    return f"Typed: {' and '.join(said)}" if said else "In the words of the guidance"


def _checked_by(plan: Plan) -> str:
    scripts = all_typed_for(plan.office, _STAFF, "script")
    return scripts[0].checked_by if scripts and all(each.checked_by for each in scripts) else ""


def _check(fields: OutwardFields, by: str) -> None:
    plan = with_scripts_checked(fields.session.plan, by, fields.session.today())
    fields.apply(plan, "who read the words for staff")
