"""Why a plan of an older version is not carried over."""


class MigrationError(Exception):
    """A plan of an older version cannot be carried over. The message is a part of a sentence: “it holds …”."""


class ClosedMeetingsError(MigrationError):
    """The plan holds closed meetings: it is left as it is, and another can be begun from it."""
