"""The form for the LMC's return: duties, a contact, and what stands in the way of each item."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from wizard.edits.office_edits import (
    with_line,
    with_lmc_contact,
    with_obstacle,
    with_return_number,
    with_return_words,
    with_support,
)
from wizard.minutes.resolution import value_in_words
from wizard.plan.office import OutsideReader
from wizard.plan.office_labels import SUPPORT
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.widgets.text_labels import Muted, Subheading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wizard.minutes.entries import ItemMinutes
    from wizard.minutes.minutes import Minutes
    from wizard.plan.plan import Plan
    from wizard.ui.steps.export.outward_fields import OutwardFields


def lmc_form(fields: OutwardFields, minutes: Minutes) -> Iterator[QWidget]:
    """Yield the fields for the whole return."""
    duties = [entry.id for entry in minutes.items if entry.is_duty]
    if duties:
        words = "Include all duties in the return (otherwise none)"
        yield fields.tick(words, partial(_all_ticked, duties), partial(_with_duties, fields, duties))
    plan = fields.session.plan
    people = [ListChoice(person.id, person.name) for person in plan.people if not person.left]
    contact = ChoiceField(people, "Choose a person")
    fields.follow(lambda plan: contact.show_choice(plan.office.returns.contact))
    # A newly chosen person has not agreed yet.
    contact.chosen.connect(
        lambda person: fields.apply(
            with_lmc_contact(fields.session.plan, person, consents=False), "contact for the LMC"
        )
    )
    yield LabelledInput("Who the LMC may ask", contact, "Named on the return once they have agreed.")
    yield fields.tick(
        "They have agreed to be named",
        lambda plan: plan.office.returns.contact_consents,
        lambda on: fields.apply(
            with_lmc_contact(fields.session.plan, fields.session.plan.office.returns.contact, consents=on),
            "consent of the contact",
        ),
    )
    yield fields.text(OutsideReader.LMC, "ask", "What we ask of the LMC", "Printed first on the return.")


def lmc_item(fields: OutwardFields, entry: ItemMinutes) -> Iterator[QWidget]:
    """Yield the fields for one item, under “More on each position”."""
    yield fields.line(
        f"One line on item {entry.id} (the LMC will read this)",
        lambda plan: plan.office.returns.words.get(entry.id, ""),
        lambda words: fields.apply(
            with_return_words(fields.session.plan, entry.id, words), f"line for the LMC on item {entry.id}"
        ),
    )
    if entry.item.obstacle_keys:
        yield Subheading("What is in the way")
        for key, words in entry.item.obstacle_keys.items():
            yield fields.tick(words, partial(_in_the_way, entry.id, key), partial(_obstacle, fields, entry.id, key))
    yield Subheading("Support wanted")
    for support, words in SUPPORT.items():
        yield fields.tick(
            words, partial(_wanted, entry.id, support.value), partial(_support, fields, entry.id, support.value)
        )
    yield from _numbers(fields, entry)


def said_on(plan: Plan, item: str) -> str:
    """Return the summary for a folded item: whether there is any text on it."""
    returns = plan.office.returns
    said = returns.words.get(item) or returns.obstacles.get(item) or returns.support.get(item)
    numbers = any(each.startswith(f"{item}.") for each in returns.numbers)
    return "Something is filled in" if said or numbers else "Nothing is filled in"


def _numbers(fields: OutwardFields, entry: ItemMinutes) -> Iterator[QWidget]:
    known = [(key, entry.item.field(key)) for key in entry.item.facts]
    said = [(key, field.label, value_in_words(field, entry.facts.get(key))) for key, field in known]
    said = [each for each in said if each[2] and "\n" not in each[2]]
    if said:
        yield Subheading("Facts about the practice to include")
    for key, label, words in said:
        fact = f"{entry.id}.{key}"
        yield fields.tick(f"{label}: {words}", partial(_goes, fact), partial(_number, fields, fact))
    if said:
        yield Muted("A fact that is ticked is printed on the return.")


def _with_duties(fields: OutwardFields, items: list[str], on: bool) -> None:
    plan = fields.session.plan
    for item in items:
        plan = with_line(plan, OutsideReader.LMC, item, "duty", ticked_on=fields.day(on))
    fields.apply(plan, "duties in the return")


def _all_ticked(duties: list[str], plan: Plan) -> bool:
    ticked = {each.item for each in plan.office.lines if each.reader is OutsideReader.LMC and each.ticked_on}
    return ticked.issuperset(duties)


def _in_the_way(item: str, key: str, plan: Plan) -> bool:
    return key in plan.office.returns.obstacles.get(item, ())


def _obstacle(fields: OutwardFields, item: str, key: str, on: bool) -> None:
    fields.apply(with_obstacle(fields.session.plan, item, key, ticked=on), f"what is in the way of item {item}")


def _wanted(item: str, key: str, plan: Plan) -> bool:
    return key in plan.office.returns.support.get(item, ())


def _support(fields: OutwardFields, item: str, key: str, on: bool) -> None:
    fields.apply(with_support(fields.session.plan, item, key, ticked=on), f"support wanted on item {item}")


def _goes(fact: str, plan: Plan) -> bool:
    return fact in plan.office.returns.numbers


def _number(fields: OutwardFields, fact: str, on: bool) -> None:
    fields.apply(with_return_number(fields.session.plan, fact, ticked=on), "a fact for the LMC")
