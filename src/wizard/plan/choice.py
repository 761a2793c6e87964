"""The possible answers to a proposal."""

from wizard.foundation.word import Word


class Choice(Word):
    """What somebody voted, in the room or in writing."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
