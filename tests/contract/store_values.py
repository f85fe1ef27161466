"""Small values for tests of stores."""

from datetime import UTC, datetime, timedelta

from agent.core.calendar import Meeting
from agent.core.effects import Effect, LetterKind, SendLetter, Wake, WakeAt
from agent.core.events import TimeCame
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.people import Person, Side
from agent.ports import Arrived, Batch, Cursor, Folder, Store
from agent.reading.known import LedgerEntry

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
CARLA = Address(email="carla@client.example", name="Carla")
BEN = Address(email="ben@mail.example", name="Ben")
ANNA = Address(email="anna@agency.example", name="Anna")


def arrived(raw: bytes, uid: int = 1, folder: Folder = Folder.INBOX) -> Arrived:
    return Arrived(folder=folder, uidvalidity=7, uid=uid, raw=raw)


def batch(*mails: Arrived) -> Batch:
    return Batch(mails=mails, cursors={Folder.INBOX: Cursor(uidvalidity=7, uid=max((m.uid for m in mails), default=0))})


def interview(
    ref: str = "aaaaaaaa",
    *,
    mailbox: str = "anna",
    state: InterviewState = InterviewState.PLANNED,
    start: datetime | None = NOON,
    uid: str = "",
    people: tuple[Address, ...] = (CARLA, BEN),
) -> Interview:
    return Interview(
        ref=ref,
        mailbox=mailbox,
        state=state,
        meeting=Meeting(uid=uid or f"{ref}@calendar.example", sequence=0, dtstamp=NOON, start=start),
        people=tuple(Person(address=a, side=Side.CLIENT, reason="listed as a client") for a in people),
    )


def event(name: str, ref: str = "aaaaaaaa", at: datetime = NOON) -> TimeCame:
    return TimeCame(id=name, interview=ref, at=at, what=Wake.END)


def wake(name: str, at: datetime = NOON, ref: str = "aaaaaaaa") -> WakeAt:
    return WakeAt(id=name, interview=ref, at=at, what=Wake.GRACE)


def letter(
    name: str,
    *,
    at: datetime = NOON,
    to: Address = CARLA,
    kind: LetterKind = LetterKind.QUESTION,
    ref: str = "aaaaaaaa",
    slot: str = "a",
    number: int = 0,
) -> SendLetter:
    return SendLetter(id=name, interview=ref, at=at, kind=kind, to=to, slot=slot, number=number)


def entry(effect: SendLetter) -> LedgerEntry:
    return LedgerEntry(
        message_id=f"<{effect.id}@agency.example>",
        effect=effect.id,
        interview=effect.interview,
        slot=effect.slot,
        kind=effect.kind,
        number=effect.number,
        to=effect.to.email,
        text="How was it?",
    )


async def queue(store: Store, *effects: Effect, ref: str = "aaaaaaaa", mailbox: str = "anna") -> None:
    """One more event of the interview, with these effects."""
    _, version = await store.interview(ref)
    done = await store.commit(
        event(f"{ref} event {version}", ref), interview(ref, mailbox=mailbox), version, effects, ""
    )
    assert done


async def leave(store: Store, effect: SendLetter, at: datetime) -> None:
    """A letter on its way: its content is about to leave."""
    await store.begin(effect.id, at, entry(effect), b"Subject: How was it?\r\n\r\n")
    await store.mark_data(effect.id, at)


def ids(tasks: tuple[object, ...]) -> list[str]:
    return [task.effect.id for task in tasks]  # type: ignore[attr-defined]
