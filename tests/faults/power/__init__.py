"""Power cuts: what a process did to its files is recorded, and every write that was not yet safe may be lost."""
