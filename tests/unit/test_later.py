"""When somebody means to answer who writes 'later': read by plain code, in the words of many languages."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.feedback import Kind, Reading
from agent.core.mail import Address, Label, Line
from agent.reading.added import added
from agent.reading.later import later
from agent.reading.referred import named

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def lines(text: str, label: Label = Label.TYPED) -> tuple[Line, ...]:
    return tuple(Line(number=n, text=one, label=label) for n, one in enumerate(text.split("\n"), 1))


def day(text: str, came: datetime = TUESDAY) -> tuple[int, int] | None:
    found = later(lines(text), came, BERLIN)
    local = found.astimezone(BERLIN) if found else None
    return (local.month, local.day) if local else None


# (what they write on Tuesday, 24 November 2026; the day whose end they ask for)
PROMISES: list[tuple[str, tuple[int, int]]] = [
    ("I'll answer tomorrow.", (11, 25)),
    ("Will get back to you on Monday.", (11, 30)),
    ("Can't now - next week!", (12, 4)),
    ("I'll do it at the weekend", (11, 29)),
    ("You'll have it by Friday.", (11, 27)),
    ("you get it by Fri", (11, 27)),
    ("in two days I will reply", (11, 26)),
    ("I'll answer after my holiday on the 14th.", (12, 14)),
    ("I'll need until the 2nd", (12, 2)),
    ("I'll reply on 3 December.", (12, 3)),
    ("by Friday next week", (12, 4)),
    ("next week Thursday I'll write", (12, 3)),
    ("early next week I can do it", (12, 1)),
    ("The day after tomorrow I can reply", (11, 26)),
    ("Later today, I hope.", (11, 24)),
    ("I'll do that in the morning", (11, 25)),
    ("within a week", (12, 1)),
    ("end of the week", (11, 27)),
    ("by EOD tomorrow", (11, 25)),
    ("Ich melde mich am Montag.", (11, 30)),
    ("Ich antworte morgen früh.", (11, 25)),
    ("Melde mich übermorgen.", (11, 26)),
    ("Nächste Woche habe ich mehr Zeit, dann antworte ich.", (12, 4)),
    ("Ich schicke es Ihnen bis Freitag.", (11, 27)),
    ("Am Wochenende komme ich dazu.", (11, 29)),
    ("Ich antworte am 14.", (12, 14)),
    ("bis zum 30.11. bekommen Sie meine Antwort", (11, 30)),
    ("in ein paar Tagen", (11, 27)),
    ("Je vous réponds demain.", (11, 25)),
    ("Je reviens vers vous lundi", (11, 30)),
    ("Je vous réponds la semaine prochaine.", (12, 4)),
    ("Je vous ferai un retour ce week-end", (11, 29)),
    ("Je réponds le 28.", (11, 28)),
    ("dans deux jours", (11, 26)),
    ("Le contesto mañana por la mañana.", (11, 25)),
    ("Respondo el lunes.", (11, 30)),
    ("La semana que viene le contesto", (12, 4)),
    ("Rispondo domani.", (11, 25)),
    ("Rispondo la prossima settimana", (12, 4)),
    ("tra due giorni", (11, 26)),
    ("Respondo amanhã.", (11, 25)),
    ("Respondo na próxima semana.", (12, 4)),
    ("Ik antwoord morgen.", (11, 25)),
    ("Volgende week kom ik erop terug.", (12, 4)),
    ("Jag svarar imorgon.", (11, 25)),
    ("Jag återkommer på måndag", (11, 30)),
    ("Jeg svarer i morgen", (11, 25)),
    ("Odpowiem jutro.", (11, 25)),
    ("Odpiszę w poniedziałek.", (11, 30)),
    ("Odpovím zítra", (11, 25)),
    ("Vastaan huomenna.", (11, 25)),
    ("Yarın yanıtlarım.", (11, 25)),
    ("Отвечу завтра.", (11, 25)),
    ("明日お返事します", (11, 25)),
]


@pytest.mark.parametrize(("text", "when"), PROMISES)
def test_the_day_they_name(text: str, when: tuple[int, int]) -> None:
    assert day(text) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("In meetings today, I'll answer tomorrow.", (11, 25)),
        ("I'll answer tomorrow, today is packed.", (11, 25)),
        ("Thanks for the interview on Monday. I'll send my thoughts tomorrow.", (11, 25)),
        ("Sorry, was away until Friday. I will answer on Thursday", (11, 26)),
        ("I'm travelling until Thursday, will answer on Friday", (11, 27)),
        ("Guten Morgen, ich antworte am Freitag", (11, 27)),
        ("I'll answer the 5 questions tomorrow at 10", (11, 25)),
    ],
)
def test_of_several_days_the_last_one_that_they_promise(text: str, when: tuple[int, int]) -> None:
    assert day(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "I'll answer soon",
        "Later!",
        "as soon as I can",
        "give me a moment",
        "4 of 5, 3 people, 10 minutes. I will write later",
        "Guten Morgen, ich melde mich sobald ich kann",
        "por la mañana le respondo",
        "God morgon, jag svarar snart",
        "",
    ],
)
def test_without_a_day_there_is_none(text: str) -> None:
    assert day(text) is None


def test_only_what_they_typed_counts() -> None:
    assert later(lines("I'll answer on Monday", Label.QUOTED), TUESDAY, BERLIN) is None
    assert later(lines("I'll answer on Monday", Label.SIGNATURE), TUESDAY, BERLIN) is None


def test_today_is_today_where_they_are() -> None:
    """Half past eleven at night in Berlin is the next day in Tokyo."""
    late = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    assert later(lines("tomorrow"), late, BERLIN) == datetime(2026, 11, 25, 22, 59, tzinfo=UTC)
    assert later(lines("tomorrow"), late, ZoneInfo("Asia/Tokyo")) == datetime(2026, 11, 26, 14, 59, tzinfo=UTC)


@given(st.text(max_size=300), st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)))  # noqa: DTZ001
def test_whatever_they_write_it_is_never_in_the_past(text: str, came: datetime) -> None:
    moment = came.replace(tzinfo=UTC)
    found = later(lines(text), moment, BERLIN)
    assert found is None or moment - timedelta(minutes=1) <= found <= moment + timedelta(days=403)


@given(st.lists(st.sampled_from([text for text, _ in PROMISES]), min_size=1, max_size=4))
def test_many_promises_are_one(texts: list[str]) -> None:
    assert day("\n".join(texts)) is not None


# --- whom they name ---


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("Please ask Mia Stone (Mia.Stone@Acme.example).", ["mia.stone@acme.example"]),
        ("Ask mia@acme.example or ben@acme.example, mia@acme.example", ["mia@acme.example", "ben@acme.example"]),
        ("mailto:mia@acme.example", ["mia@acme.example"]),
        ("<mia+jobs@mail.acme.example>", ["mia+jobs@mail.acme.example"]),
        ("Ask Mia.", []),
        ("mia at acme dot example", []),
        ("mia@acme", []),
        ("see https://acme.example/?to=mia@acme.example&x=1", []),
        ("mia@acme.example@evil.example", []),
        ("mi\u0430@acme.example", []),
        ("mia@\u0430cme.example", []),
        ("mia@xn--cme-7qa.example", []),
        ('"mia, eve"@acme.example', []),
    ],
)
def test_addresses_that_they_typed(text: str, emails: list[str]) -> None:
    assert [one.email for one in named(lines(text))] == emails


def test_addresses_of_others_are_nobody_s() -> None:
    for label in set(Label) - {Label.TYPED}:
        assert named(lines("mia@acme.example", label)) == ()


def test_code_adds_the_day_and_the_addresses() -> None:
    said = lines("Tomorrow, or ask mia@acme.example")
    deferral = added(Reading(kind=Kind.DEFERRAL, reader="x"), said, TUESDAY, BERLIN)
    redirect = added(Reading(kind=Kind.REDIRECT, reader="x"), said, TUESDAY, BERLIN)
    feedback = added(Reading(kind=Kind.FEEDBACK, reader="x"), said, TUESDAY, BERLIN)
    assert (deferral.later, deferral.names) == (datetime(2026, 11, 25, 22, 59, tzinfo=UTC), ())
    assert (redirect.later, redirect.names) == (None, (Address(email="mia@acme.example"),))
    assert (feedback.later, feedback.names) == (None, ())
