"""An absent partner's answer to a proposal, and the outcome of a casting vote."""

from wizard.foundation.value import Day, Digest, Key, Line, Note, Value
from wizard.foundation.word import Word
from wizard.plan.choice import Choice


class ConsentWay(Word):
    """How the answer came."""

    EMAIL = "e-mail"
    LETTER = "letter"
    MESSAGE = "message"
    TOLD = "told"
    """By word of mouth, noted by the person who heard it."""
    PROXY = "proxy"
    """Given at the meeting by somebody else in the partner's name."""


class CastingChoice(Word):
    """What became of a casting vote."""

    FOR = "for"
    AGAINST = "against"
    DECLINED = "declined"


class Consent(Value):
    """One absent partner's answer. It is not a signature, and a signature is not an answer."""

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
    """The words of the e-mail, letter or slip, if it came before the meeting was closed."""
