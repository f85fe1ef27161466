"""The digest, when the recruiter asks for it."""

from agent.core.accepting import answered
from agent.core.charge import handed
from agent.core.effects import LetterKind, SendLetter
from agent.core.events import RecruiterSaid
from agent.core.interview import Interview
from agent.core.orders import Step
from agent.core.rules import Rules

_NOT_YOURS = (
    "The digest is about all interviews, and you are in charge of this one. Reply “status” to hear how it stands."
)


def overview(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """It goes to whoever asks, if all interviews are theirs: the recruiter, or who stands in for them."""
    given = handed(interview, event.at)
    if not (rules.directory.is_recruiter(event.by.email) or (given and given.every)):
        return answered(interview, event, rules, _NOT_YOURS)
    day = event.at.astimezone(rules.hours.zone).date().isoformat()
    to = given.to if given and given.to.email == event.by.email else rules.directory.recruiter
    name = f"digest/{rules.mailbox}/{day}/{event.mail[:16]}"
    letter = SendLetter(id=name, interview="", at=event.at, kind=LetterKind.DIGEST, to=to, mail=day)
    return Step(interview=interview, effects=(letter,), note=f"{event.by.email} asked for the digest.")
