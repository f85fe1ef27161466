"""Section mailboxes: one recruiter each, with their servers and the people around them."""

from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from agent.config.imap import Imap
from agent.config.section import Section
from agent.config.smtp import Smtp
from agent.config.values import (
    Address,
    ClockOrNone,
    Domain,
    JobWords,
    Language,
    LetterLanguage,
    Mode,
    Name,
    Person,
    Text,
    Url,
    User,
    Word,
    YesNo,
    YesNoAuto,
    Zone,
)
from agent.core.rules import Mode as MailMode

_GMAIL = ("imap.gmail.com", "smtp.gmail.com", "imap.googlemail.com", "smtp.googlemail.com")
_MICROSOFT = ("smtp.office365.com", "smtp-mail.outlook.com", "outlook.office365.com", "imap-mail.outlook.com")


class Recruiter(Section):
    """Whose mailbox it is."""

    address: Address = Field(description="The recruiter's address; letters are sent from it.")
    name: Text = Field(description="How the recruiter signs.")
    aliases: tuple[Address, ...] = Field(
        default=(), description="Further addresses of the recruiter. Plus parts need not be listed."
    )


class ClientEntry(Section):
    """A company that hires."""

    name: Text = Field(description="The company's name, as it stands in mails to the recruiter.")
    domains: tuple[Domain, ...] = Field(description="Domains of its people's addresses.")
    mode: Mode | None = Field(
        default=None,
        description="drafts or send for interviews with this client.",
        json_schema_extra={"shown": "as the mailbox"},
    )
    form_url: Url | None = Field(
        default=None,
        description="A form offered beside the reply; {reference} in it becomes what tells whose response it is.",
        json_schema_extra={"shown": "as the mailbox"},
    )
    decision_makers: tuple[Address, ...] = Field(
        default=(),
        description="Whose decision counts where several of the client's people answer. Without them, or as long as "
        "they state none, the lowest of all decisions counts.",
    )
    team: tuple[Person, ...] = Field(
        default=(),
        description="Colleagues who get the recommendations about this client's interviews.",
        json_schema_extra={"shown": "the mailbox's team"},
    )


class RoleEntry(Section):
    """Jobs with colleagues of their own."""

    match: JobWords = Field(
        description="Words of the job's title, in capitals or not; a star stands for any letters. Where nothing names "
        "the job, the invitation's title counts."
    )
    team: tuple[Person, ...] = Field(description="Colleagues who get the recommendations about such jobs.")


