"""Anna's ledger: one interview whose two sides were asked, and what is recognised before it."""

from dataclasses import replace

from agent.core.calendar import Meeting, apply
from agent.core.effects import LetterKind
from agent.core.events import (
    Event,
)
from agent.core.interview import Interview, InterviewState
from agent.core.marks import RECRUITER_SLOT, message_id, token
from agent.core.people import Person, Side
from agent.core.respondent import Respondent, RespondentState
from agent.reading.known import Known, LedgerEntry
from agent.reading.recognise import Ignored, Quarantined, recognise
from tests.unit.cases import DIRECTORY, PRIYA, REF, TOM, itip
from tests.unit.mails import HOUSE, PROVEN, RECEIVED, read

KEY = b"k" * 32
TO_TOM = f"anna+{token(KEY, REF, 'a')}@agency.example"
TO_PRIYA = f"anna+{token(KEY, REF, 'b')}@agency.example"
TO_ANNA = f"anna+{token(KEY, REF, RECRUITER_SLOT)}@agency.example"


def entry(name: str, kind: LetterKind, slot: str, to: str, text: str = "", number: int = 0) -> LedgerEntry:
    return LedgerEntry(
        message_id=message_id(KEY, name, "agency.example"),
        effect=name,
        interview=REF,
        slot=slot,
        kind=kind,
        number=number,
        to=to,
        text=text,
    )


ASKED_TOM = entry("q-a", LetterKind.QUESTION, "a", "tom@acme.example", "How did it go?\nQ1. Would you go on?\n")
ASKED_PRIYA = entry("q-b", LetterKind.QUESTION, "b", "priya@postbox.example", "How did it go?\n")
HEADS_UP = entry("h", LetterKind.HEADS_UP, "", "anna@agency.example", "We will ask Tom and Priya.\n")
FEEDBACK = entry("f", LetterKind.FEEDBACK_IN, "a", "ben@agency.example", "Tom answered.\n")

MEETING: Meeting = apply(None, itip()).meeting
INTERVIEW = Interview(
    ref=REF,
    mailbox="anna",
    state=InterviewState.ASKING,
    meeting=MEETING,
    thread="<invitation@google.com>",
    people=(
        Person(address=TOM, side=Side.CLIENT, reason="known domain"),
        Person(address=PRIYA, side=Side.CANDIDATE, reason="private address"),
    ),
    respondents=(
        Respondent(slot="a", person=Person(address=TOM, side=Side.CLIENT, reason=""), state=RespondentState.ASKED),
        Respondent(slot="b", person=Person(address=PRIYA, side=Side.CANDIDATE, reason=""), state=RespondentState.ASKED),
    ),
)
KNOWN = Known(
    interviews=(INTERVIEW,),
    letters={one.message_id: one for one in (ASKED_TOM, ASKED_PRIYA, HEADS_UP, FEEDBACK)},
    sent_to={(REF, "a"): (ASKED_TOM,), (REF, "b"): (ASKED_PRIYA,)},
)
PLANNED = replace(KNOWN, interviews=(replace(INTERVIEW, state=InterviewState.PLANNED),))
NOTHING = Known()


def see(raw: str, known: Known = KNOWN, *, in_sent: bool = False) -> Event | Ignored | Quarantined:
    return recognise(
        read(raw),
        known,
        mail="m1",
        in_sent=in_sent,
        at=RECEIVED,
        house=HOUSE,
        directory=DIRECTORY,
        token_key=KEY,
    )


def mail(sender: str, *lines: str, body: str = "We want her.", proven: bool = True) -> str:
    """A mail with a From, further header lines, and the trusted server's word for it."""
    proof = PROVEN.format(domain=sender.rpartition("@")[2]) if proven else ""
    return "".join(f"{line}\n" for line in (f"{proof}From: {sender}", "Message-ID: <one@x>", *lines)) + f"\n{body}\n"
