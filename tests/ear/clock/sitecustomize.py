"""The date and time of the meeting for the listener: the program's one clock stands still.

Python reads this file at its start, if its folder is in PYTHONPATH.
"""

import datetime as dt

from wizard.foundation import dates

dates.local_now = lambda: dt.datetime(2026, 12, 8, 18, 30, tzinfo=dt.UTC).astimezone()
