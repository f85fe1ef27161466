"""What people wrote beside their calendar answers reaches the recruiter, and nobody else, as text that does nothing."""

from dataclasses import replace
from datetime import UTC, timedelta
from io import StringIO

import pytest
from rich.console import Console

from agent.commands.show import Case, shown
from agent.core.calendar import Attendee, Method, PartStat
from agent.core.decide import decide
from agent.core.effects import TO_PARTICIPANTS, LetterKind
from agent.core.events import CalendarMail
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.reading.remarks import remark
from agent.writing.letters import letter
from agent.writing.notes import notes
from tests.unit.cases import ANNA, END, PRIYA, RULES, START, TOM, calendar_mail, itip
from tests.unit.ledger import see
from tests.unit.mails import gmail_rsvp

WORDS = 'Running late <b>sorry</b>, see https://evil.example/x and mail me@evil.example "quoted"'


def interview() -> Interview:
    """Tom wrote something beside his answer, and Priya asks for another time."""
    tom = Attendee(address=TOM, partstat=PartStat.TENTATIVE)
    priya = Attendee(address=PRIYA, partstat=PartStat.TENTATIVE)
    wish = {"start": START + timedelta(hours=3), "end": END + timedelta(hours=3)}
    later = itip().dtstamp + timedelta(hours=1)
    known = decide(None, calendar_mail(), RULES).interview
    for number, (sender, message) in enumerate(
        (
            (TOM, itip(Method.REPLY, attendees=(tom,), comment=WORDS, dtstamp=later)),
            (PRIYA, itip(Method.COUNTER, attendees=(priya,), dtstamp=later, **wish)),
        )
    ):
        known = decide(known, calendar_mail(message, sender=sender, key=f"n{number}"), RULES).interview
    return known


def written(kind: LetterKind, slot: str = "", to: Address = ANNA) -> tuple[str, str]:
    made = letter(kind, interview(), RULES, slot=slot, number=0, to=to, now=END, reply_to="anna+t@agency.example")
    return made.text, made.html


def test_the_heads_up_and_a_doubt_show_them_defanged_and_escaped() -> None:
    for kind in (LetterKind.HEADS_UP, LetterKind.DOUBT):
        text, html = written(kind)
        for shown_words in (text, html):
            flat = " ".join(shown_words.split())
            assert "Running late" in flat
            assert "evil.example" not in flat
            assert "https[:]//evil[.]example" in flat
            assert "asked for another time" in flat
        assert "<b>sorry</b>" not in html


@pytest.mark.parametrize(
    ("subject", "body", "words"),
    [
        ("Zugesagt: Gespräch mit Acme", "Zugesagt: Gespräch mit Acme", ""),
        ("[EXTERN] Accepté : Entretien @ mar. 1 déc. 2026", "Accepté : Entretien @ mar. 1 déc. 2026", ""),
        ("Maybe: Interview", "Maybe: Interview\n\nI have to check my shift first.", "I have to check my shift first."),
        ("Accepted: Interview", "Gladly, I accept.", "Gladly, I accept."),
        ("Accepted: Interview", "Interview", "Interview"),
    ],
)
def test_a_body_that_repeats_the_subject_was_written_by_the_program(subject: str, body: str, words: str) -> None:
    raw = gmail_rsvp().replace("Tom Becker has accepted this invitation.", body)
    raw = raw.replace("Subject: Accepted: Interview: Priya Nair - Backend Engineer", f"Subject: {subject}")
    found = see(raw)
    assert isinstance(found, CalendarMail)
    assert found.message.comment == words


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("Candidate: Oluchi Eze <oluchi@postbox.example>\nRole: Dispatcher", ""),
        ("See you then!\n\nKandidatin: Oluchi Eze\nKunde: tom@acme.example", "See you then!"),
        ("My role: I only listen in", "My role: I only listen in"),
    ],
)
def test_an_answer_that_repeats_the_tags_of_the_invitation_says_nothing(comment: str, words: str) -> None:
    """Outlook's answers can hold the invitation's description where a person's own words would stand."""
    assert remark("", "", itip(Method.REPLY, comment=comment), TOM) == words


def test_lines_of_the_known_invitation_are_nobodys_words() -> None:
    meeting = replace(interview().meeting, description="Agenda\nPlease be on time.", from_organizer=True)
    repeated = "Gladly.\nAgenda\nPlease be on time."
    people = tuple(replace(a, comment=repeated) for a in meeting.attendees if a.address == TOM)
    (note,) = notes(replace(interview(), meeting=replace(meeting, attendees=people)), UTC)
    assert note.words == "Gladly."


def test_no_letter_to_a_participant_shows_them() -> None:
    """Neither side may read what the other wrote."""
    for kind in TO_PARTICIPANTS:
        for slot in ("a", "b"):
            text, html = written(kind, slot, TOM if slot == "a" else PRIYA)
            assert "Running late" not in text + html
            assert "another time" not in text + html


def test_show_tells_them_on_one_line_each() -> None:
    console = Console(width=400, record=True, file=StringIO())
    console.print(shown(Case(interview=interview(), story=(), tasks=()), {}))
    lines = [line.strip() for line in console.export_text().splitlines()]
    assert any(line.startswith("Tom Becker (client): “Running late") for line in lines)
    assert any("Priya Nair (candidate) asks for another time" in line for line in lines)


def test_the_words_are_bounded() -> None:
    tom = Attendee(address=TOM, partstat=PartStat.ACCEPTED)
    known = decide(None, calendar_mail(itip(Method.REPLY, attendees=(tom,), comment="x" * 9000), sender=TOM), RULES)
    assert max(len(a.comment) for a in known.interview.meeting.attendees) == 1000
