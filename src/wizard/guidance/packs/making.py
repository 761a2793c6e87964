"""Makes a new edition from an existing one, and corrections."""

import re
from datetime import date

from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.adding import with_curly_quotes
from wizard.guidance.packs.corrections import Corrected, corrected_places, with_corrections
from wizard.guidance.packs.finding_places import LETTERS, QUESTIONS
from wizard.guidance.packs.letter_texts import FOLDER
from wizard.guidance.packs.load_pack import load_correction, load_pack, pack_files
from wizard.guidance.packs.pack_archive import CORRECTION, Files, archive
from wizard.guidance.packs.pack_lint import findings, is_style
from wizard.guidance.packs.pack_outline import HEAD, correction_names
from wizard.guidance.packs.toml_files import PackError, read_table, text_of

TEMPLATE = """\
# A correction changes single statements of one edition. Fill in every line.

edition = "{edition}, corrected {day}"
issuer = "Your LMC"

[corrects]
id = "{id}"
edition = "{edition}"

# One table for each statement. Leave “item” out if it belongs to no item. “old” is copied from the edition,
# letter by letter; “place” is only needed if the old words are in it more than once.
[[corrections]]
item = "1"
old = "How it reads now."
new = "How it reads from now on."
sources = ["B1"]
on = {today}

# One table for each source that the edition does not have yet; delete it if there is none.
# [[sources]]
# id = "X1"
# publisher = "Who published it"
# title = "Its title"
# dated = "when it was published, in words"
# url = "https://…"
# read = "whole"
# seen = {today}
"""
"""What `pack correct --new` writes."""


REVISIONS = """
# What this edition changes, a table for each change; leave "item" out if it belongs to no item. Practices read this.
# [[revisions]]
# item = "10"
# text = "What is new, in a sentence."
"""
"""What `pack new` writes instead of the previous edition's changes."""


LETTERS_HEAD = """\
# The program’s own texts of letters. Remove the “# ” from each line of the letters that you change, and delete the
# rest.

"""
"""The heading of the letter texts that `pack new` writes."""


def fresh_edition(files: Files, edition: str, issuer: str, pack_id: str = "") -> Files:
    """Return the files of a new edition, copied from another, with its own name and issuer in the head.

    The other edition's corrections are left out, because they name that edition, and so are its listed changes.

    Raises:
        PackError: The other edition cannot be read, or already has the new name.
    """
    head = read_table(files, HEAD)
    if edition == head.get("edition") and pack_id in ("", head.get("id")):
        raise PackError(f"“{edition}” is the name of the edition that this one starts from; choose another.")
    text = text_of(files, HEAD)
    named = {"edition": edition, "issuer": issuer, **({"id": pack_id} if pack_id else {})}
    for key, value in named.items():
        quoted = '"' + value.replace("\\", "").replace('"', "”") + '"'
        text = re.sub(rf"(?m)^{key}\s*=.*$", f"{key} = {quoted}", text, count=1)
    left_out = correction_names(files)
    kept = {name: data for name, data in files.items() if name not in left_out}
    if QUESTIONS in kept:
        kept[QUESTIONS] = _without_revisions(text_of(files, QUESTIONS)).encode("utf-8")
    return {LETTERS: letters_to_change(), **kept, HEAD: text.encode("utf-8")}


def letters_to_change() -> bytes:
    """Return the program's own texts of letters as a file in which every line is a comment.

    The maker of an edition removes the comment marks from the letters that they change. An unchanged copy would suggest
    that an LMC had approved the words.
    """
    folder = resource(FOLDER)
    texts = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml")))
    lines = (f"# {line}".rstrip() for line in texts.splitlines())
    return (LETTERS_HEAD + "\n".join(lines) + "\n").encode("utf-8")


def _without_revisions(text: str) -> str:
    """Return questions.toml without the previous edition's changes, and with room for this edition's."""
    parts = re.split(r"(?m)^(?=[ \t]*\[)", text)
    kept = "".join(part for part in parts if not part.lstrip().startswith("[[revisions]]"))
    lines = kept.rstrip().splitlines()
    while lines and lines[-1].startswith("#"):
        lines.pop()
    return "\n".join(lines).rstrip() + "\n" + REVISIONS


def built_correction(
    correction: bytes, base: Files, today: date
) -> tuple[bytes, tuple[Corrected, ...], Pack, tuple[str, ...]]:
    """Return a correction as one `.gppack` file, every place that it changes, the corrected edition, and its style.

    The style findings are only those that the old edition did not have.

    Args:
        correction: The content of its text file.
        base: The files of the edition that it corrects.
        today: The day of the check.

    Raises:
        PackError: It is for a different edition, names a line that does not exist, or the corrected edition would be
            refused.
    """
    files = with_curly_quotes({CORRECTION: correction})[0]
    file = load_correction(files)
    edition = load_pack(pack_files(base))
    places = corrected_places(edition, file)
    before = {str(finding) for finding in findings(edition, today=today)}
    corrected = with_corrections(edition, file)
    found = findings(corrected, today=today)
    new = [finding for finding in found if str(finding) not in before]
    fresh = [f"{finding}." for finding in new if not is_style(finding)]
    fresh += [f"The day of a correction, {each.on}, is in the future." for each in file.corrections if each.on > today]
    if fresh:
        raise PackError(*fresh)
    return archive(files), places, corrected, tuple(f"{finding}." for finding in new)
