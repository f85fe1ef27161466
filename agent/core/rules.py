"""What the operator chose for one mailbox, as values of the core."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from agent.core.channels import Channel
from agent.core.effects import Notice
from agent.core.handed import Deputy
from agent.core.language import LANGUAGES
from agent.core.mail import Address
from agent.core.memory import Said
from agent.core.people import Directory, RoleTeam
from agent.core.quiet import Quiet
from agent.core.thresholds import Thresholds


class Mode(StrEnum):
    """What happens to mails to participants."""

    DRAFTS = "drafts"
    """They are laid into the Drafts folder, and the recruiter sends them."""
    SEND = "send"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingHours:
    """When people may be reminded."""

    start: time = time(9)
    end: time = time(17)
    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    """0 is Monday."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    """The recruiter's zone, used where the interview's own is unknown."""
    regions: tuple[str, ...] = ()
    """Parts of countries whose own public holidays count too, such as 'DE-BY' (ISO 3166-2); at most one a country."""
    days_off: frozenset[date] = frozenset()
    """Further days on which nobody is reminded, wherever they are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Caps:
    """How much mail may leave, whatever the reason."""

    person_per_day: int = 2
    """Letters to one participant within 24 hours."""
    participants_per_day: int = 100
    """Letters to all participants of this mailbox within 24 hours."""
    participants_at_once: int = 40
    """Of these, letters within ten minutes: what has piled up leaves bit by bit."""
    domain_per_day: int = 50
    """Letters to participants at one domain within 24 hours."""
    new_domains_per_day: int = 20
    """Domains within 24 hours to which this mailbox has never written before."""
    recruiter_per_day: int = 200
    """Letters to the recruiter and the team within 24 hours."""
    doubtful_per_day: int = 30
    """Of these, letters that a stranger's mail can provoke: a flood must not hold up what matters."""
    recruiter_per_interview: int = 20
    """Letters about one interview within 24 hours to the recruiter, or to one colleague."""
    breaker_failures: int = 10
    """People within 24 hours whose letters came back or were refused for good, from which on nobody is written to."""
    breaker_share: int = 30
    """The same in per cent of the people written to, from the fourth failure on."""
    breaker_uncertain: int = 5
    """Letters within an hour of which nobody knows whether they left, from which on nobody is written to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """Everything that decisions depend on, beside the interview and the event."""

    mailbox: str
    """The mailbox's name in config.yaml."""
    directory: Directory
    language: str = "en"
    """BCP 47 tag of the language in which the recruiter reads summaries."""
    languages: tuple[str, ...] = LANGUAGES
    """Those in which participants may be written to; the first where nothing tells theirs."""
    team: tuple[Address, ...] = ()
    """Colleagues who get the recommendation too, where neither the client nor the job has any of its own."""
    role_teams: tuple[RoleTeam, ...] = ()
    """Colleagues for some jobs."""
    deputies: tuple[Deputy, ...] = ()
    """Whom an interview can be handed over to: the colleagues, and the recruiters of other mailboxes."""
    leave: Said | None = None
    """What the recruiter said last of who is in charge of all interviews; None: nothing ever."""
    mode: Mode = Mode.DRAFTS
    grace: timedelta = timedelta(hours=1)
    """From the interview's end to the question; the recruiter can veto meanwhile."""
    cadence: tuple[timedelta, ...] = (timedelta(hours=24), timedelta(hours=24), timedelta(hours=24))
    """The wait before each reminder, at most three."""
    give_up_after: timedelta = timedelta(hours=24)
    """From the last reminder to asking the recruiter to call."""
    thanks: bool = False
    """Whether people are thanked for their first feedback, where letters are sent."""
    hours: WorkingHours = field(default_factory=WorkingHours)
    away_for: timedelta = timedelta(days=3)
    """How long an absence note without a date pauses the chase."""
    defer_for: timedelta = timedelta(days=1)
    """How long a 'will answer later' moves the next reminder."""
    close_after: timedelta = timedelta(days=14)
    """From the decision to the end of the case; later replies only reach the recruiter."""
    caps: Caps = field(default_factory=Caps)
    thresholds: Thresholds = field(default_factory=Thresholds)
    form_url: str = ""
    """A form that is offered beside the reply; empty for none."""
    prose: bool = False
    """Whether a model writes sentences about each recommendation."""
    names_in_push: bool = False
    """Whether a push notification may name people; lock screens are read by strangers."""
    notices: frozenset[Notice] = frozenset(Notice)
    """What is pushed at all."""
    quiet: Quiet | None = None
    """When nothing is pushed, by the recruiter's clock; None: never."""
    digest: time | None = None
    """When the daily digest comes on working days, by the recruiter's clock; None: never."""
    channels: tuple[Channel, ...] = ()
    """To which notifications are handed on, beside MQTT."""
    push_to_participants: bool = False
    """Whether questions and reminders are published too, on a topic of each person's own."""
