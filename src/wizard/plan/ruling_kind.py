"""What a proposal came to, and what a later one on its item made of it: the words that a record seals."""

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
    """Votes of those here are missing, and could alter it."""
    NO_QUORUM = "no_quorum"
    CONTRACTOR = "contractor"
    NOTED = "noted"
    CARRIED_OVER = "carried_over"
    NOT_PUT = "not_put"


IN_FORCE = frozenset({RulingKind.CARRIED, RulingKind.AGREED, RulingKind.CONTRACTOR, RulingKind.NOTED})
"""What makes a proposal the position on its item."""


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
"""After these the item is as open as before; what was not carried was decided too."""


class Succession(Word):
    """What a later resolution on the same item does to one, or one to an earlier."""

    ALONE = "alone"
    SUPERSEDED = "superseded"
    """It took effect, and a later one at this meeting took its place."""
    SUCCEEDS = "succeeds"
    """It takes the place of an earlier one."""
    OVERTAKEN = "overtaken"
    """It still waited for answers when a later one took effect, and takes none any more."""
