"""Absence notes that name a day of the week: the next such day after the mail was written, in two dozen languages."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from agent.reading.away import until
from agent.reading.parse import claims
from tests.unit.mails import HOUSE

TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

# (note, last day away in November or December 2026)
NOTES: list[tuple[str, tuple[int, int]]] = [
    ("I am travelling and will be back on Monday.", (11, 29)),
    ("Out of the office until Thursday.", (11, 26)),
    ("Back in the office Wednesday morning.", (11, 24)),
    ("I will return on Monday at 9am.", (11, 29)),
    ("I'm on leave and back Thursday next week.", (12, 2)),
    ("Returning next week Wednesday", (12, 1)),
    ("back on Tuesday", (11, 30)),  # today, it would say
    ("Ich bin bis Donnerstag nicht im Büro.", (11, 26)),
    ("Am Freitag bin ich wieder erreichbar.", (11, 26)),
    ("Ich bin erst nächste Woche Dienstag zurück.", (11, 30)),
    ("De retour jeudi.", (11, 25)),
    ("Je suis absente jusqu'à mercredi inclus.", (11, 25)),
    ("Regreso el martes de la próxima semana.", (11, 30)),
    ("Ausente hasta el jueves.", (11, 26)),
    ("Rientro giovedì mattina.", (11, 25)),
    ("Sarò assente fino a venerdì.", (11, 27)),
    ("Estou fora até quinta-feira.", (11, 26)),
    ("Ik ben vrijdag weer bereikbaar.", (11, 26)),
    ("Afwezig tot en met donderdag", (11, 26)),
    ("Jag är tillbaka på torsdag.", (11, 25)),
    ("Jeg er tilbake på kontoret fredag.", (11, 26)),
    ("Olen lomalla torstaihin asti.", (11, 26)),
    ("Będę dostępna ponownie, wracam w czwartek.", (11, 25)),
    ("Vrátím se ve čtvrtek.", (11, 25)),
    ("Вернусь в четверг.", (11, 25)),
    ("Я у відпустці до п'ятниці.", (11, 27)),
    ("Perşembe gününe kadar izindeyim.", (11, 26)),
    ("Szerdáig szabadságon vagyok.", (11, 25)),
    ("Revin joi la birou.", (11, 25)),
    ("Επιστρέφω την Πέμπτη.", (11, 25)),
    ("אחזור ביום חמישי", (11, 25)),
    ("木曜日に戻ります。", (11, 25)),
    ("我下周三回来上班。", (12, 1)),
    ("목요일까지 부재중입니다.", (11, 26)),
]


@pytest.mark.parametrize(("note", "day"), NOTES)
def test_the_next_such_day(note: str, day: tuple[int, int]) -> None:
    assert until(note, TUESDAY) == datetime(2026, *day, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("I am away until Friday, 4 December.", (12, 4)),
        ("Until Friday (December 11th) I am on holiday.", (12, 11)),
        ("Back Monday 2026-12-07.", (12, 6)),
        ("Wieder da am Montag, den 07.12.", (12, 6)),
    ],
)
def test_a_date_beside_it_counts_more(note: str, day: tuple[int, int]) -> None:
    assert until(note, TUESDAY) == datetime(2026, *day, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "note",
    [
        "I am away. Office hours: Monday to Friday, 9 to 17.",
        "Abwesend. Erreichbar Montag bis Freitag von 9 bis 17 Uhr",
        "Je suis absent. Ouvert du lundi au vendredi.",
        "I do not work on Fridays.",
        "Freitags bin ich nicht im Büro.",
        "I am back every Thursday.",
        "Back the Monday after next, I hope.",
        "Estoy de vacaciones hasta la segunda semana.",
        "Back next week.",
        "Back on Monday 30th.",
        "We spoke on Monday; I am away now.",
    ],
)
def test_no_single_day_is_named(note: str) -> None:
    assert until(note, TUESDAY) is None


@pytest.mark.parametrize("ahead", range(7))
def test_it_is_always_ahead_and_at_most_a_week(ahead: int) -> None:
    written = TUESDAY + timedelta(days=ahead)
    found = until("I am away until Friday.", written)
    assert found is not None
    assert found.weekday() == 4
    assert timedelta(days=1) <= found.date() - written.date() <= timedelta(days=7)


def _note(stated: str) -> bytes:
    return (
        "From: Tom Reed <tom@acme.example>\r\nTo: anna@agency.example\r\nSubject: Out of office\r\n"
        f"Date: {stated}\r\nAuto-Submitted: auto-replied\r\n\r\nI am away and back on Thursday.\r\n"
    ).encode()


def test_the_sender_s_own_calendar_counts() -> None:
    """Late on Wednesday in New York it is Thursday here, and their Thursday is still to come."""
    here = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
    theirs = here.astimezone(timezone(timedelta(hours=-5)))
    found = claims(_note(f"{theirs:%a, %d %b %Y %H:%M:%S %z}"), HOUSE, here)
    assert found.away_until == datetime(2026, 11, 25, 23, 59, tzinfo=UTC)


def test_a_clock_that_is_days_off_counts_for_nothing() -> None:
    found = claims(_note("Thu, 01 Jan 1970 00:00:00 +0000"), HOUSE, TUESDAY)
    assert found.away_until == datetime(2026, 11, 25, 23, 59, tzinfo=UTC)
