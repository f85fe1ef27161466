"""What letters to participants may say. Nothing in these values comes from an answer, a ruling's reason or a rating:
so no template, shipped or the operator's, can pass the words of one side to the other.
"""

from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from agent.core.effects import LetterKind
from agent.core.gathering import as_seen_by
from agent.core.happened import in_question
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.core.rules import Rules
from agent.core.whereabouts import place
from agent.writing.occasion import Occasion, called, client_to_candidate, first_name, full_name, occasion
from agent.writing.questions import questions
from agent.writing.render import Renderer


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """A rating that is one click away: the click opens a prefilled reply, and only sending it says anything."""

    value: int
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """Question and reminder."""

    about: Occasion
    name: str
    """Their first name."""
    full_name: str
    to_candidate: bool
    number: int
    """0 for the question, 1 to 3 for reminders."""
    last: bool
    """True for the last reminder."""
    questions: tuple[str, ...]
    rates: tuple[Rate, ...]
    form_url: str
    """Empty if there is no form."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Thanking:
    """Thanks for feedback that came in."""

    about: Occasion
    name: str
    full_name: str
    to_candidate: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Following:
    """Draft of the mail after the decision, for the recruiter to edit and send."""

    about: Occasion
    name: str
    full_name: str
    step: NextStep


def mailto(address: str, subject: str, body: str) -> str:
    """A link that opens a prefilled mail (RFC 6068 section 2); section 5 wants '+' encoded."""
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def web(url: str) -> str:
    """The address of a form, if it is one that a browser opens; else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def template(kind: LetterKind, interview: Interview) -> str:
    """The name of a letter's template: the first question is another one where it may not have taken place."""
    return "took_place" if kind is LetterKind.QUESTION and in_question(interview) else kind.value


def asking(
    interview: Interview,
    rules: Rules,
    renderer: Renderer,
    *,
    slot: str,
    number: int,
    to: Address,
    ways: tuple[str, str],
    language: str,
) -> Asking:
    """What a question or reminder says to the respondent ``slot``; ``ways`` to answer are an address and a form."""
    reply_to, form_url = ways
    respondent = interview.respondent(slot)
    side = respondent.person.side if respondent else Side.CLIENT
    about = _about(interview, rules, to, language)
    subject = f"Re: {about.summary} {about.code}"
    return Asking(
        about=about,
        name=first_name(called(to.email, to.name)),
        full_name=full_name(called(to.email, to.name)),
        to_candidate=side is Side.CANDIDATE,
        number=number,
        last=number >= len(rules.cadence),
        questions=questions(interview, side, renderer, language),
        rates=tuple(Rate(value=n, href=mailto(reply_to, subject, f"Q1 {n}")) for n in range(1, 6)),
        form_url=web(form_url),
    )


def thanking(interview: Interview, rules: Rules, *, slot: str, to: Address, language: str) -> Thanking:
    """What thanks say: the same whatever the feedback was."""
    respondent = interview.respondent(slot)
    return Thanking(
        about=_about(interview, rules, to, language),
        name=first_name(called(to.email, to.name)),
        full_name=full_name(called(to.email, to.name)),
        to_candidate=respondent is not None and respondent.person.side is Side.CANDIDATE,
    )


def following(interview: Interview, rules: Rules, to: Address, language: str) -> Following:
    """What the draft after the decision says; without a decision it only thanks and holds."""
    return Following(
        about=_about(interview, rules, to, language),
        name=first_name(called(to.email, to.name)),
        full_name=full_name(called(to.email, to.name)),
        step=interview.ruling.step if interview.ruling else NextStep.HOLD,
    )


def _about(interview: Interview, rules: Rules, to: Address, language: str) -> Occasion:
    theirs = as_seen_by(interview, to.email)
    who = next((r for r in interview.respondents if to.email in r.addresses), None)
    about = occasion(theirs, rules, place(interview, who, rules.hours).zone, language)
    return replace(about, client=client_to_candidate(interview, language))
