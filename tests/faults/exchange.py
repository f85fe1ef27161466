"""Mail goes round: what a service in memory sends reaches people, machines and other services, and their answers come
back. The raw mails are the service's own; nothing here knows what they are about."""

from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from typing import Self

from agent.adapters.store.sqlite import SqliteStore
from agent.core.mail import base
from agent.core.rules import Rules
from agent.ports import Folder
from agent.reading.claims import House
from agent.testing.clock import ManualClock
from agent.writing.compose import Outgoing
from tests.system.desk import Agency, Outside

ON_THE_WAY = timedelta(minutes=1)
MOST = 3000
"""Mails after which an exchange counts as one without end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """A mail with its envelope."""

    at: datetime
    """When it arrives."""
    back: str
    """The return path; empty as in a delivery report (RFC 5321 section 4.5.5)."""
    to: str
    raw: bytes
    proven: bool = True

    def after(self, raw: bytes, to: str, back: str, wait: timedelta = ON_THE_WAY) -> "Parcel":
        """Another mail, in answer to this one."""
        return Parcel(at=self.at + wait, back=back, to=to, raw=raw)


Answers = Callable[[Parcel], Iterable[Parcel]]
"""What comes of a mail that reaches somebody."""


@dataclass(kw_only=True, slots=True)
class Site:
    """One service with its mailbox."""

    outside: Outside
    agency: Agency
    house: House
    left: list[tuple[datetime, Outgoing]] = field(default_factory=list)
    """Its letters that are on their way or have arrived, and when they left."""

    async def due(self) -> datetime | None:
        return await self.outside.store.next_due()


class Exchange:
    """All mail between everybody, in the order of time."""

    def __init__(self, start: datetime) -> None:
        self.clock = ManualClock(start)
        self.sites: dict[str, Site] = {}
        self.answers: dict[str, Answers] = {}
        self.gateway: Callable[[bytes], bytes] = bytes
        """What happens on the way to every mail of a service."""
        self.arrived: list[Parcel] = []
        self._under_way: list[tuple[datetime, int, Parcel]] = []
        self._numbers = count()
        self._running = AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._running.aclose()

    async def opens(self, rules: Rules, house: House, key: bytes, state: Path | None = None) -> Site:
        """A service begins to work; with its records in a file if there is one."""
        outside = Outside()
        outside.clock = self.clock
        if state is not None:
            outside.store = await SqliteStore.open(state)
            self._running.push_async_callback(outside.store.close)
        agency = await self._running.enter_async_context(Agency(outside, rules=rules, house=house, key=key).open())
        site = self.sites[rules.directory.recruiter.email] = Site(outside=outside, agency=agency, house=house)
        return site

    def posts(self, parcel: Parcel) -> None:
        """Somebody sends a mail."""
        heappush(self._under_way, (parcel.at, next(self._numbers), parcel))

    async def until(self, moment: datetime) -> None:
        """Time passes, with everything that happens on the way."""
        while True:
            await self._settle()
            due = [at for site in self.sites.values() if (at := await site.due()) and at > self.clock.now()]
            if self._under_way:
                due.append(self._under_way[0][0])
            if not due or min(due) > moment:
                break
            await self.clock.move(max(min(due), self.clock.now()))
        await self.clock.move(max(moment, self.clock.now()))
        await self._settle()

    async def _settle(self) -> None:
        while self._deliver() | await self._collect():
            pass

    def _deliver(self) -> bool:
        before = len(self.arrived)
        while self._under_way and self._under_way[0][0] <= self.clock.now():
            self._reaches(heappop(self._under_way)[2])
        return len(self.arrived) > before

    def _reaches(self, parcel: Parcel) -> None:
        self.arrived.append(parcel)
        assert len(self.arrived) < MOST, "an exchange of mails without end"
        who = base(parcel.to)[0]
        if who in self.sites:
            site = self.sites[who]
            site.outside.mailbox.deliver(_stamped(parcel, site.house), Folder.INBOX)
        for answer in self.answers.get(who, _nobody)(parcel):
            self.posts(answer)

    async def _collect(self) -> bool:
        left = False
        for site in self.sites.values():
            await site.agency.settle()
            sent = site.outside.mailer.sent
            for mail in sent[len(site.left) :]:
                site.left.append((self.clock.now(), mail))
                self.posts(
                    Parcel(
                        at=self.clock.now() + ON_THE_WAY,
                        back=mail.sender,
                        to=mail.recipient,
                        raw=self.gateway(mail.raw),
                    )
                )
                left = True
        return left

    def to(self, who: str) -> list[Parcel]:
        """What arrived at one address."""
        return [one for one in self.arrived if base(one.to)[0] == who]


def _nobody(parcel: Parcel) -> Iterable[Parcel]:
    return ()


def _stamped(parcel: Parcel, house: House) -> bytes:
    """As the receiver's server hands it over: with its own word for the sender, and nobody else's."""
    domain = next(
        line.rpartition(b"@")[2].strip(b"> ") for line in parcel.raw.split(b"\r\n") if line.lower().startswith(b"from:")
    ).decode()
    verdict = "pass" if parcel.proven else "fail"
    stamps = (
        f"Return-Path: <{parcel.back}>",
        f"Delivered-To: {parcel.to}",
        f"Authentication-Results: {house.authserv_id}; dmarc={verdict} header.from={domain}",
    )
    return "\r\n".join(stamps).encode() + b"\r\n" + parcel.raw
