"""`debrief show` says why: an interview or not, who is who, what was joined, what was remembered."""

import io

from rich.console import Console

from agent.commands.show import Case, shown
from agent.core.events import Command, Verb
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.people import Side
from tests.unit.cases import EARLIER
from tests.unit.joins import HOUR, Box, heard, invitation
from tests.unit.test_joining import PRIYA, TO_PRIYA, TO_TOM, TOM


async def told(box: Box, interview: Interview) -> str:
    console = Console(width=300, file=io.StringIO(), record=True)
    story = await box.store.story(interview.ref)
    console.print(shown(Case(interview=interview, story=story, tasks=await box.store.tasks(interview.ref)), {}))
    return console.export_text()


async def test_why_it_is_an_interview_and_who_is_who() -> None:
    box = await heard([TO_PRIYA, TO_TOM])
    text = await told(box, await box.only())
    assert "An interview: the title says 'Interview'" in text
    assert "Priya Nair <priya@postbox.example>: candidate (the only private address here (postbox.example))" in text
    assert "Tom Becker <tom@acme.example>: client (acme.example belongs to the client Acme GmbH)" in text
    assert "with priya@postbox.example: the first one" in text
    assert "with tom@acme.example: joined: the title names Nair Priya, at the same time" in text


async def test_what_was_remembered_and_what_only_the_recruiter_can_tell() -> None:
    box = await heard([invitation("c", PRIYA, TOM, summary="Chat with Tom")])
    may = await box.only()
    assert "An interview? Only the recruiter can tell: priya@postbox.example meets" in await told(box, may)
    who = ((Address(email="priya@postbox.example"), Side.CANDIDATE),)
    await box.says(may.ref, Command(verb=Verb.WHO, who=who), EARLIER + HOUR)
    await box.hear(invitation("d", PRIYA, TOM, day=5))
    later = next(i for i in await box.live() if i.meeting.uid == "d")
    assert "You said on 21 November 2026 that priya@postbox.example is the candidate" in await told(box, later)


async def test_where_an_interview_went() -> None:
    box = await heard([invitation("t", TOM), invitation("p", PRIYA, day=2, summary="Interview at Acme")])
    moved = invitation("p", PRIYA, summary="Interview at Acme", sequence=1, dtstamp=EARLIER + HOUR)
    await box.hear(moved)
    whole = await box.only()
    part = next(i for i in await box.store.interviews("anna") if i.ref != whole.ref)
    assert f"A part of [#{whole.ref}], which asks for both" in await told(box, part)
