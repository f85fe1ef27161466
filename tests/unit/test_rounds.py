"""Which round it is: after the last one a client's plain yes leads to an offer, so doubt counts as an earlier one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agent.core.cast import cast
from agent.core.itip import Meeting
from agent.core.mail import Address
from agent.core.people import Directory
from agent.core.rounds import last_round
from agent.core.tags import tags
from agent.core.title import title

LAST = [
    "Interview Priya (round 3 of 3)",
    "Interview: Priya Nair - Round 3/3",
    "Interview round 2 of 2 - Acme",
    "3rd round of 3: Interview Priya",
    "Interview Priya, 3 of 3 rounds",
    "Interview 2 of 2 - Priya",
    "Interview stage 4 out of 4",
    "Interview Priya, round three of three",
    "Vorstellungsgespräch Priya (Runde 3 von 3)",
    "Vorstellungsgespräch, 2. Runde von 2",
    "Interview Runde 3/3",
    "Entretien Priya - tour 3 sur 3",
    "Entretien 2 sur 2",
    "Entrevista Priya (ronda 3 de 3)",
    "Entrevista, etapa 2 de 2",
    "Colloquio Priya, fase 3 di 3",
    "Sollicitatiegesprek ronde 2 van 2",
    "Intervju omgång 3 av 3",
    "Jobsamtale runde 2 af 2",
    "Haastattelu, kierros 2/2",
    "Rozmowa kwalifikacyjna, etap 3 z 3",
    "Pohovor, kolo 2 z 2",
    "Собеседование, этап 3 из 3",
    "Співбесіда, етап 2 з 2",
    "Mülakat aşama 3/3",
    "面接 第3回(全3回)",
    "面试 第2轮/共2轮",
    "면접 3차 (총 3차)",
    "Interview Priya (final)",
    "Final: Interview Priya",
    "Interview Priya - Final",
    "Last round interview Priya",
    "Third and final round: interview Priya",
    "Закл. интервью: финальный этап",
]
EARLIER = [
    "Interview Priya (round 1 of 3)",
    "Interview: Priya Nair - Round 2/3",
    "Interview 1 of 2 - Priya",
    "1st round of 3: Interview",
    "Interview Priya, round one of three",
    "Final interview - round 1 of 3",
    "Round 4 of 3 interview",
    "Vorstellungsgespräch (Runde 1 von 3)",
    "Vorstellungsgespräch, 1. Runde von 2",
    "Entretien Priya - tour 1 sur 3",
    "Entrevista (ronda 2 de 3)",
    "Colloquio, fase 1 di 2",
    "Sollicitatiegesprek ronde 1 van 2",
    "Intervju omgång 1 av 3",
    "Rozmowa kwalifikacyjna, etap 1 z 3",
    "Собеседование, этап 1 из 3",
    "面接 第1回(全3回)",
    "面试 第1轮/共3轮",
    "면접 1차 (총 3차)",
    "Semi-final round interview Priya",
    "Pre-final interview",
    "Second-to-last round interview",
    "Next to last interview Priya",
    "Not the final interview",
    "Avant-dernier entretien",
    "Näst sista intervjun",
    "Nest siste intervju",
    "Toiseksi viimeinen haastattelu",
    "Sollicitatie: op één na laatste ronde",
    "Передостання співбесіда",
]
SILENT = [
    "Interview Priya",
    "Interview 3/3 14:00",
    "Interview 10/10",
    "Interview: Financial Analyst",
    "Interview Final Cut Pro Editor",
    "Interview Priya - round 2",
    "Vorstellungsgespräch 3.3.2027",
    "Interview Priya / Acme, 1 of the founders joins",
    "Penultimate round: interview Priya",
    "Vorletzte Runde: Vorstellungsgespräch",
    "Penúltima entrevista",
    "Предпоследнее собеседование",
    "一次面接",
]


@pytest.mark.parametrize("summary", LAST)
def test_the_last_round(summary: str) -> None:
    assert last_round(summary) is True
    assert title(summary, ("собеседование", "интервью"), [], []).last_round is True


@pytest.mark.parametrize("summary", EARLIER)
def test_an_earlier_round(summary: str) -> None:
    assert last_round(summary) is False
    assert title(summary, (), [], []).last_round is False


@pytest.mark.parametrize("summary", SILENT)
def test_a_title_that_says_nothing_of_rounds(summary: str) -> None:
    assert last_round(summary) is None


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("Round: 3 of 3", True),
        ("Round: 2 of 3", False),
        ("Round: 2", False),
        ("Runde: 2 von 2", True),
        ("Runde: 1 von 2", False),
        ("Runde: letzte Runde", True),
        ("Tour : 3 sur 3", True),
        ("Etapa: 1 de 3", False),
        ("Etap: 2 z 2", True),
        ("Этап: 3 из 3", True),
        ("Этап: 1 из 3", False),
        ("Stage: final round", True),
        ("Stage: semi-final round", False),
        ("Round: three of three", True),
    ],
)
def test_a_tag_in_many_languages(line: str, last: bool) -> None:
    assert tags(line).last_round is last


# --- from the invitation to the interview ----------------------------------------------------------------------------

AT = datetime(2030, 1, 7, 14, tzinfo=UTC)
MEETING = Meeting(uid="m", sequence=0, dtstamp=AT, start=AT, end=AT + timedelta(hours=1), summary="Interview Priya")
HOUSE = Directory(recruiter=Address(email="anna@agency.example"))


@pytest.mark.parametrize(
    ("summary", "description", "last", "earlier"),
    [
        ("Interview Priya", "", False, False),
        ("Interview Priya (round 2 of 2)", "", True, False),
        ("Interview Priya (round 1 of 2)", "", False, True),
        ("Final interview Priya", "Round: 1 of 2", False, True),
        ("Interview Priya", "Last round: yes", True, False),
    ],
)
def test_a_tag_overrides_the_title(summary: str, description: str, last: bool, earlier: bool) -> None:
    found = cast(replace(MEETING, summary=summary, description=description), HOUSE, {})
    assert (found.last_round, found.earlier_round) == (last, earlier)


@pytest.mark.parametrize("piece", ["round (", "final interview ", "- final ", " ", "第1", "second to the "])
def test_a_title_that_never_ends_keeps_nobody_busy(piece: str) -> None:
    assert last_round(f"Interview Priya, round 1 of 3 {piece * 50_000}") is False
