"""Types into the files of a pack what docs/making-a-pack.md says, as Notepad would save it: pack_page.py PAGE PLACE.

PLACE is the folder of the new edition, or the file of a correction. Lines end in CR LF, and each file begins with the
mark that Notepad writes for “UTF-8 with BOM”.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

CHECKED = "2026-11-28"


def saved(file: Path, change: Callable[[str], str]) -> None:
    """Change a file's text and save it as Notepad would.

    Raises:
        AssertionError: The change found nothing to change.
    """
    before = file.read_text(encoding="utf-8-sig")
    after = change(before)
    assert after != before, f"nothing was changed in {file}"
    file.write_bytes(after.replace("\n", "\r\n").encode("utf-8-sig"))


def edition(page: str, folder: Path) -> None:
    """Follow steps 2 to 7: the LMC's details, the dates, a status, a gain, its source, and what changed."""
    card, status, gain, source, revision = re.findall(r"(?s)```toml\n(.*?)```", page)
    dates = re.compile(r'(?m)^("\w+" = )\d{4}-\d\d-\d\d$')
    head, item = folder / "pack.toml", folder / "actions" / "10-pilots.toml"
    saved(head, lambda text: text.replace("[[actions]]\n", f"{card}\n[[actions]]\n", 1))
    saved(head, lambda text: dates.sub(rf"\g<1>{CHECKED}", text))
    saved(item, lambda text: re.sub(r"(?m)^words = .*\nsince = .*\ndetail = .*\n", status, text, count=1))
    saved(item, lambda text: text.replace("[[items.gains]]\n", f"{gain}\n[[items.gains]]\n", 1))
    saved(folder / "sources.toml", lambda text: f"{text}\n{source}")
    saved(folder / "questions.toml", lambda text: f"{text}\n{revision}")


def correction(file: Path) -> None:
    """Fill in a correction of the point that the edition added."""
    words = {
        'issuer = "Your LMC"': 'issuer = "Devon LMC"',
        'item = "1"': 'item = "10"',
        'old = "How it reads now."': 'old = "Devon’s pilots have been paid since November 2026."',
        'new = "How it reads from now on."': 'new = "Devon\'s pilots have been paid since October 2026."',
        'sources = ["B1"]': 'sources = ["X1"]',
    }
    pattern = re.compile("|".join(map(re.escape, words)))
    saved(file, lambda text: pattern.sub(lambda found: words[found[0]], text))


if __name__ == "__main__":
    said, place = Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2])
    if place.is_dir():
        edition(said, place)
    else:
        correction(place)
