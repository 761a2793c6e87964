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
    """What there is more to say on one thing of the step, below the rest."""

    @property
    def spoken(self) -> str:
        """All of it, to be read aloud."""
        topics = (words for topic in self.topics for words in (f"{topic.title}.", *topic.text))
        return " ".join((*self.text, *self.keys, *topics))


class AboutText(Value):
    """What the program says of itself."""

    name: Name
    lead: Name
    licence: Note
    parts: tuple[HelpSection, ...]


@cache
def step_helps() -> Mapping[str, StepHelp]:
    """Return the help on every step by its key; “action” and “duty” stand for the actions.

    Raises:
        wizard.foundation.paths.MissingResourceError: The texts are not shipped.
        pydantic.ValidationError: They are not what they should be.
    """
    return {key: StepHelp.model_validate(_tuples(table)) for key, table in _table("steps.toml").items()}


def help_on(step: str, *, duty: bool = False) -> StepHelp:
    """Return the help on a step; on an action with a duty on its page if `duty`.

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
    """Return what the program says of itself."""
    return AboutText.model_validate(_tuples(_table("about.toml")))


@cache
def program_words() -> tuple[Term, ...]:
    """Return the program’s own words and those of law and voting, explained; the guidance explains its own."""
    return tuple(Term.model_validate({**_tuples(word), "editorial": True}) for word in _table("words.toml")["words"])


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("help", name).read_text(encoding="utf-8"))


def _tuples(value: Any) -> Any:
    """Models are strict and hold tuples where TOML has arrays."""
    if isinstance(value, dict):
        return {key: _tuples(entry) for key, entry in value.items()}
    return tuple(_tuples(entry) for entry in value) if isinstance(value, list) else value
