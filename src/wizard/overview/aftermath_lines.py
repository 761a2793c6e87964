"""The lines of what to do after a meeting. Apart, because the window knows them before it knows anything of a plan."""

from enum import StrEnum


class Aftermath(StrEnum):
    """One line of it, by the key under which a tick is kept."""

    SAVE = "save-pdf"
    SIGNATURES = "signatures"
    COPIES = "copies"
    LETTERS = "letters"
    MINUTES = "minutes"
    SHEET = "workbook"
    CALENDAR = "calendar"
    OPEN = "open-matters"
    NEXT = "next-dates"
