"""Handing an interview over to a colleague, and taking it back. Participants notice nothing of either."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from agent.core.accepting import answered
from agent.core.charge import in_charge
from agent.core.echo import tell_back
from agent.core.effects import LetterKind, SendLetter
from agent.core.events import RecruiterSaid, Verb
from agent.core.handed import Deputy, Handed
from agent.core.interview import Interview, InterviewState
from agent.core.leave import taken_over, to_remember
from agent.core.mail import Address
from agent.core.orders import Step, tell
from agent.core.rules import Rules

_MOST_NAMED = 5
"""Colleagues that are named to whoever names nobody who can be meant."""
_GONE = "that day is over; please name one that is to come."
_NUMBERS = 1_000_000
"""The mark of a letter has room for six digits."""


def said(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Somebody else is in charge from now on, or the recruiter is again."""
    recruiter = Deputy(address=rules.directory.recruiter)
    if event.command.verb is Verb.TAKE_BACK:
        found: Deputy | str = recruiter if rules.directory.is_recruiter(event.by.email) else _back(rules)
    else:
        found = _meant(event.command.to, (recruiter, *rules.deputies))
    if isinstance(found, Deputy):
        hindrance = _of_all if event.command.every else _of_one
        found = hindrance(interview, found.address, event, rules) or found
    if isinstance(found, str):
        return answered(interview, event, rules, f"Nothing was changed: {found}")
    return _given(interview, found, event, rules)


def _back(rules: Rules) -> str:
    email = rules.directory.recruiter.email
    return f"only {email} can take it back; to give it back, reply “hand over to {email}”."


def _meant(words: str, known: tuple[Deputy, ...]) -> Deputy | str:
    """The one colleague whom an address or a name means; else why there is none, in a sentence."""
    wanted = words.casefold().strip()
    found = [one for one in known if wanted in _names(one.address)]
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        return f"{' and '.join(one.address.email for one in found)} can be meant; please name the address."
    others = [_called(one.address) for one in known[1:]]
    if not others:
        return "I hand over only to colleagues in a team and to recruiters of other mailboxes, and none are configured."
    more = " and others" if len(others) > _MOST_NAMED else ""
    return f"I can hand over only to {', '.join(others[:_MOST_NAMED])}{more}; I know nobody else."


def _called(address: Address) -> str:
    return address.name or address.email.partition("@")[0]


def _names(address: Address) -> set[str]:
    """What a colleague can be called by."""
    name = address.name.casefold().strip()
    return {address.email, address.email.partition("@")[0], name, *name.split()[:1]} - {""}


def _of_all(interview: Interview, to: Address, event: RecruiterSaid, rules: Rules) -> str:
    """Why not all interviews can be handed to somebody, in a sentence; empty if they can."""
    if not rules.directory.is_recruiter(event.by.email):
        return f"only {_called(rules.directory.recruiter)} can hand over or take back all interviews."
    until = _until(event, rules)
    if until is None and not rules.directory.is_recruiter(to.email):
        return "please say until which day, as in “hand over all to jonas until 2026-12-01”."
    return _GONE if until is not None and until <= event.at else ""


def _of_one(interview: Interview, to: Address, event: RecruiterSaid, rules: Rules) -> str:
    """Why this interview cannot be handed to somebody, in a sentence; empty if it can."""
    if interview.state is InterviewState.CLOSED:
        return "this interview is closed, and nothing is left to hand over."
    if any(to.email in r.addresses for r in interview.respondents):
        return f"{to.email} takes part in this interview."
    until = _until(event, rules)
    if until is not None and until <= event.at:
        return _GONE
    if in_charge(interview, rules.directory, event.at).email == to.email and until is None:
        return f"it is in the charge of {to.email} already."
    return ""


def _until(event: RecruiterSaid, rules: Rules) -> datetime | None:
    """The end of the day that is named, by the recruiter's clock."""
    day = event.command.until
    return datetime.combine(day + timedelta(days=1), time(), rules.hours.zone) if day else None


def _given(interview: Interview, to: Deputy, event: RecruiterSaid, rules: Rules) -> Step:
    every, back = event.command.every, rules.directory.is_recruiter(to.address.email)
    until = None if back else _until(event, rules)
    handed = Handed(to=to.address, mailbox=to.mailbox, at=event.at, by=event.by.email, until=until, every=every)
    word = to_remember(handed, event.at)
    # The word about all is not the interview's alone: it takes it over like every other one.
    after = taken_over(interview, replace(rules, leave=word), event.at) if every else replace(interview, handed=handed)
    # The story's note is what the answer says.
    note = _confirmation(handed, event, rules)
    confirmed = tell_back(after, event, rules, LetterKind.NOTE, note)
    told = _told(interview, after, event, rules)
    return Step(interview=after, effects=(confirmed, *told), note=note, lessons=(word,) if every else ())


def _confirmation(handed: Handed, event: RecruiterSaid, rules: Rules) -> str:
    name, mine = _called(handed.to), rules.directory.is_recruiter(event.by.email)
    what = "all your interviews" if handed.every else "this interview"
    if rules.directory.is_recruiter(handed.to.email):
        return f"Taken back: {'you are' if mine else f'{name} is'} in charge of {what} again."
    until = f" until {event.command.until:%-d %B %Y}" if event.command.until else ""
    more = ", also about new ones, and your digest too" if handed.every else ""
    word = "take back all" if handed.every else "take back"
    ends = f" Your own replies count as before; reply “{word}” to end it." if mine else ""
    return (
        f"Handed over: {name} gets my letters about {what}{until}{more}, and their replies count. "
        f"Participants notice nothing: they are written to from the same address.{ends}"
    )


def _told(before: Interview, after: Interview, event: RecruiterSaid, rules: Rules) -> Iterator[SendLetter]:
    """Whoever is in charge now, and whoever was until now, unless they said it themselves."""
    now = in_charge(after, rules.directory, event.at)
    then = in_charge(before, rules.directory, event.at)
    letter = tell(after, rules, event.at, LetterKind.HANDED, mail=event.mail)
    if not _same(now, event.by, rules):
        yield letter
    if not _same(then, event.by, rules) and then.email != now.email:
        # One of the ids that a lost store looks for: see orders.possible_ids.
        number = int.from_bytes(hashlib.sha256(event.mail.encode()).digest()[:8], "big") % _NUMBERS
        yield replace(letter, id=f"{after.ref}/{LetterKind.HANDED}/1/{number}", to=then, number=number, mail="")


def _same(one: Address, other: Address, rules: Rules) -> bool:
    both = rules.directory.is_recruiter(one.email) and rules.directory.is_recruiter(other.email)
    return both or one.email == other.email
