"""Until when somebody is away, as their absence note states it: 'until' names the last day, 'back on' the day after."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from agent.reading.days import days
from agent.reading.weekdays import weekdays

_READ = 4000
"""Characters of a note in which its day is looked for."""
_NEAR = 60
_SOON = timedelta(days=7)
"""A day of return this close behind the last day away is that person's own: over a weekend, say."""
_DAY = timedelta(days=1)
_ENGLISH = re.compile(r"(?i)\b(?:the|i am|i'm|i will|i'll|office|until|till|away|back|return\w*|ooo)\b")
_STOP = re.compile(r"[.!?;。！？](?:\s|$)|。")

_UNTIL = (
    r"(?:(?:until|till?|through|thru|up to|bis|jusqu['’]\w+|hasta|fino|sino|até|tot|t/m|til|indtil|t\.?o\.?m|do|до"
    r"|по|până|έως|ως|μέχρι|עד|حتى|hingga|sampai|(?:cho )?đến(?: hết)?)(?!\w)"
    r"|直到|至|到|截至)"
)
_BEFORE_UNTIL = re.compile(rf"(?i)(?<!\w){_UNTIL}(?:\s*[^\s\d.;!?]+){{0,4}}\s*$")
_AFTER_UNTIL = re.compile(
    r"(?i)[.]?-?[áé]?ig(?!\w)|\W{0,3}(?:（.{1,3}）|\(.{1,3}\))?\s*(?:まで|迄|까지|之前|为止|asti|saakka"
    r"|(?:['’]?\w{0,3}\s+)?(?:(?:tarihine|gününe)\s+)?kadar)"
)
_JOIN = (
    r"(?:to|until|till?|bis(?: zum)?|au|al|a|à|ao|até|tot(?: en met)?|t/m|til(?: og med)?|till och med|do|по|[-–—~〜～]"
    r"|から|至|到)"
)
_JOINED = re.compile(rf"(?i)[^\w–—~〜～-]*{_JOIN}(?:\s*[^\s\d.;!?]{{1,12}}){{0,2}}\s*$")
_FROM = re.compile(rf"(?i)(?<!\w)\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s*{_JOIN}(?:\s*(?:the|le|el|il|den))?\s*$")

_BACK = (
    r"back|return(?:s|ing)?|resum\w+|again|zurück|rückkehr|wieder(?:\s(?:im|da|erreichbar|für)\b)?|de retour|retour"
    r"|reviens"
    r"|rentre|vuelvo|regres\w+|volver[ée]|de vuelta|reincorpor\w+|di ritorno|rientr\w+|torn(?:o|erò)|de volta"
    r"|volt(?:o|arei)"
    r"|retorn\w+|terug\w*|weer|åter|tillbaka|tilbage|tilbake|palaan|takaisin|tavoitettavissa|wracam|wrócę|powr\w+"
    r"|powrotem"
    r"|zpět|vrátím|opět|znov[au]|vrac\w+|späť|vráti\w+|opäť|верн\w+|возвращ\w+|снова|выйду|поверн\w+|знову|вийду"
    r"|връщ\w+|отново|vissza\w*|legközelebb|újra|ismét|revin|înapoi|întor\w+|επιστρ\w+|πίσω|ξανά|vraća\w+|vrać\w+"
    r"|natrag"
    r"|nazaj|ponov\w+|אחזור|חוז\w+|אשוב|שוב|أعود|سأعود|العودة|kembali|trở lại|quay lại"
)
_BEFORE_BACK = re.compile(
    rf"(?i)(?<!\w)(?:{_BACK})(?!\w)[^\d.!?;]{{0,45}}$"
    r"|(?:not|nicht|pas|non?|não|niet)\b[^.!?;]{0,40}\b(?:before|vor(?: dem)?|avant(?: le)?|antes (?:del?|de)"
    r"|prima del?|voor)\s*$"
)
_AFTER_BACK = re.compile(
    rf"(?i)[^\d,.!?;]{{0,25}}(?<!\w)(?:{_BACK}|available|dön\w*|geri|iş ?başı\w*|ofiste\w*|göreve|elérhető\w*"
    rf"|disponibil\w*|διαθέσιμ\w+|זמינ\w*)(?!\w)"
    r"|[^,.!?;。、]{0,12}(?:戻|復帰|出社|通常|対応|返回|回来|回到|上班|恢复|복귀|출근)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stated:
    last: date
    back: bool


def until(text: str, written: datetime) -> datetime | None:
    """The end of the last day away (UTC) that a note states, in any of thirty languages.

    A date without a year is the next such day after ``written``, and so is a day of the week; a date in the past, or
    far ahead, counts as none. Words such as 'next week' alone are no date.
    """
    flat = " ".join(text[:_READ].split())
    today = written.date()
    stated = [found for found in _all(flat, today) if found.last >= today - _DAY]
    if not stated:
        return None
    first = stated[0].last
    back = next((one.last for one in stated if one.back and first <= one.last <= first + _SOON), first)
    return datetime.combine(back, time(23, 59), tzinfo=UTC)


def _all(text: str, today: date) -> list[_Stated]:
    dates = list(days(text, today, english=_ENGLISH.search(text) is not None))
    found = sorted([*dates, *weekdays(text, today, dates)], key=lambda day: day.start)
    results: list[_Stated] = []
    for number, day in enumerate(found):
        before = text[max(found[number - 1].end if number else 0, day.start - _NEAR) : day.start]
        after = text[day.end : min(found[number + 1].start if number + 1 < len(found) else len(text), day.end + _NEAR)]
        back = _kind(before, after, joined=number > 0)
        if day.readings and back is not None:
            results.append(_Stated(last=day.readings[0] - (_DAY if back else timedelta()), back=back))
    return results


def _kind(before: str, after: str, *, joined: bool) -> bool | None:
    """True if the day is that of the return, False if it is the last one away, None if it is neither."""
    before, after = _STOP.split(before)[-1], _STOP.split(after)[0]
    range_ends = (joined and _JOINED.match(before)) or _FROM.search(before)
    if range_ends or _BEFORE_UNTIL.search(before) or _AFTER_UNTIL.match(after):
        return False
    return True if _AFTER_BACK.match(after) or _BEFORE_BACK.search(before) else None
