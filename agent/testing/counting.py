"""What the gate counts, over letters in memory."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.core.effects import DOUBTFUL, FROM_ANYBODY, QUESTIONS, TO_PARTICIPANTS, LetterKind
from agent.core.gate import APART, Counters
from agent.testing.rows import LetterRow

_DAY, _MOMENT = timedelta(hours=24), timedelta(minutes=10)


def counted(
    left: Sequence[LetterRow],
    mailbox: str,
    address: str,
    interview: str,
    slot: str,
    now: datetime,
    *,
    suppressed: bool,
) -> Counters:
    """See ports.Store.counters; ``left`` are all letters that left, are leaving, or may have left."""
    address = address.lower()
    recent = [x for x in left if x.begun_at > now - _DAY]
    here = [x for x in recent if x.mailbox == mailbox]
    asking = [x for x in here if x.entry.kind in TO_PARTICIPANTS]
    telling = [x for x in here if x.entry.kind not in TO_PARTICIPANTS]
    ever = [x for x in left if x.mailbox == mailbox and x.entry.kind in QUESTIONS]
    before = {_domain(x.entry.to) for x in ever if x.begun_at <= now - _DAY}
    mine = (interview, address)
    return Counters(
        to_person=sum(x.entry.to == address for x in recent),
        to_participants=len(asking),
        to_recruiter=len(telling),
        doubtful=sum(x.entry.kind in DOUBTFUL for x in telling),
        aside=sum(x.entry.kind is LetterKind.ASIDE for x in telling),
        from_anybody=sum(x.entry.kind in FROM_ANYBODY for x in telling),
        questions=sum(
            (x.entry.interview, x.entry.slot) == (interview, slot) for x in left if x.entry.kind in QUESTIONS
        ),
        suppressed=suppressed,
        at_once=sum(x.begun_at > now - _MOMENT for x in asking),
        to_domain=sum(_domain(x.entry.to) == _domain(address) for x in asking),
        new_domains=len({_domain(x.entry.to) for x in asking} - before),
        domain_known=any(_domain(x.entry.to) == _domain(address) for x in ever),
        about_interview=sum((x.entry.interview, x.entry.to) == mine for x in telling) if interview else 0,
        about_another=max(
            (
                x.begun_at
                for x in left
                if x.entry.kind in TO_PARTICIPANTS
                and _is_of_another(x, address, interview)
                and x.begun_at > now - APART
            ),
            default=None,
        ),
    )


def _is_of_another(row: LetterRow, address: str, interview: str) -> bool:
    return row.entry.to == address and row.entry.interview != interview


def _questions(left: Sequence[LetterRow]) -> list[LetterRow]:
    return [x for x in left if x.entry.kind in QUESTIONS]


def _domain(address: str) -> str:
    return address.partition("@")[2]
