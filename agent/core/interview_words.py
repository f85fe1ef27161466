"""Words that mean a job interview, by language; regular expressions over folded text (see folding).

A word here is sure enough to stand alone in a title. What it is a compound of, and what stands beside it, may still
show that the meeting is about something else: see other_words.
"""

from collections.abc import Mapping

INTERVIEW_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"(?:re-?)?interviews?",
        r"(?:tech(?:nical)?|phone|video|recruiter|initial|coding|hr|first|telephone|culture|talent|candidate|ta)"
        r"[- ](?:phone[- ])?screen(?:ing)?s?(?: calls?)?",
        r"screening (?:call|chat|interview)s?",
        r"(?:final|last|first|second|third|1st|2nd|3rd|[1-6]th) round(?: with| call| chat| meeting)?(?! of)",
        r"(?:virtual|remote|final|candidate|interview|full|half-day) on-?sites?",
        r"(?:on-?site|interview|hiring|technical) (?:loops?|panels?|rounds?)",
        r"(?:on-?site|loop|panel)(?= *(?:[:–—|(]| - | with | w/))(?! *[:–—|(-] *(?:discussion|week|day|lunch|visit))",
        r"(?<=[–—|] )(?:on-?site|loop|panel|tech screen)$",
        r"(?<= - )(?:on-?site|loop|panel|tech screen)$",
        r"(?:system[- ]design|coding|culture[- ]fit|behaviou?ral|case[- ]study|hiring manager|bar raiser) rounds?",
        r"(?:live[- ]coding|pair[- ]programming) (?:round|session)s?",
        r"superday",
    ),
    "de": (
        r"(?:vorstellungs|bewerbungs|bewerber(?:innen)?|kennenlern|kennlern|einstellungs|auswahl|job|recruiting)"
        r"-?gespr(?:a|ae)ch(?:e|es|en|s|stermin\w*|srunde\w*|stag\w*)?",
        r"(?:bewerbungs|bewerber(?:innen)?|job|telefon|video|erst|zweit|dritt|fach|einstellungs|auswahl|abschluss"
        r"|online|gruppen|panel|recruiting|vor-ort|leitfaden)-?interviews?",
        r"(?:zweit|dritt)-?gespr(?:a|ae)ch(?:e|es|s)?",
        r"interview-?(?:termin|runde|tag|gesprach|gespraech|einladung)\w{0,4}",
    ),
    "fr": (r"entretiens?", r"job-?dating"),
    "es": (r"entrevistas?", r"proceso de seleccion"),
    "it": (r"colloqui[o]?", r"intervist[ae] (?:di lavoro|di selezione|tecnic[ae]|conoscitiv[ae])"),
    "pt": (r"entrevistas?", r"processo seletivo"),
    "nl": (
        r"(?:sollicitatie|kennismakings|selectie)-?(?:gesprek(?:ken)?|interviews?|ronde|procedure)",
        r"sollicitaties?",
    ),
    "sv": (
        r"(?:anstallnings|jobb|arbets|rekryterings|telefon|video|urvals|grupp|distans|panel|slut)?"
        r"-?intervju(?:n|er|erna|s|moten?|t)?",
    ),
    "da": (r"(?:job|ansaettelses|ansattelses)-?samtale[rn]?s?", r"(?:job|telefon|video)-?interview(?:et|s)?"),
    "no": (
        r"(?:jobb|ansettelses|stillings|forstegangs|andregangs|rekrutterings)-?(?:intervju|samtale)(?:et|er|ene|n)?",
        r"(?:jobb|forstegangs|andregangs|telefon|video)?-?intervju(?:et|er|ene)?",
    ),
    "fi": (r"(?:tyo|puhelin|video|ryhma|rekry|rekrytointi|loppu|jatko)?haastattelu\w{0,6}",),
    "pl": (
        r"rozmow\w{1,3} (?:kwalifikacyjn|rekrutacyjn)\w{1,4}",
        r"rozmow\w{1,3} o prac[ea]",
        r"spotkani\w{1,2} rekrutacyjn\w{1,4}",
    ),
    "cs": (
        r"(?:prijimaci|vstupni|pracovni|osobni)? ?pohovor(?:u|y|em|ech|um)?",
        r"vyberove rizeni",
        r"vyberove konanie",
    ),
    "tr": (r"is gorusme\w{0,8}", r"(?:is )?mulakat\w{0,8}"),
    "ru": (r"собеседовани\w{1,3}", r"интервью"),
    "uk": (r"співбесід\w{1,3}", r"інтерв'ю"),
    "bg": (r"интервю\w{0,3}",),
    "ja": (r"(?:最終|一次|二次|三次|役員|採用)?面接", r"カジュアル面談", r"採用面談", r"選考面談", r"面接選考"),
    "zh": (r"[一二三初复終终]?面试", r"[一二三初複終]?面試", r"[终終复複初]面(?![性积積])"),
    "ko": (r"(?:1차|2차|3차|최종|임원|실무|화상|전화)?\s?면접", r"(?:채용|1차|2차|최종) ?인터뷰"),
    "hu": (r"(?:allas)?interju\w{0,4}",),
    "ro": (r"interviu\w{0,4}",),
    "el": (r"συνεντευξ\w{1,4}",),
    "hr": (r"razgovor\w{0,2} za posao", r"razgovor za (?:delo|radno mjesto)", r"zaposlitven\w{1,2} razgovor\w{0,2}"),
    "he": (r"ראיו(?:ן|נות)(?: עבודה)?",),
    "ar": (r"(?:ال)?مقابل(?:ة|ات)(?: عمل| شخصية| العمل)?",),
    "hi": (r"साकषातकार",),
    "id": (r"wawancara",),
    "vi": (r"phong van",),
    "th": (r"สมภาษณ",),
}
"""By ISO 639 code. Languages that use the English word have only the others here."""

