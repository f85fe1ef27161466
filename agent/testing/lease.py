"""Claims in memory: a folder that several claimants share, and that humans get into."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime

from agent.errors import ConfigError, Transient
from agent.ports.lease import Claim, Claimant, Mark, Roll


class MemoryClaims:
    """ports.Claims without a server. The attributes below are the server's moods and may be changed at any time."""

    def __init__(self, received: datetime = datetime(2026, 3, 2, 12, tzinfo=UTC)) -> None:
        self.claims: list[Claim] = []
        self.epoch = 0
        self.unreachable = False
        self.forbids_folders = False
        self.time = received
        """What the server's clock says."""
        self._next = 1
        self._epochs = 0

    # --- humans ---

    def delete_folder(self) -> None:
        """Somebody deletes the folder and all that is in it."""
        self.claims, self.epoch = [], 0

    def delete(self, uid: int) -> None:
        """Somebody deletes a claim."""
        self.claims = [claim for claim in self.claims if claim.uid != uid]

    def renumber(self) -> None:
        """The folder comes out of a backup: the same claims under other numbers."""
        if self.epoch:
            self._new_epoch()
            self.claims = [replace(claim, uid=self._number()) for claim in self.claims]

    # --- the port ---

    async def roll(self) -> Roll:
        """See ports.Claims."""
        self._connect()
        return Roll(epoch=self.epoch, claims=tuple(self.claims))

    async def add(self, claimant: Claimant) -> None:
        """See ports.Claims."""
        self._connect()
        if not self.epoch:
            if self.forbids_folders:
                raise ConfigError("The mailbox in memory makes no folders.", hint="Set forbids_folders to False.")
            self._new_epoch()
        claim = Claim(uid=self._number(), claimant=claimant, marks=frozenset(), received=self.time)
        self.claims.append(claim)

    async def note(self, epoch: int, uid: int, mark: Mark, *, on: bool) -> None:
        """See ports.Claims."""
        self._connect()
        if epoch == self.epoch:
            self.claims = [_marked(claim, mark, on) if claim.uid == uid else claim for claim in self.claims]

    async def remove(self, epoch: int, uids: Collection[int]) -> None:
        """See ports.Claims."""
        self._connect()
        if epoch == self.epoch:
            self.claims = [claim for claim in self.claims if claim.uid not in uids]

    def _connect(self) -> None:
        if self.unreachable:
            raise Transient("The mailbox in memory cannot be reached.", channel=True)

    def _new_epoch(self) -> None:
        self._epochs += 1
        self.epoch, self._next = self._epochs, 1

    def _number(self) -> int:
        self._next += 1
        return self._next - 1


def _marked(claim: Claim, mark: Mark, on: bool) -> Claim:
    return replace(claim, marks=claim.marks | {mark} if on else claim.marks - {mark})
