"""A mail server that looks at every letter before it takes it: what must hold whenever one leaves."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime
from email.parser import BytesParser
from typing import Any

from agent.core.effects import TO_PARTICIPANTS
from agent.reading.known import LedgerEntry
from agent.testing.mailbox import MemoryMailbox
from agent.writing.compose import Outgoing
from tests.faults.cases import ANNA, CASES, Case
from tests.system.desk import FilingMailer, Outside, whole
from tests.unit.cases import RULES


class Truth:
    """What really happened, as somebody knows who has seen every mail: letters are held against it."""

    def __init__(self) -> None:
        self.over: dict[str, datetime] = {}
        """When an interview is over by its latest proven revision, by reference."""
        self.cancelled: set[str] = set()
        self.vetoed: set[str] = set()
        self.silenced: set[tuple[str, str]] = set()
        """(reference, address): they answered, refused, or their mail bounced."""
        self.stopped: set[str] = set()
        self.asked: Counter[tuple[str, str]] = Counter()
        self.taken: Counter[tuple[str, str]] = Counter()
        """(recipient, Message-ID)."""
        self.broken: list[str] = []
        """What should never have happened. Gathered, as the service would take an error here for the server's."""

    def moved(self, ref: str, over: datetime) -> None:
        """Planned anew: whoever answered about the old date is asked about the new one, also after a veto."""
        self.over[ref] = over
        self.vetoed.discard(ref)
        self.silenced = {(r, address) for r, address in self.silenced if r != ref}


class Watched(FilingMailer):
    """Takes letters as FilingMailer does, once they have been looked at."""

    def __init__(self, mailbox: MemoryMailbox, outside: Outside, truth: Truth) -> None:
        super().__init__(mailbox)
        self._outside = outside
        self._truth = truth

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        """As ``agent.ports.Mailer.send``."""

        async def looked_at() -> None:
            await before_data()
            try:
                self._look(mail)
            except AssertionError as error:
                self._truth.broken.append(str(error) or repr(error))

        return await super().send(mail, looked_at)

    def _look(self, mail: Outgoing) -> None:
        entry = self._outside.store._letters[mail.message_id].entry
        self._truth.taken[mail.recipient, mail.message_id] += 1
        assert self._truth.taken[mail.recipient, mail.message_id] == 1, f"{mail.recipient} gets a letter twice"
        if entry.kind in TO_PARTICIPANTS:
            case = next(c for c in CASES if c.ref == entry.interview)
            self._may_be_asked(case, entry, mail.recipient)
            only_a_template(case, entry.slot, mail.raw)
        else:
            assert mail.recipient in (ANNA, *(a.email for a in RULES.team)), "a letter to the team goes elsewhere"

    def _may_be_asked(self, case: Case, entry: LedgerEntry, to: str) -> None:
        truth, ref, now = self._truth, case.ref, self._outside.clock.now()
        assert to == case.who(entry.slot), "somebody is asked who took no part"
        assert ref in truth.over, "asked although the organiser is nobody whom we know"
        assert now >= truth.over[ref] + RULES.grace, "asked too early"
        assert ref not in truth.cancelled | truth.vetoed, "asked although nobody should be any more"
        assert (ref, to) not in truth.silenced, "asked although they had answered, or cannot be reached"
        assert to not in truth.stopped, "asked although they said STOP"
        truth.asked[ref, to] += 1
        assert truth.asked[ref, to] <= 4, "asked more than 1 + 3 times"


def only_a_template(case: Case, slot: str, raw: bytes) -> None:
    """Nobody's words reach a participant, of whatever side or interview, and nothing of what is recommended."""
    text = whole(BytesParser().parsebytes(raw)).lower()
    for other in CASES:
        for side in "ab":
            assert other.canary(side) not in text, f"words of {other.who(side)} reach {case.who(slot)}"
    assert "recommend" not in text


def crossed(case: Case, letter: Any) -> list[str]:
    """Words of other interviews in a letter to the recruiter about this one."""
    text = whole(letter).lower()
    return [c.canary(side) for c in CASES if c is not case for side in "ab" if c.canary(side) in text]
