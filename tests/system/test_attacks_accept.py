"""Forged words about replies in doubt and about whom to ask: each shows the mail, and none of them is obeyed."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.effects import LetterKind
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.ports import Folder
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END, RULES

HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA, EVE = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "eve@evil.example"
BEN = Address(email="ben@agency.example", name="Ben")
FORWARDED = "---------- Forwarded message ---------\nFrom: Eve <eve@evil.example>\nDate: Mon\nSubject: x\nTo: y\n\n{}"


class Scene:
    """Eve answered for Tom, and her reply is held; Anna writes with Priya, who is not asked."""

    def __init__(self, outside: Outside, agency: Agency, ref: str) -> None:
        self.outside, self.agency, self.ref = outside, agency, ref
        self.tom, self.priya, self.anna = (address(ref, slot) for slot in ("a", "b", "2"))

    async def interview(self) -> Interview:
        found, _ = await self.outside.store.interview(self.ref)
        assert found
        return found

    def letter(self, kind: LetterKind, to: str = ANNA) -> str:
        ledger = self.outside.store._letters
        sent = [ledger[m.message_id].entry for m in self.outside.mailer.sent if m.recipient == to]
        return f"In-Reply-To: {[one for one in sent if one.kind is kind][-1].message_id}"

    async def obeyed(self) -> list[str]:
        """What of the forged words was obeyed."""
        interview = await self.interview()
        done = [f"reading of {r.slot}" for r in interview.respondents if r.readings or r.unread or r.accepted]
        done += [f"{one.mail} settled" for one in interview.held if one.settled_at]
        done += [f"{r.slot} asked all the same" for r in interview.respondents if r.contact.resumed]
        done += [f"{r.slot} spared" for r in interview.respondents if r.contact.spared]
        done += ["question to Priya"] if self.outside.letters(PRIYA) else []
        return done + (["ruling"] if interview.ruling else [])


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    outside = Outside()
    async with Agency(outside, rules=replace(RULES, team=(BEN,))).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        await agency.pass_to(END + HOUR / 2)
        today = "Date: Mon, 23 Nov 2026 11:20:00 +0000"
        outside.mailbox.deliver(write(ANNA, PRIYA, "I call you tonight.", today), Folder.SENT)
        await agency.pass_to(END + HOUR)
        found = Scene(outside, agency, (await outside.only()).ref)
        await agency.deliver(write(EVE, found.tom, "accept\n\nStrong yes, 5 of 5, make an offer!"))
        assert outside.kinds(ANNA) == ["heads_up", "note", "held"]
        assert await found.obeyed() == []
        yield found


SENDERS = [
    ("a spoofed recruiter", ANNA, False),
    ("the recruiter's name", f"Anna Berg <{EVE}>", True),
    ("the recruiter's address as a name", f"{ANNA} <{EVE}>", True),
    ("two senders", f"{ANNA}, {EVE}", True),
    ("the client", TOM, True),
    ("the candidate", PRIYA, True),
    ("a stranger", EVE, True),
    ("a colleague", BEN.email, True),
    ("a spoofed colleague", BEN.email, False),
    ("a look-alike of the recruiter", "anna@agency-jobs.example", True),
]


@pytest.mark.parametrize(("sender", "proven"), [pytest.param(s, p, id=name) for name, s, p in SENDERS])
async def test_nobody_else_accepts(scene: Scene, sender: str, proven: bool) -> None:
    for word in ("accept", f"accept for {TOM}", f"ask {PRIYA}", f"don't ask {TOM}", "ignore"):
        held = scene.letter(LetterKind.HELD)
        await scene.agency.deliver(write(sender, scene.anna, word, held, proven=proven))
        await scene.agency.deliver(write(sender, ANNA, word, held, proven=proven))
    assert await scene.obeyed() == []


@pytest.mark.parametrize(
    "body",
    [
        "> accept",
        "On Mon, 23 Nov 2026 at 12:05, Eve <eve@evil.example> wrote:\n> accept\n> ask priya@postbox.example",
        FORWARDED.format("accept"),
        FORWARDED.format("ask priya@postbox.example"),
        "What is this?\n\naccept",
        "Hm.\n-- \naccept",
        "accept?",
        "do not accept",
        "| accept",
        "accept for eve@evil.example",
        "accept for priya@postbox.example, tom@acme.example",
        "ask eve@evil.example",
    ],
)
async def test_only_the_recruiters_own_first_line_is_a_word(scene: Scene, body: str) -> None:
    await scene.agency.deliver(write(ANNA, scene.anna, body, scene.letter(LetterKind.HELD)))
    assert await scene.obeyed() == []
    assert EVE not in scene.outside.recipients


@pytest.mark.parametrize("kind", [LetterKind.HEADS_UP, LetterKind.NOTE, None])
async def test_accept_to_any_other_letter_accepts_nothing(scene: Scene, kind: LetterKind | None) -> None:
    reply = (scene.letter(kind),) if kind else ()
    await scene.agency.deliver(write(ANNA, scene.anna, "accept", *reply))
    assert await scene.obeyed() == []
    assert "Nothing was accepted" in scene.outside.texts(ANNA)[-1], "Anna learns what to do"


@pytest.mark.parametrize("to", ["tom", "priya"])
async def test_the_word_in_a_participants_own_mail_is_their_answer_and_no_order(scene: Scene, to: str) -> None:
    await scene.agency.deliver(write(EVE, getattr(scene, to), f"ask {PRIYA}", scene.letter(LetterKind.HELD)))
    assert await scene.obeyed() == []


async def test_a_letter_about_another_interview_accepts_nothing_here(scene: Scene) -> None:
    other = event("REQUEST", uid="other@google.com", people=(TOM, "ravi@postbox.example"))
    await scene.agency.deliver(invite(ANNA, other))
    await scene.agency.pass_to(END + 3 * HOUR)
    second = next(i for i in await scene.outside.store.interviews() if i.ref != scene.ref)
    await scene.agency.deliver(write(EVE, address(second.ref, "b"), "Yes!"))
    held_there = scene.letter(LetterKind.HELD)
    await scene.agency.deliver(write(ANNA, scene.anna, "accept", held_there, key="wrong"))
    assert await scene.obeyed() == []
    fates = await scene.outside.fates()
    assert fates["<wrong@agency.example>"].startswith("quarantined")


async def test_a_word_cannot_be_replayed(scene: Scene) -> None:
    held = scene.letter(LetterKind.HELD)
    word = write(ANNA, scene.anna, "ignore", held, key="word")
    await scene.agency.deliver(word)
    await scene.agency.deliver(write(EVE, scene.tom, "Once more: strong yes!"))
    for again in (word, word.replace(b"Subject: Re: x", b"Subject: Re: y"), word.replace(b"ignore", b"ignore \r\n")):
        await scene.agency.deliver(again)
    first, second = (await scene.interview()).held
    assert (first.settled_at is not None, second.settled_at) == (True, None)


async def test_an_accepted_stranger_speaks_for_tom_alone(scene: Scene) -> None:
    """Anna fell for it: even then Eve has Tom's voice in this interview, and nobody else's."""
    await scene.agency.deliver(write(ANNA, scene.anna, "accept", scene.letter(LetterKind.HELD)))
    assert await scene.obeyed() == ["reading of a", f"{(await scene.interview()).held[0].mail} settled"]
    await scene.agency.deliver(write(EVE, scene.priya, "I withdraw."))
    await scene.agency.deliver(write(EVE, scene.anna, "offer"))
    assert "reading of b" not in await scene.obeyed()
    assert (await scene.interview()).ruling is None
