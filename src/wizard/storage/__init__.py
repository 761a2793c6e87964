"""Everything kept on disks: the plan file, its journal, its lock, what a crash left behind."""
