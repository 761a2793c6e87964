"""The chain of answers to a closed record: each link names the seal and the link before it."""

from collections.abc import Callable
from typing import Any, TypeVar

from wizard.foundation.canonical_json import model_digest, plain
from wizard.plan.record import ClosedRecord, Entry

Link = TypeVar("Link", bound=Entry)


class AnswerError(ValueError):
    """Something cannot be recorded in the chain; the message is one sentence for the person at the screen."""


def entry_digest(entry: Entry) -> str:
    """Return the digest over everything in a link except the digest: the seal, the link before, and its own words."""
    data = plain(entry)
    del data["digest"]
    return model_digest(data)


def chained(record: ClosedRecord, make: Callable[..., Entry], **said: Any) -> ClosedRecord:
    """Return the record with one more link at the end of its chain; the seal and earlier links stay as they are.

    Raises:
        pydantic.ValidationError: A field has a value that the link does not allow.
    """
    previous = record.answers[-1].digest if record.answers else None
    unsealed = make(seal=record.seal.digest, previous=previous, digest="0" * 64, **said)
    link = unsealed.replace(digest=entry_digest(unsealed))
    return record.replace(answers=(*record.answers, link), signatures=link.digest)
