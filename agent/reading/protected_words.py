"""Words that point to a remark about a protected characteristic, by language.

They look for remarks about a person: words that also name a job or a workplace are left out by ``WORK``.
"""

from agent.reading.phrases import alternatives

_WORK = r"""
    nurs\w*|ward|unit|clinic\w*|team|services?|care\b|carer|support|worker|research\w*|centre|center|hospital|
    patients?|department|charity|school|primary|college|academy|diocese|training|policy|policies|awareness|project|
    sector|law\b|condition|spots?|copy|test|colou?rs?|relations|square|pacific|jack|schwester|pfleger|station|klinik|
    recht
    """
WORK = f"(?:{alternatives(_WORK)})"
"""Not a remark where one of these follows."""

_NUMBER = r"(?:\d\d|twenty|thirty|forty|fifty|sixty|seventy)"
_NATION = r"""
    black|asian|african|arab|arabic|chinese|indian|pakistani|polish|romanian|turkish|jewish|mexican|latino|latina|
    russian|ukrainian|nigerian|irish|french|german|italian|spanish|white
    """

_ENGLISH = r"""
    (?:too|very|rather|quite|bit|so|pretty) (?:old|young)\b(?! (?:company|team|firm|business|building|code|system|
    kit))
    (?:his|her|their|my|your) age\b|(?:at|of) (?:that|a certain|advanced) age\b|age gap|how old (?:i|she|he|they|
    you)\b
    (?:in|into|past) (?:his|her|their|my) (?:early|mid|late)?[ -]?(?:\d0s|\w+ties)\b|<NUMBER>[- ]?years?[- ]old
    (?:must be|looks?|close to|nearly|well over|pushing|turning) (?:(?:close to|about|around|over|
    nearly) )?<NUMBER>\b(?! ?(?:%|percent|per|k\b|minutes|hours|days|pounds|euros|people))
    retire(?:ment age|s soon| soon)|near(?:ing|ly|s)? retirement|close to retir\w+|(?:middle[- ]aged|elderly)\b
    young (?:man|woman|guy|girl|lad|lady|mum|mom|mother|father)\b
    (?:older|younger) (?:than (?:us|me|the rest|the others|the team)|man|woman|lady|gentleman|candidate|person)\b
    (?:as|for|being) a (?:woman|man|girl|lady|female|male|mother|father|mum|mom)\b|\b(?:she|he)(?:'s| is) a (?:woman|
    man|girl)\b
    (?:want|need|prefer|rather have|looking for) (?:a|another) (?:woman|man|female|male|girl|lad|bloke)\b
    (?:his|her|their|my|your) (?:gender|sex)\b|transgender|\btrans (?:man|woman|person)|non-?binary\b|\bsexis[tm]
    \b(?:gay|lesbian|bisexual|homosexual|lgbtq?)\b|sexual orientation|same-sex
    pregnan\w+|(?:maternity|paternity|parental) leave|expecting (?:a|her|his|their) (?:\w+ )?(?:baby|child)|
    \b(?:babies|a baby)\b
    (?:have|having|has|had|want|wants|wanting|start|starting) (?:\w+ ){0,2}(?:kids|children|a family)\b
    (?:his|her|their|my|our|young|small|little|two|three|four) (?:kids|children)\b(?!'s)|single (?:mum|mom|mother|dad|
    father|parent)
    family planning|childcare (?:issue|problem|arrangement|dut|need)\w*
    (?:his|her|their|my|the|an|thick|strong|heavy|foreign|slight|with an?) (?:\w+ )?accent\b|ethnic\w*\b|nationality|
    (?:his|her|their|my) (?:race|skin|heritage)\b|skin colou?r|\bracis[tm]|immigrants?\b|\bforeigners?\b|
    foreign(?:-| )sounding
    (?:really|originally|actually) from\b|(?:was|were|is) born in|where (?:she|he|i|you|they)(?:'s|
    're| is| am| are| was| were)? from\b
    such good english|<NATION> (?:man|woman|guy|girl|lady|background|origin|descent)\b|\b(?:she|
    he)(?:'s| is) <NATION>\b
    \b(?:muslims?|islam\w*|jew|jewish|hindu|sikh|buddhist|atheist|catholic)\b|\ba (?:\w+ )?christian\b|religio\w+|
    (?:his|her|their|my) (?:faith|church|mosque|beliefs)\b|hijab|head ?scarf|turban|\bkippah?\b|ramadan|\bto pray\b|
    prayer (?:room|times?|breaks?)
    (?:is|am|was|be|being|he's|she's|i'm|registered|bit) disabled\b|(?:his|her|their|my|a|any|some) disabilit\w+|
    wheelchair
    autis\w+|\badhd\b|asperger\w*|dyslexi\w+|epilep\w+|diabet\w+|(?:clinical |from |with )depression\b|bipolar|
    mental (?:health|illness)|\bcancer\b|chemo\w*|\bhiv\b|\bstammers?\b|\bstutter\w*|hearing aids?|hard of hearing
    \b(?:is|he's|she's|i'm|am|partially|nearly) (?:deaf|blind)\b|\ba limp\b|\blimps\b|(?:bad|dodgy) (?:back|knee|hip|
    heart)\b|chronic (?:illness|pain|fatigue)|(?:sick|medical) leave|health (?:issue|problem|condition|reason)s?|
    medical condition|\billness\b|overweight|\bobese\b
    trade union|\bunion (?:member|rep|man|official|activist|steward|membership)\w*|shop steward|in (?:a|the) union\b
    \b(?:just|newly|recently|getting|got|gets|is|isn't|not|she's|he's|i'm|was|be) married\b|divorc(?:ed|ing|e)\b|
    \bwidow\w*|\b(?:his|my) wife\b|\b(?:her|my) husband\b|fianc[eé]+\b|marital|maiden name|\bsingle (?:man|woman)\b
    """
