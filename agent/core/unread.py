"""Answers that no model may read: they count for nothing until the recruiter has read them and filed their reading."""

from collections.abc import Sequence

from agent.core.feedback import FiledReading, Kind

NO_READER = "nobody: they asked for no AI"
"""Stands for the reader of a reply that no model may see; what its sender writes later is not shown to one either."""

BY_HAND = "the recruiter"
"""Stands for the reader of what the recruiter filed: no quote proves it, and it is marked as theirs."""


def is_unread(filed: Sequence[FiledReading]) -> bool:
    """Whether the newest answer in a person's file, in the order of filing, has been read by nobody."""
    readers = [f.reading.reader for f in filed if f.reading.kind is Kind.FEEDBACK]
    return bool(readers) and readers[-1] == NO_READER
