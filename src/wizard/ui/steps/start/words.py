"""What the first page says, read from `resources/texts/start.toml` with the standard library alone."""

import tomllib
from typing import Any, NamedTuple

from wizard.foundation.paths import resource


class Moment(NamedTuple):
    """One moment of the work: when, and what is done then."""

    when: str
    words: str


class StartWords(NamedTuple):
    """The texts of the first page."""

    title: str
    lead: str
    begin_title: str
    begin: str
    moments_title: str
    moments: tuple[Moment, ...]
    """How it goes, in the order of time."""
    about_title: str
    about: str
    neutral: tuple[str, ...]
    """Why it takes no side, a line each."""
    recent_title: str
    recent_empty: str
    drafts_title: str
    due_title: str
    due_empty: str


def start_words() -> StartWords:
    """Return the texts of the first page.

    Raises:
        wizard.foundation.paths.MissingResourceError: The file is not shipped.
        KeyError: The file lacks one of them.
    """
    texts: dict[str, Any] = tomllib.loads(resource("texts", "start.toml").read_text(encoding="utf-8"))
    begin, about, recent, due = texts["begin"], texts["about"], texts["recent"], texts["due"]
    moments = texts["moments"]
    return StartWords(
        title=texts["title"],
        lead=texts["lead"],
        begin_title=begin["title"],
        begin=begin["words"],
        moments_title=moments["title"],
        moments=tuple(Moment(moment["when"], moment["words"]) for moment in moments["steps"]),
        about_title=about["title"],
        about=about["words"],
        neutral=tuple(about["neutral"]),
        recent_title=recent["title"],
        recent_empty=recent["empty"],
        drafts_title=recent["drafts"],
        due_title=due["title"],
        due_empty=due["empty"],
    )
