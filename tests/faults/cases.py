"""Three interviews that share people, with words by which a leak from one side or interview to another shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.interview import reference
from agent.core.people import Side
from tests.system.desk import event, invite
from tests.unit.cases import START

ANNA = "anna@agency.example"
EVE = "eve@evil.example"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SIDES = {"a": Side.CLIENT, "b": Side.CANDIDATE}


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One interview as the calendar tells it, and whom it brings together."""

    number: int
    client: str
    candidate: str
    start: datetime

    @property
    def uid(self) -> str:
        return f"case{self.number}@google.com"

    @property
    def ref(self) -> str:
        return reference("anna", self.uid, None)

    def who(self, slot: str) -> str:
        """The address of a slot: invitations name the client first."""
        return self.client if slot == "a" else self.candidate

    def canary(self, slot: str) -> str:
        """A word that only this person writes, and only about this interview."""
        return f"zq{'abc'[self.number]}{'client' if slot == 'a' else 'person'}"

    def mail(
        self, method: str, *, sequence: int = 0, days: int = 0, proven: bool = True, sender: str = ANNA, stamp: datetime
    ) -> bytes:
        """The organiser's word about it, ``days`` later than first planned."""
        start = self.start + days * DAY
        people = (self.client, self.candidate)
        return invite(
            sender,
            event(
                method,
                uid=self.uid,
                people=people if method != "REPLY" else (sender,),
                start=f"{start:%Y%m%dT%H%M%SZ}",
                end=f"{start + HOUR:%Y%m%dT%H%M%SZ}",
                stamp=f"{stamp:%Y%m%dT%H%M%SZ}",
                sequence=sequence,
                status="CANCELLED" if method == "CANCEL" else "CONFIRMED",
                summary=f"Interview: {self.candidate.partition('.')[0].title()} - Engineer {self.number}",
            ),
            proven=proven,
        )


CASES = (
    Case(number=0, client="tom@acme.example", candidate="priya@postbox.example", start=START),
    Case(number=1, client="tom@acme.example", candidate="ravi@postbox.example", start=START + 4 * HOUR),
    Case(number=2, client="sue@acme.example", candidate="priya@postbox.example", start=START + 10 * DAY),
)
"""Two with one client, two with one candidate; far enough apart to stay two, whatever is moved."""
