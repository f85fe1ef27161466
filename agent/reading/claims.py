"""Claims: what one mail says about itself, before anybody asks whether it is true.

This is the value that leaves the parser's worker process; everything in it is plain data.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from agent.core.calendar import ITip
from agent.core.mail import Address, Line, MailKind, Verdict
from agent.reading.form_mails import FormMail
from agent.reading.responses import Response

Labeller = Callable[[str, str, str], tuple[Line, ...]]
"""Labels the lines of a reply (text, HTML, our letter), here or in a place where it can do no harm."""


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """What the reading floor must know about the mailbox that it reads for."""

    mailbox: str
    """The mailbox's name in config.yaml."""
    addresses: frozenset[str]
    """The recruiter's addresses, lower case, without plus-parts."""
    authserv_id: str
    """The server whose Authentication-Results are believed (RFC 8601 section 5); '*.' before a domain means all of its
    hosts, 'microsoft' the fields of Exchange Online and Outlook.com, which name nobody; '' if none; '*' where the
    operator says that the mailbox's own server has already refused everything unproven and adds no such header."""
    domain: str
    """The right-hand side of our Message-IDs."""
    form_senders: frozenset[str] = frozenset()
    """Addresses, beside the recruiter's own, from which flows hand on responses of a form; lower case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounce:
    """A delivery status, as found by its format."""

    addresses: tuple[str, ...]
    """The failing addresses; empty if the report names none."""
    permanent: bool
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claims:
    """Everything a mail claims."""

    message_id: str = ""
    """With its angle brackets; empty if missing or broken."""
    date: datetime | None = None
    """From Date (RFC 5322 section 3.6.1), UTC."""
    sender: Address | None = None
    """The one address in From; None where From has several, none or a defect."""
    verdict: Verdict
    """Whether ``sender`` is proven."""
    kind: MailKind
    why: str = ""
    """What showed its kind."""
    subject: str = ""
    recipients: tuple[str, ...] = ()
    """Addresses of To, Cc and of the delivery headers, lower case."""
    tags: tuple[str, ...] = ()
    """What stands behind the plus in recipients at the recruiter's addresses."""
    references: tuple[str, ...] = ()
    """Message-IDs of In-Reply-To and References, nearest first, each with its angle brackets."""
    codes: tuple[str, ...] = ()
    """Visible references such as '[#7k3q9xab]' from the subject, lower case."""
    letter: str = ""
    """X-Debrief-Letter: the Message-ID that we gave a letter. Means something in Sent only, where ids may change."""
    mark: str = ""
    """X-Debrief-Mark: what one of our letters says of itself. Means something in Sent only, checked with the key."""
    calendar: tuple[ITip, ...] = ()
    """Calendar components that are live: those of an enclosed or forwarded mail are not."""
    text: str = ""
    """The plain text body, decoded; empty if there is none."""
    html: str = ""
    """The HTML body, decoded; empty if there is none."""
    form: FormMail | None = None
    """What it brings of a form, if that is what its subject and layout say."""
    bounce: Bounce | None = None
    away_until: datetime | None = None
    """The return date that an absence note states."""

    @property
    def response(self) -> Response | None:
        """The response of a form that it brings, if any can be used."""
        return self.form.response if self.form else None
