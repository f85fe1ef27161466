"""Words for days to come, as people name them when they promise an answer, in some fifteen languages.

Each row: what the words mean, and the expressions that mean it. First match of a stretch of text wins, so longer
expressions stand above those that they contain.
"""

import re

from agent.reading.phrases import any_of

_WEEK = (
    r"(?:next week|nächste[rnm]?(?: kw| woche)|kommende[rnm]? woche|la semaine prochaine|semaine prochaine"
    r"|la semana que viene|la próxima semana|próxima semana|semana próxima|a próxima semana|semana que vem"
    r"|(?:la )?prossima settimana|(?:la )?settimana prossima|volgende week|komende week|nästa vecka|næste uge|neste uke"
    r"|ensi vii\w+|przyszł\w+ tygodni\w+|następn\w+ tygodni\w+|příští\w* týd\w+|budúc\w+ týžd\w+"
    r"|следующ\w+ недел\w+|наступн\w+ тижн\w+|gelecek hafta\w*|önümüzdeki hafta\w*|haftaya"
    r"|jövő h[ée]t\w*|săptămâna viitoare)"
)
_EARLY = (
    r"(?:early|beginning of|start of|anfang|beginn|zu beginn(?: der)?|début(?: de)?|en début de|a principios de"
    r"|principios de|a inizio|inizio|all'inizio della|no início da|início da|begin|in het begin van|i början av"
    r"|i starten av"
    r"|na początku|początek|začátkem|в начале|на початку)"
)
_END = (
    r"(?:end of|the end of|ende|zum ende|bis ende|fin de|la fin de|en fin de|à la fin de|a finales de|finales de"
    r"|a fine|fine|la fine della|no fim da|no final da|fim da|final da|eind(?:e)?(?: van)?|in slutet av|i slutet av"
    r"|slutten av|koniec|pod koniec|koncem|в конце|наприкінці)"
)
_NUMBERS = (
    r"(?P<count>\d{1,2}|one|two|three|four|five|ten|a few|a couple of|couple of|an?|ein(?:em|en|er|e)?|zwei|drei|vier"
    r"|fünf|zehn|ein paar|wenigen|einigen|un|une|deux|trois|quatre|cinq|quelques|uno|una|dos|tres|cuatro|cinco|unos"
    r"|un par de|algunos|due|tre|quattro|cinque|qualche|alcuni|pochi|um|uma|dois|duas|três|quatro|alguns|uns|een|twee"
    r"|drie|vier|vijf|enkele|een paar|en|ett|två|fyra|fem|några|to|nogle|noen|par|dwa|dwóch|trzy|kilka|kilku|dva|tři"
    r"|pár|несколько|два|три|kaksi|kahden|kolmen|muutaman|iki|üç|birkaç|két|három|néhány|două|trei|câteva)"
)
_DAYS = (
    r"(?P<days>(?:working |business |werk|arbeits)?(?:days?|tage?n?|jours?(?: ouvrés)?|días?|giorn[oi]|dias?"
    r"|dag(?:en|ar|e|er)?|dni|dnů|dny|дн\w+|päivän?|gün|nap|zile))"
)
_WEEKS = (
    r"(?P<weeks>weeks?|wochen?|semaines?|semanas?|settiman[ae]|we[ek]en|week|veck(?:a|or)|uger?|uker?|tygodni\w*|tydzień"
    r"|týdn\w*|týden|недел\w+|viik\w+|hafta|hét|săptămân\w*)"
)
SPAN = re.compile(
    rf"(?i)(?<!\w)(?:in|within|after|innerhalb(?: von)?|dans|d'ici|en|dentro de|tra|fra|entro|em|daqui a|over|binnen"
    rf"|om|inom|za|w ciągu|через|за)\s+(?:the next |den nächsten |les prochains |los próximos )?{_NUMBERS}\s+"
    rf"(?:{_DAYS}|{_WEEKS})(?!\w)|(?<!\w){_NUMBERS.replace('count', 'count2')}\s+"
    rf"(?:{_DAYS.replace('days', 'days2', 1)}|{_WEEKS.replace('weeks', 'weeks2', 1)})\s+"
    r"(?:from now|later|sonra|kuluttua|múlva)(?!\w)"
)
"""'In two days', 'dans une semaine'."""

NUMBERS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split("|"))
    for row in (
        "1|one|a|an|ein|eine|einem|einen|einer|un|une|uno|una|um|uma|een|en|ett",
        "2|two|a couple of|couple of|zwei|deux|dos|un par de|due|dois|duas|twee|två|to|par|dwa|dwóch|dva|два|kaksi"
        "|kahden|iki|két|două",
        "3|three|a few|drei|ein paar|wenigen|einigen|trois|quelques|tres|unos|algunos|tre|qualche|alcuni|pochi|três"
        "|alguns|uns|drie|enkele|een paar|några|nogle|noen|trzy|kilka|kilku|tři|pár|несколько|три|kolmen|muutaman|üç"
        "|birkaç|három|néhány|trei|câteva",
        "4|four|vier|quatre|cuatro|quattro|quatro|fyra",
        "5|five|fünf|cinq|cinco|cinque|vijf|fem",
    )
)
"""Row n holds the words for n + 1; 'a few' are three."""

