"""Recognisers of replies: absence notes, the recruiter's commands, answers, and answers in doubt."""

from agent.core.effects import LetterKind
from agent.core.events import Command, RecruiterSaid, ReplyCame, ReplyHeld, SaidOver, TeamSaid, Verb, WentAway
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Label, Line, MailKind
from agent.core.marks import RECRUITER_SLOT
from agent.core.orders import letter_id
from agent.core.people import Side
from agent.reading import commands, human
from agent.reading.call_notes import noted
from agent.reading.case import Case, Ignored, Outcome, Quarantined
from agent.reading.doubting import doubt, own_lines, warning
from agent.reading.known import LedgerEntry
from agent.reading.over import says_over
from agent.reading.placing import PROVING
from agent.reading.pleasantries import pleasantry

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
    if case.from_colleague and case.proven and not case.in_charge:
        return _view(case) or Ignored(reason="a colleague's words to the recruiter")
    if not case.in_charge:
        return Quarantined(reason=f"{case.sender.email or 'somebody'} answers a letter to the recruiter")
    if not case.proven:
        return Quarantined(reason=f"it is not proven that {_who(case)} wrote it: {case.claims.verdict.reason}")
    letter = case.place.letter
    if command := commands.parse(case.lines, letter.kind if letter else None):
        return _said(case, command)
    first = "" if commands.forwarded(case.lines) else _first(case.lines)
    if pleasantry(first, letter.kind if letter else None):
        return Ignored(reason="a friendly word of the recruiter's that asks for nothing")
    return over(case) or _said(case, Command(verb=Verb.UNCLEAR, reason=first))


def _said(case: Case, command: Command) -> RecruiterSaid:
    letter = case.place.letter
    return RecruiterSaid(
        id=f"mail:{case.mail}",
        interview=case.place.ref,
        at=case.at,
        mail=case.mail,
        by=case.sender,
        command=command,
        letter=letter.kind if letter else None,
        slot=letter.slot if letter else "",
        held=_shown_by(letter, case.interview),
        lines=noted(case.lines) if command.verb is Verb.NOTES else (),
    )


def _who(case: Case) -> str:
    return "the recruiter" if case.from_recruiter else case.sender.email


def _view(case: Case) -> TeamSaid | None:
    """What a colleague says to their own copy of the recommendation; None to any other letter."""
    letter = case.place.letter
    if letter is None or letter.kind is not LetterKind.RECOMMENDATION or letter.to != case.sender.email:
        return None
    if not case.typed_anything:
        return None
    agrees, step = commands.view(case.lines)
    return TeamSaid(
        id=f"mail:{case.mail}",
        interview=case.place.ref,
        at=case.at,
        mail=case.mail,
        by=case.sender,
        agrees=agrees,
        step=step,
        words=_words(case.lines)[:_KEPT],
    )


def _shown_by(letter: LedgerEntry | None, interview: Interview | None) -> str:
    """Key of the reply in doubt that a letter shows. The letter's effect is made of it, and of nothing from outside."""
    if letter is None or letter.kind is not LetterKind.HELD or interview is None:
        return ""
    ids = {letter_id(interview.ref, LetterKind.HELD, slot=one.slot, mail=one.mail): one.mail for one in interview.held}
    return ids.get(letter.effect, "")


def _first(lines: tuple[Line, ...]) -> str:
    return next((line.text.strip()[:_SHOWN] for line in lines if line.label is Label.TYPED and line.text.strip()), "")


def over(case: Case) -> Outcome | None:
    """Before anybody was asked, somebody entitled may write that the interview is over."""
    interview = case.interview
    if interview is None or interview.state not in _BEFORE_ASKING or not case.proven:
        return None
    known = any(p.address.email == case.sender.email and p.side is not Side.UNKNOWN for p in interview.people)
    words = "\n".join(line.text for line in case.lines if line.label is Label.TYPED)
    if not (known or case.in_charge) or not (quote := says_over(words)):
        return None
    return SaidOver(
        id=f"mail:{case.mail}", interview=interview.ref, at=case.at, mail=case.mail, sender=case.sender, quote=quote
    )


def aside(case: Case) -> Outcome | None:
    """Mail that bears a mark of the interview and is no answer to a question."""
    if case.from_recruiter and case.proven:
        return human.ignored_or(case, "the recruiter's own words")
    if case.from_colleague and case.proven and case.place.by not in PROVING:
        return human.ignored_or(case, "a colleague's words about an interview")
    if case.interview and case.interview.state in _BEFORE_ASKING and not case.place.slot and not case.claims.codes:
        return human.ignored_or(case, "mail in the invitation's thread, before anybody was asked")
    return None


def held(case: Case) -> Outcome | None:
    """A reply that may be shown to the recruiter, and counts for nothing until they accept it."""
    respondent = case.respondent()
    reason = doubt(case, respondent)
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
        words=_words(own_lines(case))[:_KEPT],
        message_id=case.claims.message_id,
        lines=own_lines(case),
        proven=case.proven,
        warning=warning(case),
    )


def _words(lines: tuple[Line, ...]) -> str:
    """What was typed; where nothing was, all that is not ours."""
    typed = "\n".join(line.text for line in lines if line.label is Label.TYPED).strip()
    return typed or "\n".join(line.text for line in lines if line.label is not Label.OURS).strip()


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
