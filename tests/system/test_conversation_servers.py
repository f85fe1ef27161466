"""The conversation over servers: languages, working days, calendar files, and a further round that ends the chase."""

from datetime import datetime, time, timedelta
from email.message import Message
from pathlib import Path

from icalendar import Calendar

from agent.core.effects import LetterKind
from agent.sandbox.cast import GWEN, OLUCHI, RECRUITER
from tests.system.desk import event, invite, whole, write
from tests.system.test_in_touch_servers import Anna, anna

CLIENT, CANDIDATE = GWEN.email, OLUCHI.email
THURSDAY = datetime.fromisoformat("2026-12-24T10:00Z")
GERMAN = (
    "DESCRIPTION:Candidate: Oluchi Eze <oluchi.eze@postbox.example>\\nWir freuen uns auf das Gespräch mit Ihnen. Bitte"
    " bringen Sie Ihre Unterlagen mit und melden Sie sich am Empfang.",
)


def entry(uid: str, start: str, end: str, at: str, *extra: str) -> bytes:
    stamp = "20261220T100000Z"
    request = event("REQUEST", uid=uid, people=(CLIENT, CANDIDATE), start=start, end=end, stamp=stamp, extra=extra)
    raw = invite(RECRUITER.email, request, proven=False)
    return raw.replace(b"Date: Mon, 23 Nov 2026 10:00:00 +0000", f"Date: {at}".encode())


def text(letter: Message) -> str:
    return " ".join(whole(letter).split())


async def kinds(desk: Anna) -> list[LetterKind]:
    """The letters about interviews to the recruiter, by kind."""
    (interview, *_) = sorted(await desk.service.store.interviews(), key=lambda one: one.meeting.start or THURSDAY)
    told = await desk.service.store.story(interview.ref)
    return [LetterKind(event.kind) for one in told if (event := one.event).type == "letter_out" and not event.slot]


async def test_an_interview_before_christmas(tmp_path: Path) -> None:
    """Over on the morning of 24 December. Germany's next working day is Monday the 28th, the next but one Tuesday."""
    async with anna(tmp_path / "state") as desk:
        await desk.pass_to(THURSDAY - timedelta(days=2))
        await desk.gets(
            RECRUITER.email,
            entry("first", "20261224T090000Z", "20261224T100000Z", "Tue, 22 Dec 2026 10:00:00 +0000", *GERMAN),
        )
        await desk.pass_to(THURSDAY + timedelta(hours=3))

        (heads_up,) = desk.letters(RECRUITER.email)
        files = [part for part in heads_up.walk() if part.get_content_type() == "text/calendar"]
        assert [part.get_param("method") for part in files] == ["PUBLISH", "PUBLISH"]
        for part in files:
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            (call,) = Calendar.from_ical(content).walk("VEVENT")
            assert call.decoded("DTSTART") >= THURSDAY + timedelta(hours=1)

        (to_client,), (to_candidate,) = desk.letters(CLIENT), desk.letters(CANDIDATE)
        for letter in (to_client, to_candidate):
            assert "Guten Tag" in text(letter)
            assert "Donnerstag, 24. Dezember" in text(letter)

        # She writes in French, so that is what she gets from now on.
        later = "Merci beaucoup, je n'ai pas le temps aujourd'hui. Je vous répondrai demain."
        await desk.gets(CANDIDATE, write(CANDIDATE, str(to_candidate["Reply-To"]), later, proven=False))
        await desk.pass_to(datetime.fromisoformat("2026-12-28T07:59Z"))
        assert len(desk.letters(CLIENT)) == 1, "nobody is reminded at Christmas"
        await desk.pass_to(datetime.fromisoformat("2026-12-28T16:00Z"))
        assert "vielleicht sind Sie noch nicht dazu gekommen" in text(desk.letters(CLIENT)[-1])
        await desk.pass_to(datetime.fromisoformat("2026-12-29T08:00Z"))
        assert any("Vous n’en avez peut-être pas encore eu le temps" in text(one) for one in desk.letters(CANDIDATE))

        before = len(desk.letters(CLIENT)), len(desk.letters(CANDIDATE))
        arranged = "Tue, 29 Dec 2026 08:00:00 +0000"
        await desk.gets(RECRUITER.email, entry("second", "20270112T090000Z", "20270112T100000Z", arranged, *GERMAN))
        assert "A further round has been arranged" in desk.text()
        await desk.pass_to(datetime.fromisoformat("2027-01-10T12:00Z"))
        assert (len(desk.letters(CLIENT)), len(desk.letters(CANDIDATE))) == before
        assert "Recommendation" in desk.text()
        assert (await kinds(desk)).count(LetterKind.CALL) == 0


async def test_the_digest_comes_in_the_morning_and_steering_works_by_reply(tmp_path: Path) -> None:
    async with anna(tmp_path / "state", digest=time(8)) as desk:
        await desk.gets(
            RECRUITER.email,
            entry("first", "20261123T090000Z", "20261123T100000Z", "Sun, 22 Nov 2026 10:00:00 +0000", *GERMAN),
        )
        await desk.pass_to(datetime.fromisoformat("2026-11-23T16:00Z"))
        await desk.answers("snooze until 2026-11-27")
        for moment in ("2026-11-24T07:01Z", "2026-11-24T12:00Z", "2026-11-25T07:01Z", "2026-11-25T12:00Z"):
            await desk.pass_to(datetime.fromisoformat(moment))
        assert (len(desk.letters(CLIENT)), len(desk.letters(CANDIDATE))) == (1, 1)
        digests = [one for one in desk.letters(RECRUITER.email) if str(one["Subject"]).startswith("Today: ")]
        assert [str(one["Subject"]) for one in digests] == ["Today: 2 answers awaited"] * 2
        assert "(client), away" in text(digests[-1])

        heads_up = desk.letters(RECRUITER.email)[0]
        steer = write(RECRUITER.email, str(heads_up["Reply-To"]), f"remind {CLIENT}", proven=False)
        await desk.gets(RECRUITER.email, steer)
        assert (len(desk.letters(CLIENT)), len(desk.letters(CANDIDATE))) == (2, 1)
        await desk.gets(RECRUITER.email, write(RECRUITER.email, str(heads_up["Reply-To"]), "status", proven=False))
        assert "was asked and reminded, 1 of 3" in desk.text()
        await desk.gets(
            RECRUITER.email, write(RECRUITER.email, str(heads_up["Reply-To"]), "snoze 3 days", proven=False)
        )
        assert "snoze 3 days" in desk.text(), "a slip is told, and changes nothing"
