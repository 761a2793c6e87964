"""Which plans on this PC relied on a line that a correction changes, and which letters were made from them."""

from collections.abc import Iterator
from pathlib import Path

from wizard.foundation import canonical_json as canonical
from wizard.foundation.formatting import date_in_words
from wizard.foundation.paths import local_folders
from wizard.foundation.value import Value
from wizard.guidance.packs.corrections import Corrected
from wizard.overview.dispatch_log import state_of_dispatch, title_of_dispatch
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.services.guidance_packs import GuidanceOffer
from wizard.services.plan_files import ServiceError, load
from wizard.storage.local_plans import drafts, recent_plans


def plans_that_relied(offer: GuidanceOffer) -> tuple[str, ...]:
    """Return a line on each meeting and letter in known plans that relied on an old line; none for a pack.

    A letter relied on it if it carries out a decision on the item that was made with the old line in the guidance.

    A plan that cannot be read now is named too, because nobody can tell what it relied on.
    """
    if not offer.found.corrections:
        return ()
    return tuple(line for path in _known_paths() for line in _lines(path, offer.found.corrections))


def _known_paths() -> Iterator[Path]:
    folders = local_folders()
    found = [draft.path for draft in drafts(folders.drafts)]
    found += [Path(entry.path) for entry in recent_plans(folders.recent)]
    yield from dict.fromkeys(found)


def _lines(path: Path, corrections: tuple[Corrected, ...]) -> Iterator[str]:
    try:
        plan = load(path)
    except ServiceError:
        yield f"{path}: it cannot be read now, so look at it yourself."
        return
    kept = "" if path.parent == local_folders().drafts else f" ({path})"
    name = plan.practice.name or (path.stem if kept else "A new plan")
    if not kept:
        name += ", not saved in a folder yet"
    for meeting in _meetings(plan):
        held = f" of {date_in_words(meeting.held_on)}" if meeting.held_on else ""
        for entry in corrections:
            if _had(plan, meeting, entry):
                about = _decided(plan, meeting, entry) if entry.place.item else "the guidance on all items"
                yield f"{name}, meeting {meeting.number}{held}: {about}{kept}"
                yield from (f"{name}, letter: {said}{kept}" for said in _letters(plan, meeting, entry))


def _letters(plan: Plan, meeting: Meeting, entry: Corrected) -> Iterator[str]:
    """Yield each letter that was made for what the meeting decided on the item: “Notice …: sent on …”.

    A letter of a later meeting carries out the decision too, unless the item was put again by then.
    """
    item = entry.place.item
    for sent in plan.office.dispatches:
        if not item or sent.item != item:
            continue
        put = [each.number for each in _meetings(plan) if each.number <= sent.meeting and each.matter(item).proposals]
        if meeting.number == max(put, default=sent.meeting):
            yield f"item {item}, {title_of_dispatch(sent)}: {_lower(state_of_dispatch(sent))}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _meetings(plan: Plan) -> Iterator[Meeting]:
    yield from (record.content.meeting for record in plan.records)
    if plan.meeting is not None:
        yield plan.meeting


def _had(plan: Plan, meeting: Meeting, entry: Corrected) -> bool:
    """Whether the partners had the old words at a meeting."""
    if not entry.place.item:
        return _holds(plan.head(meeting.guidance.head), entry.old)
    if entry.place.item not in meeting.taken:
        return False
    digests = {meeting.guidance.items.get(entry.place.item)}
    digests |= {proposal.seen for proposal in meeting.matter(entry.place.item).proposals}
    return any(_holds(plan.item(digest), entry.old) for digest in digests if digest is not None)


def _holds(value: Value, text: str) -> bool:
    waiting: list[object] = [canonical.plain(value)]
    while waiting:
        found = waiting.pop()
        if found == text:
            return True
        if isinstance(found, dict):
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found
    return False


def _decided(plan: Plan, meeting: Meeting, entry: Corrected) -> str:
    """Return what was decided on the item then: “item 5, “We meet this duty””."""
    item = entry.place.item
    proposals = meeting.matter(item).proposals
    if not proposals:
        return f"item {item}, nothing decided"
    last = proposals[-1]
    text = plan.item(last.seen or meeting.guidance.items[item])
    return f"item {item}, “{text.position(last.position).label}”"
