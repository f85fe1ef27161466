"""The last day away that an absence note states, in thirty languages; and no day where none is stated."""

from datetime import UTC, datetime

import pytest

from agent.reading.away import until

RECEIVED = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)  # a Tuesday

# (note, month, day) of the last day away; 'back on' means the day after it.
NOTES: list[tuple[str, tuple[int, int]]] = [
    ("I am out of the office until 5 December.", (12, 5)),
    ("I am out of the office until Friday, December 4th, 2026.", (12, 4)),
    ("I will be away until and including the 4th of December.", (12, 4)),
    ("I am away through Dec 4 and will reply when I return.", (12, 4)),
    ("I will be back in the office on Monday 7 December.", (12, 6)),
    ("I'll return on December 7th.", (12, 6)),
    ("Returning Monday, 7th December 2026", (12, 6)),
    ("I am on leave from 1 to 12 December.", (12, 12)),
    ("I am on vacation December 1 - December 12, 2026.", (12, 12)),
    ("Out of office 23/11/2026 - 04/12/2026", (12, 4)),
    ("Away from 23 Nov until 4 Dec, back on 7 Dec.", (12, 6)),
    ("I will not be available before 2026-12-07.", (12, 6)),
    ("I am out of office till 12/18/2026.", (12, 18)),
    ("I will be back on 18/12/2026.", (12, 17)),
    ("Ich bin bis zum 4. Dezember nicht im Büro.", (12, 4)),
    ("Ich bin bis einschließlich Freitag, den 04.12.2026 im Urlaub.", (12, 4)),
    ("Vom 23.11. bis 04.12.2026 bin ich abwesend.", (12, 4)),
    ("Ab dem 7. Dezember bin ich wieder für Sie da.", (12, 6)),
    ("Ich bin am 7.12. wieder im Büro.", (12, 6)),
    ("Wieder erreichbar ab Montag, 7. Dezember", (12, 6)),
    ("Meine Rückkehr ist am 7. Dezember 2026.", (12, 6)),
    ("Je suis absent jusqu'au 4 décembre inclus.", (12, 4)),
    ("Je suis en congés du 23 novembre au 4 décembre 2026.", (12, 4)),
    ("De retour le lundi 7 décembre.", (12, 6)),
    ("Je serai de retour au bureau le 07/12/2026.", (12, 6)),
    ("Je reviens le 7 décembre.", (12, 6)),
    ("Estaré fuera de la oficina hasta el viernes 4 de diciembre.", (12, 4)),
    ("Estoy de vacaciones del 23 de noviembre al 4 de diciembre de 2026.", (12, 4)),
    ("Regreso el 7 de diciembre.", (12, 6)),
    ("Volveré el 07/12/2026.", (12, 6)),
    ("Sarò assente fino al 4 dicembre.", (12, 4)),
    ("Sono in ferie dal 23 novembre al 4 dicembre.", (12, 4)),
    ("Rientro il 7 dicembre 2026.", (12, 6)),
    ("Sarò di nuovo in sede, rientro il 1° dicembre.", (11, 30)),
    ("Szabadságon vagyok december 4-ig.", (12, 4)),
    ("2026. december 7-től újra elérhető vagyok.", (12, 6)),
    ("Я у відпустці до 4 грудня включно.", (12, 4)),
    ("Повернуся 7 грудня.", (12, 6)),
    ("7 Aralık'ta ofiste olacağım.", (12, 6)),
    ("Λείπω μέχρι τις 4 Δεκεμβρίου.", (12, 4)),
    ("אני בחופשה עד ה-4 בדצמבר", (12, 4)),
    ("Sunt în concediu până la 4 decembrie.", (12, 4)),
    ("На почивка съм до 4 декември.", (12, 4)),
    ("Na dovolenke do 4. decembra.", (12, 4)),
    ("Na godišnjem odmoru do 4. prosinca.", (12, 4)),
    ("أنا في إجازة حتى 4 ديسمبر", (12, 4)),
    ("Saya cuti sampai 4 Desember.", (12, 4)),
    ("Tôi nghỉ phép đến hết ngày 4 tháng 12.", (12, 4)),
    ("Sarò di ritorno lunedì 7/12.", (12, 6)),
    ("Estarei ausente até 4 de dezembro.", (12, 4)),
    ("Estou de férias de 23 de novembro a 4 de dezembro de 2026.", (12, 4)),
    ("Regresso a 7 de dezembro.", (12, 6)),
    ("Estarei de volta no dia 7 de dezembro.", (12, 6)),
    ("Ik ben afwezig tot en met 4 december.", (12, 4)),
    ("Ik ben met vakantie van 23 november t/m 4 december 2026.", (12, 4)),
    ("Op maandag 7 december ben ik weer aanwezig.", (12, 6)),
    ("Ik ben terug op 07-12-2026.", (12, 6)),
    ("Jag är på semester till och med den 4 december.", (12, 4)),
    ("Jag är borta 23 november–4 december.", (12, 4)),
    ("Jag är tillbaka den 7 december.", (12, 6)),
    ("Jeg holder ferie til og med den 4. december.", (12, 4)),
    ("Jeg er tilbage på kontoret mandag den 7. december.", (12, 6)),
    ("Jeg er på ferie frem til 4. desember.", (12, 4)),
    ("Jeg er tilbake på kontoret 7. desember.", (12, 6)),
    ("Olen lomalla 4.12.2026 asti.", (12, 4)),
    ("Olen lomalla 23.11.–4.12.2026.", (12, 4)),
    ("Palaan töihin 7. joulukuuta.", (12, 6)),
    ("Jestem na urlopie do 4 grudnia 2026.", (12, 4)),
    ("Jestem nieobecny od 23 listopada do 4 grudnia.", (12, 4)),
    ("Wracam 7 grudnia.", (12, 6)),
    ("Będę z powrotem w biurze 7.12.2026.", (12, 6)),
    ("Jsem na dovolené do 4. prosince.", (12, 4)),
    ("Vrátím se 7. prosince 2026.", (12, 6)),
    ("Od 7. 12. jsem zpět v kanceláři.", (12, 6)),
    ("Я в отпуске до 4 декабря.", (12, 4)),
    ("Я в отпуске с 23 ноября по 4 декабря 2026 г.", (12, 4)),
    ("Вернусь 7 декабря.", (12, 6)),
    ("4 Aralık 2026 tarihine kadar izindeyim.", (12, 4)),
    ("4 Aralık'a kadar ofiste olmayacağım.", (12, 4)),
    ("7 Aralık'ta ofise döneceğim.", (12, 6)),
    ("12月4日まで不在にしております。", (12, 4)),
    ("2026年11月23日から12月4日まで休暇をいただいております。", (12, 4)),
    ("12月7日に出社いたします。", (12, 6)),
    ("12月7日（月）より通常通り対応いたします。", (12, 6)),
    ("我正在休假，直到12月4日。", (12, 4)),
    ("11月23日至12月4日期间我不在办公室。", (12, 4)),
    ("我将于2026年12月7日返回。", (12, 6)),
    ("12월 4일까지 부재중입니다.", (12, 4)),
    ("I am away until 4 December. In urgent cases call Ann, who is in until 20 December.", (12, 4)),
    ("OOO until 12/4", (12, 4)),
]


