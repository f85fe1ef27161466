"""Recogniser of responses that a flow of the recruiter's hands on by mail.

The reference in a form's link shows whose answer it is: nobody can guess it, and whoever has the link can answer with
the form in that person's place anyway. So the mail itself proves nothing more, but it has to be the flow's: anybody
who got our letter could write one that looks like it.
"""

from datetime import datetime

from agent.core.events import ReplyCame
from agent.core.mail import MailKind
from agent.core.marks import code
from agent.reading import human
from agent.reading.case import Case, Outcome, Quarantined
from agent.reading.claims import Claims
from agent.reading.envelope import looks_like_token
from agent.reading.responses import Response

_CAME = "it is a response of a form, but"


def response(case: Case) -> Outcome | None:
    """A response of a form as the answer of whoever's reference it bears; nothing of it is guessed."""
    claims, found = case.claims, case.claims.response
    if claims.form is None or not hands_on(claims):
        return None
    if not _from_flow(case):
        return _strays(case, found)
    if not (case.proven or (case.in_sent and case.from_recruiter)):
        return _unproven(case, found)
    return _answer(case, found) if found else _unfit(case, claims.form.fault)


def hands_on(claims: Claims) -> bool:
    """Whether a mail hands on a response, and is nothing else besides."""
    other = claims.calendar or claims.bounce or claims.kind is MailKind.OWN or any(map(looks_like_token, claims.tags))
    return claims.form is not None and not other


def _from_flow(case: Case) -> bool:
    return case.from_recruiter or case.sender.email in case.house.form_senders


def _strays(case: Case, found: Response | None) -> Outcome | None:
    """Somebody else's: what it says counts for nothing here, and a participant's words go the way of their mail."""
    takes_part = any(case.sender.email in one.addresses for i in case.known.interviews for one in i.respondents)
    if takes_part or case.in_sent or found is None or not found.meant(case.token_key):
        return None
    sender = case.sender.email or "somebody"
    return Quarantined(reason=f"{_CAME} {sender} is not listed under form_senders.")


def _unproven(case: Case, found: Response | None) -> Outcome:
    """Everybody can write the recruiter's address into a From: a mail without a reference of ours is not told of."""
    reason = f"it is not proven that {case.sender.email} sent it: {case.claims.verdict.reason}"
    if found is None or not found.meant(case.token_key):
        return human.ignored_or(case, f"it looks like a response of a form, but {reason}")
    return Quarantined(reason=f"{_CAME} {reason}.")


def _unfit(case: Case, fault: str) -> Outcome | None:
    """What a flow sends has a copy in the inbox, which tells of it; the recruiter may write about forms, too."""
    return None if case.in_sent else Quarantined(reason=f"{_CAME} {fault}.")


def _answer(case: Case, found: Response) -> Outcome | None:
    meant = found.meant(case.token_key)
    if len(meant) != 1 or len(found.references) != 1:
        bears = "several references" if len(found.references) > 1 else "no reference of a letter of mine"
        return _unfit(case, f"it bears {bears}")
    ((ref, slot),) = meant
    interview = case.known.interview(ref)
    if interview is None:
        return _unfit(case, f"its interview {code(ref)} is not known")
    if interview.respondent(slot) is None:
        return _unfit(case, f"whoever it was meant for takes no part in {code(ref)} any more")
    if not found.lines:
        return _unfit(case, "it holds no answer")
    return came(found, ref, slot, case.at)


_NAME = "form:"


def is_response(event: ReplyCame) -> bool:
    """Whether an answer came by a form: then its reference alone says whose it is."""
    return event.id.startswith(_NAME)


def came(found: Response, ref: str, slot: str, at: datetime) -> ReplyCame:
    """The answer. It is called by what it says, so that it counts once, mailed and exported, however often."""
    return ReplyCame(
        id=f"{_NAME}{found.key}",
        interview=ref,
        at=at,
        slot=slot,
        mail=f"form{found.key}",
        message_id="",
        lines=found.lines,
    )
