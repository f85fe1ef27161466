"""A mailbox's calendar mail from the parsed message to the store, without the bytes: for joining and remembering."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from agent.advance import Advance
from agent.core.calendar import Attendee, ITip, Method, PartStat, apply
from agent.core.cast import cast
from agent.core.effects import Effect, SaveDraft, SendLetter, WakeAt
from agent.core.events import CalendarMail, Command, Event, LetterOut, RecruiterSaid, TimeCame
from agent.core.interview import Interview, InterviewState, reference
from agent.core.mail import Address
from agent.core.memory import keys
from agent.core.people import Client, Directory
from agent.core.rules import Mode, Rules
from agent.ports import OutboxState, Store
from agent.reading.belonging import placed
from agent.reading.known import Known
from agent.testing.store import MemoryStore
from tests.unit.cases import ANNA, EARLIER, START

DIRECTORY = Directory(
    recruiter=ANNA,
    own_domains=frozenset({"agency.example"}),
    clients=(
        Client(name="Acme GmbH", domains=frozenset({"acme.example"})),
        Client(name="Globex", domains=frozenset({"globex.example"})),
    ),
    freemail=frozenset({"postbox.example", "gmail.com"}),
)
RULES = Rules(mailbox="anna", directory=DIRECTORY, mode=Mode.SEND)
HOUR = timedelta(hours=1)


def at(hour: float, day: int = 0) -> datetime:
    """A time on the day of the interviews, in UTC."""
    return START.replace(hour=0) + timedelta(days=day, hours=hour)


def invitation(
    uid: str,
    *people: str,
    hours: tuple[float, float] = (9, 10),
    summary: str = "Interview",
    day: int = 0,
    **more: object,
) -> ITip:
    """Anna's invitation to people such as 'Tom Becker <tom@acme.example>', in the hours of that day."""
    message = ITip(
        method=Method.REQUEST,
        uid=uid,
        dtstamp=EARLIER,
        start=at(hours[0], day),
        end=at(hours[1], day),
        zone="Europe/Berlin",
        summary=summary,
        organizer=ANNA,
        attendees=tuple(map(attendee, people)),
    )
    return replace(message, **more)  # type: ignore[arg-type]


def attendee(person: str, partstat: PartStat = PartStat.NEEDS_ACTION) -> Attendee:
    name, _, email = person.rpartition(" <")
    return Attendee(address=Address(email=email.strip(">"), name=name), partstat=partstat)


def answer(message: ITip, person: str, partstat: PartStat = PartStat.ACCEPTED) -> ITip:
    """The REPLY of one of them, which names nobody else."""
    return replace(message, method=Method.REPLY, attendees=(attendee(person, partstat),))


class Box:
    """The recruiter's mailbox, with what came of it."""

    def __init__(self, store: Store | None = None, directory: Directory = DIRECTORY) -> None:
        self.store = store or MemoryStore()
        self.directory = directory
        self.rules = replace(RULES, directory=directory)
        self.advance = Advance(self.store, {"anna": self.rules})
        self.count = 0

    async def hear(
        self,
        message: ITip,
        sender: Address | None = None,
        *,
        verified: bool = True,
        when: datetime = EARLIER,
        over: str = "",
    ) -> tuple[Event, ...]:
        """A message comes in; from the organiser or who answers, if nobody else is named."""
        self.count += 1
        event = await self._event(message, sender or self._sender(message), verified, when)
        if event is None:
            return ()
        event = replace(event, says_over=over)
        known = await self._known(message)
        events = placed(event, known, self.directory)
        for one in events:
            await self.advance("anna", one)
        return events

    def _sender(self, message: ITip) -> Address:
        return message.attendees[0].address if message.method is Method.REPLY else ANNA

    async def _known(self, message: ITip) -> Known:
        around = [moment for moment in (message.start, message.end) if moment]
        return await self.store.known(
            "anna", uids=[message.uid], message_ids=[], refs=[], around=around, memories=keys([message])
        )

    async def _event(self, message: ITip, sender: Address, verified: bool, when: datetime) -> CalendarMail | None:
        known = await self._known(message)
        holding = next((i for i in known.interviews if i.entry(message.uid) and not i.joined_into), None)
        if holding is None:
            found = cast(apply(None, message).meeting, self.directory, {}, known.memory)
            if message.method is Method.CANCEL or not (found.interview or found.possible):
                return None
        ref = holding.ref if holding else reference("anna", message.uid, message.recurrence_id)
        key = f"mail{self.count}"
        return CalendarMail(
            id=f"mail:{key}",
            interview=ref,
            at=when,
            mail=key,
            message_id=f"<{key}@x>",
            message=message,
            sender=sender,
            verified=verified,
        )

    async def says(self, ref: str, command: Command, when: datetime) -> None:
        """The recruiter answers a letter about an interview."""
        self.count += 1
        said = RecruiterSaid(id=f"said{self.count}", interview=ref, at=when, mail="m", by=ANNA, command=command)
        await self.advance("anna", said)

    async def pass_to(self, moment: datetime) -> None:
        """Everything that comes due is done at once, as the loops would."""
        while due := await self.store.due(moment):
            for task in due:
                await self._do(task.effect)

    async def _do(self, effect: Effect) -> None:
        match effect:
            case SendLetter() | SaveDraft():
                sent = LetterOut(
                    id=f"effect:{effect.id}",
                    interview=effect.interview,
                    at=effect.at,
                    kind=effect.kind,
                    slot=effect.slot,
                    number=effect.number,
                    message_id=f"<{effect.id}@x>",
                )
                await self.advance("anna", sent, task=effect.id)
            case WakeAt():
                came = TimeCame(
                    id=f"effect:{effect.id}",
                    interview=effect.interview,
                    at=effect.at,
                    what=effect.what,
                    slot=effect.slot,
                    number=effect.number,
                )
                await self.advance("anna", came, task=effect.id)
            case _:
                await self.store.begin(effect.id, effect.at, None)
                await self.store.settle(effect.id, OutboxState.DONE, effect.at)

    # --- what came of it ---

    async def live(self) -> tuple[Interview, ...]:
        """Interviews that go on by themselves."""
        return tuple(i for i in await self.store.interviews("anna") if i.state is not InterviewState.CLOSED)

    async def only(self) -> Interview:
        (interview,) = await self.live()
        return interview

    async def questions(self) -> list[tuple[str, datetime]]:
        """Who was asked for the first time, and when."""
        found = []
        for interview in await self.store.interviews("anna"):
            for told in await self.store.story(interview.ref):
                if isinstance(told.event, LetterOut) and told.event.kind == "question":
                    person = interview.respondent(told.event.slot)
                    assert person is not None
                    found.append((person.person.address.email, told.event.at))
        return sorted(found)


def sides(interview: Interview) -> dict[str, str]:
    """Each person's side, but the recruiter's."""
    people = [p for p in interview.people if p.side != "recruiter"]
    return {p.address.email.partition("@")[0]: p.side.value for p in people}


async def heard(messages: Sequence[ITip], directory: Directory = DIRECTORY) -> Box:
    """A mailbox in which these came in, in this order."""
    box = Box(directory=directory)
    for message in messages:
        await box.hear(message)
    return box
