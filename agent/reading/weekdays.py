"""Days of the week as absence notes name them, in two dozen languages: the next such day after the mail was written."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from agent.reading.days import Day

_WEEK = 7
_NAMES = (
    r"monday|montag|lundi|lunes|lunedì|segunda(?:-feira)?|maandag|måndag|mandag|maanantai\w{0,5}|poniedział(?:ek|ku)"
    r"|pondělí|pondel(?:ok|ka|kom)|понедельник\w{0,2}|понеділ(?:ок|ка)|понеделник|pazartesi|hétfőn?|luni|δευτέρα"
    r"|ponedjelj(?:ak|ka)|ponedelj(?:ek|ka|ak)|(?:יום )?שני|ا?لاثنين|الإثنين|senin|thứ hai|月曜日?|월요일",
    r"tuesday|dienstag|mardi|martes|martedì|terça(?:-feira)?|dinsdag|tisdag|tirsdag|tiistai\w{0,5}|wtor(?:ek|ku)"
    r"|úter(?:ý|ka)|utor(?:ok|ka|ak)|вторник\w{0,2}|вівтор(?:ок|ка)|salı|kedd(?:en)?|marți|τρίτη|torek|torka"
    r"|(?:יום )?שלישי|الثلاثاء|selasa|thứ ba|火曜日?|화요일",
    r"wednesday|mittwoch|mercredi|miércoles|mercoledì|quarta(?:-feira)?|woensdag|onsdag|keskiviik\w{1,6}|środ[ayęą]"
    r"|střed[ayu]|stred[ayu]|сред[ауы]|серед[аиу]|сряда|çarşamba|szerd(?:án?|a)|miercuri|τετάρτη|srijed[aeu]|sred[aeo]"
    r"|(?:יום )?רביעי|الأربعاء|rabu|thứ tư|水曜日?|수요일",
    r"thursday|donnerstag|jeudi|jueves|giovedì|quinta(?:-feira)?|donderdag|torsdag|torstai\w{0,5}|czwart(?:ek|ku)"
    r"|čtvrt(?:ek|ka)|štvrt(?:ok|ka)|четверг\w?|четвер(?:га)?|четвъртък|perşembe|csütörtök(?:ön)?|joi|πέμπτη"
    r"|četvrt(?:ak|ka)|četrt(?:ek|ka)|(?:יום )?חמישי|الخميس|kamis|thứ năm|木曜日?|목요일",
    r"friday|freitag|vendredi|viernes|venerdì|sexta(?:-feira)?|vrijdag|fredag|perjantai\w{0,5}|piąt(?:ek|ku)"
    r"|pát(?:ek|ku)|piat(?:ok|ka)|пятниц[аыу]|п['’]ятниц[яіюи]|петък|cuma|péntek(?:en)?|vineri|παρασκευή|pet(?:ak|ka"
    r"|ek)"
    r"|(?:יום )?שישי|الجمعة|jumat|thứ sáu|金曜日?|금요일",
    r"saturday|samstag|sonnabend|samedi|sábado|sabato|zaterdag|lördag|lørdag|lauantai\w{0,5}|sobot[ayęu]|суббот[аыу]"
    r"|субот[аиу]|събота|cumartesi|szombat(?:on)?|sâmbătă|σάββατο|subot[aeu]|שבת|السبت|sabtu|thứ bảy|土曜日?|토요일",
    r"sunday|sonntag|dimanche|domingo|domenica|zondag|söndag|søndag|sunnuntai\w{0,5}|niedziel[aęi]|neděl[eií]"
    r"|nedeľ[aeu]|воскресень[ея]|неділ[яіюе]|неделя|pazar|vasárnap|duminică|κυριακή|nedjelj[aeu]|nedelj[aeo]"
    r"|(?:יום )?ראשון|الأحد|minggu|chủ nhật|日曜日?|일요일",
)
_DAY = tuple(re.compile(names, re.IGNORECASE) for names in _NAMES)
_CHINESE = "一二三四五六日天"
_FORMS = re.compile(
    rf"(?<!\w)[בל]?(?P<name>(?:{'|'.join(_NAMES[5:] + _NAMES[:5])}))(?:['’](?:y[ae]|[dt][ea]n?|n?[ae]"
    rf"|s[ıi]))?(?=ig\b|\W|$)"
    r"|(?P<cjk>[月火水木金土]曜日?|日曜日?|[월화수목금토일]요일)"
    rf"|(?P<next>下)?个?(?:星期|周|週|礼拜)(?P<zh>[{_CHINESE}])",
    re.IGNORECASE,
)
"""Saturday and Sunday come first: in Turkish they begin as Friday ends, and Monday begins as Sunday does."""

_NEXT_WEEK = re.compile(
    r"(?i)(?<!\w)(?:next week|nächste[rn]? woche|(?:la )?semaine prochaine|próxima semana|semana (?:que v(?:iene|em)"
    r"|próxima)|prossima settimana|settimana prossima|volgende week|nästa vecka|næste uge|neste uke|ensi viiko\w+"
    r"|przyszł\w+ tygodni\w+|příští(?:ho)? tý[dž]\w+|budúci\w* tý[žd]\w+|следующ\w+ недел\w+|наступн\w+ тижн\w+"
    r"|(?:gelecek|önümüzdeki) hafta|haftaya|jövő hét\w*|săptămâna viitoare|την επόμενη εβδομάδα)(?!\w)"
    r"|来週|다음 ?주"
)
_NOT_THAT = re.compile(
    r"(?i)(?:every|each|jeden|jede[rs]?|übernächste\w*|cada|chaque|tous les|ogni|elke|iedere|varje|hver|joka|każd\w+"
    r"|každ\w+|кажд\w+|кожн\w+|her|after next|毎週|每个?|last|letzte[rn]?|vergangene[rn]?|dernier|pasado|scorso"
    r"|vorige|förra|sidste)\s*$"
)
_NOT_FOLLOWED = re.compile(
    r"(?i)\W{0,2}(?:after next|week\b|in (?:two|three|2|3)|dernier|pasado|passad[oa]|scorso|semana\b|vez\b|metade\b"
    r"|or\b|oder\b|in (?:zwei|drei)"
    r"|(?:the |den |le |el |il |dia )?\d{1,2}(?!\d)(?!\s*(?:[ap]\.?m|uhr|h\b|:|\.\d\d\b|[ap]m)))"
)
_TO = re.compile(
    r"(?i)\s*,?\s*(?:to|until|till?|through|thru|bis|au|à|a|al|e|ao|até|tot(?: en met)?|t/m|til|do|до|по|and|und|et"
    r"|y|en|och|og"
    r"|[-–—~〜～/&,]|から|至|到|と)\s*(?:the |dem |den |el |le |il )?"
)
_NEAR = 18
"""Characters between a day of the week and a date within which both are the same day."""


def weekdays(text: str, today: date, dates: Iterable[Day]) -> Iterator[Day]:
    """The single days of the week in a text that was written on ``today``, each as the next such day.

    Days beside one of the ``dates`` are those dates; 'Monday to Friday' are office hours more often than not.
    """
    stated = tuple(dates)
    found = [m for m in _FORMS.finditer(text) if not _dated(m, stated)]
    for number, match in enumerate(found):
        neighbours = (found[number - 1 : number] if number else []) + found[number + 1 : number + 2]
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        ranged = any(_joined(text, match, other) for other in neighbours)
        if not ranged and not _NOT_THAT.search(before) and not _NOT_FOLLOWED.match(after):
            week = bool(match["next"] or _NEXT_WEEK.search(before) or _NEXT_WEEK.search(after))
            yield Day(start=match.start(), end=match.end(), readings=(_following(today, _number(match), week=week),))


def _dated(match: re.Match[str], dates: Iterable[Day]) -> bool:
    return any(d.start - _NEAR < match.end() and match.start() < d.end + _NEAR for d in dates)


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = sorted((one, other), key=re.Match.start)
    return _TO.fullmatch(text[first.end() : second.start()]) is not None


def _number(match: re.Match[str]) -> int:
    """0 for Monday."""
    if match["zh"]:
        return min(_CHINESE.index(match["zh"]), 6)
    name = match["name"] or match["cjk"]
    return next(number for number, names in enumerate(_DAY) if names.fullmatch(name))


def _following(today: date, weekday: int, *, week: bool) -> date:
    """The next such day after today, or the one in the week that begins next Monday."""
    if week:
        return today + timedelta(days=_WEEK - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % _WEEK + 1)
