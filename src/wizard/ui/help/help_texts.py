"""The help's texts, read from `resources/help`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from wizard.foundation.paths import resource
from wizard.foundation.value import Line, Name, Note, Value
from wizard.guidance.pack import Term
from wizard.overview.places import item_of_step
from wizard.voting.numbering import is_own_number

_ACTION, _DUTY, _OWN = "action", "duty", "own"


class HelpSection(Value):
    """A heading and its paragraphs."""

    title: Name
    text: tuple[Note, ...]


class StepHelp(Value):
    """The help on one step."""

    title: Name
    text: tuple[Note, ...]
    keys: tuple[Line, ...] = ()
    topics: tuple[HelpSection, ...] = ()
    """Further text on one part of the step, shown last."""

    @property
    def spoken(self) -> str:
        """The whole text, to be read aloud."""
        topics = (words for topic in self.topics for words in (f"{topic.title}.", *topic.text))
        return " ".join((*self.text, *self.keys, *topics))


class AboutText(Value):
    """The text about the program."""

    name: Name
    lead: Name
    licence: Note
    parts: tuple[HelpSection, ...]


@cache
def step_helps() -> Mapping[str, StepHelp]:
    """Return the help on every step by key. “action” and “duty” are for the actions.

    Raises:
        wizard.foundation.paths.MissingResourceError: The texts are missing.
        pydantic.ValidationError: The texts are not valid.
    """
    return {key: StepHelp.model_validate(_tuples(table)) for key, table in _table("steps.toml").items()}


def help_on(step: str, *, duty: bool = False) -> StepHelp:
    """Return the help on a step; with `duty`, on an action with a duty on its page.

    Raises:
        KeyError: There is no help on this step.
    """
    if is_own_number(item_of_step(step) or ""):
        return step_helps()[_OWN]
    key = (_DUTY if duty else _ACTION) if item_of_step(step) is not None else step
    return step_helps()[key]


@cache
def tour_cards() -> tuple[HelpSection, ...]:
    """Return the cards of the tour, in order."""
    return tuple(HelpSection.model_validate(_tuples(card)) for card in _table("tour.toml")["cards"])


@cache
def about_text() -> AboutText:
    """Return the text about the program."""
    return AboutText.model_validate(_tuples(_table("about.toml")))


@cache
def program_words() -> tuple[Term, ...]:
    """Return the program’s own terms and those of law and voting, explained. The guidance explains its own terms."""
    return tuple(Term.model_validate({**_tuples(word), "editorial": True}) for word in _table("words.toml")["words"])


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("help", name).read_text(encoding="utf-8"))


def _tuples(value: Any) -> Any:
    """Convert TOML arrays to tuples, because the models are strict."""
    if isinstance(value, dict):
        return {key: _tuples(entry) for key, entry in value.items()}
    return tuple(_tuples(entry) for entry in value) if isinstance(value, list) else value
