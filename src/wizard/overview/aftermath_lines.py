"""The lines of what to do after a meeting. In a separate module: the window needs them before any plan."""

from enum import StrEnum


class Aftermath(StrEnum):
    """One line, by the key of its tick."""

    SAVE = "save-pdf"
    SIGNATURES = "signatures"
    COPIES = "copies"
    LETTERS = "letters"
    MINUTES = "minutes"
    SHEET = "workbook"
    CALENDAR = "calendar"
    OPEN = "open-matters"
    NEXT = "next-dates"
