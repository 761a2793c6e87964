"""Plans whose decisions need letters: the worked example's practice, with the decisions of each test."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from tests.plans import NOW, worked_example

from wizard.plan.meeting import Matter
from wizard.plan.office import Address, AddressRole, Agreement, Letterhead, Office, Signatory
from wizard.plan.plan import Plan
from wizard.plan.proposal import Agreed, BringBack, DutyCheck, Noted, Owner, Proposal
from wizard.signing.closing import close

Decisions = Mapping[str, tuple[str, Mapping[str, Any], Mapping[str, Any]]]
"""By item: the position, its own fields, the practice's facts."""

SERVICES = (
    {"name": "Ring pessaries", "commissioner": "The ICB", "contract": "None", "patients": 41, "notice_months": 3,
     "ends": "2027-04-30", "handover": "The community clinic", "income": 123456, "cost": 654321},
    {"name": "Spirometry", "commissioner": "The ICB", "contract": "Local", "patients": 12, "notice_months": 3,
     "clause": "Clause 12.3", "notice_sent": "2027-01-04", "ends": "2027-04-30", "handover": "The diagnostic hub",
     "income": 123456, "cost": 654321},
    {"name": "Network DES", "commissioner": "NHS England", "contract": "Directed", "patients": 9},
    {"name": "Not known yet", "commissioner": "The ICB"},
)  # fmt: skip
AGREEMENTS = (
    {"name": "Planning data", "party": "The ICB", "category": "Secondary only", "notice_term": "28 days",
     "ends_on": "2027-02-28", "purpose": "Planning"},
    {"name": "Shared record", "party": "The trust", "category": "Direct care", "notice_term": "28 days"},
    {"name": "Mixed use", "party": "The ICB", "category": "Mixed"},
    {"name": "Required", "party": "NHS England", "category": "Required by law"},
    {"name": "Unclear", "party": "The ICB", "category": "Not known yet"},
)  # fmt: skip
REQUESTS = (
    {"requester": "The ICB", "system": "Dashboard", "kind": "Secondary", "received": "2026-10-19"},
    {"requester": "NHS England", "system": "Legal collection", "kind": "Legal or contract duty"},
    {"requester": "The trust", "system": "Exception", "kind": "Direct care", "decision": "Exception made"},
)
FORMS = (
    {"form": "Knee form", "provider": "The trust", "use": "Letter"},
    {"form": "Hip form", "provider": "The trust", "use": "Letter"},
    {"form": "Eye form", "provider": "The eye clinic", "use": "Letter"},
    {"form": "Cancer form", "provider": "The trust", "use": "Keep the form"},
)
PILOTS = (
    {"pilot": "Same-day hub", "sponsor": "The PCN", "decision": "On hold", "money": 987654},
    {"pilot": "Old pilot", "sponsor": "The ICB", "decision": "Running already"},
)
SOFTWARE = (
    {"product": "Prompts 4", "commissioner": "The ICB", "option": "Off", "scheme": "Quality scheme",
     "scheme_value": 918400},
)  # fmt: skip
PAUSES = ({"paused_on": "2026-11-03", "minutes": 90, "reason": "A power cut at the practice"},)

EVERYTHING: Decisions = {
    "1": ("adopt", {"contacts": 28, "overflow_route": "Duty doctor", "same_day_route": "Six held slots"},
          {"counted": "All contacts, by hand, in November 2026"}),
    "2": ("adopt", {"test": "Timely", "returns_log": "Ms Hollis, in the referrals folder"},
          {"specialties": ({"specialty": "Dermatology", "use": "Use it"},)}),
    "3": ("adopt", {}, {"services": SERVICES}),
    "4a": ("adopt", {}, {"rejections_log": "in the referrals folder"}),
    "4b": ("adopt", {}, {"forms": FORMS}),
    "6": ("withdraw", {"dpo_consulted_on": "2026-12-01"}, {"agreements": AGREEMENTS}),
    "7": ("freeze_until", {"queue_reviewer": "Ms Grace Hollis"}, {"requests": REQUESTS}),
    "8": ("off", {"safety_checked_by": "Dr Noor", "safety_checked_on": "2026-12-01"}, {"software": SOFTWARE}),
    "9b": ("met", {}, {"pauses": PAUSES, "open_all_day": True}),
    "10": ("hold", {}, {"pilots": PILOTS}),
}  # fmt: skip
"""A decision on every item that has a letter: position, its own fields, the practice's facts."""

OFFICE = Office(
    letterhead=Letterhead(address="1 Harbour Lane\nMadeup", telephone="01632 960001", email="office@example.org"),
    signatory=Signatory(person="rhydderch", role="for the partnership"),
    addresses=(
        *(
            Address(id=f"a{number}", role=role, name=f"Office of {role.value}", address="2 Road\nTown")
            for number, role in enumerate(AddressRole)
            if role not in (AddressRole.PROVIDER, AddressRole.SPONSOR)
        ),
        Address(id="trust", role=AddressRole.PROVIDER, name="The trust", address="3 Road"),
        Address(id="eye", role=AddressRole.PROVIDER, name="The eye clinic", address="4 Road"),
        Address(id="pcn", role=AddressRole.SPONSOR, name="The PCN", address="5 Road"),
    ),
    agreements=(
        Agreement(id="g1", item="3", row="Spirometry", reference="LES 7", dated=date(2024, 4, 1), parties="both",
                  notice_clause="Clause 12.3", deemed_days=2, working_days=True),
        Agreement(id="g2", item="6", row="Planning data", reference="DSA 3", dated=date(2023, 4, 1), parties="both",
                  notice_clause="Clause 5", deemed_words="two days after posting"),
    ),
    icb_asked_on=date(2026, 12, 10),
)  # fmt: skip


def decided(
    decisions: Decisions = EVERYTHING,
    office: Office = OFFICE,
    *,
    closed: bool = True,
    reason: str = "",
) -> Plan:
    """A plan whose meeting made these decisions, all agreed, closed unless it should stay open."""
    plan = worked_example()
    assert plan.meeting is not None
    matters = tuple(
        Matter(item=item, proposals=(proposal_on(plan, item, position, fields, reason),))
        for item, (position, fields, _) in decisions.items()
    )
    facts = {item: facts for item, (_, _, facts) in decisions.items()}
    meeting = plan.meeting.replace(matters=matters, items=tuple(decisions), lapses=(), own_items=(), together=())
    plan = plan.replace(meeting=meeting, facts=facts, office=office, tasks=())
    return close(plan, NOW) if closed else plan


def proposal_on(
    plan: Plan, item: str, position: str, fields: Mapping[str, Any] = MappingProxyType({}), reason: str = ""
) -> Proposal:
    """A proposal on an item that everybody agreed to, or a check that was made."""
    assert plan.meeting is not None
    seen = plan.meeting.guidance.items[item]
    duty = plan.item(seen).duty is not None
    later = plan.item(seen).position(position).kind == "later"
    return Proposal(
        id="p1",
        position=position,
        fields=fields,
        start=None if duty or later else date(2027, 1, 11),
        hold_until=date(2027, 6, 30) if position in ("freeze_until", "hold") else None,
        bring_back=BringBack(on=date(2027, 3, 1)) if later else None,
        owner=Owner(person="hollis"),
        review_on=date(2027, 6, 1),
        reason=reason,
        check=DutyCheck(by=Owner(person="hollis"), on=date(2026, 12, 1), how="Looked at") if duty else None,
        decision=Noted(how="noted") if duty else Agreed(how="agreed"),
        seen=seen,
    )
