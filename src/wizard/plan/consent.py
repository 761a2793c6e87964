"""What an absent partner answered to a proposal, and what became of a casting vote."""

from wizard.foundation.value import Day, Digest, Key, Line, Note, Value
from wizard.foundation.word import Word
from wizard.plan.choice import Choice


class ConsentWay(Word):
    """How the answer came."""

    EMAIL = "e-mail"
    LETTER = "letter"
    MESSAGE = "message"
    TOLD = "told"
    """Said, and noted by whoever heard it."""
    PROXY = "proxy"
    """Given at the meeting by somebody else in the partner's name."""


class CastingChoice(Word):
    """What became of a casting vote."""

    FOR = "for"
    AGAINST = "against"
    DECLINED = "declined"


class Consent(Value):
    """One absent partner's answer. It is no signature, and a signature is no answer."""

    person: Key
    item: Key
    proposal: Key
    words: Digest
    """The digest of the exact words that were answered."""
    choice: Choice
    on: Day | None = None
    """The day of the answer; asked for before closing."""
    how: ConsentWay | None = None
    seen_by: Line = ""
    """Who saw or heard it, by name."""
    message: Note = ""
    """The words of the e-mail, letter or slip, where it came before the meeting was closed."""
