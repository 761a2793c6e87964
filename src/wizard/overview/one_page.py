"""A meeting on one page: who took part, what was decided, and one row for each item."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.foundation.formatting import after_when, capital, listed, number_in_words, number_word
from wizard.guidance.position_kinds import POSITION_KINDS, Mark
from wizard.minutes.minutes import ItemMinutes, Minutes
from wizard.minutes.resolution import name_of
from wizard.plan.deferral import comes_back_by
from wizard.plan.people import Person, VotesPrinted
from wizard.plan.proposal import Proposal
from wizard.signing.closing import signing_state
from wizard.voting.entitlement import ATTENDING
from wizard.voting.outcome import Casting
from wizard.voting.outcome_rules import Outcome, OutcomeKind
from wizard.voting.quorum import quorum_needed
from wizard.voting.voting_sentences import OUTCOMES


@dataclass(frozen=True)
class OverviewRow:
    """One item in a line: where it stands, how that came about, who owns it and the date that matters next."""

    item: str
    title: str
    mark: Mark
    label: str
    outcome: str
    """“Carried 4 to 1”, “Agreed”, “Not taken”, “Unchanged”."""
    owner: str
    """Empty if there is none."""
    word: str
    """What the date is: “Review”, “Until”; a whole phrase where an event takes the date's place; empty without one."""
    day: date | None


def overview_rows(minutes: Minutes, printed: VotesPrinted) -> tuple[OverviewRow, ...]:
    """Return a row for each item, with votes as `printed` says; names are a matter of the entries, not of the rows."""
    return tuple(
        OverviewRow(
            item=entry.item.id,
            title=entry.item.short_title,
            mark=entry.mark,
            label=entry.label,
            outcome=came_about(entry, printed),
            owner=_owner(entry, minutes),
            word=(found := next_date(entry.after.proposal) if entry.after else ("", None))[0],
            day=found[1],
        )
        for entry in minutes.items
    )


def outcome_in_short(outcome: Outcome, printed: VotesPrinted) -> str:
    """Return an outcome in a few words: “Carried 4 to 1, 1 abstained”, or “Carried” where votes are not printed."""
    label = OUTCOMES[outcome.kind].label
    voted = outcome.kind in (OutcomeKind.CARRIED, OutcomeKind.NOT_CARRIED, OutcomeKind.TIED)
    if printed is VotesPrinted.OUTCOME or not voted or not outcome.tally.cast:
        return label
    tally = outcome.tally
    abstained = f", {number_in_words(tally.abstain)} abstained" if tally.abstain else ""
    by_chair = ", by casting vote" if outcome.casting in (Casting.FOR, Casting.AGAINST) else ""
    return f"{label} {number_in_words(tally.votes_for)} to {number_in_words(tally.against)}{abstained}{by_chair}"


def came_about(entry: ItemMinutes, printed: VotesPrinted) -> str:
    """Return in a few words how an item came to stand as it does: beside its position, so never of another proposal."""
    if not entry.taken:
        return "Unchanged" if entry.after else "Not taken"
    last = outcome_in_short(entry.outcome, printed)
    if entry.last is None or entry.after is None:
        return last
    in_force = next((put for put in entry.proposals if put.proposal == entry.after.proposal), None)
    if in_force is entry.last:
        return last
    stands = outcome_in_short(in_force.outcome, printed) if entry.decided_here and in_force else "Unchanged"
    return f"{stands}; another proposal: {last[:1].lower()}{last[1:]}"


def _owner(entry: ItemMinutes, minutes: Minutes) -> str:
    if entry.after is None:
        return ""
    proposal = entry.after.proposal
    watcher = name_of(proposal.bring_back.watcher, minutes.people) if proposal.bring_back else ""
    return name_of(proposal.owner, minutes.people) or watcher


