"""What a folder was like at some moment."""

from dataclasses import dataclass

from agent.ports import Cursor


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """What a server says of a folder when it is opened (RFC 3501 section 6.3.1)."""

    uidvalidity: int
    uidnext: int
    """0 where the server does not say."""
    exists: int
    keywords: bool = False
    """Whether $Debrief can be kept; known of folders opened for writing."""

    def like(self, other: "Opened") -> bool:
        """Whether nothing tells the two apart."""
        known = bool(self.uidnext and other.uidnext)
        return (self.uidvalidity, self.exists) == (other.uidvalidity, other.exists) and not (
            known and self.uidnext != other.uidnext
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Quiet:
    """A folder in which nothing was left to look at."""

    cursor: Cursor
    state: Opened
    at: float
    """As elapsed() counts."""
