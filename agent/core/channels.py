"""Channels beside MQTT: which notifications each gets, and what they say."""

from collections.abc import Iterable
from dataclasses import dataclass

from agent.core.effects import Notice, Publish, Relay
from agent.core.quiet import Quiet

_TITLES = {
    Notice.INTERVIEW_OVER: "An interview is over",
    Notice.QUESTION_SENT: "Somebody was asked",
    Notice.REMINDER_SENT: "Somebody was reminded",
    Notice.FEEDBACK_IN: "Feedback came in",
    Notice.RECOMMENDATION: "There is a recommendation",
    Notice.DECISION: "A decision was made",
    Notice.ATTENTION: "Something needs you",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Channel:
    """What the operator chose for one channel."""

    name: str
    names: bool = False
    """Whether its notifications may name people."""
    notices: frozenset[Notice] = frozenset(Notice)
    quiet: Quiet | None = None


def relays(effect: Publish, channels: Iterable[Channel]) -> tuple[Relay, ...]:
    """A notification's copies, one for each channel that wants it; none of what goes to a participant."""
    return tuple(
        Relay(
            id=f"{effect.id}/channel/{one.name}",
            interview=effect.interview,
            at=effect.at,
            channel=one.name,
            notice=effect.notice,
            about=effect.about,
            alarm=effect.alarm,
        )
        for one in channels
        if not effect.person and (effect.alarm or effect.notice in one.notices)
    )


def words(effect: Relay, channel: Channel, code: str) -> tuple[str, str]:
    """Title and text. Strangers read lock screens: names only where the operator allows them."""
    title = _TITLES[effect.notice]
    told = effect.about if channel.names and effect.about else f"{title}. Your mailbox has the details."
    return title, f"{told} {code}".strip()
