"""Whether a meeting is an interview, and what about its people the recruiter has to settle."""

from collections.abc import Iterable

from agent.core.itip import Meeting
from agent.core.people import Person, Side
from agent.core.tags import Tags
from agent.core.title import Title

_OURS = frozenset({Side.RECRUITER, Side.COLLEAGUE, Side.ROOM})


def is_interview(meeting: Meeting, said: Tags, heading: Title, people: tuple[Person, ...]) -> tuple[bool, str]:
    """Whether it is one, and why."""
    if heading.around:
        return False, f"the title says '{heading.around.strip()}': a meeting around an interview"
    if all(p.side in _OURS for p in people):
        return False, "nobody from outside takes part"
    if said.named or (said.any and not meeting.all_day):
        return True, "the invitation is tagged"
    if meeting.all_day:
        return False, "it takes the whole day"
    if heading.word:
        return True, f"the title says '{heading.word}'"
    return False, "neither the title nor a tag says that it is an interview"


def doubts(people: tuple[Person, ...], said: Tags) -> tuple[str, ...]:
    """What the recruiter has to settle, a sentence each."""
    unknown = [
        f"Is {p.address.email} the client or the candidate? {p.reason[:1].upper()}{p.reason[1:]}."
        for p in people
        if p.side is Side.UNKNOWN
    ]
    candidates = [p.address.email for p in people if p.side is Side.CANDIDATE]
    there = {p.address.email for p in people}
    absent = [
        f"The invitation names {who.email} as the {side.value}, but nobody there has been invited or has answered."
        for side, who in said.named
        if who.email and who.email not in there
    ]
    several = [f"There are several candidates: {', '.join(candidates)}. Which one is it?"] if candidates[1:] else []
    return (*unknown, *absent, *several, *_missing(people))


def _missing(people: tuple[Person, ...]) -> Iterable[str]:
    sides = {p.side for p in people}
    if Side.CLIENT not in sides:
        yield "Nobody is known yet who interviews on the client's side."
    if Side.CANDIDATE not in sides:
        yield "The candidate is not known yet."
