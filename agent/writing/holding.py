"""What the letter about a held reply says: one that counts for nothing until the recruiter has looked at it."""

from dataclasses import dataclass

from agent.core.hearing import PAST
from agent.core.held import Held as Doubtful
from agent.core.held import found
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address, plain
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.writing.layout import defanged, line, short
from agent.writing.occasion import Occasion, addressee, called, name_of, occasion

_MOST_PEOPLE = 6
"""People named as those whose answer it may be."""
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
    offered: bool
    """True if it answers no letter of ours, and may be about the interview all the same."""
    warning: str
    """Why its address could be meant to deceive; empty if nothing says so."""
    replies: tuple[str, ...]
    """What the recruiter can reply; empty if it cannot be accepted any more."""
    acceptable: bool
    """True if "accept" is one of them."""
    whose: str
    """For whose answer "accept" takes it; empty if the reply has to say so."""
    remembered: bool
    """True if further mail from its address counts too, once it is accepted."""
    also: str
    """Why it cannot be accepted, where that needs a word."""


def held(
    interview: Interview, rules: Rules, to: Address, slot: str, mail: str, claimed: Address | None, why: str, words: str
) -> Held:
    """A reply that the recruiter has to look at."""
    respondent = interview.respondent(slot)
    sender = claimed or (respondent.person.address if respondent else None)
    reason, proven = _reason(interview, respondent, mail)
    kept = found(interview.held, mail)
    waits = kept is not None and not kept.accepted_for and interview.state not in PAST
    return Held(
        about=occasion(interview, rules, rules.hours.zone),
        name=addressee(to),
        who=called(sender.email, sender.name) if sender else "an unknown sender",
        email=plain(sender.email) if sender else "",
        expected=name_of(respondent.person) if respondent else "",
        why=_sentence(line(why or (kept.reason if kept else ""))) or reason,
        proven=proven and claimed is None,
        words=short(defanged(words).strip(), _MOST_SHOWN),
        offered=kept is not None and kept.offered,
        warning=_sentence(line(kept.warning)) if kept else "",
        replies=_replies(interview, kept, respondent) if waits and kept else (),
        acceptable=waits and kept is not None and kept.typed,
        whose=name_of(respondent.person) if respondent else "",
        remembered=kept is not None and kept.proven and not kept.warning and not _known(respondent, kept),
        also=_also(interview, kept, proven and claimed is None),
    )


def _sentence(text: str) -> str:
    """The clause with a full stop."""
    return text if not text or text[-1] in ".!?" else f"{text}."


def _known(respondent: Respondent | None, kept: Doubtful) -> bool:
    return respondent is not None and kept.sender.email in respondent.addresses


def _replies(interview: Interview, kept: Doubtful, respondent: Respondent | None) -> tuple[str, ...]:
    """The commands that this letter understands, as the recruiter has to type them."""
    if not kept.typed:
        return ("ignore",) if respondent else ()
    if respondent is None:
        people = (plain(r.person.address.email) for r in interview.respondents[:_MOST_PEOPLE])
        return (*(f"accept for {email}" for email in people), "ignore") if interview.respondents else ()
    ask = (f"ask {plain(respondent.person.address.email)}",) if kept.offered else ()
    return ("accept", "ignore", *ask)


def _also(interview: Interview, kept: Doubtful | None, passed_on: bool) -> str:
    if passed_on or interview.state in PAST:
        return ""
    if kept is None:
        return "Too many replies in doubt are waiting, so this one cannot be accepted."
    return "" if kept.typed else "It cannot be accepted, as its sender typed nothing of it."


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
