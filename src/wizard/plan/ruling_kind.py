"""The outcome of a proposal, and whether a later one superseded it: the words that a record seals."""

from wizard.foundation.word import Word


class RulingKind(Word):
    """What a proposal came to."""

    CARRIED = "carried"
    AGREED = "agreed"
    """Without a vote."""
    NOT_CARRIED = "not_carried"
    TIED = "tied"
    """A casting vote is awaited."""
    AWAITING = "awaiting"
    """Answers of absent partners are awaited. It takes no effect."""
    INCOMPLETE = "incomplete"
    """Votes of those here are missing and could change it."""
    NO_QUORUM = "no_quorum"
    CONTRACTOR = "contractor"
    NOTED = "noted"
    CARRIED_OVER = "carried_over"
    NOT_PUT = "not_put"


IN_FORCE = frozenset({RulingKind.CARRIED, RulingKind.AGREED, RulingKind.CONTRACTOR, RulingKind.NOTED})
"""The outcomes that make a proposal the item's position."""


DECIDES_NOTHING = frozenset(
    {
        RulingKind.NOT_PUT,
        RulingKind.NO_QUORUM,
        RulingKind.INCOMPLETE,
        RulingKind.CARRIED_OVER,
        RulingKind.TIED,
        RulingKind.AWAITING,
    }
)
"""The outcomes that leave the item open; a proposal that was not carried was also decided."""


class Succession(Word):
    """What a later resolution on the same item does to one, or one to an earlier."""

    ALONE = "alone"
    SUPERSEDED = "superseded"
    """It took effect, but a later one at this meeting replaced it."""
    SUCCEEDS = "succeeds"
    """It replaces an earlier one."""
    OVERTAKEN = "overtaken"
    """It was still waiting for answers when a later one took effect, and no longer accepts any."""
