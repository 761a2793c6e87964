"""How long the room has been on an item, beside what the agenda gives it."""


def clock_words(seconds: int, agenda_minutes: int | None) -> str:
    """Return the time on an item in words: “4 min”, “4 of 10 min”, “10 min, 3 min over”.

    Args:
        seconds: How long the item has been before the room, 0 or more.
        agenda_minutes: How long it may take; None if nobody said.
    """
    minutes = max(0, seconds) // 60
    if agenda_minutes is None:
        return f"{minutes} min"
    if minutes <= agenda_minutes:
        return f"{minutes} of {agenda_minutes} min"
    return f"{agenda_minutes} min, {minutes - agenda_minutes} min over"


def is_over(seconds: int, agenda_minutes: int | None) -> bool:
    """Whether the item has taken longer than the agenda gives it, by a minute or more."""
    return agenda_minutes is not None and seconds // 60 > agenda_minutes
