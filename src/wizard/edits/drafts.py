"""Words that were typed on an item and that nobody has recorded yet: kept privately, so that closing forgets none."""

from collections.abc import Iterator

from wizard.checks.check import Check, Severity, place_of
from wizard.foundation.formatting import listed
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Draft, DraftKind, Plan

_WORDS = {
    DraftKind.INTEREST: "an interest",
    DraftKind.DISSENT: "a dissent",
    DraftKind.RULE: "the reason for another rule",
}


def draft_of(plan: Plan, item_id: str, kind: DraftKind) -> Draft | None:
    """Return what was typed of this kind on an item at the open meeting and not recorded; None if nothing."""
    return next((draft for draft in drafts_on(plan, item_id) if draft.kind is kind), None)


def drafts_on(plan: Plan, item_id: str) -> tuple[Draft, ...]:
    """Return everything that was typed on an item at the open meeting and not recorded."""
    number = plan.meeting.number if plan.meeting else 0
    return tuple(draft for draft in plan.private.drafts if (draft.meeting, draft.item) == (number, item_id))


def with_draft(
    plan: Plan, item_id: str, kind: DraftKind, words: str, person: str | None = None, whom: str = ""
) -> Plan:
    """Return the plan with these words kept until they are recorded; without words there is nothing to keep.

    Raises:
        pydantic.ValidationError: The words are too long, or hold what cannot be printed.
    """
    if plan.meeting is None:
        return plan
    old = draft_of(plan, item_id, kind)
    kept = tuple(draft for draft in plan.private.drafts if draft is not old)
    if words or whom:
        draft = Draft(meeting=plan.meeting.number, item=item_id, kind=kind, person=person, whom=whom, words=words)
        kept += (draft,)
    return plan.replace(private=plan.private.replace(drafts=kept))


def without_draft(plan: Plan, item_id: str, kind: DraftKind) -> Plan:
    """Return the plan without what was typed of this kind: it is recorded now."""
    return with_draft(plan, item_id, kind, "")


def draft_checks(plan: Plan, meeting: Meeting) -> Iterator[Check]:
    """Yield the items on which something was typed and not recorded; never the words, which may be private."""
    for item_id in meeting.guidance.order:
        kinds = {draft.kind for draft in drafts_on(plan, item_id)}
        what = [words for kind, words in _WORDS.items() if kind in kinds]
        if what:
            verb = "was" if len(what) == 1 else "were"
            yield _check(plan, meeting, item_id, "not_recorded", f"{listed(what)} {verb} typed and not recorded.")
        if DraftKind.ASKED in kinds:
            yield _check(
                plan, meeting, item_id, "not_added", "whom you asked, or what they said, was typed and not added."
            )


def _check(plan: Plan, meeting: Meeting, item_id: str, code: str, words: str) -> Check:
    return Check(
        code=code,
        severity=Severity.ACKNOWLEDGE,
        item=item_id,
        place=place_of(meeting.guidance, item_id),
        sentence=f"Item {item_id}, {plan.item(meeting.guidance.items[item_id]).short_title}: {words}",
    )
