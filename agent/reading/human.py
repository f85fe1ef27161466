"""Recognisers of what the recruiter and participants write to each other, beside our letters."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from agent.core.events import HumanWrote, ReplyHeld
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Label, MailKind
from agent.core.marks import code
from agent.core.pausing import awaited
from agent.core.respondent import Respondent
from agent.reading.case import Case, Ignored, Outcome, Several
from agent.reading.doubting import own_lines

_OPEN = frozenset(InterviewState) - {InterviewState.DECIDED, InterviewState.CLOSED}
_OVER = _OPEN - {InterviewState.PLANNED}
_KEPT = 4000
"""Characters of an offered mail that are kept for the recruiter's letter."""
_MOST_CHOICES = 3
"""Interviews that one mail is offered for; whoever has more of them open writes about none in particular."""
_REASON = "it answers no letter of mine, but it came after the interview, and may be about it"


def activity(case: Case) -> Outcome | None:
    """The recruiter, or a colleague, and participants write to each other after the start; None if they do not."""
    if case.claims.kind is not MailKind.HUMAN or case.claims.calendar:
        return None
    events = _activities(case)
    return _several(events) if events else None


def _several(events: Sequence[HumanWrote | ReplyHeld]) -> HumanWrote | ReplyHeld | Several:
    """One event as it is; several with an id of their own each."""
    if len(events) == 1:
        return events[0]
    return Several(events=tuple(replace(one, id=f"{one.id}/{one.interview}") for one in events))


def _activities(case: Case, apart: Collection[str] = ()) -> list[HumanWrote]:
    """What a mail between the two means for each interview that has begun, but for those told of anyway."""
    written = _written(case)
    begun = [(i, slots) for i, slots in _with(case) if i.meeting.start and i.meeting.start <= written]
    return [
        HumanWrote(
            id=f"mail:{case.mail}",
            interview=interview.ref,
            at=case.at,
            mail=case.mail,
            slots=slots,
            written=written,
            by_us=case.by_us,
            others=tuple(other.ref for other, _ in _with(case) if other.ref != interview.ref),
            quiet=number > 0 or bool(apart),
        )
        for number, (interview, slots) in enumerate(begun)
        if interview.ref not in apart
    ]


def fresh(case: Case) -> Outcome | None:
    """A mail that bears no mark of ours: perhaps feedback, perhaps only human activity; None if neither."""
    return _offer(case) or activity(case)


def _offer(case: Case) -> Outcome | None:
    """A verified participant wrote something, and an open interview of theirs is over.

    Not if their feedback is in, nor if the recruiter has answered them meanwhile: then it was about something else, or
    the recruiter knows. With several open interviews it is offered for each that may be meant: the recruiter accepts
    it where it belongs, and nothing is guessed.
    """
    wrong_kind = case.claims.kind is not MailKind.HUMAN or bool(case.claims.calendar)
    mine = _with(case)
    if case.by_us or wrong_kind or not case.proven:
        return None
    asked = [(i, r) for i, (slot, *_) in mine if (r := i.respondent(slot)) is not None]
    meant = [(i, r) for i, r in asked if _asks_for(case, i, r)]
    if not meant or len(meant) > _MOST_CHOICES:
        return None
    if len(mine) == 1:
        return offer(case, *meant[0], _REASON)
    offers = [offer(case, i, r, _reason(i, [other for other, _ in mine])) for i, r in meant]
    others = _activities(case, apart={i.ref for i, _ in meant})
    return _several((*offers, *others))


def _reason(interview: Interview, theirs: Sequence[Interview]) -> str:
    others = " and ".join(code(one.ref) for one in theirs if one.ref != interview.ref)
    return f"{_REASON}; or about {others}, as they take part there too"


def _asks_for(case: Case, interview: Interview, respondent: Respondent) -> bool:
    start, answered = interview.meeting.start, respondent.contact.last_by_us
    after = start is not None and start <= _written(case) and interview.state in _OVER
    unanswered = answered is None or answered < _written(case)
    typed = any(line.label is Label.TYPED and line.text.strip() for line in own_lines(case))
    return after and unanswered and awaited(interview, respondent) and typed


def offer(case: Case, interview: Interview, respondent: Respondent, reason: str) -> ReplyHeld:
    """The mail as feedback that the recruiter may accept."""
    return ReplyHeld(
        id=f"mail:{case.mail}",
        interview=interview.ref,
        at=case.at,
        slot=respondent.slot,
        mail=case.mail,
        sender=case.sender,
        reason=reason,
        words="\n".join(line.text for line in case.lines if line.label is Label.TYPED).strip()[:_KEPT],
        message_id=case.claims.message_id,
        lines=case.lines,
        proven=case.proven,
        offered=True,
    )


def _written(case: Case) -> datetime:
    """When the mail was written, as it says; never later than it came in."""
    return min(case.claims.date or case.at, case.at)


def _with(case: Case) -> list[tuple[Interview, tuple[str, ...]]]:
    """Open interviews with the participants that this mail is from, or, if it is ours, that it is to; latest first."""
    emails = set(case.claims.recipients) if case.by_us else {case.sender.email}
    found = [
        (interview, tuple(r.slot for r in interview.respondents if r.addresses & emails))
        for interview in case.known.interviews
        if interview.state in _OPEN
    ]
    latest = sorted((one for one in found if one[1]), key=lambda one: one[0].ref)
    return sorted(latest, key=lambda one: (one[0].meeting.start or case.at).timestamp(), reverse=True)


def ignored_or(case: Case, reason: str) -> Outcome:
    """What the recruiter and participants write to each other, or a mail that concerns nobody for this reason."""
    return activity(case) or Ignored(reason=reason)
