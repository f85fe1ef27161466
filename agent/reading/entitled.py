"""Who a calendar mail speaks for: whether its sender may say what it says (RFC 5546 sections 3 and 6.1, RFC 6047 2.2).

The organiser says everything but answers, an attendee answers, and each may have an assistant whom SENT-BY names. That
parameter, like every other line of the file, is the sender's own claim; so an assistant is believed within one company
only. Google's calendar sometimes writes from an address of its own, for the account that acted.
"""

import re
from dataclasses import replace

from agent.core.answers import ANSWERS, answering, own_words
from agent.core.calendar import Attendee, ITip, Method
from agent.core.mail import Address, base
from agent.core.people import Directory
from agent.reading.claims import Claims, House

CALENDAR_SERVERS = frozenset({"calendar-notification@google.com"})
"""Addresses from which providers write for whoever is logged in. Proven, they vouch for the organiser, or for the one
attendee who answers: nobody else can make them write so."""
_CALENDAR_IDS = (".calendar.google.com",)
"""Domains of calendars that several people write into; such an organiser is nobody's address."""

_PASSED_ON = re.compile(
    r"\s*(?:fw|fwd|wg|tr|rv|rif|enc|inoltro|i|vs|vb|doorst|pd|vl|továbbítás|ilt|転送|转发|轉寄)\s*:", re.IGNORECASE
)
"""What mail programs put before the subject of a forwarded mail."""


def speaker(claims: Claims, message: ITip, house: House, directory: Directory) -> tuple[Address | None, bool]:
    """Whose word the message is, and whether that is proven and theirs to say."""
    sender = claims.sender
    if sender is None:
        return None, False
    meant = _served(message) if sender.email in CALENDAR_SERVERS else sender
    if meant is None:
        return sender, False
    return meant, claims.verdict.verified and fits(meant, message, house, directory)


def fits(sender: Address, message: ITip, house: House, directory: Directory) -> bool:
    """Whether this address is one that such a message comes from."""
    if message.method in ANSWERS:
        who = answering(own_words(message, sender.email)) or answering(message)
        return who is not None and (_same(sender.email, who.address.email, house) or _assists(sender, who, directory))
    if message.method is Method.REFRESH:
        return any(_same(sender.email, a.address.email, house) for a in message.attendees)
    return _organises(sender, message, house, directory)


def passed_on(claims: Claims, message: ITip, house: House, directory: Directory) -> bool:
    """Whether somebody else's calendar file was attached or forwarded: it was said to others, some other time."""
    sender = claims.sender
    if sender is None or not (message.loose or _PASSED_ON.match(claims.subject)):
        return False
    served = sender.email in CALENDAR_SERVERS
    return not served and not fits(sender, message, house, directory)


def organised(message: ITip, sender: Address | None, directory: Directory) -> ITip:
    """The message with the recruiter as its organiser, where they sent it and their calendar names nobody."""
    nobody = message.organizer is None or shared(message.organizer)
    ours = sender is not None and directory.is_recruiter(sender.email)
    return replace(message, organizer=sender) if nobody and ours and message.method not in ANSWERS else message


def shared(organizer: Address) -> bool:
    """Whether the organiser is a calendar that several people write into."""
    return f".{organizer.domain}".endswith(_CALENDAR_IDS)


def _organises(sender: Address, message: ITip, house: House, directory: Directory) -> bool:
    organizer = message.organizer
    if organizer is None or shared(organizer):
        # Nobody else can be told from people who only know the event.
        return directory.is_recruiter(sender.email) or sender.domain in directory.own_domains
    if _same(sender.email, organizer.email, house):
        return True
    return sender.email == message.organizer_sent_by and _colleagues(sender, organizer, directory)


def _assists(sender: Address, who: Attendee, directory: Directory) -> bool:
    return sender.email == who.sent_by and _colleagues(sender, who.address, directory)


def _colleagues(one: Address, other: Address, directory: Directory) -> bool:
    """Whether both are of one company. Everybody may have a private address beside somebody else's."""
    if {one.domain, other.domain} & directory.freemail:
        return False
    return one.domain == other.domain or {one.domain, other.domain} <= directory.own_domains


def _served(message: ITip) -> Address | None:
    """For whom a provider's calendar writes: the organiser, or the one who answers."""
    if message.method not in ANSWERS:
        return message.organizer
    who = answering(message)
    return who.address if who else None


def _same(one: str, other: str, house: House) -> bool:
    """Whether two addresses are one person's; the recruiter has plus-addresses too."""
    return one == other or (base(one)[0] == base(other)[0] and base(one)[0] in house.addresses)
