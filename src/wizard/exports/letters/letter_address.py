"""Who a letter goes to: from the address book, the agreement, or the name in the row."""

from collections.abc import Iterator

from wizard.exports.letters.letter_choice import ChosenLetter
from wizard.exports.letters.letter_facts import LetterForm, Missing, agreement_of
from wizard.guidance.letter_text import LetterKind, Recipient
from wizard.plan.labels import ADDRESS_ROLES, RECIPIENTS
from wizard.plan.office import Address, AddressRole
from wizard.plan.plan import Plan

_FIXED = {
    Recipient.ICB_CONTRACTS: AddressRole.ICB_CONTRACTS,
    Recipient.ICB_NOTICES: AddressRole.ICB_NOTICES,
    Recipient.ICB_INFORMATION: AddressRole.ICB_INFORMATION,
    Recipient.ICB_MEDICINES: AddressRole.ICB_MEDICINES,
    Recipient.ICB_ONLINE: AddressRole.ICB_ONLINE,
    Recipient.LMC: AddressRole.LMC,
}
_NAMED_BY = {
    Recipient.NOTICES: ("commissioner", "party"),
    Recipient.PROVIDER: ("provider",),
    Recipient.SPONSOR: ("sponsor",),
    Recipient.REQUESTER: ("requester",),
}
_ROLES = {Recipient.SPONSOR: AddressRole.SPONSOR, Recipient.REQUESTER: AddressRole.OTHER}


def addressed(chosen: ChosenLetter, plan: Plan) -> tuple[tuple[str, ...], str, tuple[Missing, ...]]:
    """Return the lines of the address, the id of its entry in the address book, and what is missing."""
    text = chosen.text
    if text.kind is not LetterKind.LETTER or text.to is Recipient.RESPONDER:
        return (), "", ()
    if text.to in RECIPIENTS:
        return (RECIPIENTS[text.to],), "", ()
    book = plan.office.addresses
    if chosen.changes is not None:
        found = next((each for each in book if each.id == chosen.changes.to), None)
        if found is not None:
            return lines_of(found), found.id, ()
    if text.to in _FIXED:
        return _of_role(book, _FIXED[text.to])
    name = next((str(chosen.rows[0].get(key)) for key in _NAMED_BY[text.to] if chosen.rows[0].get(key)), "")
    found = next(_candidates(chosen, plan, name), None)
    if found is not None:
        return lines_of(found), found.id, ()
    role = _role(text.to, name)
    words = f"Address: {name}" if name else f"Address: {ADDRESS_ROLES[role]}"
    return ((name,) if name else (f"[{words}]",)), "", (Missing(words, LetterForm.ADDRESS, role.value, name=name),)


def _role(to: Recipient, name: str) -> AddressRole:
    if to is Recipient.NOTICES and _is_icb(name):
        return AddressRole.ICB_NOTICES
    return _ROLES.get(to, AddressRole.PROVIDER)


def _candidates(chosen: ChosenLetter, plan: Plan, name: str) -> Iterator[Address]:
    book, to = plan.office.addresses, chosen.text.to
    if to is Recipient.NOTICES:
        agreement = agreement_of(plan.office, chosen.entry.id, chosen.per)
        yield from (each for each in book if agreement is not None and each.id == agreement.notices_to)
    yield from (each for each in book if name and _same(each.name, name))
    icb = name or plan.practice.icb
    if _is_icb(icb) or (plan.practice.icb and _same(plan.practice.icb, name)):
        roles = [AddressRole.ICB_NOTICES, AddressRole.ICB_CONTRACTS]
        if to is Recipient.REQUESTER:
            roles = [AddressRole.ICB_INFORMATION, *roles]
        for role in roles if name else ():
            yield from (each for each in book if each.role is role)


def _is_icb(name: str) -> bool:
    plain = name.casefold()
    return "icb" in plain.split() or "integrated care board" in plain


def _same(one: str, other: str) -> bool:
    return one.casefold().removeprefix("the ").strip() == other.casefold().removeprefix("the ").strip()


def _of_role(book: tuple[Address, ...], role: AddressRole) -> tuple[tuple[str, ...], str, tuple[Missing, ...]]:
    found = next((each for each in book if each.role is role), None)
    if found is not None:
        return lines_of(found), found.id, ()
    words = f"Address: {ADDRESS_ROLES[role]}"
    return (f"[{words}]",), "", (Missing(words, LetterForm.ADDRESS, role.value),)


def lines_of(address: Address) -> tuple[str, ...]:
    """Return an address as it is printed on a letter, one line each."""
    lines = [address.post_holder, address.name, *address.address.splitlines()]
    return tuple(line.strip() for line in (*lines, address.email) if line.strip())
