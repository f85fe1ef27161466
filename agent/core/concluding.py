"""When enough has been heard: the recommendation, and the recruiter's decision."""

from dataclasses import replace
from datetime import datetime

from agent.core import interview as table
from agent.core.announcing import announce
from agent.core.changes import changes, heard
from agent.core.echo import tell_back
from agent.core.effects import Effect, LetterKind, Notice, Wake
from agent.core.events import RecruiterSaid
from agent.core.feedback import Voice, combine
from agent.core.happened import ruled_out
from agent.core.interview import Interview, InterviewState, InterviewTrigger, Ruling
from agent.core.orders import Step, draft, push, wake
from agent.core.people import Directory, Side
from agent.core.phrases import who
from agent.core.policy import Recommendation, recommend
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules
from agent.core.thresholds import USUAL
from agent.core.unread import is_unread

_DONE = (RespondentState.ANSWERED, RespondentState.UNREACHABLE, RespondentState.STOPPED)


def voices(interview: Interview, side: Side, directory: Directory | None = None) -> dict[str, Voice]:
    """What the people of one side say on the whole, by slot; nobody's is there before their first feedback."""
    everybody = interview.on(side)
    several = len(everybody) > 1
    found: dict[str, Voice] = {}
    for number, respondent in enumerate(everybody, 1):
        voice = combine(respondent.readings)
        if voice is None:
            continue
        # Nothing counts of somebody who asked for no AI, until the recruiter has said what they wrote.
        voice = Voice(unread=True) if is_unread(respondent.readings) else voice
        decides = _decides(respondent, directory)
        found[respondent.slot] = replace(voice, person=number if several else 0, decides=decides)
    return found


def _decides(respondent: Respondent, directory: Directory | None) -> bool:
    is_client = respondent.person.side is Side.CLIENT
    return directory is not None and is_client and any(map(directory.decides, respondent.addresses))


def advice(interview: Interview, rules: Rules | None = None) -> Recommendation:
    """What the policy makes of everything said so far; without rules, as if the operator had chosen nothing."""
    directory = rules.directory if rules else None
    client = voices(interview, Side.CLIENT, directory)
    candidate = voices(interview, Side.CANDIDATE)
    # The recruiter's word on whether it took place goes before everybody's, and is nobody else's: no voice gets it.
    found = recommend(
        client=tuple(client.values()),
        candidate=tuple(candidate.values()),
        last_round=interview.last_round,
        no_shows=interview.no_shows,
        awaited=any(_decides(r, directory) and not _silent(interview, r) for r in interview.respondents),
        attended=interview.attended,
        thresholds=rules.thresholds if rules else USUAL,
    )
    return replace(found, heard={slot: heard(voice) for slot, voice in (client | candidate).items()})


def _compared(interview: Interview, found: Recommendation) -> Recommendation:
    """The recommendation with what differs from the one before."""
    if interview.recommendation is None:
        return found
    sides = (Side.CLIENT, Side.CANDIDATE)
    names = {slot: who(side, voice.person) for side in sides for slot, voice in voices(interview, side).items()}
    return replace(found, changed=changes(interview.recommendation, found, names))


def _silent(interview: Interview, respondent: Respondent) -> bool:
    """Whether nothing more is to be expected from this person soon; who declined is never asked."""
    declined = respondent.state is RespondentState.NOT_ASKED and respondent.person.declined
    let_be = respondent.contact.over(interview.meeting.start)
    done = respondent.state in _DONE or ruled_out(interview)
    return (declined or let_be or done) and not respondent.unread


def settle(told: Step, at: datetime, rules: Rules, *, news: bool = False) -> Step:
    """Recommend if nothing more is to be waited for; revise a recommendation on ``news`` before the decision."""
    interview = told.interview
    found = advice(interview, rules)
    ready = found.at_once or (bool(interview.respondents) and all(_silent(interview, r) for r in interview.respondents))
    if interview.state is InterviewState.ASKING and ready:
        return _recommended(told, found, InterviewTrigger.COMPLETE, at, rules)
    if interview.state in (InterviewState.RECOMMENDED, InterviewState.COMPLETE) and news:
        return _recommended(told, _compared(interview, found), InterviewTrigger.REVISE, at, rules)
    return told


def _recommended(told: Step, found: Recommendation, trigger: InterviewTrigger, at: datetime, rules: Rules) -> Step:
    interview = replace(
        told.interview,
        state=table.step(told.interview.state, trigger),
        recommendation=found,
        revision=told.interview.revision + 1,
        prose=None,
    )
    note = f"{told.note} Recommended: {found.step.replace('_', ' ')} ({found.rule})."
    return Step(interview=interview, effects=(*told.effects, *announce(interview, at, rules)), note=note)


def decided(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """A human decided. Drafts of the next mails are laid ready; sending them stays with the human."""
    state = table.step(interview.state, InterviewTrigger.DECIDE)
    command = event.command
    if state is interview.state or command.step is None:
        return _nothing_to_decide(interview, event, rules)
    after = replace(
        interview,
        state=state,
        ruling=Ruling(step=command.step, reason=command.reason, by=event.by.email, at=event.at),
    )
    effects: tuple[Effect, ...] = (
        *(draft(after, event.at, LetterKind.NEXT_CLIENT, r) for r in after.on(Side.CLIENT)),
        *(draft(after, event.at, LetterKind.NEXT_CANDIDATE, r) for r in after.on(Side.CANDIDATE)),
        push(after, event.at, Notice.DECISION, f"Decided: {command.step.replace('_', ' ')}"),
        wake(after, event.at + rules.close_after, Wake.CLOSE),
    )
    return Step(interview=after, effects=effects, note=f"The recruiter decided: {command.step.replace('_', ' ')}.")


def _nothing_to_decide(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    why = "there is nothing to decide now."
    if interview.ruling is not None:
        why = f"it is decided: {interview.ruling.step.replace('_', ' ')}. To decide otherwise, reply “undo” first."
    note = f"Nothing was changed: {why}"
    return Step(interview=interview, effects=(tell_back(interview, event, rules, LetterKind.NOTE, note),), note=note)


def close(interview: Interview, at: datetime, rules: Rules) -> Step:
    """The case has rested for long enough. A decision that took the place of another one begins its time anew."""
    if interview.ruling is not None and at < interview.ruling.at + rules.close_after:
        return Step(interview=interview, note="The decision is newer than that.")
    state = table.step(interview.state, InterviewTrigger.CLOSE)
    return Step(interview=replace(interview, state=state), note="The case is closed.")
