"""The text of a letter, notice or script that follows from a decision, as data: words, recipient and decision.

A text names facts in braces: `{overflow_route}` a field of the item, `{row_name}` a column of the row that it is about,
`{letter_practice}` and the like what the program knows of the practice. Facts that are not recorded are listed as
missing.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from wizard.foundation.value import Key, Line, Name, Note, Value
from wizard.foundation.word import Word
from wizard.guidance.statement import SourceId

PER_ROW, PER_TABLE = "row", "table"
"""One document for each matching row, or one for all of them. Any other word is a column: one for each entry in it."""


class LetterKind(Word):
    """What kind of document it is."""

    LETTER = "letter"
    """To somebody, signed for the practice."""
    SHEET = "sheet"
    """For use in the practice: a script, a statement, a text for the website."""
    TEMPLATE = "template"
    """For the clinical system, which fills in the patient; the program never does."""


class Recipient(Word):
    """Whom it goes to."""

    STAFF = "staff"
    PATIENTS = "patients"
    ICB_CONTRACTS = "icb_contracts"
    ICB_NOTICES = "icb_notices"
    ICB_INFORMATION = "icb_information"
    ICB_MEDICINES = "icb_medicines"
    ICB_ONLINE = "icb_online"
    LMC = "lmc"
    PROVIDER = "provider"
    SPONSOR = "sponsor"
    NOTICES = "notices"
    """The address for notices in the row's agreement, or else its commissioner."""
    REFERRERS = "referrers"
    REQUESTER = "requester"
    RESPONDER = "responder"
    """The person who answered a referral; the clinical system knows them."""


class LetterUse(Value):
    """A decision that leads to the document."""

    item: Key
    positions: tuple[Key, ...] = Field(min_length=1)
    table: Key | None = None
    """The field whose rows it is about."""
    per: Key = PER_ROW
    """How rows share documents: `PER_ROW`, `PER_TABLE`, or a column."""
    where: Mapping[Key, tuple[Name, ...]] = Field(default_factory=dict)
    """Columns and the values that they must have: `contract = ["Local"]`."""
    unless: Mapping[Key, tuple[Name, ...]] = Field(default_factory=dict)
    """Columns and the values that they must not have."""
    asked: bool = False
    """Whether it is sent only after the ICB has asked for it, on a date."""


class LetterPart(Value):
    """A part of the document: a heading, a paragraph, a list or a table."""

    heading: Line = ""
    text: Note = ""
    bullets: tuple[Name, ...] = ()
    numbered: bool = False
    each: Key | None = None
    """A list: `text` is repeated for each entry as a bullet, or, with `columns`, the list becomes a table."""
    columns: tuple[tuple[Name, Name], ...] = ()
    """Heading and content of each column: `["Service", "{row_name}"]`."""
    when: Key | None = None
    """A fact that the part needs; without it, the part is left out."""
    unless: Key | None = None
    """A fact that makes the part be left out."""


class LetterText(Value):
    """The text of one document."""

    id: Key
    """“d5”."""
    title: Name
    kind: LetterKind
    to: Recipient
    subject: Line = ""
    as_at: date
    """The day up to which it was checked."""
    sources: tuple[SourceId, ...] = ()
    editorial: bool = False
    """Whether the wording is our own: the practice's, or that of the guidance's maker."""
    legal: bool = False
    """Whether it changes rights, so that the text stays a draft until an LMC has checked it."""
    checked_by: Line = ""
    """Which LMC checked the wording."""
    proof: Line = ""
    """The proof of sending."""
    enclose: Line = ""
    never: tuple[Name, ...] = ()
    """What it must never say, as a warning for anyone who edits it."""
    uses: tuple[LetterUse, ...] = ()
    parts: Annotated[tuple[LetterPart, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _says_where_it_is_from(self) -> "LetterText":
        if not (self.sources or self.editorial):
            raise ValueError("give “sources”, or mark the text with “editorial = true”")
        return self

    @property
    def closing(self) -> str:
        """The closing line, which is removed before sending."""
        if self.legal and not self.checked_by:
            return "Draft text, not checked by an LMC."
        return "Check this against your own agreement; if unsure, ask your LMC."


class LettersFile(Value):
    """The content of a file of letters: letters.toml of a pack, or one of the program's own."""

    letters: tuple[LetterText, ...] = ()


def said_by(text: LetterText) -> tuple[str, ...]:
    """Return everything in a text that its recipient reads."""
    said = [text.subject]
    for part in text.parts:
        said += [part.heading, part.text, *part.bullets]
        said += [words for column in part.columns for words in column]
    return tuple(words for words in said if words)
