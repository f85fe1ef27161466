"""What the letter about an answer says that no AI may read: the answer itself, and how to have it counted."""

from dataclasses import dataclass

from agent.core.hearing import PAST
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.people import Side
from agent.core.rules import Rules
from agent.writing.answers import who
from agent.writing.layout import defanged, short
from agent.writing.occasion import Occasion, addressee, first_name, occasion

FORM = "file: rating 4, decision yes, next another interview"
"""An example of the line with which the recruiter files what somebody said."""
_MOST_SHOWN = 12_000
"""Characters of the answer; nobody else reads it, so little is left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """An answer for the recruiter alone."""

    about: Occasion
    name: str
    who: str
    first: str
    side: str
    words: str
    """What they typed, defanged; empty if it is not given."""
    form: str
    """An example of the line that files it; empty if nothing counts any more."""
    last: str
    """The word for the end of the process that this side can propose."""


def unread(interview: Interview, rules: Rules, to: Address, slot: str, words: str) -> Unread:
    """The answer of the respondent ``slot``, who typed ``words``."""
    respondent = interview.respondent(slot)
    name = who(respondent) if respondent else "Somebody"
    side = respondent.person.side if respondent else Side.CLIENT
    return Unread(
        about=occasion(interview, rules, rules.hours.zone),
        name=addressee(to),
        who=name,
        first=first_name(name),
        side=side.value,
        words=short(defanged(words).strip(), _MOST_SHOWN),
        form="" if interview.state in PAST else FORM,
        last="withdraw" if side is Side.CANDIDATE else "reject",
    )
