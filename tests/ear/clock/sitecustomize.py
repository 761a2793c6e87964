"""The day and the minute of the meeting that is listened to: the one clock of the program stands still.

Python reads this file at its start, if its folder is in PYTHONPATH.
"""

import datetime as dt

from wizard.foundation import dates

dates.local_now = lambda: dt.datetime(2026, 12, 8, 18, 30, tzinfo=dt.UTC).astimezone()
