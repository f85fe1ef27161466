"""(claims, what we know) -> one event, or the reason why there is none. Asks and changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from agent.core.events import LetterOut, MailBounced
from agent.core.mail import MailKind
from agent.core.marks import RECRUITER_SLOT
from agent.core.people import Directory
from agent.reading import forms, human, replies
from agent.reading.appointments import appointment
from agent.reading.case import Case, Ignored, Outcome, Quarantined, Several
from agent.reading.claims import Claims, House, Labeller
from agent.reading.further import with_further
from agent.reading.known import Known
from agent.reading.placing import PROVING, Conflict, Mark, Placed, place
from agent.reading.typed import typed

__all__ = ["Ignored", "Outcome", "Quarantined", "Several", "recognise"]


def recognise(
    claims: Claims,
    known: Known,
    *,
    mail: str,
    in_sent: bool,
    at: datetime,
    house: House,
    directory: Directory,
    token_key: bytes,
    label: Labeller = typed,
) -> Outcome:
    """What happened, told from one mail. ``mail`` is the key of the kept mail, ``at`` the time that the event gets.

    ``label`` goes through the words of strangers for it, and may raise what a parser raises.
    """
    case = Case(
        claims=claims,
        known=known,
        mail=mail,
        in_sent=in_sent,
        at=at,
        house=house,
        directory=directory,
        placed=place(claims, known, token_key),
        token_key=token_key,
        label=label,
    )
    return next(outcome for _, recogniser in _TABLE if (outcome := recogniser(case)) is not None)


def _sent(case: Case) -> Outcome | None:
    if not case.in_sent:
        return None
    letters = case.known.letters
    entry = letters.get(case.claims.message_id) or letters.get(case.claims.letter)
    if entry is None:
        return human.ignored_or(case, "the recruiter's own mail")
    if not entry.interview:
        # About a mail that was put aside. If nobody knew this one, it would be put aside too, and told of, for ever.
        return Ignored(reason="our own letter")
    return LetterOut(
        id=f"effect:{entry.effect}",
        interview=entry.interview,
        at=case.at,
        kind=entry.kind,
        slot=entry.slot,
        number=entry.number,
        message_id=entry.message_id,
    )


def _own(case: Case) -> Outcome | None:
    ours = case.claims.kind is MailKind.OWN or case.claims.message_id in case.known.letters
    return Ignored(reason="our own letter") if ours else None


def _bounce(case: Case) -> Outcome | None:
    bounce = case.claims.bounce
    if bounce is None:
        return None
    slot = case.place.slot
    if not case.interview or slot in ("", RECRUITER_SLOT) or case.respondent() is None:
        return Ignored(reason="a bounce of a mail that was no question of ours")
    return MailBounced(
        id=f"mail:{case.mail}",
        interview=case.place.ref,
        at=case.at,
        slot=slot,
        mail=case.mail,
        permanent=bounce.permanent,
        detail=bounce.detail,
    )


def _calendar(case: Case) -> Outcome | None:
    if not case.claims.calendar:
        return None
    found = appointment(
        case.claims,
        case.known,
        mail=case.mail,
        at=case.at,
        house=case.house,
        directory=case.directory,
        label=case.label,
    )
    if isinstance(found, str):
        # Somebody may answer a question and attach a file from their calendar.
        return Ignored(reason=found) if case.placed is None else None
    return with_further(case, _with_reply(case, found))


def _with_reply(case: Case, found: Outcome) -> Outcome:
    """Somebody may answer our questions in the mail by which they change the appointment: both are news."""
    answers = isinstance(case.placed, Placed) and case.placed.by in PROVING and case.typed_anything
    if not answers or isinstance(found, Ignored | Quarantined):
        return found
    below = next(o for _, recogniser in _BELOW_CALENDAR if (o := recogniser(case)) is not None)
    if isinstance(below, Ignored | Quarantined | Several):
        return found
    news = found.events if isinstance(found, Several) else (found,)
    return Several(events=(*news, replace(below, id=f"{below.id}/reply")))


def _automatic(case: Case) -> Outcome | None:
    if case.claims.kind not in (MailKind.AUTOMATIC, MailKind.LIST):
        return None
    if case.claims.kind is MailKind.LIST and isinstance(case.placed, Placed) and case.placed.by is Mark.TOKEN:
        # Lists leave their marks on people's words, and only whoever got our letter knows the token.
        return None
    return Ignored(reason=f"automatic mail: {case.claims.why}" if case.claims.why else "automatic mail")


def _conflict(case: Case) -> Outcome | None:
    return Quarantined(reason=case.placed.reason) if isinstance(case.placed, Conflict) else None


def _nowhere(case: Case) -> Outcome | None:
    if case.placed is None:
        return human.fresh(case) or Ignored(reason="it answers no letter of ours")
    return Ignored(reason=f"it belongs to {case.place.ref}, which is not known") if case.interview is None else None


# The rules of this table:
# - First match wins; the last recogniser takes whatever is left, so every mail gets exactly one outcome.
# - A flow's mail may lie in Sent alone, or be marked as a machine's: responses of a form come first.
# - What else lies in Sent is known by its Message-ID alone, as the recruiter writes from the same address.
# - Bounces and calendar mail find their interview by their own means; everything below them needs a mark of ours.
# - A mark says which interview; only the proven sender says whose words they are.
_TABLE: tuple[tuple[str, Callable[[Case], Outcome | None]], ...] = (
    ("a flow hands on a response of a form", forms.response),
    ("it lies in Sent", _sent),
    ("it is our own letter", _own),
    ("one of our letters came back", _bounce),
    ("it speaks of an appointment", _calendar),
    ("a machine or a list sent it", _automatic),
    ("its marks disagree", _conflict),
    ("it bears no mark of ours", _nowhere),
    ("somebody is away", replies.away),
    ("the recruiter answers", replies.recruiter),
    ("somebody says that it is over", replies.over),
    ("it is no answer", replies.aside),
    ("it is an answer in doubt", replies.held),
    ("it is an answer", replies.reply),
)
_BELOW_CALENDAR = _TABLE[[recogniser for _, recogniser in _TABLE].index(_calendar) + 1 :]