def next_date(proposal: Proposal) -> tuple[str, date | None]:
    """Return the date of a proposal that matters most, with its word before it; empty and None if it has none."""
    back = proposal.bring_back
    if back and (on := comes_back_by(back)):
        return "Back by" if back.event else "Back", on
    if back and back.event:
        return f"Comes back when {after_when(back.event)}", None
    for word, day in (("Until", proposal.hold_until), ("Review", proposal.review_on), ("Starts", proposal.start)):
        if day:
            return word, day
    return "", None


def overview_sentence(minutes: Minutes) -> str:
    """Return what became of the items in a few sentences, in words."""
    meant = [entry for entry in minutes.items if entry.taken]
    put = [entry for entry in meant if entry.proposals]
    total = number_word(len(minutes.items))
    if minutes.draft and not meant:
        return f"None of the {total} items is for this meeting yet."
    if minutes.draft and not put:
        are = "is" if len(meant) == 1 else "are"
        return f"{capital(number_word(len(meant)))} of the {total} items {are} for this meeting. None is decided yet."
    if not put:
        return f"None of the {total} items was taken at this meeting."
    were = "was" if len(put) == 1 else "were"
    first = f"{capital(number_word(len(put)))} of the {total} items {were}"
    sentences = ["All the items were taken." if len(put) == len(minutes.items) else f"{first} taken."]
    sentences.append(f"{capital(listed(list(_became(put))))}.")
    unreached = len(meant) - len(put)
    if unreached:
        yet = " yet" if minutes.draft else ""
        was = "was" if unreached == 1 else "were"
        sentences.append(f"{capital(number_word(unreached))} {was} for this meeting and not reached{yet}.")
    rest = len(minutes.items) - len(meant)
    if rest:
        stand = "was not taken and stands as it was" if rest == 1 else "were not taken and stand as they were"
        sentences.append(f"{capital(number_word(rest))} {stand}.")
    return " ".join(sentences)


_UNDECIDED = ("is not decided", "are not decided")

_BECAME = tuple(
    dict.fromkeys(
        (
            *(row.became for row in POSITION_KINDS.values()),
            *(words.became for words in OUTCOMES.values() if words.became),
            _UNDECIDED,
        )
    )
)
"""What is said of one item and of several, in the order in which it is said."""


def _became(taken: list[ItemMinutes]) -> Iterator[str]:
    counts: Counter[tuple[str, str]] = Counter()
    for entry in taken:
        if entry.decided_here and entry.position:
            counts[POSITION_KINDS[entry.position.kind].became] += 1
        else:
            counts[OUTCOMES[entry.outcome.kind].became or _UNDECIDED] += 1
    for one, several in _BECAME:
        if count := counts[one, several]:
            yield f"{number_word(count)} {one if count == 1 else several}"


def voters_of(minutes: Minutes) -> tuple[Person, ...]:
    """Return everybody with a vote under the practice's own rule, in the order of its people."""
    board = minutes.settings.rule.board
    return tuple(person for person in minutes.people if person.has_vote and (not board or person.id in board))


def took_part(minutes: Minutes, person: Person) -> bool:
    """Whether somebody attended, in the room or by link, for all of the meeting or a part."""
    attendance = minutes.meeting.attendance_of(person.id)
    return attendance is not None and attendance.presence in ATTENDING


def quorum_sentence(minutes: Minutes) -> str:
    """Return who with a vote took part, against the quorum: “Five of six with a vote took part; the quorum is 4.”"""
    voters = voters_of(minutes)
    here = sum(took_part(minutes, person) for person in voters)
    needed = quorum_needed(minutes.settings.rule.quorum, len(voters))
    if not voters:
        return "Nobody with a vote is named."
    count = number_word(here) if here else "none"
    who = f"{capital(count)} of {number_word(len(voters))} with a vote took part"
    if needed is None:
        return f"{who}; no quorum is set."
    return f"{who}; the quorum is {number_word(needed)}{'' if here >= needed else ', and was not met'}."


def state_words(minutes: Minutes) -> str:
    """Return the state of the record: “Draft”, “Closed, 5 of 6 signed”, “Signed”."""
    if minutes.record is None:
        return "Draft"
    return signing_state(minutes.record).words
