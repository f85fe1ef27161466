"""The configuration as values of the core."""

from typing import TypedDict

from agent.config.channels import Channel as ChannelSection
from agent.config.mailbox import ClientEntry, Mailbox
from agent.config.mqtt import Mqtt
from agent.config.root import Config
from agent.core.channels import Channel
from agent.core.effects import Notice
from agent.core.handed import Deputy
from agent.core.language import LANGUAGES
from agent.core.mail import Address
from agent.core.people import Client, Directory, RoleTeam
from agent.core.quiet import Quiet
from agent.core.rules import Caps, Rules, WorkingHours
from agent.core.signs import within
from agent.core.thresholds import Thresholds


def rules(config: Config, mailbox: Mailbox) -> Rules:
    """Everything that decisions about this mailbox depend on."""
    chase, hours = config.chase, config.chase.working_hours
    return Rules(
        mailbox=mailbox.name,
        directory=directory(config, mailbox),
        language=mailbox.language,
        languages=mailbox.languages or _languages(mailbox.language),
        team=mailbox.team,
        deputies=_deputies(config, mailbox),
        role_teams=tuple(RoleTeam(match=one.match, team=one.team) for one in mailbox.roles),
        mode=mailbox.mode,
        grace=chase.grace,
        cadence=chase.cadence,
        thanks=chase.thanks,
        give_up_after=chase.give_up_after,
        hours=WorkingHours(
            start=hours.start,
            end=hours.end,
            weekdays=frozenset(hours.weekdays),
            zone=mailbox.timezone,
            regions=chase.holidays,
            days_off=frozenset(chase.days_off),
        ),
        away_for=chase.away_for,
        defer_for=chase.defer_for,
        close_after=config.close_after,
        caps=Caps(**config.caps.model_dump()),
        thresholds=Thresholds(
            good_rating=config.policy.good_rating,
            bad_rating=config.policy.bad_rating,
            ratings_apart=config.policy.ratings_apart,
            no_shows=config.policy.no_shows,
            gap_concern=config.policy.gap_concern,
            gap_qualifications=config.policy.gap_qualifications,
        ),
        form_url=mailbox.form_url or "",
        prose=bool(config.model and config.model.prose),
        digest=mailbox.digest,
        channels=tuple(map(_channel, config.channels)),
        **_pushing(config.mqtt),
    )


def directory(config: Config, mailbox: Mailbox) -> Directory:
    """What the operator told about addresses around this mailbox."""
    freemail = frozenset(config.free_mail_domains)
    return Directory(
        recruiter=Address(email=mailbox.recruiter.address, name=mailbox.recruiter.name),
        aliases=frozenset(mailbox.recruiter.aliases),
        own_domains=(frozenset(mailbox.own_domains) | {mailbox.domain}) - freemail,
        clients=tuple(map(_client, mailbox.clients)),
        freemail=freemail,
        interview_words=mailbox.interview_words,
        built_in_words=mailbox.built_in_words,
        colleagues=tuple(one.address for one in _deputies(config, mailbox)),
    )


def _deputies(config: Config, mailbox: Mailbox) -> tuple[Deputy, ...]:
    """The recruiters of the other mailboxes, and everybody in one of this one's teams; nobody of a client's."""
    clients = [domain for client in mailbox.clients for domain in client.domains]
    others = {
        one.recruiter.address: Deputy(
            address=Address(email=one.recruiter.address, name=one.recruiter.name), mailbox=one.name
        )
        for one in config.mailboxes
        if one.name != mailbox.name and not within(one.domain, clients)
    }
    teams = (mailbox.team, *(one.team for one in mailbox.clients), *(one.team for one in mailbox.roles))
    colleagues = {one.email: Deputy(address=one) for team in teams for one in team}
    return tuple({**colleagues, **others}.values())


def _client(entry: ClientEntry) -> Client:
    return Client(
        name=entry.name,
        domains=frozenset(entry.domains),
        mode=entry.mode or "",
        form_url=entry.form_url or "",
        decision_makers=frozenset(entry.decision_makers),
        team=entry.team,
    )


def _languages(recruiters: str) -> tuple[str, ...]:
    """All of them, the recruiter's own first."""
    own = recruiters.partition("-")[0].lower()
    return tuple(sorted(LANGUAGES, key=lambda one: one != own))


class _Pushing(TypedDict, total=False):
    names_in_push: bool
    notices: frozenset[Notice]
    quiet: Quiet | None
    push_to_participants: bool


def _channel(chosen: ChannelSection) -> Channel:
    hours = chosen.quiet_hours
    return Channel(
        name=chosen.name,
        names=chosen.names,
        notices=frozenset(chosen.notices or Notice),
        quiet=Quiet(start=hours.start, end=hours.end) if hours else None,
    )


def _pushing(mqtt: Mqtt | None) -> _Pushing:
    """What is pushed, and when."""
    if mqtt is None:
        return {}
    hours = mqtt.quiet_hours
    return {
        "names_in_push": mqtt.names,
        "notices": frozenset(mqtt.notices or Notice),
        "quiet": Quiet(start=hours.start, end=hours.end) if hours else None,
        "push_to_participants": mqtt.participants,
    }
