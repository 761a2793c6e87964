"""Nothing in `src/wizard` is unused or used by tests alone: vulture reads `src/wizard` without the tests.

vulture cannot see what Qt, pydantic or reportlab call by name. Such names are in `uncalled.txt`, each with its
reason; a name that is used after all, or is gone, has to leave the list.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.gates.listed import listed
from vulture.core import Vulture

UNCALLED = Path(__file__).with_name("uncalled.txt")

# Pydantic calls the functions with these decorators.
_CALLED_BY_DECORATOR = ["@model_validator", "@field_validator"]


def uncalled(root: Path, allowed: Path = UNCALLED) -> Iterator[str]:
    """Yield a sentence on each name in `root/src/wizard` that nothing there uses, and on each unneeded exception.

    Raises:
        ValueError: A line of `allowed` gives no reason.
    """
    reader = Vulture(ignore_decorators=_CALLED_BY_DECORATOR)
    reader.scavenge([root / "src" / "wizard"])
    exceptions = listed(allowed)
    needless = set(exceptions)
    for item in reader.get_unused_code(min_confidence=60):
        place = Path(item.filename).relative_to(root / "src" / "wizard").as_posix()
        names = {str(item.name), f"{place}: {item.name}"} & exceptions.keys()
        needless -= names
        if not names:
            yield f"src/wizard/{place}:{item.first_lineno}: nothing in src/wizard uses the {item.typ} “{item.name}”."
    for name in sorted(needless):
        yield f"{allowed.name}: “{name}” is used after all, or is gone; take it off the list."
