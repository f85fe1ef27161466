"""Effects in the making: ids, recipients and the choice between sending and drafting stand here and nowhere else."""

from dataclasses import dataclass
from datetime import datetime

from agent.core.charge import handed, in_charge
from agent.core.colleagues import team_of
from agent.core.effects import Effect, LetterKind, Notice, Publish, SaveDraft, SendLetter, Wake, WakeAt
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.memory import Said
from agent.core.respondent import Respondent
from agent.core.rules import Mode, Rules

_MOST_TEAM = 50
"""The recruiter and colleagues who may get one recommendation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What an event leads to."""

    interview: Interview
    effects: tuple[Effect, ...] = ()
    note: str
    """One plain sentence for the interview's story."""
    lessons: tuple[Said, ...] = ()
    """What the recruiter said that is to be remembered for later interviews."""


def mode(interview: Interview, rules: Rules) -> Mode:
    """Whether mails to participants leave or wait in Drafts: the client's own mode, else the mailbox's."""
    for client in rules.directory.clients:
        if client.mode and client.name == interview.company:
            return Mode(client.mode)
    return rules.mode


def ask(interview: Interview, respondent: Respondent, rules: Rules, at: datetime) -> SendLetter | SaveDraft:
    """The question, or the reminder whose turn it is."""
    number = respondent.questions
    kind = LetterKind.REMINDER if number else LetterKind.QUESTION
    make = SendLetter if mode(interview, rules) is Mode.SEND else SaveDraft
    return make(
        id=question_id(interview.ref, respondent.slot, number),
        interview=interview.ref,
        at=at,
        kind=kind,
        to=respondent.person.address,
        slot=respondent.slot,
        number=number,
    )


def question_id(ref: str, slot: str, number: int = 0) -> str:
    """The id of a question, or of reminder ``number``."""
    return f"{ref}/{LetterKind.REMINDER if number else LetterKind.QUESTION}/{slot}/{number}"


def letter_id(ref: str, kind: LetterKind, *, slot: str = "", number: int = 0, mail: str = "") -> str:
    """The id of a letter to the recruiter; it ends with what makes the letter one of a kind."""
    return f"{ref}/{kind}/{slot or '-'}/{mail[:16] or number}"


def tell(
    interview: Interview,
    rules: Rules,
    at: datetime,
    kind: LetterKind,
    *,
    slot: str = "",
    number: int = 0,
    mail: str = "",
) -> SendLetter:
    """A letter to the recruiter, or to whoever is in charge instead."""
    return SendLetter(
        id=letter_id(interview.ref, kind, slot=slot, number=number, mail=mail),
        interview=interview.ref,
        at=at,
        kind=kind,
        to=in_charge(interview, rules.directory, at),
        slot=slot,
        number=number,
        mail=mail,
    )


def tell_team(
    interview: Interview, rules: Rules, at: datetime, kind: LetterKind, number: int
) -> tuple[SendLetter, ...]:
    """The same letter to whoever is in charge and to each colleague of this interview, one mail each."""
    first = in_charge(interview, rules.directory, at)
    people = (first, *(one for one in team_of(interview, rules) if one.email != first.email))
    return tuple(
        SendLetter(
            id=f"{interview.ref}/{kind}/{index}/{number}",
            interview=interview.ref,
            at=at,
            kind=kind,
            to=to,
            number=number,
        )
        for index, to in enumerate(people)
    )


def put_aside(recruiter: Address, mail: str, at: datetime, retries: int = 0) -> tuple[Effect, ...]:
    """Tell the recruiter of a mail that nobody could work on, also after the operator had it tried anew."""
    name = f"{mail}/{retries}" if retries else mail
    letter = SendLetter(
        id=f"aside/{name}", interview="", at=at, kind=LetterKind.ASIDE, to=recruiter, number=retries, mail=mail
    )
    about = "A mail could not be understood"
    news = Publish(id=f"aside/push/{name}", interview="", at=at, notice=Notice.ATTENTION, about=about)
    return letter, news


def draft(interview: Interview, at: datetime, kind: LetterKind, respondent: Respondent) -> SaveDraft:
    """A mail for the recruiter to send after the decision."""
    return SaveDraft(
        id=f"{interview.ref}/{kind}/{respondent.slot}/{interview.undone}",
        interview=interview.ref,
        at=at,
        kind=kind,
        to=respondent.person.address,
        slot=respondent.slot,
        number=interview.undone,
    )


def push(interview: Interview, at: datetime, notice: Notice, about: str, *, slot: str = "", key: str = "") -> Publish:
    """A notification; ``key`` tells apart several of one kind."""
    instead = handed(interview, at)
    return Publish(
        id=f"{interview.ref}/push/{notice}/{slot or '-'}/{key or at.isoformat()}",
        interview=interview.ref,
        at=at,
        notice=notice,
        slot=slot,
        about=about,
        topic=instead.mailbox if instead else "",
    )


def push_to(interview: Interview, at: datetime, notice: Notice, respondent: Respondent, key: str) -> Publish:
    """The same for a participant, on a topic of their own. It says nothing of anybody."""
    return Publish(
        id=f"{interview.ref}/push/{notice}/{respondent.slot}/to/{key}",
        interview=interview.ref,
        at=at,
        notice=notice,
        slot=respondent.slot,
        person=respondent.person.address.email,
    )


def wake(interview: Interview, at: datetime, what: Wake, *, slot: str = "", number: int = 0) -> WakeAt:
    """A time to wait for. Nothing takes it back: what comes due too early is recognised as such."""
    return WakeAt(
        id=f"{interview.ref}/wake/{what}/{slot or '-'}/{number}/{at.isoformat()}",
        interview=interview.ref,
        at=at,
        what=what,
        slot=slot,
        number=number,
    )


def possible_ids(ref: str, kind: LetterKind, slot: str, number: int, about: str) -> tuple[str, ...]:
    """The ids that a letter may have of which this is known; its Message-ID tells which one it is."""
    team = (f"{ref}/{kind}/{index}/{number}" for index in range(_MOST_TEAM))
    return (f"{ref}/{kind}/{slot}/{number}", letter_id(ref, kind, slot=slot, number=number, mail=about), *team)
