"""What the recruiter said once is not asked again; and meetings that may be interviews wait for their word."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from agent.core.cast import cast
from agent.core.effects import LetterKind
from agent.core.ending import hindrance
from agent.core.events import Command, LetterOut, Verb
from agent.core.interview import InterviewState
from agent.core.itip import Meeting
from agent.core.mail import Address, Label, Line
from agent.core.memory import Said, address_key, newest, series_key, title_key
from agent.core.people import Side
from agent.ports import Store
from agent.reading.commands import parse
from tests.contract.stores import store
from tests.unit.cases import ANNA, EARLIER
from tests.unit.joins import DIRECTORY, HOUR, Box, at, invitation, sides

__all__ = ["store"]

PRIYA, TOM = "Priya Nair <priya@postbox.example>", "Tom Becker <tom@acme.example>"
NEW = "Nora <nora@newco.example>"
OTHER = "Omar <omar@elsewhere.example>"
MARCH = datetime(2026, 3, 3, 10, tzinfo=EARLIER.tzinfo)
TALK = invitation("c1", PRIYA, TOM, summary="Chat with Tom")


def who(**people: Side) -> Command:
    named = {"nora": "nora@newco.example", "omar": "omar@elsewhere.example", "priya": "priya@postbox.example"}
    return Command(verb=Verb.WHO, who=tuple((Address(email=named[name]), side) for name, side in people.items()))


async def letters(box: Box, kind: LetterKind) -> int:
    found = [t for i in await box.store.interviews("anna") for t in await box.store.story(i.ref)]
    return sum(isinstance(t.event, LetterOut) and t.event.kind is kind for t in found)


# --- people ----------------------------------------------------------------------------------------------------------


async def test_who_was_named_once_is_known_from_then_on(store: Store) -> None:
    box = Box(store)
    await box.hear(invitation("1", NEW, OTHER))
    first = await box.only()
    assert set(sides(first).values()) == {"unknown"}
    await box.says(first.ref, who(nora=Side.CLIENT, omar=Side.CANDIDATE), at(1))
    await box.hear(invitation("2", NEW, OTHER, day=7))
    second = next(i for i in await box.live() if i.meeting.uid == "2")
    assert sides(second) == {"nora": "client", "omar": "candidate"}
    assert second.doubts == ()
    reasons = {p.address.email: p.reason for p in second.people}
    assert reasons["nora@newco.example"] == "you said on 23 November 2026 that nora@newco.example is the client"


async def test_a_newer_word_replaces_the_old_one(store: Store) -> None:
    box = Box(store)
    await box.hear(invitation("1", NEW, OTHER))
    ref = (await box.only()).ref
    await box.says(ref, who(nora=Side.CLIENT), at(1))
    await box.says(ref, who(nora=Side.COLLEAGUE), at(2))
    said = {s.about: s.answer for s in await store.memory("anna")}
    assert said == {address_key("nora@newco.example"): "colleague"}
    assert await store.memory("bob") == ()
    known = await store.known("bob", uids=[], message_ids=[], refs=[], memories=[address_key("nora@newco.example")])
    assert known.memory == {}


def told(side: Side) -> dict[str, Said]:
    said = Said(about=address_key("priya@postbox.example"), answer=side.value, at=MARCH)
    return {said.about: said}


def picture(*people: str, description: str = "", summary: str = "Interview") -> Meeting:
    message = invitation("m", *people, summary=summary)
    return Meeting(
        uid="m",
        sequence=0,
        dtstamp=EARLIER,
        start=message.start,
        end=message.end,
        summary=summary,
        description=description,
        organizer=ANNA,
        attendees=message.attendees,
        invited=message.attendees,
        from_organizer=True,
    )


def test_a_candidate_who_is_a_client_later_is_one() -> None:
    """What stands in the invitation itself wins over what was said of an earlier interview."""
    memory = told(Side.CANDIDATE)
    tagged = picture(PRIYA, "sam@gmail.com", description="Client: priya@postbox.example\nCandidate: sam@gmail.com")
    now = {p.address.email: p.side.value for p in cast(tagged, DIRECTORY, {}, memory).people}
    assert now["priya@postbox.example"] == "client"
    assert now["sam@gmail.com"] == "candidate"
    named = cast(picture(PRIYA, TOM), DIRECTORY, {"priya@postbox.example": Side.COLLEAGUE}, memory)
    assert named.people[0].side is Side.COLLEAGUE


def test_memory_of_a_candidate_does_not_outweigh_the_clients_domain() -> None:
    said = Said(about=address_key("tom@acme.example"), answer="candidate", at=MARCH)
    found = cast(picture(PRIYA, TOM), DIRECTORY, {}, {said.about: said})
    assert {p.address.email: p.side.value for p in found.people}["tom@acme.example"] == "client"


def test_of_two_words_the_newer_one_counts_whichever_is_read_first() -> None:
    old, new = (
        Said(about="address:x@y.example", answer=a, at=MARCH + d)
        for a, d in (("client", HOUR), ("candidate", 2 * HOUR))
    )
    for order in ((old, new), (new, old)):
        assert newest(*({s.about: s} for s in order))["address:x@y.example"] is new


# --- possible interviews ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("summary", "people"),
    [
        ("Chat with Tom", (PRIYA, TOM)),
        ("Priya x Acme", (PRIYA, TOM)),
        ("Acme / Priya Nair – Backend Engineer", (PRIYA,)),
        ("Hiring manager chat: Priya Nair <> Tom", (PRIYA, TOM)),
    ],
)
def test_a_meeting_that_may_be_an_interview(summary: str, people: tuple[str, ...]) -> None:
    found = cast(picture(*people, summary=summary), DIRECTORY, {})
    assert not found.interview
    assert found.possible


@pytest.mark.parametrize(
    ("summary", "people"),
    [
        ("Chat with Tom", (TOM,)),
        ("Chat", (PRIYA,)),
        ("Weekly Acme", (PRIYA, TOM)),
        ("Lunch", (PRIYA, TOM)),
        ("Onboarding Priya", (PRIYA, TOM)),
        ("Interview prep", (PRIYA, TOM)),
        ("Catch-up", ("bob@agency.example",)),
        ("Chat", ("a@one.example", "b@two.example")),
        ("Acme strategy", (PRIYA,)),
    ],
)
def test_nobody_is_bothered_about_ordinary_meetings(summary: str, people: tuple[str, ...]) -> None:
    found = cast(picture(*people, summary=summary), DIRECTORY, {})
    assert (found.interview, found.possible, found.doubts) == (False, "", ())


def test_nor_about_whole_days_series_and_other_peoples_meetings() -> None:
    may = picture(PRIYA, TOM, summary="Chat with Tom")
    assert cast(may, DIRECTORY, {}).possible
    assert may.start is not None
    for no in (
        replace(may, all_day=True),
        replace(may, recurrence_id=may.start),
        replace(may, organizer=Address(email="tom@acme.example")),
        replace(may, end=may.start + timedelta(hours=8)),
        replace(may, from_organizer=False),
    ):
        assert cast(no, DIRECTORY, {}).possible == ""


async def test_the_recruiter_is_asked_once_after_its_end_and_nobody_before_they_say_so() -> None:
    box = Box()
    await box.hear(TALK)
    await box.hear(replace(TALK, sequence=1, dtstamp=EARLIER + HOUR, location="Room 2"))
    await box.pass_to(at(48))
    interview = await box.only()
    assert interview.state is InterviewState.ENDED
    assert "cannot tell whether this was an interview" in hindrance(interview)
    assert (await letters(box, LetterKind.DOUBT), await box.questions()) == (1, [])
    await box.says(interview.ref, Command(verb=Verb.INTERVIEW), at(49))
    await box.pass_to(at(50))
    assert [person for person, _ in await box.questions()] == ["priya@postbox.example", "tom@acme.example"]


async def test_such_a_title_is_an_interview_from_then_on(store: Store) -> None:
    box = Box(store)
    await box.hear(TALK)
    await box.says((await box.only()).ref, Command(verb=Verb.INTERVIEW), at(1))
    await box.hear(invitation("c2", "Sam <sam@gmail.com>", TOM, summary="CHAT with Tom (2)", day=3))
    later = next(i for i in await box.live() if i.meeting.uid == "c2")
    assert later.why == "you said on 23 November 2026 that ‘chat with tom’ is an interview"
    assert hindrance(later) == ""


@pytest.mark.parametrize("verb", [Verb.NO_INTERVIEW, Verb.VETO])
async def test_no_interview_closes_it_and_others_like_it_are_ignored(verb: Verb, store: Store) -> None:
    box = Box(store)
    await box.hear(TALK)
    await box.says((await box.only()).ref, Command(verb=verb), at(12))
    assert await box.live() == ()
    await box.hear(invitation("c2", PRIYA, TOM, summary="Chat with Tom", day=3))
    await box.hear(invitation("c1", PRIYA, TOM, summary="Something else", day=9, recurrence_id=at(9, 9)))
    await box.pass_to(at(200))
    assert await box.live() == ()
    assert await box.questions() == []


async def test_no_interview_about_one_with_the_word_in_its_title_means_that_one_only() -> None:
    """Else one 'no interview' would end all entries that are called 'Interview'."""
    box = Box()
    await box.hear(invitation("1", PRIYA, TOM))
    await box.says((await box.only()).ref, Command(verb=Verb.NO_INTERVIEW), at(1))
    await box.hear(invitation("2", PRIYA, TOM, day=2))
    assert (await box.only()).meeting.uid == "2"
    assert {s.about for s in await box.store.memory("anna")} == {series_key("1")}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("interview", Verb.INTERVIEW),
        ("Yes, an interview.", Verb.INTERVIEW),
        ("no interview", Verb.NO_INTERVIEW),
        ("It was not an interview", Verb.NO_INTERVIEW),
        ("No, it wasn’t", Verb.NO_INTERVIEW),
    ],
)
def test_the_recruiters_words(text: str, verb: Verb) -> None:
    found = parse((Line(number=1, text=text, label=Label.TYPED),))
    assert found is not None
    assert found.verb is verb


def test_keys_are_bounded() -> None:
    assert len(title_key("word " * 1000)) == len(series_key("u" * 1000)) == 300
    assert title_key("#1 (2)") == ""
