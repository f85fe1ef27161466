"""Answers that count because the recruiter accepted them: letters say where they came from, and on whose word."""

from datetime import tzinfo

from agent.core.feedback import FiledReading
from agent.core.held import Held, found
from agent.core.interview import Interview
from agent.core.mail import plain
from agent.core.respondent import Respondent
from agent.writing.answers import who
from agent.writing.words import moment


def accepted(interview: Interview, filed: FiledReading) -> Held | None:
    """The reply in doubt that a reading was taken from; None for a reply that counted by itself."""
    held = found(interview.held, filed.mail)
    return held if held and held.accepted_for else None


def origins(
    interview: Interview, respondent: Respondent, filed: tuple[FiledReading, ...], by: str, zone: tzinfo
) -> tuple[str, ...]:
    """For each accepted answer of a respondent, where it came from and that ``by`` accepted it."""
    return tuple(
        f"The answer of {who(respondent)} of {moment(f.at, zone)}: from {plain(held.sender.email)}, accepted by {by}"
        for f in filed
        if (held := accepted(interview, f))
    )
