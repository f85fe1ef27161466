"""What letters to the recruiter say before there is any feedback: who will be asked, what is in doubt, whom to call."""

from dataclasses import dataclass
from datetime import datetime

from agent.core import calls
from agent.core.effects import LetterKind
from agent.core.ending import hindrance
from agent.core.happened import called_off
from agent.core.interview import Interview
from agent.core.mail import Address, plain
from agent.core.orders import mode
from agent.core.patience import is_paused
from agent.core.people import Person, Side
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Mode, Rules
from agent.writing.layout import line, short
from agent.writing.notes import Note, notes
from agent.writing.noting import Paused, paused
from agent.writing.occasion import Occasion, addressee, first_name, name_of, occasion, whose
from agent.writing.questions import questions
from agent.writing.render import Renderer
from agent.writing.unread import FORM
from agent.writing.words import SIDES, count, moment


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Somebody whom Debrief is going to ask."""

    name: str
    email: str
    side: str
    guess: str = ""
    """Why they are taken to be on their side, where nothing says so of themselves; else empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """Something only the recruiter can settle, with the replies that settle it."""

    question: str
    replies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """A file that keeps time for a call in the recruiter's calendar."""

    who: str
    at: str
    """In the recruiter's zone."""
    early: bool
    """True if it is outside of working hours, as none suits both."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ahead:
    """Heads-up, with or without doubts."""

    about: Occasion
    name: str
    asked: tuple[Asked, ...]
    corrections: tuple[str, ...]
    """The replies that put those whose side is a guess on the other one."""
    at: str
    """When the questions leave, in the recruiter's zone."""
    drafts: bool
    """True if the questions are laid into Drafts only."""
    whose: str
    """Whose Drafts, and in whose name: 'your', 'Anna Berg’s'."""
    said: str
    """The words with which somebody said that the interview is over; empty if the clock did."""
    paused: tuple[Paused, ...]
    """Whom Debrief does not ask, as the recruiter writes with them."""
    ask_paused: tuple[str, ...]
    """The replies that have them asked all the same."""
    doubts: tuple[Doubt, ...]
    blocked: bool
    """True if nobody is asked until the recruiter answers."""
    notes: tuple[Note, ...]
    """What people wrote beside their calendar answers."""
    holds: tuple[Hold, ...]
    """Calls for which files are attached."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """Somebody whom mail does not reach."""

    about: Occasion
    name: str
    who: str
    first: str
    email: str
    phones: tuple[str, ...]
    """As their own mails show them."""
    side: str
    why: str
    stopped: bool
    """True if they asked for no more mail."""
    over: bool
    """True if they get no more mail about this interview."""
    questions: tuple[str, ...]
    form: str
    """An example of the line that files what they say on the telephone; empty if they are not known any more."""
    holds: tuple[Hold, ...]
    """The call for which a file is attached, if there is one."""


def ahead(interview: Interview, rules: Rules, to: Address, now: datetime) -> Ahead:
    """The heads-up, in the recruiter's zone."""
    zone = rules.hours.zone
    blocked = hindrance(interview)
    left_out = paused(interview)
    asked = [r for r in interview.respondents if _will_be_asked(interview, r)]
    return Ahead(
        about=occasion(interview, rules, zone),
        name=addressee(to),
        asked=tuple(map(_asked, asked)),
        corrections=tuple(_correction(r.person) for r in asked if r.person.guessed),
        paused=left_out,
        ask_paused=tuple(f"ask {one.email}" for one in left_out),
        at=moment(max(now, (interview.over_since or now) + rules.grace), zone),
        drafts=mode(interview, rules) is Mode.DRAFTS,
        whose=whose(rules, to),
        said=short(line(interview.said_over), 200),
        doubts=_doubts(interview, blocked),
        blocked=bool(blocked),
        notes=notes(interview, zone),
        holds=holds(to_hold(LetterKind.HEADS_UP, interview, rules, "", now), rules),
    )


def to_hold(kind: LetterKind, interview: Interview, rules: Rules, slot: str, now: datetime) -> tuple[calls.Call, ...]:
    """The calls for which a letter brings files for the calendar."""
    if kind is LetterKind.HEADS_UP:
        return calls.debriefs(interview, rules, now)
    respondent = interview.respondent(slot)
    if kind is not LetterKind.CALL or respondent is None or respondent.state is RespondentState.STOPPED:
        return ()
    return calls.calls(interview, [respondent], rules, now)


