"""What the letter about a held reply says: one that counts for nothing until the recruiter has looked at it."""

from dataclasses import dataclass

from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address, plain
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.writing.layout import defanged, line, short
from agent.writing.occasion import Occasion, addressee, called, name_of, occasion

_MOST_SHOWN = 4000
"""Characters of a held reply that are shown; the mail itself is in the mailbox."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A reply that counts for nothing by itself."""

    about: Occasion
    name: str
    who: str
    """The name it bears."""
    email: str
    """The address it bears; empty if not known."""
    expected: str
    """Who was asked."""
    why: str
    proven: bool
    """True if its sender is who they say they are, and the reply is passed on for another reason."""
    words: str
    """The mail's own text, defanged; empty if it is not given."""


def held(
    interview: Interview, rules: Rules, to: Address, slot: str, mail: str, claimed: Address | None, why: str, words: str
) -> Held:
    """A reply that the recruiter has to look at."""
    respondent = interview.respondent(slot)
    sender = claimed or (respondent.person.address if respondent else None)
    reason, proven = _reason(interview, respondent, mail)
    return Held(
        about=occasion(interview, rules, rules.hours.zone),
        name=addressee(to),
        who=called(sender.email, sender.name) if sender else "an unknown sender",
        email=plain(sender.email) if sender else "",
        expected=name_of(respondent.person) if respondent else "",
        why=line(why) or reason,
        proven=proven and claimed is None,
        words=short(defanged(words).strip(), _MOST_SHOWN),
    )


def _reason(interview: Interview, respondent: Respondent | None, mail: str) -> tuple[str, bool]:
    """Why a reply is passed on, and whether its sender is beyond doubt."""
    filed = respondent.readings if respondent else ()
    if any(f.mail == mail and f.reading.reader.startswith("nobody") for f in filed):
        return "They asked that no AI reads their answer, so none did. Please read it yourself.", True
    if respondent and mail in respondent.held:
        return "Nothing proves that it comes from the person who was asked.", False
    if interview.state in (InterviewState.DECIDED, InterviewState.CLOSED):
        return "It came after your decision, so it changes nothing by itself.", True
    return "Nothing proves that it comes from the person who was asked.", False
