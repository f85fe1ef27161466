"""Days of the calendar as people write them, in thirty languages; which year and which order is meant is worked out
from the day on which the text came in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    r"jan(?:uar\w*|vier|v)?|jänner|enero|ene|gen(?:naio)?|janeiro|tammikuu\w*|stycz\w*|ledna|leden|январ\w*|янв|ocak"
    r"|січн\w+|януари|ianuarie|siječ\w+|januari|január\w*|ιανουαρίου|[בל]?ינואר|يناير",
    r"feb(?:ruar\w*|braio|rero)?|fév(?:r(?:ier)?)?|fevrier|fev(?:ereiro)?|helmikuu\w*|lut(?:y|ego)|únor\w*|феврал\w*"
    r"|фев|şubat"
    r"|лют(?:ого|ий)|февруари|veljač\w+|február\w*|φεβρουαρίου|[בל]?פברואר|فبراير",
    r"mar(?:ch|zo|ço|s|ts|t|ca|zec)?|märz|maerz|mrz|maart|mrt|maaliskuu\w*|březn\w*|březen|март\w*|марта|mart"
    r"|березн\w+|martie|ožuj\w+|március\w*|μαρτίου|[בל]?מר[ץס]|مارس|maret",
    r"apr(?:il\w*)?|avr(?:il)?|abr(?:il)?|huhtikuu\w*|kwie\w*|dub(?:na|en)|апрел\w*|апр|nisan"
    r"|квіт\w+|април|aprilie|travnja|április\w*|apríl\w*|απριλίου|[בל]?אפריל|أبريل",
    r"ma[iyj]a?|may[io]|maggio|mag|maio|mei|toukokuu\w*|květ(?:na|en)|ма[яй]|mayıs"
    r"|трав(?:ня|ень)|svib\w+|május\w*|mája|máj|μαΐου|[בל]?מאי|مايو",
    r"jun[ieh]?\w*|juin|giu(?:gno)?|kesäkuu\w*|czerw(?:ca|iec)|červ(?:na|en)|июн\w*|haziran"
    r"|черв(?:ня|ень)|юни|iunie|lip(?:nja|anj)|június\w*|júna|jún|ιουνίου|[בל]?יוני|يونيو",
    r"jul[iy]?\w*|juil(?:let)?|luglio|lug|heinäkuu\w*|lip(?:ca|iec)|červen(?:ce|ec)|июл\w*|temmuz"
    r"|лип(?:ня|ень)|юли|iulie|srp(?:nja|anj)|július\w*|júla|júl|ιουλίου|[בל]?יולי|يوليو",
    r"aug(?:ust\w*)?|août|aout|ago(?:sto)?|elokuu\w*|sierp\w*|srp(?:na|en)|август\w*|авг|ağustos"
    r"|серп(?:ня|ень)|kolovoz\w*|augusztus\w*|avgust\w*|αυγούστου|[בל]?אוגוסט|أغسطس|agustus",
    r"sept?(?:ember|embre|tiembre|iembre)?|setiembre|set(?:tembre|embro)?|syyskuu\w*|wrze\w*|září|сентябр\w*|сен|eylül"
    r"|верес(?:ня|ень)|септември|septembrie|septemb\w*|rujn?a|rujan|szeptember\w*|σεπτεμβρίου|[בל]?ספטמבר|سبتمبر",
    r"o[ck]t(?:ober|obre|ubre|ombre)?|ott(?:obre)?|out(?:ubro)?|lokakuu\w*|paźdz\w*|říj(?:na|en)|октябр\w*|окт|ekim"
    r"|жовт(?:ня|ень)|октомври|octombrie|október\w*|októbra|oktobra|οκτωβρίου|[בל]?אוקטובר|أكتوبر",
    r"nov(?:ember|embre|iembre|embro)?|marraskuu\w*|listopad\w*|ноябр\w*|ноя|kasım"
    r"|листопад\w*|ноември|noiembrie|novembra|studen\w+|november\w*|νοεμβρίου|[בל]?נובמבר|نوفمبر",
    r"de[czs](?:ember|embre|embro)?|déc(?:embre)?|decembre|dic(?:iembre|embre)?|dez(?:embro)?|joulukuu\w*|grud\w*"
    r"|prosin\w*|декабр\w*|дек|aralık"
    r"|груд(?:ня|ень)|декември|decembrie|decembra|december\w*|δεκεμβρίου|[בל]?דצמבר|ديسمبر",
)
_MONTH = tuple(re.compile(names, re.IGNORECASE) for names in _MONTHS)
_NAME = "|".join(_MONTHS)

_FORMS = re.compile(
    r"(?<!\d)(?P<iso>(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2}))(?!\d)"
    r"|(?:(?P<y2>\d{4})\s?[年년]\s?)?(?<!\d)(?P<m2>\d{1,2})\s?[月월]\s?(?P<d2>\d{1,2})\s?[日号號일]"
    r"|(?<![\d.:/])(?P<a>\d{1,2})(?:"
    r"\.\s?(?P<b1>\d{1,2})\.(?:\s?(?P<y3>\d{4}|\d{2}))?|/(?P<b2>\d{1,2})(?:/(?P<y4>\d{4}|\d{2}))?"
    r"|-(?P<b3>\d{1,2})-(?P<y5>\d{4})|\s+tháng\s+(?P<b4>\d{1,2})(?:\s+năm\s+(?P<y8>\d{4}))?)(?![\d:/])"
    r"|(?<![\d.:])(?P<d6>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª|°|e|:e|:a|-?го)?\s*(?:of\s+|de\s+|di\s+|d['’])?"
    rf"(?P<n6>{_NAME})(?!\w)\.?(?:,?\s*(?:de\s+|del\s+)?(?P<y6>\d{{4}}))?"
    rf"|(?<!\w)(?P<n7>{_NAME})\.?\s+(?P<d7>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)(?:,?\s+(?P<y7>\d{{4}}))?",
    re.IGNORECASE,
)
_FAR = timedelta(days=400)
_ROLLED = timedelta(days=200)
"""A day without a year that passed lately is not meant a year ahead."""
_SLACK = timedelta(days=1)
"""Their today may be our yesterday."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A day that stands in a text."""

    start: int
    end: int
    readings: tuple[date, ...]
    """What it may mean, the likelier first: 5/12 is in December or in May. Only days between yesterday and a year
    ahead; empty if it means none of those."""