EARLY_NEXT_WEEK = any_of(rf"{_EARLY}(?: der| de la| da| della| van)? {_WEEK}")
END_NEXT_WEEK = any_of(rf"{_END}(?: der| de la| da| della| van)? {_WEEK}")
NEXT_WEEK = re.compile(any_of(_WEEK).pattern + r"|来週|下周|下週|다음 ?주")
END_OF_WEEK = any_of(
    r"""
    (?:by |before |until )?(?:the )?end of (?:this |the )?week|eow|(?:later )?this week
    in the course of (?:this|the) week
    (?:bis )?(?:zum )?ende (?:der|dieser) woche|(?:im laufe )?dieser woche|diese woche
    (?:en |à la |d'ici la )?fin de (?:la |cette )?semaine|cette semaine
    (?:a )?(?:final|finales|fin) de (?:la |esta )?semana(?! que)|esta semana|a fine settimana|entro fine settimana
    questa settimana|(?:no )?(?:fim|final) (?:da|desta) semana|(?:het )?eind(?:e)? van (?:de|deze) week|deze week
    (?:i )?slutet av veckan|den här veckan|i veckan|(?:i )?slutningen af ugen|denne uge|(?:mot )?slutten av uken
    denne uken?|(?:pod )?koniec tygodnia|w tym tygodniu|koncem týdne|tento týden|(?:в )?конце недели|на этой неделе
    bu hafta|tällä viikolla|ezen a héten|săptămâna (?:aceasta|asta)
    """
)
WEEKEND = any_of(
    r"""
    (?:at|over|on|during|this|the)? ?(?:the )?week-?end|(?:am|übers|über das|dieses) wochenende|(?:ce|le) week-?end
    (?:el |este )?fin de semana|(?:nel |questo )?(?:weekend|fine settimana)|(?:no |este )?fim de semana
    (?:in )?(?:het )?weekend|(?:i )?helgen|(?:i )?weekenden|viikonlopu\w+|(?:w )?weekend\w*|o víkendu|víkend\w*
    (?:на |в )?выходн\w+|hafta ?sonu\w*|hétvég\w+|în weekend
    """
)
AFTER_TOMORROW = re.compile(
    any_of(
        r"""
        (?:the )?day after tomorrow|übermorgen|après-demain|pasado mañana|dopodomani|depois de amanhã|overmorgen
        i övermorgon|i overmorgen|ylihuomen\w*|pojutrze|pozítří|pozajtra|послезавтра|післязавтра|öbür gün
        holnapután|poimâine
        """
    ).pattern
    + "|明後日|あさって|后天|모레"
)
TOMORROW = re.compile(
    any_of(
        r"""
        tomorrow|tmrw|tomorow|tommorow|tommorrow|(?:first thing )?in the morning|(?<!guten )morgen(?! zusammen)|demain
        (?<!esta )(?<!la )(?<!de )mañana|domani|amanhã|imorgon|i morgon|i morgen|imorgen|huomen(?:na|iseksi|isa\w*)
        jutro|zítra|zajtra|завтра|yarın|holnap|mâine
        """
    ).pattern
    + "|明日|あした|明天|내일"
)
TODAY = re.compile(
    any_of(
        r"""
        later today|today|tonight|this (?:evening|afternoon|morning)|(?:in the|by the) (?:evening|afternoon)|eod|cob
        end of (?:the )?(?:day|business)|heute(?: (?:abend|nachmittag|mittag|noch|früh))?|aujourd'hui|ce soir
        cet après-midi|hoy|esta (?:tarde|noche|mañana)|oggi|stasera|questo pomeriggio|hoje|esta (?:tarde|noite)|vandaag
        vanavond|vanmiddag|idag|i dag|ikväll|i kväll|i aften|i kveld|tänään|dziś|dzisiaj|dnes|сегодня|сьогодні|bugün
        bu akşam|ma este|astăzi|diseară
        """
    ).pattern
    + "|今日|今晚|今天|오늘"
)
NEXT_MONTH = any_of(
    r"""
    next month|nächsten monat|kommenden monat|le mois prochain|el próximo mes|el mes que viene|il mese prossimo
    il prossimo mese|próximo mês|mês que vem|volgende maand|nästa månad|næste måned|neste måned|przyszł\w+ miesiąc\w*
    w przyszłym miesiącu|příští měsíc|следующ\w+ месяц\w*|gelecek ay
    """
)
SHORT = re.compile(
    r"(?i)(?<!\w)(?:by|on|until|till|or|and|this|next)\s+(?P<name>mon|tues?|wed|thu(?:rs?)?|fri)(?![\w-])",
)
"""Days of the week as English speakers shorten them."""

_BEFORE = (
    r"(?:on|by|until|till|after|before|the|am|bis(?: zum)?|zum|ab dem|nach dem|den|le|au|jusqu'au|après le|el|al"
    r"|hasta el|después del|il|entro il|dopo il|dia|até|op|de|tot|na de|efter den|do|po|до|после)"
)
_NOT_A_DAY = (
    r"\s*(?:%|[ap]\.?m\b|uhr|h\b|o'clock|of\b|von\b|out of|min|hour|stund|heures|horas|ore|days?|tag|jour|week"
    r"|woche|candid|people|question|minut)"
)
ORDINAL = re.compile(
    rf"(?i)(?<!\w){_BEFORE}\s+(?:the\s+|den\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|e|º|\.)?"
    rf"(?![\w:%/]|\.\d|{_NOT_A_DAY})"
)
"""A day of the month alone: 'on the 14th', 'am 14.', 'le 14'."""
