"""When somebody who wants to answer later means to do so, read by plain code from what they typed.

Days and dates in many languages; a stretch of time counts to its end, so that nobody is reminded before their own
word has run out. Words without a day ('soon', 'as soon as I can') are none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from agent.core.mail import Label, Line
from agent.reading import later_words as words
from agent.reading.days import days
from agent.reading.phrases import any_of
from agent.reading.weekdays import weekdays

_READ = 2000
"""Characters that are looked at."""
_FAR = timedelta(days=400)
_CLAUSE = re.compile(
    r"(?<!\d)[.](?!\d)|(?<=\d)[.](?=\s+[A-Z])|[!?;。！？\n]|,\s|\s[-–—]\s"
    r"|\b(?:but|aber|mais|pero|però|mas|maar|men|ale|но)\b"
)
_PROMISE = any_of(
    r"""
    will|'ll|ll|shall|going to|can|could|try|hope|plan|let you|get back|answer|reply|respond|write|send|back to you
    need|until|till|by|bear with|have it|come back|free|time
    werde|melde|antworte|schicke|sende|schreibe|komme|mache|schaffe|erledige|reiche|gebe|spätestens|bis
    réponds|répondrai|reviens|reviendrai|envoie|enverrai|ferai|écrirai|d'ici|peux|pourrai
    respondo|responderé|contesto|contestaré|envío|enviaré|mando|escribo|escribiré|digo|diré|puedo|podré|vuelvo
    rispondo|risponderò|mando|manderò|invio|invierò|scrivo|scriverò|faccio|farò|riesco|posso
    responderei|envio|enviarei|mandarei|escrevo|escreverei|volto|consigo
    antwoord|reageer|stuur|mail|kom|laat|zal|zou
    svarar|svare|svarer|skickar|sender|återkommer|vender|kommer|hör|ska|skal
    odpowiem|odpiszę|wyślę|odezwę|napiszę|dam|odpovím|pošlu|napíšu|ozvu|отвечу|напишу|пришлю|відповім|dönerim|yanıtl\w+
    vastaan|válaszolok|küldöm|răspund|trimit
    """
)
_PAST = any_of(
    r"""
    was|were|had|did|met|spoke|talked|went|thanks|thank you|thx|yesterday|last|interview (?:on|of|from)|sorry for|danke
    war|hatte|hatten|gespräch (?:am|vom)|letzte[nrs]?|gestern|merci|était|avons|hier|gracias|fue|ayer|pasado|grazie|era
    ieri|scorso|obrigad[oa]|ontem|passad[oa]|bedankt|gisteren|vorige|tack|igår|tak|takk|dziękuję|wczoraj|děkuji|včera
    """
)
_ENGLISH = re.compile(r"(?i)\b(?:the|i|i'm|will|i'll|answer|reply|feedback|back|by|on)\b")
_FRIDAY, _SUNDAY = 4, 6
_SHORT_DAYS = ("mon", "tue", "wed", "thu", "fri")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    start: int
    end: int
    day: date


def later(lines: Iterable[Line], came: datetime, zone: ZoneInfo) -> datetime | None:
    """The end of the day (UTC) up to which they ask for time; None if they name none.

    ``came`` is when the mail came in, and ``zone`` where its words are meant. Of several days the last one that they
    promise something for counts. It may be far ahead, and is never in the past.
    """
    text = "\n".join(line.text for line in lines if line.label is Label.TYPED)[:_READ].replace("’", "'")
    today = came.astimezone(zone).date()
    found = [(one, clause) for clause, all_ in _by_clause(text, today) for one in all_]
    ahead = [(one, clause) for one, clause in found if today <= one.day <= today + _FAR]
    promised = [one for one, clause in ahead if _PROMISE.search(clause) and not _PAST.search(clause)]
    others = [one for one, clause in ahead if not _PAST.search(clause)]
    chosen = promised or others or [one for one, _ in ahead]
    if not chosen:
        return None
    last = max(one.day for one in chosen)
    return datetime.combine(last, time(23, 59), zone).astimezone(UTC)


def _by_clause(text: str, today: date) -> Iterator[tuple[str, list[_Found]]]:
    """Each clause with the days in it."""
    english = _ENGLISH.search(text) is not None
    for clause in _CLAUSE.split(text):
        flat = " ".join(clause.split())
        if flat:
            yield flat, _days(flat, today, english=english)


def _days(text: str, today: date, *, english: bool) -> list[_Found]:
    """The days in a clause: what is more exact goes before what overlaps with it."""
    dates = [one for one in days(text, today, english=english) if one.readings]
    week = [one for one in weekdays(text, today, dates) if one.readings]
    kept = [_Found(start=one.start, end=one.end, day=one.readings[0]) for one in (*dates, *week)]
    for one in _said(text, today):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    # 'Next week, on Thursday' is that Thursday, and 'by Friday next week' that Friday.
    exact = [one for one in kept if one.day > today and (one.start, one.end) in {(w.start, w.end) for w in week}]
    return exact if exact and words.NEXT_WEEK.search(text) else kept


def _said(text: str, today: date) -> Iterator[_Found]:
    """Days that are named by where they lie from today."""
    monday = today + timedelta(days=7 - today.weekday())
    rows = (
        (words.EARLY_NEXT_WEEK, monday + timedelta(days=1)),
        (words.END_NEXT_WEEK, monday + timedelta(days=_FRIDAY)),
        (words.NEXT_WEEK, monday + timedelta(days=_FRIDAY)),
        (words.WEEKEND, today + timedelta(days=_SUNDAY - today.weekday())),
        (words.END_OF_WEEK, today + timedelta(days=max(0, _FRIDAY - today.weekday()))),
        (words.AFTER_TOMORROW, today + timedelta(days=2)),
        (words.TOMORROW, today + timedelta(days=1)),
        (words.TODAY, today),
        (words.NEXT_MONTH, _next_month(today)),
    )
    for pattern, day in rows:
        for match in pattern.finditer(text):
            yield _Found(start=match.start(), end=match.end(), day=day)
    for match in words.SHORT.finditer(text):
        ahead = (_SHORT_DAYS.index(match["name"][:3].lower()) - today.weekday() - 1) % 7 + 1
        yield _Found(start=match.start(), end=match.end(), day=today + timedelta(days=ahead))
    yield from _spans(text, today)
    yield from _ordinals(text, today)


def _next_month(today: date) -> date:
    return (today.replace(day=28) + timedelta(days=4)).replace(day=28)


def _spans(text: str, today: date) -> Iterator[_Found]:
    """'In two days', 'in a week'."""
    for match in words.SPAN.finditer(text):
        count = _number((match["count"] or match["count2"]).lower())
        weeks = bool(match["weeks"] or match["weeks2"])
        if count:
            yield _Found(start=match.start(), end=match.end(), day=today + timedelta(days=count * (7 if weeks else 1)))


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next((n for n, row in enumerate(words.NUMBERS, 1) if word in row), 0)


def _ordinals(text: str, today: date) -> Iterator[_Found]:
    """'On the 14th': of this month, or of the next one if it has passed."""
    for match in words.ORDINAL.finditer(text):
        day = int(match["day"])
        first = today.replace(day=1)
        months = (first, (first + timedelta(days=32)).replace(day=1))
        found = (_of_month(month, day) for month in months)
        if ahead := next((one for one in found if one and one >= today), None):
            yield _Found(start=match.start(), end=match.end(), day=ahead)


def _of_month(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None