def days(text: str, today: date, *, english: bool) -> Iterator[Day]:
    """The days in a text that came in on ``today``. Where it is English, day and month may stand in either order."""
    for match in _FORMS.finditer(text):
        readings = [one for triple in _triples(match) if (one := _sane(*triple, today)) is not None]
        # Americans write the month first; of two readings the nearer is meant more often.
        ordered = sorted(readings) if english else readings
        yield Day(start=match.start(), end=match.end(), readings=tuple(ordered))


def _triples(match: re.Match[str]) -> list[tuple[str, int, int]]:
    """(year or nothing, month, day), one for each order that the form allows."""
    if match["iso"]:
        return [(match["y1"], int(match["m1"]), int(match["d1"]))]
    if match["m2"]:
        return [(match["y2"] or "", int(match["m2"]), int(match["d2"]))]
    if match["a"]:
        first, second = int(match["a"]), int(match["b1"] or match["b2"] or match["b3"] or match["b4"])
        year = match["y3"] or match["y4"] or match["y5"] or match["y8"] or ""
        one_order = match["b1"] or match["b4"]
        return [(year, second, first)] if one_order else [(year, second, first), (year, first, second)]
    name, day, year = (match[f"{key}6"] or match[f"{key}7"] or "" for key in ("n", "d", "y"))
    return [(year, _month(name), int(day))]


def _month(name: str) -> int:
    return next(number for number, names in enumerate(_MONTH, 1) if names.fullmatch(name))


def _sane(year: str, month: int, day: int, today: date) -> date | None:
    try:
        if year:
            stated = date(int(year) + (2000 if len(year) == 2 else 0), month, day)
            return stated if today - _SLACK <= stated <= today + _FAR else None
        this = date(today.year, month, day)
        if this >= today - _SLACK:
            return this
        following = date(today.year + 1, month, day)
        return following if following <= today + _ROLLED else None
    except ValueError:
        return None
