"""The numbers of an outcome in words, as every sentence about it gives them."""

from wizard.foundation.formatting import counted, listed, number_in_words
from wizard.plan.choice import Choice
from wizard.plan.tier import Number, Tier, Unit
from wizard.voting.room import weight_of
from wizard.voting.ruling import Ruling
from wizard.voting.vote_count import VoteCount


def votes_words(count: VoteCount, tier: Tier) -> str:
    """Return the votes: “4 for, 1 against, 1 abstained”, “60 votes for, 40 against”."""
    in_votes = tier.unit is Unit.VOTES
    for_ = counted(count.votes_for, "vote") if in_votes else number_in_words(count.votes_for)
    against = number_in_words(count.against) if count.against else "none"
    if not count.votes_for:
        for_ = "none"
        against = counted(count.against, "vote") if in_votes and count.against else against
    abstained = f", {number_in_words(count.abstain)} abstained" if count.abstain else ""
    return f"{for_} for, {against} against{abstained}"


def absent_words(ruling: Ruling) -> str:
    """Return the answers of the absent so far: “4 for, 1 against”."""
    weights = {partner.id: weight_of([partner], ruling.tier.unit) for partner in ruling.room.away}
    total = dict.fromkeys(Choice, 0)
    for answer in ruling.count.written:
        total[answer.choice] += weights[answer.person]
    return votes_words(VoteCount(total[Choice.FOR], total[Choice.AGAINST], total[Choice.ABSTAIN]), ruling.tier)


def needed_words(ruling: Ruling) -> str:
    """Return what was needed: “3 of 5 needed”, “both needed”, “all 4 needed”; empty if that is not settled."""
    if ruling.needed is None:
        return ""
    return needed_of_words(ruling.needed, ruling.of, ruling.tier)


def needed_of_words(needed: int, of: int | None, tier: Tier) -> str:
    """Return how many are needed, of how many: “3 of 5 needed”, “51 of 100 votes needed”, “4 needed”."""
    votes = (" vote" if needed == of == 1 else " votes") if tier.unit is Unit.VOTES else ""
    if isinstance(tier.need, Number) or of is None:
        return f"{counted(needed, 'vote') if votes else number_in_words(needed)} needed"
    if needed != of or of < 2:
        return f"{number_in_words(needed)} of {number_in_words(of)}{votes} needed"
    return f"both{votes} needed" if of == 2 else f"all {number_in_words(of)}{votes} needed"


def quorum_lacking(ruling: Ruling) -> str:
    """Return why there is no quorum: “No quorum: 3 here, 4 needed.”, “No quorum: Dr Ash must be here.”"""
    quorum, rule = ruling.quorum, ruling.tier.quorum
    why = []
    if not quorum.enough and rule is not None:
        in_votes = rule.unit is Unit.VOTES
        here = (counted(quorum.here, "vote") if in_votes else number_in_words(quorum.here)) if quorum.here else "nobody"
        why.append(f"{here} here, {number_in_words(quorum.needed or 0)} needed")
    if quorum.missing:
        why.append(f"{listed(quorum.missing)} must be here")
    return f"No quorum: {'; '.join(why)}."
