"""The recruiter's word about a reply in doubt: it counts, or it is none."""

from dataclasses import replace

from agent.core.asking import put, take_up
from agent.core.echo import tell_back
from agent.core.effects import Effect, LetterKind
from agent.core.events import RecruiterSaid, ReplyCame
from agent.core.hearing import PAST, reply_came
from agent.core.held import Held, found
from agent.core.interview import Interview
from agent.core.orders import Step
from agent.core.people import Side
from agent.core.respondent import Respondent
from agent.core.rules import Rules

_UNKNOWN = "Nothing was accepted: reply to the very mail that shows the reply, as only that tells which one you mean."
_NAMES = {Side.CLIENT: "the client’s side", Side.CANDIDATE: "the candidate’s side"}


def answered(interview: Interview, event: RecruiterSaid, rules: Rules, why: str) -> Step:
    """Tell the recruiter why their word changed nothing. ``why`` is shown to them as it stands."""
    told = tell_back(interview, event, rules, LetterKind.NOTE, why)
    return Step(interview=interview, effects=(told,), note=why)


def accept(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """The reply in doubt that the answered letter shows counts from now on, like any proven reply."""
    held = found(interview.held, event.held)
    if held is None:
        return answered(interview, event, rules, _UNKNOWN)
    whose = _whose(interview, held, event)
    why_not = _why_not(interview, held) or (whose if isinstance(whose, str) else "")
    if isinstance(whose, str) or why_not:
        return answered(interview, event, rules, why_not)
    settled = replace(held, lines=(), accepted_for=whose.slot, settled_at=event.at, settled_by=event.by.email)
    freed = _settled(interview, settled)
    counts = _believed(freed.respondent(whose.slot) or whose, held)
    step = reply_came(put(freed, counts), counts, _as_reply(held, counts, event), rules)
    newer = any(f.at > held.came for f in whose.readings)
    older = " A newer answer of theirs is in, and goes before it." if newer else ""
    sender = held.sender.email or "nobody known"
    note = f"{event.by.email} accepted a mail from {sender} as the answer of {whose.person.called}."
    return replace(step, note=f"{note}{older} {step.note}")


def _why_not(interview: Interview, held: Held) -> str:
    if held.accepted_for:
        return "Nothing was changed: that reply has been accepted already."
    if interview.state in PAST:
        return "Nothing was changed: the decision has been made, and what comes later counts no more."
    if not held.typed:
        return "Nothing was accepted: there are no words in it that its sender typed. Please ask them to reply again."
    return ""


def _whose(interview: Interview, held: Held, event: RecruiterSaid) -> Respondent | str:
    """For whose answer the reply counts; else why that cannot be told."""
    command = event.command
    if command.whom:
        return _by_address(interview, command.whom)
    if command.side is None and (respondent := interview.respondent(held.slot)):
        return respondent
    people = interview.on(command.side) if command.side else ()
    if len(people) == 1:
        return people[0]
    choices = " or ".join(f"“accept for {r.person.address.email}”" for r in people or interview.respondents)
    if not choices:
        return "Nothing was accepted: nobody is asked about this interview."
    where = f" on {_NAMES.get(command.side, 'that side')}" if people and command.side else ""
    return f"Nothing was accepted: it is not plain whose answer{where} it is. Reply {choices}."


def _by_address(interview: Interview, whom: tuple[str, ...]) -> Respondent | str:
    people = [r for r in interview.respondents if r.person.address.email in whom]
    if len(whom) == 1 and len(people) == 1:
        return people[0]
    return f"Nothing was accepted: {' and '.join(whom)} is not one person who is asked about this interview."


def _believed(respondent: Respondent, held: Held) -> Respondent:
    """From a proven address that is not made to deceive, what they write next about this interview counts at once."""
    known = held.sender.email in respondent.addresses
    if known or not held.proven or held.warning:
        return respondent
    return replace(respondent, accepted=(*respondent.accepted, held.sender.email))


def _as_reply(held: Held, whose: Respondent, event: RecruiterSaid) -> ReplyCame:
    return ReplyCame(
        id=event.id,
        interview=event.interview,
        at=event.at,
        slot=whose.slot,
        mail=held.mail,
        message_id=held.message_id,
        lines=held.lines,
        came=held.came,
    )


def ignore(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """The reply is none: whoever was asked is still waited for."""
    held = found(interview.held, event.held)
    if held is None:
        return answered(interview, event, rules, _UNKNOWN.replace("accepted", "changed"))
    if held.accepted_for:
        why = "Nothing was changed: that reply has been accepted already, and counts."
        return answered(interview, event, rules, why)
    after = _settled(interview, replace(held, settled_at=event.at, settled_by=event.by.email))
    waiting = after.respondent(held.slot)
    effect: Effect | None = None
    if waiting is not None and not held.offered and not waiting.held:
        after, effect = take_up(after, waiting, event.at, rules)
    note = f"{event.by.email} said that the mail from {held.sender.email or 'nobody known'} is no answer."
    return Step(interview=after, effects=(effect,) if effect else (), note=note)


def _settled(interview: Interview, settled: Held) -> Interview:
    """The interview in which the reply is in doubt no more."""
    return replace(
        interview,
        held=tuple(settled if one.mail == settled.mail else one for one in interview.held),
        respondents=tuple(
            replace(r, held=tuple(mail for mail in r.held if mail != settled.mail)) for r in interview.respondents
        ),
    )
