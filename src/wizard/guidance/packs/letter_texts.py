"""The texts of letters: the program's own, and a pack's texts that replace them."""

from collections.abc import Iterable
from functools import cache

from wizard.foundation.paths import resource
from wizard.guidance.letter_text import LetterText
from wizard.guidance.packs.load_pack import own_letters

FOLDER = "letters"
"""The folder with the program's own texts, inside its resources."""


@cache
def shipped_letters() -> tuple[LetterText, ...]:
    """Return the program's own texts, in the order of their files.

    Raises:
        PackError: One of the files is damaged.
    """
    folder = resource(FOLDER)
    return tuple(letter for path in sorted(folder.glob("*.toml")) for letter in own_letters(folder, path.name))


def letters_with(replaced: Iterable[LetterText]) -> tuple[LetterText, ...]:
    """Return the program's own texts, replaced by the pack's text wherever it has one with the same id.

    The replacing text keeps the decisions that lead to it: which rows get a notice is not a matter of wording. A text
    with a new id brings its own decisions.
    """
    theirs = {letter.id: letter for letter in replaced}
    own = {letter.id for letter in shipped_letters()}
    kept = [_worded(letter, theirs.get(letter.id)) for letter in shipped_letters()]
    return (*kept, *(letter for letter in theirs.values() if letter.id not in own))


def _worded(own: LetterText, theirs: LetterText | None) -> LetterText:
    if theirs is None:
        return own
    return theirs.replace(uses=own.uses, kind=own.kind, to=own.to, legal=own.legal)
