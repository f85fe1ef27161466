"""Recognisers of replies: absence notes, the recruiter's commands, answers, and answers in doubt."""

from agent.core.events import RecruiterSaid, ReplyCame, ReplyHeld, SaidOver, WentAway
from agent.core.interview import InterviewState
from agent.core.mail import Label, Line, MailKind
from agent.core.marks import RECRUITER_SLOT
from agent.core.people import Side
from agent.core.respondent import Respondent
from agent.reading import commands
from agent.reading.case import Case, Ignored, Outcome, Quarantined
from agent.reading.over import says_over

_BEFORE_ASKING = frozenset({InterviewState.PLANNED, InterviewState.ENDED})
_KEPT = 4000
"""Characters of a reply in doubt that are kept for the recruiter; the mail itself stays in the mailbox."""

_SHOWN = 60
"""Characters of a line that was not understood, as shown to the recruiter."""


def away(case: Case) -> Outcome | None:
    """An absence note pauses the chase."""
    if case.claims.kind is not MailKind.AWAY:
        return None
    respondent = case.respondent()
    if respondent is None:
        return Ignored(reason="an absence note of somebody who is not asked")
    # Not asked for proof: all that it can do is to pause.
    return WentAway(
        id=f"mail:{case.mail}",
        interview=case.place.ref,
        at=case.at,
        slot=respondent.slot,
        mail=case.mail,
        until=case.claims.away_until,
    )


def recruiter(case: Case) -> Outcome | None:
    """The recruiter's reply to a letter: a command, or words that it is over."""
    if case.place.slot != RECRUITER_SLOT:
        return None
    if case.from_colleague and case.proven:
        return Ignored(reason="a colleague's words to the recruiter")
    if not case.from_recruiter:
        return Quarantined(reason=f"{case.sender.email or 'somebody'} answers a letter to the recruiter")
    if not case.proven:
        return Quarantined(reason=f"it is not proven that the recruiter wrote it: {case.claims.verdict.reason}")
    if command := commands.parse(case.lines):
        return RecruiterSaid(
            id=f"mail:{case.mail}",
            interview=case.place.ref,
            at=case.at,
            mail=case.mail,
            by=case.sender,
            command=command,
        )
    return over(case) or Quarantined(reason=f"command not understood: {_first(case.lines) or 'no words'}")


def _first(lines: tuple[Line, ...]) -> str:
    return next((line.text.strip()[:_SHOWN] for line in lines if line.label is Label.TYPED and line.text.strip()), "")


def over(case: Case) -> Outcome | None:
    """Before anybody was asked, somebody entitled may write that the interview is over."""
    interview = case.interview
    if interview is None or interview.state not in _BEFORE_ASKING or not case.proven:
        return None
    known = any(p.address.email == case.sender.email and p.side is not Side.UNKNOWN for p in interview.people)
    words = "\n".join(line.text for line in case.lines if line.label is Label.TYPED)
    if not (known or case.from_recruiter) or not (quote := says_over(words)):
        return None
    return SaidOver(
        id=f"mail:{case.mail}", interview=interview.ref, at=case.at, mail=case.mail, sender=case.sender, quote=quote
    )


def aside(case: Case) -> Outcome | None:
    """Mail that bears a mark of the interview and is no answer to a question."""
    if case.from_recruiter and case.proven:
        return Ignored(reason="the recruiter's own words")
    if case.interview and case.interview.state in _BEFORE_ASKING and not case.place.slot and not case.claims.codes:
        return Ignored(reason="mail in the invitation's thread, before anybody was asked")
    return None


def held(case: Case) -> Outcome | None:
    """A reply that may be shown to the recruiter, and counts for nothing until they accept it."""
    respondent = case.respondent()
    reason = _doubt(case, respondent)
    if not reason:
        return None
    return ReplyHeld(
        id=f"mail:{case.mail}",
        interview=case.place.ref,
        at=case.at,
        slot=respondent.slot if respondent else "",
        mail=case.mail,
        sender=case.sender,
        reason=reason,
        words="\n".join(line.text for line in case.lines if line.label is Label.TYPED).strip()[:_KEPT],
    )


def _doubt(case: Case, respondent: Respondent | None) -> str:
    """Why a reply cannot count as the answer of the one who was asked; empty if it can."""
    if not case.place.slot:
        return "it bears only the interview's reference, and answers no letter of ours"
    if respondent is None:
        return "the person whom the letter went to is not asked any more"
    if case.claims.sender is None:
        return "its sender cannot be told"
    if case.sender.email != respondent.person.address.email:
        return f"it is from {case.sender.email}, and {respondent.person.address.email} was asked"
    return "" if case.proven else f"its sender is not proven: {case.claims.verdict.reason}"


def reply(case: Case) -> Outcome:
    """A proven answer of the one who was asked."""
    return ReplyCame(
        id=f"mail:{case.mail}",
        interview=case.place.ref,
        at=case.at,
        slot=case.place.slot,
        mail=case.mail,
        message_id=case.claims.message_id,
        lines=case.lines,
    )
