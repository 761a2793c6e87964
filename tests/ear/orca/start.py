"""Start Orca as its own command does, but beside another one: whoever runs this may need theirs."""

import sys

from orca import orca

manager = orca.getSettingsManager()
manager.activate(None, {})
sys.path.insert(0, manager.getPrefsDir())
sys.exit(orca.main())
