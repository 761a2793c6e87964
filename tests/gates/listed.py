"""Lists of exceptions, one a line: a name, “ # ” and the reason. Lines that begin with # are comments."""

from pathlib import Path


def listed(path: Path) -> dict[str, str]:
    """Return the names of a list, each with its reason.

    Raises:
        ValueError: A line gives no reason.
    """
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, _, reason = line.partition(" # ")
        if not reason.strip():
            raise ValueError(f"{path.name}: “{line}” gives no reason after “ # ”.")
        found[name.strip()] = reason.strip()
    return found
