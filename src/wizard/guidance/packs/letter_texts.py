"""The texts of letters: the program's own, and those with which a pack replaces them."""

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
        PackError: A file of them is damaged.
    """
    folder = resource(FOLDER)
    return tuple(letter for path in sorted(folder.glob("*.toml")) for letter in own_letters(folder, path.name))


def letters_with(replaced: Iterable[LetterText]) -> tuple[LetterText, ...]:
    """Return the program's own texts, and in place of each that a pack has under the same id, the pack's.

    A pack's text takes the decisions that send it from the text that it replaces: which rows get a notice at all is
    no question of wording. One under an id of its own brings its own.
    """
    theirs = {letter.id: letter for letter in replaced}
    own = {letter.id for letter in shipped_letters()}
    kept = [_worded(letter, theirs.get(letter.id)) for letter in shipped_letters()]
    return (*kept, *(letter for letter in theirs.values() if letter.id not in own))


def _worded(own: LetterText, theirs: LetterText | None) -> LetterText:
    if theirs is None:
        return own
    return theirs.replace(uses=own.uses, kind=own.kind, to=own.to, legal=own.legal)
