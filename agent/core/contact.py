"""The recruiter's own mail with a participant: while the two write to each other, no question of ours is in between."""

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """What passed between the recruiter and one participant beside our letters."""

    wrote: datetime | None = None
    """When the newest mail between the two was written."""
    arranged: datetime | None = None
    """When a further round with them was arranged, as long as it is to take place."""
    last_by_us: datetime | None = None
    """When the recruiter, or a colleague, wrote to them last."""
    resumed: datetime | None = None
    """When the recruiter said to ask them all the same: mail between the two pauses nothing any more."""
    let_be: datetime | None = None
    """When waiting for them ended without a call: the recruiter is in touch with them."""
    spared: bool = False
    """True if the recruiter said not to ask them."""

    def pauses(self, start: datetime | None) -> bool:
        """Whether they are not asked now, about an interview that began at ``start``.

        Mail before the interview is no reason, nor is mail about an earlier date of an interview that was moved.
        """
        if self.spared:
            return True
        pauses = _since(self.wrote, start) or _since(self.arranged, start)
        return pauses and not _since(self.resumed, start)

    def over(self, start: datetime | None) -> bool:
        """Whether nobody waits for them any more."""
        return self.spared or (_since(self.let_be, start) and self.pauses(start))


def _since(at: datetime | None, start: datetime | None) -> bool:
    return at is not None and start is not None and at >= start


def heard(contact: Contact, written: datetime, *, by_us: bool) -> Contact:
    """The contact after one more mail, in whatever order mails come in."""
    wrote = max(filter(None, (contact.wrote, written)))
    last = max(filter(None, (contact.last_by_us, written))) if by_us else contact.last_by_us
    return replace(contact, wrote=wrote, last_by_us=last)


def arranged(contact: Contact, at: datetime) -> Contact:
    """The contact after the recruiter arranged a further round with them: that is a word to them, too."""
    last = max(filter(None, (contact.last_by_us, at)))
    return replace(contact, arranged=max(filter(None, (contact.arranged, at))), last_by_us=last)


def resumed(contact: Contact, at: datetime) -> Contact:
    """The contact after the recruiter said to ask."""
    return replace(contact, resumed=at, let_be=None, spared=False)
