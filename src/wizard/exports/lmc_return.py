"""The return to the LMC as data: positions, services whose notice was sent, a contact who agreed; no person's vote."""

from typing import Any

from wizard.foundation.canonical_json import canonical_bytes, digest, fingerprint
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.overview.outward_lines import services_of
from wizard.plan.deferral import comes_back_by
from wizard.plan.office import Office, OutsideReader
from wizard.plan.people import Practice

FORMAT = "gp-action-wizard return 1"
MOST_BYTES = 64 * 1024
"""The most bytes that a return may have; real ones have two or three thousand."""


def duties_go(minutes: Minutes, office: Office) -> bool:
    """Whether the duties are part of the return: either all of them, if ticked for the LMC, or none."""
    duties = [entry for entry in minutes.items if entry.is_duty]
    ticked = {
        each.item
        for each in office.lines
        if each.reader is OutsideReader.LMC and each.ticked_on is not None and each.item is not None
    }
    return bool(duties) and all(entry.id in ticked for entry in duties)


def return_to_lmc(minutes: Minutes, office: Office, made_on: str) -> dict[str, Any]:
    """Return everything that the return says, ready to be written.

    Args:
        minutes: The meeting's. office: The practice's entries for its letters and copies. made_on: The date on it, as
        2026-12-09; empty to leave it out.
    """
    record, returns = minutes.record, office.returns
    guidance = minutes.meeting.guidance
    shown = [entry for entry in minutes.items if not entry.is_duty or duties_go(minutes, office)]
    found: dict[str, Any] = {
        "format": FORMAT,
        "plan": minutes.plan_id,
        "record": minutes.meeting.number,
        "revision": record.content.revision if record else 0,
        "seal": fingerprint(record.seal.digest) if record else "",
        "sequence": returns.sequence,
        "edition": {
            "pack": guidance.pack,
            "edition": guidance.edition,
            "items": {entry.id: guidance.items[entry.id] for entry in shown},
        },
        "identity": _identity(minutes.practice),
        "held_on": minutes.held_on.isoformat() if minutes.held_on else "",
        "made_on": made_on,
        "items": {entry.id: _item(entry) for entry in shown},
        "services": [each for entry in shown for each in _services(entry)],
        "obstacles": {key: list(ticks) for key, ticks in sorted(returns.obstacles.items()) if ticks},
        "support": {key: list(ticks) for key, ticks in sorted(returns.support.items()) if ticks},
        "words": {key: words for key, words in sorted(returns.words.items()) if words},
    }
    contact = contact_of(minutes, office)
    if contact:
        found["contact"] = contact
    return found


def _identity(practice: Practice) -> dict[str, Any]:
    return {
        "name": practice.name,
        "ods": practice.ods_code,
        "pcn": practice.pcn,
        "icb": practice.icb,
        "list_size": practice.list_size,
    }


def _services(entry: ItemMinutes) -> list[dict[str, str]]:
    """Return the services of an item for which notice was sent, with name and end date; others are left out."""
    sent = [each for each in services_of(entry) if each.notice_sent is not None]
    return [
        {
            "name": each.name,
            "sent": each.notice_sent.isoformat() if each.notice_sent else "",
            "ends": each.ends.isoformat() if each.ends else "",
        }
        for each in sent
    ]


def contact_of(minutes: Minutes, office: Office) -> str:
    """Return the LMC's contact, if they agreed to be named; empty otherwise."""
    returns = office.returns
    return minutes.person_name(returns.contact) if returns.contact and returns.contact_consents else ""


def _item(entry: ItemMinutes) -> dict[str, Any]:
    stands = entry.after
    if stands is None or entry.position is None:
        return {"position": "", "kind": "", "carried": False}
    proposal = stands.proposal
    back = comes_back_by(proposal.bring_back) if proposal.bring_back else None
    days = {
        "decided_on": stands.decided_on,
        "start": proposal.start,
        "review": proposal.review_on,
        "hold_until": proposal.hold_until,
        "bring_back": back,
    }
    return {
        "position": entry.position.id,
        "kind": entry.position.kind.value,
        "carried": not entry.decided_here,
        **{key: day.isoformat() for key, day in days.items() if day},
    }


def return_bytes(minutes: Minutes, office: Office, made_on: str) -> bytes:
    """Return the return as canonical JSON with its own digest."""
    said = return_to_lmc(minutes, office, made_on)
    return canonical_bytes({**said, "sha256": digest(said)})
