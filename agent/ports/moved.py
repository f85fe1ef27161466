"""Mail that a human moved to another folder: whether that says more about it than the folder where it was found."""

from agent.ports.post import Folder
from agent.reading.junk import FROM_JUNK

__all__ = ["FROM_JUNK", "counts_anew"]


_WELCOME = frozenset({Folder.INBOX, Folder.ARCHIVE, Folder.ALL})


def counts_anew(before: Folder, ignored: str | None, now: Folder) -> bool:
    """Whether a mail that was found in ``before`` has to be worked on (again) because it lies in ``now``.

    ``ignored`` is the reason for which it was ignored; None if nothing has become of it yet. Whatever led to anything
    never counts again. What lies in Junk has to prove itself, until somebody takes it out. And what lies in Sent was
    sent: Gmail shows it under All Mail too, perhaps first.
    """
    unjust = before is Folder.JUNK and now in _WELCOME and (ignored is None or ignored.startswith(FROM_JUNK))
    return unjust or (before is Folder.ALL and now is Folder.SENT and ignored is not None)
