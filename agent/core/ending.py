"""The end of an interview: by the clock or by word, and what hinders asking."""

from dataclasses import replace
from datetime import datetime

from agent.core import interview as table
from agent.core.effects import LetterKind, Notice, Wake
from agent.core.events import SaidOver
from agent.core.happened import ruled_out
from agent.core.interview import Interview, InterviewState, InterviewTrigger
from agent.core.orders import Step, push, tell, wake
from agent.core.people import Side
from agent.core.rules import Rules


def said_over(interview: Interview, event: SaidOver, rules: Rules) -> Step:
    """Somebody wrote that the interview is over."""
    return over(interview, event.at, rules, said=event.quote) or Step(
        interview=interview, note="It was known to be over."
    )


def clock_says_over(interview: Interview, at: datetime, rules: Rules) -> Step:
    """The end in the calendar has come."""
    end = interview.meeting.end
    if end is None or at < end:
        return Step(interview=interview, note="The end was moved meanwhile.")
    return over(interview, at, rules, said="") or Step(interview=interview, note="It was known to be over.")


def over(interview: Interview, at: datetime, rules: Rules, *, said: str) -> Step | None:
    """The interview is over: heads-up to the recruiter, from which the grace time runs. None if it was not planned.

    Words count from the start on only: before it, "when the interview is done" is more likely than a miracle.
    """
    start = interview.last_start
    if interview.state is not InterviewState.PLANNED or (said and (start is None or at < start)):
        return None
    ended = replace(
        interview,
        state=table.step(interview.state, InterviewTrigger.END),
        said_over=said,
        over_since=at,
        warned_at=None,
    )
    kind = LetterKind.DOUBT if in_doubt(ended) else LetterKind.HEADS_UP
    effects = (
        tell(ended, rules, at, kind, mail=at.isoformat()),
        push(ended, at, Notice.INTERVIEW_OVER, f"Over: {ended.meeting.summary}"),
    )
    note = f'It is over, as somebody says: "{said}"' if said else "It is over: its time has passed."
    return Step(interview=ended, effects=effects, note=note)


def warned(interview: Interview, at: datetime, rules: Rules) -> Step:
    """The heads-up left, or may have left: the time in which the recruiter can veto begins."""
    told = replace(interview, warned_at=at)
    return Step(
        interview=told,
        effects=(wake(told, at + rules.grace, Wake.GRACE),),
        note="The recruiter was told that it is over.",
    )


def in_doubt(interview: Interview) -> bool:
    """Whether the recruiter has to be asked something."""
    return bool(interview.doubts) or hindrance(interview) != ""


def hindrance(interview: Interview) -> str:
    """Why nobody may be asked about this interview, in a sentence for the recruiter; empty if nothing hinders."""
    if ruled_out(interview):
        return "It did not take place, as you say."
    if interview.cleared:
        return ""
    if interview.contested:
        return interview.contested
    if interview.possible:
        return f"I cannot tell whether this was an interview: {interview.possible}."
    if not interview.approved:
        return "Nothing proves that you organised this interview."
    for side in (Side.CLIENT, Side.CANDIDATE):
        people = interview.on(side)
        if people and all(r.person.declined for r in people):
            names = ", ".join(r.person.called for r in people)
            return f"{names} declined the invitation, so it may not have taken place."
    return ""
