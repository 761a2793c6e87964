"""The base of every model: one frozen class, and the kinds of text allowed in a plan or a pack.

This is the bottom layer: it knows nothing of guidance, meetings, files or windows.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema

LINE_LENGTH = 300
"""The most characters in a single-line text (a name, a title, a place)."""

NOTE_LENGTH = 20_000
"""The most characters in a text of several lines (a reason, a minute-taker's note)."""

LARGEST_WHOLE = 2**53 - 1
"""The largest whole number, positive or negative, that JSON carries without loss (RFC 8785: IEEE 754 doubles)."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""The first and the last day that a plan may name, far enough from Python's limits for all date arithmetic."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(r"[ \t]+")
_UNSEEN = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
"""Invisible characters from other programs: soft hyphens, zero-width characters, marks of direction."""
_WIDE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces of other widths, and non-breaking spaces."""
_BULLETS = re.compile(r"[\uf020-\uf0ff]|(?m:^([ \t]*)[·§o➢](?=\t))")
"""Bullets as Word writes them: private characters of its own fonts, or a letter followed by a tab."""


class Value(BaseModel):
    """A frozen value: strict types, no unknown keys, changed only through `replace`."""

    # Not a field, so that it is never compared, copied or written; `canonical_json` keeps a digest here.
    __slots__ = ("_known_digest",)

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Keep the fields sorted by name, so that a value is already in the order of canonical JSON."""
        schema = handler(source)
        inner: Any = schema
        while inner.get("type") != "model-fields" and "schema" in inner:
            inner = inner["schema"]
        if inner.get("type") == "model-fields":
            inner["fields"] = dict(sorted(inner["fields"].items()))
        return schema

    def __eq__(self, other: object) -> bool:
        """Whether both have the same type and content. pydantic's version also checks things that no value here has."""
        if self is other:
            return True
        if type(self) is type(other):
            return self.__dict__ == other.__dict__
        return False if isinstance(other, BaseModel) else NotImplemented

    def replace(self, **changes: Any) -> Self:
        """Return a validated copy with these `changes`.

        Raises:
            pydantic.ValidationError: A changed field has a value that the model does not allow.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**fields, **changes})


class RefusedError(ValueError):
    """A change that is refused; its text is a sentence that tells the reader why."""


def typed(text: str, *, lines: bool = False) -> str:
    """Bring text that a person typed or pasted into the form in which plans keep text.

    NFC, without control characters and lone surrogates, white space at the ends removed, every kind of line break
    turned into a newline (`lines=True`) or a space. Invisible characters are removed, and bullets become “•”. The
    result always passes `plain_text`.
    """
    text = _FORBIDDEN.sub("", re.sub("\r\n|[\r\u2028\u2029\x0b\x0c\x85]", "\n", text))
    if not text.isascii():
        text = _WIDE.sub(" ", _UNSEEN.sub("", text))
    text = _BULLETS.sub(r"\1•", text)
    if not lines:
        text = _SPACES.sub(" ", text.replace("\n", " ").replace("\t", " "))
    # NFC never composes a forbidden character, so removing them first, once, is enough.
    return unicodedata.normalize("NFC", text).strip()


def plain_text(text: str) -> str:
    """Return `text` if it is allowed in a plan.

    Raises:
        ValueError: It contains control characters or surrogates, or is not in Unicode form NFC.
    """
    if text.isascii() and text.isprintable():
        return text  # Most texts are like this, and plans hold thousands.
    if _FORBIDDEN.search(text):
        raise ValueError("contains a control character or a broken character")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("is not in Unicode form NFC")
    return text


@lru_cache(maxsize=4_096)
def _single_line(text: str) -> str:
    # Short lines come again thousands of times in a plan: names, titles, the parts of a seal.
    if "\n" in text or "\t" in text:
        raise ValueError("must be a single line")
    return plain_text(text)


Line = Annotated[str, StringConstraints(max_length=LINE_LENGTH), AfterValidator(_single_line)]
"""One line of text, at most `LINE_LENGTH` characters; may be empty."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=LINE_LENGTH), AfterValidator(_single_line)]
"""One line of text that may not be empty."""

Note = Annotated[str, StringConstraints(max_length=NOTE_LENGTH), AfterValidator(plain_text)]
"""Text of several lines, at most `NOTE_LENGTH` characters; may be empty."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""An identifier inside a pack or a plan: lower case, digits, hyphen, underscore."""

Whole = Annotated[int, Field(ge=-LARGEST_WHOLE, le=LARGEST_WHOLE)]
"""A whole number; every one has limits, these or narrower ones."""

Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
"""A calendar date from `FIRST_DAY` to `LAST_DAY`."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest in lower-case hexadecimal digits."""
