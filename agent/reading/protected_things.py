"""What tells a remark about a person from words about work, a customer or a thing; and lists that the tables share."""

from agent.reading.phrases import alternatives

_WORK = r"""
    process(?:es)?|nurs\w*|ward|units?|clinic\w*|teams?|services?|care|carers?|support|workers?|research\w*|centres?|
    centers?|
    hospitals?|patients?|departments?|charit(?:y|ies)|schools?|primary|colleges?|academy|diocese|training|
    polic(?:y|ies)|awareness|projects?|sector|law|condition|spots?|copy|test|tests|testing|colou?rs?|relations|square|
    pacific|jack|rights|networks?|programmes?|programs?|outreach|apps?|software|products?|markets?|marketing|industry|
    brands?|makers?|platforms?|start-?ups?|tech|technology|finance|banking|bank|compan(?:y|ies)|business|firms?|code|
    codebase|systems?|stack|tools?|kit|building|offices?|data|field|names?|insurance|children|kids|pupils|students|
    users|adults|customers|clients|community|sufferers|teachers?|readers|audience|leave work|accessible|access|ramps?|
    friendly|neutral|independent|agnostic|verification|basketball|equality|pay gap|literature|studies|schwester|
    pfleger|station|klinik|recht|richtlinie|forschung|patient\w*|kunden|markt|bedrijf|onderzoek|klanten|clients|
    patients|entreprises?|marché|clientes|pacientes|empresas?|mercado|aziend[ae]|mercato|pazienti|klient\w+|rynek|
    pacjent\w+|företag|kunder|patienter|virksomhed\w*
    """
_FILLER = (
    r"(?!(?:and|or|the|our|my|but|might|may|could|would|will|in|on|at|for|with|to|is|was|so|as|"
    r"und|et|y|e|en|och|og|i)\b)"
)
FOLLOWS = rf"[\s-]+(?:{_FILLER}\w+[\s-]){{0,2}}(?:{alternatives(_WORK)})(?!\w)"
"""Not a remark where this comes next: 'maternity ward', 'mental health app'."""

_THINGS = r"""
    équipe|equipo|equipa|equipe|squadra|teamet|holdet|zespół|bolaget|virksomheden|klub|
    system|systems|software|codebase|code|company|firm|business|platform|stack|product|products|app|team|feature|
    features|flag|flags|tool|tools|building|office|process|processes|machine|machines|server|servers|service|library|
    framework|database|website|site|account|button|laptop|equipment|software|firma|unternehmen|anlage|plattform|
    bedrijf|systeem|entreprise|société|système|logiciel|empresa|sistema|azienda|firma|företaget|systemet|firmaet|
    systemet|firma
    """
_LINKING = r"""
    is|are|was|were|looks?|looked|seems?|seemed|feels?|felt|ist|sind|war|wirkt|est|était|es|era|é|è|zijn|är|er|jest
    """
_WORKED = r"""
    work(?:ed|s|ing)?|teach(?:es|ing)?|taught|built|designed|software|apps?|support(?:ed|s|ing)?|
    volunteer\w*|coach\w*
    """
_STUDIED = r"""
    research(?:ed|es|ing)?|stud(?:y|ied|ies) (?:of|on)|treat(?:s|ed|ing)?|(?:app|tool|content|insurance|polic(?:y|
    ies)) (?:for|on)|
    politique(?: de| du)?|política (?:de|da)|politica (?:di|sulla)
    """
BEFORE = (
    rf"(?<!\w)(?:(?:{alternatives(_THINGS)}) (?:{alternatives(_LINKING)}) (?:\w+ ){{0,3}}"
    r"|(?:une?|una|uma?|des|unos) (?:équipe|equipo|equipa|equipe|entreprise|empresa|azienda|squadra) (?:\w+ )?"
    rf"|(?:{alternatives(_WORKED)}) (?:\w+ ){{0,2}}(?:with|for|to|of)? ?(?:\w+ )?"
    rf"|(?:{alternatives(_STUDIED)}) (?:\w+ )?)"
)
"""Not a remark where this stands right before: 'the system is', 'she worked with', 'an app for'."""

