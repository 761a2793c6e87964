"""A pack other than the shipped one: its own id, three actions, three items, two of them under known ids."""

import re
from pathlib import Path

from wizard.foundation.paths import resource

SHIPPED = resource("packs", "gpce-2024")
OTHER_ID = "devon-2027"
ITEMS = {"03-notice-on-services.toml": "1", "07-freeze.toml": "2", "10-pilots.toml": "c"}
"""The files of the shipped pack that it is made from, and the id of the item in each."""

_HEAD = """
[[actions]]
number = {number}
title = "Devon action {number}"
short_title = "Devon {number}"
file = "actions/{file}"
items = ["{item}"]
"""


def write_other_pack(folder: Path, edition: str = "2026-11") -> Path:
    """Write the pack into a new folder, and return the folder."""
    (folder / "actions").mkdir(parents=True)
    head = (SHIPPED / "pack.toml").read_text("utf-8")
    rest = head[head.index("[[neutrality]]") :]
    start = head[: head.index("[evidence]")]
    start = start.replace('id = "gpce-2024"', f'id = "{OTHER_ID}"').replace('title = "GPC', 'title = "Devon’s own: GPC')
    start = re.sub(r'(?m)^edition = ".*"$', f'edition = "{edition}"', start)
    words = head[head.index("[words]") : head.index("[[actions]]")]
    dates = "".join(f'"{item}" = 2026-11-22\n' for item in ITEMS.values())
    actions = "".join(
        _HEAD.format(number=number, file=file, item=item) for number, (file, item) in enumerate(ITEMS.items(), start=1)
    )
    whole = f"{start}[evidence]\n{dates}\n{words}{actions}\n{rest}"
    (folder / "pack.toml").write_text(whole, "utf-8")
    for file, item in ITEMS.items():
        text = (SHIPPED / "actions" / file).read_text("utf-8")
        text = re.sub(r"(?ms)^\[\[items\.links\]\]\n.*?(?=^\[|\Z)", "", text)
        text = re.sub(r"(?ms)^links = \[\n.*?^\]\n", "", text)
        text = re.sub(r'(?m)^id = "(?:3|7|10)"$', f'id = "{item}"', text, count=1)
        (folder / "actions" / file).write_text(text, "utf-8")
    background = (SHIPPED / "background.toml").read_text("utf-8")
    (folder / "background.toml").write_text(re.sub(r"(?m)^items = \[.*\]\n", "", background), "utf-8")
    (folder / "shared.toml").write_text((SHIPPED / "shared.toml").read_text("utf-8"), "utf-8")
    _write_sources(folder)
    return folder


def _write_sources(folder: Path) -> None:
    """Keep only the sources that something in the pack names."""
    used = "".join(path.read_text("utf-8") for path in folder.rglob("*.toml") if path.name != "shared.toml")
    shared = (folder / "shared.toml").read_text("utf-8")
    for block in shared.split("[[statements]]")[1:]:
        key = re.search(r'id = "(.*)"', block)
        if key is not None and f'use = "{key[1]}"' in used:
            used += block
    first, *blocks = (SHIPPED / "sources.toml").read_text("utf-8").split("[[sources]]")
    kept = [block for block in blocks if (key := re.search(r'id = "(.*)"', block)) and f'"{key[1]}"' in used]
    (folder / "sources.toml").write_text("[[sources]]".join([first, *kept]), "utf-8")
