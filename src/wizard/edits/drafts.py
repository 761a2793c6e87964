"""Words that were typed on an item and that nobody has recorded yet: kept privately, so that closing forgets none."""

from wizard.plan.plan import Draft, DraftKind, Plan, drafts_on


def draft_of(plan: Plan, item_id: str, kind: DraftKind) -> Draft | None:
    """Return what was typed of this kind on an item at the open meeting and not recorded; None if nothing."""
    return next((draft for draft in drafts_on(plan, item_id) if draft.kind is kind), None)


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
