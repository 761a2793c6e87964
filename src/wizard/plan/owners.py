"""Who carries something out: whether anybody is named, and whether the practice knows them."""

from collections.abc import Iterable

from wizard.plan.people import Person
from wizard.plan.proposal import Owner


def is_named(owner: Owner | None) -> bool:
    """Whether an owner names anybody."""
    return owner is not None and bool(owner.person or owner.name)


def in_practice(owner: Owner, people: Iterable[Person]) -> bool:
    """Whether an owner is one of the practice's people, by id or by the very name, and still with it."""
    name = owner.name.casefold()
    return any(
        person.id == owner.person or (owner.person is None and person.name.casefold() == name)
        for person in people
        if not person.left
    )
