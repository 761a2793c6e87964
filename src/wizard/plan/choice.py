"""What somebody answers to a proposal."""

from enum import StrEnum


class Choice(StrEnum):
    """What somebody voted, in the room or in writing."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
