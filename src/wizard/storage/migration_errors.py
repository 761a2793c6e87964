"""Why a plan of an older version cannot be converted."""


class MigrationError(Exception):
    """A plan of an older version cannot be converted. The message is part of a sentence: “it holds …”."""


class ClosedMeetingsError(MigrationError):
    """The plan contains closed meetings: it stays as it is, and a new plan can be begun from it."""