def holds(all_calls: tuple[calls.Call, ...], rules: Rules) -> tuple[Hold, ...]:
    """The calls in words."""
    zone = rules.hours.zone
    return tuple(
        Hold(who=name_of(one.with_whom.person), at=moment(one.start, zone), early=not one.theirs) for one in all_calls
    )


def call(
    interview: Interview,
    rules: Rules,
    renderer: Renderer,
    to: Address,
    slot: str,
    note: str,
    now: datetime,
    numbers: tuple[str, ...],
) -> Call:
    """A request to call, with the questions as a call sheet. ``numbers`` are those known from other interviews."""
    respondent = interview.respondent(slot)
    person = respondent.person if respondent else None
    return Call(
        about=occasion(interview, rules, rules.hours.zone),
        name=addressee(to),
        who=name_of(person) if person else "one of the participants",
        first=first_name(name_of(person)) if person else "them",
        email=plain(person.address.email) if person else "",
        phones=tuple(dict.fromkeys((*(respondent.phones if respondent else ()), *numbers))),
        side=SIDES[person.side] if person else "",
        why=line(note) or (_silence(interview, respondent) if respondent else "Mail does not reach them."),
        stopped=respondent is not None and respondent.state is RespondentState.STOPPED,
        over=respondent is not None and respondent.state in (RespondentState.STOPPED, RespondentState.UNREACHABLE),
        questions=questions(interview, person.side if person else Side.CLIENT, renderer),
        form=FORM if person else "",
        holds=holds(to_hold(LetterKind.CALL, interview, rules, slot, now), rules),
    )


def _asked(respondent: Respondent) -> Asked:
    person = respondent.person
    guess = line(person.reason) if person.guessed else ""
    return Asked(name=name_of(person), email=plain(person.address.email), side=SIDES[person.side], guess=guess)


def _correction(person: Person) -> str:
    other = Side.CANDIDATE if person.side is Side.CLIENT else Side.CLIENT
    return f"{other}: {plain(person.address.email)}"


def _will_be_asked(interview: Interview, respondent: Respondent) -> bool:
    free = respondent.state is RespondentState.NOT_ASKED and not respondent.person.declined
    return free and not is_paused(interview, respondent)


def _doubts(interview: Interview, blocked: str) -> tuple[Doubt, ...]:
    """What hinders first, then people of unknown side, then what else is in doubt."""
    unknown = [p for p in interview.people if p.side is Side.UNKNOWN]
    hinders = [_hinders(interview, blocked)] if blocked else []
    people = [Doubt(question=f"Who is {name_of(p)}?", replies=_sides(p)) for p in unknown]
    other = [Doubt(question=line(d)) for d in interview.doubts if d != blocked and not _about(d, unknown)]
    return (*hinders, *people, *dict.fromkeys(other))


def _hinders(interview: Interview, blocked: str) -> Doubt:
    if interview.possible and not interview.contested:
        return Doubt(question=f"Was this an interview? {line(blocked)}", replies=("interview", "no interview"))
    return Doubt(question=f"{line(blocked)} Shall I ask them all the same?", replies=("ask", "no"))


def _about(doubt: str, unknown: list[Person]) -> bool:
    """Whether a doubt speaks of somebody whose side is asked for anyway."""
    return any(p.address.email in doubt or p.called in doubt for p in unknown)


def _sides(person: Person) -> tuple[str, ...]:
    email = plain(person.address.email)
    return tuple(f"{side}: {email}" for side in ("client", "candidate", "colleague"))


def _silence(interview: Interview, respondent: Respondent) -> str:
    name = name_of(respondent.person)
    if respondent.state is RespondentState.STOPPED:
        return f"{name} does not want to be asked by mail."
    if respondent.pending:
        return f"{name} named somebody else to ask, and you have not said whom I shall ask."
    if respondent.state is not RespondentState.UNREACHABLE:
        return f"Whether my mail reached {name} is uncertain, and I do not send it twice."
    if called_off(interview):
        return f"I have stopped asking {name}, as somebody says that the interview did not take place."
    if respondent.drafted and not respondent.questions:
        return f"The mail to {name} still lies in Drafts, so nobody has asked them."
    if respondent.reminders:
        return f"{name} has not answered, after {count(respondent.reminders, 'reminder')}."
    return f"Mail does not reach {name}."
