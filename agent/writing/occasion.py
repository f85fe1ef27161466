"""The interview as a letter speaks of it: names, role and time, each fit to stand in a sentence."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from agent.core import marks
from agent.core.interview import Interview
from agent.core.mail import Address, plain
from agent.core.people import Person, Side
from agent.core.rules import Rules
from agent.writing.layout import named, short
from agent.writing.tongue import ENGLISH, IDIOMS, day_in
from agent.writing.words import moment, together


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """What every letter may say: nothing here comes from an answer."""

    summary: str
    """The invitation's title, on one line, without a leading 'Re:'."""
    candidate: str
    client: str
    """The company; its people where the company is not known."""
    role: str
    """'Backend Engineer'; empty if not known."""
    code: str
    """'[#7k3q9xab]', for subjects; empty where a letter is about no interview."""
    day: str
    """'Thursday, 5 November'; empty if not known."""
    when: str
    """'Thu 5 Nov, 14:00 CET'; empty if not known."""
    recruiter: str


def occasion(interview: Interview, rules: Rules, zone: tzinfo, language: str = ENGLISH) -> Occasion:
    """The interview in words, its time in ``zone``."""
    start = interview.meeting.start
    return Occasion(
        summary=_title(interview.meeting.summary, language),
        candidate=candidate(interview, language),
        client=client(interview),
        role=named(interview.role),
        code=marks.code(interview.ref) if interview.ref else "",
        day=day_in(language, start, zone) if start else "",
        when=moment(start, zone) if start else "",
        recruiter=recruiter(rules),
    )


def candidate(interview: Interview, language: str = ENGLISH) -> str:
    """Who was interviewed."""
    return _names(interview, Side.CANDIDATE, language) or IDIOMS[language].candidate


def client(interview: Interview) -> str:
    """Who interviewed: the company, else its people."""
    return named(interview.company) or _names(interview, Side.CLIENT) or IDIOMS[ENGLISH].client


def client_to_candidate(interview: Interview, language: str = ENGLISH) -> str:
    """Who interviewed, in words for the candidate: the company only, as its people may not be known to them."""
    return named(interview.company) or IDIOMS[language].client


def recruiter(rules: Rules) -> str:
    """What to call the recruiter; operators write names as they like."""
    return of_ours(rules.directory.recruiter)


def of_ours(address: Address) -> str:
    """What to call the recruiter or a colleague."""
    return plain(address.name) or address.email.partition("@")[0]


def whose(rules: Rules, to: Address) -> str:
    """Whose Drafts and whose name it is, for the reader of a letter: 'your', or 'Anna Berg’s' for who stands in."""
    return "your" if rules.directory.is_recruiter(to.email) else f"{recruiter(rules)}’s"


def first_name(name: str) -> str:
    """How to greet somebody: 'Becker, Tom' and 'Tom Becker' are Tom; one who shows only an address is what it says."""
    _, comma, given = name.partition(",")
    words = (given if comma and given.strip() else name).split()
    return words[0] if words else name


def full_name(name: str) -> str:
    """How to address somebody formally: 'Becker, Tom' is Tom Becker."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def addressee(to: Address) -> str:
    """How to greet somebody of our own."""
    return first_name(plain(to.name) or to.email.partition("@")[0])


def name_of(person: Person) -> str:
    """What to call a participant."""
    return called(person.address.email, person.address.name)


def called(address: str, name: str) -> str:
    """A stranger's name, else the local part of their address."""
    return named(name) or named(address.partition("@")[0])


def _names(interview: Interview, side: Side, language: str = ENGLISH) -> str:
    people = [p for p in interview.people if p.side is side] or [r.person for r in interview.on(side)]
    return together([called(p.address.email, p.address.name) for p in people[:3]], IDIOMS[language].last)


def _title(summary: str, language: str) -> str:
    title = plain(summary)
    while title[:3].lower() == "re:":
        title = title[3:].strip()
    return short(title, 120) or IDIOMS[language].interview


def when(at: datetime | None, zone: tzinfo) -> str:
    """The moment in words; empty if there is none."""
    return moment(at, zone) if at else ""
