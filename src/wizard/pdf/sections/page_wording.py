"""How facts become words on a page: marks in their colours, statements with their sources, dates that never break."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from wizard.foundation.formatting import date_in_words
from wizard.guidance.statement import Audience, Statement, TradeOff
from wizard.minutes.minutes import Mark
from wizard.tagged_pdf import Run, Text, Tone, bold, semibold, toned, unbroken

TONES: Mapping[Mark, Tone] = MappingProxyType(
    {
        Mark.TAKEN_UP: Tone.GOOD,
        Mark.ALREADY_SO: Tone.ACCENT,
        Mark.COMES_BACK: Tone.WAIT,
        # Declining is as good an answer as any: it has no colour of alarm.
        Mark.NOT_TAKEN_UP: Tone.INK,
        Mark.DUTY_NOT_MET: Tone.BAD,
        Mark.UNDECIDED: Tone.MUTED,
    }
)
"""The colour of each mark; its sign and its word say the same without."""


AUDIENCES: Mapping[Audience, str] = MappingProxyType(
    {
        Audience.PATIENTS: "For patients",
        Audience.CLINICIANS: "For clinicians",
        Audience.STAFF: "For staff",
        Audience.PRACTICE: "For the practice",
        Audience.SYSTEM: "For the wider system",
    }
)
"""For whom something is a gain, a cost or a risk."""


def day(on: date) -> str:
    """Return a date in words that never breaks across lines."""
    return unbroken(date_in_words(on))


def marked(mark: Mark, label: str) -> Run:
    """Return a position as a mark and its own label, in the mark's colour."""
    return bold(f"{mark.sign}\N{NO-BREAK SPACE}{label}", TONES[mark])


def sourced(statement: Statement, *, cite: bool = True) -> tuple[str | Run, ...]:
    """Return a statement with the ids of its sources behind it, “ours” where the words or the conclusion are ours.

    Without `cite` the words stand alone: for pages that list no sources.
    """
    if not cite:
        return (statement.text,)
    ids = [*statement.sources, *(["ours"] if statement.editorial else [])]
    return (statement.text, toned(f" [{', '.join(ids)}]", Tone.MUTED))


def trade_off(entry: TradeOff, *, weighed: bool, cite: bool = True) -> Text:
    """Return a gain or a cost with those whom it concerns, marked if it weighed."""
    head = semibold(f"{AUDIENCES[entry.whom]}: ")
    mark = (bold("◆\N{NO-BREAK SPACE}Weighed. ", Tone.ACCENT),) if weighed else ()
    return (*mark, head, *sourced(entry, cite=cite))


NONE = toned("None", Tone.MUTED)
"""What stands in a cell that holds nothing."""


_TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "sir", "dame", "lady", "lord", "rev"})


def with_title(name: str) -> str:
    """Return a name whose title stays with what follows: “Dr Osei” never ends a line after “Dr”."""
    title, space, rest = name.partition(" ")
    return f"{title}\N{NO-BREAK SPACE}{rest}" if space and title.rstrip(".").lower() in _TITLES else name


_DATE = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4}\b)?"
)


def bound(text: str) -> str:
    """Return a text whose dates never break across lines."""
    return _DATE.sub(lambda match: unbroken(match[0]), text)
