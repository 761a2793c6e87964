"""The text of a plan, written once more to see that a file has exactly this text, and nothing else."""

from collections.abc import Iterator

from wizard.plan.plan import Plan
from wizard.signing.seal import record_text

_BEFORE_RECORDS = frozenset(name for name in Plan.model_fields if name < "records")
_AFTER_RECORDS = frozenset(name for name in Plan.model_fields if name > "records")


def is_text_of(plan: Plan, content: bytes) -> bool:
    """Whether this is exactly the text of a plan; the digests that `check` needs are worked out on the way and kept."""
    at = 0
    # Compared piece by piece: putting the text together would copy all of it several times.
    for piece in _text_of(plan):
        if not content.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(content)


def _text_of(plan: Plan) -> Iterator[bytes]:
    serializer = plan.__pydantic_serializer__
    before, after = (
        serializer.to_json(plan, exclude_defaults=True, include=set(names))[1:-1]
        for names in (_BEFORE_RECORDS, _AFTER_RECORDS)
    )
    yield b"{" + before
    for number, record in enumerate(plan.records):
        # `created_at` is never left out, so that something always comes before the records.
        yield b"," if number else b',"records":['
        yield from record_text(record)
    yield b"]" if plan.records else b""
    yield b",%b}" % after if after else b"}"
