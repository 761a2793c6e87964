"""People from a pasted list of names, one line each, with their roles.

The program never guesses that somebody is a partner with a vote: if a role is not understood, that person has no vote.
"""

import re
from typing import NamedTuple

from wizard.edits.practice_edits import with_contact, with_new_person, with_role
from wizard.foundation.value import typed
from wizard.plan.labels import ROLES
from wizard.plan.people import Role
from wizard.plan.plan import Plan

_SAID = {
    Role.PARTNER: "gp partner, partner gp, senior partner, managing partner, executive partner, nurse partner",
    Role.SALARIED_GP: "salaried, salaried doctor, associate gp, retained gp, gp retainer",
    Role.LOCUM: "locum gp, gp locum, locum doctor",
    Role.MANAGER: "practice manager, business manager, operations manager, deputy practice manager, pm, "
    "assistant practice manager, reception manager, office manager, it manager, finance manager",
    Role.NURSE: "practice nurse, lead nurse, nurse practitioner, advanced nurse practitioner, anp, sister, nurses",
    Role.STAFF: "receptionist, reception, administrator, admin, secretary, medical secretary, pharmacist, paramedic, "
    "clinical pharmacist, physiotherapist, healthcare assistant, health care assistant, hca, social prescriber, "
    "care coordinator, dispenser, minute taker",
    Role.GUEST: "lmc, lmc officer, lmc representative, observer, visitor",
}
_ROLES = {word: role for role, words in _SAID.items() for word in words.split(", ")}
_ROLES |= {words.casefold(): role for role, words in ROLES.items()}
_COLUMNS = """
name, names, full name, first name, forename, last name, surname, title, role, roles, post, position, job, job title,
e-mail, email, email address, phone, telephone, mobile, contact
"""
_HEADINGS = frozenset(word.strip() for word in _COLUMNS.split(","))
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sister", "sir", "dame", "rev"})
_BULLET = re.compile(r"^(?:[•*–—-]|\(?\d{1,3}[.)])\s*")
_ASIDE = re.compile(r"(?P<name>.+?)(?:\s*[,;:]\s+|\s+[–—-]\s+|\s*\()(?P<role>[^()]+?)\)?")
_CONTACT = re.compile(r"\S+@\S+\.\S+|\+?[\d ()-]{7,}")


class PastedPerson(NamedTuple):
    """Somebody on a line of what was pasted."""

    name: str
    role: Role | None = None
    """None if the line does not give a role."""
    contact: str = ""
    unknown: str = ""
    """A role that was not understood."""


def pasted_people(text: str) -> tuple[PastedPerson, ...]:
    """Return the people in a text, one line each: “Dr Nora Quill”, “Pia Storm, nurse”, or cells separated by tabs."""
    found = []
    for line in typed(text, lines=True).split("\n"):
        cells = [cell for part in line.split("\t") if (cell := _BULLET.sub("", typed(part)))]
        if cells and not all(cell.casefold() in _HEADINGS for cell in cells):
            found.append(_person_in(cells))
    return tuple(person for person in found if person.name)


def not_there_yet(plan: Plan, people: tuple[PastedPerson, ...]) -> tuple[PastedPerson, ...]:
    """Return those of `people` whose names the plan does not have yet."""
    there = {person.name.casefold() for person in plan.people}
    return tuple(person for person in people if person.name.casefold() not in there)


def with_people(plan: Plan, people: tuple[PastedPerson, ...]) -> Plan:
    """Return the plan with these people added at the end, in order; anyone without a role is a partner.

    Raises:
        pydantic.ValidationError: A name is too long, or the plan is full.
    """
    for person in people:
        plan = with_new_person(plan, person.name)
        key = plan.people[-1].id
        role = Role.STAFF if person.unknown else person.role
        if role is not None and role is not Role.PARTNER:
            plan = with_role(plan, key, role)
        if person.contact:
            plan = with_contact(plan, key, person.contact)
    return plan


def _person_in(cells: list[str]) -> PastedPerson:
    """Return the person in the cells of one line."""
    contact = ", ".join(cell for cell in cells if _CONTACT.fullmatch(cell))
    role = next((role for cell in cells[1:] if (role := role_called(cell))), None)
    names = [cell for at, cell in enumerate(cells) if not _CONTACT.fullmatch(cell) and not (at and role_called(cell))]
    if not names:
        return PastedPerson("")
    if len(names) > 1 and (names[0].casefold().rstrip(".") in _TITLES or " " not in names[0]):
        # A column for each part of the name.
        names = [" ".join(names)]
    if role is None and len(names) == 1 and (aside := _ASIDE.fullmatch(names[0])) and role_called(aside["role"]):
        return PastedPerson(aside["name"], role_called(aside["role"]), contact)
    return PastedPerson(names[0], role, contact, "" if role else ", ".join(names[1:]))


def role_called(text: str) -> Role | None:
    """Return the role that these words name: “practice manager”; None if they name none."""
    return _ROLES.get(" ".join(text.casefold().replace(".", " ").split()))
