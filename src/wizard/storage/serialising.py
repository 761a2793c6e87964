"""A plan's canonical JSON, made from parts that were made before: closed records and guidance never change."""

from wizard.foundation.canonical_json import canonical_bytes, plain
from wizard.foundation.value import Value
from wizard.plan.plan import FrozenGuidance, Plan


class KnownParts:
    """The canonical JSON of those parts of a plan that the last saving turned into it. Not for several threads."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Value, bytes]] = {}
        self._used: dict[int, tuple[Value, bytes]] = {}

    def text(self, part: Value) -> bytes:
        """Return the canonical JSON of a part, told by its identity."""
        # The part is kept beside its text, so that its identity is not given to another while it is known.
        found = self._known.get(id(part)) or (part, canonical_bytes(plain(part)))
        self._used[id(part)] = found
        return found[1]

    def forget_unused(self) -> None:
        """Forget every part that was not asked for since this was called before."""
        self._known, self._used = self._used, {}


def canonical_plan(plan: Plan, known: KnownParts) -> bytes:
    """Return what `canonical_bytes(plain(plan))` returns, faster where `known` has parts of it."""
    rest = plan.model_dump(mode="json", exclude_defaults=True, exclude={"guidance", "records"})
    texts = {key: canonical_bytes(value) for key, value in rest.items()}
    if plan.guidance != FrozenGuidance():
        texts["guidance"] = known.text(plan.guidance)
    if plan.records:
        texts["records"] = b"[" + b",".join(known.text(record) for record in plan.records) + b"]"
    known.forget_unused()
    return b"{" + b",".join(b'"%s":%s' % (key.encode(), texts[key]) for key in sorted(texts)) + b"}"
