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
    """Who the words were sent to, when and how."""

    person: Key
    on: Day
    how: SendingWay


class MeetingCalled(Value):
    """A partner's call to decide at a meeting instead of in writing."""

    person: Key
    on: Day
    words: Note = ""


class InWriting(Value):
    """The terms of one circulation, and what happened on the way."""

    circulation: Key
    """The id of the circulation: “c1”."""
    begun_on: Day
    clause: Line = ""
    """The clause of the deed that allows it; empty if none is known, which is also printed."""
    sent: tuple[SentTo, ...] = ()
    reply_by: Day
    reply_at: time | None = None
    """The time on that day; None means the end of the day."""
    called: tuple[MeetingCalled, ...] = ()
    goes_on: bool = False
    """Whether the clause lets it go on even if a meeting was called."""
    ended_on: Day | None = None
    """The day on which it ended; None while it is in progress."""
    voids: Key | None = None
    """The circulation with different words that this one replaces."""

    @property
    def until(self) -> str:
        """Until when answers count, in words: “8 December 2026”, “8 December 2026, 17:00”."""
        at = f", {time_in_words(self.reply_at)}" if self.reply_at else ""
        return f"{date_in_words(self.reply_by)}{at}"

    @property
    def stopped(self) -> bool:
        """Whether somebody called a meeting, and the clause does not let it go on."""
        return bool(self.called) and not self.goes_on