@pytest.mark.parametrize(("note", "day"), NOTES, ids=[note for note, _ in NOTES])
def test_the_last_day_away(note: str, day: tuple[int, int]) -> None:
    assert until(note, RECEIVED) == datetime(2026, *day, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("note", "last"),
    [
        ("I am away until 10 January.", (2027, 1, 10)),
        ("Back on 4 January.", (2027, 1, 3)),
        ("Back on 1 January 2027.", (2026, 12, 31)),
        ("Ich bin bis 10.01. abwesend.", (2027, 1, 10)),
        ("I am on maternity leave until 30 September 2027.", (2027, 9, 30)),
        ("until 24 November", (2026, 11, 24)),
    ],
)
def test_the_year_is_the_one_that_makes_sense(note: str, last: tuple[int, int, int]) -> None:
    assert until(note, RECEIVED) == datetime(*last, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "note",
    [
        "I am away.",
        "I am back soon.",
        "I am away until the end of next week.",
        "I am away until further notice.",
        "I was away until 5 October 2026.",
        "I am away until 5 October.",
        "Back on 23 November 2026.",
        "Away until 31 February.",
        "Away until 45/45/2026.",
        "Away until 5 December 2031.",
        "Away until 5 December 1999.",
        "Our office is open until 5 pm.",
        "Call +49 30 12.12.12 34 until then.",
        "Born on 5 December 1980.",
        "We met on 5 December; I am away.",
        "bis bald",
        "Bis 17.30 Uhr erreichbar.",
        "Room 4.12, until noon.",
        "",
        "until " * 2000,
        "12月" * 2000,
        "back " + "on " * 3000 + "5 December",
        "1" * 5000,
        "until 5 " + "de " * 3000,
    ],
)
def test_no_day_is_invented(note: str) -> None:
    assert until(note, RECEIVED) is None
