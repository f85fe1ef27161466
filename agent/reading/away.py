"""Absence notes: how their subjects begin, and until when the sender is away."""

import re
from datetime import UTC, date, datetime, time, timedelta

_SUBJECT = re.compile(
    r"""(?:\[[^\]]{1,30}\]\s*)?(?:
      (?:automatic|auto(?:matic)?[ -]?|automated)\s*(?:reply|response|responder|answer)(?:\s+from\b.*)?
    | autoreply | autoresponse | vacation (?:reply|response|message|notice)
    | (?:i\ am\ |i'm\ )?(?:currently\ )?out\ of\ (?:the\ )?office(?:\ (?:auto[ -]?reply|reply|notice|message))?
    | ooo | on\ (?:vacation|holiday|annual\ leave|parental\ leave|maternity\ leave)
    | (?:currently\ )?away(?:\ from\ (?:the\ office|my\ (?:mail|desk|email)))?
    | automatische\ (?:antwort|r[üu]ckantwort) | abwesenheits(?:notiz|nachricht|meldung|assistent)
    | abwesenheit | abwesend
    | (?:ich\ bin\ )?(?:derzeit\ |zurzeit\ )?nicht\ im\ b[üu]ro
    | r[ée]ponse\ automatique | absence\ du\ bureau | absent(?:e)?\ du\ bureau | message\ d['’]absence
    | respuesta\ autom[áa]tica | fuera\ de\ la?\ ?oficina | ausente
    | risposta\ automatica | fuori\ (?:sede|ufficio) | assente
    | automatisch\ antwoord | automatische\ beantwoording | afwezig(?:heidsbericht)?
    | resposta\ autom[áa]tica | fora\ do\ escrit[óo]rio
    | autosvar | automatiskt\ svar | automatisk\ svar | fr[åa]nvarande | ikke\ p[åa]\ kontoret
    | automaattinen\ vastaus | poissa(?:olo)?
    | odpowied[źz]\ automatyczna | automatyczna\ odpowied[źz] | poza\ biurem
    | automatick[áa]\ odpov[ěe][ďd] | automatikus\ v[áa]lasz | otomatik\ yan[ıi]t
    | автоответ | автоматический\ ответ | 自動応答 | 不在通知 | 自动(?:回复|答复) | 自動回覆
    )\s*(?:[:：\-–—(]|$|re:|until|till|from|till|bis|ab|vom|jusqu|du\b|hasta|del\b|\d)""",
    re.IGNORECASE | re.VERBOSE,
)

_MONTHS = (
    ("jan", "january", "januar", "jänner", "janvier", "janv", "enero", "ene"),
    ("feb", "february", "februar", "février", "fevrier", "févr", "febrero"),
    ("mar", "march", "märz", "maerz", "mrz", "mars", "marzo"),
    ("apr", "april", "avril", "avr", "abril", "abr"),
    ("may", "mai", "mayo"),
    ("jun", "june", "juni", "juin", "junio"),
    ("jul", "july", "juli", "juillet", "juil", "julio"),
    ("aug", "august", "août", "aout", "agosto", "ago"),
    ("sep", "sept", "september", "septembre", "septiembre", "setiembre"),
    ("oct", "october", "oktober", "okt", "octobre", "octubre"),
    ("nov", "november", "novembre", "noviembre"),
    ("dec", "december", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME = "|".join(sorted(_MONTH, key=len, reverse=True))

# 'until' names the last day away, 'back on' the day after it.
_UNTIL = r"until|till|through|thru|up to|to and including|bis(?: einschließlich| inkl\.?)?|jusqu['’](?:au|à)|hasta"
_BACK = (
    r"back(?: in the office| at work| online)?|return(?:ing)?(?: to (?:the office|work))?|available again|again"
    r"|zurück|wieder(?: im büro| da| erreichbar| für sie da)?|erreichbar"
    r"|de retour|retour|vuelvo|regreso|volveré|regresaré|de vuelta"
)
_FILLER = (
    r"(?:\s+(?:the|on|from|as of|by|zum|zur|den|dem|der|am|ab|le|el|día|del|de|au|du|à partir du"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo),?){0,4}"
)
_DATE = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<dotted>\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?:/\d{2,4})?)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(?P<month>{_NAME})\b\.?,?(?:\s+(?:de\s+|del\s+)?(?P<year>\d{{4}}))?"
    rf"|(?P<month2>{_NAME})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}}))?"
)
_STATED = re.compile(rf"\b(?:(?P<until>{_UNTIL})|(?P<back>{_BACK})){_FILLER}\s+(?:{_DATE})", re.IGNORECASE)
# German puts the verb last: 'ab dem 7. Dezember wieder erreichbar'.
_VERB_LAST = re.compile(
    rf"\b(?P<back>am|ab)(?:\s+(?:dem|montag|dienstag|mittwoch|donnerstag|freitag),?){{0,2}}\s+(?:{_DATE})"
    r"\s+(?:bin ich\s+)?(?:wieder|zurück)",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=400)
_READ = 4000
"""Characters of a note in which its date is looked for."""


def by_subject(subject: str) -> bool:
    """Whether a subject begins as those of absence notes do; anchored, as people write about absences too."""
    return _SUBJECT.match(subject.strip()) is not None


def until(text: str, received: datetime) -> datetime | None:
    """The end of the last day away (UTC) that a note in English, German, French or Spanish states.

    A date without a year is the next such day after ``received``; one in the past, or far ahead, counts as none.
    """
    flat = " ".join(text[:_READ].split())
    for pattern in (_STATED, _VERB_LAST):
        for match in pattern.finditer(flat):
            if day := _day(match, received.date()):
                last = day - timedelta(days=1) if match["back"] else day
                return datetime.combine(last, time(23, 59), tzinfo=UTC)
    return None


def _day(match: re.Match[str], today: date) -> date | None:
    if match["iso"]:
        return _sane([match["iso"].split("-")], today)
    if match["dotted"]:
        day, month, year = (*match["dotted"].replace(" ", "").strip(".").split("."), "")[:3]
        return _sane([(year, month, day)], today)
    if match["slashed"]:
        first, second, year = (*match["slashed"].split("/"), "")[:3]
        # 5/12 is in May or in December, depending on who writes; the nearer day is meant more often.
        return _sane([(year, second, first), (year, first, second)], today)
    name, day, year = (match[key] or match[f"{key}2"] or "" for key in ("month", "day", "year"))
    return _sane([(year, str(_MONTH[name.lower()]), day)], today)


def _sane(readings: list[tuple[str, str, str]] | list[list[str]], today: date) -> date | None:
    """The earliest day among the readings that is not past and not absurdly far."""
    days = [day for year, month, day_ in readings if (day := _date(year, int(month), int(day_), today))]
    return min((day for day in days if today - timedelta(days=1) <= day <= today + _LONGEST), default=None)


def _date(year: str, month: int, day: int, today: date) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this = date(today.year, month, day)
        return this if this >= today - timedelta(days=1) else date(today.year + 1, month, day)
    except ValueError:
        return None