class Mailbox(Section):
    """One recruiter's mailbox."""

    name: Name = Field(description="A short name for it in logs, topics and names of secrets.")
    recruiter: Recruiter = Field(description="Whose mailbox it is.")
    imap: Imap = Field(description="The server that keeps the mail.")
    smtp: Smtp = Field(description="The server that sends mail.")
    files_sent: YesNoAuto = Field(
        default=None,
        description="Whether the SMTP server files a copy in Sent by itself; where not, Debrief does. "
        "auto: yes for Gmail and Microsoft, no for all others.",
        json_schema_extra={"shown": "auto"},
    )
    mode: Mode = Field(
        default=MailMode.DRAFTS,
        description="drafts lays mails to participants into Drafts for the recruiter to send, send sends them. "
        "The safe one is the default: read some drafts first.",
    )
    plus_addressing: YesNo = Field(
        default=False,
        description="Whether mail to name+anything@domain reaches this mailbox. Then replies carry a token. "
        "No by default, as replies to an address that does not exist would come back to their senders.",
    )
    authserv_id: User | None = Field(
        default=None,
        description="The server whose Authentication-Results header is believed (RFC 8601 section 2.5), such as "
        'mx.google.com; "*.example.com" for every host of a company; microsoft for Exchange Online and Outlook.com, '
        'which write no name; "*" if your server has already refused all unproven mail. Empty quotes: none, and then '
        "no reply counts until the recruiter accepts it.",
        json_schema_extra={"shown": "mx.google.com for Gmail, microsoft for Microsoft, else none"},
    )
    team: tuple[Person, ...] = Field(
        default=(),
        description="Colleagues who get the recommendation too, where neither the client nor the job has a team of its "
        "own.",
    )
    roles: tuple[RoleEntry, ...] = Field(
        default=(), description="Jobs with a team of their own, beside that of the client."
    )
    own_domains: tuple[Domain, ...] = Field(
        default=(),
        description="Domains of your own company; their people are neither client nor candidate. The recruiter's own "
        "is always one of them, unless it is a free one.",
    )
    clients: tuple[ClientEntry, ...] = Field(
        default=(), description="Companies that hire. Who is not listed has to be told from the invitation."
    )
    interview_words: tuple[Word, ...] = Field(
        default=(),
        description="Further words of your own: a calendar entry with one of them in its title is an interview.",
        json_schema_extra={"shown": "none beside the built-in ones"},
    )
    built_in_words: YesNo = Field(
        default=True,
        description="Whether the built-in words for an interview count too, such as interview, Vorstellungsgespräch, "
        "entretien, entrevista, colloquio and those of some thirty other languages. With no, only yours do.",
    )
    timezone: Zone = Field(
        default=ZoneInfo("UTC"),
        description="The recruiter's time zone, used where an invitation names none.",
        json_schema_extra={"shown": "UTC"},
    )
    language: Language = Field(
        default="en",
        description="The recruiter's language: summaries of replies are written in it, whatever they were written in. "
        "A tag of BCP 47, such as de.",
    )
    languages: tuple[LetterLanguage, ...] = Field(
        default=(),
        description="Languages in which participants may be written to: each in that of their own replies, else of the "
        "invitation, else the first of these.",
        json_schema_extra={"shown": "all ten, the recruiter's first"},
    )
    digest: ClockOrNone = Field(
        default=time(8),
        description="When the daily digest comes: on working days, and only if there is something to say. none: never.",
        json_schema_extra={"shown": "08:00"},
    )
    form_url: Url | None = Field(
        default=None,
        description="A form offered beside the reply; {reference} in it becomes what tells whose response it is.",
        json_schema_extra={"shown": "none"},
    )
    form_senders: tuple[Address, ...] = Field(
        default=(),
        description="Addresses, beside your own, from which your flows mail responses of a form. What comes from there "
        "counts as far as your mail server proves its sender.",
    )

    @model_validator(mode="before")
    @classmethod
    def _usual_user(cls, data: Any) -> Any:
        """Servers without a user get the recruiter's address as login name."""
        recruiter = data.get("recruiter") if isinstance(data, dict) else None
        address = recruiter.get("address") if isinstance(recruiter, dict) else None
        if not isinstance(address, str) or not address.isprintable():
            return data
        servers = {key: data[key] for key in ("imap", "smtp") if isinstance(data.get(key), dict)}
        return data | {key: {"user": address.strip(), **server} for key, server in servers.items()}

    @property
    def addresses(self) -> frozenset[str]:
        """The recruiter's addresses, lower case, without plus parts."""
        return frozenset({self.recruiter.address, *self.recruiter.aliases})

    @property
    def domain(self) -> str:
        """The right-hand side of our Message-IDs: the recruiter's domain, as its mail server vouches for that one."""
        return self.recruiter.address.rpartition("@")[2]

    @property
    def believed(self) -> str:
        """The authserv-id whose header is believed; '', 'microsoft' and '*' as in ``agent.reading.claims.House``."""
        if self.authserv_id is not None:
            return self.authserv_id.lower()
        if self.imap.host in _MICROSOFT:
            return "microsoft"
        return "mx.google.com" if self.imap.host in _GMAIL else ""

    @property
    def server_files_sent(self) -> bool:
        """Whether the server files sent mail by itself."""
        return self.smtp.host in _GMAIL + _MICROSOFT if self.files_sent is None else self.files_sent