UNSPACED = frozenset({"ja", "zh", "ko", "th"})
"""Languages whose words stand beside each other without a space, or carry endings."""

LAST_ROUND_WORDS: tuple[str, ...] = (
    r"\bfinal(?:[ -]round)?(?: \w+)? interview\b",
    r"\blast(?:[ -]round)? interview\b",
    r"\b(?:final|last) round\b",
    r"\bfinal (?:on-?site|loop|panel)\b",
    r"\b(?:abschluss|final)-?(?:gespr(?:a|ae)ch|interview|runde)\b",
    r"\bletzte[sn]? (?:runde|(?:vorstellungs|bewerbungs)?gespr(?:a|ae)ch|interview)\b",
    r"\bfinale[sn]? (?:runde|(?:vorstellungs|bewerbungs)?gespr(?:a|ae)ch|interview)\b",
    r"\b(?:dernier|ultime) (?:entretien|tour|round)\b|\bentretien (?:final|de cloture)\b",
    r"\bentrevista final\b|\bultima (?:entrevista|ronda|fase|etapa)\b|\bronda final\b|\betapa final\b|\bfase final\b",
    r"\bcolloquio finale\b|\bultimo colloquio\b|\bcolloqui finali\b",
    r"\b(?:laatste|finale) (?:ronde|gesprek|sollicitatiegesprek|interview)\b|\beindgesprek\b",
    r"\b(?:sista|slutlig[at]?) (?:intervju\w*|intervjurunda\w*)\b|\bslutintervju\w*\b",
    r"\b(?:sidste|afsluttende) (?:samtale|jobsamtale|interview|runde)\b",
    r"\b(?:siste|avsluttende) (?:intervju\w*|jobbintervju\w*|runde)\b",
    r"\b(?:viimeinen|lopullinen) \w*haastattelu\w*\b|\bloppuhaastattelu\w*\b",
    r"\b(?:ostatni[a]?|finalow[ay]|koncow[ay]) (?:rozmowa|etap|runda)\b|\brozmowa (?:kwalifikacyjna )?koncowa\b",
    r"\b(?:posledni|posledne|finalni|zaverecn[eya]) (?:kolo|pohovor)\b",
    r"\bson (?:tur|mulakat|gorusme|is gorusme)\w*\b|\bfinal mulakat\w*\b",
    r"\b(?:финальн\w+|последн\w+|заключительн\w+) (?:собеседовани\w+|интервью|этап\w*|раунд\w*)",
    r"(?:фінальн|останн)\w+ (?:співбесід\w+|етап\w*)",
    r"最終(?:面接|面談|選考)",
    r"(?:终面|最终面试|最后一轮|最終面試|最後一輪)",
    r"(?:최종|마지막) ?(?:면접|인터뷰)",
)
"""What says in a title that it is the last round."""
