"""The people and servers of the demo's scenario, in memory, and able to go on in several ways from any moment."""

import copy
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.parser import BytesParser
from functools import cache
from pathlib import Path

from agent.commands.demo import configured
from agent.config import Config, rules
from agent.core.mail import base
from agent.core.marks import LetterMark, check_mark
from agent.core.rules import Rules
from agent.ports import Folder
from agent.rebuild.rebuilding import house
from agent.sandbox.cast import DECISION, PEOPLE, RECRUITER
from agent.sandbox.office import AUTHSERV_ID
from agent.sandbox.programs import Received, note
from agent.sandbox.programs import received as read
from agent.sandbox.scenario import START, incoming
from agent.sandbox.stamps import stamped
from agent.testing.clock import ManualClock
from agent.testing.mailbox import MemoryMailbox
from agent.testing.notifier import MemoryNotifier
from agent.testing.store import MemoryStore

KEY = b"a token key that is long enough for tests"
CONFIG: Config = configured(Path(__file__).parents[2] / "config.yaml")
ENTRY = CONFIG.mailboxes[0]
RULES: Rules = rules(CONFIG, ENTRY)
HOUSE = house(ENTRY)


@cache
def received(raw: bytes) -> Received:
    """As agent.sandbox.programs.received, once for each mail: most of them are read at every step."""
    return read(raw)


TEAM = frozenset({RECRUITER.email, *(one.email for one in RULES.team)})
STEPS = 42
"""How many there are in the scenario."""
OVER = ("recommended", "decided", "closed")


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """Something that somebody is going to do: a mail to an address, which is sent as its author."""

    at: datetime
    sender: str
    to: str
    raw: bytes
    calendar: bool = False


@dataclass(kw_only=True, slots=True)
class Office:
    """Servers and people: what outlives the service, and its records."""

    clock: ManualClock = field(default_factory=lambda: ManualClock(START))
    mailbox: MemoryMailbox = field(default_factory=MemoryMailbox)
    store: MemoryStore = field(default_factory=MemoryStore)
    notifier: MemoryNotifier = field(default_factory=MemoryNotifier)
    files_sent: bool = True
    """Whether anybody files what leaves."""
    agenda: list[Deed] = field(default_factory=list)
    letters: Counter[str] = field(default_factory=Counter)
    pressed: set[str] = field(default_factory=set)
    decided: bool = False
    passed: list[tuple[str, bytes]] = field(default_factory=list)
    """(recipient, mail) of everything that the mail server took from the recruiter's account."""
    year_ago: bool = False
    replies_to_doubt: str = ""
    """What the recruiter answers where nobody knows whether somebody was asked."""

    def fork(self) -> "Office":
        """The same world once more, to go on in another way."""
        twin = copy.copy(self)
        twin.clock = ManualClock(self.clock.now())
        twin.mailbox = MemoryMailbox()
        twin.mailbox.boxes = copy.deepcopy(self.mailbox.boxes)
        twin.store = forked(self.store)
        twin.notifier = MemoryNotifier()
        for name in ("agenda", "letters", "pressed", "passed"):
            setattr(twin, name, copy.copy(getattr(self, name)))
        return twin

    # --- mail ---

    def dated(self, raw: bytes) -> bytes:
        """A mail of the scenario, as it would have been written then."""
        return raw.replace(b"27 November 2026", b"28 November 2025") if self.year_ago else raw

    def deliver(self, raw: bytes, folder: Folder = Folder.INBOX) -> None:
        self.mailbox.deliver(raw, folder, received=self.clock.now())

    def takes(self, raw: bytes, recipient: str) -> None:
        """The mail server takes a mail from the recruiter's account."""
        self.passed.append((recipient, raw))
        if self.files_sent:
            self.deliver(raw, Folder.SENT)
        arrived = self.stamped(raw, RECRUITER.email, recipient)
        if base(recipient)[0] == RECRUITER.email:
            self.deliver(arrived)
            self._recruiter_reads(arrived)
            return
        person = next((p for p in PEOPLE if p.address.email == recipient), None)
        turn = self.letters[recipient]
        self.letters[recipient] += 1
        if person is not None and turn < len(person.habits):
            habit, at = person.habits[turn], self.clock.now() + person.habits[turn].after
            answer = self.dated(habit.answer(received(arrived), person.address, at))
            self.agenda.append(Deed(at=at, sender=recipient, to=_to(answer), raw=answer))

    def _recruiter_reads(self, raw: bytes) -> None:
        letter, at = received(raw), self.clock.now() + timedelta(minutes=30)
        if not self.decided and letter.text.startswith("RECOMMENDATION"):
            self.decided = True
            self._recruiter_writes(DECISION(letter, RECRUITER, at), at)
        if self.replies_to_doubt and "My records were lost" in letter.text:
            self._recruiter_writes(note(letter, RECRUITER, self.replies_to_doubt, at), at)

    def _recruiter_writes(self, raw: bytes, at: datetime) -> None:
        self.agenda.append(Deed(at=at, sender=RECRUITER.email, to=_to(raw), raw=raw))

    def look_into_drafts(self) -> None:
        """The recruiter sends questions that lie in Drafts; drafts of outcomes stay."""
        for raw in self.mailbox.raws(Folder.DRAFTS):
            letter = received(raw)
            if letter.asks and letter.message_id not in self.pressed:
                self.pressed.add(letter.message_id)
                self._recruiter_writes(raw, self.clock.now() + timedelta(minutes=10))

    def act(self) -> None:
        """Let everybody do what they wanted to have done by now."""
        for deed in sorted((d for d in self.agenda if d.at <= self.clock.now()), key=lambda d: d.at):
            self.agenda.remove(deed)
            if deed.sender == RECRUITER.email and not deed.calendar:
                drafts = self.mailbox.boxes[Folder.DRAFTS].mails
                for uid in [uid for uid, mail in drafts.items() if mail.raw == deed.raw]:
                    del drafts[uid]
                self.takes(deed.raw, deed.to)
            else:
                self.deliver(self.stamped(deed.raw, deed.sender, deed.to))

    def stamped(self, raw: bytes, login: str, recipient: str) -> bytes:
        at = self.clock.now().timestamp()
        return stamped(raw, login=login, recipient=recipient, authserv_id=AUTHSERV_ID, at=at)

    # --- what was seen ---

    def ours(self) -> list[tuple[str, LetterMark, str]]:
        """(recipient, mark, Message-ID) of every letter of ours that left."""
        found = []
        for recipient, raw in self.passed:
            mail = BytesParser().parsebytes(raw, headersonly=True)
            mark = check_mark(KEY, str(mail["X-Debrief-Letter"]), str(mail["X-Debrief-Mark"]))
            if mark is not None:
                found.append((recipient, mark, str(mail["Message-ID"])))
        return found


def begun(*, year_ago: bool = False) -> Office:
    """The scenario at its beginning, now or 52 weeks ago."""
    office, back = Office(), timedelta(weeks=52 if year_ago else 0)
    office.clock, office.year_ago = ManualClock(START - back), year_ago
    office.agenda = [
        Deed(at=m.at, sender=m.sender.email, to=m.to, raw=m.raw, calendar=True) for m in incoming(START - back)
    ]
    return office


def forked(store: MemoryStore) -> MemoryStore:
    """The same records once more: a backup."""
    twin = MemoryStore()
    for name, value in vars(store).items():
        setattr(twin, name, copy.copy(value))
    return twin


def _to(raw: bytes) -> str:
    return received(raw).recipient
