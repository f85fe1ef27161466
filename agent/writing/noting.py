"""What a short word to the recruiter says: who is not asked because of their mail, or what came of their reply."""

from dataclasses import dataclass

from agent.core.interview import Interview
from agent.core.mail import Address, plain
from agent.core.pausing import paused_slots
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.writing.layout import line, short
from agent.writing.occasion import Occasion, addressee, name_of, occasion
from agent.writing.words import SIDES, together

_MOST_REASON = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Paused:
    """Somebody who is not asked while the recruiter writes with them."""

    name: str
    email: str
    side: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A short word."""

    about: Occasion
    name: str
    who: str
    """Who is not asked, in words; empty for an answer to the recruiter."""
    paused: tuple[Paused, ...]
    replies: tuple[str, ...]
    """What the recruiter can reply."""
    why: str
    """What came of the recruiter's reply; empty if the letter is about a pause."""
    others: str
    """Further interviews that the recruiter's mail with them may be about."""
    further: str
    """The further round that was arranged, and that ends the questions; empty if there is none."""


def note(interview: Interview, rules: Rules, to: Address, slot: str, why: str, others: str) -> Note:
    """A pause of the respondent ``slot``, or of all who are paused; with ``why``, an answer to the recruiter."""
    people = () if why else paused(interview, slot)
    return Note(
        about=occasion(interview, rules, rules.hours.zone),
        name=addressee(to),
        who=together([person.name for person in people]),
        paused=people,
        replies=ways_on(people),
        why=short(line(why), _MOST_REASON),
        others="" if interview.further else line(others),
        further=line(others) if interview.further else "",
    )


def paused(interview: Interview, slot: str = "") -> tuple[Paused, ...]:
    """Whom the recruiter's own mail keeps us from asking; only the respondent ``slot`` if it is given."""
    slots = paused_slots(interview)
    return tuple(_person(r) for r in interview.respondents if r.slot in slots and slot in ("", r.slot))


def _person(respondent: Respondent) -> Paused:
    person = respondent.person
    return Paused(name=name_of(person), email=plain(person.address.email), side=SIDES[person.side])


def ways_on(people: tuple[Paused, ...]) -> tuple[str, ...]:
    """The replies that go on asking, or end it, for each of these people."""
    return tuple(reply for one in people for reply in (f"ask {one.email}", f"don't ask {one.email}"))
