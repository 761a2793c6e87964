"""The facts for letters: from the record, from the practice's own entries for letters, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wizard.foundation.canonical_json import digest
from wizard.foundation.formatting import counted, date_in_words
from wizard.guidance.item import FieldKind, RecordField
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import line_in_words, name_of, recorded, resolution_of, value_in_words
from wizard.minutes.short_names import ShortNames
from wizard.plan.deferral import comes_back_by
from wizard.plan.office import LETTER_WORDS, Agreement, Office, OutsideReader
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan
from wizard.plan.proposal import Fields, Row

MOST_ROWS = 500
"""The most rows of a table that become letters."""


class LetterForm(StrEnum):
    """Where a missing fact of a letter is filled in."""

    LETTERHEAD = "letterhead"
    SIGNATORY = "signatory"
    ADDRESS = "address"
    AGREEMENT = "agreement"
    WORDS = "words"
    """Words used only in letters: the record stays as it was signed."""


@dataclass(frozen=True)
class Missing:
    """A fact that is missing in a letter."""

    words: str
    """Its name: “Notice period”."""
    form: LetterForm
    key: str = ""
    """The role of an address, the row of an agreement, or the key that words are kept under."""
    item: str = ""
    name: str = ""
    """For an address: whose it is, if known."""


@dataclass(frozen=True)
class LetterFact:
    """A fact that a text may use."""

    words: str
    label: str
    form: LetterForm = LetterForm.WORDS
    key: str = ""


@dataclass(frozen=True)
class LetterFacts:
    """All the facts that one letter may use."""

    item: str
    facts: Mapping[str, LetterFact]
    lists: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    """The lists that a part can repeat over, each entry with its slots."""

    def words(self, slot: str) -> str:
        """Return the words for a slot; empty if nothing is recorded or the slot is unknown."""
        return self.facts[slot].words if slot in self.facts else ""

    def holds(self, slot: str) -> bool:
        """Whether a slot has words, or a list of this name has entries."""
        return bool(self.words(slot)) or bool(self.lists.get(slot))

    def missing(self, slot: str) -> Missing:
        """Return the sentence about an empty slot."""
        fact = self.facts.get(slot)
        if fact is None:
            return Missing(slot.replace("_", " "), LetterForm.WORDS, slot, self.item)
        return Missing(fact.label, fact.form, fact.key or slot, self.item)


def row_name(table: RecordField, row: Row) -> str:
    """Return what a row is about: its first column, in words."""
    first = table.columns[0]
    return value_in_words(first, row.get(first.id))


def agreement_of(office: Office, item: str, row: str) -> Agreement | None:
    """Return the agreement that a row is about, if the practice has entered it."""
    return next((each for each in office.agreements if each.item == item and each.row == row), None)


def place_of_words(slot: str, row: str = "") -> str:
    """Return the key under which the typed words for a slot are kept."""
    return f"{LETTER_WORDS}{slot}"[:48] + (f"-{digest({'row': row})[:8]}" if row else "")


def live_fields(plan: Plan, entry: ItemMinutes) -> Fields:
    """Return what the fields of an item hold now: what was decided, and the practice's facts as they are today.

    For a table, only the rows that the partners had in front of them, with their present content; later rows were not
    decided.
    """
    assert entry.after is not None
    now, then = plan.facts.get(entry.id, {}), recorded(entry.after.proposal, entry.facts)
    found = dict(then)
    for key, value in now.items():
        if key in entry.after.proposal.fields:
            continue
        before = then.get(key)
        if isinstance(value, tuple) and isinstance(before, tuple):
            table = entry.item.field(key)
            fresh: dict[str, list[Row]] = {}
            for row in value:
                fresh.setdefault(row_name(table, row), []).append(row)
            # Rows that share a name are matched in order: first with first, second with second.
            found[key] = tuple(rows.pop(0) if (rows := fresh.get(row_name(table, row))) else row for row in before)
        elif not isinstance(value, tuple):
            found[key] = value
    return found


# --- What the practice keeps ------------------------------------------------------------------------------------------


def practice_facts(plan: Plan, minutes: Minutes) -> dict[str, LetterFact]:
    """Return the facts of the practice and of the meeting."""
    practice, office = plan.practice, plan.office
    head, held = office.letterhead, minutes.held_on
    form = LetterForm.LETTERHEAD
    contact = head.email or head.telephone
    return {
        "letter_practice": LetterFact(practice.name, "Practice’s name", form),
        "letter_ods": LetterFact(practice.ods_code, "ODS code", form),
        "letter_icb": LetterFact(practice.icb, "ICB", form),
        "letter_pcn": LetterFact(practice.pcn, "Primary care network", form),
        "letter_telephone": LetterFact(head.telephone, "Practice’s telephone", form),
        "letter_email": LetterFact(head.email, "Practice’s e-mail", form),
        "letter_contact": LetterFact(contact, "Practice’s e-mail or telephone", form),
        "letter_contact_person": LetterFact(_manager(plan.people) or "the practice manager", "Practice manager"),
        "letter_decided_on": LetterFact(date_in_words(held) if held else "", "Date of the meeting"),
        "letter_evidence": LetterFact(date_in_words(minutes.head.evidence_as_at), "Date of the guidance"),
        "letter_asked_on": LetterFact(
            date_in_words(office.icb_asked_on) if office.icb_asked_on else "", "Date on which the ICB asked"
        ),
    }


def _manager(people: Sequence[Person]) -> str:
    return next((each.name for each in people if each.role is Role.MANAGER and not each.left), "")


def decision_facts(entry: ItemMinutes, plan: Plan) -> dict[str, LetterFact]:
    """Return the facts of a decision: its dates, what was decided, and every field of the item."""
    stands, office = entry.after, plan.office
    assert stands is not None
    proposal = stands.proposal
    start = proposal.start or stands.decided_on
    back = comes_back_by(proposal.bring_back) if proposal.bring_back else None
    asks = [each.words for each in office.typed if (each.reader, each.place) == (OutsideReader.ICB, "ask")]
    found = {
        "letter_decided_on": LetterFact(
            date_in_words(stands.decided_on) if stands.decided_on else "", "Date of the meeting"
        ),
        "letter_position": LetterFact(_position(entry), "Position"),
        "letter_resolution": LetterFact(
            resolution_of(entry.item, proposal, plan.people, entry.facts), "Words of the decision"
        ),
        "letter_start": LetterFact(date_in_words(start) if start else "", "Start"),
        "letter_review": LetterFact(date_in_words(proposal.review_on) if proposal.review_on else "", "Review date"),
        "letter_hold_until": LetterFact(
            date_in_words(proposal.hold_until) if proposal.hold_until else "", "Hold until"
        ),
        "letter_bring_back": LetterFact(date_in_words(back) if back else "", "Last day of the talks"),
        "letter_ask": LetterFact(" ".join(asks), "What the practice asks for"),
    }
    fields = live_fields(plan, entry)
    for each in entry.item.fields:
        found[each.id] = LetterFact(_yes_only(each, fields), each.label)
    log = found.get("rejections_log")
    found["letter_rejections"] = LetterFact(
        log.words if log and log.words else "in the practice’s log of returned referrals", "Log of rejected referrals"
    )
    told = fields.get("patients_told_by")
    by = f"by {date_in_words(date.fromisoformat(told))}" if isinstance(told, str) and told else ""
    found["answer_by"] = LetterFact(by or "within 28 days of this letter", "Answer by")
    return {slot: _typed(fact, office, entry.id, slot) for slot, fact in found.items()}


def _yes_only(column: RecordField, fields: Fields) -> str:
    value = fields.get(column.id)
    if column.kind is FieldKind.TABLE:
        return ""
    return "" if value is False else value_in_words(column, value)


def _position(entry: ItemMinutes) -> str:
    label, title = entry.label, entry.item.short_title
    # “Pilots on hold” says already what it is about.
    about = "" if label.casefold().startswith(title.casefold()) else f" ({title[:1].lower()}{title[1:]})"
    return f"{label[:1].lower()}{label[1:]}{about}"


def _typed(fact: LetterFact, office: Office, item: str, slot: str, row: str = "") -> LetterFact:
    """Return a fact, using the words typed for letters if nothing else is recorded."""
    place = place_of_words(slot, row)
    if fact.words or fact.form is not LetterForm.WORDS:
        return fact
    words = next((each.words for each in office.typed if (each.place, each.item) == (place, item)), "")
    return LetterFact(" ".join(words.split()), fact.label, LetterForm.WORDS, place)


# --- Rows -------------------------------------------------------------------------------------------------------------


def row_facts(table: RecordField, row: Row, office: Office, item: str) -> dict[str, LetterFact]:
    """Return the facts of one row of a table, and of the agreement behind it."""
    name = row_name(table, row)
    found = {
        f"row_{column.id}": LetterFact(value_in_words(column, row.get(column.id)), column.label)
        for column in table.columns
        if column.kind is not FieldKind.MONEY
    }
    found = {slot: _typed(fact, office, item, slot, name) for slot, fact in found.items()}
    return found | _agreement_facts(agreement_of(office, item, name), name, found)


def _agreement_facts(agreement: Agreement | None, row: str, found: Mapping[str, LetterFact]) -> dict[str, LetterFact]:
    held = agreement or Agreement(id="none")
    form = LetterForm.AGREEMENT
    clause = held.notice_clause or (found["row_clause"].words if "row_clause" in found else "")
    facts = {
        "agreement_reference": LetterFact(held.reference, "Reference of the agreement", form, row),
        "agreement_dated": LetterFact(
            date_in_words(held.dated) if held.dated else "", "Date of the agreement", form, row
        ),
        "agreement_parties": LetterFact(held.parties, "Parties to the agreement", form, row),
        "agreement_clause": LetterFact(held.notice_clause, "Clause on notice", form, row),
        "agreement_served_by": LetterFact(held.served_by, "How notice is served", form, row),
        "agreement_deemed": LetterFact(_deemed(held), "When notice counts as received", form, row),
    }
    return facts | {"notice_clause": LetterFact(clause, "Clause on notice", form, row)}


def _deemed(agreement: Agreement) -> str:
    if agreement.deemed_words:
        return f"This is counted from receipt: {agreement.deemed_words.rstrip('.')}."
    if agreement.deemed_days is None:
        return ""
    days = counted(agreement.deemed_days, "working day" if agreement.working_days else "day")
    return f"This is counted from receipt, which the agreement puts at {days} after sending."


def entry_slots(table: RecordField, row: Row) -> dict[str, str]:
    """Return the slots of one row in a letter's list or table, without any sums of money."""
    return {
        f"entry_{column.id}": value_in_words(column, row.get(column.id))
        for column in table.columns
        if column.kind is not FieldKind.MONEY
    }


def staff_line(entry: ItemMinutes, minutes: Minutes) -> dict[str, str] | None:
    """Return what a decision changes for staff, from when, and who to ask; None if nothing changes."""
    stands, position = entry.after, entry.position
    if stands is None or position is None or not position.staff_line:
        return None
    proposal = stands.proposal
    words = line_in_words(entry.item, position.staff_line, proposal, minutes.people, entry.facts)
    owner = ShortNames(minutes.people).of(name_of(proposal.owner, minutes.people))
    start = date_in_words(proposal.start) if proposal.start and entry.decided_here else "Now"
    ask = owner or _manager(minutes.people) or "The practice manager"
    return {"line_from": start, "line_words": words, "line_ask": ask} if words else None