_TENS = "(?:twent|thirt|fort|fift|sixt|sevent)"
_FORTY = r"""
    dreißig|vierzig|fünfzig|sechzig|dertig|veertig|vijftig|zestig|trente|quarante|cinquante|soixante|treinta|cuarenta|
    cincuenta|sesenta|setenta|trinta|quarenta|cinquenta|sessenta|trettio|fyrtio|femtio|sextio|tredive|fyrre|halvtreds|
    tres|trzydzieści|czterdzieści|pięćdziesiąt|sześćdziesiąt
    """
_COUNTRIES = r"""
    afghanistan|albania|algeria|angola|argentina|australia|austria|bangladesh|belarus|belgium|bosnia|brazil|bulgaria|
    cameroon|canada|chile|china|colombia|croatia|cuba|cyprus|denmark|egypt|eritrea|estonia|ethiopia|finland|france|
    georgia|germany|ghana|greece|hungary|india|indonesia|iran|iraq|ireland|israel|italy|jamaica|japan|kazakhstan|kenya|
    kosovo|latvia|lebanon|libya|lithuania|macedonia|malaysia|mexico|moldova|morocco|nepal|nigeria|norway|pakistan|
    palestine|peru|poland|portugal|romania|russia|scotland|senegal|serbia|singapore|slovakia|slovenia|somalia|
    south africa|korea|spain|sri lanka|sudan|sweden|switzerland|syria|taiwan|thailand|tunisia|turkey|uganda|ukraine|
    venezuela|vietnam|wales|zimbabwe|africa|asia|(?:eastern|southern|central) europe|
    the (?:middle east|balkans|caribbean|philippines|us|usa|uk|states|far east)|(?:south|latin|north) america
    """
_NATIONS = r"""
    afghan|african|albanian|algerian|american|arab|arabic|asian|australian|bangladeshi|black|brazilian|british|
    bulgarian|chinese|colombian|croatian|cuban|danish|dutch|egyptian|english|eastern european|ethiopian|european|
    filipin[oa]|finnish|french|german|ghanaian|greek|hungarian|indian|iranian|iraqi|irish|israeli|italian|jamaican|
    japanese|jewish|kenyan|korean|kurdish|latin[oa]|lebanese|mexican|moroccan|nigerian|norwegian|pakistani|persian|
    polish|portuguese|romanian|roma|russian|scottish|serbian|slavic|somali|south african|spanish|swedish|swiss|syrian|
    tamil|thai|tunisian|turkish|ugandan|ukrainian|vietnamese|welsh|white
    """
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SMALL = (
    "an?|his|her|their|our|first|second|third|the|any|no|more|two|three|four|young|small|little|grown|several|another|"
    "new|other|school-?age|twin"
)
_MAYBE = "originally|probably|clearly|half|part|obviously|also|apparently|not|actually|from|an?|very|typically"
_NEARLY = "close to|about|around|over|nearly|almost|well over|getting on for|at least"
NAMED = {
    "<TENS>": _TENS,
    "<NUMBER>": rf"(?:[2-8]\d|1[6-9]|{_TENS}y(?:[- ](?:{_ONES}))?|{alternatives(_FORTY)})",
    "<NEARLY>": rf"(?:(?:{_NEARLY}) )?",
    "<ENDS>": r"(?= ?[.,;!?)]| (?:and|but|or|if|though|by|now|so|i)\b| ?$)",
    "<SMALL>": rf"(?:(?:{_SMALL}|\d) ){{0,3}}",
    "<MAYBE>": rf"(?:(?:{_MAYBE}) ){{0,2}}",
    "<COUNTRY>": f"(?:{alternatives(_COUNTRIES)})",
    "<NATION>": f"(?:{alternatives(_NATIONS)})",
}
"""Names that the tables use, and what they stand for."""
