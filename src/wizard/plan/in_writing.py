"""How a decision by circulation is made: the words go to every partner, and the answers come back in writing."""

from datetime import time

from wizard.foundation.formatting import date_in_words, time_in_words
from wizard.foundation.value import Day, Key, Line, Note, Value
from wizard.foundation.word import Word


class SendingWay(Word):
    """How the words were sent to somebody."""

    EMAIL = "e-mail"
    POST = "post"
    HAND = "hand"
    MESSAGE = "message"


class SentTo(Value):
    """To whom the words were sent, when and how."""

    person: Key
    on: Day
    how: SendingWay


class MeetingCalled(Value):
    """A partner's wish that it be decided at a meeting and not in writing."""

    person: Key
    on: Day
    words: Note = ""


class InWriting(Value):
    """The terms of one circulation, and what happened on the way."""

    circulation: Key
    """The id of the circulation: “c1”."""
    begun_on: Day
    clause: Line = ""
    """The clause of the deed that allows it; empty: none is known, and that is said."""
    sent: tuple[SentTo, ...] = ()
    reply_by: Day
    reply_at: time | None = None
    """Until what time on that day; None: to its end."""
    called: tuple[MeetingCalled, ...] = ()
    goes_on: bool = False
    """Whether the clause lets it go on although a meeting was called."""
    ended_on: Day | None = None
    """The day on which it ended; None while it runs."""
    voids: Key | None = None
    """The circulation of other words that this one takes the place of."""

    @property
    def until(self) -> str:
        """Until when answers count, in words: “8 December 2026”, “8 December 2026, 17:00”."""
        at = f", {time_in_words(self.reply_at)}" if self.reply_at else ""
        return f"{date_in_words(self.reply_by)}{at}"

    @property
    def stopped(self) -> bool:
        """Whether somebody called a meeting, and the clause does not let it go on."""
        return bool(self.called) and not self.goes_on