_GERMAN = r"""
    \bzu (?:alt|jung)\b|\b(?:ihr|sein|mein|ihrem|seinem|meinem|das) alter\b|jahre alt\b|(?:kurz vor der|
    nahe an der) rente|rentenalter
    schwanger\w*|mutterschutz|elternzeit|kinderwunsch|kleine kinder|kinder (?:hat|habe|bekomm\w+|krieg\w+|will|
    plan\w+)|(?:hat|habe|ihre|seine|meine) (?:\w+ )?kinder\b|alleinerziehend\w*|familienplanung
    verheiratet|geschieden\b|verwitwet|\bledig\b|\b(?:ihr|mein) mann\b|\b(?:seine|meine) frau\b|\bals (?:frau|mann)\b|
    für eine frau\b|geschlecht\b
    \bakzent\b|\b(?:ihre|seine|meine|ausländischer?|der) herkunft\b|migrationshintergrund|ausländer\w*|nationalität|
    hautfarbe
    muslim\w*|moslem\w*|jüdisch\w*|\bjüdin\b|katholisch\w*|evangelisch\w*|\breligi\w+|kopftuch|gebetszeit\w*
    behinder(?:t|ung)\w*|schwerbehinder\w*|chronisch krank|\bkrankheit\w*|depressi\w+|rollstuhl|rückenproblem\w*|
    gesundheitlich\w*
    \bschwul\w*|\blesbisch\w*|homosexuell\w*|gewerkschaft\w*|betriebsrat\w*
    """
_FRENCH = r"""
    trop (?:vieux|vieille|âgée?|jeune)\b|\b(?:son|mon|leur) âge\b|proche de la retraite|bientôt à la retraite
    \benceinte\b|grossesse|congé (?:de )?maternité|congé parental|\b(?:ses|mes|des|deux|trois|jeunes) enfants\b|
    enfants en bas âge
    \bmariée?\b|célibataire|divorcée?\b|\bveu(?:f|ve)\b|\b(?:son|mon) mari\b|\b(?:sa|ma) femme\b|en tant que femme|
    pour une femme
    \b(?:son|mon|un|fort|léger) (?:\w+ )?accent\b|\b(?:ses|mes) origines\b|d'origine \w+|nationalité|
    couleur de (?:la )?peau|immigrée?s?\b
    musulman\w*|\bjui(?:f|ve)s?\b|\bcatholique\b|\b(?:le|son) voile\b|\breligi\w+
    handicap\w*|\bmaladie\b|\bmalade\b|dépressi(?:f|ve|on)\b|fauteuil roulant|problèmes? de santé
    homosexuel\w*|lesbienne|syndiquée?s?\b|syndicaliste\w*|délégu\w+ syndical\w*
    """
_SPANISH = r"""
    (?:demasiado|muy) (?:mayor|viej[oa]|joven)\b|\b(?:su|mi) edad\b|por la edad\b|cerca de jubilarse
    embaraz\w+|baja (?:por |de )?maternidad|(?:tener|tiene|tengo|quiere) (?:\w+ )?(?:hijos|niños)\b|\b(?:sus|
    mis) hijos\b|niños pequeños
    \bcasad[oa]\b|\bsolter[oa]\b|divorciad[oa]|\bviud[oa]\b|\b(?:su|mi) (?:marido|mujer|esposa|esposo)\b|
    por ser mujer|como mujer\b
    \b(?:su|mi|el|un|mucho) acento\b|\b(?:su|mi) origen\b|nacionalidad|color de (?:la )?piel|\braza\b|gitan[oa]s?\b|
    inmigrante\w*
    musulm\w+|\bjudí[oa]\b|\bcatólic[oa]\b|\breligi\w+|\bvelo\b
    discapac\w+|minusv\w+|\benfermedad\w*|silla de ruedas|depresi[óo]n|problemas? de salud
    lesbiana|homosexual\w*|sindicat\w+|sindicalista\w*
    """
_DUTCH = r"""
    \bte (?:oud|jong)\b|\b(?:haar|zijn|mijn) leeftijd\b|jaar oud\b|bijna met pensioen
    zwanger\w*|ouderschapsverlof|kinderwens|jonge kinderen|kinderen (?:krijgt|krijgen|heeft|wil)|\b(?:haar|zijn|
    mijn) kinderen\b
    getrouwd|\bgescheiden\b|weduwe|vrijgezel|\b(?:haar|mijn) man\b|\b(?:zijn|mijn) vrouw\b|als vrouw\b|
    voor een vrouw\b
    \b(?:haar|zijn|een|sterk|zwaar) (?:\w+ )?accent\b|afkomst|nationaliteit|buitenlander\w*|huidskleur
    moslim\w*|\bjoods\w*|katholiek\w*|\breligi\w+|hoofddoek|\b(?:haar|zijn|mijn) geloof\b
    gehandicapt\w*|\bhandicap\b|chronisch ziek|\bziekte\b|rolstoel|gezondheidsproblem\w*
    \bhomo\b|homoseksue\w+|lesbisch\w*|vakbond\w*|ondernemingsraad
    """

REMARKS = (
    alternatives("".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _DUTCH)))
    .replace("<NUMBER>", _NUMBER)
    .replace("<NATION>", f"(?:{alternatives(_NATION)})")
)
"""All of them, as one expression."""
